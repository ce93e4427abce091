// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_totals.h"
#include "core/solar/roof_rows.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

RoofClasses twoClasses()
{
    using Cells = std::vector<analysis::registry::TableCell>;
    return RoofClasses::fromTable(
               {.rows = {Cells{std::string("a"), std::string("gut"), 1000.0, std::string("#00ff00")},
                         Cells{std::string("b"), std::string("mäßig"), 0.0, std::string("#ff0000")}}})
        .value();
}

/// "gruppe|schluessel|name|nr|klasse|farbe|daecher|flaeche|nutzbar|kwh" a row.
std::vector<std::string> linesOf(const CadastreTotals& totals)
{
    workspace::RowBatch rows;
    totals.write(twoClasses(), rows);
    std::vector<std::string> lines;
    workspace::RowCursor cursor(rows);
    while (cursor.next()) {
        std::string line;
        for (std::size_t i = 0; i < CadastreTotals::schema().columns.size(); ++i) {
            line += (i == 0 ? "" : "|") + cellText(cursor.nextValue());
        }
        lines.push_back(line);
    }
    return lines;
}

CountedRoof roof(std::size_t roofClass, double areaM2)
{
    CountedRoof counted{.areaM2 = areaM2, .usableM2 = areaM2 / 2.0, .irradiationKWh = areaM2 * 1000.0};
    counted.roofClass = roofClass;
    return counted;
}

} // namespace

class CadastreTotalsTest : public QObject {
    Q_OBJECT

private slots:
    void classesAreSummedForEveryGroup()
    {
        CadastreTotals totals;
        CountedRoof one = roof(0, 10.0);
        one.place = {.districtKey = "01", .districtName = "Kern", .use = "Haus", .owner = "Privat", .roofType = "3100"};
        totals.add(one);
        totals.add(roof(0, 20.0));
        totals.add(roof(1, 4.0));
        QCOMPARE(linesOf(totals), (std::vector<std::string>{"gesamt|||1|gut|#00ff00|2|30|15|30000",
                                                            "gesamt|||2|mäßig|#ff0000|1|4|2|4000",
                                                            "Ortsteil|01|Kern|1|gut|#00ff00|1|10|5|10000",
                                                            "Nutzung|Haus|Haus|1|gut|#00ff00|1|10|5|10000",
                                                            "Eigentümer|Privat|Privat|1|gut|#00ff00|1|10|5|10000",
                                                            "Dachform|3100|3100|1|gut|#00ff00|1|10|5|10000"}));
    }
    void cellsDivideTheArea()
    {
        CadastreTotals totals;
        CountedRoof divided = roof(1, 40.0);
        divided.classShares = {0.25, 0.75};
        totals.add(divided);
        QCOMPARE(linesOf(totals), (std::vector<std::string>{"gesamt|||1|gut|#00ff00|0|10|5|10000",
                                                            "gesamt|||2|mäßig|#ff0000|1|30|15|30000"}));
    }
    void excludedRoofsAreNamed()
    {
        CadastreTotals totals;
        CountedRoof monument = roof(0, 40.0);
        monument.exclusion = "Denkmal";
        totals.add(monument);
        QCOMPARE(linesOf(totals), (std::vector<std::string>{"nicht gezählt|Denkmal|Denkmal||||1|40|0|0"}));
    }
};

QTEST_GUILESS_MAIN(CadastreTotalsTest)
#include "cadastre_totals_test.moc"
