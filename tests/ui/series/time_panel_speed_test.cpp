// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand stations and a year of quarter-hours: a step is on the screen within 100 ms, and the window turns
// meanwhile.
#include "ui/map/map_widget.h"
#include "ui/series/station_model.h"
#include "ui/series/time_bar.h"
#include "ui/series/time_panel.h"
#include "ui/shell/language.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <random>

#include "tests/support/sensor_town.h"
#include "tests/support/temporary_project.h"
#include "tests/ui/event_gap.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

constexpr std::size_t kStations = 1'000;
constexpr std::size_t kQuarters = 35'040;
constexpr std::size_t kSteps = 100;

Result<void> fill(workspace::Workspace& project)
{
    std::vector<test::TownStation> stations;
    for (std::size_t i = 0; i < kStations; ++i) {
        stations.push_back({.key = "s" + std::to_string(i),
                            .x = 500'000.0 + static_cast<double>(i % 40) * 500,
                            .y = 5'600'000.0 + static_cast<double>(i / 40) * 500});
    }
    WB_CHECK(test::addStations(project, "luft", stations, 0));
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_TRY(const auto all, store.series("luft"));
    std::mt19937 random(7);
    std::vector<std::vector<series::Reading>> readings(all.size());
    std::vector<series::SeriesReadings> batches;
    for (std::size_t i = 0; i < all.size(); ++i) {
        readings[i].reserve(kQuarters);
        for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
            readings[i].push_back({test::kNewYear2025 + static_cast<std::int64_t>(quarter) * 900,
                                   static_cast<double>(random() % 800) / 10.0});
        }
        batches.push_back({.series = all[i].id, .readings = readings[i]});
    }
    Job job;
    WB_TRY([[maybe_unused]] const auto report, store.append(batches, job));
    return {};
}

} // namespace

class TimePanelSpeedTest : public QObject {
    Q_OBJECT

private slots:
    void aStepTakesLessThanATenthOfASecond()
    {
        applyLanguage(*qApp, Language::German);
        test::TemporaryProject project;
        WB_VERIFY_RESULT(fill(project.project()));
        project.close();
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.open(project.file());
        QVERIFY(opened.wait());
        MapWidget map;
        map.useHost("/nowhere");
        map.resize(900, 600);
        TimePanel panel(session, map);
        panel.resize(1100, 320);
        map.show();
        map.showProject(*session.snapshot());
        map.showLayers({QStringLiteral("luft")});
        QTRY_VERIFY(map.scene().has(QStringLiteral("luft")) && map.isStill());
        QSignalSpy shown(&panel, &TimePanel::stepShown);
        test::EventGap gap;
        QElapsedTimer loading;
        loading.start();
        panel.show();
        QVERIFY(shown.wait(120'000));
        QTRY_VERIFY_WITH_TIMEOUT(panel.isStill(), 120'000);
        qInfo("loaded and prepared in %lld ms", static_cast<long long>(loading.elapsed()));
        QCOMPARE(panel.model().rowCount(), static_cast<int>(kStations));

        std::vector<double> stepMs;
        std::mt19937 random(3);
        bool isShown = false;
        bool isDrawn = false;
        std::size_t wanted = 0;
        connect(&panel, &TimePanel::stepShown, this, [&](std::size_t step) { isShown = isShown || step == wanted; });
        connect(&map, &MapWidget::drawn, this, [&] { isDrawn = isDrawn || isShown; });
        for (std::size_t i = 0; i < kSteps; ++i) { // half of them next to one another, half anywhere in the year
            wanted = i % 2 == 0 ? random() % 8'700 : wanted + 1;
            isShown = isDrawn = false;
            QElapsedTimer clock;
            clock.start();
            panel.bar().goTo(wanted);
            while (!isDrawn) {
                QVERIFY(clock.elapsed() < 10'000);
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
            stepMs.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(stepMs);
        qInfo(
            "step to picture: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms; longest gap of the window %.1f "
            "ms",
            stepMs[kSteps / 2], stepMs[kSteps * 99 / 100], stepMs.back(), gap.longestMs());
        constexpr double kMostMs = 100.0;
        QVERIFY2(stepMs[kSteps / 2] <= kMostMs, "a step takes too long");
        QVERIFY2(gap.percentileMs(0.99) <= kMostMs, "the window waits");
    }
};

QTEST_MAIN(TimePanelSpeedTest)
#include "time_panel_speed_test.moc"
