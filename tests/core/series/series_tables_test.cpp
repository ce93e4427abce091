// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_tables.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class SeriesTablesTest : public QObject {
    Q_OBJECT

private slots:
    void theyAreMadeOnceAndAreAttributesOfTheGeoPackage()
    {
        test::TemporaryProject project;
        QCOMPARE(*hasSeriesTables(project.database()), false);
        WB_VERIFY_RESULT(createSeriesTables(project.database()));
        WB_VERIFY_RESULT(createSeriesTables(project.database()));
        QCOMPARE(*hasSeriesTables(project.database()), true);
        QCOMPARE(*project.database().scalarInteger("SELECT count(*) FROM gpkg_contents WHERE data_type='attributes' AND"
                                                   " table_name LIKE 'wb_series%'"),
                 4);
        QCOMPARE(*project.database().scalarInteger("SELECT count(*) FROM gpkg_extensions WHERE table_name LIKE"
                                                   " 'wb_series%'"),
                 4);
        Job job;
        QVERIFY(project.project().check(job)->empty());
    }
    void aMissingOneIsAnError()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(createSeriesTables(project.database()));
        WB_VERIFY_RESULT(project.database().execute("DROP TABLE wb_series_site"));
        QCOMPARE(hasSeriesTables(project.database()).error().code, ErrorCode::Database);
        QCOMPARE(createSeriesTables(project.database()).error().code, ErrorCode::Database);
    }
};

QTEST_GUILESS_MAIN(SeriesTablesTest)
#include "series_tables_test.moc"
