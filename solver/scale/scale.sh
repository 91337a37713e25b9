#!/usr/bin/env bash
# What the model takes by number of regions: accounts, a cold year, a later one, 33 years, heap and the share of each part, and what
# the machine's memory moves. Every number of regions has a process of its own, with one thread, and its figures are seconds of
# processor, which other work on the machine disturbs least. Writes scale.csv, triad.csv and scale.svg beside itself and the table
# of ../README.md. Takes ten minutes and 6 GB.
# usage: solver/scale/scale.sh [REGIONS...]      (default: 11 48 100 159 356)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
[ $# -gt 0 ] || set -- 11 48 100 159 356
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LIKEVEKT_JAVA_OPTS="-Xmx2g" "$root/likevekt" "$here/Triad.java" >"$work/triad.csv"
for regions; do
    LIKEVEKT_JAVA_OPTS="-XX:ActiveProcessorCount=1 -Xmx6g" "$root/likevekt" "$here/Scale.java" "$regions" >"$work/$regions.csv"
    [ -s "$work/all.csv" ] || head -n 1 "$work/$regions.csv" >"$work/all.csv"
    tail -n 1 "$work/$regions.csv" >>"$work/all.csv"
done
mv "$work/all.csv" "$here/scale.csv"
mv "$work/triad.csv" "$here/triad.csv"
"$root/likevekt" "$here/ScaleTable.java" "$here"
