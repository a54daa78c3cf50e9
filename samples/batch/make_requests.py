#!/usr/bin/env python3
"""Prints a request for 'reportkit worker' for each file of a folder, in the order of their names.

usage: make_requests.py FOLDER FORMAT…
"""
import json
import pathlib
import sys

folder, formats = pathlib.Path(sys.argv[1]), sys.argv[2:]
for path in sorted(folder.rglob("*")):
    if path.is_file():
        print(json.dumps({"id": str(path.relative_to(folder)), "path": str(path), "to": formats}))
