"""Texts of OpenDocument and documents of old formats, against LibreOffice: the numbers of random lists, what it saves again, what it
converts for the command, and that it asks no network meanwhile."""

import json
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import emergency_sample
import test_word

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = test_word.COMMAND
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                 for name in ["office", "table", "text", "style"])
TYPE = "application/vnd.oasis.opendocument.text"
FORMATS = ["1", "a", "A", "i", "I", "一, 二, 三, ...", "壹, 贰, 叁, ...", "甲, 乙, 丙, ...", "①, ②, ③, ...", "01, 02, 03, ..."]


def write(path, body, styles):
    """A text of OpenDocument of a body and automatic styles."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2"><m:file-entry '
            f'm:full-path="/" m:media-type="{TYPE}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
            "</m:manifest>")
        archive.writestr(
            "content.xml",
            f'<office:document-content {NAMES} office:version="1.2"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>")


def lists(generator):
    """Three list styles of three levels, and lists that begin anew, continue, nest, and begin below their first level."""
    styles = ""
    for style in range(3):
        levels = ""
        for level in range(1, 4):
            prefix, suffix = generator.choice([("", "."), ("（", "）"), ("第", "项"), ("", "、")])
            levels += (f'<text:list-level-style-number text:level="{level}" style:num-format="{generator.choice(FORMATS)}" '
                       f'style:num-prefix="{prefix}" style:num-suffix="{suffix}" '
                       f'text:display-levels="{generator.randint(1, level)}" '
                       f'text:start-value="{generator.choice([1, 1, 1, 4])}"/>')
        styles += f'<text:list-style style:name="L{style}">{levels}</text:list-style>'
    count = 0
    named = []

    def items(depth):
        nonlocal count
        content = ""
        for _ in range(generator.randint(1, 3)):
            kind = generator.choice(["item", "item", "item", "start", "below" if depth < 3 else "item"])
            count += 1
            text = "" if kind == "below" else f"<text:p>项{count}</text:p>"
            if text and generator.random() < 0.2:
                text += f"<text:p>续{count}</text:p>"
            if depth < 3 and (kind == "below" or generator.random() < 0.4):
                on = ' text:continue-numbering="true"' if generator.random() < 0.2 else ""
                text += f"<text:list{on}>{items(depth + 1)}</text:list>"
            start = ' text:start-value="6"' if kind == "start" else ""
            name = "list-item"
            content += f"<text:{name}{start}>{text}</text:{name}>"
        return content

    def whole():
        style = generator.randrange(3)
        attributes = f' text:style-name="L{style}"'
        choice = generator.random()
        if choice < 0.3:
            attributes += ' text:continue-numbering="true"'
        elif choice < 0.5 and any(other == style for _, other in named):
            attributes += f' text:continue-list="{generator.choice([name for name, other in named if other == style])}"'
        name = f"l{len(named)}"
        named.append((name, style))
        return f'<text:list xml:id="{name}"{attributes}>{items(1)}</text:list>'

    body = "".join(whole() + ("<text:p>段</text:p>" if generator.random() < 0.3 else "") for _ in range(6))
    rows = "".join("<table:table-row>" + "".join(f"<table:table-cell>{whole()}</table:table-cell>" for _ in range(2))
                   + "</table:table-row>" for _ in range(3))
    return body + f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>', styles


class LibreOffice(test_word.Word):
    """What LibreOffice shows, as text; the tests of Word documents are those of another class."""

    test_numbers_are_those_of_libreoffice = test_what_python_docx_writes = test_what_libreoffice_saves_again = None

    def lines(self, path):
        table, = self.inspected(path)
        cells = [line for row in table["grid"] for cell in row for line in cell.split("\n")]
        return [line.replace(" ", "") for line in table["title"] + cells]

    def shown(self, paths):
        texts = self.office("txt:Text (encoded):UTF8", ".txt", paths)
        lines = [[line.replace(" ", "").strip() for line in text.read_text(encoding="utf-8-sig").split("\n")] for text in texts]
        return [[line for line in text if line] for text in lines]

    def test_numbers_of_open_lists_are_those_of_libreoffice(self):
        paths = []
        for seed in range(test_word.SEED, test_word.SEED + test_word.DOCUMENTS):
            paths.append(self.folder / f"{seed}.odt")
            write(paths[-1], *lists(random.Random(seed)))
        for path, expected in zip(paths, self.shown(paths)):
            self.assertEqual(self.lines(path), expected, f"seed {path.stem}")

    def test_the_sample_is_what_its_program_writes_and_libreoffice_reads(self):
        path = self.folder / "emergency-2026-q1.docx"
        emergency_sample.write(path)
        self.assertEqual(path.read_bytes(), (ROOT / "samples" / path.name).read_bytes())
        saved, = self.office("odt", ".odt", [path])
        grids = [table["grid"] for file in [path, saved] for table in self.inspected(file)]
        self.assertEqual(grids[0], grids[1])

    def test_old_documents_have_the_numbers_that_libreoffice_shows_of_them(self):
        paths = []
        for seed in range(test_word.SEED, test_word.SEED + 3):
            paths.append(self.folder / f"{seed}.odt")
            write(paths[-1], *lists(random.Random(seed)))
        same = str.maketrans("○零", "〇〇")
        for ending in ["doc", "rtf"]:
            old = self.office(ending, "." + ending, paths)
            for path, expected in zip(old, self.shown(old)):
                with self.subTest(path.name):
                    self.assertEqual([line.translate(same) for line in self.lines(path) if line],
                                     [line.translate(same) for line in expected])

    def test_old_workbooks_say_what_the_new_ones_do(self):
        def cells(path):
            result = subprocess.run([COMMAND, "convert", str(path), "--to", "csv"], check=True, capture_output=True, text=True)
            # LibreOffice calculates the formula that the sample holds no result of.
            return result.stdout.replace("#DIV/0!", ""), result.stderr

        sample = ROOT / "samples/finance-2026-q2.xlsx"
        old, = self.office("xls", ".xls", [sample])
        self.assertEqual(cells(old)[0], cells(sample)[0])
        self.assertRegex(cells(old)[1], r"note: LibreOffice \d+\.\d+\.\d+\.\d+ has converted this \.xls file")

    def test_no_network_is_asked(self):
        if not shutil.which("soffice"):
            self.skipTest("SKIPPED: soffice is not installed")
        asked = []
        server = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=lambda: asked.append(server.accept()), daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        path = self.folder / "linked.rtf"
        path.write_text("{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDEPICTURE \"" + url + "\" \\\\d}{\\fldrslt }}\\par "
                        + "\\trowd\\cellx1000\\cellx2000 A\\intbl\\cell B\\cell\\row \\pard x\\par}", encoding="ascii")
        self.assertEqual(self.inspected(path)[0]["grid"], [["A", "B"]])
        self.assertEqual(asked, [])


if __name__ == "__main__":
    unittest.main()
