"""Holds what the command writes as JSON against the schemas that it prints.

usage: schema.py COMMAND INPUT…
"""
import copy
import json
import subprocess
import sys
import tempfile

import jsonschema

COMMAND, INPUTS = sys.argv[1], sys.argv[2:]


def run(*arguments, errors=False):
    result = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=True)
    return result.stderr if errors else result.stdout


def validator(output):
    schema = json.loads(run("schema", output))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


DOCUMENT, ROW, INSPECTION, DIAGNOSTIC, SUMMARY, COMPARISON, MANIFEST = map(
    validator, ("document", "row", "inspection", "diagnostic", "summary", "comparison", "manifest"))
EXPLANATION = validator("explanation")
REQUEST, ANSWER, CHANGE = map(validator, ("request", "answer", "change"))
ADDITIONS, LEDGER, HISTORY, LATE = map(validator, ("additions", "ledger", "history", "late"))
held = {"documents": 0, "rows": 0, "inspections": 0, "diagnostics": 0, "comparisons": 0, "manifest-lines": 0, "answers": 0, "answers-of-ledgers": 0}


def refused(judge, value, change):
    """Says whether a value that was changed is refused: a schema that takes everything judges nothing."""
    changed = copy.deepcopy(value)
    change(changed)
    return not judge.is_valid(changed)


members = {}
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
        for member in row:
            assert refused(ROW, row, lambda d: d.pop(member)), member
        members.setdefault(tuple(row), name)
        assert refused(ROW, row, lambda d: d.update(kind="heading"))
    INSPECTION.validate(json.loads(run("inspect", name)))
    held["inspections"] += 1
    explanation = json.loads(run("explain", name, "--to", "json"))
    EXPLANATION.validate(explanation)
    assert refused(EXPLANATION, explanation, lambda d: d["tables"][0].update(verdict="perhaps"))
    assert refused(EXPLANATION, explanation, lambda d: d["tables"][0]["columns"][0].pop("name"))
    for line in run("check", name, "--diagnostics", "json", errors=True).splitlines():
        if line.startswith("{"):
            DIAGNOSTIC.validate(json.loads(line))
            held["diagnostics"] += 1

assert len(members) == 1, f"lines have other members: {members}"
summary = json.loads(run("summary", *INPUTS, "--to", "json"))
SUMMARY.validate(summary)
assert refused(SUMMARY, summary, lambda d: d["totals"].pop("tasks"))
assert refused(SUMMARY, summary, lambda d: d["byDepartment"][0]["statuses"].update(finished=1))
DOCUMENT.validate(json.loads(run("merge", *INPUTS, "--to", "json")))
for old, new in zip(INPUTS, INPUTS[1:] + INPUTS[:1]):
    # The same report with other progress has changes too.
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as changed:
        changed.write(run("convert", old, "--to", "csv", "--with-title", "--table", "1").replace("完成", "办结"))
        changed.flush()
        for other in (new, changed.name):
            comparison = json.loads(run("compare", old, other, "--to", "json"))
            COMPARISON.validate(comparison)
            held["comparisons"] += 1
            assert refused(COMPARISON, comparison, lambda d: d["totals"].update(added="1"))
            changes = [json.loads(line) for line in run("compare", old, other, "--to", "ndjson").splitlines()]
            assert len(changes) == sum(comparison["totals"].values())
            for change in changes:
                CHANGE.validate(change)
                assert refused(CHANGE, change, lambda d: d.update(change="moved"))
with tempfile.TemporaryDirectory() as folder:
    run("convert", *INPUTS, "--to", "csv,html", "-o", folder + "/", "--manifest", folder + "/m.ndjson")
    with open(folder + "/m.ndjson", encoding="utf-8") as manifest:
        for line in manifest:
            entry = json.loads(line)
            MANIFEST.validate(entry)
            held["manifest-lines"] += 1
            assert refused(MANIFEST, entry, lambda d: d["outputs"][0].update(sha256="x"))

with tempfile.TemporaryDirectory() as folder:
    database = folder + "/reports.db"
    added = json.loads(run("ledger", "add", database, *INPUTS, "--to", "json"))
    ADDITIONS.validate(added)
    assert refused(ADDITIONS, added, lambda d: d["additions"][0].update(outcome="lost"))
    assert refused(ADDITIONS, added, lambda d: d["additions"][0]["report"].update(titel=""))
    listed = json.loads(run("ledger", "list", database, "--to", "json"))
    LEDGER.validate(listed)
    assert len(listed["reports"]) == len(added["additions"])
    assert refused(LEDGER, listed, lambda d: d["reports"][0].pop("sha256"))
    history = json.loads(run("ledger", "history", database, "--task", "1", "--to", "json"))
    HISTORY.validate(history)
    assert refused(HISTORY, history, lambda d: d["histories"][0]["entries"][0].pop("ambiguous"))
    assert refused(HISTORY, history, lambda d: d["histories"][0]["entries"][0]["report"].update(sha256="x"))
    late = json.loads(run("ledger", "late", database, "--on", "2030-01-01", "--to", "json"))
    LATE.validate(late)
    assert refused(LATE, late, lambda d: d["tasks"][0].update(reason="lazy"))
    held["answers-of-ledgers"] += 4

requests = [{"id": number, "path": name, "to": "csv"} for number, name in enumerate(INPUTS)]
requests += [{"id": "a", "content": "序号,任务内容\n1,修路\n", "name": "a.csv", "to": ["html", "json"]}]
for request in requests:
    REQUEST.validate(request)
    assert refused(REQUEST, request, lambda d: d.pop("id"))
    assert refused(REQUEST, request, lambda d: d.update(path="a", content="b"))
lines = [json.dumps(request) for request in requests] + ["no JSON", "{}", '{"id": 1, "path": "missing", "to": "csv"}']
worker = subprocess.run([COMMAND, "worker"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
answers = [json.loads(line) for line in worker.stdout.splitlines()]
assert len(answers) == len(lines) and {answer["status"] for answer in answers} == {"converted", "failed"}
for answer in answers:
    ANSWER.validate(answer)
    held["answers"] += 1
    assert refused(ANSWER, answer, lambda d: d.update(status="done"))

print(" ".join(f"{count} {what}" for what, count in held.items()))
