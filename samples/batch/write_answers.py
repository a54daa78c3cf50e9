#!/usr/bin/env python3
"""Writes the outputs in the answers of 'reportkit worker' to a folder, and what went wrong to standard error.

usage: write_answers.py FOLDER < ANSWERS

The identifiers must be paths without '..'; report.txt in HTML becomes FOLDER/report.txt.html. Exits with 1 where any request
has failed.
"""
import json
import os
import pathlib
import sys

EXTENSIONS = {"markdown": "md"}

folder, failed = pathlib.Path(sys.argv[1]), 0
for line in sys.stdin.buffer:
    answer = json.loads(line)
    for finding in answer["diagnostics"]:
        if finding["severity"] == "error":
            print(f"{answer['id']}: {finding['message']} [{finding['code']}]", file=sys.stderr)
    failed += answer["status"] == "failed"
    for output in answer["outputs"]:
        identifier = pathlib.PurePath(answer["id"])
        if identifier.is_absolute() or ".." in identifier.parts:
            sys.exit(f"{identifier} leads out of the folder")
        part = f"-{output['part']}" if "part" in output else ""
        path = folder / f"{identifier}{part}.{EXTENSIONS.get(output['format'], output['format'])}"
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(output["text"].encode())
        os.replace(unfinished, path)
sys.exit(1 if failed else 0)
