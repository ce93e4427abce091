// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/potential_totals.h"
#include "core/solar/roof_rows.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::solar;

namespace {

std::vector<std::string> linesOf(const PotentialTotals& totals)
{
    workspace::RowBatch rows;
    totals.write(rows);
    std::vector<std::string> lines;
    workspace::RowCursor cursor(rows);
    while (cursor.next()) {
        std::string line;
        for (std::size_t i = 0; i < PotentialTotals::schema().columns.size(); ++i) {
            line += (i == 0 ? "" : "|") + cellText(cursor.nextValue());
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace

class PotentialTotalsTest : public QObject {
    Q_OBJECT

private slots:
    void theWholeComesBeforeItsParts()
    {
        PotentialTotals totals;
        totals.add({.place = {.districtKey = "01", .districtName = "Kern"},
                    .areaM2 = 100.0,
                    .potential = {.facing = RoofFacing::South, .usableM2 = 75.0, .modulesM2 = 75.0, .powerKWp = 15.0}});
        totals.add({.place = {},
                    .areaM2 = 50.0,
                    .potential = {.facing = RoofFacing::North, .unsuited = Unsuited::FacesNorth}});
        QCOMPARE(linesOf(totals),
                 (std::vector<std::string>{"gesamt|||alle|2|1|150|75|75|15", "gesamt|||Nord|1|0|50|0|0|0",
                                           "gesamt|||Süd|1|1|100|75|75|15", "Ortsteil|01|Kern|alle|1|1|100|75|75|15",
                                           "Ortsteil|01|Kern|Süd|1|1|100|75|75|15"}));
    }
    void usesAndOwnersAreGroupsOfTheirOwn()
    {
        PotentialTotals totals;
        totals.add({.place = {.use = "Schule", .owner = "Gemeinde"}, .areaM2 = 8.0, .potential = {}});
        const auto lines = linesOf(totals);
        QVERIFY(lines.at(2).starts_with("Nutzung|Schule|Schule|alle|1"));
        QVERIFY(lines.at(4).starts_with("Eigentümer|Gemeinde|Gemeinde|alle|1"));
    }
    void reasonsHaveWords()
    {
        QCOMPARE(std::string(reasonOf(Unsuited::No)), std::string());
        QCOMPARE(std::string(reasonOf(Unsuited::TooSteep)), std::string("zu steil"));
        QCOMPARE(std::string(nameOf(RoofFacing::West)), std::string("West"));
    }
};

QTEST_GUILESS_MAIN(PotentialTotalsTest)
#include "potential_totals_test.moc"
