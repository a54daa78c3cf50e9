"""Gives a worker requests with bytes changed, taken out and doubled, and reads its answers with Python's JSON."""

import json
import os
import pathlib
import random
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
REQUESTS = [
    '{"id": 1, "content": "序号,任务来源\\n1,甲\\n", "name": "a.csv", "to": ["tsv", "json"]}',
    '{"id": "x\\u0041\\ud83d\\ude00", "base64": "0PK6xSzIzs7xwLTUtAoxLLzXCg==", "name": "g.csv", "to": "html"}',
    '{"id": -1.5e3, "path": "samples/water-2026-q3.md", "to": "md"}',
]


def changed(generator):
    line = bytearray(generator.choice(REQUESTS).encode())
    for _ in range(generator.randint(0, 3)):
        place, length = generator.randrange(len(line)), generator.randint(1, 9)
        match generator.randrange(3):
            case 0: line[place] = generator.choice(b'\x00\xff{}[]",:\\0123-.eE \r\xe5')
            case 1: del line[place:place + length]
            case 2: line[place:place] = line[generator.randrange(len(line)):][:length]
    return bytes(line).replace(b"\n", b" ")


def read(line):
    try:
        return json.loads(line.decode("utf-8-sig"))
    except ValueError:
        return None


class Worker(unittest.TestCase):
    def test_every_line_has_an_answer_that_is_json(self):
        generator = random.Random(5)
        lines = [changed(generator) for _ in range(10_000)]
        result = subprocess.run([COMMAND, "worker"], input=b"\n".join(lines) + b"\n", capture_output=True, cwd=ROOT)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        answers = result.stdout.split(b"\n")
        self.assertEqual((len(answers), answers.pop()), (len(lines) + 1, b""))
        converted = 0
        for line, answer in zip(lines, map(json.loads, answers)):
            failed = any(finding["severity"] == "error" for finding in answer["diagnostics"])
            self.assertEqual((answer["status"], bool(answer["outputs"])), ("failed", False) if failed else ("converted", True), line)
            converted += not failed
            request = read(line)
            if request is None:
                self.assertTrue(failed, line)
            if answer["id"] is not None:
                self.assertEqual(answer["id"], request["id"], line)
        self.assertTrue(2_000 < converted < 8_000, converted)


if __name__ == "__main__":
    unittest.main()
