# SPDX-License-Identifier: GPL-3.0-or-later
"""numpy's side of the job g1: the same batteries, all buildings at once, step by step. Prints one line of JSON."""
import json
import sys
import time

import numpy as np

STEPS, ROOFS, LOADS = 35040, 8, 4


def main():
    count = int(sys.argv[1])
    step = np.arange(STEPS)
    hour = (step % 96) / 4
    season = 1 - 0.6 * np.cos(step / STEPS * 2 * np.pi)
    roofs = np.array([np.maximum(0, np.sin((hour - 5 - 0.25 * roof) / 12 * np.pi)) * 0.1 * season
                      for roof in range(ROOFS)], dtype=np.float32)
    loads = np.array([(1 + 0.5 * np.sin((hour + 2 * load) / 12 * np.pi)) / STEPS for load in range(LOADS)],
                     dtype=np.float32)
    building = np.arange(count)
    roof, load = building % ROOFS, building % LOADS
    kwp = (3 + building % 7).astype(np.float32)
    kwh = (2000 + 100 * (building % 31)).astype(np.float32)
    capacity = (building % 11).astype(np.float32)
    power = capacity / 8
    stored = np.zeros(count, dtype=np.float32)
    into, out = np.float32(0.95), np.float32(0.95)
    grid = feed_in = 0.0
    wall, cpu = time.perf_counter(), time.process_time()
    for at in range(STEPS):
        generation = roofs[roof, at] * kwp
        demand = loads[load, at] * kwh
        direct = np.minimum(generation, demand)
        surplus, lack = generation - direct, demand - direct
        charged = np.minimum(np.minimum(surplus, power), (capacity - stored) / into)
        discharged = np.minimum(np.minimum(lack, power), stored * out)
        stored += charged * into - discharged / out
        grid += float((lack - discharged).sum(dtype=np.float64))
        feed_in += float((surplus - charged).sum(dtype=np.float64))
    print(json.dumps({"seconds": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu, "grid_kwh": grid,
                      "feed_in_kwh": feed_in}))


main()
