// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of job f2: the horizon of every cell of a raster in 72 directions.
#include "core/geo/raster_window.h"
#include "core/solar/horizon/horizon_scan.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/stopwatch.h"

using namespace weitblick;

namespace {

solar::HeightGrid heightsOf(const char* file)
{
    auto opened = geo::RasterFile::open(file);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.en.c_str());
        std::exit(1);
    }
    geo::RasterFile raster = std::move(opened).value();
    const geo::RasterFrame& frame = raster.frame();
    std::vector<double> values;
    if (!raster.read({0, 0, frame.columns, frame.rows}, values)) {
        std::exit(1);
    }
    return {.columns = frame.columns,
            .rows = frame.rows,
            .cellWidthM = frame.cellWidth,
            .cellHeightM = frame.cellHeight,
            .heightsM = {values.begin(), values.end()}};
}

} // namespace

/// horizon_probe FILE [REPEAT]: the cells are put together REPEAT times side by side, for the growth.
int main(int argc, char** argv)
{
    constexpr int kSectors = 72;
    if (argc < 2) {
        std::fprintf(stderr, "horizon_probe FILE [REPEAT]\n");
        return 2;
    }
    const solar::HeightGrid once = heightsOf(argv[1]);
    const int repeat = argc > 2 ? std::atoi(argv[2]) : 1;
    solar::HeightGrid grid = once;
    grid.rows *= repeat;
    for (int i = 1; i < repeat; ++i) {
        grid.heightsM.insert(grid.heightsM.end(), once.heightsM.begin(), once.heightsM.end());
    }
    std::vector<float> elevationDeg(grid.cellCount());
    double quarters[4] = {}; // mean to north, east, south and west
    Job job;
    const bench::Stopwatch watch;
    solar::HorizonScan scan = solar::HorizonScan::create(grid).value();
    for (int sector = 0; sector < kSectors; ++sector) {
        if (!scan.look(sector * 360.0 / kSectors, elevationDeg, job)) {
            return 1;
        }
        if (sector % (kSectors / 4) == 0) {
            quarters[sector / (kSectors / 4)] =
                std::accumulate(elevationDeg.begin(), elevationDeg.end(), 0.0) / static_cast<double>(grid.cellCount());
        }
    }
    std::printf("{\"seconds\": %.4f, \"cpu_s\": %.4f, \"north_deg\": %.4f, \"east_deg\": %.4f, \"south_deg\": %.4f, "
                "\"west_deg\": %.4f}\n",
                watch.wallS(), watch.cpuS(), quarters[0], quarters[1], quarters[2], quarters[3]);
    return 0;
}
