"""Random cells of HTML: what Chromium shows must be what the command reads. A cell that differs is made smaller.

REPORTKIT names the command; BROWSER_CELLS how many cells (5,000), BROWSER_SEED the seed of the first.
"""
import os
import random
import sys
import unittest

import browser
import cells

COMMAND = os.path.abspath(
    os.environ.get("REPORTKIT") or sys.exit("REPORTKIT names no command; make builds one and names it"))
COUNT = int(os.environ.get("BROWSER_CELLS") or 5_000)
SEED = int(os.environ.get("BROWSER_SEED") or 20_261_127)
BATCH = 2_500
MOST_SHOWN = 12


class RandomCells(unittest.TestCase):
    def test_cells_are_read_as_the_browser_shows_them(self):
        trees = [cells.Generator(random.Random(SEED + number)).cell() for number in range(COUNT)]
        found = {}
        for start in range(0, COUNT, BATCH):
            for index, texts in browser.differing(COMMAND, trees[start:start + BATCH]).items():
                found[start + index] = texts
        print(f"{COUNT} cells from seed {SEED}: {COUNT - len(found)} as Chromium shows them", file=sys.stderr)
        if not found:
            return
        chosen = sorted(found, key=lambda index: len(cells.element_text(trees[index])))[:MOST_SHOWN]
        smallest, texts = browser.shrunk(COMMAND, [trees[index] for index in chosen])
        lines = []
        for position, index in enumerate(chosen):
            wanted, read = texts.get(position, found[index])
            lines.append(f"seed {SEED + index}: {cells.element_text(smallest[position])!r}\n    shown {wanted}\n    read  {read}")
        self.fail(f"{len(found)} of {COUNT} cells differ, the smallest:\n" + "\n".join(lines))


if __name__ == "__main__":
    unittest.main()
