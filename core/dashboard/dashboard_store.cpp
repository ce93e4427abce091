// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard_store.h"

#include "core/analysis/resource_folder.h"
#include "core/base/nearest_name.h"
#include "core/dashboard/dashboard_yaml.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::ResourceText;

constexpr std::string_view kKeyPrefix = "dashboard:";
/// How the shipped ones are listed; others follow by their title.
constexpr std::array<std::string_view, 6> kOrder = {"ueberblick",          "mobilitaet", "energie",
                                                    "regionalentwicklung", "umwelt",     "beratung"};

std::size_t rankOf(const std::string& id)
{
    return static_cast<std::size_t>(std::ranges::find(kOrder, id) - kOrder.begin());
}

Result<std::vector<ListedDashboard>> shippedOnes()
{
    WB_TRY(const std::vector<ResourceText> files, analysis::textsIn(shippedDashboards()));
    std::vector<ListedDashboard> listed;
    for (const ResourceText& file : files) {
        WB_TRY(Dashboard dashboard, dashboardFromYaml(file.text, file.name));
        listed.push_back({.id = file.name, .title = dashboard.title, .summary = dashboard.summary});
    }
    return listed;
}

/// A project's own dashboard; one whose text is wrong is listed under its id, so that it can be mended or removed.
Result<ListedDashboard> ownOne(workspace::Workspace& project, const std::string& key)
{
    const std::string id = key.substr(kKeyPrefix.size());
    WB_TRY(const std::optional<std::string> text, project.projectValue(key));
    ListedDashboard listed{.id = id, .title = {id, id}, .origin = Origin::Project};
    if (const auto dashboard = dashboardFromYaml(text.value_or(""), id)) {
        listed.title = dashboard->title;
        listed.summary = dashboard->summary;
    }
    return listed;
}

} // namespace

Result<std::vector<ListedDashboard>> listedDashboards(workspace::Workspace& project)
{
    WB_TRY(std::vector<ListedDashboard> listed, shippedOnes());
    WB_TRY(const std::vector<std::string> keys, project.projectKeys(kKeyPrefix));
    for (const std::string& key : keys) {
        WB_TRY(ListedDashboard own, ownOne(project, key));
        const auto shipped = std::ranges::find(listed, own.id, &ListedDashboard::id);
        if (shipped == listed.end()) {
            listed.push_back(std::move(own));
        } else {
            own.isChanged = true;
            *shipped = std::move(own);
        }
    }
    std::ranges::stable_sort(listed, {},
                             [](const ListedDashboard& each) { return std::tuple(rankOf(each.id), each.title.de); });
    return listed;
}

Result<Dashboard> loadDashboard(workspace::Workspace& project, std::string_view id)
{
    WB_TRY(const std::optional<std::string> own, project.projectValue(dashboardKey(id)));
    if (own) {
        return dashboardFromYaml(*own, id);
    }
    WB_TRY(const std::vector<ResourceText> files, analysis::textsIn(shippedDashboards()));
    if (const auto file = std::ranges::find(files, id, &ResourceText::name); file != files.end()) {
        return dashboardFromYaml(file->text, id);
    }
    std::vector<std::string> ids;
    std::ranges::transform(files, std::back_inserter(ids), &ResourceText::name);
    WB_TRY(const std::vector<std::string> keys, project.projectKeys(kKeyPrefix));
    std::ranges::transform(keys, std::back_inserter(ids),
                           [](const std::string& key) { return key.substr(kKeyPrefix.size()); });
    return Error{.code = ErrorCode::NotFound,
                 .message = {"kein Dashboard dieses Namens", "no dashboard of that name"},
                 .subject = std::string(id),
                 .advice = proposalFor(id, ids)};
}

workspace::SetProjectValue storedDashboard(const Dashboard& dashboard)
{
    return {.key = dashboardKey(dashboard.id), .value = toYaml(dashboard)};
}

workspace::SetProjectValue removedDashboard(std::string_view id)
{
    return {.key = dashboardKey(id), .value = std::nullopt};
}

std::string dashboardKey(std::string_view id)
{
    return std::string(kKeyPrefix) + std::string(id);
}

std::filesystem::path shippedDashboards()
{
    return analysis::resourceFolder("dashboards");
}

} // namespace weitblick::dashboard
