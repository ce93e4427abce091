// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_columns.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::solar;

class HorizonColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void columnsAreNamedByTheirDirection()
    {
        QCOMPARE(horizonColumn(0), std::string("horizont_000"));
        QCOMPARE(horizonColumn(1), std::string("horizont_005"));
        QCOMPARE(horizonColumn(18), std::string("horizont_090"));
        QCOMPARE(horizonColumn(71), std::string("horizont_355"));
        QCOMPARE(horizonColumns().size(), std::size_t{72});
        QCOMPARE(horizonColumns()[0].unit, std::string("°"));
    }
    void aLayerHasAHorizonWithAllOfThem()
    {
        workspace::LayerSchema schema{.columns = horizonColumns()};
        QVERIFY(hasHorizon(schema));
        schema.columns.pop_back();
        QVERIFY(!hasHorizon(schema));
    }
};

QTEST_GUILESS_MAIN(HorizonColumnsTest)
#include "horizon_columns_test.moc"
