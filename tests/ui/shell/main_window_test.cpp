// SPDX-License-Identifier: GPL-3.0-or-later
// What every window must be: German first, readable by a screen reader, usable without a mouse.
#include "core/toolbox/analyses.h"
#include "ui/data/catalogue_panel.h"
#include "ui/data/import_dialog.h"
#include "ui/data/role_dialog.h"
#include "ui/map/map_widget.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QAccessible>
#include <QAction>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/temporary_project.h"
#include "tests/ui/window_check.h"

using namespace weitblick;
using namespace weitblick::ui;

class MainWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<test::TemporaryProject> m_project;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<MainWindow> m_window;

private slots:
    void initTestCase() { test::useOwnSettings(m_settings.path()); }
    void init()
    {
        qputenv("WEITBLICK_MAPHOST", "/nowhere"); // QGIS has tests of its own
        m_project = std::make_unique<test::TemporaryProject>();
        QVERIFY(m_project->addPoints("messstellen", {1, 2, 3, 40}));
        m_project->close();
        m_session = std::make_unique<ProjectSession>();
        m_window = std::make_unique<MainWindow>(*m_session, QDir(QStringLiteral(WB_SOURCE_DIR "/resources/handbook")));
        m_window->resize(1366, 768);
        m_window->show();
        QSignalSpy opened(m_session.get(), &ProjectSession::opened);
        m_session->open(m_project->file());
        QVERIFY(opened.wait());
        QTRY_VERIFY(m_window->map().isStill());
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_project.reset();
    }

    void theWindowSpeaksGerman()
    {
        QStringList menus;
        for (const QAction* action : m_window->menuBar()->actions()) {
            menus << action->text().remove(u'&');
        }
        QCOMPARE(menus, (QStringList{QStringLiteral("Projekt"), QStringLiteral("Bearbeiten"), QStringLiteral("Daten"),
                                     QStringLiteral("Analyse"), QStringLiteral("Karte"), QStringLiteral("Ansicht"),
                                     QStringLiteral("Hilfe")}));
        const QDialogButtonBox buttons(QDialogButtonBox::Cancel);
        QCOMPARE(buttons.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Abbrechen"));
    }
    void everyFocusableWidgetHasAName()
    {
        for (const char* panel : {"catalogue", "theme", "feature", "form", "lineage", "registry", "handbook", "table",
                                  "issues", "jobs", "history"}) {
            m_window->showPanel(QLatin1String(panel));
            QCOMPARE(test::unnamed(*m_window), QStringList());
        }
        QVERIFY(test::focusable(*m_window).size() > 10);
    }
    void everyFormOfAnAnalysisHasNames()
    {
        for (const analysis::Descriptor& descriptor : toolbox::analyses()) {
            m_window->runAnalysis(QString::fromStdString(descriptor.id));
            const QStringList missing = test::unnamed(*m_window);
            QVERIFY2(missing.isEmpty(), qPrintable(QString::fromStdString(descriptor.id) + missing.join(u',')));
        }
    }
    void everyDialogHasNames()
    {
        QFile csv(m_settings.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("name;wert\nA;1,5\nB;2,5\n");
        csv.close();
        ImportDialog import(csv.fileName().toStdString());
        RoleDialog role(*m_session, m_session->snapshot()->datasets.front());
        CommandPalette palette(m_window->actions());
        for (QDialog* dialog :
             {static_cast<QDialog*>(&import), static_cast<QDialog*>(&role), static_cast<QDialog*>(&palette)}) {
            dialog->show();
            QCOMPARE(test::unnamed(*dialog).join(u'\n'), QString());
            QVERIFY(!dialog->windowTitle().isEmpty());
        }
    }
    void tabLeavesEveryWidget()
    {
        QApplication::setActiveWindow(m_window.get());
        for (const char* panel : {"catalogue", "theme", "table", "registry", "handbook"}) {
            m_window->showPanel(QLatin1String(panel));
            for (QWidget* widget : test::focusable(*m_window)) {
                widget->setFocus(Qt::TabFocusReason);
                if (m_window->focusWidget() != widget) {
                    continue; // in a panel that is hidden behind another
                }
                constexpr int kMostLinks = 100; // Tab goes through the links of a page first
                for (int i = 0; i < kMostLinks && m_window->focusWidget() == widget; ++i) {
                    QTest::keyClick(widget, Qt::Key_Tab);
                }
                QVERIFY2(m_window->focusWidget() != widget, widget->metaObject()->className());
            }
        }
    }
    void everyActionHasATextAndNoKeyIsTakenTwice()
    {
        QMap<QString, QString> keys;
        for (const QAction* action : m_window->actions()) {
            QVERIFY(!action->text().isEmpty());
            const QString key = action->shortcut().toString();
            if (!key.isEmpty()) {
                QVERIFY2(!keys.contains(key), qPrintable(key + u' ' + keys[key] + u' ' + action->text()));
                keys[key] = action->text();
            }
        }
        QVERIFY(keys.size() > 15);
    }
    void noMenuHasTheSameLetterTwice()
    {
        for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>()) {
            QMap<QChar, QString> letters;
            for (const QAction* action : menu->actions()) {
                const qsizetype at = action->text().indexOf(u'&');
                if (at >= 0) {
                    const QChar letter = action->text()[at + 1].toLower();
                    QVERIFY2(!letters.contains(letter), qPrintable(letters[letter] + u' ' + action->text()));
                    letters[letter] = action->text();
                }
            }
        }
    }
    void aClosedProjectLeavesTheFirstPage()
    {
        QSignalSpy closed(m_session.get(), &ProjectSession::closed);
        m_session->close();
        QVERIFY(closed.wait());
        QVERIFY(!m_window->map().isVisible());
        QCOMPARE(test::unnamed(*m_window), QStringList());
        for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            QVERIFY(!dock->isVisible());
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
