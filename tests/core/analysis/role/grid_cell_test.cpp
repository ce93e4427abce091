// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/grid_cell.h"

#include <QTest>

using namespace weitblick;
using analysis::role::gridCellCentre;

class GridCellTest : public QObject {
    Q_OBJECT

private slots:
    void longNameGivesTheCornerInMetres()
    {
        // Census 2022: cell CRS3035RES100mN3060200E4266600 has the middle x_mp_100m 4266650, y_mp_100m 3060250.
        QCOMPARE(*gridCellCentre("CRS3035RES100mN3060200E4266600"), (geo::Point{4266650, 3060250}));
    }
    void shortNameCountsCells()
    {
        QCOMPARE(*gridCellCentre("100mN30602E42666"), (geo::Point{4266650, 3060250}));
        QCOMPARE(*gridCellCentre("1kmN3060E4266"), (geo::Point{4266500, 3060500}));
    }
    void anythingElseIsNoCell_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* const name : {"", "100m", "100mN30602", "100mN30602E", "100mN30602E42666x", "mN1E1", "0mN1E1",
                                       "100kN1E1", "100mN-1E1"}) {
            QTest::newRow(name) << QString::fromUtf8(name);
        }
    }
    void anythingElseIsNoCell()
    {
        QFETCH(QString, name);
        QVERIFY(!gridCellCentre(name.toStdString()));
    }
};

QTEST_GUILESS_MAIN(GridCellTest)
#include "grid_cell_test.moc"
