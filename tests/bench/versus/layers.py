# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs a1, a2 and a3: files into a GeoPackage, and the R-tree alone."""
import pathlib
import shutil
import sqlite3
import subprocess

from measure import Failure, Run, Side, at_least, at_most, machine, same, slope, summary


def generated(bench, name, kind, count, variant=""):
    """A data file of the bench, made once. It appears when it is whole: a run that was broken off leaves none."""
    target = bench.folder / f"{kind}-{count}{'-' + variant if variant else ''}{pathlib.Path(name).suffix}"
    if not target.exists():
        print(f"  making {target.name}", flush=True)
        draft = bench.folder / "draft"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        command = [bench.program("bench.generate_bench_data"), str(draft / target.name), kind, str(count)]
        bench.execute(command + ([variant] if variant else []))
        for part in sorted(draft.iterdir(), key=lambda file: file.name == target.name):  # the one looked for comes last
            part.replace(bench.folder / part.name)
    return target


def remove(*files):
    for file in files:
        for part in (file, f"{file}-journal", f"{file}-wal", f"{file}-shm"):
            pathlib.Path(part).unlink(missing_ok=True)


def layer_answer(file):
    """Count, extent, sums over attributes and areas, and the check of the R-tree of the only layer with geometries."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        table, column = database.execute("SELECT table_name,column_name FROM gpkg_geometry_columns").fetchone()
        extent = database.execute("SELECT min_x,min_y,max_x,max_y FROM gpkg_contents WHERE table_name=?",
                                  (table,)).fetchone()
    check = subprocess.run(["sqlite3", "-readonly", str(file), f"SELECT rtreecheck('rtree_{table}_{column}')"],
                           capture_output=True, text=True, check=True).stdout.strip()
    if check != "ok":
        raise Failure(f"rtreecheck of {file}: {check}")
    sql = (f'SELECT count(*) AS n, sum(egid) AS egid, sum(floors) AS floors, sum(year) AS year, sum(height) AS height, '
           f'sum(length("use")+length(heating)) AS texts, sum(ST_Area({column})) AS area FROM "{table}"')
    said = subprocess.run(["ogrinfo", "-ro", "-q", "-dialect", "SQLite", "-sql", sql, str(file)], capture_output=True,
                          text=True, check=True).stdout
    answer = {"extent": [round(side, 6) for side in extent]}
    for line in said.splitlines():
        if " = " in line:
            name, value = line.split(" = ")
            answer[name.split("(")[0].strip()] = float(value)
    return answer


def import_sides(bench, source):
    """Ours: a new project and one import, both timed. Theirs: ogr2ogr with its defaults; both durable."""
    ours_file, peer_file = bench.folder / "ours.gpkg", bench.folder / "peer.gpkg"
    cli = bench.program("weitblick-cli")

    def ours():
        remove(ours_file)
        made = bench.execute([cli, "new", str(ours_file)])
        run = bench.execute([cli, "import", str(ours_file), str(source), "--crs", "EPSG:25832"])
        return Run(made.seconds + run.seconds, made.wall_s + run.wall_s, made.cpu_s + run.cpu_s,
                   max(made.peak_rss_mib, run.peak_rss_mib))

    def peer():
        remove(peer_file)
        return bench.execute(["ogr2ogr", "-f", "GPKG", str(peer_file), str(source)])

    return Side("weitblick-cli import", ours), Side("ogr2ogr -f GPKG", peer), ours_file, peer_file


def probe_side(bench, name, mode, count):
    return Side(name, lambda: bench.execute([bench.program("bench.storage_probe"), mode, str(bench.folder), str(count)],
                                            timed_inside=True))


def import_job(bench, suffix, ratio_goal, closeness_goal, count):
    source = generated(bench, f"x{suffix}", "buildings", count)
    ours, peer, ours_file, peer_file = import_sides(bench, source)
    ours.run()
    peer.run()
    same("layer", layer_answer(ours_file), layer_answer(peer_file), 1e-9)
    core = probe_side(bench, "LayerLoader alone", "load", count)
    rows = probe_side(bench, "floor: raw rows", "rows", count)
    tree = probe_side(bench, "floor: packed R-tree", "packed", count)
    bench.interleave([ours, peer])
    bench.interleave([core, rows, tree])
    floor = rows.best() + tree.best()
    row = {"what": f"{count:,} buildings {suffix} -> GeoPackage with R-tree",
           "sides": [summary(side) for side in (ours, peer, core, rows, tree)],
           "goals": [at_least("ratio to ogr2ogr", peer.best() / ours.best(), ratio_goal),
                     at_most("ratio to the floor", ours.best() / floor, closeness_goal)]}

    clustered = generated(bench, f"x{suffix}", "buildings", count // 4, "clustered")
    ours, peer, ours_file, peer_file = import_sides(bench, clustered)
    ours.run()
    peer.run()
    same("clustered layer", layer_answer(ours_file), layer_answer(peer_file), 1e-9)
    bench.interleave([ours, peer])
    skewed = {"what": f"{count // 4:,} clustered buildings {suffix}", "sides": [summary(side) for side in (ours, peer)],
              "goals": [at_least("ratio to ogr2ogr", peer.best() / ours.best(), ratio_goal)]}

    sizes = [count // 64, count // 16, count // 4, count]
    seconds = []
    memory = []
    for size in sizes:
        side = import_sides(bench, generated(bench, f"x{suffix}", "buildings", size))[0]
        runs = [bench.measured(side) for _ in range(2)]
        seconds.append(min(run.cpu_s for run in runs))
        memory.append(max(run.peak_rss_mib for run in runs))
    row["goals"].append(at_most("peak memory, four times the data", memory[3] / memory[2], 1.25))
    growth = {"sizes": sizes, "cpu_s": seconds, "rss_mib": memory, "slope": slope(sizes[1:], seconds[1:])}
    row["goals"].append(at_most("growth exponent", growth["slope"], 1.05))
    return {"rows": [row, skewed], "growth": growth, "floors": bench.floors(), "machine": machine()}


def a1(bench, count=1_000_000):
    return import_job(bench, ".shp", 6.0, 1.3, count)


def a2(bench, count=1_000_000):
    return import_job(bench, ".geojson", 12.0, 1.6, count)


def a3(bench, count=1_000_000):
    ours = probe_side(bench, "packed R-tree", "packed", count)
    peer = probe_side(bench, "INSERT into the R-tree", "inserts", count)
    same("R-tree", ours.run().answer()["answer"], peer.run().answer()["answer"])
    bench.interleave([ours, peer])
    row = {"what": f"R-tree of {count:,} boxes, durable, rtreecheck ok", "sides": [summary(side) for side in (ours, peer)],
           "goals": [at_least("ratio to inserts", peer.best() / ours.best(), 14.0),
                     at_most("seconds for a million", ours.best() * 1e6 / count, 0.7)]}
    sizes = [count // 64, count // 16, count // 4, count]
    seconds = [min(bench.measured(probe_side(bench, "", "packed", size)).cpu_s for _ in range(3)) for size in sizes]
    growth = {"sizes": sizes, "cpu_s": seconds, "slope": slope(sizes, seconds)}
    row["goals"].append(at_most("growth exponent", growth["slope"], 1.05))
    return {"rows": [row], "growth": growth, "floors": bench.floors(), "machine": machine()}
