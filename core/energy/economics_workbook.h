// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace weitblick::energy {

enum class WorkbookTarget : std::uint8_t { MustBeNew, MayExist };

struct WorkbookOptions {
    std::int64_t roofFid = 0; ///< whose years are shown first; 0: the first row
    WorkbookTarget target = WorkbookTarget::MustBeNew;
};

/// Writes a result of `pv_economics` as a workbook that computes: assumptions with their sources, every roof, and the
/// years of one of them. Change an assumption, and all of it follows.
///
/// Method   formulas over the sheets "Annahmen", "Faktoren", "Dachflächen" and "Jahre", with their values beside them,
///          so that programs that do not compute show them too. The file appears whole or not at all.
/// Errors   InvalidInput  the dataset was not made by `pv_economics`, is empty, has no such roof, or has more than
///          1,000,000 rows; the target exists.   NotFound, Io, NoSpace, Cancelled.
Result<std::int64_t> writeEconomicsWorkbook(workspace::Workspace& project, const std::string& dataset,
                                            const std::filesystem::path& target, const WorkbookOptions& options,
                                            Job& job);

} // namespace weitblick::energy
