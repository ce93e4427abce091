// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_page.h"

#include "ui/chart/tile_widget.h"
#include "ui/dashboard/chip_bar.h"
#include "ui/dashboard/compare_view.h"
#include "ui/dashboard/dashboard_editor.h"
#include "ui/dashboard/dashboard_filters.h"
#include "ui/dashboard/dashboard_view.h"
#include "ui/dashboard/map_tile.h"
#include "ui/dashboard/table_rows.h"
#include "ui/dashboard/zone_chooser.h"
#include "ui/shell/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

/// Which dashboard was looked at last is kept beside the projects, not in them: looking is no change.
QString lastKey(const std::filesystem::path& file)
{
    return QStringLiteral("dashboard/") + QString::number(qHash(QString::fromStdString(file.string())), 16);
}

/// What answers are made of besides the tile itself; equal where nothing of it has changed.
std::string dataOf(const ProjectSnapshot& project)
{
    std::string text;
    for (const workspace::Dataset& dataset : project.datasets) {
        text += dataset.schema.name + '|' + dataset.contentHash + (dataset.stale ? "|stale\n" : "\n");
    }
    for (const workspace::RoleAssignment& role : project.roles) {
        text += role.role + '|' + role.dataset;
        for (const auto& [field, column] : role.fields) {
            text += '|' + field + '=' + column;
        }
        text += '\n';
    }
    for (const auto& [dataset, theme] : project.themes) {
        text += dataset + '|' + theme + '\n';
    }
    return text;
}

dashboard::Tile withoutPlace(dashboard::Tile tile)
{
    tile.place = {};
    return tile;
}

} // namespace

DashboardPage::DashboardPage(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_loader(new DashboardLoader(this)),
      m_editor(new DashboardEditor(session, this)),
      m_filters(new DashboardFilters(this)),
      m_view(new DashboardView),
      m_compare(new CompareView),
      m_tabs(new QTabBar),
      m_zones(new ZoneChooser),
      m_chips(new ChipBar),
      m_editBar(new QWidget),
      m_edit(new QToolButton),
      m_more(new QToolButton),
      m_header(new QWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader();
    makeEditBar();
    auto* chipRow = new QHBoxLayout;
    chipRow->setContentsMargins(12, 0, 12, 4);
    chipRow->addWidget(m_chips);
    column->addLayout(chipRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_compare, 1);
    m_compare->hide();
    joinView();
    connect(m_compare, &CompareView::failed, this, &DashboardPage::failed);
    connect(m_compare, &CompareView::closed, this, &DashboardPage::endCompare);
    connect(m_loader, &DashboardLoader::loaded, this, &DashboardPage::takeLoaded);
    connect(m_loader, &DashboardLoader::answered, this, &DashboardPage::takeAnswers);
    connect(m_loader, &DashboardLoader::failed, this, &DashboardPage::failed);
    connect(m_filters, &DashboardFilters::failed, this, &DashboardPage::failed);
    connect(m_filters, &DashboardFilters::changed, this, &DashboardPage::showFilters);
    connect(m_filters, &DashboardFilters::rowsChanged, this, &DashboardPage::showRows);
    connect(m_chips, &ChipBar::removed, this, [this](const QString& id) {
        m_filters->clear(id);
        if (const auto map = m_maps.value(id); map && !map->answer().keyColumn.empty()) {
            chooseZone({}); // the click on the map had chosen it
        }
    });
    connect(m_chips, &ChipBar::cleared, this, [this] {
        m_filters->clearAll();
        chooseZone({});
    });
    connect(&m_session, &ProjectSession::changed, this, &DashboardPage::projectChanged);
    connect(m_editor, &DashboardEditor::failed, this, &DashboardPage::failed);
    connect(m_editor, &DashboardEditor::saved, this, &DashboardPage::projectChanged);
    connect(m_editor, &DashboardEditor::changed, this, [this] {
        m_view->setDashboard(m_editor->dashboard());
        askAnswers();
    });
}

DashboardPage::~DashboardPage() = default;

void DashboardPage::joinView()
{
    connect(m_view, &DashboardView::tileMade, this, &DashboardPage::joinTile);
    connect(m_view, &DashboardView::tileGone, this, [this](const QString& id) {
        m_maps.remove(id);
        m_asked.remove(id);
        m_answers.remove(id);
    });
    connect(m_view, &DashboardView::arranged, this,
            [this](const dashboard::ArrangeTiles& places) { applyEdit(places); });
    connect(m_view, &DashboardView::editAsked, this, &DashboardPage::editTile);
    connect(m_view, &DashboardView::removeAsked, this,
            [this](const QString& id) { applyEdit(dashboard::RemoveTile{.tile = id.toStdString()}); });
    connect(m_view, &DashboardView::duplicateAsked, this, [this](const QString& id) {
        const auto copy = m_editor->duplicate(id);
        copy ? m_view->showTile(*copy) : emit failed(copy.error());
    });
}

void DashboardPage::openProject(const QString& dashboard)
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    closeProject();
    m_data = dataOf(*snapshot);
    m_loader->open(snapshot->file);
    m_edit->setVisible(!snapshot->readOnly);
    m_more->setVisible(!snapshot->readOnly);
    m_wanted = dashboard.isEmpty() ? QSettings().value(lastKey(snapshot->file)).toString() : dashboard;
    m_loader->load(m_wanted);
}

void DashboardPage::closeProject()
{
    setEditing(Editing::Off);
    endCompare();
    m_tables.cancel();
    m_loader->close();
    m_filters->close();
    m_list.clear();
    m_editor->setDashboard({});
    m_view->setDashboard({});
    m_zones->setZones({});
    m_zones->choose({});
    m_chips->setChips({});
    m_wanted.clear();
    m_data.clear();
    fillTabs();
}

bool DashboardPage::isEmpty() const
{
    return m_loader->reader() == nullptr;
}

QString DashboardPage::current() const
{
    return QString::fromStdString(m_editor->dashboard().id);
}

void DashboardPage::showDashboard(const QString& id)
{
    if (id != current() || m_loader->isLoading()) {
        m_wanted = id;
        endCompare();
        m_filters->close();
        showFilters();
        showRows();
        m_loader->load(id);
    }
}

void DashboardPage::takeLoaded(const LoadedDashboard& loaded)
{
    if (m_editor->isSaving()) {
        return; // what was read may be older than what is on the screen; saved() asks again
    }
    const bool isAnother = current() != QString::fromStdString(loaded.dashboard.id);
    m_list = loaded.list;
    m_editor->setDashboard(loaded.dashboard);
    m_wanted = current();
    m_zones->setZones(loaded.zones);
    m_view->setDashboard(loaded.dashboard);
    fillTabs();
    showHeading();
    if (const auto& snapshot = m_session.snapshot(); snapshot && isAnother && m_heading == nullptr) {
        QSettings().setValue(lastKey(snapshot->file), current());
    }
    emit shown(say(loaded.dashboard.title));
    askAnswers();
}

void DashboardPage::projectChanged()
{
    const auto& snapshot = m_session.snapshot();
    if (snapshot && m_loader->reader() && !m_editor->isSaving()) {
        m_data = dataOf(*snapshot);
        m_loader->load(m_wanted);
    }
}

void DashboardPage::askAnswers()
{
    dashboard::Dashboard wanted = m_editor->dashboard();
    const std::string zone = m_zones->zone().toStdString();
    std::erase_if(wanted.tiles, [&](const dashboard::Tile& tile) {
        const auto asked = m_asked.constFind(QString::fromStdString(tile.id));
        return asked != m_asked.constEnd() && asked->tile == withoutPlace(tile) && asked->data == m_data &&
               asked->zone == zone;
    });
    if (!wanted.tiles.empty()) {
        m_loader->answer(std::move(wanted), {.zone = zone});
    }
}

void DashboardPage::takeAnswers(const std::vector<dashboard::TileAnswer>& answers)
{
    for (const dashboard::TileAnswer& answer : answers) {
        const dashboard::Tile* tile = findTile(m_editor->dashboard(), answer.tile);
        if (tile == nullptr) {
            continue;
        }
        const QString id = QString::fromStdString(answer.tile);
        m_asked[id] = {.tile = withoutPlace(*tile), .data = m_data, .zone = m_zones->zone().toStdString()};
        m_answers[id] = answer;
        showAnswer(answer);
    }
    showFilters();
    showRows();
    std::vector<dashboard::TileAnswer> all(m_answers.cbegin(), m_answers.cend());
    m_filters->prepare(m_loader->reader(), m_editor->dashboard(), std::move(all));
}

void DashboardPage::showAnswer(const dashboard::TileAnswer& answer)
{
    m_view->setAnswer(answer);
    const QString id = QString::fromStdString(answer.tile);
    TileHost* host = m_view->host(id);
    const auto& snapshot = m_session.snapshot();
    if (host == nullptr || host->tile() == nullptr || !snapshot) {
        return;
    }
    const auto* map = std::get_if<dashboard::MapAnswer>(&answer.shown);
    QPointer<MapTile>& shownMap = m_maps[id];
    if (map == nullptr) {
        if (shownMap) {
            host->tile()->setContent(nullptr);
        }
        m_maps.remove(id);
        return;
    }
    if (!shownMap) {
        shownMap = new MapTile;
        joinMap(id, *shownMap);
        if (m_heading != nullptr) {
            shownMap->showPlain();
        }
        host->tile()->setContent(shownMap);
        host->spreadFont();
        shownMap->show();
    }
    shownMap->setAnswer(*snapshot, *map);
}

void DashboardPage::showFilters()
{
    QList<Chip> chips = m_filters->chips();
    m_chips->setChips(chips);
    m_chips->setSummary(m_filters->summary());
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend(); ++answer) {
        TileHost* host = m_view->host(answer.key());
        if (host != nullptr && host->tile() != nullptr && !m_maps.value(answer.key())) {
            host->tile()->setSelection(m_filters->selectionOf(*answer));
        }
    }
}

void DashboardPage::showRows()
{
    for (const QPointer<MapTile>& map : std::as_const(m_maps)) {
        if (map) {
            map->setSelected(m_filters->testOf(map->answer().layer));
        }
    }
    narrowTables();
}

void DashboardPage::narrowTables()
{
    using Narrowed = std::vector<std::pair<QString, dashboard::TableAnswer>>;
    struct Wish {
        QString tile;
        dashboard::TableAnswer table;
        std::optional<dashboard::RemainingRows> rows;
    };
    std::vector<Wish> wishes;
    bool hasNarrowed = false;
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend(); ++answer) {
        const auto* table = std::get_if<dashboard::TableAnswer>(&answer->shown);
        if (table != nullptr && !table->dataset.empty()) {
            wishes.push_back({answer.key(), *table, m_filters->rowsOf(table->dataset)});
            hasNarrowed = hasNarrowed || wishes.back().rows;
        }
    }
    if (wishes.empty() || (!hasNarrowed && !std::exchange(m_areTablesNarrowed, hasNarrowed)) || isEmpty()) {
        return;
    }
    m_areTablesNarrowed = hasNarrowed;
    m_tables.start(
        [reader = m_loader->reader(), wishes = std::move(wishes)](Job& job) {
            return reader->ask<Narrowed>(job, [&](workspace::Workspace& project, Job& inner) -> Result<Narrowed> {
                Narrowed narrowed;
                for (const Wish& wish : wishes) {
                    constexpr std::size_t kMostRows = 200;
                    narrowed.emplace_back(wish.tile, wish.table);
                    if (wish.rows) {
                        WB_TRY(narrowed.back().second,
                               narrowedTable(project, wish.table, *wish.rows, kMostRows, inner));
                    }
                }
                return narrowed;
            });
        },
        [this](const Result<Narrowed>& narrowed) {
            for (const auto& [id, table] : narrowed ? *narrowed : Narrowed()) {
                if (!m_answers.contains(id)) {
                    continue;
                }
                dashboard::TileAnswer answer = m_answers[id];
                answer.shown = table;
                m_view->setAnswer(std::move(answer));
                m_view->host(id)->tile()->setSelection(m_filters->selectionOf(m_answers[id]));
            }
        });
}

void DashboardPage::chooseZone(const QString& key)
{
    m_zones->choose(key);
    showHeading();
    askAnswers();
}

bool DashboardPage::isComplete() const
{
    const bool hasAll = std::ranges::all_of(m_editor->dashboard().tiles, [this](const dashboard::Tile& tile) {
        return m_answers.contains(QString::fromStdString(tile.id));
    });
    const bool isStill =
        std::ranges::all_of(m_maps, [](const QPointer<MapTile>& map) { return !map || map->isStill(); });
    return !m_editor->dashboard().id.empty() && !m_loader->isLoading() && !m_loader->isAnswering() && hasAll && isStill;
}

int DashboardPage::heightOfAll() const
{
    return height() - m_view->height() + m_view->heightOfAll();
}

} // namespace weitblick::ui
