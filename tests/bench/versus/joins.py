# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs b1 and b2: points in zones and areas of intersections, against PostGIS, QGIS and SpatiaLite."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess

from layers import generated, remove
from measure import Failure, Run, Side, at_least, machine, same, slope, summary

POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
SETTINGS = """listen_addresses=''
unix_socket_directories='{folder}'
shared_buffers=1GB
work_mem=256MB
maintenance_work_mem=512MB
fsync=off
synchronous_commit=off
full_page_writes=off
max_parallel_workers_per_gather=1
max_parallel_workers=2
"""


class PostGis:
    """A server of our own: a folder of its own, no network, started and indexed before anything is timed."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = pathlib.Path(f"/tmp/weitblick-bench-pg-{os.getpid()}")
        self.user = "postgres" if os.getuid() == 0 else None
        self.environment = {"PGHOST": str(self.folder), "PGUSER": "postgres", "PGDATABASE": "postgres"}

    def _as_owner(self, *command):
        prefix = ["runuser", "-u", self.user, "--"] if self.user else []
        subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/tmp")

    def __enter__(self):
        self.folder.mkdir()
        if self.user:
            shutil.chown(self.folder, self.user)
        self._as_owner(POSTGRES / "initdb", "-D", self.folder / "data", "-A", "trust", "-U", "postgres")
        with open(self.folder / "data" / "postgresql.conf", "a") as settings:
            settings.write(SETTINGS.format(folder=self.folder))
        self._as_owner(POSTGRES / "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "start")
        self.psql("CREATE EXTENSION postgis")
        return self

    def __exit__(self, *_):
        with contextlib.suppress(subprocess.CalledProcessError):
            self._as_owner(POSTGRES / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, sql):
        done = subprocess.run(["psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", r"\timing on", "-c", sql],
                              env={**os.environ, **self.environment}, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failure(f"PostgreSQL: {done.stderr}")
        return done.stdout

    def load(self, file, table):
        self.bench.execute(["ogr2ogr", "-f", "PostgreSQL", f"PG:host={self.folder} user=postgres dbname=postgres",
                            str(file), "-nln", table, "-lco", "GEOMETRY_NAME=geom", "--config", "PG_USE_COPY", "YES"])
        self.psql(f"VACUUM ANALYZE {table}")

    def timed(self, sql):
        """A query as a run; its seconds are the server's own."""
        said = self.psql(sql)
        row = next(line for line in said.splitlines() if "|" in line).split("|")
        seconds = float(re.search(r"Time: ([0-9.]+) ms", said.split("|")[-1]).group(1)) / 1000
        answer = {"seconds": seconds, "pairs": int(row[0]), "sum": float(row[1])}
        return Run(seconds=seconds, wall_s=seconds, cpu_s=float("nan"), peak_rss_mib=float("nan"),
                   output=json.dumps(answer))


def join_side(bench, mode, file, zones):
    return Side("weitblick join kernels",
                lambda: bench.execute([bench.program("bench.join_probe"), mode, str(file), str(zones)], timed_inside=True))


def answer_of(run):
    answer = run.answer()
    return {"pairs": answer["pairs"], "sum": float(answer["sum"])}


def qgis_side(bench, points, zones):
    """The whole process; what a call costs that finds nothing is taken off."""
    out = bench.folder / "qgis.gpkg"
    empty = generated(bench, "x.gpkg", "points", 1)
    program = "/usr/bin/qgis_process.bin" if pathlib.Path("/usr/bin/qgis_process.bin").exists() else "qgis_process"
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(bench.folder), "XDG_RUNTIME_DIR": str(bench.folder),
                   "PATH": "/usr/bin:/bin"}  # QGIS looks there for its Python, and crashes with another one

    def call(file):
        remove(out)
        return bench.execute([program, "run", "native:joinattributesbylocation", f"--INPUT={file}", f"--JOIN={zones}",
                              "--PREDICATE=5", "--METHOD=1", f"--OUTPUT={out}"], environment)

    start = call(empty)

    def run():
        whole = call(points)
        with sqlite3.connect(out) as database:
            pairs, total = database.execute('SELECT count(*), total("id_2") FROM qgis').fetchone()
        whole.seconds -= start.seconds
        whole.output = json.dumps({"pairs": pairs, "sum": total})
        return whole

    return Side("qgis_process", run)


def spatialite_side(bench, points, zones):
    """SQL in the spatialite shell, points outside and zones in their spatial index, both in one file."""
    file = bench.folder / "spatialite.sqlite"
    remove(file)
    column = ["-lco", "GEOMETRY_NAME=geometry"]
    bench.execute(["ogr2ogr", "-f", "SQLite", "-dsco", "SPATIALITE=YES", str(file), str(points), "-nln", "p", *column])
    bench.execute(["ogr2ogr", "-f", "SQLite", "-update", str(file), str(zones), "-nln", "z", *column])
    sql = ("SELECT count(*) || '|' || sum(z.id) FROM p JOIN z ON ST_Contains(z.geometry,p.geometry) AND z.rowid IN "
           "(SELECT rowid FROM SpatialIndex WHERE f_table_name='z' AND search_frame=p.geometry);")

    def run():
        done = bench.execute(["spatialite", "-silent", str(file), sql])
        pairs, total = next(line for line in done.output.splitlines() if "|" in line).split("|")
        done.output = json.dumps({"pairs": int(pairs), "sum": float(total)})
        return done

    return Side("SpatiaLite", run)


def growth_of(bench, mode, kind, count, zones):
    sizes = [count // 16, count // 4, count, count * 4]
    seconds = []
    for size in sizes:
        side = join_side(bench, mode, generated(bench, "x.gpkg", kind, size), zones)
        seconds.append(min(bench.measured(side).answer()["join_cpu_s"] for _ in range(3)))
    return {"sizes": sizes, "cpu_s": seconds, "slope": slope(sizes, seconds)}


def b1(bench, count=1_000_000):
    points = generated(bench, "x.gpkg", "points", count)
    zones = generated(bench, "x.gpkg", "zones", 10_000)
    ours = join_side(bench, "points", points, zones)
    expected = answer_of(ours.run())
    sql = "SELECT count(*), sum(z.id::bigint) FROM z JOIN p ON ST_Contains(z.geom,p.geom)"
    rows = []
    with PostGis(bench) as server:
        server.load(zones, "z")
        server.load(points, "p")
        postgis = Side("PostGIS", lambda: server.timed(sql))
        same("points in zones, PostGIS", answer_of(postgis.run()), expected)
        bench.interleave([ours, postgis])
        rows.append({"what": f"{count:,} points in 10,000 zones, index build on our side only",
                     "sides": [summary(ours), summary(postgis)],
                     "goals": [at_least("ratio to PostGIS", postgis.best() / ours.best(), 12.0)]})
        clustered = generated(bench, "x.gpkg", "points", count, "clustered")
        huge = generated(bench, "x.gpkg", "zones", 10_000, "huge")
        server.psql("DROP TABLE z; DROP TABLE p")
        server.load(huge, "z")
        server.load(clustered, "p")
        skewed = join_side(bench, "points", clustered, zones)
        inner = "SELECT count(*), sum(z.id::bigint) FROM z JOIN p ON ST_Contains(z.geom,p.geom) WHERE z.id<=10000"
        postgis = Side("PostGIS", lambda: server.timed(inner))
        same("clustered points", answer_of(postgis.run()), answer_of(skewed.run()))
        bench.interleave([skewed, postgis])
        rows.append({"what": f"{count:,} clustered points, zones beside one of 100,000 vertices",
                     "sides": [summary(skewed), summary(postgis)],
                     "goals": [at_least("ratio to PostGIS", postgis.best() / skewed.best(), 12.0)]})
    rounds, bench.rounds = bench.rounds, 1  # most of a minute each
    for side, goal in ((qgis_side(bench, points, zones), 300.0), (spatialite_side(bench, points, zones), 400.0)):
        same(f"points in zones, {side.name}", answer_of(side.run()), expected)
        bench.interleave([side])
        rows[0]["sides"].append(summary(side))
        rows[0]["goals"].append(at_least(f"ratio to {side.name}", side.best() / ours.best(), goal))
    bench.rounds = rounds
    return {"rows": rows, "growth": growth_of(bench, "points", "points", count, zones), "floors": bench.floors(),
            "machine": machine()}


def b2(bench, count=100_000):
    buildings = generated(bench, "x.gpkg", "buildings", count)
    zones = generated(bench, "x.gpkg", "zones", 10_000)
    ours = join_side(bench, "areas", buildings, zones)
    # A pair that only touches has an area of 0 and is no pair of ours.
    sql = ("SELECT count(*) FILTER (WHERE a > 1e-9), sum(a) FROM (SELECT ST_Area(ST_Intersection(b.geom,z.geom)) AS a "
           "FROM b JOIN z ON ST_Intersects(b.geom,z.geom)) parts")
    quick = sql.replace("ST_Area(ST_Intersection(b.geom,z.geom))",
                        "CASE WHEN ST_Contains(z.geom,b.geom) THEN ST_Area(b.geom) "
                        "ELSE ST_Area(ST_Intersection(b.geom,z.geom)) END")
    with PostGis(bench) as server:
        server.load(zones, "z")
        server.load(buildings, "b")
        postgis = Side("PostGIS", lambda: server.timed(sql))
        shortcut = Side("PostGIS, ST_Contains first", lambda: server.timed(quick))
        expected = answer_of(ours.run())
        same("areas, PostGIS", answer_of(postgis.run()), expected, 1e-9)
        same("areas, PostGIS with ST_Contains", answer_of(shortcut.run()), expected, 1e-9)
        bench.interleave([ours, postgis, shortcut])
    row = {"what": f"areas of {count:,} buildings in 10,000 zones", "sides": [summary(s) for s in (ours, postgis, shortcut)],
           "goals": [at_least("ratio to the better PostGIS query",
                              min(postgis.best(), shortcut.best()) / ours.best(), 12.0)]}
    return {"rows": [row], "growth": growth_of(bench, "areas", "buildings", count, zones), "floors": bench.floors(),
            "machine": machine()}
