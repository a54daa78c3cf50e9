"""Random Markdown documents with tables, as lists of blocks, so that one that differs can be made smaller."""

WORDS = ["甲", "修路", "架桥，", "（一）", "完成。", "5", "80%", "abc", "a b", "1.选址", "。", "x"]
INLINE = [
    "**粗**", "*斜*", "_斜_", "__粗__", "`码`", "``a`b``", "`a b`", "~~删~~", "~删~", "[链](u)", "[链](<u v> \"t\")", "![图](u)", "[a]", "[a][b]",
    "[b]", "<b>x</b>", "<i class='y'>", "&amp;", "&vert;", "&lpar;", "&nope;", "&#42;", "&copy", "\\*", "\\a", "\\\\", "\\_", "*", "**", "_", "__",
    "`", "~~", "[", "]", "](u)", "<", ">", "&", "a*b*c", "a_b_c", "<https://a.b>", "<a@b.c>", "***粗斜***", "**a*b**", "*a **b** c*", "（**甲**）",
    "**甲：**乙", "\"*a*\"", "![x *y*](u)", "[*a*](u)", "!", "!x", "<!-- c -->", "\\[a]", "*a", "b*", "_a", "b_", "**a", "b**", "~~a", "b~~", "&#0;",
    "[x](u (t))", "[x]( u )", "[x](u", "~~a~b~~", "~~~a~~~", "`*a*`", "*`a*`", "[`]`](u)", "<b", "</b>", "a<br>b", "<br/>",
]
DELIMITERS = ["---", ":--", "--:", ":-:", "-", " --- "]


class Generator:
    def __init__(self, random):
        self.random = random

    def document(self):
        blocks = tuple(self.block(2) for _ in range(self.random.choice([1, 2, 2, 3, 4])))
        return blocks + (("[a]: /u\n",) if self.random.random() < 0.3 else ())

    def text(self):
        pieces = []
        for _ in range(self.random.choice([1, 1, 2, 3, 4])):
            pieces.append(self.random.choice(WORDS if self.random.random() < 0.5 else INLINE))
        text = self.random.choice(["", "", " "]).join(pieces)
        # A tag at the beginning of a line begins a block of HTML, of which nothing counts.
        return "甲" + text if text.startswith("<") else text

    def cell(self):
        chance = self.random.random()
        if chance < 0.06:
            return self.random.choice(["\\|", "a \\\\| b", "`a\\|b`", "\\\\\\|", "a\\|\\|b"])
        return "" if chance < 0.14 else self.text().replace("|", "\\|")

    def row(self, cells):
        line = " | ".join(cells)
        return self.random.choice([f"| {line} |", f"| {line} |", f"|{line}|", f"| {line}"]) if len(cells) > 1 else f"| {line} |"

    def table(self):
        width = self.random.choice([1, 2, 3])
        lines = [self.row([self.text().replace("|", "\\|") for _ in range(width)]), self.row([self.random.choice(DELIMITERS) for _ in range(width)])]
        for _ in range(self.random.choice([0, 1, 2, 3])):
            lines.append(self.row([self.cell() for _ in range(self.random.randint(1, width))]))
        indent = " " * self.random.choice([0, 0, 0, 1, 3])
        before = self.text() + "\n" if self.random.random() < 0.15 else ""
        return before + "".join(f"{indent}{line}\n" for line in lines)

    def block(self, depth):
        choices = [self.table, self.table, self.table, self.paragraph, self.heading, self.code, self.line]
        if depth == 2:
            choices.append(self.markup)
        if depth > 0:
            choices += [lambda: self.quote(depth), lambda: self.list(depth)]
        text = self.random.choice(choices)()
        return text + self.random.choice(["\n", "\n", "\n", ""])

    def paragraph(self):
        return "".join(self.text() + self.random.choice(["\n", "\n", "  \n", "\\\n"]) for _ in range(self.random.choice([1, 1, 2])))

    def heading(self):
        return self.random.choice([f"# {self.text()}\n", f"## {self.text()} ##\n", f"{self.text()}\n===\n", f"{self.text()}\n---\n", "#x\n", "####### x\n"])

    def code(self):
        inside = self.random.choice(["| a | b |\n|---|---|\n| 1 | 2 |\n", "x\n", "\n", "> x\n"])
        fence = self.random.choice(["```", "~~~", "````"])
        return self.random.choice([
            f"{fence}\n{inside}{fence}\n", f"{fence} text\n{inside}{fence}{fence[0]}\n", "\n" + "".join(f"    {line}\n" for line in inside.splitlines()) + "\n",
            "\n\tcode\n\n"])

    def markup(self):
        inside = self.random.choice(["| a | b |\n|---|---|\n| 1 | 2 |\n", "文字\n"])
        return self.random.choice([f"<!--\n{inside}\n{inside}-->\n", f"<div class=raw>\n{inside}</div>\n\n", "<!-- x -->\n", f"<?x\n{inside}?>\n"])

    def line(self):
        return self.random.choice(["---\n", "***\n", "- - -\n", "===\n", "\n", "___\n", "+\n", "|\n", "| a\n", "> \n", "-\n", "1.\n"])

    def quote(self, depth):
        inside = "".join(self.block(depth - 1) for _ in range(self.random.choice([1, 1, 2])))
        mark = self.random.choice(["> ", ">", " > "])
        lines = [f"{mark}{line}\n" for line in inside.splitlines()]
        if self.random.random() < 0.2 and len(lines) > 1:
            lines[-1] = lines[-1].lstrip(" >")
        return "".join(lines)

    def list(self, depth):
        mark = self.random.choice(["- ", "* ", "1. ", "3) ", "+   ", "-\t"])
        lines = []
        for _ in range(self.random.choice([1, 2])):
            inside = self.block(depth - 1).splitlines() or [""]
            lines.append(mark + inside[0] + "\n")
            lines += [(" " * len(mark.expandtabs(4)) + line if line else "") + "\n" for line in inside[1:]]
        return "".join(lines)


def smaller(blocks):
    """All ways to make a document smaller by one step."""
    for index, block in enumerate(blocks):
        before, after = blocks[:index], blocks[index + 1:]
        yield (*before, *after)
        lines = block.splitlines(keepends=True)
        for number in range(len(lines)):
            if len(lines) > 1:
                yield (*before, "".join(lines[:number] + lines[number + 1:]), *after)
            line = lines[number]
            for size in (8, 4, 2, 1):
                for start in range(0, len(line.rstrip("\n")) - size + 1, size):
                    yield (*before, "".join([*lines[:number], line[:start] + line[start + size:], *lines[number + 1:]]), *after)
