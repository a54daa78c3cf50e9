"""What `make install` puts where, and what man and the shells make of it."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = {
    "bin/reportkit", "share/man/man1/reportkit.1", "share/bash-completion/completions/reportkit",
    "share/zsh/site-functions/_reportkit", "share/fish/vendor_completions.d/reportkit.fish"}
# Calls the function as bash does when somebody presses TAB behind the words.
BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_reportkit reportkit "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
# Types the words at a zsh in a terminal of its own, then TAB, and waits for what it makes of them.
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=($1 \\$fpath); autoload -Uz compinit; compinit -D -u; bindkey -e; echo rea''dy"
zpty -r shell shown '*ready*'
zpty -w -n shell "$2"$'\\t'
shown=
for turn in {1..100}; do
  sleep 0.1
  while zpty -r -t shell piece; do shown+=$piece; done
  [[ $shown == *$3* ]] && break
done
zpty -d shell
print -r -- "$shown"
"""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        run("make", "--no-print-directory", "install", f"DESTDIR={cls.temporary.name}", "PREFIX=/opt/here", cwd=ROOT)
        cls.prefix = pathlib.Path(cls.temporary.name, "opt/here")
        cls.path = {**os.environ, "PATH": f"{cls.prefix}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def test_all_files_are_below_the_prefix(self):
        found = {str(file.relative_to(self.temporary.name)) for file in pathlib.Path(self.temporary.name).rglob("*") if file.is_file()}
        self.assertEqual(found, {f"opt/here/{file}" for file in FILES})
        version = run("reportkit", "--version", env=self.path)
        self.assertRegex(version, r"^\d+\.\d+\.\d+\n$")

    def test_the_manual_has_every_command_and_option(self):
        page = subprocess.run(
            ["man", "--warnings", "-l", str(self.prefix / "share/man/man1/reportkit.1")], capture_output=True, text=True,
            env={**self.path, "MANWIDTH": "200"})
        self.assertEqual((page.returncode, page.stderr), (0, ""))
        for words in ("落实情况表", "reportkit worker", "--files-from list", "-o, --output path"):
            self.assertTrue(words in page.stdout, words)
        headings = re.findall(r"^[A-Z][A-Z ]*$", page.stdout, re.M)
        self.assertEqual(headings, [
            "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES", "DIAGNOSTICS"])
        entries = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
        codes = re.findall(r"^### `([a-z-]+)` — (\w+)$", entries, re.M)
        self.assertGreater(len(codes), 30)
        for code, severity in codes:
            self.assertTrue(re.search(rf"^ {{7}}{code} \({severity}\)\n {{14}}\S", page.stdout, re.M), code)
        shown = run("reportkit", "help", env=self.path)
        commands = re.findall(r"^  ([a-z]+) ", shown.split("SUBCOMMANDS:")[1], re.M)
        self.assertGreater(len(commands), 9)
        for command in commands:
            self.assertTrue(f"reportkit {command}\n" in page.stdout, command)

    def completed(self, *words):
        script = str(self.prefix / "share/bash-completion/completions/reportkit")
        return set(run("bash", "-O", "extglob", "-c", BASH, "bash", script, "reportkit", *words, env=self.path, cwd=ROOT).split())

    def test_bash_completes_commands_options_and_values(self):
        self.assertEqual(self.completed("wor"), {"worker"})
        self.assertEqual(self.completed("convert", "--ma"), {"--manifest", "--markdown-merge"})
        self.assertEqual(self.completed("convert", "--page", ""), {"a4", "a4-landscape", "a3-landscape"})

        self.assertEqual(self.completed("convert", "--to", "ht"), {"html"})
        self.assertEqual(self.completed("summary", "--to", "html,xh"), {"html,xhtml"})
        self.assertEqual(self.completed("check", "CHANGE"), {"CHANGELOG.md"})

    def test_fish_completes_commands_and_values(self):
        script = self.prefix / "share/fish/vendor_completions.d/reportkit.fish"
        for words, completed in (("wor", {"worker"}), ("convert --to ht", {"html"}), ("summary --to html,xh", {"html,xhtml"}),
                                 ("check CHANGE", {"CHANGELOG.md"})):
            shown = run("fish", "--no-config", "-c", f"source {script}; complete -C 'reportkit {words}'", env=self.path, cwd=ROOT)
            self.assertEqual({line.split("\t")[0] for line in shown.splitlines()}, completed)

    def test_zsh_completes_commands_and_values(self):
        folder = self.prefix / "share/zsh/site-functions"
        for words, completed in (("wor", "worker"), ("convert --to ht", "--to html"), ("summary --to html,xh", "html,xhtml"),
                                 ("check CHANGE", "CHANGELOG.md")):
            shown = run("zsh", "-f", "-c", ZSH, "zsh", str(folder), f"reportkit {words}", completed, env=self.path, cwd=ROOT)
            self.assertTrue(completed in shown, shown)


if __name__ == "__main__":
    unittest.main()
