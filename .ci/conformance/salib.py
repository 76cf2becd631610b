"""Sensitivity indices of peloton beside those of SALib, on SALib's own samples. Called by .ci/conformance/salib."""

import csv
import json
import subprocess
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
from SALib.analyze import morris as morris_analysis
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import sobol as saltelli_sample
from SALib.sample.morris import sample as morris_sample
from SALib.test_functions import Ishigami, Sobol_G

TOLERANCE = 1e-10
program, work = sys.argv[1], Path(sys.argv[2])


def problem(count, low, high, groups=None):
    return {
        "num_vars": count,
        "names": [f"x{number + 1}" for number in range(count)],
        "bounds": [[low, high]] * count,
        "groups": groups,
    }


def peloton(name, definition, points, answers, *options):
    """Indices as {(index, factor, second factor): value}, each from all rows."""
    table = work / f"{name}.csv"
    with table.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(definition["names"] + ["y"])
        for point, answer in zip(points, answers):
            writer.writerow([repr(float(value)) for value in point] + [repr(float(answer))])
    output = subprocess.run(
        [program, "sensitivity", "--samples", str(table), "--output-column", "y", "--resamples", "10", "--json", *options],
        check=True, capture_output=True, text=True).stdout
    found = json.loads(output)
    return {
        (row["index"], row["factor"], row["secondFactor"]): row["value"]
        for row in found["answers"][0]["indices"]
        if row["factor"] is None or row["rows"] == found["rows"]
    }


differences = {}


def compare(name, kind, expected, found):
    if expected is None or np.isnan(expected):
        return
    difference = abs(expected - found) if found is not None else float("inf")
    largest, count = differences.get((name, kind), (0.0, 0))
    differences[(name, kind)] = (max(largest, difference), count + 1)


def saltelli(name, definition, rows, second_order, model):
    points = saltelli_sample.sample(definition, rows, calc_second_order=second_order, seed=7)
    answers = model(points)
    expected = sobol_analysis.analyze(definition, answers, calc_second_order=second_order, num_resamples=10, seed=7)
    options = ["--method", "saltelli"] + ([] if second_order else ["--no-second-order"])
    found = peloton(name, definition, points, answers, *options)
    names = definition["names"]
    for j, factor in enumerate(names):
        compare(name, "S1", expected["S1"][j], found[("S1", factor, None)])
        compare(name, "ST", expected["ST"][j], found[("ST", factor, None)])
        for k in range(j + 1, len(names)) if second_order else []:
            compare(name, "S2", expected["S2"][j][k], found[("S2", factor, names[k])])


def morris(name, definition, trajectories, levels, model):
    points = morris_sample(definition, trajectories, num_levels=levels, seed=7)
    answers = model(points)
    expected = morris_analysis.analyze(definition, points, answers, num_resamples=10, num_levels=levels, seed=7)
    groups = definition["groups"]
    options = ["--method", "morris", "--levels", str(levels)]
    labels = {}
    for group in sorted(set(groups or [])):
        members = [factor for factor, own in zip(definition["names"], groups) if own == group]
        labels[group] = (" + ".join(members), len(members))
        if len(members) > 1:
            options += ["--group", ",".join(members)]
    found = peloton(name, definition, points, answers, *options)
    for place, label in enumerate(expected["names"]):
        factor, members = labels.get(label, (label, 1))
        compare(name, "mu_star", expected["mu_star"][place], found[("mu_star", factor, None)])
        # Members of a group may move in opposite directions: only the size of their joint effect has a meaning.
        if members == 1:
            compare(name, "mu", expected["mu"][place], found[("mu", factor, None)])
            compare(name, "sigma", expected["sigma"][place], found[("sigma", factor, None)])


warnings.filterwarnings("ignore")
ishigami = problem(3, -np.pi, np.pi)
g = problem(8, 0, 1)
saltelli("ishigami-saltelli", ishigami, 1024, True, Ishigami.evaluate)
saltelli("g-saltelli", g, 512, True, Sobol_G.evaluate)
saltelli("g-saltelli-first", g, 512, False, Sobol_G.evaluate)
# A level that dwarfs the spread: centring must not lose digits.
saltelli("offset-saltelli", ishigami, 256, True, lambda points: Ishigami.evaluate(points) + 1e4)
morris("ishigami-morris", ishigami, 100, 4, Ishigami.evaluate)
morris("g-morris", g, 50, 6, Sobol_G.evaluate)
morris("g-morris-groups", problem(8, 0, 1, ["a", "a", "b", "c", "c", "c", "d", "d"]), 50, 4, Sobol_G.evaluate)

print(f"SALib {version('SALib')}, same points and answers; tolerance {TOLERANCE:g}")
for (name, kind), (largest, count) in differences.items():
    verdict = "ok" if largest <= TOLERANCE else "DIFFERS"
    print(f"  {name:20} {kind:8} {count:4} values, largest difference {largest:.1e}  {verdict}")
sys.exit(0 if all(largest <= TOLERANCE for largest, _ in differences.values()) else 1)
