"""The reports that are measured, made anew each time."""
import zipfile
from xml.sax.saxutils import escape

SENTENCE = "区有关部门按照工作方案推进第%d批次任务，完成现场核查、整改销号和资料归档，群众反映问题按期办结。"


def cells(number):
    progress = "".join(f"{item}.{SENTENCE % (number + item)}" for item in range(1, 6))
    return [
        str(number), f"区政府工作报告重点工作\n第{number}项",
        f"持续完善第{number}片区公共服务设施，加强巡查维护，建立台账，明确责任人和完成时限。" * 2,
        "区建设局\n各街道办事处", progress,
    ]


HEADER = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]
TITLE = "（区建设局）2026年区政府工作报告重点工作落实情况表（第一季度）"


def write_tsv(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(TITLE + "\n" + "\t".join(HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write("\t".join(f'"{c}"' if "\n" in c else c for c in cells(number)) + "\n")


def write_html(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="UTF-8"><title>表</title></head><body>\n')
        file.write(f"<h1>{TITLE}</h1>\n<table>\n<tr>" + "".join(f"<th>{h}</th>" for h in HEADER) + "</tr>\n")
        for number in range(1, rows + 1):
            file.write("<tr>" + "".join(f"<td>{c.replace(chr(10), '<br>')}</td>" for c in cells(number)) + "</tr>\n")
        file.write("</table>\n</body></html>\n")


def short_cells(number):
    return [str(number), f"要点第{number}项", f"修建第{number}号道路", "区建设局", "张三", "2026年12月底前", "已完成", "100%"]


SHORT_HEADER = ["序号", "任务来源", "任务内容", "责任部门", "责任领导", "完成时限", "进展情况", "完成率"]


def write_short(path, rows, separator, with_title=False):
    """Eight cells of a few characters a row, in CSV or TSV."""
    with open(path, "w", encoding="utf-8") as file:
        file.write((TITLE + "\n" if with_title else "") + separator.join(SHORT_HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write(separator.join(short_cells(number)) + "\n")


def write_csv(path, rows):
    """The long cells as CSV, without a title, which no other program would expect."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write(",".join(f'"{c}"' for c in cells(number)) + "\n")


def write_small_text(path):
    """8 rows in the layout that word processors leave: a cell a line, behind a TAB, and a blank line between rows."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(TITLE + "\n\n")
        for row in [HEADER] + [cells(number) for number in range(1, 9)]:
            file.write("".join(f"\t{cell}\n" for cell in row) + "\n")


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' \
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>'
RELATIONSHIP = '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def write_package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)


def write_xlsx(path, rows):
    """A workbook of one sheet whose cells are texts of their own, without the title."""
    def row(number, texts):
        slots = "".join(f'<c r="{"ABCDE"[column]}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
                        for column, text in enumerate(texts))
        return f'<row r="{number}">{slots}</row>'
    sheet = row(1, HEADER) + "".join(row(number + 1, cells(number)) for number in range(1, rows + 1))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    write_package(path, {
        "[Content_Types].xml": TYPES.format(f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
                                            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'),
        "_rels/.rels": RELATIONSHIPS.format(RELATIONSHIP.format("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                           '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONSHIPS.format(RELATIONSHIP.format("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
    })


def write_docx(path, rows):
    """A document with the title and one table."""
    def paragraphs(text):
        return "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n"))
    def row(texts):
        return "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="1700" w:type="dxa"/></w:tcPr>{paragraphs(text)}</w:tc>' for text in texts) + "</w:tr>"
    table = "".join(row(texts) for texts in [HEADER] + [cells(number) for number in range(1, rows + 1)])
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1700"/>' * len(HEADER) + "</w:tblGrid>"
    write_package(path, {
        "[Content_Types].xml": TYPES.format('<Override PartName="/word/document.xml" ContentType='
                                            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'),
        "_rels/.rels": RELATIONSHIPS.format(RELATIONSHIP.format("officeDocument", "word/document.xml")),
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                             f'{paragraphs(TITLE)}<w:tbl><w:tblPr/>{grid}{table}</w:tbl><w:p/></w:body></w:document>',
    })


def inflated_size(path):
    """The bytes of the parts of a package."""
    with zipfile.ZipFile(path) as package:
        return sum(part.file_size for part in package.infolist())
