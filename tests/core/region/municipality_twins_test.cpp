// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/municipality_twins.h"

#include <QTest>

#include <cmath>

#include "tests/core/region/towns.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class MunicipalityTwinsTest : public QObject {
    Q_OBJECT

private slots:
    void theMostAlikeAreExplained()
    {
        Towns towns;
        QVERIFY(towns.added);
        for (const std::string likeness : {"gower", "standardised"}) {
            WB_VALUE(const auto outcome,
                     towns.run(region::municipalityTwinsAnalysis(), {{"peers", "gemeinden"},
                                                                     {"municipality", "Altdorf"},
                                                                     {"categories", "raumtyp; stufe"},
                                                                     {"logarithms", "einwohner"},
                                                                     {"likeness", likeness},
                                                                     {"count", "3"}}));
            WB_VALUE(const auto twins, rowsOf(towns.project, outcome.outputs.at("result").schema.name));
            QCOMPARE(twins.size(), std::size_t{3});
            QCOMPARE(twins[0].values[2], Value(std::string("Bergheim")));
            QVERIFY(std::get<double>(twins[0].values[3]) > std::get<double>(twins[1].values[3]));
            WB_VALUE(const auto parts, rowsOf(towns.project, outcome.outputs.at("contributions").schema.name));
            QCOMPARE(parts.size(), std::size_t{15});
            double sum = 0.0;
            for (std::size_t i = 0; i < 5; ++i) {
                sum += std::get<double>(parts[i].values[6]);
            }
            QVERIFY(std::abs(sum - 100.0) < 1e-9);
        }
    }
    void theTwinOfTheTwinIsTheFirst()
    {
        Towns towns;
        WB_VALUE(const auto outcome, towns.run(region::municipalityTwinsAnalysis(),
                                               {{"peers", "gemeinden"}, {"municipality", "06435002"}, {"count", "1"}}));
        WB_VALUE(const auto twins, rowsOf(towns.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(twins[0].values[1], Value(std::string("06435001")));
    }
    void aTableWithoutKeysIsRefused()
    {
        Towns towns;
        WB_VERIFY_RESULT(
            addLayer(towns.project, {.name = "ohne", .columns = {{"wert", workspace::ColumnType::Real, "", ""}}}, {}));
        const auto refused =
            towns.run(region::municipalityTwinsAnalysis(), {{"peers", "ohne"}, {"municipality", "Altdorf"}});
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(refused.error().advice.de.find("key") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MunicipalityTwinsTest)
#include "municipality_twins_test.moc"
