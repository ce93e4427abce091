// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/cell_format.h"

#include <QTest>

using namespace weitblick::io;
using Kind = CellFormat::Kind;

class CellFormatTest : public QObject {
    Q_OBJECT

private slots:
    void formatCodesTellTheKind_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* code, Kind kind) { QTest::newRow(code) << QByteArray(code) << int(kind); };
        row("General", Kind::Plain);
        row("#,##0.00", Kind::Plain);
        row("#,##0 \"kWh/Tag\"", Kind::Plain);
        row("0.00E+00", Kind::Plain);
        row("@", Kind::Plain);
        row("#,##0.00\\ [$€-407]", Kind::Plain);
        row("[Red]-0", Kind::Plain);
        row("0.0%", Kind::Percent);
        row("dd.mm.yyyy", Kind::Date);
        row("[$-407]d. mmmm yyyy;@", Kind::Date);
        row("mmm yy", Kind::Date);
        row("dd.mm.yyyy hh:mm", Kind::DateTime);
        row("hh:mm:ss", Kind::TimeOfDay);
        row("[h]:mm", Kind::Duration);
        row("00000", Kind::PaddedInteger);
    }
    void formatCodesTellTheKind()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, kind);
        QCOMPARE(int(cellFormatOf({code.constData(), std::size_t(code.size())}).kind), kind);
    }
    void builtInFormatsAreKnown()
    {
        QCOMPARE(builtInCellFormat(0).kind, Kind::Plain);
        QCOMPARE(builtInCellFormat(10).kind, Kind::Percent);
        QCOMPARE(builtInCellFormat(14).kind, Kind::Date);
        QCOMPARE(builtInCellFormat(20).kind, Kind::TimeOfDay);
        QCOMPARE(builtInCellFormat(22).kind, Kind::DateTime);
        QCOMPARE(builtInCellFormat(46).kind, Kind::Duration);
        QCOMPARE(cellFormatOf("00000").digits, 5);
    }
    void serialsAreDatesOfBothEpochs()
    {
        QCOMPARE(dateFromSerial(45292, DateEpoch::Year1900, Kind::Date)->iso, std::string("2024-01-01"));
        QCOMPARE(dateFromSerial(43830, DateEpoch::Year1904, Kind::Date)->iso, std::string("2024-01-01"));
        QCOMPARE(dateFromSerial(1, DateEpoch::Year1900, Kind::Date)->iso, std::string("1900-01-01"));
        QCOMPARE(dateFromSerial(59, DateEpoch::Year1900, Kind::Date)->iso, std::string("1900-02-28"));
        QCOMPARE(dateFromSerial(61, DateEpoch::Year1900, Kind::Date)->iso, std::string("1900-03-01"));
        QVERIFY(!dateFromSerial(60, DateEpoch::Year1900, Kind::Date).has_value());
        QVERIFY(!dateFromSerial(-1, DateEpoch::Year1900, Kind::Date).has_value());
        QVERIFY(!dateFromSerial(3e6, DateEpoch::Year1900, Kind::Date).has_value());
    }
    void timesAreNotOffByASecond()
    {
        // 07:05:00 as Excel stores it, a little short.
        QCOMPARE(dateFromSerial(45292.295138888891, DateEpoch::Year1900, Kind::DateTime)->iso,
                 std::string("2024-01-01T07:05:00"));
        QCOMPARE(dateFromSerial(45292.999999999, DateEpoch::Year1900, Kind::DateTime)->iso,
                 std::string("2024-01-02T00:00:00"));
        QVERIFY(dateFromSerial(45292.5, DateEpoch::Year1900, Kind::Date)->hasTime);
        QCOMPARE(hoursFromSerial(1.5), std::string("36:00:00"));
        QCOMPARE(hoursFromSerial(0.295138888888889), std::string("07:05:00"));
    }
};

QTEST_GUILESS_MAIN(CellFormatTest)
#include "cell_format_test.moc"
