#!/usr/bin/env python3
"""Runs reportkit on inputs that ask for more than there is: time, peak memory, exit status and the first message of each.

What only takes long is measured by `make test-growth`.

usage: hostile.py COMMAND

Exits with 1 if one takes more than 2 seconds or 500 MB, crashes, or ends otherwise than expected.
"""
import os
import subprocess
import sys
import tempfile
import time

COMMAND = os.path.abspath(sys.argv[1])
SECONDS, BYTES = 2.0, 500e6
HEAD = "<table><tr><th>序号<th>任务来源<th>进展情况<tr><td>1<td>甲<td>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))

# name, extension, content, whether it is an error
INPUTS = [
    ("100,000 attributes on one tag", "html", lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{HEAD}x", True),
    ("100,000 elements inside each other", "html", lambda: "<div>" * 100_000 + HEAD + "x", True),
    ("spans that ask for 6.5 × 10⁹ cells", "html",
     lambda: "<table>" + "<tr>" + "<td colspan=1000 rowspan=65534>" * 100 + "<tr>" * 65_534, True),
    ("spans just below the limit of cells", "html",
     lambda: HEAD + "x<tr><td colspan=1000 rowspan=0>x" + "<tr><td>" * 3_980, False),
    ("spans that repeat 9 × 10⁹ bytes of text", "html",
     lambda: HEAD + "<tr><td colspan=1000 rowspan=0>" + "字" * 1_000_000 + "<tr>" * 3_000, True),
    ("100,000 columns", "csv", lambda: "序号,任务来源" + "," * 100_000 + "\n1,甲\n", True),
    ("10⁹ cells that fill short rows", "csv", lambda: "序号,任务来源" + ",x" * 16_000 + "\n" + "1\n" * 62_500, True),
    ("a cell of 12 MB, HTML", "html", lambda: HEAD + "推进" * 2_000_000, False),
    ("a cell of 12 MB, CSV", "csv", lambda: '序号,任务来源\n1,"' + "推进\n\"\"" * 1_333_333 + '"\n', False),
    ("an entity bomb (10⁹ characters)", "xhtml",
     lambda: f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "哈">{ENTITIES}]>{HEAD}&e9;', False),
    ("an external entity", "xhtml",
     lambda: f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;', False),
    ("JSON 1,000,000 levels deep", "json", lambda: '{"reports": ' + "[" * 1_000_000, True),
    ("3 GB of zeros", "csv", None, True),
]


def main():
    bad = 0
    with tempfile.TemporaryDirectory(prefix="reportkit-hostile-") as folder:
        for index, (name, extension, content, fails) in enumerate(INPUTS):
            path = os.path.join(folder, f"{index}.{extension}")
            with open(path, "wb") as file:
                file.write(content().encode()) if content else file.truncate(3_000_000_000)
            output = os.path.join(folder, "out.html")
            start = time.perf_counter()
            child = subprocess.Popen([COMMAND, "convert", path, "-o", output], stderr=subprocess.PIPE)
            message = child.stderr.read().decode(errors="replace").splitlines()
            _, status, usage = os.wait4(child.pid, 0)
            seconds, memory = time.perf_counter() - start, usage.ru_maxrss * 1024
            code = child.returncode = os.waitstatus_to_exitcode(status)
            leaked = False
            if code == 0:
                with open(output, "rb") as file:
                    leaked = b"root:" in file.read()
                os.remove(output)
            good = seconds <= SECONDS and memory <= BYTES and code == (1 if fails else 0) and not leaked
            bad += not good
            shown = " | ".join(line.removeprefix(path) for line in message if ": error:" in line or code == 0)
            print(f"{'ok    ' if good else 'MISSED'}  {name:<48} {seconds:5.2f} s {memory / 1e6:5.0f} MB  exit {code}  "
                  f"{shown[:150]}", flush=True)
            os.remove(path)
    sys.exit(1 if bad else 0)


main()
