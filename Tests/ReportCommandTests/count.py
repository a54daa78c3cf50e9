"""Counts what a summary has to say, from the JSON of the reports alone, and compares.

usage: count.py COMMAND INPUT… [-- INPUT…]…

Each group of inputs is summarised for itself.
"""
import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

import html5lib

COMMAND = sys.argv[1]
XHTML = "{http://www.w3.org/1999/xhtml}"
INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
STATES = ["completed", "onTrack", "notStarted", "delayed", "longTerm"]


def run(*arguments, **options):
    return subprocess.run([COMMAND, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          **options).stdout


def key(name):
    """A name without white space and invisible characters, in half width, with round brackets."""
    letters = []
    for letter in name:
        if letter.isspace() or unicodedata.category(letter) == "Cc" or letter in INVISIBLE:
            continue
        if "\uff01" <= letter <= "\uff5e":
            letter = chr(ord(letter) - 0xFEE0)
        letters.append({"[": "(", "【": "(", "〔": "(", "]": ")", "】": ")", "〕": ")"}.get(letter, letter))
    return "".join(letters)


def says(text):
    """Whether a progress says anything: punctuation does not, nor do 无 and its kin."""
    letters = []
    for letter in text:
        if "\uff01" <= letter <= "\uff5e":
            letter = chr(ord(letter) - 0xFEE0)
        category = unicodedata.category(letter)
        if letter.isalnum() if letter < "\x80" else category[0] not in "PZ" and category not in ("Cc", "Cf", "Cn", "Mn", "Sk"):
            letters.append(letter.lower())
    word = "".join(letters)
    return word not in ("", "无", "暂无", "同上", "待填") and not (len(word) > 1 and set(word) <= {"x"})


def expect(name, found, wanted):
    if found != wanted:
        sys.exit(f"{name}: found {found!r}\nwanted {wanted!r}")


class Group:
    def __init__(self, name):
        self.name, self.tasks, self.items, self.bare, self.behind, self.states = name, 0, set(), 0, 0, {}

    def add(self, row, bare, behind, sources=None):
        self.tasks += 1
        for source in row.get("sources", []) if sources is None else sources:
            self.items |= set(source["items"])
        self.bare += bare
        self.behind += behind
        if "status" in row:
            self.states[row["status"]] = self.states.get(row["status"], 0) + 1


def one_line(text):
    return " ".join(line for line in re.split("[\r\n]", text) if line)


def judge(inputs):
    departments, sources, reports, everything, by_report = {}, {}, [], Group(""), []
    for path in inputs:
        document = json.loads(run("convert", path, "--to", "json"))
        for report in document["reports"]:
            tasks = [row for row in report["rows"] if row["kind"] == "task"]
            reports.append({"input": document["input"], "title": report["title"]["text"], "tasks": len(tasks)})
            by_report.append(Group(""))
            columns = [index for index, column in enumerate(report["columns"]) if column.get("role") == "progress"]
            ends = [report["title"].get("period", {}).get("to")]
            ends = [end for end in ends if end] or sorted(
                report["columns"][index].get("period", {}).get("to", "") for index in columns)[-1:]
            for row in tasks:
                bare = bool(columns) and not any(says(row["cells"][index]) for index in columns)
                due, state = row.get("deadline", {}).get("to"), row.get("status")
                reached = bool(due and ends and ends[0] and due <= ends[0])
                behind = state == "delayed" or (reached and state not in ("completed", "longTerm"))
                everything.add(row, bare, behind)
                by_report[-1].add(row, bare, behind)
                names = {}
                for department in row.get("departments", []):
                    if key(department["name"]):
                        names.setdefault(key(department["name"]), department["name"])
                for name, spelling in names.items():
                    departments.setdefault(name, Group(one_line(spelling))).add(row, bare, behind)
                documents = {}
                for source in row.get("sources", []):
                    if key(source["document"]):
                        documents.setdefault(key(source["document"]), []).append(source)
                for name, own in documents.items():
                    group = sources.setdefault(name, Group(one_line(own[0]["document"])))
                    group.add(row, bare, behind, own)

    def ordered(groups):
        return sorted(groups.values(), key=lambda group: -group.tasks)

    def summary(form, detail="full"):
        return run("summary", *inputs, "--to", form, "--detail", detail)

    found = json.loads(summary("json"))
    totals = {name: found["totals"][name] for name in ("reports", "tasks", "withoutProgress", "behind")}
    expect("totals", totals, {"reports": len(reports), "tasks": everything.tasks, "withoutProgress": everything.bare,
                              "behind": everything.behind})
    expect("departments",
           [[group[name] for name in ("department", "tasks", "items", "withoutProgress", "statuses", "behind")]
            for group in found["byDepartment"]],
           [[group.name, group.tasks, sorted(group.items), group.bare, group.states, group.behind]
            for group in ordered(departments)])
    expect("sources", [[group[name] for name in ("document", "tasks", "items")] for group in found["bySource"]],
           [[group.name, group.tasks, sorted(group.items)] for group in ordered(sources)])
    expect("reports", [{name: report[name] for name in ("input", "title", "tasks")} for report in found["reports"]], reports)
    expect("lists", [len(found["withoutProgress"]), len(found["behind"])], [everything.bare, everything.behind])

    # Every format says the same. What XML forbids is U+FFFD in HTML and XHTML.
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    # Documents leave out the states that no task is in; records have all.
    shown = [state for state in STATES if state in everything.states]

    def counts(group, of=STATES):
        states = [str(group.states.get(state, 0)) for state in of]
        return [str(group.tasks), str(group.bare), str(group.behind)] + states

    rows = list(csv.reader(io.StringIO(summary("csv").decode("utf-8"), newline=""), strict=True))
    expect("csv widths", {len(row) for row in rows}, {len(rows[0])})
    expect("csv reports", [row[2:10] for row in rows if row[0] == "报表"], [counts(group) for group in by_report])
    named = [[row[0], row[1]] + row[2:10] for row in rows[1:] if row[0] != "报表" and not row[1].startswith("（未列")]
    expect("csv", named, [["合计", "全部任务"] + counts(everything)]
           + [["责任部门", group.name] + counts(group) for group in ordered(departments)]
           + [["任务来源", group.name] + counts(group) for group in ordered(sources)])

    def text(element):
        """What is read in an element, its white space collapsed; a br is a blank."""
        parts = [element.text or ""]
        for child in element:
            parts.append(" " if child.tag in ("br", XHTML + "br") else text(child))
            parts.append(child.tail or "")
        return re.sub("[ \t\r\n]+", " ", "".join(parts)).strip()

    def check_tables(form, tree, prefix="", bars=0):
        tables = [[[text(cell) for cell in row] for row in table.iter(prefix + "tr")] for table in tree.iter(prefix + "table")]
        for head, groups in (("责任部门", departments), ("任务来源", sources)):
            if not groups:
                continue
            table = next(table for table in tables if table[0][0] == head and "任务数" in table[0])
            width = 1 + bars
            body = [row for row in table[1:] if not row[0].startswith("（未列")]
            names = [re.sub("（又作.*", "", row[0]).strip() for row in body]
            wanted = [group.name if form == "markdown" else forbidden.sub("\ufffd", group.name) for group in ordered(groups)]
            wanted = [re.sub("[ \t\r\n]+", " ", name).strip() for name in wanted]
            expect(f"{form} {head}", names, wanted)
            if form == "markdown" and head == "任务来源":
                expect(f"{form} {head}", [row[1:4] for row in body], [counts(group, []) for group in ordered(groups)])
            else:
                expect(f"{form} {head}", [row[width:width + 3 + len(shown)] for row in body],
                       [counts(group, shown) for group in ordered(groups)])
        return tables

    for detail in ("brief", "tasks", "full"):
        xhtml = summary("xhtml", detail)
        subprocess.run(["xmllint", "--nonet", "--noout", "--valid", "-"], input=xhtml, check=True)
    check_tables("xhtml", ElementTree.fromstring(xhtml), XHTML, bars=1)

    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    page = parser.parse(summary("html"))
    check_tables("html", page)
    for chart in page.iter("svg"):
        label = chart.get("aria-labelledby").split()
        ids = [element.get("id") for element in chart.iter() if element.get("id")]
        expect("chart", [chart.get("role"), [part in ids for part in label]], ["img", [True, True]])
        if not {element.tag for element in chart} >= {"title", "desc"}:
            sys.exit("chart: without title or desc")

    markdown = subprocess.run(["cmark-gfm", "-e", "table"], input=summary("markdown"), check=True,
                              stdout=subprocess.PIPE).stdout.decode("utf-8")
    tree = html5lib.parse(markdown, namespaceHTMLElements=False)
    check_tables("markdown", tree)
    headings = [text(heading) for heading in tree.iter("h3")]
    wanted = [f"{group.name}（{group.tasks}项）" for group in ordered(departments)]
    expect("markdown departments", [heading for heading in headings if not heading.startswith("未列部门（")],
           [re.sub("[ \t\r\n]+", " ", name).strip().replace("\0", "\ufffd") for name in wanted])
    print(f"counted {len(reports)} reports, {everything.tasks} tasks, {len(departments)} departments")


groups = [[]]
for argument in sys.argv[2:]:
    if argument == "--":
        groups.append([])
    else:
        groups[-1].append(argument)
for group in groups:
    judge(group)
