// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/handbook_view.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace weitblick::ui;

class HandbookViewTest : public QObject {
    Q_OBJECT

    QDir m_pages{QStringLiteral(WB_SOURCE_DIR "/resources/handbook")};

private slots:
    void theContentsComeFirst()
    {
        HandbookView view(m_pages);
        QVERIFY(view.findChild<QListWidget*>()->count() > 10);
        QVERIFY(view.findChild<QTextBrowser*>()->toPlainText().startsWith(QStringLiteral("Handbuch")));
    }
    void wordsOfThePagesAreFound()
    {
        HandbookView view(m_pages);
        auto* hits = view.findChild<QListWidget*>();
        const int all = hits->count();
        view.findChild<QLineEdit*>()->setText(QStringLiteral("Wertebereich"));
        QVERIFY(hits->count() < all);
        view.findChild<QLineEdit*>()->setText(QStringLiteral("xyzzy"));
        QCOMPARE(hits->count(), 0);
    }
    void everyLinkOfThePagesLeadsSomewhere()
    {
        static const QRegularExpression link(QStringLiteral("\\]\\(([^):#]+\\.md)[^)]*\\)"));
        for (const QString& name : m_pages.entryList({QStringLiteral("*.md")}, QDir::Files)) {
            QFile file(m_pages.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = link.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
                const QString target = it.next().captured(1);
                QVERIFY2(m_pages.exists(target), qPrintable(name + QStringLiteral(" -> ") + target));
            }
        }
    }
    void aPageThatIsMissingIsTold()
    {
        HandbookView view(m_pages);
        view.open(QStringLiteral("methods/nichts"));
        QVERIFY(view.findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("methods/nichts")));
    }
};

QTEST_MAIN(HandbookViewTest)
#include "handbook_view_test.moc"
