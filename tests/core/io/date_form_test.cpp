// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/date_form.h"

#include <QTest>

using namespace weitblick::io;
using namespace weitblick::io::date_orders;

class DateFormTest : public QObject {
    Q_OBJECT

private slots:
    void datesAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("orders");
        const auto row = [](const char* text, int orders) { QTest::newRow(text) << QByteArray(text) << orders; };
        row("31.12.2024", kDayMonthYear);
        row("1.2.2024", kDayMonthYear);
        row("31.12.24", kDayMonthYear);
        row("2024-12-31", kYearMonthDay);
        row("2020/04/07 09:58:07", kYearMonthDay);
        row("31/12/2024", kDayMonthYear);
        row("12/31/2024", kMonthDayYear);
        row("01/02/2024", kDayMonthYear | kMonthDayYear);
        row("07.11.2025 7:05", kDayMonthYear);
        row("07.11.2025 24:00", kDayMonthYear);
        row("07.11.2025 07:05 Uhr", kDayMonthYear);
        row("2018-03-01T00:01:15", kYearMonthDay);
        row("2017-07-25T08:36:54.1004464", kYearMonthDay);
        row("2017-01-01 00:30:00-03:00", kYearMonthDay);
        for (const char* text : {"30.02.2024", "31.04.2024", "12.31.2024", "2024-13-01", "24-12-31", "1.2", "1.2.3",
                                 "01.02.", "2024", "00:15", "12:30:15", "01.02.2024 25:00", "01.02.2024x",
                                 "2024-01-01-02", "07.11.2025 7:5", "abc", "", "2024_07", "01.2024"}) {
            row(text, kNone);
        }
    }
    void datesAreRecognised()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, orders);
        QCOMPARE(int(shapeOfDate({text.constData(), std::size_t(text.size())}).orders), orders);
    }
    void theOrderMattersOnlyWhereItChangesTheDay()
    {
        QVERIFY(shapeOfDate("01/02/2024").orderMatters);
        QVERIFY(!shapeOfDate("02/02/2024").orderMatters);
        QVERIFY(!shapeOfDate("31/12/2024").orderMatters);
    }
    void datesComeOutAsIso_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("order");
        QTest::addColumn<bool>("withTime");
        QTest::addColumn<QByteArray>("iso");
        const auto row = [](const char* text, int order, bool withTime, const char* iso) {
            QTest::newRow(text) << QByteArray(text) << order << withTime << QByteArray(iso);
        };
        row("7.1.2025", kDayMonthYear, false, "2025-01-07");
        row("07.01.25", kDayMonthYear, false, "2025-01-07");
        row("07.01.99", kDayMonthYear, false, "1999-01-07");
        row("03/04/2024", kMonthDayYear, false, "2024-03-04");
        row("29.02.2024 00:15", kDayMonthYear, true, "2024-02-29T00:15:00Z");
        row("31.12.2023 24:00", kDayMonthYear, true, "2024-01-01T00:00:00Z");
        row("2024-03-31 02:30:00.25", kYearMonthDay, true, "2024-03-31T02:30:00.250Z");
        row("2024-03-31T01:30:00+02:00", kYearMonthDay, true, "2024-03-30T23:30:00Z");
        row("2024-03-31", kYearMonthDay, true, "2024-03-31T00:00:00Z");
    }
    void datesComeOutAsIso()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, order);
        QFETCH(bool, withTime);
        QFETCH(QByteArray, iso);
        const auto made = isoDateFrom({text.constData(), std::size_t(text.size())}, static_cast<DateOrders>(order),
                                      withTime ? DateOutput::DateTime : DateOutput::Date);
        QVERIFY(made.has_value());
        QCOMPARE(QByteArray::fromStdString(*made), iso);
    }
    void theWrongOrderGivesNothing()
    {
        QVERIFY(!isoDateFrom("31/12/2024", kMonthDayYear, DateOutput::Date).has_value());
        QVERIFY(!isoDateFrom("31.12.2024", kYearMonthDay, DateOutput::Date).has_value());
    }
};

QTEST_GUILESS_MAIN(DateFormTest)
#include "date_form_test.moc"
