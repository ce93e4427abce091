# SPDX-License-Identifier: GPL-3.0-or-later
"""Job g1: a year of quarter-hours of 5,000 buildings with batteries, against numpy over all of them at once."""
import importlib.util
import json
import pathlib
import sys

from measure import Failure, Side, at_least, at_most, machine, slope, summary

PEER = pathlib.Path(__file__).parent / "balance_peer.py"
STEPS = 35_040


def g1(bench, count=5_000):
    def ours(number):
        return Side("weitblick core/energy",
                    lambda: bench.execute([bench.program("bench.balance_probe"), str(number)], timed_inside=True))

    sides = [ours(count)]
    if importlib.util.find_spec("numpy"):
        sides.append(Side("numpy", lambda: bench.execute([sys.executable, str(PEER), str(count)], timed_inside=True)))
    else:
        print("  no peer: numpy is not installed", flush=True)
    bench.interleave(sides)
    answer = sides[0].runs[0].answer()
    for side in sides[1:]:
        for key in ("grid_kwh", "feed_in_kwh"):
            other = side.runs[0].answer()[key]
            if abs(other - answer[key]) > 1e-4 * abs(answer[key]):
                raise Failure(f"{key}: {answer[key]}, {side.name} says {other}")
    best = sides[0].best()
    goals = [at_most("seconds for 5,000 buildings and a year", best * 5_000 / count, 0.060),
             at_most("ns for a building and quarter-hour", best / count / STEPS * 1e9, 0.35)]
    goals += [at_least(f"times faster than {side.name}", side.best() / best, 40) for side in sides[1:]]
    sizes = [count // 16, count // 8, count // 4, count // 2, count]
    cpu = []
    for size in sizes:
        side = ours(size)
        side.runs.append(bench.measured(side))
        cpu.append(side.cpu())
    return {"machine": machine(), "floors": bench.floors(),
            "growth": {"sizes": sizes, "cpu_s": cpu, "slope": slope(sizes, cpu)},
            "rows": [{"what": f"{count:,} buildings with batteries, 35,040 quarter-hours", "goals": goals,
                      "sides": [summary(side) for side in sides], "answer": json.dumps(answer)}]}
