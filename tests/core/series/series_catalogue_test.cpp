// SPDX-License-Identifier: GPL-3.0-or-later
// The rows themselves are tried through the store: series_store_test.cpp.
#include "core/series/series_catalogue.h"
#include "core/series/series_tables.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class SeriesCatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void kindsHaveNames()
    {
        for (const SeriesKind kind : {SeriesKind::Mean, SeriesKind::Count, SeriesKind::State, SeriesKind::Cumulative}) {
            QVERIFY(*seriesKindOf(nameOf(kind)) == kind);
        }
        QCOMPARE(seriesKindOf("strom").error().code, ErrorCode::InvalidInput);
    }
    void anUnknownKindInTheFileIsAnError()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(createSeriesTables(project.database()));
        WB_VERIFY_RESULT(putSet(project.database(), {.name = "a"}));
        QVERIFY(putSeries(project.database(), {.set = "a", .key = "1"}));
        WB_VERIFY_RESULT(project.database().execute("UPDATE wb_series SET kind='x'"));
        QCOMPARE(allSeries(project.database(), "").error().code, ErrorCode::InvalidInput);
        QCOMPARE(putSet(project.database(), {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(putSite(project.database(), {.set = "a"}).error().code, ErrorCode::InvalidInput);
    }
    void namesAreOnlyValues()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(createSeriesTables(project.database()));
        const std::string name = "x'; DROP TABLE wb_series; --";
        WB_VERIFY_RESULT(putSet(project.database(), {.name = name, .title = "\"ä\""}));
        QCOMPARE(allSets(project.database())->front().name, name);
        QCOMPARE(*hasSeriesTables(project.database()), true);
    }
};

QTEST_GUILESS_MAIN(SeriesCatalogueTest)
#include "series_catalogue_test.moc"
