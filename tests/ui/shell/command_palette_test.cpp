// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace weitblick::ui;

class CommandPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void wordsMatchInAnyOrderWithoutUmlauts()
    {
        QVERIFY(CommandPalette::score(QStringLiteral("Dateien &übernehmen …"), QStringLiteral("ubernehmen dat")) > 0);
        QVERIFY(CommandPalette::score(QStringLiteral("Straßen zeigen"), QStringLiteral("strassen")) > 0);
        QCOMPARE(CommandPalette::score(QStringLiteral("Straßen zeigen"), QStringLiteral("schienen")), 0);
    }
    void theStartOfAWordCountsMore()
    {
        QVERIFY(CommandPalette::score(QStringLiteral("Karte drucken"), QStringLiteral("kar")) >
                CommandPalette::score(QStringLiteral("Landkarte"), QStringLiteral("kar")));
    }
    void enterTriggersWhatIsFound()
    {
        QAction first(QStringLiteral("Öffnen"));
        QAction second(QStringLiteral("Messen"));
        bool triggered = false;
        connect(&second, &QAction::triggered, this, [&] { triggered = true; });
        CommandPalette palette({&first, &second});
        palette.show();
        auto* query = palette.findChild<QLineEdit*>();
        QTest::keyClicks(query, QStringLiteral("mess"));
        QCOMPARE(palette.findChild<QListWidget*>()->count(), 1);
        QTest::keyClick(query, Qt::Key_Return);
        QVERIFY(triggered);
    }
};

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
