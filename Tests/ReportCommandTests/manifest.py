#!/usr/bin/env python3
"""Holds a manifest against the files that it speaks of: its order, its keys, every hash, size and count.

usage: manifest.py MANIFEST INPUT_FOLDER OUTPUT_FOLDER

Prints how many inputs became what, as `{"converted": 3, "failed": 1}`.
"""
import collections
import hashlib
import json
import os
import sys

manifest, inputs, outputs = sys.argv[1:]
KEYS = ["input", "sha256", "status", "reports", "rows", "outputs", "diagnostics", "version", "options"]


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def walk(folder):
    """Depth first, the names of a folder in the order of their bytes."""
    # A run in which everything fails leaves no folder.
    for name in sorted([] if not os.path.exists(folder) else os.listdir(os.fsencode(folder))):
        path = os.path.join(folder, os.fsdecode(name))
        if os.path.isdir(path):
            yield from walk(path)
        else:
            yield path


with open(manifest, "rb") as file:
    text = file.read()
assert text == b"" or text.endswith(b"\n"), "the last line is torn"
entries = [json.loads(line) for line in text.splitlines()]
assert [entry["input"] for entry in entries] == list(walk(inputs)), "other inputs, or another order"

written = set()
for entry in entries:
    assert list(entry) == KEYS, entry["input"]
    assert entry["sha256"] == digest(entry["input"]), entry["input"]
    assert entry["version"] == entries[0]["version"] and entry["options"] == entries[0]["options"]
    severities = {diagnostic["severity"] for diagnostic in entry["diagnostics"]}
    if entry["status"] == "failed":
        assert entry["outputs"] == [] and "error" in severities and entry["reports"] == entry["rows"] == 0
        continue
    assert entry["outputs"] and "error" not in severities, entry["input"]
    for output in entry["outputs"]:
        path = output["path"]
        assert path not in written, path
        written.add(path)
        assert output["sha256"] == digest(path) and output["bytes"] == os.path.getsize(path), path
        if path.endswith(".json"):
            with open(path, encoding="utf-8") as file:
                document = json.load(file)
            assert document["input"] == entry["input"]
            assert entry["reports"] == len(document["reports"])
            assert entry["rows"] == sum(len(report["rows"]) for report in document["reports"])
            assert document["diagnostics"] == entry["diagnostics"][:len(document["diagnostics"])]
assert written == set(walk(outputs)), written ^ set(walk(outputs))
print(json.dumps(collections.Counter(entry["status"] for entry in entries), sort_keys=True))
