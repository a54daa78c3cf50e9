"""An office that collects the reports of forty departments over two quarters, in the formats that they send: what the commands of
docs/collecting.md say is held against counts that are made here."""

import collections
import glob
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
sys.path += glob.glob(str(ROOT / ".build-venv/lib/python3*/site-packages"))

import docx  # noqa: E402
import openpyxl  # noqa: E402

FIELDS = "教育 民政 财政 交通 水利 农业 林业 商务 审计 统计 司法 公安 人社 住建 卫健 应急 退役 市场 城管 医保".split()
OFFICES = [f"区{field}局" for field in FIELDS] + [f"{field}中心" for field in FIELDS[:19]] + ["区文化和旅游局"]
HEADER = ["序号", "任务来源", "任务内容", "责任单位", "完成时限", "进展情况", "状态"]
STATES = ["已完成", "推进中", "未启动", "滞后"]


def tasks(office, quarter):
    """The tasks of an office: the same in both quarters, but for one that is new, one that is gone, and their progress."""
    generator = random.Random(office)
    rows = []
    for number in range(1, 7):
        other = OFFICES[generator.randrange(len(OFFICES))]
        state = STATES[generator.randrange(4)]
        rows.append([f"《{office}工作要点》第{number}项", f"推进{office[:-1]}第{number}号工程建设", f"{office}、{other}",
                     "2026年12月底", "" if number == 5 else f"第一季度完成投资{generator.randrange(10, 99)}万元", state])
    if quarter == 2:
        rows = rows[1:] + [[f"《{office}工作要点》第9项", f"新建{office[:-1]}服务站", office, "2026年12月底", "正在选址", "推进中"]]
        for row in rows[:2]:
            row[4] = row[4] and row[4] + "，第二季度完工"
    return [[str(number), *row] for number, row in enumerate(rows, 1)]


def write(folder, index, name, quarter, office=None):
    """Writes the report of an office in the format that it sends."""
    rows = tasks(office or name, quarter)
    title = f"（{name}）2026年重点工作落实情况表（第{'一二'[quarter - 1]}季度）"
    path = folder / f"{index:02}"
    if index % 5 == 0:
        document = docx.Document()
        document.add_paragraph(title)
        table = document.add_table(rows=0, cols=len(HEADER))
        for row in [HEADER] + rows:
            for cell, text in zip(table.add_row().cells, row):
                cell.text = text
        document.save(f"{path}.docx")
        return path.with_suffix(".docx")
    if index % 5 == 1:
        book = openpyxl.Workbook()
        book.active.append([title])
        book.active.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADER))
        for row in [HEADER] + rows:
            book.active.append([int(text) if text.isdigit() else text for text in row])
        book.save(f"{path}.xlsx")
        return path.with_suffix(".xlsx")
    if index % 5 == 2:
        text = "\n".join(",".join(row) for row in [[title] + [""] * 6, HEADER] + rows)
        path.with_suffix(".csv").write_bytes(text.encode("gb18030"))
        return path.with_suffix(".csv")
    if index % 5 == 3:
        cells = "".join(
            "<tr>" + "".join(f"<td><p class=MsoNormal><span lang=ZH-CN>{text}<o:p></o:p></span></p></td>" for text in row) + "</tr>"
            for row in [HEADER] + rows)
        page = (f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><meta charset=gb2312><body><p>{title}</p>'
                f"<table>{cells}</table></body></html>")
        path.with_suffix(".html").write_bytes(page.encode("gb18030"))
        return path.with_suffix(".html")
    path.with_suffix(".txt").write_text("\n".join([title] + ["\t".join(row) for row in [HEADER] + rows]), "utf-8")
    return path.with_suffix(".txt")


class CollectingOffice(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        for quarter in (1, 2):
            inputs = cls.folder / f"q{quarter}"
            inputs.mkdir()
            for index, office in enumerate(OFFICES):
                if quarter == 2 and index in (7, 18, 29):
                    continue
                # In the second quarter one calls itself by its short name.
                name = "区文旅局" if quarter == 2 and office == OFFICES[-1] else office
                write(inputs, index, name, quarter, office)
        cls.missing = [OFFICES[index] for index in (7, 10, 18, 29)]
        # One sends its report twice, one a file that is cut off.
        shutil.copy(cls.folder / "q2/14.txt", cls.folder / "q2/14-副本.txt")
        whole = (cls.folder / "q2/10.docx").read_bytes()
        (cls.folder / "broken").mkdir()
        (cls.folder / "q2/10.docx").unlink()
        (cls.folder / "broken/10.docx").write_bytes(whole[: len(whole) // 2])
        lines = [f"{office} = 区文旅局、文旅局" if office == OFFICES[-1] else office for office in OFFICES]
        (cls.folder / "offices.txt").write_text("# 2026年第二季度\n" + "\n".join(lines) + "\n", "utf-8")
        (cls.folder / "names.yml").write_text("departments:\n  区文化和旅游局: [区文旅局, 文旅局]\n", "utf-8")
        cls.rows = [row for index, office in enumerate(OFFICES) if office not in cls.missing for row in tasks(office, 2)]

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def run_command(self, *arguments, status=0):
        run = subprocess.run([COMMAND, *arguments], cwd=self.folder, capture_output=True, timeout=300)
        self.assertEqual(run.returncode, status, run.stderr.decode()[-2000:])
        return run.stdout.decode(), run.stderr.decode()

    def test_who_is_missing(self):
        _, errors = self.run_command("check", "q2/", "broken/", "--expect", "offices.txt", status=1)
        self.assertEqual(re.findall(r"'([^']+)' has not reported", errors), self.missing)
        self.assertIn("broken/10.docx: error:", errors)
        self.assertEqual(re.findall(r"'([^']+)' .*\[repeated-report\]", errors), [OFFICES[14]])
        self.assertNotIn("unlisted-issuer", errors)
        _, errors = self.run_command("check", "q2/", "--expect", "offices.txt", "--strict", status=1)
        _, errors = self.run_command("check", "q1/", "--expect", "offices.txt")
        self.assertNotIn("missing-report", errors)

    def test_summary_counts(self):
        text, _ = self.run_command("summary", "q2/", "--expect", "offices.txt", "--schema", "names.yml", "--to", "json", "-q")
        summary = json.loads(text)
        twice = tasks(OFFICES[14], 2)
        rows = self.rows + twice
        self.assertEqual(summary["totals"]["tasks"], len(rows))
        self.assertEqual(summary["totals"]["withoutProgress"], sum(row[5] == "" for row in rows))
        self.assertEqual(summary["expected"]["missing"], self.missing)
        self.assertEqual([entry["name"] for entry in summary["expected"]["twice"]], [OFFICES[14]])
        self.assertEqual(summary["expected"]["unlisted"], [])
        self.assertEqual(summary["expected"]["reported"], len(OFFICES) - len(self.missing))
        counts = collections.Counter(name for row in rows for name in set(row[3].split("、")))
        self.assertEqual({entry["department"]: entry["tasks"] for entry in summary["byDepartment"]}, dict(counts))

    def test_one_page_for_the_director(self):
        self.run_command(
            "summary", "q2/", "broken/", "--expect", "offices.txt", "--detail", "brief", "-o", "brief.pdf", "-q", status=1)
        info = subprocess.run(["pdfinfo", self.folder / "brief.pdf"], capture_output=True, check=True).stdout.decode()
        self.assertRegex(info, r"Pages:\s+1\n")
        text = subprocess.run(["pdftotext", self.folder / "brief.pdf", "-"], capture_output=True, check=True).stdout.decode()
        words = re.sub(r"\s", "", text)
        for office in self.missing:
            self.assertIn(office, words)
        self.assertIn("10.docx", words)

    def test_pages_to_send_back(self):
        self.run_command("check", "q2/", "--report", "back/", "-q")
        pages = sorted(path.relative_to(self.folder / "back") for path in (self.folder / "back").rglob("*.html"))
        self.assertEqual(len(pages), len(list((self.folder / "q2").iterdir())))
        for path in (self.folder / "back").rglob("*.html"):
            self.assertIn("这项任务没有填写进展", path.read_text("utf-8"), path)

    def test_merged_workbook_and_comparison(self):
        (self.folder / "q2/14-副本.txt").rename(self.folder / "copy.txt")
        self.addCleanup((self.folder / "copy.txt").rename, self.folder / "q2/14-副本.txt")
        self.run_command("merge", "q2/", "--schema", "names.yml", "-o", "all.xlsx", "-q")
        sheet = openpyxl.load_workbook(self.folder / "all.xlsx").active
        texts = [str(row[2]) for row in sheet.iter_rows(values_only=True) if row[2] and str(row[2]) != "任务内容"]
        self.assertCountEqual(texts, [row[2] for row in self.rows])
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
             "--outdir", self.folder / "office", self.folder / "all.xlsx"], check=True, capture_output=True, timeout=180)
        saved = next((self.folder / "office").glob("*.csv")).read_text("utf-8")
        for row in self.rows:
            self.assertIn(row[2], saved)
        text, _ = self.run_command("compare", "q1/", "q2/", "--schema", "names.yml", "--to", "json", "-q")
        comparison = json.loads(text)
        before = {row[1]: row for office in OFFICES for row in tasks(office, 1)}
        self.assertEqual(comparison["totals"]["ambiguous"] if "totals" in comparison else 0, 0)
        after = {row[1]: row for row in self.rows}
        self.assertEqual(len(comparison["added"]), len(after.keys() - before.keys()))
        self.assertEqual(len(comparison["removed"]), len(before.keys() - after.keys()))
        text, _ = self.run_command("compare", "q1/", "q2/", "--schema", "names.yml", "--to", "markdown", "-q")
        head = next(line for line in text.splitlines() if line.startswith("原："))
        self.assertIn("原：2026年第一季度40份报表（区教育局、", head)
        self.assertIn(f"新：2026年第二季度{len(OFFICES) - len(self.missing)}份报表（区教育局、", head)
        changed = [key for key in after.keys() & before.keys() if after[key][2:] != before[key][2:]]
        self.assertEqual(len(comparison["changed"]), len(changed))

    def test_tasks_for_each_department(self):
        self.run_command("split", "q2/", "--by", "department", "--schema", "names.yml", "-o", "parts/", "--to", "csv", "-q")
        rows = self.rows + tasks(OFFICES[14], 2)
        counts = collections.Counter(name for row in rows for name in set(row[3].split("、")))
        lines = {path.stem: len(path.read_text("utf-8").splitlines()) for path in (self.folder / "parts").glob("*.csv")}
        self.assertEqual(sorted(lines), sorted(counts))

    def test_ledger(self):
        self.run_command("ledger", "add", "office.db", "q1/", "--schema", "names.yml", "-q")
        self.run_command("ledger", "add", "office.db", "q2/", "--schema", "names.yml", "-q")
        before = self.run_command("ledger", "list", "office.db", "--to", "json")[0]
        self.run_command("ledger", "add", "office.db", "q2/", "--schema", "names.yml", "-q")
        self.assertEqual(self.run_command("ledger", "list", "office.db", "--to", "json")[0], before)
        text, _ = self.run_command("ledger", "history", "office.db", "--task", f"推进{OFFICES[3][:-1]}第2号工程建设", "--to", "json")
        self.assertEqual(text.count("第二季度完工"), 1)


if __name__ == "__main__":
    unittest.main()
