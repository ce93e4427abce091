// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_variant.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

class BalanceVariantTest : public QObject {
    Q_OBJECT

private slots:
    void variantsAreReadAsPlannersWriteThem()
    {
        WB_VALUE(const auto variants, variantsFrom(" Heute: 10 5 0,5 5 ; Ziel 2035:80 60 1.5 50;"));
        QCOMPARE(variants.size(), std::size_t{2});
        QCOMPARE(variants[0].name, std::string("Heute"));
        QCOMPARE(variants[0].roofShare, 0.1);
        QCOMPARE(variants[0].storageKwhPerKwp, 0.5);
        QCOMPARE(variants[1].name, std::string("Ziel 2035"));
        QCOMPARE(variants[1].heatPumpShare, 0.6);
        QCOMPARE(variants[1].storageKwhPerKwp, 1.5);
        QCOMPARE(variants[1].carShare, 0.5);
    }
    void whatIsNoVariantIsRefusedWithAnExample()
    {
        for (const char* text : {"", ";", "Heute", "Heute: 10 5 1", "Heute: 10 5 1 5 7", ": 1 1 1 1", "A: 101 0 0 0",
                                 "A: -1 0 0 0", "A: x 0 0 0", "A: 1 1 30 1", "A: 1 1 1 1; A: 2 2 2 2"}) {
            const auto variants = variantsFrom(text);
            QVERIFY2(!variants, text);
            QCOMPARE(variants.error().code, ErrorCode::InvalidInput);
            QVERIFY(variants.error().advice.de.find("Ziel: 80 60 1 50") != std::string::npos);
        }
    }
    void lotsAreEvenlySpreadAndStay()
    {
        int drawn = 0;
        for (std::int64_t building = 1; building <= 10000; ++building) {
            const double lot = lotOf(building, 1);
            QVERIFY(lot >= 0.0 && lot < 1.0);
            QCOMPARE(lot, lotOf(building, 1));
            drawn += lot < 0.3 ? 1 : 0;
        }
        QVERIFY(std::abs(drawn - 3000) < 150);
        QVERIFY(lotOf(5, 1) != lotOf(5, 2));
    }
};

QTEST_GUILESS_MAIN(BalanceVariantTest)
#include "balance_variant_test.moc"
