"""Prints what the solvers found and checks it against ours: table.py FOLDER KEY...; exit code 1 when some disagree."""

import os
import sys

AGREEMENT = 1e-8
OURS = "likevekt"


def read(folder, key):
    path = f"{folder}/{key}.result"
    if not os.path.exists(path):
        return None
    with open(path) as lines:
        return dict(line.rstrip("\n").split("=", 1) for line in lines)


def point(folder, key):
    with open(f"{folder}/{key}.x") as lines:
        return [float(line) for line in lines]


def names(folder):
    with open(f"{folder}/year.col") as lines:
        return [line.rstrip("\n") for line in lines]


def furthest(folder, key):
    """The largest difference to our unknowns (logarithms, so relative), and where; NaN counts as furthest."""
    pairs = zip(point(folder, OURS), point(folder, key), names(folder), strict=True)
    return max(((abs(a - b) if a == a and b == b else float("inf"), name) for a, b, name in pairs))


def row(folder, key, result, ours):
    gap, _ = furthest(folder, key)
    times = [float(result[k]) for k in ("median", "cpu", "evaluation")]
    ratio = [float(result[k]) / float(ours[k]) for k in ("median", "cpu")]
    return (
        f"| {result['name']} | {result['version']} | {1e3 * times[0]:.0f} | {1e3 * times[1]:.0f} | {ratio[1]:.1f} "
        f"| {1e3 * times[2]:.0f} | {result['iterations']} | {result['jacobians']} | {result['residual']} | {gap:.0e} |"
    )


def main(folder, keys):
    ours = read(folder, OURS)
    wrong = []
    print("| solver | version | ms | CPU ms | CPU, ours = 1 | evaluation, CPU ms | iterations | Jacobians | residual | difference |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for key in [OURS] + keys:
        result = read(folder, key)
        if result is None:
            wrong.append(f"{key}: no result")
            continue
        print(row(folder, key, result, ours))
        gap, where = furthest(folder, key)
        if result["status"] != "solved" or gap > AGREEMENT:
            wrong.append(f"{key}: {result['status']}, differs by {gap:.1e} in {where}")
    for line in wrong:
        print(line, file=sys.stderr)
    print("all agree to 1e-8" if not wrong else "NOT all solved and agree", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
