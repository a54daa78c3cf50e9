// What a person sees of a cell: the browser's innerText, extended as the contract of the reader says. The extensions are made in
// the document before innerText is asked, with characters of the private use area where they have to survive it.
"use strict";
const BREAK = "\uE000", SPACE = "\uE001", TAB = "\uE002", OPEN = "\uE003", CLOSE = "\uE004", MARK = "\uE005", MARKED = "\uE006", NBSP = "\uE007", WIDE = "\uE008", EDGE = "\uE009", FIRST = "\uE00A";
const WINGDINGS = {o: "☐", "þ": "☑", "¨": "☐", "ý": "☒", "ü": "✓", "û": "✗", l: "●"};
const SYMBOLS = {"wingdings": WINGDINGS, "wingdings 2": {R: "☑", T: "☒", "£": "☐"}, "symbol": {a: "α", b: "β"}};
const RAISED = {"+": "⁺", "-": "⁻", "−": "⁻", "=": "⁼", "(": "⁽", ")": "⁾"}, LOWERED = {"+": "₊", "-": "₋", "−": "₋", "=": "₌", "(": "₍", ")": "₎"};
[..."⁰¹²³⁴⁵⁶⁷⁸⁹"].forEach((sign, digit) => RAISED[digit] = sign);
[..."₀₁₂₃₄₅₆₇₈₉"].forEach((sign, digit) => LOWERED[digit] = sign);

const style = element => element.ownerDocument.defaultView.getComputedStyle(element);
const elements = (root, names) => [...root.querySelectorAll(names)];
const isRendered = element => element.getClientRects().length > 0 || style(element).display !== "none" && hasBox(element);
function hasBox(element) {
  for (let node = element; node && node.nodeType === 1; node = node.parentElement) if (style(node).display === "none") return false;
  return true;
}
const keepsBlanks = element => ["pre", "pre-wrap", "break-spaces"].includes(style(element).whiteSpace);
const keepsLines = element => keepsBlanks(element) || style(element).whiteSpace === "pre-line";
const isWide = c => c && /[\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/.test(c);
function texts(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// Everything about styles is asked before anything is changed.
function prepare(cell) {
  const document = cell.ownerDocument;
  const changes = [];
  const text = value => document.createTextNode(value);
  // Blanks between the parts of a table are not shown.
  for (const node of texts(cell)) if (["TABLE", "TBODY", "THEAD", "TFOOT", "TR"].includes(node.parentElement.tagName)) node.remove();
  // The content of details stands in a box of its own; it is read as if it stood in the element.
  for (const details of elements(cell, "details")) {
    details.open = true;
    if (/flex|grid/.test(style(details).display)) details.style.setProperty("display", "block", "important");
  }
  for (const element of [cell, ...elements(cell, "*")]) if (element.style) element.style.setProperty("text-transform", "none", "important");
  for (const element of elements(cell, "table, table tbody, table thead, table tfoot, table tr, table td, table th, table caption"))
    if (style(element).display !== "none") element.style.setProperty("display", "block", "important");
  for (const element of elements(cell, "del")) element.style.setProperty("display", "none", "important");
  for (const element of elements(cell, "meter, progress, canvas, audio, video, iframe, object")) element.style.setProperty("display", "none", "important");
  for (const input of elements(cell, "input, select, textarea")) {
    const has = hasBox(input) && input.type !== "hidden" && style(input).visibility === "visible";
    const span = document.createElement("span");
    let shown = "";
    if (input.localName === "input") {
      const type = input.type;
      shown = type === "checkbox" ? (input.checked ? "☑" : "☐") : type === "radio" ? (input.checked ? "◉" : "○")
        : ["password", "file", "image", "range", "color"].includes(type) ? "" : input.value;
    } else if (input.localName === "select") {
      shown = [...input.selectedOptions].map(option => option.label).join("\n");
    } else {
      shown = input.value;
    }
    span.textContent = shown;
    span.style.cssText = "white-space:pre-wrap; display:inline; text-transform:none; list-style: none; font-family: serif; text-decoration: none";
    const display = style(input).display;
    changes.push(() => {
      const block = !display.startsWith("inline") && display !== "contents" && display !== "none";
      const holder = document.createElement(block ? "div" : "span");
      if (block) holder.style.cssText = "display:block !important";
      holder.dataset.control = "";
      if (has) holder.append(...shown.split("\n").flatMap((line, index) => [
        ...(index ? [text(BREAK), document.createElement("br")] : []), text(line.replaceAll(" ", SPACE).replaceAll("\t", TAB).replaceAll("\u00A0", NBSP).replaceAll("\u3000", WIDE))]));
      input.replaceWith(holder);
    });
  }
  for (const change of changes.splice(0)) change();
  // Symbol fonts, and what stands above or below the line.
  for (const node of texts(cell)) {
    const parent = node.parentElement, font = style(parent).fontFamily.split(",")[0].replace(/["']/g, "").trim().toLowerCase();
    const signs = SYMBOLS[font];
    let value = node.data;
    if (signs) value = [...value].map(c => signs[c] ?? c).join("");
    for (let element = parent; element !== cell; element = element.parentElement) {
      const align = style(element).verticalAlign;
      if ((align === "super" || align === "sub") && style(element).display.startsWith("inline")) {
        value = [...value].map(c => (align === "super" ? RAISED : LOWERED)[c] ?? c).join("");
        break;
      }
    }
    if (value !== node.data) changes.push(() => node.data = value);
  }
  for (const change of changes.splice(0)) change();
  // A line end of the source between two wide characters is nothing.
  joinLines(cell);
  // Blanks and lines that are kept.
  for (const node of texts(cell)) {
    const parent = node.parentElement;
    if (!hasBox(parent) || ["SCRIPT", "STYLE"].includes(parent.tagName)) continue;
    if (keepsBlanks(parent)) {
      const value = node.data.replaceAll(" ", SPACE).replaceAll("\t", TAB).replaceAll("\u00A0", NBSP).replaceAll("\u3000", WIDE).replaceAll("\n", BREAK + "\n");
      changes.push(() => node.data = value);
    } else if (keepsLines(parent)) {
      const value = node.data.replaceAll("\n", BREAK + "\n");
      changes.push(() => node.data = value);
    }
  }
  for (const br of elements(cell, "br")) if (hasBox(br) && style(br).display !== "none" && !br.previousSibling?.data?.endsWith(BREAK))
    changes.push(() => br.before(text(BREAK)));
  // Struck text: the outermost elements.
  const items = elements(cell, "li").filter(item => hasBox(item) && style(item).display === "list-item");
  const ordinals = new Map(items.map(item => [item, ordinal(item, items)]));
  const markers = new Map(items.map(item => [item, style(item).visibility === "visible" ? markerText(style(item).listStyleType, ordinals.get(item)) : ""]));
  const struck = [];
  const strikes = element => style(element).textDecorationLine.includes("line-through") && style(element).display !== "contents";
  for (const element of [cell, ...elements(cell, "*")]) {
    if (!hasBox(element) || !strikes(element) || element.innerText.replace(/[ \n\t\r\f\u00A0\u3000]/g, "") === ""
        && !element.querySelector("li")) continue;
    let outer = false;
    for (let above = element.parentElement; above; above = above.parentElement) outer ||= strikes(above);
    if (!outer) struck.push(element);
  }
  for (const element of struck) element.dataset.struck = "";
  // Items of lists.
  for (const item of items.reverse()) if (markers.get(item)) changes.push(() => putMarker(item, markers.get(item)));
  for (const element of struck) changes.push(() => mark(element));
  for (const change of changes) change();
  for (const paragraph of elements(cell, "p")) rename(paragraph);
  // A table in a cell, its caption and its cells are texts of their own, without empty lines at their ends.
  const edge = () => {
    const block = document.createElement("div");
    block.style.cssText = "display:block !important; visibility:visible !important";
    block.append(text(EDGE));
    return block;
  };
  for (const table of elements(cell, "table")) {
    table.before(edge());
    table.after(edge());
    for (const part of [table.caption, ...[...table.rows].flatMap(row => [...row.cells])].filter(part => part)) {
      part.prepend(edge());
      part.append(edge());
    }
  }
}

// Struck text ends at the edges of tables inside the cell, and begins anew behind them.
function cutAtEdges(text) {
  let isStruck = false;
  return [...text].map(c => {
    if (c === OPEN) isStruck = true;
    if (c === CLOSE) isStruck = false;
    return c === EDGE && isStruck ? CLOSE + c + OPEN : c;
  }).join("");
}
function withoutEdges(lines) {
  const isEmpty = line => line === "" || line === BREAK;
  const kept = [];
  for (const line of lines) {
    if (line === EDGE) while (kept.length && isEmpty(kept.at(-1))) kept.pop();
    if (isEmpty(line) && kept.at(-1) === EDGE) continue;
    kept.push(line);
  }
  return kept.filter(line => line !== EDGE);
}

function joinLines(cell) {
  const characters = [];
  const visit = node => {
    if (node.nodeType === 3) {
      const parent = node.parentElement;
      if (!hasBox(parent)) return;
      const kept = keepsLines(parent), isSeen = style(parent).visibility === "visible";
      [...node.data].reduce((index, c) => { characters.push({c: isSeen || /[ \t\n\r\f]/.test(c) ? c : "", node, index, kept}); return index + c.length; }, 0);
    } else if (node.nodeType === 1) {
      const display = style(node).display;
      if (display === "none" || node.localName === "noscript") return;
      const isInline = display.startsWith("inline") || display === "contents" || display.startsWith("ruby");
      const breaks = node.localName === "br" || !isInline;
      if (breaks) characters.push({c: null});
      node.childNodes.forEach(visit);
      if (breaks) characters.push({c: null});
    }
  };
  cell.childNodes.forEach(visit);
  const isBlank = entry => entry.c !== null && !entry.kept && /[ \t\n\r\f]/.test(entry.c);
  const gone = [];
  for (let start = 0; start < characters.length; start++) {
    if (!isBlank(characters[start])) continue;
    let end = start;
    while (end < characters.length && isBlank(characters[end])) end++;
    const run = characters.slice(start, end);
    if (run.some(entry => entry.c === "\n") && isWide(characters[start - 1]?.c) && isWide(characters[end]?.c)) gone.push(...run);
    start = end - 1;
  }
  for (const {node, index} of gone.reverse()) node.data = node.data.slice(0, index) + node.data.slice(index + 1);
}

function mark(element) {
  const sign = text => {
    const span = element.ownerDocument.createElement("span");
    span.style.cssText = "display:inline !important; visibility:visible !important";
    span.append(text);
    return span;
  };
  // Beside what is seen first and last the signs change no lines and no blanks.
  const seen = /[^ \t\n\r\f\u00A0\u3000\uE000-\uE002\uE007\uE008]/;
  const nodes = texts(element).filter(node => seen.test(node.data) && !node.parentElement.closest("noscript, script, style, template") && hasBox(node.parentElement) && style(node.parentElement).visibility === "visible");
  if (nodes.length) {
    const last = nodes.at(-1), end = last.data.length - [...last.data].reverse().join("").search(seen);
    last.data = last.data.slice(0, end) + CLOSE + last.data.slice(end);
    const start = nodes[0].data.search(seen);
    nodes[0].data = nodes[0].data.slice(0, start) + OPEN + nodes[0].data.slice(start);
    return;
  }
  // In a flex container they would be lines of their own, and in any box they would keep blanks at its ends.
  if (/inline-(flex|grid|block)/.test(style(element).display)) {
    element.before(sign(OPEN));
    element.after(sign(CLOSE));
    return;
  }
  element.prepend(sign(OPEN));
  element.append(sign(CLOSE));
}

function integer(value) {
  const match = /^[ \t\n\f\r]*([+-]?\d+)/.exec(value ?? "");
  return match ? Number(match[1]) : null;
}

function listOf(item) { return item.parentElement?.closest("ol, ul, menu, dir"); }

function ordinal(item, items) {
  const list = listOf(item);
  const siblings = items.filter(other => listOf(other) === list && (list || other === item));
  const reversed = list?.localName === "ol" && list.hasAttribute("reversed");
  let value = (list?.localName === "ol" ? integer(list.getAttribute("start")) : null) ?? (reversed ? siblings.length : 1);
  for (const other of siblings) {
    const own = integer(other.getAttribute("value"));
    if (own !== null) value = own;
    if (other === item) return value;
    value += reversed ? -1 : 1;
  }
  return value;
}

function letters(value, alphabet) {
  if (value < 1) return String(value);
  let text = "";
  for (; value > 0; value = Math.floor((value - 1) / alphabet.length)) text = alphabet[(value - 1) % alphabet.length] + text;
  return text;
}
function roman(value) {
  if (value < 1 || value > 3999) return String(value);
  const parts = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];
  let text = "";
  for (const [number, sign] of parts) while (value >= number) { text += sign; value -= number; }
  return text;
}
// Only up to 99, which is all that the generator reaches.
function chinese(value, digits, ten, negative, drops) {
  if (value < 0) return negative + chinese(-value, digits, ten, negative, drops);
  if (value < 10) return digits[value];
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return (tens === 1 && drops ? "" : digits[tens]) + ten + (ones ? digits[ones] : "");
}
function markerText(type, value) {
  const abc = "abcdefghijklmnopqrstuvwxyz";
  const sign = value < 0 ? "-" : "";
  switch (type) {
  case "none": case "disc": case "circle": case "square": case "disclosure-open": case "disclosure-closed": return "";
  case "decimal": return value + ".";
  case "decimal-leading-zero": return sign + String(Math.abs(value)).padStart(2 - sign.length, "0") + ".";
  case "lower-alpha": case "lower-latin": return letters(value, abc) + ".";
  case "upper-alpha": case "upper-latin": return letters(value, abc.toUpperCase()) + ".";
  case "lower-greek": return letters(value, "αβγδεζηθικλμνξοπρστυφχψω") + ".";
  case "lower-roman": return roman(value) + ".";
  case "upper-roman": return roman(value).toUpperCase() + ".";
  case "cjk-decimal": return (value < 0 ? String(value) : [...String(value)].map(d => "〇一二三四五六七八九"[d]).join("")) + "、";
  case "cjk-ideographic": case "trad-chinese-informal": return chinese(value, "零一二三四五六七八九", "十", "負", true) + "、";
  case "simp-chinese-informal": return chinese(value, "零一二三四五六七八九", "十", "负", true) + "、";
  case "simp-chinese-formal": return chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾", "负", false) + "、";
  case "trad-chinese-formal": return chinese(value, "零壹貳參肆伍陸柒捌玖", "拾", "負", false) + "、";
  case "japanese-informal": return chinese(value, "〇一二三四五六七八九", "十", "マイナス", true) + "、";
  case "cjk-earthly-branch": { const s = "子丑寅卯辰巳午未申酉戌亥"; return (value >= 1 && value <= 12 ? s[value - 1] : cjk(value)) + "、"; }
  case "cjk-heavenly-stem": { const s = "甲乙丙丁戊己庚辛壬癸"; return (value >= 1 && value <= 10 ? s[value - 1] : cjk(value)) + "、"; }
  default: return type.startsWith('"') ? "" : `[${type}]`;
  }
}
const cjk = value => value < 0 ? String(value) : [...String(value)].map(d => "〇一二三四五六七八九"[d]).join("");

function putMarker(item, marker) {
  const place = firstShown(item);
  // The marker belongs to the item, and not to struck text in it.
  const isAround = place && item.contains(place.parentElement.closest("[data-struck]"));
  const node = item.ownerDocument.createTextNode(MARK + (isAround ? FIRST : "") + marker + MARKED);
  if (!place) item.prepend(node);
  else if (place.nodeType === 3) place.splitText(place.data.search(isAround ? /[^ \t\n\r\f\uE004]/ : /[^ \t\n\r\f\uE003\uE004]/)).before(node);
  else place.before(node);
}
function firstShown(root) {
  for (const node of root.childNodes) {
    if (node.nodeType === 3 && node.data.replace(/[ \t\n\r\f\uE003\uE004]/g, "") !== "" && style(root).visibility === "visible") return node;
    if (node.nodeType !== 1 || style(node).display === "none" || node.localName === "noscript") continue;
    if (node.localName === "br") return node;
    const inside = firstShown(node);
    if (inside) return inside;
  }
  return null;
}

// innerText sets paragraphs apart by an empty line, which the reader does not.
function rename(paragraph) {
  const computed = style(paragraph), keep = ["display", "white-space", "visibility", "list-style-type"].map(n => [n, computed.getPropertyValue(n)]);
  const block = paragraph.ownerDocument.createElement("div");
  // Rules are about what stands in it, too.
  for (const attribute of ["class", "id"]) if (paragraph.hasAttribute(attribute)) block.setAttribute(attribute, paragraph.getAttribute(attribute));
  for (const [name, value] of keep) block.style.setProperty(name, value, "important");
  block.append(...paragraph.childNodes);
  paragraph.replaceWith(block);
}

function finish(text, isKept) {
  // A manual line break is one here; a browser draws nothing for it.
  // A blank between boxes outside of the flow stands in the line around them, though innerText makes one of its own for it.
  text = cutAtEdges(text.replaceAll("\x0B", "\n").replace(/\n(?: *\n)+/g, "\n"));
  // The brackets of struck text hug it.
  let before;
  do {
    before = text;
    text = text.replace(/\uE003([ \n\u00A0\u3000\uE000-\uE002\uE007\uE008]+)/g, (_, blanks) => blanks + OPEN)
      .replace(/([ \n\u00A0\u3000\uE000-\uE002\uE007\uE008]+)\uE004/g, (_, blanks) => CLOSE + blanks)
      .replace(/\uE003\uE004/g, "").replace(/ {2,}/g, " ").replace(/\n{2,}/g, "\n").replace(/\uE006 +/g, MARKED)
      .replace(/\uE003((?:\uE005\uE00A?[^\uE006]*\uE006)*\uE005\uE00A[^\uE006]*\uE006)/g, "$1\uE003");
  } while (text !== before);
  text = text.replace(/\uE004([ \n\u00A0\u3000\uE000-\uE002\uE007\uE008]*)\uE003/g, "$1");
  // An item's marker stands before a digit only with a blank.
  text = text.replace(/\uE005([^\uE006]*)\uE006([\uE003]*)(?=\d)/g, "$1 $2").replaceAll(MARK, "").replaceAll(MARKED, "").replaceAll(FIRST, "");
  // Control characters cannot be in a document.
  text = text.replace(/[\x01-\x08\x0E-\x1F]/g, "\uFFFD");
  text = text.replaceAll(OPEN, "〔删：").replaceAll(CLOSE, "〕");
  let lines = text.split("\n");
  lines = lines.map(line => line.replace(/^[ \u00A0\u3000]+/, "").replace(/[ \u00A0\u3000]+(\uE000?)$/, "$1").replace(/[ \u00A0\u3000]+(\uE000?)$/, "$1"));
  text = withoutEdges(lines).join("\n").replaceAll(BREAK, "").replaceAll(SPACE, " ").replaceAll(TAB, "\t").replaceAll(NBSP, "\u00A0").replaceAll(WIDE, "\u3000");
  return isKept ? text : text.replace(/^\n+|\n+$/g, "");
}

function shown(frame, page) {
  const document = frame.contentDocument;
  document.open();
  document.write(page);
  document.close();
  const row = document.querySelector("table").rows[0];
  return [...row.cells].map(cell => {
    const isKept = keepsBlanks(cell);
    prepare(cell);
    return finish(cell.innerText, isKept);
  });
}

function run(pages) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width:900px;height:600px";
  document.body.append(frame);
  return pages.map(page => { try { return shown(frame, page); } catch (error) { return ["error: " + error.message + error.stack]; } });
}
