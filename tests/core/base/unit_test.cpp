// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;

namespace {

double converted(const char* from, const char* to)
{
    const auto result = convertUnit(1.0, from, to);
    return result ? *result : -1.0;
}

ErrorCode codeFor(std::string_view symbol)
{
    const auto unit = parseUnit(symbol);
    return unit ? ErrorCode::Internal : unit.error().code;
}

} // namespace

class UnitTest : public QObject {
    Q_OBJECT

private slots:
    void factorsAreThoseOfTheSiBrochure_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<double>("factor");
        const auto row = [](const char* from, const char* to, double factor) {
            QTest::addRow("%s -> %s", from, to) << QString::fromUtf8(from) << QString::fromUtf8(to) << factor;
        };
        row("km", "m", 1000);
        row("mm", "m", 0.001);
        row("ha", "m2", 10000);
        row("km2", "ha", 100);
        row("qm", "m²", 1);
        row("m3", "l", 1000);
        row("h", "s", 3600);
        row("d", "min", 1440);
        row("a", "h", 8760);
        row("a", "d", 365);
        row("a", "Monat", 12);
        row("kWh", "MJ", 3.6);
        row("GWh", "MWh", 1000);
        row("TJ", "MWh", 1e12 / 3.6e9);
        row("W", "J/s", 1);
        row("MW", "kW", 1000);
        row("kWp", "kW", 1);
        row("€/kWh", "ct/kWh", 100);
        row("ct/kWh", "€/MWh", 10);
        row("t", "kg", 1000);
        row("dt/ha", "t/km2", 10);
        row("t CO2/GWh", "g CO2e/kWh", 1);
        row("g CO2-Äq/kWh", "kg CO2e/MWh", 1);
        row("tCO2", "kg CO2e", 1000);
        row("Einwohner/km²", "Ew/ha", 0.01);
        row("1/km2", "1/ha", 0.01);
        row("%", "1", 0.01);
        row("‰", "%", 0.1);
        row("Kfz/24h", "Kfz/d", 1);
        row("l/100km", "l/km", 0.01);
        row("°C", "K", 1);
        row("W/(m2 K)", "W/(m²·°C)", 1);
        row("km/h", "m/s", 1.0 / 3.6);
        row("lm/W", "klm/kW", 1);
        row("lx", "lm/m2", 1);
        row("hPa", "Pa", 100);
        row("kV*A", "kVA", 1);
        row("Mio. €", "T€", 1000);
        row("TEUR", "EUR", 1000);
        row("µg/m3", "mg/m³", 0.001);
        row("m⁻¹", "1/m", 1);
        row("s^-2", "1/s2", 1);
    }
    void factorsAreThoseOfTheSiBrochure()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(double, factor);
        QCOMPARE(converted(from.toUtf8().constData(), to.toUtf8().constData()), factor);
        QCOMPARE(converted(to.toUtf8().constData(), from.toUtf8().constData()), 1.0 / factor);
    }
    void spellingsOfSpecificHeatDemandAreOneUnit()
    {
        WB_VALUE(const Unit expected, parseUnit("kWh/(m2*a)"));
        for (const char* symbol : {"kWh/m²a", "kWh/m2 a", "kWh/(m² a)", "kWh/(m2·a)", "kWh/m2/a", "kWh m⁻² a⁻¹"}) {
            WB_VALUE(const Unit unit, parseUnit(symbol));
            QVERIFY2(unit == expected, symbol);
        }
        QCOMPARE(expected.symbol(), std::string("kWh/(m2*a)"));
        QVERIFY(converted("kWh/(m2*a)", "W/m2") == 1000.0 / 8760.0);
    }
    void factorBehindASlashIsAmbiguous()
    {
        QCOMPARE(codeFor("kWh/m2*a"), ErrorCode::Ambiguous);
        QCOMPARE(codeFor("kWh/m²·a"), ErrorCode::Ambiguous);
    }
    void whatIsNoUnitIsRefused()
    {
        QCOMPARE(codeFor("Parsec"), ErrorCode::NotFound);
        QCOMPARE(codeFor("m/"), ErrorCode::InvalidInput);
        QCOMPARE(codeFor("(m"), ErrorCode::InvalidInput);
        QCOMPARE(codeFor("m)"), ErrorCode::InvalidInput);
        QCOMPARE(codeFor("m^"), ErrorCode::InvalidInput);
        QCOMPARE(codeFor("m12"), ErrorCode::InvalidInput);
        QCOMPARE(codeFor(std::string(300, 'm')), ErrorCode::InvalidInput);
        QCOMPARE(codeFor(std::string(60, '(') + "m" + std::string(60, ')')), ErrorCode::InvalidInput);
    }
    void unknownSymbolProposesTheNearest()
    {
        const auto unit = parseUnit("KWh/a");
        QVERIFY(!unit);
        QVERIFY(unit.error().advice.de.find("kWh") != std::string::npos);
    }
    void differentQuantitiesAreNotConverted()
    {
        const auto result = convertUnit(1.0, "kWh", "m");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QVERIFY(result.error().message.de.find("kWh") != std::string::npos);
        QVERIFY(result.error().message.en.find("“m”") != std::string::npos);
        QVERIFY(!convertUnit(1.0, "t", "t CO2"));
        QVERIFY(!convertUnit(1.0, "Ew", "1"));
        QVERIFY(!convertUnit(1.0, "", "m"));
    }
    void symbolsCancelInProducts()
    {
        WB_VALUE(const Unit perArea, parseUnit("kWh/(m2*a)"));
        WB_VALUE(const Unit area, parseUnit("m2"));
        QCOMPARE(product(perArea, area).symbol(), std::string("kWh/a"));
        QCOMPARE(quotient(area, area).symbol(), std::string());
        QVERIFY(quotient(area, area).isPlainNumber());
        QCOMPARE(power(area, 2).symbol(), std::string("m4"));
        QCOMPARE(power(area, -1).symbol(), std::string("1/m2"));
    }
    void rootHalvesTheExponents()
    {
        WB_VALUE(const Unit area, parseUnit("m2"));
        WB_VALUE(const Unit side, squareRoot(area));
        QCOMPARE(side.symbol(), std::string("m"));
        QVERIFY(!squareRoot(side));
    }
    void symbolReadsBackAsTheSameUnit()
    {
        for (const char* symbol : {"g CO2e/kWh", "1/km2", "kWh/(m2*a)", "l/(100*km)", "W/(m2*K)", "%", "°C"}) {
            WB_VALUE(const Unit unit, parseUnit(symbol));
            QCOMPARE(unit.symbol(), std::string(symbol));
        }
    }
};

QTEST_GUILESS_MAIN(UnitTest)
#include "unit_test.moc"
