// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a set changes with its readings, and with nothing else.
#include "core/series/series_change.h"
#include "core/series/series_store.h"
#include "core/workspace/series_state.h"

#include <QTest>

#include <array>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class SeriesChangeTest : public QObject {
    Q_OBJECT

    static std::string stateOf(test::TemporaryProject& project, const char* set)
    {
        return project.project().projectValue(workspace::seriesStateKey(set)).value().value_or("");
    }

private slots:
    void whatChangesReadingsChangesTheState()
    {
        test::TemporaryProject project;
        WB_VALUE(SeriesStore store, SeriesStore::open(project.project()));
        WB_VERIFY_RESULT(store.putSet({.name = "luft"}));
        WB_VERIFY_RESULT(store.putSet({.name = "rad"}));
        WB_VALUE(const SeriesId id, store.putSeries({.set = "luft", .key = "no2", .intervalS = 900}));
        Job job;
        const std::array first{Reading{0, 1.0}, Reading{900, 2.0}};
        WB_VERIFY_RESULT(store.append(id, first, job));
        const std::string one = stateOf(project, "luft");
        QVERIFY(!one.empty());
        QCOMPARE(stateOf(project, "rad"), std::string());

        WB_VERIFY_RESULT(store.append(id, first, job)); // again: nothing new
        WB_VERIFY_RESULT(store.compact(job));
        QCOMPARE(stateOf(project, "luft"), one);

        const std::array corrected{Reading{900, 2.5}};
        WB_VERIFY_RESULT(store.append(id, corrected, job));
        const std::string two = stateOf(project, "luft");
        QVERIFY(two != one);

        WB_VERIFY_RESULT(store.erase(id, {5'000, 6'000})); // nothing there
        QCOMPARE(stateOf(project, "luft"), two);
        WB_VERIFY_RESULT(store.erase(id, {0, 100}));
        const std::string three = stateOf(project, "luft");
        QVERIFY(three != two);
        WB_VERIFY_RESULT(store.removeSet("luft"));
        QVERIFY(stateOf(project, "luft") != three);
    }
    void equalHistoriesHaveEqualStates()
    {
        std::array<std::string, 2> states;
        for (std::string& state : states) {
            test::TemporaryProject project;
            WB_VERIFY_RESULT(noteChange(project.database(), "a", "first"));
            WB_VERIFY_RESULT(noteChange(project.database(), "a", "second"));
            state = stateOf(project, "a");
        }
        QCOMPARE(states[0], states[1]);
        QVERIFY(!states[0].empty());
    }
};

QTEST_GUILESS_MAIN(SeriesChangeTest)
#include "series_change_test.moc"
