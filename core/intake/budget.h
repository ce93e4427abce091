// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weitblick::intake {

/// Limits against hostile or oversized input; shown in the settings.
struct Budget {
    std::int64_t fileBytes = std::int64_t{4} << 30U;
    std::int64_t inflatedBytes = std::int64_t{8} << 30U;
    int inflationRatio = 200; ///< beyond 10 MiB
    int columns = 1998;       ///< what a layer can have: SQLite takes 2,000, two are Weitblick's own
    std::int64_t rows = 50'000'000;
    std::int64_t verticesPerGeometry = 1'000'000;
    std::int64_t cellBytes = std::int64_t{1} << 20U;
    std::int64_t rasterCells = 2'000'000'000; ///< of one raster layer
    int secondsWithoutProgress = 600;
    std::int64_t workerMemoryBytes = std::int64_t{2} << 30U;
    friend bool operator==(const Budget&, const Budget&) = default;
};

} // namespace weitblick::intake
