// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"
#include "ui/series/series_reader.h"
#include "ui/series/station_report.h"
#include "ui/series/time_steps.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QTableWidget;
class QTabWidget;

namespace weitblick::ui {

class MapWidget;
class SeriesChart;
class StationMap;
class StationModel;
class TileWidget;
class TimeBar;
class WindRoseView;

/// Time series of the project: a slider that drives the colours of the stations on the map, a table of them and the
/// charts of the chosen ones together. Nothing here waits: steps, classes and charts are jobs, the latest wins.
class TimePanel : public QWidget {
    Q_OBJECT

public:
    TimePanel(ProjectSession& session, MapWidget& map, QWidget* parent = nullptr);
    ~TimePanel() override;

    void refreshIcons();
    void showSet(const QString& set);   ///< of a layer of sites; nothing where it has no series
    [[nodiscard]] bool isStill() const; ///< nothing is being read or computed
    [[nodiscard]] bool hasSets() const { return m_hasSets; }

    [[nodiscard]] TimeBar& bar() { return *m_bar; }
    [[nodiscard]] SeriesChart& chart() { return *m_chart; }
    [[nodiscard]] StationModel& model() { return *m_model; }
    [[nodiscard]] const std::optional<StationReport>& report() const { return m_report; }

signals:
    void failed(const weitblick::Error& error);
    void stepShown(std::size_t step); ///< map, table and chart have it

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeLayout();
    void joinParts();
    void projectChanged();
    void take(const LoadedSeries& series);
    void prepareSteps();
    void askStep(std::size_t step);
    void showStep(const TimeStep& step);
    void chooseStations();
    void askReport();
    void showReport(const StationReport& report);
    void showLimits(const StationReport& report);
    [[nodiscard]] std::vector<int> chosenStations() const;

    ProjectSession& m_session;
    MapWidget& m_map;
    SeriesReader* m_reader;
    TimeBar* m_bar;
    StationMap* m_onMap;
    StationModel* m_model;
    QTableView* m_table;
    QCheckBox* m_showOnMap;
    QStackedWidget* m_pages;
    QTabWidget* m_tabs;
    SeriesChart* m_chart;
    TileWidget* m_calendar;
    TileWidget* m_profile;
    WindRoseView* m_rose;
    QTableWidget* m_limits;
    QLabel* m_index;
    QCheckBox* m_completeness;

    LoadedSeries m_series;
    std::shared_ptr<TimeSteps> m_steps;
    std::optional<StationReport> m_report;
    std::filesystem::path m_file;
    bool m_hasSets = false;
    bool m_isAsking = false;              ///< a step is being computed
    std::optional<std::size_t> m_nextAsk; ///< and the one that is wanted after it
    JobSlot m_prepareJob;
    JobSlot m_stepJob;
    JobSlot m_reportJob;
};

} // namespace weitblick::ui
