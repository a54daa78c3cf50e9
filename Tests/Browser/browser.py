"""Cells of HTML as Chromium shows them, and as the command reads them."""
import base64
import json
import os
import pathlib
import subprocess
import tempfile

import cells

HERE = pathlib.Path(__file__).parent


def page_of(cell):
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{cells.STYLE_SHEET}</style></head><body><table><tr><td>§</td>'
            f"{cells.element_text(cell)}<td>¤</td></tr></table></body></html>")


def as_script(value):
    return json.dumps(value).replace("<", "\\u003c")


def shown(pages):
    """The texts of the cells of the first row of each page, in one run of the browser."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "page.html")
        path.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><body><script>{(HERE / "shown.js").read_text()}\nconst pages = {as_script(pages)};\n'
            'const result = JSON.stringify(run(pages)).replaceAll("<", "\\\\u003c");\ndocument.body.innerHTML = "";\n'
            'const output = document.createElement("script"); output.type = "application/json"; output.id = "result";\n'
            "output.textContent = result; document.body.append(output);</script>", encoding="utf-8")
        output = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--timeout=600000", "--dump-dom",
             path.as_uri()], capture_output=True, check=True).stdout.decode("utf-8")
    start = output.rindex('id="result">') + len('id="result">')
    return json.loads(output[start:output.index("</script>", start)])


def read(command, pages):
    """The first row of the first table whose first cell is §, of each page: the pages are one web archive."""
    parts = []
    for number, page in enumerate(pages):
        page = page.replace("§", f"§{number}§", 1)
        parts.append("--BOUNDARY\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                     + base64.encodebytes(page.encode("utf-8")).decode("ascii"))
    archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=BOUNDARY\r\n\r\n" + "\r\n".join(parts) + "\r\n--BOUNDARY--\r\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pages.mht")
        with open(path, "wb") as file:
            file.write(archive.encode("ascii"))
        result = subprocess.run([command, "inspect", path, "--limit", "cells=100000000"], capture_output=True)
    if result.returncode != 0:
        raise SystemExit(result.stderr.decode())
    rows = [None] * len(pages)
    for table in json.loads(result.stdout)["tables"]:
        for row in table["grid"][:1]:
            if row and row[0].startswith("§") and row[0].count("§") == 2:
                rows[int(row[0].strip("§"))] = ["§", *row[1:]]
    return rows


def differing(command, trees):
    """The positions of the cells that are read otherwise than the browser shows them, with both texts."""
    pages = [page_of(tree) for tree in trees]
    wanted, found = shown(pages), read(command, pages)
    return {index: (wanted[index], found[index]) for index in range(len(pages)) if wanted[index] != found[index]}


def shrunk(command, trees):
    """Makes cells that differ smaller as long as they differ; all of them at once, because a run of the browser takes a second."""
    results = {}
    open_trees = dict(enumerate(trees))
    for _ in range(60):
        candidates = [(index, smaller[0]) for index, tree in open_trees.items()
                      for smaller in cells.smaller((tree,)) if len(smaller) == 1 and smaller[0] != tree and not isinstance(smaller[0], str)
                      and smaller[0].name == "td"]
        candidates.sort(key=lambda pair: len(cells.element_text(pair[1])))
        differences = differing(command, [tree for _, tree in candidates]) if candidates else {}
        nearer = {}
        for position in sorted(differences):
            nearer.setdefault(candidates[position][0], (candidates[position][1], differences[position]))
        for index in list(open_trees):
            if index in nearer:
                open_trees[index], results[index] = nearer[index]
            else:
                del open_trees[index]
        for index, (tree, _) in nearer.items():
            trees[index] = tree
        if not open_trees:
            break
    return trees, results
