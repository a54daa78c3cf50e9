"""Prints the parts of an office file that hold its texts, each after a line with its name.

usage: parts.py FILE
"""
import sys
import zipfile

OURS = ("xl/workbook.xml", "xl/worksheets/", "word/document.xml")
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) and not entry.flag_bits & 8 for entry in archive.infolist())
    for name in archive.namelist():
        if name.startswith(OURS):
            sys.stdout.buffer.write(f"== {name}\n".encode() + archive.read(name) + b"\n")
