# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs f2 and l1: the horizon of a million cells against GRASS r.horizon, and LoD2 of 45,000 buildings.

r.horizon takes about six seconds for each direction; it is run for four of the 72, and its time counts 18 times. Both see
to the edge of the raster. Where GRASS is not installed, the job says so."""
import json
import shutil
import zipfile

from layers import remove
from measure import Failure, Run, Side, at_least, at_most, machine, slope, summary
from solar import in_grass

SECTORS = 72
MEASURED = 4

HORIZON = """set -e
r.in.gdal --q input={surface} output=dsm --o
g.region raster=dsm
before=$(date +%s.%N)
r.horizon -d --q elevation=dsm step=90 bufferzone=0 maxdistance=1500 output=horizon --o
after=$(date +%s.%N)
for map in $(g.list type=raster pattern='horizon*'); do r.univar -g map=$map | grep '^mean=' | sed "s/mean=/mean_$map=/"; done
python3 -c "print('{{\\"seconds\\": %.4f}}' % (($after - $before) * {factor}))"
"""


def means_of(output):
    """Mean horizon by direction; r.horizon counts from east, against the clock."""
    names = {"000": "east_deg", "090": "north_deg", "180": "west_deg", "270": "south_deg"}
    found = {}
    for line in output.splitlines():
        if line.startswith("mean_horizon"):
            name, value = line.split("=")
            found[names.get(name[-3:], name)] = float(value)
    return found


def f2(bench, count=1_000_000):
    surface = bench.folder / "surface.tif"
    if not surface.exists():
        bench.execute([bench.program("bench.solar_probe"), "surface", str(surface)])

    def scan(repeat):
        return Side("weitblick core/solar", lambda: bench.execute(
            [bench.program("bench.horizon_probe"), str(surface), str(repeat)], timed_inside=True))

    repeat = max(1, count // 1_000_000)
    sides = [scan(repeat)]
    if shutil.which("grass"):
        script = HORIZON.format(surface=surface, factor=SECTORS // MEASURED)
        peer = Side("GRASS r.horizon, 4 directions x 18", lambda: in_grass(bench, script, True))
        theirs = means_of(peer.run().output)
        ours = scan(1).run().answer()
        for direction, mean in theirs.items():
            if direction not in ours or abs(mean - ours[direction]) > 0.5:
                raise Failure(f"mean horizon {direction}: ours {ours.get(direction)}, r.horizon {mean}")
        if len(theirs) != MEASURED:
            raise Failure(f"r.horizon made {len(theirs)} of {MEASURED} maps")
        sides.append(peer)
    else:
        print("  no peer: GRASS is not installed", flush=True)
    bench.interleave(sides)
    best = sides[0].best() / repeat
    goals = [at_most("seconds for a million cells in 72 directions", best, 1.0),
             at_most("ns of processor for a cell and direction", sides[0].cpu() / repeat / 72e6 * 1e9, 15.0)]
    if len(sides) > 1:
        goals.append(at_least("times faster than r.horizon", sides[1].best() / best, 200.0))
    sizes = [1, 2, 4]
    cpu = []
    for size in sizes:
        side = scan(size)
        side.runs.append(bench.measured(side))
        cpu.append(side.cpu())
    goals.append(at_most("growth with the cells, exponent", slope(sizes, cpu), 1.05))
    return {"machine": machine(), "floors": bench.floors(),
            "rows": [{"what": f"{repeat} million cells, 72 directions", "goals": goals,
                      "sides": [summary(side) for side in sides], "answer": json.dumps(sides[0].runs[0].answer())}]}


def district(bench):
    """The tiles of the sample district as one archive, made once."""
    target = bench.folder / "lod2.zip"
    if not target.exists():
        print("  making the sample district", flush=True)
        place = bench.folder / "district"
        bench.execute([bench.program("weitblick-sample"), "--size", "district", "--seed", "1", "--out", str(place)])
        draft = bench.folder / "lod2.part"
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for tile in sorted((place / "lod2").glob("*.gml")):
                archive.write(tile, tile.name)
        draft.replace(target)
        shutil.rmtree(place)
    return target


def l1(bench, count=0):
    """`count`: not used; the district has about 46,500 buildings."""
    archive = district(bench)
    project = bench.folder / "city.gpkg"
    cli = bench.program("weitblick-cli")

    def read():
        remove(project)
        made = bench.execute([cli, "new", str(project)])
        run = bench.execute([cli, "import", str(project), str(archive)])
        return Run(made.seconds + run.seconds, made.wall_s + run.wall_s, made.cpu_s + run.cpu_s,
                   max(made.peak_rss_mib, run.peak_rss_mib), output=run.output)

    ours = Side("weitblick-cli import, buildings, roofs and walls", read)
    bench.interleave([ours])
    goals = [at_most("seconds", ours.best(), 60.0), at_most("MiB at most", ours.rss(), 1024.0)]
    return {"machine": machine(), "floors": bench.floors(),
            "rows": [{"what": "LoD2 of a district in tiles, zipped", "goals": goals, "sides": [summary(ours)],
                      "answer": ours.runs[0].output[:400]}]}
