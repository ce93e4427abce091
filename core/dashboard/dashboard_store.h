// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dashboard/dashboard.h"
#include "core/workspace/edit.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::dashboard {

enum class Origin : std::uint8_t { Shipped, Project };

struct ListedDashboard {
    std::string id;
    Text title;
    Text summary;
    Origin origin = Origin::Shipped;
    bool isChanged = false; ///< the project has its own version of a shipped one
};

/// The project's dashboards and the shipped ones, by the order of the shipped list and then by title. One of the
/// project takes the place of the shipped one with its id.
/// Errors   Database, and those of reading the shipped files.
Result<std::vector<ListedDashboard>> listedDashboards(workspace::Workspace& project);

/// The project's dashboard of that id, else the shipped one.
/// Errors   NotFound      none of that id; proposes the nearest.   InvalidInput  its text is wrong: line and reason.
Result<Dashboard> loadDashboard(workspace::Workspace& project, std::string_view id);

/// The edit of the project that keeps a dashboard: apply it through Workspace::apply() and it can be undone.
workspace::SetProjectValue storedDashboard(const Dashboard& dashboard);
/// The edit that removes it from the project; a shipped one is as it was shipped again.
workspace::SetProjectValue removedDashboard(std::string_view id);

std::string dashboardKey(std::string_view id); ///< of the project's setting: "dashboard:ueberblick"

/// Folder of the shipped ones: $WEITBLICK_RESOURCES/dashboards, else the one installed, else that of the source tree.
std::filesystem::path shippedDashboards();

} // namespace weitblick::dashboard
