// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/number_form.h"

#include <QTest>

using namespace weitblick::io;
using namespace weitblick::io::number_forms;

class NumberFormTest : public QObject {
    Q_OBJECT

private slots:
    void aTextHasAllFormsInWhichItIsANumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("forms");
        const int comma = kAnyComma;
        const int point = kAnyPoint;
        const auto row = [](const char* text, int forms) { QTest::newRow(text) << QByteArray(text) << forms; };
        row("1234", kAll);
        row("0", kAll);
        row("-5", kAll);
        row("1.234", kCommaPoint | point);
        row("1,234", comma | kPointComma);
        row("1.23", point);
        row("1,23", comma);
        row("0.123", point);
        row("0,123", comma);
        row("1234.567", point);
        row("1234,567", comma);
        row("1.234,5", kCommaPoint);
        row("1,234.5", kPointComma);
        row("1.234.567", kCommaPoint);
        row("1,234,567", kPointComma);
        row("1.2345", point);
        row("1 234", kAll);
        row("1 234,5", comma);
        row("1\xC2\xA0"
            "234,5",
            comma);
        row("1\xE2\x80\x89"
            "234\xE2\x80\x89"
            "567",
            kAll);
        row("1'234.50", point);
        row("12\xE2\x80\x99"
            "345",
            kAll);
        row("123,45-", comma);
        row("\xE2\x88\x92"
            "3,5",
            comma);
        row("1.5E+03", point);
        row("1,5e-3", comma);
        row("1.234E5", point);
        row(".5", point);
        row(",5", comma);
        row("12,5 %", comma);
        row("1.234,50 €", kCommaPoint);
        row("EUR 5", kAll);
        for (const char* text :
             {"",    "abc",         "1.2.3", "12.34.56",   "5.",  "5,",    "1..2",     "2E10", "1E5", "(12)",
              "12a", "+4956112345", "1 23",  "01.02.2024", "--5", "1,2,3", "1.23.456", "-",    "e5",  "%"}) {
            row(text, kNone);
        }
    }
    void aTextHasAllFormsInWhichItIsANumber()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, forms);
        QCOMPARE(int(shapeOfNumber({text.constData(), std::size_t(text.size())}).forms), forms);
    }
    void valuesComeOutAsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("comma");
        QTest::addColumn<double>("value");
        const auto row = [](const char* text, bool comma, double value) {
            QTest::addRow("%s %d", text, comma) << QByteArray(text) << comma << value;
        };
        row("1.234", true, 1234.0);
        row("1.234", false, 1.234);
        row("1,234", true, 1.234);
        row("1,234", false, 1234.0);
        row("1.234.567,89", true, 1234567.89);
        row("123,45-", true, -123.45);
        row("\xE2\x88\x92"
            "3,5",
            true, -3.5);
        row("1,5E-03", true, 0.0015);
        row("12,5 %", true, 12.5);
        row("-1.234,50 €", true, -1234.5);
        row("1\xC2\xA0"
            "234,5",
            true, 1234.5);
        row("13.372394962330674", false, 13.372394962330674);
    }
    void valuesComeOutAsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, comma);
        QFETCH(double, value);
        const auto number =
            numberFrom({text.constData(), std::size_t(text.size())}, comma ? DecimalMark::Comma : DecimalMark::Point);
        QVERIFY(number.has_value());
        QCOMPARE(*number, value);
    }
    void leadingZerosMakeACode()
    {
        QVERIFY(shapeOfNumber("06411").leadingZero);
        QVERIFY(shapeOfNumber("-007").leadingZero);
        QVERIFY(!shapeOfNumber("0").leadingZero);
        QVERIFY(!shapeOfNumber("0,5").leadingZero);
        QVERIFY(!shapeOfNumber("10").leadingZero);
    }
    void affixesAreTold()
    {
        QCOMPARE(shapeOfNumber("5 %").affix, NumberAffix::Percent);
        QCOMPARE(shapeOfNumber("5 EUR").affix, NumberAffix::Euro);
        QCOMPARE(shapeOfNumber("\xE2\x82\xAC 5,00").affix, NumberAffix::Euro);
        QCOMPARE(shapeOfNumber("$5").affix, NumberAffix::Dollar);
        QCOMPARE(shapeOfNumber("5").affix, NumberAffix::None);
    }
    void integerDigitsAreCounted()
    {
        QCOMPARE(int(shapeOfNumber("9189304972279762602").integerDigits), 19);
        QCOMPARE(int(shapeOfNumber("12,345678").integerDigits), 2);
        QCOMPARE(int(shapeOfNumber("13.372394962330674").integerDigits), 2);
    }
    void whatIsNotFiniteIsNoValue()
    {
        QVERIFY(!numberFrom("1,5E+999", DecimalMark::Comma).has_value());
        QVERIFY(!numberFrom("", DecimalMark::Comma).has_value());
    }
    void spacesOfAllKindsAreTrimmed()
    {
        QCOMPARE(trimmed(" \t\xC2\xA0"
                         "a b\xE2\x80\xAF\n"),
                 std::string_view("a b"));
        QCOMPARE(trimmed("   "), std::string_view());
    }
};

QTEST_GUILESS_MAIN(NumberFormTest)
#include "number_form_test.moc"
