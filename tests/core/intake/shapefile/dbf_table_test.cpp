// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/dbf_table.h"

#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class DbfTableTest : public QObject {
    Q_OBJECT

private slots:
    void theRecordsOfARealTableAreThere()
    {
        const auto file = test::realFile("02_boundaries/vg5000_gk3/VG5000_GEM.dbf");
        if (!std::filesystem::exists(file)) {
            QSKIP("the boundaries of Germany are not here");
        }
        const std::string dbf = test::contentOf(file);
        const auto table = DbfTable::open(dbf);
        WB_VERIFY_RESULT(table);
        QCOMPARE(table->recordCount(), 10997);
        QVERIFY(!table->fields().empty());
        QVERIFY(!DbfTable::isDeleted(table->record(0)));
        QCOMPARE(DbfTable::text(table->record(0), table->fields()[0]).size() > 0, true);
    }
    void aDamagedTableIsRefused()
    {
        QVERIFY(!DbfTable::open(""));
        QVERIFY(!DbfTable::open(std::string(32, '\xff')));
    }
};

QTEST_GUILESS_MAIN(DbfTableTest)
#include "dbf_table_test.moc"
