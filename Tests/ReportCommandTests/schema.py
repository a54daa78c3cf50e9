"""Holds what the command writes as JSON against the schemas that it prints.

usage: schema.py COMMAND INPUT…
"""
import copy
import json
import subprocess
import sys

import jsonschema

COMMAND, INPUTS = sys.argv[1], sys.argv[2:]


def run(*arguments, errors=False):
    result = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=True)
    return result.stderr if errors else result.stdout


def validator(output):
    schema = json.loads(run("schema", output))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


DOCUMENT, ROW, INSPECTION, DIAGNOSTIC = map(validator, ("document", "row", "inspection", "diagnostic"))
held = {"documents": 0, "rows": 0, "inspections": 0, "diagnostics": 0}


def refused(judge, value, change):
    """Says whether a value that was changed is refused: a schema that takes everything judges nothing."""
    changed = copy.deepcopy(value)
    change(changed)
    return not judge.is_valid(changed)


for name in INPUTS:
    document = json.loads(run("convert", name, "--to", "json"))
    DOCUMENT.validate(document)
    held["documents"] += 1
    assert refused(DOCUMENT, document, lambda d: d.pop("encoding"))
    assert refused(DOCUMENT, document, lambda d: d["reports"][0]["rows"][0].pop("cells"))
    assert refused(DOCUMENT, document, lambda d: d["reports"][0]["title"].update(titel=""))
    assert refused(DOCUMENT, document, lambda d: d["reports"][0]["rows"][0].update(status="finished"))
    for line in run("convert", name, "--to", "ndjson").splitlines():
        row = json.loads(line)
        ROW.validate(row)
        held["rows"] += 1
        assert refused(ROW, row, lambda d: d.pop("report"))
        assert refused(ROW, row, lambda d: d.update(kind="heading"))
    INSPECTION.validate(json.loads(run("inspect", name)))
    held["inspections"] += 1
    for line in run("check", name, "--diagnostics", "json", errors=True).splitlines():
        if line.startswith("{"):
            DIAGNOSTIC.validate(json.loads(line))
            held["diagnostics"] += 1

print(" ".join(f"{count} {what}" for what, count in held.items()))
