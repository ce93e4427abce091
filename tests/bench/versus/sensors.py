# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs c1 to c5: time series against DuckDB and chDB (ClickHouse), from npm, two threads each.

Where a peer cannot be installed the job says so and gives our own figures against the goals that need no peer."""
import re

from dashboards import DUCKDB, installed, node_side
from measure import Side, at_least, at_most, machine, same, summary

CHDB = "chdb@3.4.0"
READINGS = 35_040


def probe(bench, name, *arguments):
    return Side(name, lambda: bench.execute([bench.program("bench.series_probe"), *map(str, arguments)],
                                            timed_inside=True))


def peers(bench):
    """(name, script, folder) of those that can be installed."""
    found = []
    for name, package, script in (("DuckDB", DUCKDB, "series_duckdb_peer.mjs"), ("chDB", CHDB, "series_chdb_peer.mjs")):
        folder = installed(bench, package)
        if folder:
            found.append((name, script, folder))
    return found


def filled(bench, sensors, shape, readings=READINGS):
    """A project with so many series, made once, and what it takes."""
    project = bench.folder / f"series-{sensors}-{readings}-{shape}.gpkg"
    note = project.with_suffix(".json")
    if not note.exists():
        print(f"  making {project.name}", flush=True)
        run = bench.execute([bench.program("bench.series_probe"), "fill", str(project), str(sensors), str(readings),
                             shape])
        note.write_text(run.output)
    return project, {key: float(value) for key, value in re.findall(r'"(\w+)": ([0-9.]+)', note.read_text())}


def c1(bench, count=10_000_000):
    """Lines into a sorted, compressed, durable store."""
    sensors = max(1, count // READINGS)
    csv = bench.folder / f"series-{sensors}.csv"
    if not csv.exists():
        print(f"  making {csv.name}", flush=True)
        bench.execute([bench.program("bench.series_probe"), "csv", str(csv), str(sensors)])
    ours = probe(bench, "weitblick core/series", "ingest", csv, bench.folder / "ingested.gpkg")
    answer = ours.run().answer()
    sides = [ours]
    for name, script, folder in peers(bench):
        side = node_side(bench, name, script, folder, "ingest", csv, bench.folder / f"ingested-{name}")
        theirs = side.run().answer()
        same(f"{name}: rows", answer["rows"], theirs["rows"])
        same(f"{name}: sum in tenths", float(answer["tenths"]), float(theirs["tenths"]), 1e-12)
        sides.append(side)
    bench.interleave(sides)
    goals = [at_least(f"ratio to {side.name}", side.best() / ours.best(), 5.0) for side in sides[1:]]
    goals.append(at_least("GB/s of text and core", csv.stat().st_size / 1e9 / ours.best() / 2, 0.6))
    goals.append(at_most("bytes a reading, whole file", answer["bytes"] / answer["rows"], 1.05))
    row = {"what": f"{answer['rows']:,} lines of CSV, durable", "sides": [summary(side) for side in sides],
           "goals": goals}
    return {"rows": [row], "floors": bench.floors(), "machine": machine()}


QUESTIONS = (("year_s", "hourly mean of all series, a year", 50.0), ("month_s", "hourly mean, a month", 50.0),
             ("days_scan_s", "daily mean, min, max of all, by scan", 55.0),
             ("days_roll_s", "daily mean, min, max of all, day totals", 500.0))


def asked(side, key):
    """The same runs, counted by one question."""
    other = Side(side.name, side.run)
    for run in side.runs:
        theirs = {"days_roll_s": "days_scan_s"}.get(key, key) if "days_roll_s" not in run.answer() else key
        other.runs.append(type(run)(**{**run.__dict__, "seconds": run.answer()[theirs]}))
    return other


def c3(bench, count=99_864_000):
    """Questions to a store that lies in memory (ours) or in the page cache (theirs); gaps and odd stamps without goal."""
    sensors = max(1, count // READINGS)
    rows = []
    for shape in ("even", "gaps", "irregular"):
        project, size = filled(bench, sensors, shape)
        ours = probe(bench, f"weitblick core/series, {shape}", "query", project)
        sides = [ours]
        if shape == "even":
            answer = ours.run().answer()
            for name, script, folder in peers(bench):
                side = node_side(bench, name, script, folder, "query", sensors, bench.folder / f"asked-{name}-{sensors}")
                theirs = side.run().answer()
                for key in ("year_bins", "month_bins"):
                    same(f"{name}: {key}", answer[key], theirs[key])
                for key in ("year_sum", "month_sum", "days_scanned"):
                    same(f"{name}: {key}", float(answer[key]), float(theirs[key]), 1e-6)
                same("day totals and scan", answer["days_rolled"], answer["days_scanned"], 1e-15)
                sides.append(side)
        bench.interleave(sides)
        for key, what, goal in QUESTIONS:
            shown = [asked(side, key) for side in sides]
            best = min((side.best() for side in shown[1:]), default=None)
            goals = [at_least("ratio to the best peer", best / shown[0].best(), goal)] if best else []
            if key == "year_s":
                goals.append(at_most("bytes a reading, whole file", size["file_bytes"] / size["readings"],
                                     1.05 if shape == "even" else 3.0))
            rows.append({"what": f"{what}; {int(size['readings']):,} readings, {shape}",
                         "sides": [summary(side) for side in shown], "goals": goals})
    return {"rows": rows, "floors": bench.floors(), "machine": machine()}


def c5(bench, count=1_000_000_000):
    """A step of the slider over ten thousand series, and 1,000 stations over a year of quarter-hours."""
    rows = []
    for sensors, readings, step, goal in ((1000, READINGS, "quarter", 0.1), (10_000, count // 10_000, "day", 0.016),
                                          (10_000, count // 10_000, "hour", 0.016)):
        project, size = filled(bench, sensors, "even", readings)
        ours = probe(bench, "weitblick core/series", "slider", project, step)
        bench.interleave([ours])
        rows.append({"what": f"step of a {step}, {sensors:,} series, {int(size['readings']):,} readings, p99",
                     "sides": [summary(ours)], "goals": [at_most("seconds at the 99th percentile", ours.best(), goal)]})
    return {"rows": rows, "floors": bench.floors(), "machine": machine()}
