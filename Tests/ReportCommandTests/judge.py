"""Converts reports to every format and compares what other programs read with what the JSON says.

usage: judge.py COMMAND INPUT…

The inputs differ in their names without extensions, and each has one report.
"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import html5lib
from header import head_rows

COMMAND, *INPUTS = sys.argv[1:]
FORMATS = {"csv": "csv", "tsv": "tsv", "markdown": "md", "xhtml": "xhtml", "html": "html", "json": "json", "ndjson": "ndjson"}
XHTML = "{http://www.w3.org/1999/xhtml}"
# What XML forbids, HTML and XHTML hold as U+FFFD; every other format holds it as it is.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


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


def judge(stem):
    """Compares the outputs that are called so."""
    def output(form):
        return stem.with_name(f"{stem.name}.{FORMATS[form]}").read_bytes()

    def compare(form, found, wanted):
        expect(f"{stem.name}: {form}", found, wanted)

    report, = json.loads(output("json"))["reports"]
    wanted = [[column["name"] for column in report["columns"]]] + [row["cells"] for row in report["rows"]]
    marked_up = [[FORBIDDEN.sub("\ufffd", text) for text in row] for row in head_rows(report["columns"]) + wanted[1:]]

    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        text = io.StringIO(output(form).decode("utf-8"), newline="")
        compare(form, list(csv.reader(text, delimiter=delimiter, strict=True)), wanted)

    page = subprocess.run(["cmark-gfm", "-e", "table", "--unsafe"], input=output("markdown"), check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    # cmark-gfm's own line feeds stand between tags only.
    compare("markdown", grid(tree.find(".//table")), wanted)
    heading = tree.find(".//h1")
    compare("markdown title", text_of(heading) if heading is not None else "", report["title"]["text"])
    compare("markdown notes", [text_of(note) for note in tree.iter("p")], report["notes"])

    compare("xhtml", grid(ElementTree.fromstring(output("xhtml")).find(f".//{XHTML}table"), XHTML), marked_up)
    tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(output("html"))
    compare("html", grid(tree.find(".//table")), marked_up)

    lines = [json.loads(line) for line in output("ndjson").decode("utf-8").split("\n")[:-1]]
    compare("ndjson", [line["cells"] for line in lines], wanted[1:])


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([COMMAND, "convert", "--quiet", *INPUTS, "--to", ",".join(FORMATS), "-o", folder + "/"], check=True)
    stems = [pathlib.Path(folder, pathlib.Path(name).stem) for name in INPUTS]
    pages = [f"{stem}.xhtml" for stem in stems]
    subprocess.run(["xmllint", "--nonet", "--noout", "--valid", *pages], check=True)
    for stem in stems:
        judge(stem)
print(f"judged {len(stems)} reports: {' '.join(FORMATS)}")
