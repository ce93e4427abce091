// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard_store.h"
#include "core/dashboard/tile_answer.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace weitblick::ui {

/// What a page of dashboards begins with.
struct LoadedDashboard {
    std::vector<dashboard::ListedDashboard> list;
    std::vector<dashboard::ZoneChoice> zones;
    dashboard::Dashboard dashboard;
};

/// Reads dashboards and asks what their tiles show, off the window's thread. The latest question of each kind wins.
class DashboardLoader : public QObject {
    Q_OBJECT

public:
    explicit DashboardLoader(QObject* parent = nullptr);

    void open(const std::filesystem::path& file);
    void close();

    /// The dashboard of that id; where there is none, "ueberblick", else the first of the list.
    void load(const QString& id);
    /// What these tiles of a dashboard show; `dashboard` holds only them.
    void answer(dashboard::Dashboard dashboard, dashboard::Selection selection);

    [[nodiscard]] bool isLoading() const { return m_load.isRunning(); }
    [[nodiscard]] bool isAnswering() const { return m_answer.isRunning(); }
    [[nodiscard]] const std::shared_ptr<ProjectReader>& reader() const { return m_reader; }

signals:
    void loaded(const weitblick::ui::LoadedDashboard& loaded);
    void answered(const std::vector<weitblick::dashboard::TileAnswer>& answers);
    void failed(const weitblick::Error& error); ///< nothing was loaded or answered; not for what was cancelled

private:
    template <typename T>
    bool isOver(const Result<T>& result);

    std::shared_ptr<ProjectReader> m_reader;
    JobSlot m_load;
    JobSlot m_answer;
};

} // namespace weitblick::ui
