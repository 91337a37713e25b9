#!/bin/sh
# The picture of the report in README.md: makes the page of the vocational policy and takes a picture of its beginning.
# Needs Chromium (CHROMIUM=..., default: chromium). Usage: validation/picture.sh
set -eu
cd "$(dirname "$0")/.."
page=$(mktemp -d)
trap 'rm -rf "$page"' EXIT
./likevekt report vocational --sensitivity validation/sensitivity --out "$page/report.html"
"${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --user-data-dir="$page/profile" --virtual-time-budget=4000 --window-size=1280,1000 \
    --screenshot="$PWD/scenarios/report.png" "file://$page/report.html#theme=light" 2> "$page/log"
test -s scenarios/report.png
