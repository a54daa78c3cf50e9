"""Opens what `--to csv` writes in LibreOffice, the way a person does who chooses UTF-8 and commas, and looks at the cells."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, double quote, UTF-8, from the first line.
DETECTING = "CSV:44,34,76,1"
# The same with the first nine columns as text.
AS_TEXT = "CSV:44,34,76,1," + "/".join(f"{column}/2" for column in range(1, 10))



class Spreadsheet(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def opened(self, source, *options, filter):
        """The cells of a report's CSV as LibreOffice takes them: (text, type, value, formula)."""
        output = self.folder / "report.csv"
        subprocess.run([COMMAND, "convert", str(source), "-o", str(output), *options], check=True, capture_output=True)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", f"--infilter={filter}",
             "--convert-to", "fods", "--outdir", str(self.folder), str(output)], check=True, capture_output=True)
        rows = []
        for row in ElementTree.parse(self.folder / "report.fods").iter(TABLE + "table-row"):
            cells = []
            for cell in row.iter(TABLE + "table-cell"):
                lines = ["".join(line.itertext()) for line in cell.iter(TEXT + "p")]
                cells += [("\n".join(lines), cell.get(OFFICE + "value-type"), cell.get(OFFICE + "value"),
                           cell.get(TABLE + "formula"))] * int(cell.get(TABLE + "number-columns-repeated", 1))
            rows.append(cells)
        return rows

    def write(self, *rows):
        head = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]
        path = self.folder / "in.tsv"
        path.write_text("\n".join("\t".join(row) for row in [head, *rows]) + "\n", encoding="utf-8")
        return path

    def test_csv_safe_leaves_no_formula(self):
        source = self.write(
            ["1", "=1+1", "+86", "-5", "@SUM(1)"], ["2", "＝1+1", " =1+1", "=HYPERLINK(\"http://a.b\")", "=cmd|' /C calc'!A0"])
        plain = self.opened(source, filter=DETECTING)
        self.assertTrue(any(cell[3] for row in plain for cell in row), "without the option LibreOffice evaluates")
        safe = self.opened(source, "--csv-safe", filter=DETECTING)
        self.assertEqual([cell[3] for row in safe for cell in row if cell[3]], [])
        self.assertEqual(safe[1][1][0], "'=1+1")
        # The hostile texts of the samples too.
        hostile = self.opened(ROOT / "samples/hostile-texts.csv", "--csv-safe", filter=DETECTING)
        self.assertEqual([cell[3] for row in hostile for cell in row if cell[3]], [])

    def test_chinese_comes_through(self):
        source = self.write(["1", "镕喆祎堃", "“引号”、（括号）", "𠮷野家", "第一行。"])
        for options in ([], ["--csv-excel"]):
            row = self.opened(source, *options, filter=DETECTING)[1]
            self.assertEqual([cell[0] for cell in row[1:5]], ["镕喆祎堃", "“引号”、（括号）", "𠮷野家", "第一行。"])

    def test_line_breaks_stay_in_their_cells(self):
        rows = self.opened(ROOT / "samples/water-2026-q3.md", filter=DETECTING)
        self.assertEqual(rows[1][1][0], "县水务工作要点\n第3项")

    def test_numbers_change_unless_columns_are_opened_as_text(self):
        source = self.write(["007", "110101199003078812", "85.5%", "3/4", "1E5"])
        changed = self.opened(source, filter=DETECTING)[1]
        self.assertEqual(changed[0][:3], ("7", "float", "7"))
        self.assertEqual(changed[1][2], "1.10101199003079E+017")
        self.assertEqual([cell[1] for cell in changed[2:5]], ["percentage", "date", "float"])
        kept = self.opened(source, filter=AS_TEXT)[1]
        self.assertEqual([cell[0] for cell in kept[:5]], ["007", "110101199003078812", "85.5%", "3/4", "1E5"])


if __name__ == "__main__":
    unittest.main()
