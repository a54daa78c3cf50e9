#!/usr/bin/env python3
"""Writes the manual page of reportkit, in man(7), from what the command says of itself.

usage: reportkit --experimental-dump-help | manual.py VERSION DATE > reportkit.1

ArgumentParser's own generate-manual leaves out every character that is not ASCII, and with them all that is Chinese.
"""
import json
import sys

VERSION, DATE = sys.argv[1:3]


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


def page(command):
    name = command["commandName"]
    yield f'.TH {name.upper()} 1 "{DATE}" "{name} {escaped(VERSION)}"'
    yield from (".SH NAME", f"{name} \\- {escaped(command['abstract'])}")
    yield from (".SH SYNOPSIS", f"\\fB{name}\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIinput\\fR ...]", ".PP",
                f"\\fB{name}\\fR \\fB\\-\\-version\\fR | \\fB\\-\\-help\\fR | \\fBhelp\\fR \\fIcommand\\fR")
    yield ".SH DESCRIPTION"
    yield from paragraphs(command["discussion"])
    yield ".SH COMMANDS"
    yield from subcommands(command, [name])


dump = json.load(sys.stdin)
if dump["serializationVersion"] != 0:
    sys.exit(f"manual.py knows version 0 of the dump, found {dump['serializationVersion']}")
print("\n".join(page(dump["command"])))
