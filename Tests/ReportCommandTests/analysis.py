"""Runs the queries of docs/analysis.md and compares what comes out with what the page shows.

usage: analysis.py COMMAND REPOSITORY duckdb|sqlite3

A query is a block of sql whose first line names its tool; the block of csv after it is its answer.
"""
import csv
import glob
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

COMMAND, REPOSITORY, TOOL = sys.argv[1:]
page = pathlib.Path(REPOSITORY, "docs/analysis.md").read_text(encoding="utf-8")
queries = re.findall(r"\n```sql\n-- (\w+)\n(.*?)\n```\n\n```csv\n(.*?)\n```\n", page, re.S)
if len(queries) != page.count("\n```sql\n") or len(queries) < 5:
    sys.exit(f"{len(queries)} of {page.count('```sql')} queries have a tool and an answer")


def duckdb_rows(sql):
    import duckdb
    connection = duckdb.connect()
    if "TYPE sqlite" in sql:
        import duckdb_extension_sqlite_scanner as package
        extension, = glob.glob(os.path.join(os.path.dirname(package.__file__), "extensions/*/*.duckdb_extension"))
        connection.execute(f"LOAD '{extension}'")
    *before, last = [part for part in sql.split(";") if part.strip()]
    for statement in before:
        connection.execute(statement)
    found = connection.execute(last)
    return [[column[0] for column in found.description]] + [["" if v is None else str(v) for v in row] for row in found.fetchall()]


def sqlite_rows(sql):
    result = subprocess.run(["sqlite3", "-csv", "-header", "reports.db", sql], capture_output=True, text=True, check=True)
    return list(csv.reader(io.StringIO(result.stdout, newline="")))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.symlink(os.path.join(REPOSITORY, "samples"), "samples")
    os.symlink(COMMAND, "reportkit")
    for line in re.findall(r"^\$ (.*)$", page, re.M):
        subprocess.run(["bash", "-c", line], check=True, capture_output=True, env={**os.environ, "PATH": folder + ":" + os.environ["PATH"]})
    answered = 0
    for tool, sql, shown in queries:
        if tool == TOOL:
            found = (duckdb_rows if tool == "duckdb" else sqlite_rows)(sql)
            wanted = list(csv.reader(io.StringIO(shown, newline="")))
            if "--print" in os.environ.get("ANALYSIS", ""):
                csv.writer(sys.stdout, lineterminator="\n").writerows(found)
            elif found != wanted:
                sys.exit(f"{sql}\nfound  {found}\nwanted {wanted}")
            answered += 1
print(f"{answered} queries answered by {TOOL}")
