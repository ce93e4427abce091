# SPDX-License-Identifier: GPL-3.0-or-later
"""Side-by-side runs; called by packaging/bench, which builds and installs what a job needs."""
import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import dashboards  # noqa: E402
import districts  # noqa: E402
import joins  # noqa: E402
import layers  # noqa: E402
import sensors  # noqa: E402
import roofs  # noqa: E402
import solar  # noqa: E402
from measure import Bench, Failure, record  # noqa: E402

JOBS = {"a1": layers.a1, "a2": layers.a2, "a3": layers.a3, "b1": joins.b1, "b2": joins.b2,
        "c1": sensors.c1, "c3": sensors.c3, "c5": sensors.c5, "f1": solar.f1,
        "f2": roofs.f2, "g1": districts.g1, "l1": roofs.l1, "j1": dashboards.j1, "j2": dashboards.j2}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=JOBS, nargs="+")
    parser.add_argument("--build", required=True, help="folder of the release build")
    parser.add_argument("--folder", required=True, help="where data and results go")
    parser.add_argument("--count", type=int, help="features; the default is the size of the goal")
    parser.add_argument("--rounds", type=int, default=4, help="runs of each side, A B B A")
    parser.add_argument("--patience", type=int, default=10, help="tries to find the machine quiet, for each run")
    arguments = parser.parse_args()
    bench = Bench(arguments.build, pathlib.Path(arguments.folder) / "data", arguments.rounds, arguments.patience)
    failed = False
    for job in arguments.job:
        print(f"{job}:", flush=True)
        try:
            result = JOBS[job](bench, arguments.count) if arguments.count else JOBS[job](bench)
            record(bench, job, result)
        except Failure as failure:
            print(f"{job} FAILED: {failure}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


sys.exit(main())
