# SPDX-License-Identifier: GPL-3.0-or-later
"""Job f1: a year of hours for a million roofs, against a day of a million cells of SAGA and GRASS r.sun.

The others know rasters only and take a day at a time, so what is compared is the time for one surface in one hour of
light. Where one of them is not installed, the job says so. First the sun: the angle between the light and a tilted
plane must be that of r.sun within 0.05 degrees."""
import json
import shutil

from measure import Failure, Side, at_least, at_most, machine, slope, summary

CELLS = 1_000_000
DAY = 172
LIGHT_STEPS = 16  # of a June day at 50° N in steps of an hour

RSUN = """set -e
r.in.gdal --q input={surface} output=dsm --o
g.region raster=dsm
r.slope.aspect --q elevation=dsm slope=slope aspect=aspect --o
before=$(date +%s.%N); read -r u0 s0 < <(awk '{{print $16, $17}}' /proc/$$/stat)
r.sun --q elevation=dsm slope=slope aspect=aspect day={day} step=1 nprocs=2 glob_rad=global --o
after=$(date +%s.%N); read -r u1 s1 < <(awk '{{print $16, $17}}' /proc/$$/stat)
python3 -c "print('{{\\"seconds\\": %.4f, \\"cpu_s\\": %.4f}}' % ($after - $before, ($u1 + $s1 - $u0 - $s0) / 100))"
"""

INCIDENCE = """set -e
r.in.gdal --q input={surface} output=dsm --o
g.region raster=dsm rows=9 cols=9
r.mapcalc --q "plane = (y() - 5550000) * tan(35)" --o
r.slope.aspect --q elevation=plane slope=slope aspect=aspect --o
r.sun --q elevation=plane slope=slope aspect=aspect day={day} time={hour} incidout=angle --o
r.univar -g map=angle
"""


def in_grass(bench, script, timed_inside):
    file = bench.folder / "grass.sh"
    file.write_text(script)
    return bench.execute(["grass", "--tmp-location", "EPSG:25832", "--exec", "bash", str(file)],
                         timed_inside=timed_inside)


def check_sun(bench, surface):
    """Our sun and that of r.sun above a roof to the south, three hours after noon."""
    lines = in_grass(bench, INCIDENCE.format(surface=surface, day=DAY, hour=15), False).output.splitlines()
    mean = next((float(line.split("=")[1]) for line in lines if line.startswith("mean=")), None)
    ours = bench.execute([bench.program("bench.solar_probe"), "incidence", "35", "180", str(DAY), "15"]).answer()
    if mean is None or abs(mean - ours["above_plane_deg"]) > 0.05:
        raise Failure(f"the sun stands {ours['above_plane_deg']}° above the plane, r.sun says {mean}")


def f1(bench, count=1_000_000):
    surface = bench.folder / "surface.tif"
    if not surface.exists():
        bench.execute([bench.program("bench.solar_probe"), "surface", str(surface)])

    def year(number):
        return Side("weitblick core/solar",
                    lambda: bench.execute([bench.program("bench.solar_probe"), "year", str(number)], timed_inside=True))

    sides = [year(count)]
    if shutil.which("saga_cmd"):
        sides.append(Side("SAGA ta_lighting 2, one day", lambda: bench.execute(
            ["saga_cmd", "--cores=2", "--flags=s", "ta_lighting", "2", "-GRD_DEM", str(surface), "-GRD_TOTAL",
             str(bench.folder / "total.sgrd"), "-LOCATION", "0", "-LATITUDE", "50.1", "-PERIOD", "1", "-DAY",
             "2025-06-21", "-HOUR_STEP", "1", "-SHADOW", "0"])))
    else:
        print("  no peer: SAGA is not installed", flush=True)
    if shutil.which("grass"):
        check_sun(bench, surface)
        sides.append(Side("GRASS r.sun, one day",
                          lambda: in_grass(bench, RSUN.format(surface=surface, day=DAY), True)))
    else:
        print("  no peer: GRASS is not installed", flush=True)
    bench.interleave(sides)
    ours = sides[0]
    hours = ours.runs[0].answer()["surface_hours"]
    step = ours.best() / hours
    goals = [at_most("seconds for the year of a million roofs", ours.best() * 1e6 / count, 2.0),
             at_most("ns for a surface and hour", step * 1e9, 0.45)]
    for side in sides[1:]:
        ratio = side.best() / (CELLS * LIGHT_STEPS) / step
        goals.append(at_least(f"times faster for a surface and hour than {side.name}", ratio,
                              300 if side.name.startswith("SAGA") else 1000))
    sizes = [count // 64, count // 16, count // 4, count]
    cpu = []
    for size in sizes:
        side = year(size)
        side.runs.append(bench.measured(side))
        cpu.append(side.cpu())
    return {"machine": machine(), "floors": bench.floors(),
            "growth": {"sizes": sizes, "cpu_s": cpu, "slope": slope(sizes, cpu)},
            "rows": [{"what": f"{count:,} roofs, 72 directions of horizon, a year of hours", "goals": goals,
                      "sides": [summary(side) for side in sides],
                      "answer": json.dumps(ours.runs[0].answer())}]}
