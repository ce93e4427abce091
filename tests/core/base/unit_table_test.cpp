// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit_table.h"

#include <QTest>

#include <set>

using namespace weitblick;

class UnitTableTest : public QObject {
    Q_OBJECT

private slots:
    void everySymbolIsKnownOnceAndParses()
    {
        std::set<std::string> seen;
        for (const std::string& symbol : knownSymbols()) {
            QVERIFY2(seen.insert(symbol).second, symbol.c_str());
            QVERIFY2(knownUnit(symbol).has_value(), symbol.c_str());
            const auto parsed = parseUnit(symbol);
            QVERIFY2(parsed.has_value(), symbol.c_str());
            QVERIFY2(*parsed == *knownUnit(symbol), symbol.c_str());
        }
    }
    void aliasesTakeTheUsualSpelling()
    {
        QCOMPARE(knownUnit("EUR")->symbol(), std::string("€"));
        QCOMPARE(knownUnit("Einwohner")->symbol(), std::string("Ew"));
        QCOMPARE(knownUnit("cbm")->symbol(), std::string("m3"));
    }
    void caseDistinguishesSymbols()
    {
        QVERIFY(!(*knownUnit("mW") == *knownUnit("MW")));
        QVERIFY(!knownUnit("KM").has_value());
    }
};

QTEST_GUILESS_MAIN(UnitTableTest)
#include "unit_table_test.moc"
