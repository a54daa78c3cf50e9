#!/usr/bin/env python3
"""Compares reportkit with programs that read and write tables without knowing what a report is.

usage: peers.py COMMAND

Each does the same to the same file: CPU seconds (user and system) of a whole run, the best of five, because some work on all cores.
Miller is Debian's `miller`; polars, duckdb and html-to-markdown are PyPI's, looked for in .build-venv and in python3. One that is
not there is named and not measured.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from inputs import write_csv, write_html, write_short

COMMAND = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[1]
PYTHONS = [str(python) for python in (ROOT / ".build-venv/bin/python", shutil.which("python3")) if python and os.path.exists(python)]
TURNS = 5
SCRIPTS = {
    "polars": "import polars, sys; polars.read_csv(sys.argv[1]).write_csv(sys.argv[2])",
    "duckdb": "import duckdb, sys; duckdb.sql(f\"COPY (FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (HEADER)\")",
    "html_to_markdown": "import html_to_markdown, pathlib, sys; result = html_to_markdown.convert(pathlib.Path(sys.argv[1]).read_text()); "
                        "pathlib.Path(sys.argv[2]).write_text(result if isinstance(result, str) else result.content)",
}


def seconds(command):
    """The least CPU time of some runs, or None where one fails."""
    best = None
    for _ in range(TURNS):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = child.stderr.read().decode(errors="replace").strip()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            print(f"        failed: {said.splitlines()[-1] if said else child.returncode}")
            return None
        used = usage.ru_utime + usage.ru_stime
        best = used if best is None else min(best, used)
    return best


def script(module, source, target):
    """The command that does it in Python, or None where no Python has the module."""
    for python in PYTHONS:
        if subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
            return [python, "-c", SCRIPTS[module], source, target]
    return None


def compare(title, own, peers):
    """Runs ours and each of the others; peers maps names to commands, None for one that is not there."""
    print(title, flush=True)
    ours = seconds(own)
    if ours is None:
        sys.exit(1)
    print(f"        {'reportkit':<18} {ours:7.3f} s", flush=True)
    for name, command in peers.items():
        if command is None:
            print(f"        {name:<18} not measured: it is not installed", flush=True)
            continue
        theirs = seconds(command)
        if theirs is not None:
            print(f"        {name:<18} {theirs:7.3f} s   reportkit takes {ours / theirs:.2f} × as long", flush=True)


with tempfile.TemporaryDirectory(prefix="reportkit-peers-") as folder:
    def path(name):
        return os.path.join(folder, name)

    write_csv(path("long.csv"), 20_000)
    write_short(path("short.csv"), 20_000, ",")
    write_html(path("long.html"), 20_000)
    print("CPU seconds of one run, the best of five")
    for shape, name in (("5 cells a row, some long", "long.csv"), ("8 short cells a row", "short.csv")):
        source, target = path(name), path("out.csv")
        compare(
            f"20000 rows, {shape}: CSV → CSV, {os.path.getsize(source) / 1e6:.1f} MB",
            [COMMAND, "convert", "--quiet", source, "-o", path("own.csv")],
            {"Miller": ["mlr", "--csv", "cat", source] if shutil.which("mlr") else None,
             "polars": script("polars", source, target), "duckdb": script("duckdb", source, target)})
    source = path("long.html")
    compare(
        f"20000 rows, 5 cells a row, some long: HTML → Markdown, {os.path.getsize(source) / 1e6:.1f} MB",
        [COMMAND, "convert", "--quiet", source, "-o", path("own.md")],
        {"html-to-markdown": script("html_to_markdown", source, path("out.md"))})
