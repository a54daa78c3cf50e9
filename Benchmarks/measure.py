"""How long commands take, and what is said of it. CPU seconds, because some programs work on all cores and machines are busy."""
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PYTHONS = [str(python) for python in (ROOT / ".build-venv/bin/python", shutil.which("python3")) if python and os.path.exists(python)]


class Run:
    """The best of some runs of a command: user and system seconds, seconds by the clock, and the highest resident memory in bytes."""

    def __init__(self, command, turns=5, environment=None):
        """The command is a list, or a function that gives one a turn."""
        self.cpu = self.clock = float("inf")
        self.memory = 0
        self.failure = None
        for _ in range(turns):
            arguments = command() if callable(command) else command
            start = time.perf_counter()
            child = subprocess.Popen(
                arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
            said = child.stderr.read().decode(errors="replace").strip()
            _, status, usage = os.wait4(child.pid, 0)
            self.clock = min(self.clock, time.perf_counter() - start)
            self.cpu = min(self.cpu, usage.ru_utime + usage.ru_stime)
            self.memory = max(self.memory, usage.ru_maxrss * 1024)
            if os.waitstatus_to_exitcode(status) != 0:
                self.failure = f"{' '.join(arguments)}: {said.splitlines()[-1] if said else 'no message'}"
                return


def must(command, turns=5, environment=None):
    """Runs a command of ours, which has to succeed."""
    run = Run(command, turns, environment)
    if run.failure:
        sys.exit(f"failed: {run.failure}")
    return run


def python(module):
    """A Python that has a module, or None."""
    for path in PYTHONS:
        if subprocess.run([path, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
            return path
    return None


missed = 0


def report(name, value, target, unit, at_least=False):
    """Prints a figure beside its target."""
    global missed
    good = value >= target if at_least else value <= target
    missed += not good
    print(f"{'ok    ' if good else 'MISSED'}  {name:<62} {value:8.2f} {unit:<4} (target {'≥' if at_least else '≤'} {target:g})",
          flush=True)


def against(name, ours, other, command, target, turns=5, environment=None):
    """Our CPU time over that of another program, which may be absent: a command, or None."""
    if command is None:
        print(f"        {name + ': ' + other + ' is not installed':<62} not measured", flush=True)
        return
    run = Run(command, turns, environment)
    if run.failure:
        print(f"        {name}: {other} failed: {run.failure[-100:]}", flush=True)
        return
    report(f"{name}, over {other} ({run.cpu:.3f} s)", ours.cpu / run.cpu, target, "×")
