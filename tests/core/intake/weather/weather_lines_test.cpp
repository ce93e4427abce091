// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/weather_lines.h"

#include <QTest>

using namespace weitblick::intake;

class WeatherLinesTest : public QObject {
    Q_OBJECT

private slots:
    void linesLoseTheirEnds()
    {
        WeatherLines lines("a\r\nb\n\nc");
        std::string_view line;
        QVERIFY(lines.next(line));
        QCOMPARE(std::string(line), std::string("a"));
        QVERIFY(lines.next(line));
        QVERIFY(lines.next(line));
        QVERIFY(line.empty());
        QVERIFY(lines.next(line));
        QCOMPARE(std::string(line), std::string("c"));
        QCOMPARE(lines.number(), std::int64_t{4});
        QVERIFY(!lines.next(line));
    }
    void fieldsAreCut()
    {
        QCOMPARE(fieldsBetweenBlanks("  6   1\t7.1 ").size(), std::size_t{3});
        QCOMPARE(fieldsBetweenBlanks("").size(), std::size_t{0});
        const auto fields = fieldsBetweenCommas("LOCATION, Kassel ,,1");
        QCOMPARE(fields.size(), std::size_t{4});
        QCOMPARE(std::string(fields[1]), std::string("Kassel"));
        QVERIFY(fields[2].empty());
    }
    void numbersAreWholeFields()
    {
        QCOMPARE(weatherNumber("-2.5"), std::optional(-2.5));
        QCOMPARE(weatherNumber("+1"), std::optional(1.0));
        for (const char* const none : {"", "1,5", "7x", "nan", "inf", "1e999"}) {
            QVERIFY2(!weatherNumber(none), none);
        }
        QCOMPARE(firstNumber("4020500 Meter"), std::optional(4020500.0));
        QCOMPARE(firstNumber(": -0.8239"), std::optional(-0.8239));
        QVERIFY(!firstNumber("Meter"));
    }
    void instantsAreThoseOfTheCalendar()
    {
        QCOMPARE(instantOf(1970, 1, 2, 1), std::optional<std::int64_t>(90000));
        QCOMPARE(instantOf(2015, 12, 31, 24), instantOf(2016, 1, 1, 0));
        QVERIFY(!instantOf(2015, 2, 29, 0));
        QVERIFY(!instantOf(2015, 13, 1, 0));
        QVERIFY(!instantOf(2015, 1, 1, 25));
        QVERIFY(!instantOf(0, 1, 1, 0));
    }
    void rejectedLinesAreCut()
    {
        const auto record = rejectedLine(7, std::string(5000, 'x'), {"weil", "because"});
        QCOMPARE(record.line, std::int64_t{7});
        QCOMPARE(record.content.size(), std::size_t{1000});
        QCOMPARE(record.reasonDe, std::string("weil"));
    }
};

QTEST_GUILESS_MAIN(WeatherLinesTest)
#include "weather_lines_test.moc"
