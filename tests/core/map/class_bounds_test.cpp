// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/class_bounds.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

class ClassBoundsTest : public QObject {
    Q_OBJECT

private slots:
    void boundsAreWrittenInTheReadersLanguage()
    {
        const std::vector<double> bounds{0, 2.5, 1200};
        QCOMPARE(boundsText(bounds, Language::German), std::string("0; 2,5; 1200"));
        const std::vector<double> small{0, 0.25, 1};
        QCOMPARE(boundsText(small, Language::German), std::string("0; 0,25; 1"));
        QCOMPARE(boundsText(small, Language::English), std::string("0; 0.25; 1"));
    }
    void whatWasNotTouchedKeepsAllItsDecimals()
    {
        const std::vector<double> shown{0.123456789, 2.5, 7.987654321};
        const std::string text = boundsText(shown, Language::German);
        WB_VALUE(const auto same, boundsFromText(text, Language::German, shown));
        QCOMPARE(same, shown);
        WB_VALUE(const auto changed, boundsFromText(text + "; 10", Language::German, shown));
        QCOMPARE(changed, (std::vector<double>{0.123456789, 2.5, 7.987654321, 10}));
    }
    void theDecimalMarkIsThatOfTheLanguage()
    {
        WB_VALUE(const auto german, boundsFromText("0; 1,5 ;2,125", Language::German));
        QCOMPARE(german, (std::vector<double>{0, 1.5, 2.125}));
        WB_VALUE(const auto english, boundsFromText("-1; 1.125", Language::English));
        QCOMPARE(english, (std::vector<double>{-1, 1.125}));
        WB_VALUE(const auto clear, boundsFromText("0; 2.25", Language::German)); // cannot be thousands
        QCOMPARE(clear, (std::vector<double>{0, 2.25}));
    }
    void whatMayBeThousandsIsAsked()
    {
        const auto read = boundsFromText("0; 1.500", Language::German);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QCOMPARE(read.error().subject, std::string("1.500"));
        QVERIFY(!boundsFromText("0; 1.500,5", Language::German));
        QVERIFY(!boundsFromText("0; 1,500", Language::English));
    }
    void noNumbersAndNoOrderAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "5", "5; 5", "5; 1", "a; b", "0; inf", "0; 1e999", "0; 1;;0", ";;"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void noNumbersAndNoOrderAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!boundsFromText(text.toStdString(), Language::German));
    }
};

QTEST_GUILESS_MAIN(ClassBoundsTest)
#include "class_bounds_test.moc"
