// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/municipality_profile.h"

#include <QTest>

#include <algorithm>

#include "tests/core/region/towns.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

Result<std::vector<ReadRow>> profileIn(Towns& towns, const analysis::Arguments& more)
{
    analysis::Arguments arguments{{"peers", "gemeinden"}, {"more_is_better", "steuerkraft"}, {"categories", "raumtyp"}};
    arguments.insert(more.begin(), more.end());
    WB_TRY(const auto outcome, towns.run(region::municipalityProfileAnalysis(), arguments));
    return rowsOf(towns.project, outcome.outputs.at("result").schema.name);
}

} // namespace

class MunicipalityProfileTest : public QObject {
    Q_OBJECT

private slots:
    void strengthsComeFirst()
    {
        Towns towns;
        QVERIFY(towns.added);
        WB_VALUE(const auto rows, profileIn(towns, {{"municipality", "Cronau"}, {"earlier", "früher"}}));
        QCOMPARE(rows.size(), std::size_t{3}); // the type of region is a category
        QCOMPARE(rows[0].values[1], Value(std::string("steuerkraft")));
        QCOMPARE(rows[0].values[3], Value(std::string("Stärke")));
        QCOMPARE(rows[0].values[8], Value(900.0)); // median of the other five
        QCOMPARE(rows[0].values[10], Value(std::int64_t{5}));
        QCOMPARE(rows[0].values[11], Value(100.0));
        QCOMPARE(
            rows[0].values[12],
            Value(std::string("Steuerkraft je Einwohner: 1900 €; Median der Vergleichsgemeinden 900 €. Keine von 5 "
                              "hat mehr, alle 5 haben weniger. Gegenüber dem früheren Stand um 100 € gestiegen.")));
    }
    void aKeyWithoutItsNoughtIsFound()
    {
        Towns towns;
        WB_VALUE(const auto rows, profileIn(towns, {{"municipality", "6435001"}, {"earlier", "früher"}}));
        const auto tax = std::ranges::find(rows, Value(std::string("steuerkraft")),
                                           [](const ReadRow& row) { return row.values[1]; });
        QVERIFY(tax != rows.end());
        QCOMPARE(tax->values[11], Value(-100.0));
    }
    void onlyEqualOnesAreCompared()
    {
        Towns towns;
        WB_VALUE(const auto rows, profileIn(towns, {{"municipality", "Altdorf"}, {"group_by", "raumtyp"}}));
        QCOMPARE(rows[0].values[10], Value(std::int64_t{2}));
        QCOMPARE(rows[0].values[3], Value(std::string("nicht bekannt"))); // two are too few
    }
    void whatIsNotThereIsTold()
    {
        Towns towns;
        const auto unknown = profileIn(towns, {{"municipality", "Altdrof"}});
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QVERIFY(unknown.error().advice.de.find("Altdorf") != std::string::npos);
        QCOMPARE(profileIn(towns, {{"municipality", "Altdorf"}, {"group_by", "nichts"}}).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(MunicipalityProfileTest)
#include "municipality_profile_test.moc"
