// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/time_panel.h"

#include "core/base/unit_text.h"
#include "core/sensing/pollutant.h"
#include "ui/chart/tile_widget.h"
#include "ui/map/map_widget.h"
#include "ui/series/bin_text.h"
#include "ui/series/series_chart.h"
#include "ui/series/station_map.h"
#include "ui/series/station_model.h"
#include "ui/series/time_bar.h"
#include "ui/series/wind_rose_view.h"
#include "ui/shell/language.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace weitblick::ui {

namespace {

constexpr int kMostLines = 6;

} // namespace

TimePanel::TimePanel(ProjectSession& session, MapWidget& map, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_map(map),
      m_reader(new SeriesReader(this)),
      m_bar(new TimeBar),
      m_onMap(new StationMap(session, map, this)),
      m_model(new StationModel(this)),
      m_table(new QTableView),
      m_showOnMap(new QCheckBox(tr("Show on the map"))),
      m_pages(new QStackedWidget),
      m_tabs(new QTabWidget),
      m_chart(new SeriesChart),
      m_calendar(new TileWidget),
      m_profile(new TileWidget),
      m_rose(new WindRoseView),
      m_limits(new QTableWidget),
      m_index(new QLabel),
      m_completeness(new QCheckBox(tr("Completeness")))
{
    makeLayout();
    joinParts();
    projectChanged();
}

TimePanel::~TimePanel()
{
    m_prepareJob.cancel();
    m_stepJob.cancel();
    m_reportJob.cancel();
}

void TimePanel::makeLayout()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Stations"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(StationModel::NameColumn, Qt::AscendingOrder);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(StationModel::NameColumn, QHeaderView::Stretch);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->resizeSection(StationModel::ValueColumn,
                                               fontMetrics().horizontalAdvance(QStringLiteral("00.000,0  ")) + 10);
    m_table->horizontalHeader()->resizeSection(StationModel::AgeColumn,
                                               fontMetrics().horizontalAdvance(QStringLiteral("000 Tage")) + 10);
    m_table->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 30);

    auto* calendar = new QWidget;
    auto* calendarRows = new QVBoxLayout(calendar);
    calendarRows->setContentsMargins(0, 0, 0, 0);
    calendarRows->setSpacing(2);
    calendarRows->addWidget(m_completeness);
    calendarRows->addWidget(m_calendar, 1);
    auto* limits = new QWidget;
    auto* limitRows = new QVBoxLayout(limits);
    limitRows->setContentsMargins(0, 0, 0, 0);
    limitRows->setSpacing(2);
    m_limits->setAccessibleName(tr("Limits of ambient air"));
    m_limits->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_limits->setTabKeyNavigation(false);
    m_limits->verticalHeader()->hide();
    m_index->setWordWrap(true);
    m_index->setProperty("role", "muted");
    limitRows->addWidget(m_limits, 1);
    limitRows->addWidget(m_index);
    m_tabs->addTab(m_chart, tr("Course"));
    m_tabs->addTab(calendar, tr("Calendar"));
    m_tabs->addTab(m_profile, tr("Week"));
    m_tabs->addTab(m_rose, tr("Wind rose"));
    m_tabs->addTab(limits, tr("Limits"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Charts of the chosen stations"));

    auto* left = new QWidget;
    auto* leftRows = new QVBoxLayout(left);
    leftRows->setContentsMargins(0, 0, 0, 0);
    leftRows->setSpacing(2);
    m_showOnMap->setChecked(true);
    leftRows->addWidget(m_table, 1);
    leftRows->addWidget(m_showOnMap);
    auto* split = new QSplitter(Qt::Horizontal);
    split->addWidget(left);
    split->addWidget(m_tabs);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto* whole = new QWidget;
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(8, 6, 8, 4);
    rows->setSpacing(4);
    rows->addWidget(m_bar);
    rows->addWidget(split, 1);

    auto* hint = new QLabel(tr("The project has no time series yet. Import readings: CSV, XLSX, SensorThings, NGSI, "
                               "DATEX II …"));
    hint->setProperty("role", "muted");
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(hint);
    m_pages->addWidget(whole);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
}

void TimePanel::joinParts()
{
    connect(&m_session, &ProjectSession::opened, this, &TimePanel::projectChanged);
    connect(&m_session, &ProjectSession::changed, this, &TimePanel::projectChanged);
    connect(&m_session, &ProjectSession::closed, this, &TimePanel::projectChanged);
    connect(m_reader, &SeriesReader::failed, this, &TimePanel::failed);
    connect(m_reader, &SeriesReader::listed, this, [this](const std::vector<ListedSet>& sets) {
        m_hasSets = !sets.empty();
        m_bar->setSets(sets);
        m_pages->setCurrentIndex(m_hasSets ? 1 : 0);
        const bool isKnown =
            m_bar->set() == m_series.set && m_bar->quantity() == m_series.quantity && m_bar->state() == m_series.state;
        if (m_hasSets && !isKnown && isVisible()) {
            m_reader->load(m_bar->set(), m_bar->quantity());
        }
    });
    connect(m_reader, &SeriesReader::loaded, this, &TimePanel::take);
    connect(m_bar, &TimeBar::seriesChosen, this, [this] { m_reader->load(m_bar->set(), m_bar->quantity()); });
    connect(m_bar, &TimeBar::wishesChanged, this, [this] {
        prepareSteps();
        askReport();
    });
    connect(m_bar, &TimeBar::stepChosen, this, &TimePanel::askStep);
    connect(m_showOnMap, &QCheckBox::toggled, this,
            [this](bool isOn) { isOn ? askStep(m_bar->step()) : m_onMap->release(); });
    connect(m_completeness, &QCheckBox::toggled, this, &TimePanel::askReport);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TimePanel::chooseStations);
    connect(&m_map, &MapWidget::identified, this, [this](const std::vector<Identified>& hits) {
        for (const Identified& hit : hits) {
            const int station = m_onMap->stationOf(hit.layer, hit.fid);
            if (station >= 0 && isVisible()) {
                m_table->selectRow(m_model->rowOf(station));
                return;
            }
        }
    });
    connect(m_chart, &SeriesChart::instantChosen, this, [this](qint64 utcS) {
        if (m_steps) {
            m_bar->goTo(m_steps->binAt(utcS));
        }
    });
}

void TimePanel::refreshIcons()
{
    m_bar->refreshIcons();
}

void TimePanel::projectChanged()
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        m_reader->close();
        m_bar->play(false);
        m_file.clear();
        m_series = {};
        m_steps.reset();
        m_hasSets = false;
        m_pages->setCurrentIndex(0);
        return;
    }
    if (snapshot->file != m_file) {
        m_file = snapshot->file;
        m_series = {};
        m_reader->open(m_file);
    }
    m_reader->list();
}

void TimePanel::showSet(const QString& set)
{
    if (m_hasSets && m_bar->chooseSet(set)) {
        m_reader->load(m_bar->set(), m_bar->quantity());
    }
}

void TimePanel::take(const LoadedSeries& series)
{
    const bool isOther = series.set != m_series.set || series.quantity != m_series.quantity;
    m_series = series;
    m_steps.reset();
    m_model->setSeries(series, QString::fromStdString(printedUnit(series.unit)));
    m_onMap->setSeries(series);
    m_bar->setRange(series.columns->span());
    if (m_model->rowCount() > 0) {
        m_table->selectRow(0);
    }
    if (isOther) {
        m_bar->play(false);
    }
    prepareSteps();
    if (m_model->rowCount() == 0) {
        chooseStations();
    }
}

/// New steps, and classes that suit them.
void TimePanel::prepareSteps()
{
    if (!m_series.columns || m_series.columns->readingCount() == 0) {
        return;
    }
    using Prepared = std::pair<std::shared_ptr<TimeSteps>, map::Theme>;
    m_stepJob.cancel();
    m_nextAsk.reset();
    m_prepareJob.start(
        [columns = m_series.columns, wishes = m_bar->wishes(), set = m_series.set,
         title = m_series.quantity](Job& job) -> Result<Prepared> {
            WB_TRY(const auto steps, TimeSteps::over(columns, wishes));
            WB_TRY(auto theme, steps->theme(set, title, job));
            return Prepared{steps, std::move(theme)};
        },
        [this](const Result<Prepared>& prepared) {
            if (!prepared) {
                if (prepared.error().code != ErrorCode::Cancelled) {
                    emit failed(prepared.error());
                }
                return;
            }
            m_steps = prepared->first;
            m_onMap->setTheme(prepared->second);
            m_chart->setRange({m_steps->bins().edgesUtcS.front(), m_steps->bins().edgesUtcS.back()});
            m_bar->setSteps(m_steps->count(), std::min(m_bar->step(), m_steps->count() - 1));
            askStep(m_bar->step());
        });
}

/// One step at a time; while it is computed only the newest wish is kept.
void TimePanel::askStep(std::size_t step)
{
    if (!m_steps || !isVisible()) {
        m_bar->stepDone();
        return;
    }
    if (m_isAsking) {
        m_nextAsk = step;
        return;
    }
    m_isAsking = true;
    m_stepJob.start([steps = m_steps, step](Job& job) { return steps->at(step, job); },
                    [this, steps = m_steps](const Result<TimeStep>& answer) {
                        m_isAsking = false;
                        if (answer && steps == m_steps) {
                            showStep(*answer);
                        } else if (!answer && answer.error().code != ErrorCode::Cancelled) {
                            emit failed(answer.error());
                        }
                        m_bar->stepDone();
                        if (const auto next = std::exchange(m_nextAsk, std::nullopt)) {
                            askStep(*next);
                        }
                    });
}

void TimePanel::showStep(const TimeStep& step)
{
    m_bar->setLabel(binText(step.label));
    m_model->setStep(step);
    m_chart->setStep(step.span);
    if (m_showOnMap->isChecked()) {
        m_onMap->show(step);
    }
    emit stepShown(step.bin);
}

std::vector<int> TimePanel::chosenStations() const
{
    std::vector<int> stations;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        if (static_cast<int>(stations.size()) < kMostLines) {
            stations.push_back(m_model->stationOf(row.row()));
        }
    }
    return stations;
}

void TimePanel::chooseStations()
{
    if (!m_series.columns) {
        return;
    }
    std::vector<ShownSeries> shown;
    std::set<std::int64_t> fids;
    for (const int station : chosenStations()) {
        const auto index = static_cast<std::size_t>(station);
        shown.push_back(
            {.name = QString::fromStdString(m_series.stations[index].title), .index = index, .color = shown.size()});
        if (const std::int64_t fid = m_onMap->featureOf(station); fid >= 0) {
            fids.insert(fid);
        }
    }
    m_chart->setSeries(m_series.columns, std::move(shown), QString::fromStdString(printedUnit(m_series.unit)));
    if (m_showOnMap->isChecked()) {
        m_map.select(m_onMap->layer(), std::move(fids));
    }
    askReport();
}

void TimePanel::askReport()
{
    const std::vector<int> stations = chosenStations();
    if (stations.empty() || !m_series.columns || !m_reader->reader() || !isVisible()) {
        return;
    }
    const StepWishes steps = m_bar->wishes();
    const ReportWishes wishes{.station = static_cast<std::size_t>(stations.front()),
                              .span = steps.span,
                              .aggregate = steps.isLatest ? series::Aggregate::Mean : steps.aggregate,
                              .parameter = steps.parameter,
                              .isCompleteness = m_completeness->isChecked()};
    m_reportJob.start([series = m_series, wishes,
                       reader = m_reader->reader()](Job& job) { return reportOf(series, wishes, *reader, job); },
                      [this](const Result<StationReport>& report) {
                          if (report) {
                              showReport(*report);
                          } else if (report.error().code != ErrorCode::Cancelled) {
                              emit failed(report.error());
                          }
                      });
}

void TimePanel::showReport(const StationReport& report)
{
    m_report = report;
    m_calendar->setAnswer(report.calendar);
    m_profile->setAnswer(report.profile);
    m_rose->setRose(report.rose, QString::fromStdString(report.roseUnit), say(report.roseReason));
    m_chart->setFlags(report.flags);
    showLimits(report);
}

bool TimePanel::isStill() const
{
    return !m_reader->isBusy() && !m_prepareJob.isRunning() && !m_stepJob.isRunning() && !m_reportJob.isRunning();
}

void TimePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_hasSets && m_series.state != m_bar->state()) {
        m_reader->load(m_bar->set(), m_bar->quantity());
    } else if (m_hasSets && m_steps) {
        askStep(m_bar->step());
    } else if (m_session.isOpen()) {
        m_reader->list();
    }
}

/// What nobody sees is not coloured: the layer looks as before.
void TimePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_bar->play(false);
    m_onMap->release();
}

} // namespace weitblick::ui
