// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "ui/dashboard/dashboard_editor.h"
#include "ui/dashboard/dashboard_loader.h"
#include "ui/project/project_session.h"

#include <QMap>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QMenu;
class QPushButton;
class QTabBar;
class QToolButton;

namespace weitblick::ui {

class ChipBar;
class CompareView;
class DashboardFilters;
class DashboardView;
class MapTile;
class TileWidget;
class ZoneChooser;

/// The dashboards of a project: which one, for which zone, its tiles, the filters that hold, and the tools to change
/// it.
class DashboardPage : public QWidget {
    Q_OBJECT

public:
    explicit DashboardPage(ProjectSession& session, QWidget* parent = nullptr);
    ~DashboardPage() override;

    void openProject(const QString& dashboard = {}); ///< empty: the one that was looked at last
    void closeProject();
    void showDashboard(const QString& id);
    void chooseZone(const QString& key);
    enum class Editing : std::uint8_t { Off, On };
    void setEditing(Editing editing);
    void refreshIcons();
    void showPlain(); ///< for paper: a heading in the place of tools; nothing is remembered

    [[nodiscard]] DashboardView& view() { return *m_view; }
    [[nodiscard]] DashboardEditor& editor() { return *m_editor; }
    [[nodiscard]] CompareView& comparison() { return *m_compare; } ///< visible while maps are compared
    [[nodiscard]] DashboardFilters& filters() { return *m_filters; }
    [[nodiscard]] const QMap<QString, QPointer<MapTile>>& maps() const { return m_maps; }
    [[nodiscard]] bool isEmpty() const; ///< no project was opened
    [[nodiscard]] QString current() const;
    [[nodiscard]] bool isComplete() const; ///< all tiles have their answers and maps stand still
    /// How high the page has to be to show all tiles without scrolling.
    [[nodiscard]] int heightOfAll() const;

signals:
    void importAsked(const QString& role);
    void analysisAsked(const QString& id);
    void mappingAsked(const QString& dataset);
    void lineageAsked(const QString& dataset);
    void undoAsked();
    void redoAsked();
    void shown(const QString& title); ///< another dashboard, or its title
    void failed(const weitblick::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeHeader();
    void makeEditBar();
    void joinView();
    void joinTile(const QString& id, TileWidget* tile);
    void joinMap(const QString& id, MapTile& map);
    void takeLoaded(const LoadedDashboard& loaded);
    void takeAnswers(const std::vector<dashboard::TileAnswer>& answers);
    void showAnswer(const dashboard::TileAnswer& answer);
    void askAnswers(); ///< for the tiles that have changed, or all where the data or the zone have
    void projectChanged();
    void takeStep(const QString& tile, const dashboard::NextStep& step);
    void chooseRow(const QString& tile, qint64 fid, const QString& key);
    void showFilters();  ///< in charts
    void showRows();     ///< in maps and tables
    void narrowTables(); ///< to the rows that the filters leave
    void fillTabs();
    void showHeading();
    void applyEdit(const dashboard::Edit& edit);
    void editTile(const QString& id);
    void addTile(dashboard::TileKind kind);
    void askNew(DashboardEditor::Start start);
    void askHeading();
    void explain(const QString& tile);
    void compare(const QString& tile);
    void endCompare();

    /// What an answer depends on.
    struct Asked {
        dashboard::Tile tile; ///< without its place
        std::string data;     ///< of the whole project
        std::string zone;
    };

    ProjectSession& m_session;
    DashboardLoader* m_loader;
    DashboardEditor* m_editor;
    DashboardFilters* m_filters;
    DashboardView* m_view;
    CompareView* m_compare;
    QTabBar* m_tabs;
    ZoneChooser* m_zones;
    ChipBar* m_chips;
    QWidget* m_editBar;
    QToolButton* m_edit;
    QToolButton* m_more;
    QWidget* m_header;
    QLabel* m_heading = nullptr; ///< only on paper
    std::vector<dashboard::ListedDashboard> m_list;
    QMap<QString, QPointer<MapTile>> m_maps; ///< by tile
    QMap<QString, Asked> m_asked;            ///< by tile: what its answer was made for
    QMap<QString, dashboard::TileAnswer> m_answers;
    JobSlot m_tables;
    bool m_areTablesNarrowed = false;
    QString m_wanted; ///< dashboard that is being loaded
    std::string m_data;
};

} // namespace weitblick::ui
