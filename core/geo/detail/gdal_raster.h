// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cpl_error.h>
#include <gdal.h>

#include <memory>
#include <string>

namespace weitblick::geo::detail {

struct DatasetClose {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using DatasetHandle = std::unique_ptr<void, DatasetClose>;

/// GDAL says what went wrong through a handler; while this lives, it is kept here instead of going to stderr.
class QuietGdal {
public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
    ~QuietGdal() { CPLPopErrorHandler(); }
    [[nodiscard]] static std::string message() { return CPLGetLastErrorMsg(); }
};

} // namespace weitblick::geo::detail
