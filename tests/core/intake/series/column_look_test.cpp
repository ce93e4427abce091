// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/intake/series/column_look.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

class ColumnLookTest : public QObject {
    Q_OBJECT

    static std::vector<io::OwnedRow> columnOf(std::initializer_list<const char*> texts)
    {
        std::vector<io::OwnedRow> rows;
        for (const char* text : texts) {
            io::OwnedRow row;
            row.cells.push_back({.kind = io::CellKind::Text, .number = 0.0, .text = text});
            rows.push_back(std::move(row));
        }
        return rows;
    }

private slots:
    void stampsNumbersAndTextsAreCounted()
    {
        const ColumnLook time = lookAt("Zeit", 0, columnOf({"01.06.2024 00:15", "01.06.2024 00:30", "-"}));
        QCOMPARE(time.filled, std::size_t{2});
        QCOMPARE(time.withTime, std::size_t{2});
        const ColumnLook numbers = lookAt("Wert", 0, columnOf({"3,5", "4", "k.A.", "x9"}));
        QCOMPARE(numbers.numbers, std::size_t{2});
        QVERIFY(!numbers.isNumeric()); // two of three
        QVERIFY(lookAt("Ort", 0, columnOf({"Nord", "Süd"})).isText());
    }
    void digitsAreStampsOnlyUnderATellingName()
    {
        QCOMPARE(lookAt("MESS_DATUM", 0, columnOf({"2024060107"})).stamps(), std::size_t{1});
        QCOMPARE(lookAt("Kennzahl", 0, columnOf({"2024060107"})).stamps(), std::size_t{0});
    }
    void timesOfDayAreSeconds()
    {
        QCOMPARE(*secondsOfDay("7:05"), std::int64_t{25500});
        QCOMPARE(*secondsOfDay("24:00"), std::int64_t{86400});
        QVERIFY(!secondsOfDay("25:00").has_value());
        QVERIFY(!secondsOfDay("").has_value());
        QVERIFY(!secondsOfDay("2024-06-01").has_value());
    }
    void stepsShowOrderAndRegularity()
    {
        const auto at = [](std::int64_t seconds) { return Stamp{.localS = seconds}; };
        const StepCount regular = stepsOf({at(0), at(900), at(1800), at(3600)});
        QVERIFY(regular.isOrdered() && regular.isRegular() && !regular.isDescending());
        QCOMPARE(regular.usual, std::int64_t{900});
        QVERIFY(stepsOf({at(1800), at(900), at(0)}).isDescending());
        QVERIFY(!stepsOf({at(5), at(900), at(17), at(3), at(88)}).isOrdered());
    }
};

QTEST_GUILESS_MAIN(ColumnLookTest)
#include "column_look_test.moc"
