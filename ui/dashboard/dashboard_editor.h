// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard.h"
#include "ui/project/project_session.h"

#include <QObject>
#include <QString>

namespace weitblick::ui {

/// Changes a dashboard: at once on the screen, then in the project, whose history can undo it.
class DashboardEditor : public QObject {
    Q_OBJECT

public:
    explicit DashboardEditor(ProjectSession& session, QObject* parent = nullptr);

    void setDashboard(dashboard::Dashboard dashboard); ///< as it was read
    /// Errors   as dashboard::apply(); the dashboard is then as it was.
    Result<void> apply(const dashboard::Edit& edit);
    Result<QString> addTile(dashboard::TileKind kind); ///< at the first free place; its id
    Result<QString> duplicate(const QString& tile);    ///< the id of the copy
    /// A dashboard of one's own: empty, or with the tiles of this one.
    enum class Start : std::uint8_t { Empty, Copy };
    QString create(const QString& title, Start start, const QStringList& taken); ///< its id
    void remove();                                                               ///< a shipped one is as it was shipped

    [[nodiscard]] const dashboard::Dashboard& dashboard() const { return m_dashboard; }
    [[nodiscard]] bool isSaving() const { return m_saving > 0; } ///< what is read meanwhile may be older

signals:
    void changed(); ///< dashboard() is new
    void saved();   ///< nothing is on its way any more
    void failed(const weitblick::Error& error);

private:
    void save(workspace::SetProjectValue value);

    ProjectSession& m_session;
    dashboard::Dashboard m_dashboard;
    int m_saving = 0;
};

} // namespace weitblick::ui
