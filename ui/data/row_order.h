// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace weitblick::ui {

/// By which column rows are sorted; without a name they come as they lie in the file.
struct RowOrder {
    std::string column;
    bool isDescending = false;
};

/// The ids of all rows of a dataset in an order. Numbers by size, texts as German expects (ä beside a), rows without a
/// value at the end; equal rows stay in the order of the file.
/// Errors   as Workspace::open() and Workspace::read(); Cancelled.
/// Threads  any.
Result<std::vector<std::int64_t>> orderedFids(const std::filesystem::path& project, const std::string& dataset,
                                              const RowOrder& order, Job& job);

} // namespace weitblick::ui
