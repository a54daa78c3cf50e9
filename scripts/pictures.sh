#!/usr/bin/env bash
# Makes the pictures of docs/images anew: a report as Chromium prints it, and a summary as it shows it.
#
# usage: scripts/pictures.sh    (chromium, poppler-utils, pngquant and fonts-noto-cjk; REPORTKIT names the command)
set -euo pipefail
cd "$(dirname "$0")/.."
reportkit=${REPORTKIT:-.build/release/reportkit}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

browser() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" "$@" 2>/dev/null
}

"$reportkit" convert samples/water-2026-q3.md -o "$work/report.xhtml" 2>/dev/null
browser --no-pdf-header-footer --print-to-pdf="$work/report.pdf" "file://$work/report.xhtml"
pdftoppm -png -r 96 -f 1 -l 1 -singlefile "$work/report.pdf" "$work/printed-page"

"$reportkit" summary samples/*-q3.* --schema samples/schema.yaml -o "$work/summary.html" 2>/dev/null
browser --window-size=1100,828 --screenshot="$work/summary.png" "file://$work/summary.html"

for picture in printed-page summary; do
  pngquant --force --strip 32 --output "docs/images/$picture.png" "$work/$picture.png"
done
ls -l docs/images
