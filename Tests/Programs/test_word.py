"""Documents of Word: what python-docx writes, what LibreOffice saves again, and the numbers that LibreOffice makes of lists."""

import glob
import importlib.util
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
sys.path += glob.glob(str(ROOT / ".build-venv/lib/python3*/site-packages"))
SEED = int(os.environ.get("WORD_SEED", "1"))
DOCUMENTS = int(os.environ.get("WORD_DOCUMENTS", "20"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# LibreOffice writes these as Word does, and as it writes no other with digits of its own.
FORMATS = ["decimal", "chineseCounting", "chineseCountingThousand", "japaneseCounting", "lowerLetter", "upperLetter",
           "upperRoman", "lowerRoman", "decimalEnclosedCircle", "decimalEnclosedCircleChinese",
           "chineseLegalSimplified", "ideographTraditional", "decimalZero", "taiwaneseCounting"]


def write(path, body, numbering):
    """A document of a body and lists, and nothing else."""
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}numbering+xml"/></Types>',
        "_rels/.rels":
            f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}numbering" '
            'Target="numbering.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def lists(generator):
    """Three abstract lists of four levels, two lists of each, and a paragraph or cell for each of some items."""
    numbering = ""
    for abstract in range(3):
        levels = ""
        for level in range(4):
            text = generator.choice(["%{}.", "（%{}）", "第%{}项", "%{}、"]).format(level + 1)
            if generator.random() < 0.4:
                text = ".".join(f"%{upper + 1}" for upper in range(level + 1))
            levels += (f'<w:lvl w:ilvl="{level}"><w:start w:val="{generator.choice([1, 1, 3])}"/>'
                       f'<w:numFmt w:val="{generator.choice(FORMATS)}"/><w:suff w:val="nothing"/>'
                       f'<w:lvlText w:val="{text}"/></w:lvl>')
        numbering += (f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{generator.getrandbits(31):08X}"/>'
                      f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
    for number in range(1, 7):
        override = ""
        if number > 3:
            override = (f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{generator.choice([1, 5])}"/>'
                        '</w:lvlOverride>')
        numbering += (f'<w:num w:numId="{number}"><w:abstractNumId w:val="{(number - 1) % 3}"/>{override}</w:num>')
    deepest = [-1, -1, -1]
    begun = set()

    def item(text):
        number = generator.randint(1, 6)
        abstract = (number - 1) % 3
        level = min(generator.choice([0, 0, 0, 1, 1, 2, 3]), deepest[abstract] + 1)
        # Where a list begins anew at a level that it has not begun with, Word and LibreOffice differ.
        if number > 3 and number not in begun:
            level = 0
        begun.add(number)
        deepest[abstract] = level
        return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
                f'<w:r><w:t>{text}</w:t></w:r></w:p>')

    body = "".join(item(f"项{index}") for index in range(30))
    rows = ("<w:tr>" + "".join(f"<w:tc>{item('格')}</w:tc>" for _ in range(3)) + "</w:tr>" for _ in range(6))
    return body + "<w:tbl><w:tblPr/>" + "".join(rows) + "</w:tbl>", numbering


class Word(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def office(self, to, ending, paths):
        """What LibreOffice makes of files; skipped where it has no word processor."""
        if not shutil.which("soffice"):
            self.skipTest("SKIPPED: soffice is not installed")
        output = self.folder / "out"
        result = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", to,
             "--outdir", str(output), *map(str, paths)], capture_output=True, text=True)
        made = [output / (path.stem + ending) for path in paths]
        if not all(path.exists() for path in made):
            self.skipTest("SKIPPED: soffice has no word processor: " + result.stderr.strip()[-200:])
        return made

    def inspected(self, path):
        result = subprocess.run([COMMAND, "inspect", str(path)], check=True, capture_output=True, text=True)
        return json.loads(result.stdout)["tables"]

    def test_numbers_are_those_of_libreoffice(self):
        paths = []
        for seed in range(SEED, SEED + DOCUMENTS):
            paths.append(self.folder / f"{seed}.docx")
            write(paths[-1], *lists(random.Random(seed)))
        for path, text in zip(paths, self.office("txt:Text (encoded):UTF8", ".txt", paths)):
            shown = [line.replace(" ", "") for line in text.read_text(encoding="utf-8-sig").split("\n")]
            expected = [line for line in (line.strip() for line in shown) if line]
            table, = self.inspected(path)
            found = table["title"] + [cell for row in table["grid"] for cell in row]
            # Both signs are zeros.
            same = str.maketrans("○零", "〇〇")
            self.assertEqual(
                [line.replace(" ", "").translate(same) for line in found], [line.translate(same) for line in expected],
                f"seed {path.stem}")

    def sample(self):
        if importlib.util.find_spec("docx") is None:
            self.skipTest("SKIPPED: python-docx is not installed")
        import docx
        document = docx.Document()
        document.add_heading("（区民政局）2026年重点工作落实情况表（第一季度）", 0)
        table = document.add_table(rows=4, cols=4)
        texts = [["序号", "任务来源", "任务内容", "进展情况"], ["", "报告第1项", "修路", "已完工。"],
                 ["", "报告第2项", "架桥", "已开工。"], ["", "", "通水", "1.已立项。\n2.已招标。"]]
        for row, line in zip(table.rows, texts):
            for cell, text in zip(row.cells, line):
                cell.text = text
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].style = "List Number"
        table.cell(2, 1).merge(table.cell(3, 1))
        power = table.cell(1, 2).paragraphs[0].add_run("2")
        power.font.superscript = True
        document.add_paragraph("注：截至三月底。")
        path = self.folder / "sample.docx"
        document.save(path)
        return path

    EXPECTED = [["序号", "任务来源", "任务内容", "进展情况"], ["1.", "报告第1项", "修路²", "已完工。"],
                ["2.", "报告第2项", "架桥", "已开工。"], ["3.", "报告第2项", "通水", "1.已立项。\n2.已招标。"]]

    def test_what_python_docx_writes(self):
        table, = self.inspected(self.sample())
        self.assertEqual(table["title"], ["（区民政局）2026年重点工作落实情况表（第一季度）"])
        self.assertEqual(table["grid"], self.EXPECTED)
        self.assertEqual(table["merged"], [{"row": 2, "column": 1, "rows": 2, "columns": 1}])

    def test_what_libreoffice_saves_again(self):
        saved, = self.office("docx:MS Word 2007 XML", ".docx", [self.sample()])
        table, = self.inspected(saved)
        self.assertEqual(table["grid"], self.EXPECTED)
        self.assertEqual(table["merged"], [{"row": 2, "column": 1, "rows": 2, "columns": 1}])


if __name__ == "__main__":
    unittest.main()
