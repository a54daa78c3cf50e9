"""Converts a report to every format and compares what other programs read with what the JSON says.

usage: judge.py COMMAND INPUT
"""
import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import html5lib

COMMAND, INPUT = sys.argv[1:3]
XHTML = "{http://www.w3.org/1999/xhtml}"


def convert(*options):
    return subprocess.run([COMMAND, "convert", INPUT, *options], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def expect(name, found, wanted):
    if found != wanted:
        for row, (a, b) in enumerate(zip(found, wanted)):
            if a != b:
                sys.exit(f"{name}: row {row}:\nfound  {a!r}\nwanted {b!r}")
        sys.exit(f"{name}: {len(found)} rows, wanted {len(wanted)}")


def text_of(element):
    """The text of an element, a br as a line feed."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag in ("br", XHTML + "br") else text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def grid(table, prefix=""):
    """The cells of a table, spans laid out, the text of a covered slot repeated."""
    rows, covered = [], {}
    for number, row in enumerate(table.iter(prefix + "tr")):
        line, column = [], 0
        for cell in row:
            while (number, column) in covered:
                line.append(covered[number, column])
                column += 1
            text = text_of(cell)
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    covered[number + down, column + right] = text
            for _ in range(int(cell.get("colspan", 1))):
                line.append(text)
                column += 1
        while (number, column) in covered:
            line.append(covered[number, column])
            column += 1
        rows.append(line)
    return rows


document = json.loads(convert("--to", "json"))
report = document["reports"][0]
names = [column["name"] for column in report["columns"]]
wanted = [names] + [row["cells"] for row in report["rows"]]

# What XML forbids, HTML and XHTML hold as U+FFFD; every other format holds it as it is.
forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
marked_up = [[forbidden.sub("\ufffd", text) for text in row] for row in wanted]

for form, delimiter in (("csv", ","), ("tsv", "\t")):
    text = convert("--to", form).decode("utf-8")
    expect(form, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), wanted)

page = subprocess.run(["cmark-gfm", "-e", "table", "--unsafe"], input=convert("--to", "markdown"), check=True,
                      stdout=subprocess.PIPE).stdout.decode("utf-8")
tree = html5lib.parse(page, namespaceHTMLElements=False)
# cmark-gfm's own line feeds stand between tags only.
expect("markdown", [row for row in grid(tree.find(".//table"))], wanted)
heading = tree.find(".//h1")
if (text_of(heading) if heading is not None else "") != report["title"]["text"]:
    sys.exit("markdown: another title")
notes = [text_of(note) for note in tree.iter("p")]
expect("markdown notes", notes, report["notes"])

xhtml = convert("--to", "xhtml")
subprocess.run(["xmllint", "--nonet", "--noout", "--valid", "-"], input=xhtml, check=True)
expect("xhtml", grid(ElementTree.fromstring(xhtml).find(f".//{XHTML}table"), XHTML), marked_up)

tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(convert("--to", "html"))
expect("html", grid(tree.find(".//table")), marked_up)

lines = [json.loads(line) for line in convert("--to", "ndjson").decode("utf-8").split("\n")[:-1]]
expect("ndjson", [line["cells"] for line in lines], wanted[1:])
print("judged csv tsv markdown xhtml html json ndjson")
