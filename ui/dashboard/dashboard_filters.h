// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/filter_model.h"
#include "core/dashboard/remainder.h"
#include "ui/chart/tile_selection.h"
#include "ui/dashboard/chip_bar.h"
#include "ui/dashboard/pale_theme.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace weitblick::ui {

/// The one filter state of a dashboard: what is chosen in a tile narrows all others over the same dataset and over
/// related ones. Only a brush whose numbers are ready is answered on the window's thread; everything that has to walk
/// rows (related tables, boxes, single rows, what maps and tables show) is a job on a copy of the model.
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
    /// Everything that was chosen is shown.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QList<Chip> chips() const;
    [[nodiscard]] QString summary() const; ///< "Gebäude: 128 von 5.012"
    [[nodiscard]] TileSelection selectionOf(const dashboard::TileAnswer& answer) const;
    [[nodiscard]] FeatureTest testOf(const std::string& dataset) const; ///< empty: nothing filters it
    /// Rows of a table that pass every filter; nothing: all.
    [[nodiscard]] std::optional<dashboard::RemainingRows> rowsOf(const std::string& dataset) const;
    [[nodiscard]] const dashboard::FilterModel* model() const { return m_model.get(); }

signals:
    void changed();     ///< chips, and what charts show
    void rowsChanged(); ///< what maps and tables show
    void failed(const weitblick::Error& error);

private:
    struct Change {
        QString tile;                                ///< empty: every one
        std::optional<dashboard::TileChoice> choice; ///< nothing: let go
    };
    struct Counted {
        std::shared_ptr<dashboard::FilterModel> model;
        dashboard::Remainder remainder;
        std::vector<Error> refused;
    };
    enum class Work : std::uint8_t { None, Rows, Changes };

    void take(Change change);
    void goOn(); ///< with what waits, unless something is being counted
    void count(Work work, std::vector<Change> changes);
    void takeCounted(Work work, Result<Counted> counted);
    void catchUp(const QMap<QString, dashboard::TileChoice>& former);
    [[nodiscard]] bool hasWaitingChanges() const { return m_work == Work::Changes || !m_waiting.empty(); }
    void selectZones(const dashboard::TileAnswer& answer, TileSelection& selection) const;

    std::shared_ptr<dashboard::FilterModel> m_model;
    dashboard::Remainder m_remainder;
    QMap<QString, dashboard::TileChoice> m_choices; ///< by tile
    std::vector<Change> m_waiting;                  ///< not in the model yet
    bool m_areRowsStale = false;
    Work m_work = Work::None;
    QString m_warmTile;
    JobSlot m_prepare;
    JobSlot m_warm;
    JobSlot m_count;
};

} // namespace weitblick::ui
