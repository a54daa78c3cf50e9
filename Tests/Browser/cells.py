"""Random table cells of HTML as trees of nodes, so that a cell that differs can be made smaller.

A node is a text (a string that is put into the page as it is) or an Element.
"""
import dataclasses

WORDS = ["甲", "修路", "架桥，", "（一）", "完成。", "5", "80%", "abc", "a", "B c", "1.选址", "10", "、", "□", "x", "+3"]
BLANKS = [" ", "\n", "\n   ", "\t", "  ", "&nbsp;", "　", " &nbsp; ", "\r\n"]
REFERENCES = [
    "&nbsp;", "&amp;", "&lt;", "&hellip;", "&ldquo;", "&#20013;", "&#x4e2d;", "&#150;", "&nbsp", "&copy", "&middot;x", "&unknown;",
    "&ampa", "&NotEqualTilde;", "&notit;", "&bne;", "&lpar;", "&check;", "&frac12;", "&", "&#", "&#x;", "&sup2;", "&ensp;", "&emsp;",
    "&rarr;", "&le;", "&ge", "&yen", "&timesb;", "&Omega;", "&thinsp;", "&zwj;", "&shy;",
]
STRAY = [
    "</p>", "</br>", "</b>", "</i>", "</s>", "</span>", "</div>", "</li>", "</ul>", "</font>", "</h3>", "</u>", "</x>", "<b>", "<i>",
    "<p>", "<font>", "<div>", "<u>", "<!-- c -->", "<![if !supportLists]>", "<![endif]>", "<?x y>", "<br>", "<hr>",
    "</ >", "</>", "<>", "< b", "<3", "<a href=x>", "</a>", "</ol>", "</body>", "</html>", "<li>", "<dd>", "<dt>",
    "<!--[if mso]>x<![endif]-->", "<![CDATA[x]]>", "</pre>", "<!>", "<img alt=x src=''>",
]
INLINE = ["span", "b", "i", "u", "font", "a", "em", "strong", "o:p", "st1:place", "code", "small", "label", "abbr", "bdo", "q0", "tt",
          "mark", "cite", "big", "ins", "kbd", "time"]
BLOCK = ["p", "div", "p", "div", "h3", "blockquote", "section", "article", "center", "address", "main", "aside", "header", "footer",
         "fieldset", "legend", "figure", "figcaption", "hgroup", "search", "dl", "dt", "dd", "pre", "listing",
         "dir", "menu", "ul", "li", "xmp"]
DISPLAYS = ["none", "block", "inline", "inline-block", "list-item", "contents", "flow-root", "x"]
SPACES = ["normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces", "inherit", "y"]
LISTS = ["decimal", "none", "disc", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "cjk-ideographic", "simp-chinese-informal",
         "trad-chinese-informal", "decimal-leading-zero", "circle", "square", "cjk-decimal", "lower-latin", "upper-latin", "simp-chinese-formal",
         "japanese-informal", "cjk-earthly-branch", "cjk-heavenly-stem", "lower-greek", "trad-chinese-formal", '"◆ "']
RULES = {
    "c1": "display:none", "c2": "display:block", "c3": "white-space:pre-wrap", "c4": "visibility:hidden",
    "c5": "text-decoration:line-through", "c6": "display:inline", "c7": "list-style-type:upper-roman",
}
STYLE_SHEET = "".join(f".{name}{{{style}}}" for name, style in RULES.items()) + (
    "b.c8,i.c8{display:block} div.c6{display:inline-block} #d1 {white-space : pre} /* .c9{display:none} */ em{visibility:visible}"
    " .c8 u{display:none} .c2 > small{white-space:pre} @media print{span{display:none}} .c1.c8{display:block !important}")


@dataclasses.dataclass(frozen=True)
class Element:
    name: str
    attributes: tuple = ()
    children: tuple = ()
    # Whether its end tag is written.
    is_closed: bool = True


def text_of(nodes):
    return "".join(node if isinstance(node, str) else element_text(node) for node in nodes)


def element_text(element):
    attributes = "".join(f' {name}="{value}"' if value is not None else f" {name}" for name, value in element.attributes)
    end = f"</{element.name}>" if element.is_closed else ""
    return f"<{element.name}{attributes}>{text_of(element.children)}{end}"


class Generator:
    def __init__(self, random):
        self.random = random
        self.is_in_list = False

    def cell(self):
        """The nodes of a cell, and the attributes of the cell itself."""
        attributes = self.attributes() if self.random.random() < 0.1 else ()
        attributes = tuple(pair for pair in attributes if "none" not in str(pair[1]) and "text-d" not in str(pair[1]).lower()
                           and pair[0] not in ("hidden", "class"))
        return Element("td", attributes, self.nodes(self.random.choice([1, 2, 2, 3, 3])))

    def nodes(self, depth):
        count = self.random.choice([0, 1, 1, 2, 2, 3, 3, 4, 5])
        nodes = []
        for _ in range(count):
            nodes.append(self.node(depth))
        return tuple(nodes)

    def node(self, depth):
        chance = self.random.random()
        if depth == 0 or chance < 0.34:
            return self.text()
        if chance < 0.42:
            return self.random.choice(STRAY)
        if chance < 0.60:
            return self.element(self.random.choice(INLINE), depth)
        if chance < 0.76:
            return self.element(self.random.choice(BLOCK), depth)
        special = self.random.choice([
            self.list, self.control, self.script, self.struck, self.symbols, self.unseen, self.text_only if self.is_in_list else self.table, self.ruby, self.list, self.script, self.flex])
        return special(depth)

    def text(self):
        pieces = []
        for _ in range(self.random.choice([1, 1, 2, 3])):
            chance = self.random.random()
            pieces.append(self.random.choice(WORDS if chance < 0.6 else BLANKS if chance < 0.88 else REFERENCES))
        return "".join(pieces)

    def element(self, name, depth):
        attributes = self.attributes()
        return Element(
            name, attributes, self.nodes(depth - 1),
            name == "xmp" or self.random.random() < 0.93)

    def attributes(self):
        chance = self.random.random()
        if chance < 0.55:
            return ()
        if chance < 0.62:
            return (("class", " ".join(self.random.sample([*RULES, "c8", "c9"], self.random.choice([1, 1, 2])))),)
        if chance < 0.65:
            return (("hidden", self.random.choice([None, "", "hidden"])),)
        if chance < 0.67:
            return (("id", "d1"),)
        declarations = [self.declaration() for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        return (("style", self.random.choice([";", "; ", " ;\n"]).join(declarations)),)

    def declaration(self):
        name, values = self.random.choice([
            ("display", DISPLAYS), ("white-space", SPACES), ("visibility", ["hidden", "visible", "collapse", "inherit"]),
            ("color", ["red"]), ("text-decoration", ["underline", "none", "line-through", "underline line-through"]), ("display", DISPLAYS),
            ("white-space", SPACES), ("vertical-align", ["super", "sub", "baseline", "top"]), ("float", ["left", "none"]),
            ("position", ["absolute", "static"]), ("font-family", ["宋体", "Arial"]), ("text-transform", ["uppercase"]),
            ("list-style", ["none", "decimal inside", "upper-alpha"]), ("list-style-type", LISTS), ("font-size", ["0.5em"]),
        ])
        important = " ! important" if self.random.random() < 0.06 else ""
        name = name.upper() if self.random.random() < 0.05 else name
        return name + self.random.choice([":", ": ", " : "]) + self.random.choice(values) + important

    def text_only(self, _):
        return self.text()

    def list(self, depth):
        was_in_list, self.is_in_list = self.is_in_list, True
        found = self.items(depth)
        self.is_in_list = was_in_list
        return found

    def items(self, depth):
        attributes = []
        name = self.random.choice(["ol", "ol", "ul"])
        if name == "ol" and self.random.random() < 0.4:
            attributes.append(self.random.choice([("start", "3"), ("start", "-1"), ("reversed", None), ("start", "x"), ("start", " 7a"), ("start", "0")]))
        if self.random.random() < 0.3:
            attributes.append(("type", self.random.choice(["a", "A", "i", "I", "1", "disc", "z"])))
        elif self.random.random() < 0.35:
            attributes.append(("style", "list-style-type:" + self.random.choice(LISTS).replace('"', "'")))
        elif self.random.random() < 0.15:
            attributes += self.attributes()
        items = []
        for _ in range(self.random.choice([1, 2, 3])):
            item = (("value", self.random.choice(["5", "10", "x", "0"])),) if self.random.random() < 0.12 else ()
            if not item and self.random.random() < 0.2:
                item = self.attributes()
            items.append(Element("li", item, self.nodes(depth - 1), self.random.random() < 0.7))
            if self.random.random() < 0.2:
                items.append(self.text() if self.random.random() < 0.3 else "\n")
        return Element(name, tuple(attributes), tuple(items))

    def control(self, _):
        value = self.random.choice(["修路", "", " a  b ", "甲局", "x"])
        option = lambda text, *attributes: Element("option", attributes, (text,), self.random.random() < 0.8)
        return self.random.choice([
            Element("input", (("value", value),), (), False), Element("input", (("type", "text"), ("value", value)), (), False),
            Element("input", (("type", "hidden"), ("value", value)), (), False), Element("input", (("type", "button"), ("value", value)), (), False),
            Element("input", (("type", "checkbox"),), (), False), Element("input", (("type", "checkbox"), ("checked", None)), (), False),
            Element("input", (("type", "RADIO"), ("checked", "")), (), False), Element("input", (("placeholder", "请填写"),), (), False),
            Element("select", (), (option("甲局"), option("乙局", ("selected", None)))),
            Element("select", (), (option("未启动"), "\n", option("已完成"))),
            Element("select", (), (Element("optgroup", (("label", "组"),), (option("a"), option("b", ("selected", ""), ("label", "标签")))),)),
            Element("select", self.attributes(), (option("请选择", ("disabled", None)), option(" 甲\n 乙 "), "<b>x</b>")),
            Element("select", (), ()),
            Element("textarea", (), (self.random.choice(["修路\n架桥", "\n甲  乙\n", "", "<b>&lt;x</b>", "\n\n第二行"]),)),
            Element("textarea", self.attributes(), ("修路\n  架桥",)),
        ])

    def script(self, _):
        text = self.random.choice(["8", "2", "2-", "[3]", "n", "＋", "10", "(1)", "a1", "a"])
        return self.random.choice([
            Element(self.random.choice(["sup", "sub"]), (), (text,)), Element("sup", (), (Element("span", self.attributes(), (text,)),)),
            Element("span", (("style", "vertical-align:" + self.random.choice(["super", "sub"])),), (text,)),
            Element("sup", self.attributes(), (text,)),
        ])

    def struck(self, depth):
        return self.random.choice([
            Element(self.random.choice(["s", "strike"]), (), self.nodes(depth - 1)), Element("ins", (), self.nodes(depth - 1)),
            Element("del", (), self.nodes(0)), Element("span", (("style", "text-decoration:line-through"),), self.nodes(0)),
            Element("s", self.attributes(), self.nodes(0)),
        ])

    def symbols(self, _):
        font, signs = self.random.choice([("Wingdings", "oþ¨ýüûl"), ("'Wingdings 2'", "RT£"), ("Symbol", "ab")])
        return Element("span", (("style", f"font-family:{font}"),), (self.random.choice(signs), self.random.choice(["", "已完成"])))

    def unseen(self, _):
        return self.random.choice([
            Element("datalist", (), ("<option>提示</option>",)), Element("dialog", (), ("弹窗",)), Element("dialog", (("open", None),), ("弹窗",)),
            Element("script", (), ("'</td>' + 1",)), Element("style", (), ("x{}",)), Element("template", (), ("<p>x</p>",)),
            Element("noscript", (), ("x",)), Element("title", (), ("x</td>",)), Element("iframe", (), ("x</td>",)), Element("noembed", (), ("x",)),
            Element("details", (), (Element("summary", (), ("摘要",)), "正文")), Element("audio", (), ("x",)), Element("video", (), ("x",)),
            Element("canvas", (), ("x",)), Element("meter", (), ("x",)), Element("progress", (), ("x",)), Element("noframes", (), ("x",)),
            Element("meta", (), (), False), Element("link", (), (), False), Element("param", (), (), False), Element("area", (), (), False),
        ])

    def table(self, depth):
        stray = self.random.choice(WORDS) if self.random.random() < 0.25 else ""
        rows = []
        for _ in range(self.random.choice([1, 2])):
            cells = [Element("td", (), self.nodes(max(0, depth - 2)), self.random.random() < 0.6) for _ in range(self.random.choice([1, 2]))]
            rows.append(Element("tr", (), tuple(cells), self.random.random() < 0.6))
        head = (Element("caption", (), (self.text(),)),) if self.random.random() < 0.15 else ()
        return Element("table", (), (*head, stray, *rows))

    def flex(self, _):
        children = [Element(self.random.choice(["span", "b", "div", "i"]), (), (self.text(),)) for _ in range(self.random.choice([1, 2, 3]))]
        display = self.random.choice(["flex", "inline-flex", "grid", "-webkit-box"])
        return Element(self.random.choice(["div", "span", "p"]), (("style", f"display:{display}"),), tuple(children))

    def ruby(self, _):
        return Element("ruby", (), ("漢", Element("rp", (), ("(",)), Element("rt", (), ("han",)), Element("rp", (), (")",))))


def smaller(nodes):
    """All ways to make a list of nodes smaller by one step."""
    for index, node in enumerate(nodes):
        before, after = nodes[:index], nodes[index + 1:]
        yield (*before, *after)
        if isinstance(node, str):
            if not node.startswith(("<", "&")) and len(node) > 1:
                yield (*before, node[:len(node) // 2], *after)
                yield (*before, node[len(node) // 2:], *after)
            continue
        yield (*before, *node.children, *after)
        for part in range(len(node.attributes)):
            rest = node.attributes[:part] + node.attributes[part + 1:]
            yield (*before, dataclasses.replace(node, attributes=rest), *after)
            name, value = node.attributes[part]
            pieces = (value or "").split(";") if name == "style" else (value or "").split(" ")
            if len(pieces) > 1:
                for piece in range(len(pieces)):
                    less = (";" if name == "style" else " ").join(pieces[:piece] + pieces[piece + 1:])
                    changed = node.attributes[:part] + ((name, less),) + node.attributes[part + 1:]
                    yield (*before, dataclasses.replace(node, attributes=changed), *after)
        if not node.is_closed and node.name not in ("input", "meta", "link", "param", "area"):
            yield (*before, dataclasses.replace(node, is_closed=True), *after)
        for children in smaller(node.children):
            yield (*before, dataclasses.replace(node, children=children), *after)
