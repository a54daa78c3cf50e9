"""Random Markdown documents: what cmark-gfm makes a page of must be what the command reads. One that differs is made smaller.

REPORTKIT names the command; MARKDOWN_DOCUMENTS how many documents (2,000), MARKDOWN_SEED the seed of the first. The page is read by
the reader of pages, which test_browser.py compares with a browser.
"""
import concurrent.futures
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

import documents

COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
COUNT = int(os.environ.get("MARKDOWN_DOCUMENTS") or 2_000)
SEED = int(os.environ.get("MARKDOWN_SEED") or 20_261_127)
MOST_SHOWN = 12


def page_of(text):
    """The page of cmark-gfm, as the contract wants it: struck text struck, images by their texts, no code and no blocks of HTML."""
    page = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough"], input=text.encode(), capture_output=True, check=True).stdout.decode()
    page = re.sub(r'<div class=raw>.*?</div>\n', "", page, flags=re.S)
    page = re.sub(r"<pre><code.*?</code></pre>", "", page, flags=re.S)
    page = re.sub(r'<img src="[^"]*" alt="([^"]*)"[^>]*>', r"\1", page)
    return page.replace("<del>", "<s>").replace("</del>", "</s>") + "<!-- -->"


def squeezed(text):
    return re.sub(r"[\s\u00A0\u3000]+", "", text)


def inspected(text, ending):
    with tempfile.NamedTemporaryFile("w", suffix="." + ending, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        result = subprocess.run([COMMAND, "inspect", file.name, "--from", {"md": "markdown", "html": "html"}[ending]], capture_output=True)
    if result.returncode != 0:
        return "error"
    tables = json.loads(result.stdout)["tables"]
    # Blanks are compared by the tests of the library: a cell of Markdown keeps all of them.
    # Struck text over a line end of Markdown has its brackets on each of the lines of a title.
    return [{"title": squeezed("".join(table["title"])).replace("〕〔删：", ""), "grid": [[squeezed(cell) for cell in row] for row in table["grid"]]} for table in tables]


def padded(tables):
    """cmark-gfm fills short rows up, and drops cells that are too many: the reader keeps both as they are written."""
    if isinstance(tables, list):
        for table in tables:
            width = len(table["grid"][0]) if table["grid"] else 0
            table["grid"] = [(row + [""] * width)[:width] for row in table["grid"]]
    return tables


def difference(blocks):
    text = "".join(blocks)
    if not text.strip():
        return None
    wanted, found = inspected(page_of(text), "html"), padded(inspected(text, "md"))
    return None if wanted == found else (wanted, found)


def differing(candidates):
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return list(pool.map(difference, candidates))


def shrunk(blocks, texts):
    for _ in range(80):
        candidates = sorted(set(documents.smaller(blocks)), key=lambda one: len("".join(one)))
        for start in range(0, len(candidates), 16):
            chunk = candidates[start:start + 16]
            found = next(((one, texts) for one, texts in zip(chunk, differing(chunk)) if texts), None)
            if found:
                blocks, texts = found
                break
        else:
            break
    return blocks, texts


class RandomDocuments(unittest.TestCase):
    def test_documents_are_read_as_cmark_gfm_reads_them(self):
        generated = [documents.Generator(random.Random(SEED + number)).document() for number in range(COUNT)]
        found = {index: texts for index, texts in enumerate(differing(generated)) if texts}
        print(f"{COUNT} documents from seed {SEED}: {COUNT - len(found)} as cmark-gfm reads them", file=sys.stderr)
        lines = []
        for index in sorted(found, key=lambda index: len("".join(generated[index])))[:MOST_SHOWN]:
            blocks, (wanted, read) = shrunk(generated[index], found[index])
            lines.append(f"seed {SEED + index}: {''.join(blocks)!r}\n    cmark-gfm {wanted}\n    read      {read}")
        if found:
            self.fail(f"{len(found)} of {COUNT} documents differ, the smallest:\n" + "\n".join(lines))


if __name__ == "__main__":
    unittest.main()
