// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/bin_text.h"

#include <QLocale>
#include <QTest>

using namespace weitblick::ui;

class BinTextTest : public QObject {
    Q_OBJECT

private slots:
    void timesAreWrittenAsInGermany()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(binText("2025-05-06 09:00"), QStringLiteral("06.05.2025 09:00"));
        QCOMPARE(binText("2025-05-06"), QStringLiteral("06.05.2025"));
        QCOMPARE(binText("2025-05"), QStringLiteral("Mai 2025"));
        QCOMPARE(binText("2025"), QStringLiteral("2025"));
        QCOMPARE(binText("So 02:00"), QStringLiteral("So 02:00"));
    }
    void inEnglishDaysStayAsTheyAre()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(binText("2025-05-06 09:00"), QStringLiteral("2025-05-06 09:00"));
        QCOMPARE(binText("2025-05"), QStringLiteral("May 2025"));
        QCOMPARE(binText("2025-W01"), QStringLiteral("week 1, 2025"));
    }
};

QTEST_GUILESS_MAIN(BinTextTest)
#include "bin_text_test.moc"
