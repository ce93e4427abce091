// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "ui/chart/axis.h"
#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::ui;
using weitblick::dashboard::NumberForm;

namespace {

QString plainBlanks(QString text)
{
    return text.replace(QChar(0x00A0), QLatin1Char(' '));
}

} // namespace

class NumberFormTest : public QObject {
    Q_OBJECT

private slots:
    void init() { applyLanguage(*qApp, Language::German); }
    void germanNumbersHavePointAndComma()
    {
        QCOMPARE(plainBlanks(numberText(12345.6, {.unit = "m2", .unitTitle = {}, .decimals = 1})),
                 QStringLiteral("12.345,6 m²"));
        QCOMPARE(plainNumber(-1234567.891, {.unit = {}, .unitTitle = {}, .decimals = 2}),
                 QStringLiteral("−1.234.567,89"));
        QCOMPARE(plainNumber(12.0, {.unit = {}, .unitTitle = {}, .decimals = 2}), QStringLiteral("12"));
    }
    void englishNumbersHaveThemTheOtherWayRound()
    {
        applyLanguage(*qApp, Language::English);
        QCOMPARE(plainNumber(12345.6, {.unit = {}, .unitTitle = {}, .decimals = 1}), QStringLiteral("12,345.6"));
        QCOMPARE(dayText(20'159), QStringLiteral("12 Mar 2025"));
    }
    void millionsAreShortWhereSpaceIs()
    {
        const NumberForm form{.unit = "kWh", .unitTitle = {}, .decimals = 0};
        QCOMPARE(plainBlanks(shortNumber(187'654'321, form)), QStringLiteral("187,7 Mio."));
        QCOMPARE(plainBlanks(shortNumber(1'230'000, form)), QStringLiteral("1,23 Mio."));
        QCOMPARE(plainBlanks(shortNumber(2.5e9, form)), QStringLiteral("2,5 Mrd."));
        QCOMPARE(shortNumber(999'999, form), QStringLiteral("999.999"));
    }
    void whatIsSmallIsNotRoundedToNothing()
    {
        QCOMPARE(plainNumber(0.004, {.unit = {}, .unitTitle = {}, .decimals = 1}), QStringLiteral("0,004"));
        QCOMPARE(plainNumber(0.0, {.unit = {}, .unitTitle = {}, .decimals = 1}), QStringLiteral("0"));
        QCOMPARE(plainNumber(-0.0, {.unit = {}, .unitTitle = {}, .decimals = 1}), QStringLiteral("0"));
    }
    void differencesShowTheirSign()
    {
        QCOMPARE(plainNumber(3.2, {.unit = {}, .unitTitle = {}, .decimals = 1, .isSign = true}),
                 QStringLiteral("+3,2"));
        QCOMPARE(plainNumber(0.0, {.unit = {}, .unitTitle = {}, .decimals = 1, .isSign = true}), QStringLiteral("0"));
    }
    void unitsArePrintedAsPeopleWriteThem()
    {
        QCOMPARE(unitText({.unit = "kWh/(m2*a)"}), QStringLiteral("kWh/(m²·a)"));
        QCOMPARE(unitText({.unit = "1/km2", .unitTitle = {"Einw./km²", "inh./km²"}}), QStringLiteral("Einw./km²"));
        QCOMPARE(unitText({.unit = "1"}), QString());
        QCOMPARE(unitText({.unit = "t CO2e/a"}), QStringLiteral("t CO₂e/a"));
    }
    void datesAreGerman()
    {
        QCOMPARE(dayText(20'159), QStringLiteral("12.03.2025"));
        QCOMPARE(instantText(20'159.0 * 86'400 + 52'200), QStringLiteral("12.03.2025 14:30"));
        QCOMPARE(instantText(20'159.0 * 86'400), QStringLiteral("12.03.2025"));
    }
    void sharesArePercent()
    {
        QCOMPARE(plainBlanks(percentText(0.834)), QStringLiteral("83 %"));
        QCOMPARE(plainBlanks(percentText(0.004)), QStringLiteral("0,4 %"));
        QCOMPARE(plainBlanks(percentText(1.0)), QStringLiteral("100 %"));
    }
    void ticksOfAnAxisAreRound()
    {
        Axis axis = numberAxis(0, 8'421, 5, AxisEnds::Round);
        labelNumbers(axis, {.unit = {}, .unitTitle = {}, .decimals = 0});
        QCOMPARE(axis.low, 0.0);
        QCOMPARE(axis.high, 10'000.0);
        QCOMPARE(axis.labels, (std::vector<QString>{"0", "2000", "4000", "6000", "8000", "10.000"}));
        labelNumbers(axis, {.unit = {}, .unitTitle = {}, .decimals = 0, .isCount = true});
        QCOMPARE(axis.labels, (std::vector<QString>{"0", "2.000", "4.000", "6.000", "8.000", "10.000"}));
    }
    void theWindowWritesNumbersAsCoreDoes()
    {
        const auto asCore = [](QString text) { return text.replace(QChar(0x2212), QLatin1Char('-')).toStdString(); };
        for (const Language language : {Language::German, Language::English}) {
            applyLanguage(*qApp, language);
            for (const double value : {0.0, 7.0, 999.0, 1000.0, 1985.0, 4321.5, 9999.0, 9999.4, 9999.96, 10'000.0,
                                       12'345.6, 999'999.0, 1'234'567.89, -1234.5, -9999.96, -10'000.0}) {
                for (const int decimals : {0, 1, 2}) {
                    const NumberForm form{.unit = {}, .unitTitle = {}, .decimals = decimals};
                    const std::string core = readableNumber(value, language, decimals);
                    QVERIFY2(asCore(plainNumber(value, form)) == core, core.c_str());
                }
                const NumberForm count{.unit = {}, .unitTitle = {}, .decimals = 0, .isCount = true};
                const double whole = std::round(value);
                QCOMPARE(asCore(plainNumber(whole, count)), readableCount(std::llround(whole), language));
            }
        }
    }
    void anAxisOfOneValueIsNotEmpty()
    {
        for (const double value : {0.0, 5.0, -3.0}) {
            const Axis axis = numberAxis(value, value, 4, AxisEnds::Round);
            QVERIFY(axis.low < axis.high);
            QVERIFY(axis.ticks.size() >= 2);
        }
    }
    void yearsHaveNoThousandsPoint()
    {
        Axis axis = numberAxis(1990, 2024, 4, AxisEnds::Exact);
        labelNumbers(axis, {.unit = {}, .unitTitle = {}, .decimals = 0});
        QCOMPARE(axis.labels.front(), QStringLiteral("1990"));
    }
    void smallStepsShowTheirPlaces()
    {
        Axis axis = numberAxis(0, 0.5, 4, AxisEnds::Round);
        labelNumbers(axis, {.unit = {}, .unitTitle = {}, .decimals = 1});
        QCOMPARE(axis.labels, (std::vector<QString>{"0,0", "0,2", "0,4", "0,6"}));
    }
    void timeTicksLieOnTheFirstOfMonths()
    {
        const double day = 86'400;
        const Axis axis = timeAxis(20'100 * day, 20'460 * day, 5); // 2025-01-12 to 2026-01-07
        QCOMPARE(axis.labels.front(), QStringLiteral("Apr"));
        QCOMPARE(axis.labels.back(), QStringLiteral("2026"));
        QCOMPARE(axis.ticks.size(), std::size_t{4});
    }
};

QTEST_MAIN(NumberFormTest)
#include "number_form_test.moc"
