#!/usr/bin/env python3
"""Writes the manual page of reportkit, in man(7), from what the command says of itself and the page on its diagnostics.

usage: reportkit --experimental-dump-help | manual.py VERSION DATE docs/diagnostics.md > reportkit.1

ArgumentParser's own generate-manual leaves out every character that is not ASCII, and with them all that is Chinese.
"""
import json
import re
import sys

VERSION, DATE, DIAGNOSTICS = sys.argv[1:]
# What a run leaves while it goes on; the command has no help that would say it.
FILES = [
    ("FILE.partial", "The manifest of a run that goes on or was killed; --resume goes on with it, and its end renames it to FILE."),
    ("OUT/.reportkit-XXXXXX/", "Outputs of a conversion to the folder OUT that are not in their places yet. What a killed run "
     "leaves, the next one removes."),
    (".reportkit-XXXXXX", "The same for a single output file, beside it. It can be deleted when no run goes on."),
    ("DB-journal", "Beside a ledger while reports are added to it. After a run that was killed it must stay: the next one that opens "
     "the ledger undoes what is half done."),
    ("report.NAME.mustache, summary.NAME.mustache, compare.NAME.mustache",
     "In the folder of --templates: the templates of the format NAME; 'reportkit templates export' writes those that are built in."),
]
VARIABLES = [
    ("LC_ALL, LC_MESSAGES, LANG", "The first that is set decides on the language of messages, where --language does not: Chinese in "
     "a Chinese locale with UTF-8, else English."),
]


def escaped(text):
    """A text of roff: no line of it is a request, and every hyphen is one that can be copied."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in lines)


def paragraphs(text):
    """Paragraphs are filled; those that hold indented lines, the examples, stay as they are."""
    for paragraph in text.split("\n\n"):
        if "\n  " in paragraph:
            head, *examples = paragraph.split("\n")
            yield from (".PP", escaped(head), ".RS 2", ".nf", *map(escaped, (line.strip() for line in examples)), ".fi", ".RE")
        else:
            yield from (".PP", escaped(paragraph))


def spelling(argument):
    """The names and the value of an argument, as the usage shows them."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    dots = " ..." if argument["isRepeating"] else ""
    if argument["kind"] == "positional":
        return value + dots
    names = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]]
    bold = ", ".join(f"\\fB{escaped(name)}\\fR" for name in sorted(names, key=len))
    return bold if argument["kind"] == "flag" else f"{bold} {value}{dots}"


def arguments(command):
    """The arguments of a command as a list of terms."""
    for argument in command.get("arguments", []):
        names = {name["name"] for name in argument.get("names", [])}
        if not argument["shouldDisplay"] or names & {"help", "version"}:
            continue
        text = argument.get("abstract", "").strip()
        values = [value for value in argument.get("allValues", []) if argument["kind"] == "option"]
        if values and not all(value in text for value in values):
            text += f" One of: {', '.join(values)}."
        if argument.get("defaultValue") and argument["kind"] == "option":
            text += f" Default: {argument['defaultValue']}."
        yield from (".TP", spelling(argument), escaped(text.strip()))


def subcommands(command, path):
    for subcommand in command.get("subcommands", []):
        if subcommand["commandName"] == "help":
            continue
        own = [*path, subcommand["commandName"]]
        positional = [a for a in subcommand.get("arguments", []) if a["kind"] == "positional"]
        yield f".SS {escaped(' '.join(own))}"
        if not subcommand.get("subcommands"):
            shown = [f"[{spelling(a)}]" if a["isOptional"] else spelling(a) for a in positional]
            yield from (".PP", " ".join([f"\\fB{escaped(' '.join(own))}\\fR", "[\\fIoptions\\fR]", *shown]))
        yield from (".PP", escaped(subcommand["abstract"]))
        if "discussion" in subcommand:
            yield from paragraphs(subcommand["discussion"])
        yield from arguments(subcommand)
        yield from subcommands(subcommand, own)


def terms(pairs):
    for term, text in pairs:
        yield from (".TP", f"\\fB{escaped(term)}\\fR", escaped(text))


def diagnostics(path):
    """The codes with their severity and the sentence that begins their entries."""
    with open(path, encoding="utf-8") as file:
        entries = re.findall(r"^### `([a-z-]+)` — (\w+)\n\n(.*?)\n\n", file.read(), re.M | re.S)
    if not entries:
        sys.exit(f"{path}: no entries that begin with '### `code` — severity'")
    for code, severity, meaning in entries:
        # Links and emphasis of Markdown are plain in a manual.
        text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", " ".join(meaning.split())).replace("`", "'")
        yield f"{code} ({severity})", text


def page(command):
    name = command["commandName"]
    parts = command["discussion"].split("\n\n")
    examples, = [part for part in parts if part.startswith("EXAMPLES\n")]
    exits, = [part for part in parts if part.startswith("Exit status: ")]
    yield f'.TH {name.upper()} 1 "{DATE}" "{name} {escaped(VERSION)}"'
    yield from (".SH NAME", f"{name} \\- {escaped(command['abstract'])}")
    yield from (".SH SYNOPSIS", f"\\fB{name}\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIinput\\fR ...]", ".PP",
                f"\\fB{name}\\fR \\fB\\-\\-version\\fR | \\fB\\-\\-help\\fR | \\fBhelp\\fR \\fIcommand\\fR")
    yield ".SH DESCRIPTION"
    yield from paragraphs("\n\n".join(part for part in parts if part not in (examples, exits)))
    yield ".SH COMMANDS"
    yield from subcommands(command, [name])
    yield from (".SH EXAMPLES", ".nf", *(escaped(line.strip()) for line in examples.split("\n")[1:]), ".fi")
    yield ".SH EXIT STATUS"
    statuses = exits.removeprefix("Exit status: ").rstrip(".").split("; ")
    yield from terms(status.split(" ", 1) for status in statuses)
    yield ".SH ENVIRONMENT"
    yield from terms(VARIABLES)
    yield ".SH FILES"
    yield from terms(FILES)
    yield ".SH DIAGNOSTICS"
    yield from paragraphs("Standard error has a line each: 'FILE:LINE:COLUMN: warning: message [code]'; --diagnostics json makes them "
                          "objects. An error leaves its input without a result, a warning should be looked at, a note need not.")
    yield from terms(diagnostics(DIAGNOSTICS))


dump = json.load(sys.stdin)
if dump["serializationVersion"] != 0:
    sys.exit(f"manual.py knows version 0 of the dump, found {dump['serializationVersion']}")
print("\n".join(page(dump["command"])))
