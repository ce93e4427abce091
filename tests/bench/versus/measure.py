# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs side by side on a machine that may not be ours alone, and says what the figures are worth."""
import json
import math
import os
import pathlib
import statistics
import subprocess
import time
from dataclasses import asdict, dataclass, field


@dataclass
class Run:
    """One measured run. `seconds` is what counts; the rest says how it came about."""
    seconds: float
    wall_s: float
    cpu_s: float
    peak_rss_mib: float
    quiet: bool = True
    output: str = ""

    def answer(self):
        """The last line of JSON that the program printed."""
        lines = [line for line in self.output.splitlines() if line.startswith("{")]
        return json.loads(lines[-1]) if lines else {}


@dataclass
class Side:
    """One of the programs that are compared."""
    name: str
    run: object                      # () -> Run
    runs: list = field(default_factory=list)

    def best(self):
        return min((run.seconds for run in self.runs), default=math.nan)

    def median(self):
        return statistics.median(run.seconds for run in self.runs) if self.runs else math.nan

    def cpu(self):
        return min((run.cpu_s for run in self.runs), default=math.nan)

    def rss(self):
        return max((run.peak_rss_mib for run in self.runs), default=math.nan)


class Failure(Exception):
    """A row that must not be timed: a different answer, a program that failed."""


class Bench:
    def __init__(self, build, folder, rounds, patience):
        self.build = pathlib.Path(build).resolve()
        self.folder = pathlib.Path(folder).resolve()
        self.rounds = rounds
        self.patience = patience
        self.folder.mkdir(parents=True, exist_ok=True)

    def program(self, name):
        return str(self.build / "bin" / name)

    def execute(self, command, env=None, timed_inside=False):
        """Runs a command to its end; CPU and peak memory are those of it and its children."""
        out = self.folder / "stdout.txt"
        err = self.folder / "stderr.txt"
        with open(out, "wb") as stdout, open(err, "wb") as stderr:
            start = time.monotonic()
            child = subprocess.Popen(command, stdout=stdout, stderr=stderr, stdin=subprocess.DEVNULL, cwd=self.folder,
                                     env={**os.environ, **(env or {})})
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.monotonic() - start
            child.returncode = os.waitstatus_to_exitcode(status)
        output = out.read_text(errors="replace")
        if child.returncode != 0:
            raise Failure(f"{' '.join(map(str, command))}: exit {child.returncode}\n"
                          f"{err.read_text(errors='replace')[-2000:]}")
        run = Run(seconds=wall, wall_s=wall, cpu_s=usage.ru_utime + usage.ru_stime,
                  peak_rss_mib=usage.ru_maxrss / 1024, output=output)
        if timed_inside:
            answer = run.answer()
            run.seconds = answer["seconds"]
            run.cpu_s = answer.get("cpu_s", run.cpu_s)  # a peer that cannot tell: with its start
        return run

    def is_quiet(self):
        """Two chains of multiplications on two cores take as long as one, unless somebody else is at work."""
        guard = self.execute([self.program("bench.machine_probe"), "guard"]).answer()
        return guard["two_s"] <= 1.05 * guard["one_s"]

    def measured(self, side):
        """A run with nobody else at work before and after it; after `patience` tries one that is marked as not quiet."""
        for attempt in range(self.patience):
            before = self.is_quiet()
            if not before and attempt + 1 < self.patience:
                time.sleep(2)
                continue
            run = side.run()
            run.quiet = before and self.is_quiet()
            if run.quiet or attempt + 1 == self.patience:
                return run
        raise Failure("no run")

    def interleave(self, sides):
        """A B B A …, `rounds` times each."""
        for number in range(self.rounds):
            order = sides if number % 2 == 0 else list(reversed(sides))
            for side in order:
                run = self.measured(side)
                side.runs.append(run)
                print(f"    {side.name:<28} {seconds_text(run.seconds)} wall  {seconds_text(run.cpu_s)} CPU  "
                      f"{run.peak_rss_mib:7.0f} MiB{'' if run.quiet else '  (not quiet)'}", flush=True)

    def floors(self):
        return self.execute([self.program("bench.machine_probe"), "floors", str(self.folder)]).answer()


def seconds_text(seconds):
    """Nine characters and a unit; a brush takes microseconds."""
    return f"{seconds:8.3f} s" if not seconds < 0.01 else f"{seconds * 1e6:7.1f} µs"


def slope(sizes, seconds):
    """Exponent of growth: least squares on the logarithms."""
    x = [math.log(size) for size in sizes]
    y = [math.log(value) for value in seconds]
    mean_x, mean_y = statistics.fmean(x), statistics.fmean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def same(what, ours, theirs, tolerance=0.0):
    """Fails the row where two answers differ; numbers within a relative tolerance count as equal."""
    if isinstance(ours, dict):
        for key in ours:
            same(f"{what}.{key}", ours[key], theirs[key], tolerance)
        return
    if isinstance(ours, float) or isinstance(theirs, float):
        equal = math.isclose(ours, theirs, rel_tol=tolerance or 1e-12, abs_tol=1e-9)
    else:
        equal = ours == theirs
    if not equal:
        raise Failure(f"different answers for {what}: {ours} and {theirs}")


def machine():
    """What a reader needs to judge the figures."""
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    steal = open("/proc/stat").readline().split()[8]
    versions = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", "gdal-bin", "libsqlite3-0",
                               "libgeos3.11.1", "libproj25", "postgresql-15-postgis-3", "qgis", "spatialite-bin"],
                              capture_output=True, text=True, check=False).stdout.splitlines()
    return {"cpu": model, "cores": os.cpu_count(), "load": os.getloadavg(), "steal_ticks": int(steal),
            "kernel": os.uname().release, "packages": versions}


def record(bench, job, result):
    """Prints the table of a job and keeps everything as JSON."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    for row in result["rows"]:
        for side in row["sides"]:
            side.pop("run", None)
    target = bench.folder.parent / "results" / f"{job}-{stamp}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    for row in result["rows"]:
        print(f"\n{job} · {row['what']}")
        print(f"  {'':<28} {'best':>10} {'median':>10} {'CPU':>10} {'peak':>9} {'ratio':>7} {'of CPU':>7}")
        ours = row["sides"][0]
        for side in row["sides"]:
            ratio = side["best_s"] / ours["best_s"] if ours["best_s"] else math.nan
            of_cpu = side["cpu_s"] / ours["cpu_s"] if ours["cpu_s"] else math.nan
            print(f"  {side['name']:<28} {seconds_text(side['best_s'])} {seconds_text(side['median_s'])} "
                  f"{seconds_text(side['cpu_s'])} "
                  f"{side['rss_mib']:5.0f} MiB {ratio:6.1f}x {of_cpu:6.1f}x{'' if side['quiet'] else '  (not quiet)'}")
        for goal in row.get("goals", []):
            print(f"  {'reached' if goal['reached'] else 'MISSED ':<8} {goal['what']}: {goal['value']:.3g} "
                  f"(goal {goal['goal']})")
    if result.get("growth"):
        growth = result["growth"]
        steps = ", ".join(f"{size}: {seconds:.3f} s" for size, seconds in zip(growth["sizes"], growth["cpu_s"]))
        print(f"  growth n^{growth['slope']:.2f} of CPU time ({steps})")
    print(f"  floors {result['floors']}")
    print(f"  kept in {target}")


def summary(side):
    return {"name": side.name, "best_s": side.best(), "median_s": side.median(), "cpu_s": side.cpu(),
            "rss_mib": side.rss(), "quiet": all(run.quiet for run in side.runs),
            "runs": [{k: v for k, v in asdict(run).items() if k != "output"} for run in side.runs]}


def at_least(what, value, goal):
    return {"what": what, "value": value, "goal": f">= {goal}", "reached": value >= goal}


def at_most(what, value, goal):
    return {"what": what, "value": value, "goal": f"<= {goal}", "reached": value <= goal}
