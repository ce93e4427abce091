// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_class.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::registry;
using solar::RoofClasses;

namespace {

RoofClasses shippedClasses(const std::string& name)
{
    const auto registry = Registry::load(WB_SOURCE_DIR "/resources/registry").value();
    const auto found = registry.find("solar_classes/" + name, *dateFromIso("2026-07-01")).value();
    return RoofClasses::fromTable(std::get<Table>(found.period->value)).value();
}

std::string labelOf(const RoofClasses& classes, double value)
{
    return classes.all()[classes.classOf(value)].label;
}

} // namespace

class RoofClassTest : public QObject {
    Q_OBJECT

private slots:
    void theLimitsOfHesseAreThoseOfItsLegend_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("label");
        const auto row = [](double value, const char* label) {
            QTest::newRow(qPrintable(QString::number(value, 'g', 17))) << value << QString::fromUtf8(label);
        };
        const auto below = [](double value) { return std::nextafter(value, 0.0); };
        const auto above = [](double value) { return std::nextafter(value, 1e9); };
        row(1400, "hervorragend");
        row(above(1150), "hervorragend");
        row(1150, "sehr gut");
        row(1100, "sehr gut");
        row(below(1100), "sehr gut bis gut");
        row(1050, "sehr gut bis gut");
        row(below(1050), "gut");
        row(1000, "gut");
        row(below(1000), "geeignet");
        row(950, "geeignet");
        row(below(950), "bedingt");
        row(900, "bedingt");
        row(below(900), "möglicherweise");
        row(0, "möglicherweise");
        row(-1, "möglicherweise");
    }
    void theLimitsOfHesseAreThoseOfItsLegend()
    {
        QFETCH(double, value);
        QFETCH(QString, label);
        QCOMPARE(QString::fromStdString(labelOf(shippedClasses("hesse_classes"), value)), label);
    }
    void relativeClassesIncludeTheirLimits()
    {
        const RoofClasses classes = shippedClasses("sun_area_classes");
        QCOMPARE(labelOf(classes, 95.0), std::string("sehr gut geeignet"));
        QCOMPARE(labelOf(classes, std::nextafter(95.0, 0.0)), std::string("gut geeignet"));
        QCOMPARE(labelOf(classes, 81.0), std::string("gut geeignet"));
        QCOMPARE(labelOf(classes, std::nextafter(81.0, 0.0)), std::string("bedingt geeignet"));
        QCOMPARE(labelOf(classes, 75.0), std::string("bedingt geeignet"));
        QCOMPARE(labelOf(classes, std::nextafter(75.0, 0.0)), std::string("nicht geeignet"));
    }
    void everyClassHasAColour()
    {
        for (const char* scheme : {"hesse_classes", "sun_area_classes"}) {
            for (const solar::RoofClass& it : shippedClasses(scheme).all()) {
                QVERIFY2(it.colour.size() == 7 && it.colour.starts_with('#'), it.id.c_str());
            }
        }
    }
    void namesOfOtherCadastresAreKnownAgain()
    {
        const RoofClasses classes = shippedClasses("hesse_classes");
        QCOMPARE(classes.classNamed("Sehr gut"), std::optional<std::size_t>(1));
        QCOMPARE(classes.classNamed(" sehr gut geeignet "), std::optional<std::size_t>(1));
        QCOMPARE(classes.classNamed("geeignet"), std::optional<std::size_t>(4));
        QCOMPARE(classes.classNamed("conditional"), std::optional<std::size_t>(5));
        QVERIFY(!classes.classNamed("prima"));
        QVERIFY(!classes.classNamed(""));
        QCOMPARE(shippedClasses("sun_area_classes").classNamed("gut"), std::optional<std::size_t>(1));
    }
    void aTableThatDoesNotFallIsRefused()
    {
        const std::vector<TableCell> good{std::string("a"), std::string("A"), 900.0, std::string("#ffffff")};
        const std::vector<TableCell> higher{std::string("b"), std::string("B"), 950.0, std::string("#ffffff")};
        QVERIFY(RoofClasses::fromTable({.rows = {higher, good}}).has_value());
        QCOMPARE(RoofClasses::fromTable({.rows = {good, higher}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(RoofClasses::fromTable({.rows = {}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(RoofClasses::fromTable({.rows = {{std::string("a"), std::string("A")}}}).error().code,
                 ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(RoofClassTest)
#include "roof_class_test.moc"
