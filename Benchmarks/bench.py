#!/usr/bin/env python3
"""Measures reportkit on generated reports against floors that anyone has, in one run.

usage: bench.py COMMAND [FOLDER]

Prints one line a figure with its target: speeds are megabytes (10^6) of input, or of output where the line says so, a
second; the best of three runs. Exits with 1 if a target is missed.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from inputs import write_html, write_short, write_small, write_tsv

COMMAND = os.path.abspath(sys.argv[1])
def run(arguments, times=3):
    """The best wall time in seconds and the highest resident memory in bytes.

    The arguments are a list, or a function that gives one a turn."""
    turn = arguments if callable(arguments) else lambda: arguments
    best, memory = None, 0
    for _ in range(times):
        with open(os.devnull, "wb") as sink:
            command = turn()
            start = time.perf_counter()
            child = subprocess.Popen(command, stdout=sink, stderr=sink)
            _, status, usage = os.wait4(child.pid, 0)
            elapsed = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"failed: {' '.join(command)}")
        best = elapsed if best is None else min(best, elapsed)
        memory = max(memory, usage.ru_maxrss * 1024)
    return best, memory


missed = 0


def report(name, value, target, unit, at_least=True):
    global missed
    good = value >= target if at_least else value <= target
    missed += not good
    sign = "≥" if at_least else "≤"
    print(f"{'ok    ' if good else 'MISSED'}  {name:<58} {value:8.2f} {unit:<5} (target {sign} {target:g})", flush=True)


def rendering_and_reading(tsv, folder):
    """Rendering is what converting takes longer than checking; it should take no longer than reading the output back."""
    checking, _ = run([COMMAND, "check", tsv])
    for form in ("csv", "tsv", "markdown", "html", "xhtml", "json"):
        output = os.path.join(folder, f"rendered.{form}")
        subprocess.check_call([COMMAND, "convert", tsv, "--to", form, "-o", output])
        converting, _ = run([COMMAND, "convert", tsv, "--to", form])
        reading, _ = run([COMMAND, "check", output])
        report(f"rendering {form} over reading it", (converting - checking) / reading, 1, "×", at_least=False)


def batches(folder):
    """Small reports, 8 rows each, to CSV in a folder. No old outputs are removed before the end: for some seconds after
    many files are removed, ext4 takes a multiple of the time to make new ones."""
    rates, memory = {}, {}
    for count in (1_000, 2_000, 10_000):
        inputs = os.path.join(folder, f"{count}-small")
        os.mkdir(inputs)
        for number in range(count):
            write_small(os.path.join(inputs, f"{number}.tsv"))
        for jobs in (1, 2):
            outputs = (os.path.join(folder, f"{count}-{jobs}-{turn}/") for turn in range(5))
            command = [COMMAND, "convert", inputs, "--to", "csv", "--quiet", "--jobs", str(jobs), "-o"]
            best, memory[count, jobs] = run(lambda: [*command, next(outputs)], times=5 if count == 2_000 else 1)
            rates[count, jobs] = count / best
            print(f"{count} small reports, {jobs} job{'s' * (jobs > 1)}: {count / best:.0f} reports/s, "
                  f"{memory[count, jobs] / 1e6:.0f} MB", flush=True)
    report("2000 small reports with one job", rates[2_000, 1], 1_000, "/s")
    report("2000 small reports, two jobs over one", rates[2_000, 2] / rates[2_000, 1], 1.6, "×")
    report("peak memory, ten times the small reports", memory[10_000, 2] / memory[1_000, 2], 1.5, "×", at_least=False)


def short_cells(folder):
    """Eight short cells a row: what a row and a cell cost, where the sentences above measure what a byte costs."""
    path = os.path.join(folder, "short.tsv")
    write_short(path, 20_000, "\t", with_title=True)
    size = os.path.getsize(path)
    print(f"20000 rows of 8 short cells, {size / 20_000:.0f} bytes each", flush=True)
    for name, arguments in (("check", ["check", path]), ("→ CSV", ["convert", path, "--to", "csv"]),
                            ("→ HTML", ["convert", path, "--to", "html"]), ("→ JSON", ["convert", path, "--to", "json"])):
        elapsed, _ = run([COMMAND, *arguments], times=5)
        print(f"        short cells {name:<46} {size / elapsed / 1e6:8.2f} MB/s, {20_000 / elapsed:.0f} rows/s", flush=True)
        if name == "check":
            report("20000 rows of 8 short cells, checked", size / elapsed / 1e6, 5, "MB/s")


def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="reportkit-bench-")
    paths = {}
    for rows in (20_000, 80_000):
        paths[rows] = {kind: os.path.join(folder, f"{rows}.{kind}") for kind in ("tsv", "html")}
        write_tsv(paths[rows]["tsv"], rows)
        write_html(paths[rows]["html"], rows)
    small = os.path.join(folder, "small.tsv")
    write_small(small)

    floor = os.path.join(folder, "sax")
    here = os.path.dirname(os.path.abspath(__file__))
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libxml-2.0"], text=True).split()
    subprocess.check_call(["cc", "-O2", "-o", floor, os.path.join(here, "sax.c"), *flags])

    seconds = {}
    for rows in (20_000, 80_000):
        tsv, html = paths[rows]["tsv"], paths[rows]["html"]
        tsv_size, html_size = os.path.getsize(tsv), os.path.getsize(html)
        sax, _ = run([floor, html])
        copy, _ = run(["cat", tsv])
        print(f"{rows} rows, {tsv_size / rows:.0f} bytes each: libxml2 SAX {html_size / sax / 1e6:.0f} MB/s, "
              f"cat {tsv_size / copy / 1e6:.0f} MB/s", flush=True)
        time_html, memory = run([COMMAND, "convert", html, "--to", "csv"])
        seconds[rows, "html"] = time_html
        report(f"{rows} rows HTML → CSV, share of libxml2's SAX speed", sax / time_html, 0.25, "×")
        report(f"{rows} rows HTML → CSV, peak memory over input", memory / html_size, 12, "×", at_least=False)
        time_tsv, memory = run([COMMAND, "convert", tsv, "--to", "csv"])
        seconds[rows, "tsv"] = time_tsv
        report(f"{rows} rows TSV → CSV", tsv_size / time_tsv / 1e6, 60, "MB/s")
        report(f"{rows} rows TSV → CSV, peak memory over input", memory / tsv_size, 12, "×", at_least=False)
        for form in ("html", "markdown", "xhtml", "json"):
            # Not into this process: the memory that children report is at least what their parent once held.
            output = os.path.join(folder, f"output.{form}")
            subprocess.check_call([COMMAND, "convert", tsv, "--to", form, "-o", output])
            size = os.path.getsize(output)
            elapsed, memory = run([COMMAND, "convert", tsv, "--to", form])
            report(f"{rows} rows TSV → {form}, of output", size / elapsed / 1e6, 25, "MB/s")
            report(f"{rows} rows TSV → {form}, peak memory over input", memory / tsv_size, 12, "×", at_least=False)
    rendering_and_reading(paths[20_000]["tsv"], folder)
    short_cells(folder)
    for kind in ("html", "tsv"):
        growth = seconds[80_000, kind] / seconds[20_000, kind]
        report(f"time for four times the rows, {kind} → CSV", growth, 5, "×", at_least=False)
    empty, _ = run([COMMAND, "--version"], times=20)
    one, _ = run([COMMAND, "convert", small, "--to", "html"], times=20)
    print(f"empty process {empty * 1e3:.1f} ms, one small report {one * 1e3:.1f} ms")
    report("one small report over an empty process", one / empty, 3, "×", at_least=False)
    batches(folder)
    if len(sys.argv) <= 2:
        shutil.rmtree(folder)
    sys.exit(1 if missed else 0)


main()
