// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of time series: slider, map, table and charts go together, and the window never waits.
#include "ui/chart/tile_widget.h"
#include "ui/map/map_widget.h"
#include "ui/series/series_chart.h"
#include "ui/series/station_map.h"
#include "ui/series/station_model.h"
#include "ui/series/time_bar.h"
#include "ui/series/time_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/look.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/temporary_project.h"
#include "tests/ui/event_gap.h"

using namespace weitblick;
using namespace weitblick::ui;

class TimePanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TemporaryProject> m_project;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<MapWidget> m_map;
    std::unique_ptr<TimePanel> m_panel;

    void open(const QString& layer)
    {
        m_project->close();
        m_session = std::make_unique<ProjectSession>();
        QSignalSpy opened(m_session.get(), &ProjectSession::opened);
        m_session->open(m_project->file());
        QVERIFY(opened.wait());
        m_map = std::make_unique<MapWidget>();
        m_map->useHost("/nowhere");
        m_map->resize(400, 300);
        m_panel = std::make_unique<TimePanel>(*m_session, *m_map);
        m_panel->resize(1100, 320);
        m_map->show();
        m_map->showProject(*m_session->snapshot());
        m_map->showLayers({layer});
        QTRY_VERIFY(m_map->scene().has(layer) && m_map->isStill());
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        m_panel->show();
        QVERIFY(shown.wait(30'000));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isStill(), 30'000);
        QTRY_VERIFY(theme().column != std::string() && m_map->isStill());
    }
    [[nodiscard]] map::Theme theme() const
    {
        return m_map->scene().theme(QStringLiteral("luft")).value_or(map::Theme());
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_panel->model().index(row, column).data().toString();
    }

private slots:
    void initTestCase() { applyLanguage(*qApp, Language::German); }
    void init()
    {
        m_project = std::make_unique<test::TemporaryProject>();
        WB_VERIFY_RESULT(test::addStations(
            m_project->project(), "luft",
            {{.key = "a", .value = [](std::size_t hour) { return static_cast<double>(hour % 24); }},
             {.key = "b",
              .x = 501'000,
              .value = [](std::size_t hour) { return hour < 30 ? std::optional(50.0) : std::nullopt; }},
             {.key = "c", .x = 502'000, .property = "PM10", .value = [](std::size_t) { return 12.0; }}},
            24 * 40));
    }
    void cleanup()
    {
        m_panel.reset();
        m_map.reset();
        m_session.reset();
        m_project.reset();
    }

    void aStepIsInTableMapAndChartTogether()
    {
        open(QStringLiteral("luft"));
        QCOMPARE(m_panel->model().rowCount(), 2); // PM10 is another quantity
        QCOMPARE(cell(0, 0), QStringLiteral("Station a"));
        QCOMPARE(cell(0, 1), QStringLiteral("0"));
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        m_panel->bar().goTo(13);
        QVERIFY(shown.wait());
        QCOMPARE(cell(0, 1), QStringLiteral("13"));
        QCOMPARE(cell(1, 1), QStringLiteral("50"));
        QVERIFY(m_panel->chart().alternative().contains(QLatin1String("Station a")));
        QCOMPARE(theme().title.empty() ? theme().layer : theme().layer, std::string("luft"));
        QVERIFY(theme().missingColor->alpha < 2); // hollow
        QTRY_VERIFY(m_map->isStill());
        const auto legend = m_map->scene().legend(QStringLiteral("luft"));
        QVERIFY(legend.has_value());
    }
    void hiddenItGivesTheMapItsColoursBack()
    {
        open(QStringLiteral("luft"));
        const std::string stepped = theme().column;
        m_panel->hide();
        QTRY_VERIFY(theme().column != stepped);
        m_panel->show();
        QTRY_COMPARE(theme().column, stepped);
    }
    void theLatestReadingGrowsOld()
    {
        open(QStringLiteral("luft"));
        auto* const statistic = m_panel->bar().findChildren<QComboBox*>().at(3);
        const int latest = statistic->count() - 1;
        statistic->setCurrentIndex(latest);
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        emit statistic->activated(latest);
        QVERIFY(shown.wait());
        m_panel->bar().goTo(100);
        QTRY_COMPARE(cell(1, StationModel::ValueColumn), QStringLiteral("50"));
        QTRY_VERIFY(cell(1, StationModel::AgeColumn).contains(QLatin1String("Tag")) ||
                    cell(1, StationModel::AgeColumn).contains(QLatin1String("d")));
        QVERIFY(m_panel->model().index(1, 1).data(Qt::ForegroundRole).isValid());
        QVERIFY(!m_panel->model().index(0, 1).data(Qt::ForegroundRole).isValid());
    }
    void everyIntervalHasSteps_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("count");
        QTest::newRow("hour") << static_cast<int>(series::CivilStep::Hour) << 24 * 40;
        QTest::newRow("day") << static_cast<int>(series::CivilStep::Day) << 40;
        QTest::newRow("week") << static_cast<int>(series::CivilStep::Week) << 6;
        QTest::newRow("month") << static_cast<int>(series::CivilStep::Month) << 2;
        QTest::newRow("profile") << static_cast<int>(series::CivilStep::HourOfWeek) << 168;
    }
    void everyIntervalHasSteps()
    {
        QFETCH(int, step);
        QFETCH(int, count);
        open(QStringLiteral("luft"));
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        m_panel->bar().choose(static_cast<series::CivilStep>(step), series::Aggregate::Maximum);
        QVERIFY(shown.wait());
        QTRY_COMPARE(m_panel->findChild<QSlider*>()->maximum(), count - 1);
    }
    void playingGoesOnStepByStep()
    {
        open(QStringLiteral("luft"));
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        m_panel->bar().play(true);
        QTRY_VERIFY(shown.count() >= 3);
        m_panel->bar().play(false);
        QVERIFY(m_panel->bar().step() >= 3);
    }
    void chartsOfTheChosenStation()
    {
        open(QStringLiteral("luft"));
        QTRY_VERIFY(m_panel->report().has_value());
        QCOMPARE(m_panel->report()->limits.size(), std::size_t(2)); // NO2: hour and year
        QVERIFY(m_panel->report()->limits[0].count.verdict == sensing::Verdict::Open);
        const auto& calendar = std::get<dashboard::HeatCalendarAnswer>(m_panel->report()->calendar.shown);
        QCOMPARE(calendar.days.size(), std::size_t(40));
        QCOMPARE(*calendar.days.front().value, 11.5);
        QVERIFY(!m_panel->report()->rose && !m_panel->report()->roseReason.empty());
        QVERIFY(m_panel->report()->index.has_value());
    }
    void newReadingsArriveInThePanel()
    {
        open(QStringLiteral("luft"));
        m_session->run<int>(
            QStringLiteral("append"), ProjectSession::Touch::Changes,
            [](workspace::Workspace& project, Job& job) -> Result<int> {
                WB_TRY(auto store, series::SeriesStore::open(project));
                WB_TRY(const auto id, store.find("luft", "a:NO2"));
                const series::Reading changed{test::kNewYear2025, 77.0};
                WB_CHECK(store.append(id.id, std::span(&changed, 1), job));
                return 1;
            },
            this, [](const Result<int>&) {});
        QTRY_COMPARE(cell(0, 1), QStringLiteral("77"));
    }
    void everythingIsReachedByKeyboardAndHasAName()
    {
        open(QStringLiteral("luft"));
        for (QWidget* widget : m_panel->findChildren<QWidget*>()) {
            const bool isControl =
                qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QAbstractButton*>(widget) != nullptr ||
                qobject_cast<QSlider*>(widget) != nullptr || qobject_cast<QTableView*>(widget) != nullptr;
            if (isControl && widget->isVisibleTo(m_panel.get()) && widget->focusPolicy() != Qt::NoFocus &&
                !widget->objectName().startsWith(QLatin1String("qt_")) && widget->parentWidget() != nullptr) {
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                         widget->metaObject()->className());
            }
        }
        auto* const slider = m_panel->findChild<QSlider*>();
        slider->setFocus();
        QSignalSpy shown(m_panel.get(), &TimePanel::stepShown);
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(shown.wait());
        QCOMPARE(m_panel->bar().step(), std::size_t(1));
    }
    /// WB_GALLERY=folder WB_PROJECT=file draws the window with the panel, in each look and size.
    void theWindowIsPictured()
    {
        const QString folder = qEnvironmentVariable("WB_GALLERY");
        const QString file = qEnvironmentVariable("WB_PROJECT");
        if (folder.isEmpty() || file.isEmpty()) {
            QSKIP("only with WB_GALLERY and WB_PROJECT");
        }
        for (const auto& [look, size] :
             {std::pair{Look::Light, QSize(1366, 768)}, std::pair{Look::Dark, QSize(1920, 1080)}}) {
            ProjectSession session;
            MainWindow window(session, QDir(QStringLiteral(WB_SOURCE_DIR "/resources/handbook")));
            window.setLook(look);
            window.resize(size);
            window.show();
            QSignalSpy opened(&session, &ProjectSession::opened);
            session.open(file.toStdString(), workspace::Access::ReadOnly);
            QVERIFY(opened.wait());
            window.showPanel(QStringLiteral("series"));
            QSignalSpy shown(&window.time(), &TimePanel::stepShown);
            QVERIFY(shown.wait(30'000));
            window.time().bar().goTo(window.time().bar().step() + 3'008);
            auto* const tabs = window.time().findChild<QTabWidget*>();
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QTRY_VERIFY_WITH_TIMEOUT(window.time().isStill() && window.map().isStill(), 30'000);
                QCoreApplication::processEvents();
                window.grab().save(QStringLiteral("%1/zeitreihen-%2-%3.png").arg(folder, idOf(look)).arg(tab));
            }
        }
        applyLook(*qApp, Look::Light);
    }
    void aChartZoomsAndMovesWithinItsRange()
    {
        open(QStringLiteral("luft"));
        SeriesChart& chart = m_panel->chart();
        chart.grab();
        const series::TimeSpan all = chart.view();
        QTest::keyClick(&chart, Qt::Key_Plus);
        QVERIFY(chart.view().toUtcS - chart.view().fromUtcS < all.toUtcS - all.fromUtcS);
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(&chart, Qt::Key_Left);
        }
        QCOMPARE(chart.view().fromUtcS, all.fromUtcS);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.view(), all);
    }
};

QTEST_MAIN(TimePanelTest)
#include "time_panel_test.moc"
