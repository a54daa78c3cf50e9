"""Writes samples/emergency-2026-q1.docx as Word would: python3 emergency_sample.py samples/emergency-2026-q1.docx"""

import sys
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content="", properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def item(number, content=""):
    return paragraph(content, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content, properties=""):
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def text(line):
    return cell(paragraph(run(line)))


def section(line):
    return row(cell(item(2, run(line)), '<w:gridSpan w:val="6"/>'))


def begins(line):
    return cell(paragraph(run(line)), '<w:vMerge w:val="restart"/>')


GOES_ON = cell(paragraph(), "<w:vMerge/>")
NUMBER = cell(item(1))


def document():
    header = row(*[text(name) for name in ["序号", "任务来源", "工作任务", "责任单位", "完成时限", "进展情况"]],
                 properties="<w:tblHeader/>")
    rows = [
        header, section("风险防控"),
        row(NUMBER, begins("区应急管理工作要点第4项"), text("开展危险化学品企业安全检查，覆盖率100%。"),
            text("区应急管理局（牵头）、区市场监管局（配合）"), text("2026年3月31日"),
            cell(item(3, run("检查企业42家次。")) + item(3, run("发现隐患117处，整改") +
                 "<w:del w:id=\"1\" w:author=\"审核\"><w:r><w:delText>90</w:delText></w:r></w:del>"
                 "<w:ins w:id=\"2\" w:author=\"审核\">" + run("103") + "</w:ins>" + run("处。")))),
        row(NUMBER, GOES_ON, text("修订森林防火应急预案。"), text("区应急管理局"), text("2026年6月30日"),
            cell(paragraph(run("初稿已完成，正在征求意见。")))),
        section("救援能力"),
        row(NUMBER, text("区政府工作报告第31项"), text("新建镇级消防救援站2座，占地3200m") .replace(
            "m</w:t></w:r>", "m</w:t></w:r>" + run("2", '<w:vertAlign w:val="superscript"/>')),
            text("区消防救援大队"), text("2026年12月31日"),
            cell(item(4, run("一号站主体封顶。")) + item(4, run("二号站完成选址") +
                 '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>' +
                 run("。")))),
    ]
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 6 + "</w:tblGrid>"
    table = f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"
    return (paragraph(run("附件1")) + paragraph(run("（区应急管理局）2026年重点工作"), '<w:pStyle w:val="a3"/>')
            + paragraph(run("进展情况表（第一季度）"), '<w:pStyle w:val="a3"/>') + table
            + paragraph(run("填报人：林某某") + run("内部底稿", "<w:vanish/>"))
            + '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')


def numbering():
    levels = [("decimal", "%1", "nothing"), ("chineseCounting", "%1、", "nothing"), ("decimal", "（%1）", "nothing")]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        "</w:abstractNum>" for number, (style, shown, suffix) in enumerate(levels))
    lists = "".join(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(3))
    return abstract + lists + (
        '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>")


def parts():
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    names = ["styles", "numbering", "footnotes"]
    content = {
        "document": f"<w:body>{document()}</w:body>",
        "styles": '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
                  '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>',
        "numbering": numbering(),
        "footnotes": f'<w:footnote w:id="1">{paragraph(run("选址公示期至2026年4月10日。"))}</w:footnote>',
    }
    yield ("[Content_Types].xml", head + f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
           'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
           f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
           + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{name}+xml"/>' for name in names)
           + "</Types>")
    yield ("_rels/.rels", head + f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
           f'Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>')
    yield ("word/_rels/document.xml.rels", head + f'<Relationships xmlns="{PACKAGE}relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}{name}" Target="{name}.xml"/>' for name in names) + "</Relationships>")
    for name, inside in content.items():
        yield f"word/{name}.xml", head + f'<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>'


def write(path):
    """Stored, and of no time: the same bytes anywhere."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


if __name__ == "__main__":
    write(sys.argv[1])
