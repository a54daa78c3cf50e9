"""What `make install` puts where, and what man and the shells make of it."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = {
    "bin/reportkit", "share/man/man1/reportkit.1", "share/bash-completion/completions/reportkit",
    "share/zsh/site-functions/_reportkit", "share/fish/vendor_completions.d/reportkit.fish"}
# Calls the function as bash does when somebody presses TAB behind the words.
BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_reportkit reportkit "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        run("make", "--no-print-directory", "install", f"DESTDIR={cls.temporary.name}", "PREFIX=/opt/here", cwd=ROOT)
        cls.prefix = pathlib.Path(cls.temporary.name, "opt/here")
        cls.path = {**os.environ, "PATH": f"{cls.prefix}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def test_all_files_are_below_the_prefix(self):
        found = {str(file.relative_to(self.temporary.name)) for file in pathlib.Path(self.temporary.name).rglob("*") if file.is_file()}
        self.assertEqual(found, {f"opt/here/{file}" for file in FILES})
        version = run("reportkit", "--version", env=self.path)
        self.assertRegex(version, r"^\d+\.\d+\.\d+\n$")

    def test_the_manual_has_every_command_and_option(self):
        page = subprocess.run(
            ["man", "--warnings", "-l", str(self.prefix / "share/man/man1/reportkit.1")], capture_output=True, text=True,
            env={**self.path, "MANWIDTH": "200"})
        self.assertEqual((page.returncode, page.stderr), (0, ""))
        for words in ("落实情况表", "reportkit worker", "--files-from list", "-o, --output path", "Exit status"):
            self.assertTrue(words in page.stdout, words)
        shown = run("reportkit", "help", env=self.path)
        commands = re.findall(r"^  ([a-z]+) ", shown.split("SUBCOMMANDS:")[1], re.M)
        self.assertGreater(len(commands), 9)
        for command in commands:
            self.assertTrue(f"reportkit {command}\n" in page.stdout, command)

    def completed(self, *words):
        script = str(self.prefix / "share/bash-completion/completions/reportkit")
        return set(run("bash", "-O", "extglob", "-c", BASH, "bash", script, "reportkit", *words, env=self.path).split())

    def test_bash_completes_commands_options_and_values(self):
        self.assertEqual(self.completed("wor"), {"worker"})
        self.assertEqual(self.completed("convert", "--ma"), {"--manifest", "--markdown-merge"})
        self.assertEqual(self.completed("convert", "--page", ""), {"a4", "a4-landscape", "a3-landscape"})

    def test_fish_completes_commands(self):
        script = self.prefix / "share/fish/vendor_completions.d/reportkit.fish"
        shown = run("fish", "--no-config", "-c", f"source {script}; complete -C 'reportkit wor'", env=self.path)
        self.assertEqual(shown.split("\t")[0], "worker")

    def test_zsh_reads_its_completions(self):
        folder = self.prefix / "share/zsh/site-functions"
        shown = run(
            "zsh", "-f", "-c", f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -D -u; print $_comps[reportkit]; "
            "autoload +X _reportkit; print ${+functions[_reportkit]}", env=self.path)
        self.assertEqual(shown.split(), ["_reportkit", "1"])


if __name__ == "__main__":
    unittest.main()
