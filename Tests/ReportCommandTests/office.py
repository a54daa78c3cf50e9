"""Converts reports to workbooks and documents, and compares what openpyxl and python-docx read with what the JSON says.

usage: office.py COMMAND FORMAT INPUT…

openxml-audit holds the files to the schemas of Office Open XML: the order of elements, relationships, types of parts. Of what it says
two things are passed over: a theme, which is optional (ISO/IEC 29500-1, 18.2), and the advice to share strings.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from header import head_rows

COMMAND, FORMAT, *INPUTS = sys.argv[1:]
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]{1,4})?%?")


def expect(name, found, wanted):
    if found != wanted:
        for row, (a, b) in enumerate(zip(found, wanted)):
            if a != b:
                sys.exit(f"{name}: row {row}:\nfound  {a!r}\nwanted {b!r}")
        sys.exit(f"{name}: found {found!r}\nwanted {wanted!r}")


def shown(cell):
    """What Excel shows of a cell, for the number formats that we write."""
    from decimal import Decimal
    if cell.data_type != "n" or cell.value is None:
        return cell.value or ""
    code, value = cell.number_format, Decimal(repr(cell.value))
    decimals = len(code.rstrip("%").partition(".")[2])
    if code.endswith("%"):
        return f"{value * 100:.{decimals}f}%"
    return f"{value:,.{decimals}f}" if code.startswith("#,##0") else f"{value:.{decimals}f}"


def judge_xlsx(name, path, reports):
    import openpyxl
    from openpyxl.utils.escape import unescape
    book = openpyxl.load_workbook(path)
    expect(name + ": sheets", len(book.sheetnames), len(reports))
    for sheet, report in zip(book, reports):
        assert 0 < len(sheet.title.encode("utf-16-le")) <= 62 and not set("[]:*?/\\") & set(sheet.title), sheet.title
        above = [text for text in [report["title"]["text"], *report["notes"][:report.get("notesAbove", 0)]] if text]
        rows = [[unescape(shown(cell)) for cell in row] for row in sheet.iter_rows()]
        assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row), "no cell is a formula"
        head = len(above)
        expect(name + ": above", [row[0] for row in rows[:head]], above)
        covered = {}
        for merge in sheet.merged_cells.ranges:
            for row in range(merge.min_row, merge.max_row + 1):
                for column in range(merge.min_col, merge.max_col + 1):
                    assert (row, column) not in covered, "merges overlap"
                    covered[row, column] = rows[merge.min_row - 1][merge.min_col - 1]
        grid = [[covered.get((number, column + 1), text) for column, text in enumerate(row)]
                for number, row in enumerate(rows, 1)]
        names = head_rows(report["columns"])
        wanted = names + [row["cells"] for row in report["rows"]]
        wanted = [[text.replace("\0", "\ufffd") for text in row] for row in wanted]
        expect(name + ": cells", grid[head:head + len(wanted)], wanted)
        expect(name + ": head", sheet.print_title_rows, f"${head + 1}:${head + len(names)}")
        expect(name + ": frozen", sheet.freeze_panes, f"A{head + len(names) + 1}")
        expect(name + ": paper", (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage),
               ("landscape", 9, True))
        numeric = [index for index, column in enumerate(report["columns"])
                   if column.get("role") in ("amount", "completionRate")]
        for number, row in enumerate(report["rows"], head + len(names) + 1):
            for index, text in enumerate(row["cells"]):
                cell = sheet.cell(number, index + 1)
                is_number = cell.data_type == "n" and cell.value is not None
                if is_number:
                    assert index in numeric, f"{name}: {cell.coordinate} is a number"
                elif index in numeric and row["kind"] in ("task", "total") and (number, index + 1) not in covered:
                    assert not NUMBER.fullmatch(text) or len(re.sub("[^0-9]", "", text)) > 15, f"{name}: {cell.coordinate} is text: {text}"
            assert 0 < (sheet.row_dimensions[number].height or 0) <= 409


def text_of(cell):
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)


def judge_docx(name, path, reports):
    import docx
    from docx.oxml.ns import qn
    document = docx.Document(path)
    expect(name + ": tables", len(document.tables), len(reports))
    paragraphs = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    lines = [FORBIDDEN.sub("\ufffd", text) for report in reports for text in [report["title"]["text"], *report["notes"]] if text]
    expect(name + ": paragraphs", paragraphs, lines)
    for table, report in zip(document.tables, reports):
        names = head_rows(report["columns"])
        wanted = names + [row["cells"] for row in report["rows"]]
        wanted = [[FORBIDDEN.sub("\ufffd", text) for text in row] for row in wanted]
        expect(name + ": cells", [[text_of(cell) for cell in row.cells] for row in table.rows], wanted)
        repeated = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        expect(name + ": repeated rows", repeated, [row < len(names) for row in range(len(wanted))])
    section = document.sections[0]
    expect(name + ": paper", (section.page_width.twips, section.page_height.twips), (16838, 11906))
    expect(name + ": sections", len(document.sections), len(reports))
    for section, report in zip(document.sections, reports):
        title = "".join(FORBIDDEN.sub("\ufffd", report["title"]["text"]).split())
        head = "".join(section.header.paragraphs[0].text.split())
        assert head == title or head.endswith("…") and title.startswith(head[:-1]), f"{name}: {head!r} is not {title!r}"
        assert section.different_first_page_header_footer and not section.first_page_header.paragraphs[0].text
        for footer in (section.footer._element.xml, section.first_page_footer._element.xml):
            assert "PAGE" in footer and "NUMPAGES" in footer


def audit(path):
    from openxml_audit import OpenXmlValidator
    result = OpenXmlValidator().validate(str(path))
    return [str(error) for error in result.errors
            if "/theme" not in str(error) and "inlineStr" not in str(error) and "inline-string" not in str(error)]


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([COMMAND, "convert", "--quiet", *INPUTS, "--to", f"json,{FORMAT}", "-o", folder + "/"], check=True)
    for name in INPUTS:
        stem = pathlib.Path(folder, pathlib.Path(name).stem)
        reports = json.loads(stem.with_name(stem.name + ".json").read_bytes())["reports"]
        path = stem.with_name(f"{stem.name}.{FORMAT}")
        {"xlsx": judge_xlsx, "docx": judge_docx}[FORMAT](f"{stem.name}.{FORMAT}", path, reports)
        found = audit(path)
        if found:
            sys.exit(f"{stem.name}.{FORMAT}: " + "\n".join(found))
print(f"judged {len(INPUTS)} {FORMAT} files")
