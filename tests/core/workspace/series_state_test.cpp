// SPDX-License-Identifier: GPL-3.0-or-later
// Time series go with the layer of their sites: its name, and its end.
#include "core/workspace/series_state.h"

#include <QTest>

#include <array>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class SeriesStateTest : public QObject {
    Q_OBJECT

    /// As core/series makes them: core/workspace knows only the names.
    static void addSet(Database& database, const char* name)
    {
        for (const char* const table : {"wb_series_set(id INTEGER PRIMARY KEY, name TEXT)",
                                        "wb_series_site(id INTEGER PRIMARY KEY, set_id INTEGER)",
                                        "wb_series(id INTEGER PRIMARY KEY, set_id INTEGER)",
                                        "wb_series_chunk(id INTEGER PRIMARY KEY, series_id INTEGER)"}) {
            WB_VERIFY_RESULT(database.execute(std::string("CREATE TABLE ") + table));
        }
        WB_VERIFY_RESULT(database.execute(std::string("INSERT INTO wb_series_set VALUES(7,'") + name + "')"));
        WB_VERIFY_RESULT(database.execute("INSERT INTO wb_series VALUES(3,7); INSERT INTO wb_series_site VALUES(1,7);"
                                          "INSERT INTO wb_series_chunk VALUES(1,3),(2,4)"));
        WB_VERIFY_RESULT(database.execute(std::string("INSERT INTO wb_project_value(key,value) VALUES('series/") +
                                          name + "','abc')"));
    }
    static std::int64_t count(Database& database, const std::string& table)
    {
        return database.scalarInteger("SELECT count(*) FROM " + table).value();
    }

private slots:
    void theSetIsRenamedWithItsLayer()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("luft", {1, 2}));
        addSet(project.database(), "luft");
        WB_VERIFY_RESULT(project.project().apply(RenameDataset{.from = "luft", .to = "Luftgüte"}));
        QCOMPARE(count(project.database(), "wb_series_set WHERE name='Luftgüte'"), std::int64_t(1));
        QCOMPARE(*project.project().projectValue("series/Luftgüte"), std::optional<std::string>("abc"));
        QVERIFY(!project.project().projectValue("series/luft").value());
        WB_VERIFY_RESULT(project.project().undo());
        QCOMPARE(count(project.database(), "wb_series_set WHERE name='luft'"), std::int64_t(1));
    }
    void readingsStayWhileTheLayerIsInTheBin()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("luft", {1, 2}));
        addSet(project.database(), "luft");
        WB_VERIFY_RESULT(project.project().apply(RemoveDataset{.dataset = "luft"}));
        QCOMPARE(count(project.database(), "wb_series_chunk"), std::int64_t(2));
        WB_VERIFY_RESULT(project.project().undo());
        WB_VERIFY_RESULT(project.project().apply(RemoveDataset{.dataset = "luft"}));
        WB_VERIFY_RESULT(project.project().emptyBin());
        QCOMPARE(count(project.database(), "wb_series_set"), std::int64_t(0));
        QCOMPARE(count(project.database(), "wb_series_chunk"), std::int64_t(1)); // of another set
        QVERIFY(!project.project().projectValue("series/luft").value());
    }
    void aProjectWithoutSeriesHasNothingToDo()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(renameSeriesSet(project.database(), "a", "b"));
        WB_VERIFY_RESULT(forgetSeriesSet(project.database(), "a"));
        QCOMPARE(seriesStateKey("a"), std::string("series/a"));
    }
};

QTEST_GUILESS_MAIN(SeriesStateTest)
#include "series_state_test.moc"
