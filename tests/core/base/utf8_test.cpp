// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <QTest>

using namespace weitblick;

class Utf8Test : public QObject {
    Q_OBJECT

private slots:
    void wellFormedTextIsRecognised()
    {
        QVERIFY(isUtf8(""));
        QVERIFY(isUtf8("Wächtersbach €, 𝄞"));
    }
    void malformedTextIsNot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("\x80");
        QTest::newRow("cut sequence") << QByteArray("a\xC3");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
        QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80");
        QTest::newRow("windows-1252") << QByteArray("W\xE4"
                                                    "chter");
    }
    void malformedTextIsNot()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!isUtf8(bytes.toStdString()));
        QVERIFY(isUtf8(repairedUtf8(bytes.toStdString())));
    }
    void windows1252HasTheEuroSignAndTheUmlauts()
    {
        QCOMPARE(utf8FromWindows1252("\x80 \xE4\xF6\xFC\xDF \x84x\x93"), "€ äöüß „x“");
        QCOMPARE(utf8FromWindows1252("\x81"), "\xEF\xBF\xBD");
    }
    void repairKeepsWhatIsGood() { QCOMPARE(repairedUtf8("gut ä\xE4!"), "gut ä\xEF\xBF\xBD!"); }
    void codePointsAreCountedNotBytes() { QCOMPARE(codePointCount("äöü€𝄞"), std::size_t{5}); }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
