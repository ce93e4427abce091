// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/look.h"

#include <QTest>

using namespace weitblick::ui;

class LookTest : public QObject {
    Q_OBJECT

private slots:
    void contrastAgreesWithTheExamplesOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrastRatio(QColor("#767676"), Qt::white) - 4.54) < 0.01); // the classic AA limit grey
    }
    void everyLookIsReadable_data()
    {
        QTest::addColumn<QString>("id");
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            QTest::newRow(qPrintable(idOf(look))) << idOf(look);
        }
    }
    void everyLookIsReadable()
    {
        QFETCH(QString, id);
        const QPalette palette = paletteOf(lookOf(id));
        const auto contrast = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrastRatio(palette.color(text), palette.color(ground));
        };
        QVERIFY(contrast(QPalette::WindowText, QPalette::Window) >= 4.5);
        QVERIFY(contrast(QPalette::Text, QPalette::Base) >= 4.5);
        QVERIFY(contrast(QPalette::Text, QPalette::AlternateBase) >= 4.5);
        QVERIFY(contrast(QPalette::ButtonText, QPalette::Button) >= 4.5);
        QVERIFY(contrast(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(contrast(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        QVERIFY(contrast(QPalette::Link, QPalette::Base) >= 4.5);
        QVERIFY(contrast(QPalette::Mid, QPalette::Base) >= 3.0);
        QVERIFY(contrast(QPalette::Highlight, QPalette::Window) >= 3.0);
    }
    void idsReadBack()
    {
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            QCOMPARE(lookOf(idOf(look)), look);
        }
        QCOMPARE(lookOf(QStringLiteral("unknown")), Look::Light);
    }
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
