"""The package of Debian: what lintian says of it, and what a fresh Debian does with it."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = sorted((ROOT / ".build-deb").glob("reportkit_*.deb"))
LIBRARIES = {"libc6", "libxml2", "zlib1g", "libyaml-0-2", "libsqlite3-0"}


def run(*command, **options):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f"{command}: {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


class Package(unittest.TestCase):
    def setUp(self):
        self.assertEqual(len(PACKAGES), 1, "make deb makes one package")
        self.package = PACKAGES[0]

    def field(self, name):
        return run("dpkg-deb", "--field", self.package, name).strip()

    def test_lintian_finds_nothing(self):
        said = run("lintian", "--allow-root", "--fail-on", "error,warning", self.package)
        self.assertEqual(said, "")

    def test_it_names_what_it_needs(self):
        version, architecture = self.field("Version"), run("dpkg", "--print-architecture").strip()
        self.assertEqual(self.package.name, f"reportkit_{version}_{architecture}.deb")
        needs = {need.split()[0]: need for need in self.field("Depends").split(", ")}
        self.assertLessEqual(LIBRARIES, needs.keys())
        self.assertLessEqual(needs.keys(), LIBRARIES | {"libgcc-s1", "libstdc++6"})
        self.assertRegex(needs["libsqlite3-0"], r"^libsqlite3-0 \(>= 3\.")
        self.assertEqual(self.field("Recommends"), "weasyprint | chromium")
        self.assertEqual(self.field("Suggests"), "libreoffice")

    def test_the_readme_states_the_least_glibc(self):
        """The newest version of a symbol that the command takes from glibc."""
        with tempfile.TemporaryDirectory() as folder:
            run("dpkg-deb", "--extract", self.package, folder)
            symbols = run("objdump", "-T", f"{folder}/usr/bin/reportkit")
        versions = {tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_([0-9.]+)", symbols)}
        least = ".".join(map(str, max(versions)))
        for door in ("README.md", "README.zh-CN.md"):
            self.assertIn(f"glibc {least}", (ROOT / door).read_text(encoding="utf-8"), door)

    def test_who_makes_it_maintains_it(self):
        environment = {**os.environ, "DEBFULLNAME": "Wang Fang", "DEBEMAIL": "wang@debian.org"}
        with tempfile.TemporaryDirectory() as folder:
            run("make", "--no-print-directory", "install", f"DESTDIR={folder}/root", "PREFIX=/usr", cwd=ROOT)
            run("scripts/deb", f"{folder}/root", folder, cwd=ROOT, env=environment)
            package = pathlib.Path(folder) / self.package.name
            self.assertEqual(run("dpkg-deb", "--field", package, "Maintainer").strip(), "Wang Fang <wang@debian.org>")

    def test_it_has_the_licences_of_what_is_linked(self):
        with tempfile.TemporaryDirectory() as folder:
            run("dpkg-deb", "--extract", self.package, folder)
            linked = run("readelf", "--dynamic", f"{folder}/usr/bin/reportkit")
            words = pathlib.Path(folder, "usr/share/doc/reportkit/copyright").read_text(encoding="utf-8")
        names = {"xml2": "libxml2", "z": "zlib", "yaml-0": "libyaml", "sqlite3": "SQLite", "c": "glibc", "m": "glibc",
                 "gcc_s": "libgcc", "stdc++": "libstdc++"}
        for library in re.findall(r"NEEDED.*\[lib(.+?)\.so", linked):
            self.assertIn(names[library], words, library)
        for part in ("runtime library of Swift", "libdispatch", "LLVM", "Swift Argument Parser", "HTML"):
            self.assertIn(part, words)

    def test_the_same_commit_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            run("make", "--no-print-directory", "install", f"DESTDIR={folder}/root", "PREFIX=/usr", cwd=ROOT)
            run("scripts/deb", f"{folder}/root", folder, cwd=ROOT)
            self.assertEqual((pathlib.Path(folder) / self.package.name).read_bytes(), self.package.read_bytes())


@unittest.skipUnless(os.geteuid() == 0, "SKIPPED: debootstrap needs root")
class FreshDebian(unittest.TestCase):
    """A Debian with nothing in it but what every Debian has."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="reportkit-debian-")
        cls.root = pathlib.Path(cls.folder, "root")
        release = run("sh", "-c", ". /etc/os-release && echo $VERSION_CODENAME").strip()
        run("debootstrap", "--variant=minbase", release, cls.root)
        # It reaches its mirror as this machine does.
        for name in ("etc/resolv.conf", "etc/apt/apt.conf.d", "etc/apt/sources.list", "etc/apt/sources.list.d", "etc/hosts"):
            source, target = pathlib.Path("/", name), cls.root / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, target)
        shutil.copy(PACKAGES[0], cls.root / "tmp")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def inside(self, *command):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"}
        for name, value in os.environ.items():
            if name.lower().endswith("_proxy"):
                environment[name] = value
        return run("chroot", self.root, *command, env=environment)

    def files(self):
        found = set()
        for folder, folders, names in os.walk(self.root):
            here = pathlib.Path(folder).relative_to(self.root)
            if here == pathlib.Path("."):
                # What comes and goes by itself: a process may end while its folder is listed.
                folders[:] = set(folders) - {"var", "tmp", "proc", "sys", "dev", "run"}
            found.update(here / name for name in folders + names)
        return found

    def test_it_is_installed_used_and_removed(self):
        self.inside("apt-get", "update", "-qq")
        before = self.files()
        self.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{PACKAGES[0].name}")
        # Swift takes the arguments from /proc; without it nothing must look as if it had worked.
        with self.assertRaisesRegex(AssertionError, "/proc is not mounted here"):
            self.inside("reportkit", "--version")
        run("mount", "-t", "proc", "proc", self.root / "proc")
        self.addCleanup(run, "umount", self.root / "proc")
        self.assertEqual(self.inside("reportkit", "--version").strip(), self.inside("dpkg-query", "-W", "-f", "${Version}", "reportkit"))
        samples = "/usr/share/doc/reportkit/samples"
        for sample in ("water-2026-q3.md", "finance-2026-q2.xlsx", "emergency-2026-q1.docx", "parks-2026-q2.html"):
            self.inside("reportkit", "convert", "-q", f"{samples}/{sample}", "--to", "html,csv,json", "-o", "/tmp/out/")
        self.assertEqual(len(list((self.root / "tmp/out").iterdir())), 12)
        self.inside("reportkit", "summary", "-q", f"{samples}/water-2026-q3.md", f"{samples}/finance-2026-q2.xlsx", "-o", "/tmp/summary.html")
        added = self.inside("reportkit", "ledger", "add", "/tmp/reports.db", "-q", f"{samples}/water-2026-q3.md")
        self.assertTrue(added.startswith("added 1: "), added)
        for file in ("share/man/man1/reportkit.1.gz", "share/bash-completion/completions/reportkit",
                     "share/zsh/vendor-completions/_reportkit", "share/fish/vendor_completions.d/reportkit.fish",
                     "share/doc/reportkit/copyright", "share/doc/reportkit/docs/README.md"):
            # minbase leaves out documentation only where its dpkg is told so.
            self.assertTrue((self.root / "usr" / file).is_file(), file)
        self.inside("dpkg", "--verify", "reportkit")
        self.inside("apt-get", "purge", "-y", "-qq", "--auto-remove", "reportkit")
        left = {path for path in self.files() - before if "reportkit" in str(path)}
        self.assertEqual(left, set())


if __name__ == "__main__":
    unittest.main()
