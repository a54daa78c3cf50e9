#!/usr/bin/env python3
"""Measures reportkit on generated reports against what others take for the same, in one run.

usage: bench.py COMMAND [FOLDER]

Prints one line a figure with its target: CPU seconds (user and system), the best of five runs, as a ratio where there is something
to compare with. Miller is Debian's `miller`; polars, duckdb, html-to-markdown, openpyxl, python-docx and python-calamine are PyPI's, looked for in .build-venv
and in python3. One that is not there is named and not measured. Exits with 1 if a target is missed.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import measure
from inputs import inflated_size, write_csv, write_docx, write_html, write_short, write_small_text, write_tsv, write_xlsx
from measure import against, must, python, report

COMMAND = os.path.abspath(sys.argv[1])
FOLDER = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="reportkit-bench-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
SCRIPTS = {
    "csv": "import csv, sys; w = csv.writer(open(sys.argv[2], 'w')); w.writerows(csv.reader(open(sys.argv[1]), delimiter=sys.argv[3]))",
    "polars": "import polars, sys; polars.read_csv(sys.argv[1], separator=sys.argv[3]).write_csv(sys.argv[2])",
    "openpyxl": "import csv, openpyxl, sys; w = csv.writer(open(sys.argv[2], 'w'))\n"
                "for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True): w.writerow(row)",
    "python_calamine": "import csv, python_calamine, sys; w = csv.writer(open(sys.argv[2], 'w'))\n"
                       "w.writerows(python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python())",
    "docx": "import csv, docx, sys; w = csv.writer(open(sys.argv[2], 'w'))\n"
            "for table in docx.Document(sys.argv[1]).tables:\n"
            "    for row in table.rows: w.writerow([cell.text for cell in row.cells])",
    "duckdb": "import duckdb, sys; duckdb.sql(f\"COPY (FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (HEADER)\")",
    "html_to_markdown": "import html_to_markdown, pathlib, sys; result = html_to_markdown.convert(pathlib.Path(sys.argv[1]).read_text())\n"
                        "pathlib.Path(sys.argv[2]).write_text(result if isinstance(result, str) else result.content)",
}


def path(name):
    return os.path.join(FOLDER, name)


def peer(module, source, *arguments):
    """The command that makes CSV of a file in Python, or None where no Python has the module."""
    found = python(module)
    return found and [found, "-c", SCRIPTS[module], source, path("peer.csv"), *arguments]


def convert(source, form, turns=5, *options):
    return must([COMMAND, "convert", "--quiet", source, "--to", form, "-o", path(f"out.{form}"), *options], turns)


def delimited():
    """Long cells as TSV, 85 MB. The others get them without the title, which no program but ours expects."""
    titled, plain = path("long.tsv"), path("plain.csv")
    write_tsv(titled, 80_000)
    write_csv(plain, 80_000)
    run = convert(titled, "csv")
    print(f"80000 rows, {os.path.getsize(titled) / 1e6:.0f} MB of TSV → CSV: {run.cpu:.3f} s", flush=True)
    against("TSV → CSV", run, "polars, one thread", peer("polars", plain, ","), 1, environment={"POLARS_MAX_THREADS": "1"})
    against("TSV → CSV", run, "Miller", ["mlr", "--csv", "cat", plain] if shutil.which("mlr") else None, 1 / 3)
    against("TSV → CSV", run, "duckdb", peer("duckdb", plain), 1, turns=2)
    against("TSV → CSV", run, "Python's csv", peer("csv", plain, ","), 1)
    report("TSV → CSV, peak memory over input", run.memory / os.path.getsize(titled), 2.5, "×")
    report("TSV → HTML", convert(titled, "html", 3).cpu, 0.9, "s")
    short = path("short.tsv")
    write_short(short, 20_000, "\t", with_title=True)
    checked = must([COMMAND, "check", short])
    report("20000 rows of 8 short cells, checked", os.path.getsize(short) / checked.cpu / 1e6, 50, "MB/s", at_least=True)


def pages():
    """Long cells as HTML, 22 MB, against the events of libxml2 that do nothing."""
    source, floor = path("long.html"), path("sax")
    write_html(source, 20_000)
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libxml-2.0"], text=True).split()
    subprocess.check_call(["cc", "-O2", "-o", floor, os.path.join(os.path.dirname(os.path.abspath(__file__)), "sax.c"), *flags])
    events = must([floor, source])
    print(f"20000 rows, {os.path.getsize(source) / 1e6:.0f} MB of HTML: libxml2's events {events.cpu:.3f} s", flush=True)
    for form, target in (("csv", 2), ("html", 3), ("xhtml", 3), ("markdown", 3), ("json", 3)):
        run = convert(source, form)
        report(f"HTML → {form}, over libxml2's events", run.cpu / events.cpu, target, "×")
        if form == "markdown":
            against("HTML → markdown", run, "html_to_markdown", peer("html_to_markdown", source), 1, turns=2)
        if form == "csv":
            report("HTML → csv, peak memory over input", run.memory / os.path.getsize(source), 4, "×")


def office():
    """The long cells in a workbook and in a document of Word."""
    for kind, writer, modules in (("xlsx", write_xlsx, (("openpyxl", 1 / 20), ("python_calamine", 1))),
                                  ("docx", write_docx, (("docx", 1 / 20),))):
        source = path(f"long.{kind}")
        writer(source, 20_000)
        run = convert(source, "csv")
        size = inflated_size(source)
        print(f"20000 rows, {os.path.getsize(source) / 1e6:.1f} MB of {kind} ({size / 1e6:.0f} MB inflated) → CSV: {run.cpu:.3f} s", flush=True)
        for module, target in modules:
            against(f"{kind} → CSV", run, module, peer(module, source), target, turns=2)
        report(f"{kind} → CSV, peak memory over the inflated part", run.memory / size, 6, "×")
    inputs = path("documents/")
    os.mkdir(inputs)
    for number in range(500):
        write_docx(os.path.join(inputs, f"{number}.docx"), 8)
    batch = must([COMMAND, "convert", inputs, "--to", "csv", "--quiet", "--jobs", "2", "-o", path("documents-out/")], 3)
    report("500 small docx, two jobs, by the clock", 500 / batch.clock, 1500, "/s", at_least=True)


def small_reports():
    """2,000 reports of 8 KB in the layout that word processors leave."""
    inputs = path("small/")
    os.mkdir(inputs)
    for number in range(2_000):
        write_small_text(os.path.join(inputs, f"{number}.txt"))
    outputs = (path(f"small-out-{turn}/") for turn in range(100))
    clocks = {}
    for name, formats, target in (("CSV", "csv", 0.15), ("four formats", "csv,html,markdown,xhtml", 0.5)):
        for jobs in (1, 2):
            command = [COMMAND, "convert", inputs, "--to", formats, "--quiet", "--jobs", str(jobs), "-o"]
            run = must(lambda: [*command, next(outputs)])
            clocks[name, jobs] = run.clock
            if jobs == 1:
                report(f"2000 small reports to {name}, CPU a report", run.cpu / 2, target, "ms")
    report("2000 small reports to CSV, two jobs over one, by the clock", clocks["CSV", 1] / clocks["CSV", 2], 1.8, "×", at_least=True)
    one = os.path.join(inputs, "0.txt")
    source, empty = path("empty.swift"), path("empty")
    with open(source, "w", encoding="utf-8") as file:
        file.write("\n")
    subprocess.check_call(["swiftc", "-O", "-static-stdlib", source, "-o", empty])
    floor, version = must([empty], 40), must([COMMAND, "--version"], 40)
    run = must([COMMAND, "convert", one, "--to", "html", "-o", path("one.html"), "--quiet"], 40)
    print(f"an empty Swift process {floor.clock * 1e3:.1f} ms, reportkit --version {version.clock * 1e3:.1f} ms, one small report "
          f"{run.clock * 1e3:.1f} ms by the clock", flush=True)
    report("one small report, over --version, by the clock", run.clock / version.clock, 1.5, "×")


def ledger():
    """100,000 tasks: 40 offices, five quarters, 500 tasks a report."""
    inputs, database = path("quarters/"), path("reports.db")
    os.mkdir(inputs)
    quarters = [(2025, "第四季度"), (2026, "第一季度"), (2026, "第二季度"), (2026, "第三季度"), (2026, "第四季度")]
    for office in range(40):
        for year, quarter in quarters:
            with open(os.path.join(inputs, f"{office}-{year}-{quarter}.csv"), "w", encoding="utf-8") as file:
                file.write(f"（第{office}局）{year}年重点工作落实情况表（{quarter}）\n序号,任务来源,任务内容,责任部门,完成时限,进展情况\n")
                for task in range(1, 501):
                    file.write(f"{task},政府工作报告第{task}项,建设第{office}号片区第{task}处设施并投入使用。,第{office}局、区财政局,"
                               f"{year}年{task % 12 + 1}月底,1.完成选址。2.{quarter}开工{task}处。\n")
    added = must([COMMAND, "ledger", "add", database, inputs, "--quiet"], 1)
    print(f"200 reports of 100000 tasks into a ledger of {os.path.getsize(database) / 1e6:.0f} MB: {added.clock:.1f} s by the clock", flush=True)
    for name, words in (("list", ["list"]), ("history by source", ["history", "--task", "第285项"]),
                        ("history by text", ["history", "--task", "第7号片区第285处"]), ("history by number", ["history", "--task", "285"]),
                        ("late", ["late", "--on", "2026-07-01"])):
        run = must([COMMAND, "ledger", words[0], database, *words[1:]], 3)
        report(f"ledger of 100000 tasks, {name}, by the clock", run.clock, 1, "s")


def binary():
    stripped = path("stripped")
    subprocess.check_call(["strip", "-o", stripped, COMMAND])
    report("the stripped command", os.path.getsize(stripped) / 1e6, 25, "MB")


def main():
    for part in (delimited, pages, office, small_reports, ledger, binary):
        part()
    if len(sys.argv) <= 2:
        shutil.rmtree(FOLDER)
    sys.exit(1 if measure.missed else 0)


main()
