// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_loader.h"

#include "core/dashboard/next_step.h"
#include "core/toolbox/analyses.h"

#include <algorithm>

namespace weitblick::ui {

namespace {

using dashboard::ListedDashboard;

constexpr auto kFirstDashboard = "ueberblick";

std::string present(const std::vector<ListedDashboard>& list, const std::string& wanted)
{
    for (const std::string& id : {wanted, std::string(kFirstDashboard)}) {
        if (std::ranges::count(list, id, &ListedDashboard::id) > 0) {
            return id;
        }
    }
    return list.empty() ? std::string() : list.front().id;
}

const analysis::Descriptor* known(std::string_view id)
{
    const auto found = toolbox::findAnalysis(id);
    return found ? *found : nullptr;
}

Result<LoadedDashboard> loadedFrom(workspace::Workspace& project, const std::string& wanted, Job& job)
{
    LoadedDashboard loaded;
    WB_TRY(loaded.list, dashboard::listedDashboards(project));
    WB_TRY(loaded.zones, dashboard::zoneChoices(project, job));
    if (const std::string id = present(loaded.list, wanted); !id.empty()) {
        WB_TRY(loaded.dashboard, dashboard::loadDashboard(project, id));
    }
    return loaded;
}

} // namespace

DashboardLoader::DashboardLoader(QObject* parent) : QObject(parent) {}

void DashboardLoader::open(const std::filesystem::path& file)
{
    m_reader = std::make_shared<ProjectReader>(file);
}

void DashboardLoader::close()
{
    m_load.cancel();
    m_answer.cancel();
    m_reader.reset();
}

template <typename T>
bool DashboardLoader::isOver(const Result<T>& result)
{
    if (!result && result.error().code != ErrorCode::Cancelled) {
        emit failed(result.error());
    }
    return !result;
}

void DashboardLoader::load(const QString& id)
{
    if (!m_reader) {
        return;
    }
    m_load.start(
        [reader = m_reader, wanted = id.toStdString()](Job& job) {
            return reader->ask<LoadedDashboard>(job, [&wanted](workspace::Workspace& project, Job& inner) {
                return loadedFrom(project, wanted, inner);
            });
        },
        [this](const Result<LoadedDashboard>& result) {
            if (!isOver(result)) {
                emit loaded(*result);
            }
        });
}

void DashboardLoader::answer(dashboard::Dashboard dashboard, dashboard::Selection selection)
{
    if (!m_reader) {
        return;
    }
    using Answers = std::vector<dashboard::TileAnswer>;
    m_answer.start(
        [reader = m_reader, dashboard = std::move(dashboard), selection = std::move(selection)](Job& job) {
            return reader->ask<Answers>(job, [&](workspace::Workspace& project, Job& inner) -> Result<Answers> {
                WB_TRY(Answers answers, dashboard::answerDashboard(project, dashboard, selection, inner));
                WB_CHECK(dashboard::nameSteps(project, answers, known));
                return answers;
            });
        },
        [this](const Result<Answers>& result) {
            if (!isOver(result)) {
                emit answered(*result);
            }
        });
}

} // namespace weitblick::ui
