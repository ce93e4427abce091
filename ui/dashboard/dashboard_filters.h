// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/filter_model.h"
#include "ui/chart/tile_selection.h"
#include "ui/dashboard/chip_bar.h"
#include "ui/dashboard/pale_theme.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <vector>

namespace weitblick::ui {

/// The one filter state of a dashboard: what is chosen in a tile narrows all others over the same dataset and over
/// related ones. The model is made in the background; with it, a choice is answered at once.
class DashboardFilters : public QObject {
    Q_OBJECT

public:
    explicit DashboardFilters(QObject* parent = nullptr);

    /// Reads what the tiles need. What was chosen before is chosen again where its tile still offers it.
    void prepare(std::shared_ptr<ProjectReader> reader, dashboard::Dashboard dashboard,
                 std::vector<dashboard::TileAnswer> answers);
    void close();

    void choose(const QString& tile, const dashboard::TileChoice& choice);
    void clear(const QString& tile);
    void clearAll();
    /// The pointer has entered a tile: its brush shall cost nothing.
    void warmUp(const QString& tile);

    [[nodiscard]] bool isReady() const { return m_model != nullptr && !m_prepare.isRunning(); }
    [[nodiscard]] bool isPreparing() const { return m_prepare.isRunning(); }
    [[nodiscard]] QList<Chip> chips() const;
    [[nodiscard]] QString summary() const; ///< "Gebäude: 128 von 5.012"
    [[nodiscard]] TileSelection selectionOf(const QString& tile) const;
    [[nodiscard]] FeatureTest testOf(const std::string& dataset) const; ///< empty: nothing filters it
    /// Rows of a table that pass every filter, by feature id; nothing: all.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> rowsOf(const std::string& dataset) const;
    [[nodiscard]] const dashboard::FilterModel* model() const { return m_model.get(); }

signals:
    void changed();
    void failed(const weitblick::Error& error);

private:
    std::shared_ptr<dashboard::FilterModel> m_model;
    QMap<QString, dashboard::TileChoice> m_choices; ///< by tile
    JobSlot m_prepare;
    JobSlot m_warm;
};

} // namespace weitblick::ui
