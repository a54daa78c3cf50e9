"""Prints what `--to xhtml` and `--to html` write, in Chromium and in WeasyPrint, and asks the PDF.

REPORTKIT names the command. The texts of a page come from poppler's `pdftotext -bbox`, which gives every run of characters with
its box; in Chinese text without blanks a run is a line of a cell.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
MM = 72 / 25.4
# Top, right, bottom, left of print.mustache, in mm.
MARGINS = {"a4": (37, 26, 35, 28), "a4-landscape": (28, 35, 26, 37), "a3-landscape": (28, 35, 26, 37)}
PAPER = {"a4": (210, 297), "a4-landscape": (297, 210), "a3-landscape": (420, 297)}
NEVER_FIRST = set("，。、；：”》）,;:)")  # some of them as NFKC makes them
SENTENCE = "完成排水管网普查和病害修复，更换老旧管段，建成雨水调蓄设施，汛前全部投入使用"
ENGINES = {
    "chromium": lambda page, pdf: [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={pdf}", page.as_uri()],
    "weasyprint": lambda page, pdf: ["weasyprint", "--quiet", str(page), str(pdf)],
}


def long_report():
    """Merges of all lengths, headings, a row taller than a page, quotes and brackets at every place of a line."""
    rows = ["<tr><th>序号</th><th>任务来源</th><th>任务内容</th><th>责任部门</th><th>进展情况</th></tr>"]
    number = 0
    for group, length in enumerate([3, 14, 2, 1, 9, 4]):
        numeral = "一二三四五六"[group]
        rows.append(f'<tr><td colspan="5">{numeral}、第{group + 1}类工作</td></tr>')
        for index in range(length):
            number += 1
            source = f'<td rowspan="{length}">' + "水务工作要点重点任务清单以及配套方案，" * (4 if group == 1 else 1) + f"第{number}项</td>"
            progress = "".join(
                f"{item}.“{SENTENCE[: (number * 7 + item * 5) % 30 + 4]}”（第{item}批）已办结；" for item in range(1, 4))
            if number == 8:
                progress = "".join(f"{item}.{SENTENCE}，见《第{item}期简报》。" for item in range(1, 60))
            task = "推进“" + SENTENCE[: number % 25 + 6] + "”（试点）、《方案》落实。"
            rows.append(
                f"<tr><td>{number}</td>{source if index == 0 else ''}<td>{task}</td>"
                f"<td>市水务局（牵头）<br>市城管局</td><td>{progress}</td></tr>")
    table = "\n".join(rows)
    return f"<table><caption>（市水务局）2026年水务重点工作落实情况表（第三季度）</caption>\n{table}</table>"


def wide_report():
    """More columns than suit A4."""
    names = ["序号", "任务来源", "任务内容", "目标任务", "工作举措", "牵头单位", "配合单位", "责任领导", "联系人", "完成时限",
             "进展情况", "状态", "完成率", "存在问题", "下一步工作", "备注"]
    lines = ["\t".join(names)]
    for number in range(1, 40):
        cells = [str(number), f"要点第{number}项", SENTENCE, "全年完成", "挂图作战", "市水务局", "市财政局", "张三", "李四",
                 "2026年12月底前", f"1.{SENTENCE}。2.{SENTENCE[:12]}。", "正在推进", "85.5%", "", "继续推进", ""]
        lines.append("\t".join(cells))
    return "2026年水务工作任务分解表（上半年）\n" + "\n".join(lines) + "\n"


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def plain(text):
    """A text without blanks, in the form that fonts make one: PDFs name some characters by their radicals."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def head_text(report):
    """The texts of a head, each cell once: the JSON says which levels of a column stand above the column before as well."""
    return plain("".join(text for column in report["columns"]
                         for text in column.get("levels", [column["name"]])[column.get("sharedLevels", 0):]))


class Page:
    """The runs of a page as (text, left, top, right, bottom), in points from the upper left corner.

    The boxes that poppler gives are as high as the tallest character of the font, up to thrice the size of the text; the page's
    number, of 14 points, says how much they are too high. The blank half of a closing mark may reach over what follows it.
    """

    def __init__(self, element):
        self.width, self.height = float(element.get("width")), float(element.get("height"))
        words = [
            (word.text or " ", *(float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax")))
            for word in element.iter("{http://www.w3.org/1999/xhtml}word")]
        number = max(words, key=lambda word: word[2])
        scale = 14 / (number[4] - number[2])
        self.runs = []
        for text, left, top, right, bottom in words:
            middle, half = (top + bottom) / 2, (bottom - top) * scale * 0.45
            if unicodedata.category(text[-1]) in ("Pe", "Pf", "Po"):
                right -= half
            self.runs.append((plain(text), left, middle - half, right, middle + half))

    def line_starts(self):
        """The runs that no other run stands before on the same line of a cell."""
        for text, left, top, right, bottom in self.runs:
            before = any(
                abs(u1 - left) < 9 and abs(v0 - top) < 3
                for _, u0, v0, u1, v1 in self.runs if u0 < left)
            if not before:
                yield text

    def between(self, top, bottom):
        """The runs whose middle lies between two heights in mm."""
        return [run for run in self.runs if top * MM <= (run[2] + run[4]) / 2 < bottom * MM]


def pages_of(pdf):
    tree = ElementTree.fromstring(run("pdftotext", "-bbox", str(pdf), "-"))
    return [Page(element) for element in tree.iter("{http://www.w3.org/1999/xhtml}page")]


def placed_texts(report):
    """The texts of a report's cells, one for each cell that a merge does not cover."""
    covered = set()
    for index, row in enumerate(report["rows"]):
        for merge in row.get("merged", []):
            for down in range(merge["rows"]):
                for right in range(merge["columns"]):
                    if down or right:
                        covered.add((index + down, merge["column"] + right))
    return [
        text for index, row in enumerate(report["rows"]) for column, text in enumerate(row["cells"])
        if (index, column) not in covered]


def for_each_print(check):
    """Makes a test of what must hold for one print."""

    def test(self):
        for name, page, reports, pages in self.prints:
            with self.subTest(name):
                self.assertGreater(len(pages), 0)
                check(self, page, reports, pages)

    return test


class Printed(unittest.TestCase):
    """Each case is one report on one paper, printed by every engine from XHTML; two also by Chromium from HTML."""

    folder = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        # Where somebody wants to look at them, the prints stay.
        cls.folder = pathlib.Path(os.environ.get("REPORTKIT_PRINTS") or cls.temporary.name)
        (cls.folder / "long.html").write_text(long_report(), encoding="utf-8")
        (cls.folder / "wide.tsv").write_text(wide_report(), encoding="utf-8")
        cls.cases = [(cls.folder / "long.html", page) for page in MARGINS]
        cls.cases += [(cls.folder / "wide.tsv", page) for page in ("a4-landscape", "a3-landscape")]
        samples = sorted(path for path in (ROOT / "samples").glob("*-20*.*"))
        cls.cases += [(sample, "a4-landscape") for sample in samples]
        jobs = []
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, page in cls.cases:
                for kind, engine in (("xhtml", "chromium"), ("xhtml", "weasyprint"), ("html", "chromium")):
                    # Both formats have the same style sheet for paper.
                    if kind == "html" and (page != "a4-landscape" or path.stem not in ("long", "education-2026-q2")):
                        continue
                    jobs.append(pool.submit(cls.print_one, path, page, kind, engine))
            for engine in ENGINES:
                jobs.append(pool.submit(cls.print_summary, samples, engine))
            cls.prints = [job.result() for job in jobs]

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def print_one(cls, path, page, kind, engine):
        output = cls.folder / f"{path.stem}-{page}-{engine}.{kind}"
        run(COMMAND, "convert", str(path), "--to", kind, "--page", page, "-o", str(output))
        pdf = output.with_suffix(f".{kind}.pdf")
        run(*ENGINES[engine](output, pdf))
        reports = json.loads(run(COMMAND, "convert", str(path), "--to", "json"))["reports"]
        return f"{path.name}, {page}, {kind} in {engine}", page, reports, pages_of(pdf)

    @classmethod
    def print_summary(cls, inputs, engine):
        """A summary has other tables than its reports: they are None."""
        output = cls.folder / f"summary-{engine}.xhtml"
        run(COMMAND, "summary", *map(str, inputs), "-o", str(output))
        pdf = output.with_suffix(".pdf")
        run(*ENGINES[engine](output, pdf))
        return f"summary in {engine}", "a4-landscape", None, pages_of(pdf)

    def test_summary_loses_no_task(self):
        summaries = [pages for _, _, reports, pages in self.prints if reports is None]
        self.assertEqual(len(summaries), len(ENGINES))
        samples = sorted((ROOT / "samples").glob("*-20*.*"))
        tasks = [
            row for sample in samples for report in json.loads(run(COMMAND, "convert", str(sample), "--to", "json"))["reports"]
            for row in report["rows"] if row["kind"] == "task"]
        expected = collections.Counter()
        for row in tasks:
            # Each task stands with each of its departments, or once with those that have none.
            text = plain("".join(row.get("progress", {}).get("items", [])))
            for _ in range(max(1, len(row.get("departments", [])))):
                expected.update(text)
        for pages in summaries:
            printed = collections.Counter("".join(run[0] for page in pages for run in page.runs))
            self.assertEqual(+(expected - printed), collections.Counter())

    @for_each_print
    def test_paper_has_the_size_that_was_asked_for(self, page, reports, pages):
        for printed in pages:
            self.assertAlmostEqual(printed.width, PAPER[page][0] * MM, delta=1)
            self.assertAlmostEqual(printed.height, PAPER[page][1] * MM, delta=1)

    @for_each_print
    def test_every_page_has_its_number_and_the_count(self, page, reports, pages):
        bottom = PAPER[page][1] - MARGINS[page][2]
        for index, printed in enumerate(pages):
            text = "".join(run[0] for run in printed.between(bottom, PAPER[page][1]))
            self.assertEqual(text, f"第{index + 1}页共{len(pages)}页")

    @for_each_print
    def test_every_page_has_the_title(self, page, reports, pages):
        titles = [plain(report["title"]["text"]) for report in reports or []] or ["任务落实情况汇总"]
        for printed in pages:
            text = "".join(run[0] for run in printed.runs)
            self.assertTrue(any(title in text for title in titles), text[:80])

    @for_each_print
    def test_every_page_of_a_table_has_its_head(self, page, reports, pages):
        # The order of the runs is the engine's, so a head is the set of its characters in the first lines.
        heads = [collections.Counter(head_text(report)) for report in reports or []]
        for printed in pages:
            text = collections.Counter("".join(run[0] for run in printed.runs))
            self.assertTrue(not heads or any(not head - text for head in heads))

    @for_each_print
    def test_no_character_is_lost_or_doubled(self, page, reports, pages):
        if reports is None:
            return
        top, bottom = MARGINS[page][0], PAPER[page][1] - MARGINS[page][2]
        printed = collections.Counter()
        for sheet in pages:
            printed.update("".join(run[0] for run in sheet.between(top, bottom)))
        expected = collections.Counter()
        heads = collections.Counter()
        for report in reports:
            title = report["title"]
            for text in [title["text"], *placed_texts(report), *report["notes"]]:
                expected.update(plain(text))
            heads.update(head_text(report))
        self.assertEqual(+(expected - printed), collections.Counter(), "lost")
        # What comes on top are heads, one a page, and the line under each title.
        rest = printed - expected
        if len(reports) == 1:
            for character, count in heads.items():
                rest[character] -= count * len(pages)
        subtitle = set(plain("填报单位报告期任务项年月日至：0123456789")) | set("".join(r["title"].get("issuer", "") for r in reports))
        doubled = {c: n for c, n in rest.items() if n > 0 and c not in subtitle and (len(reports) == 1 or c not in heads)}
        self.assertEqual(doubled, {}, "doubled")

    @for_each_print
    def test_everything_lies_inside_the_margins(self, page, reports, pages):
        top, right, bottom, left = MARGINS[page]
        for printed in pages:
            for text, x0, y0, x1, y1 in printed.between(top, PAPER[page][1] - bottom):
                self.assertGreaterEqual(x0, left * MM - 1, text)
                self.assertLessEqual(x1, (PAPER[page][0] - right) * MM + 1, text)
                self.assertGreaterEqual(y0, top * MM - 1, text)
                self.assertLessEqual(y1, (PAPER[page][1] - bottom) * MM + 1, text)

    @for_each_print
    def test_no_text_lies_on_another(self, page, reports, pages):
        for printed in pages:
            runs = sorted(printed.runs, key=lambda run: run[2])
            for index, (text, x0, y0, x1, y1) in enumerate(runs):
                for other, u0, v0, u1, v1 in runs[index + 1:]:
                    if v0 >= y1:
                        break
                    width = min(x1, u1) - max(x0, u0)
                    height = min(y1, v1) - max(y0, v0)
                    self.assertFalse(width > 2 and height > 2, f"{text} / {other}")

    @for_each_print
    def test_no_line_begins_with_closing_punctuation(self, page, reports, pages):
        for printed in pages:
            for text in printed.line_starts():
                self.assertNotIn(text[:1], NEVER_FIRST, text)

    @for_each_print
    def test_numbered_items_begin_lines(self, page, reports, pages):
        starts = [run[0] for printed in pages for run in printed.runs]
        for report in reports or []:
            column = next((i for i, c in enumerate(report["columns"]) if c.get("role") == "progress"), None)
            for row in report["rows"]:
                items = row.get("progress", {}).get("items", [])
                if column is None or len(items) < 2:
                    continue
                for item in items:
                    beginning = plain(item)[:3]
                    self.assertTrue(any(start.startswith(beginning) for start in starts), item)


def office_pdf(document):
    """Prints a document of Word in LibreOffice."""
    run("soffice", f"-env:UserInstallation=file://{document.parent}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(document.parent), str(document))
    return document.with_suffix(".pdf")


PROGRAMS = (("xhtml", "chromium"), ("xhtml", "weasyprint"), ("html", "chromium"), ("docx", "libreoffice"))


class RunningHeads(unittest.TestCase):
    """Documents of Word have the title at the top of every page but the first of a report, and the page number on all."""

    def pages(self, *arguments):
        with tempfile.TemporaryDirectory() as name:
            output = pathlib.Path(name, "out.docx")
            run(COMMAND, *arguments, "-q", "-o", str(output))
            return [plain(page) for page in run("pdftotext", "-layout", str(office_pdf(output)), "-").split("\f")[:-1]]

    def test_of_reports(self):
        titles = [f"（区{office}局）2026年重点工作进展情况表（第一季度）" for office in ("民政", "财政")]
        tables = [
            f"<h1>{title}</h1><table><tr><th>序号</th><th>任务内容</th><th>责任部门</th><th>进展情况</th></tr>"
            + "".join(f"<tr><td>{number}</td><td>{SENTENCE}</td><td>区{number}局</td><td>{SENTENCE * 2}</td></tr>"
                      for number in range(1, 30)) + "</table>" for title in titles]
        with tempfile.TemporaryDirectory() as name:
            report = pathlib.Path(name, "two.html")
            report.write_text("<meta charset=utf-8>" + "".join(tables), encoding="utf-8")
            pages = self.pages("convert", str(report))
        found = [[plain(title) in page for title in titles] for page in pages]
        self.assertEqual(found, sorted(found, reverse=True))
        self.assertGreater(min(found.count([True, False]), found.count([False, True])), 1)
        self.assertEqual(found.count([True, False]) + found.count([False, True]), len(pages))
        for number, page in enumerate(pages, 1):
            self.assertEqual(sum(page.count(plain(title)) for title in titles), 1, page)
            self.assertIn(f"第{number}页共{len(pages)}页", page)

    def test_of_summaries(self):
        samples = sorted(str(path) for path in (ROOT / "samples").glob("*-q?.*"))
        pages = self.pages("summary", *samples, "--detail", "tasks", "--title", "任务汇总")
        self.assertGreater(len(pages), 2)
        for page in pages[1:]:
            self.assertRegex(page, "^任务汇总.2026年")


class Details(unittest.TestCase):
    """`summary --detail brief` is one page, whoever has reported, on every paper and in every program; `tasks` is short."""

    def pages(self, folder, name, kind, engine, *arguments):
        output = folder / f"{name}.{kind}"
        run(COMMAND, "summary", *arguments, "-q", "-o", str(output))
        if kind == "docx":
            pdf = office_pdf(output)
        else:
            pdf = output.with_suffix(f".{kind}.pdf")
            run(*ENGINES[engine](output, pdf))
        return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(pdf))).group(1))

    def office(self, folder, offices, tasks):
        names = [f"区第{number}综合事务管理服务局" for number in range(1, offices + 1)]
        (folder / "offices.txt").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        (folder / "in").mkdir()
        for index, name in enumerate(names[:-3]):
            lines = [f"（{name}）2026年重点工作进展情况表（第一季度）", "序号,任务内容,责任部门,完成时限,进展情况,状态"]
            for task in range(1, tasks + 1):
                state = ("滞后", "正在推进", "已完成")[(index + task) % 3]
                lines.append(f"{task},{SENTENCE},{name}、区财政局、各街道,3月底,{'' if task % 2 else SENTENCE},{state}")
            (folder / "in" / f"{index:03}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(folder / "in"), "--expect", str(folder / "offices.txt")

    def test_brief_is_one_page(self):
        for offices, tasks in ((4, 1), (40, 3), (120, 2)):
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                arguments = self.office(folder, offices, tasks)
                for page in PAPER:
                    for kind, engine in PROGRAMS:
                        with self.subTest(f"{offices} offices, {page}, {kind} in {engine}"):
                            count = self.pages(
                                folder, f"brief-{page}-{engine}", kind, engine, *arguments, "--detail", "brief", "--page", page)
                            self.assertEqual(count, 1)

    def test_twenty_eight_tasks_are_four_pages(self):
        names = ("civil-affairs-2026-q1.txt", "culture-2026-q4.tsv", "education-2026-q2.html", "emergency-2026-q1.docx",
                 "finance-2026-q2.xlsx")
        samples = [str(ROOT / "samples" / name) for name in names]
        self.assertEqual(json.loads(run(COMMAND, "summary", *samples, "-q", "--to", "json"))["totals"]["tasks"], 28)
        with tempfile.TemporaryDirectory() as name:
            for kind, engine in PROGRAMS:
                with self.subTest(f"{kind} in {engine}"):
                    count = self.pages(pathlib.Path(name), engine, kind, engine, *samples, "--detail", "tasks")
                    self.assertLessEqual(count, 4)


if __name__ == "__main__":
    unittest.main()
