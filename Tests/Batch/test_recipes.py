"""Runs the recipes of samples/batch as their README.md has them, and compares what comes out with what `convert` writes.

An engine that is missing fails its tests, unless BATCH_SKIP names it (parallel, make, spark): then they say that they were skipped.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
RECIPES = ROOT / "samples/batch"
SKIPPED = os.environ.get("BATCH_SKIP", "").split(",")


def engine(name):
    return unittest.skipIf(name in SKIPPED, f"BATCH_SKIP names {name}: ITS RECIPES WERE NOT TESTED")


def blocks():
    """The shell blocks of README.md, by the words that they run."""
    return re.findall(r"^```sh\n(.*?)^```$", (RECIPES / "README.md").read_text(encoding="utf-8"), re.M | re.S)


class Recipes(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        for recipe in RECIPES.iterdir():
            shutil.copy(recipe, self.folder)
        self.reports = self.folder / "reports"
        self.reports.mkdir()
        for sample in (ROOT / "samples").iterdir():
            if sample.suffix in {".txt", ".csv", ".tsv", ".html", ".mht"}:
                shutil.copy(sample, self.reports)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/reportkit").symlink_to(COMMAND)
        self.good = sorted(path.name for path in self.reports.iterdir())
        self.assertGreater(len(self.good), 9)

    def add_bad_report(self):
        (self.reports / "bad.csv").write_text("序号,任务来源\n1,\"甲\n", encoding="utf-8")

    def run_block(self, word, *changes, environment=(), status=0):
        """Runs the block that holds a word, with parts of it exchanged; each of them must be there."""
        script, = (block for block in blocks() if word in block)
        for old, new in changes:
            self.assertIn(old, script)
            script = script.replace(old, new)
        path = os.pathsep.join([str(self.folder / "bin"), str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
        result = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, capture_output=True, text=True,
            env={**os.environ, "PATH": path, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
                 **dict(environment)})
        self.assertEqual(result.returncode, status, result.stderr[-3000:])
        return result

    def assert_outputs(self, folder, names):
        """The folder has these files and no others, with the bytes that `convert` gives; names maps files to reports."""
        self.assertEqual({path.name for path in (self.folder / folder).iterdir()}, set(names))
        for name, report in names.items():
            form = name.rsplit(".", 1)[1]
            expected = subprocess.run(
                [COMMAND, "convert", f"reports/{report}", "--to", form], cwd=self.folder, capture_output=True, check=True)
            self.assertTrue((self.folder / folder / name).read_bytes() == expected.stdout, name)

    def named(self, *extensions):
        """What write_answers.py calls the outputs of the good reports."""
        return {f"{report}.{extension}": report for report in self.good for extension in extensions}

    @engine("parallel")
    def test_any_number_of_workers_gives_the_same(self):
        self.add_bad_report()
        for jobs, size in ((1, 200), (2, 3), (7, 1)):
            result = self.run_block(
                "--pipe", ("--jobs 2", f"--jobs {jobs}"), ("-N 200", f"-N {size}"), (".py out", f".py out{jobs}"), status=1)
            self.assertRegex(result.stderr, r"bad\.csv: the quoted cell .* never ends.* \[unclosed-quote\]\n")
            self.assert_outputs(f"out{jobs}", self.named("html", "csv"))

    @engine("parallel")
    def test_a_worker_that_fails_is_seen(self):
        self.run_block("--pipe", ("reportkit worker", "reportkit worker --schema none.yaml"), status=1)
        self.assertFalse((self.folder / "out").exists())

    @engine("parallel")
    def test_a_start_for_each_file_counts_failures(self):
        self.run_block("--joblog")
        self.assert_outputs("pages", self.named("html"))
        self.add_bad_report()
        result = self.run_block("--joblog", status=1)
        self.assertIn("reports/bad.csv:2:3: error:", result.stderr)
        log = (self.folder / "jobs.tsv").read_text().splitlines()
        head = log[0].split("\t")
        failed = [line for line in log[1:] if line.split("\t")[head.index("Exitval")] != "0"]
        self.assertEqual(len(failed), 1)
        self.assertIn("bad.csv", failed[0])
        self.assertFalse((self.folder / "pages/bad.csv.html").exists())

    @engine("make")
    def test_make_converts_what_is_newer(self):
        self.add_bad_report()
        self.run_block("convert.mk", status=2)
        made = {pathlib.Path(name).stem + ".html": name for name in self.good if name.endswith((".txt", ".csv"))}
        self.assert_outputs("made", made)
        (self.reports / "bad.csv").unlink()
        self.assertNotIn("reportkit convert", self.run_block("convert.mk").stdout)
        changed = list(made.values())[0]
        os.utime(self.reports / changed)
        self.assertEqual(re.findall(r"convert --quiet (\S+)", self.run_block("convert.mk").stdout), [f"reports/{changed}"])

    @engine("spark")
    def test_any_number_of_partitions_gives_the_same(self):
        self.add_bad_report()
        answers = {}
        for partitions, master in ((1, "local[2]"), (2, "local-cluster[2,1,1024]"), (7, "local[2]")):
            result = self.run_block(
                "spark.py", ("reports answers csv 7", f"reports answers{partitions} csv {partitions}"),
                ("cat answers", f"cat answers{partitions}"), (".py tables", f".py tables{partitions}"),
                environment={"MASTER": master}, status=1)
            self.assertIn("bad.csv: the quoted cell", result.stderr)
            folder = self.folder / f"answers{partitions}"
            self.assertTrue((folder / "_SUCCESS").exists())
            parts = sorted(folder.glob("part-*"))
            self.assertEqual(len(parts), partitions)
            self.assertGreaterEqual(sum(part.stat().st_size > 0 for part in parts), min(partitions, 3))
            lines = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
            answers[partitions] = sorted(lines, key=lambda line: json.loads(line)["id"])
            self.assert_outputs(f"tables{partitions}", self.named("csv"))
        self.assertEqual(len(answers[1]), len(self.good) + 1)
        self.assertTrue(answers[1] == answers[2] and answers[1] == answers[7])

    @engine("spark")
    def test_a_worker_that_fails_fails_the_job(self):
        result = self.run_block("spark.py", ("csv 7\n", "csv 2 --schema none.yaml || exit 9\n"), status=9)
        self.assertRegex(result.stderr[-3000:], "worker --to csv --schema none.yaml. exited with error code 1")
        self.assertFalse((self.folder / "answers/_SUCCESS").exists())


if __name__ == "__main__":
    unittest.main()
