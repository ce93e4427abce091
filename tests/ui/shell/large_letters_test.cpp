// SPDX-License-Identifier: GPL-3.0-or-later
// Letters of usual and of double size in every look: buttons, boxes and headings keep their words. WB_PICTURES=DIR
// writes what is seen, one PNG a page, look, size and scale; WB_PICTURES_OF=FILE opens another project for that.
#include "ui/data/import_dialog.h"
#include "ui/data/role_dialog.h"
#include "ui/map/map_widget.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/temporary_project.h"
#include "tests/ui/window_check.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

/// Words that do not fit where they stand: visible labels of one line and buttons that are narrower than their text.
QStringList cutTexts(QWidget& root)
{
    QStringList cut;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&root) || widget->visibleRegion().isEmpty()) {
            continue;
        }
        const auto* label = qobject_cast<QLabel*>(widget);
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        QString text;
        if (label != nullptr && !label->wordWrap() && label->textFormat() != Qt::RichText) {
            text = label->text();
        } else if (button != nullptr && widget->metaObject()->className() == QByteArray("QPushButton")) {
            text = button->text().remove(u'&');
        }
        const int needed = widget->fontMetrics().boundingRect({0, 0, 10'000, 10'000}, 0, text).width();
        if (!text.isEmpty() && !text.contains(u'<') && widget->width() < needed) {
            cut << QStringLiteral("%1 “%2”: %3 of %4 px in %5")
                       .arg(QLatin1String(widget->metaObject()->className()), text)
                       .arg(widget->width())
                       .arg(needed)
                       .arg(QLatin1String(widget->parent()->metaObject()->className()));
        }
    }
    return cut;
}

void keepPicture(QWidget& window, const QString& name)
{
    if (const QString folder = qEnvironmentVariable("WB_PICTURES"); !folder.isEmpty()) {
        QVERIFY(window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }
}

} // namespace

class LargeLettersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    QFont m_usual;
    std::unique_ptr<test::TemporaryProject> m_project;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<MainWindow> m_window;

    void startWindow(double scale)
    {
        m_window.reset();
        QFont letters = m_usual;
        letters.setPointSizeF(m_usual.pointSizeF() * scale);
        QApplication::setFont(letters);
        m_session = std::make_unique<ProjectSession>();
        m_window = std::make_unique<MainWindow>(*m_session, QDir(QStringLiteral(WB_SOURCE_DIR "/resources/handbook")));
        m_window->show();
    }
    void check(QWidget& window, const QString& page)
    {
        QCoreApplication::processEvents();
        keepPicture(window, page);
        QVERIFY2(cutTexts(window).isEmpty(),
                 qPrintable(page + QStringLiteral(": ") + cutTexts(window).join(QStringLiteral("; "))));
    }

private slots:
    void initTestCase()
    {
        qputenv("WEITBLICK_MAPHOST", "/nowhere"); // QGIS has tests of its own
        test::useOwnSettings(m_settings.path());
        m_usual = QApplication::font();
        m_project = std::make_unique<test::TemporaryProject>();
        QVERIFY(m_project->addPoints("messstellen", {1, 2, 3, 40}));
        m_project->close();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_session.reset();
        m_project.reset();
    }

    void wordsKeepTheirRoom_data()
    {
        QTest::addColumn<QString>("look");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QStringList looks{QStringLiteral("light")}; // the room does not depend on colours …
        if (qEnvironmentVariableIsSet("WB_PICTURES")) {
            looks << QStringLiteral("dark") << QStringLiteral("high-contrast"); // … but what is looked at does
        }
        for (const int scale : {1, 2}) {
            for (const QString& look : looks) {
                for (const QSize& size : {QSize(1366, 768), QSize(1920, 1080)}) {
                    QTest::addRow("%s %d, %d x", qPrintable(look), size.width(), scale) << look << size << scale;
                }
            }
        }
    }
    void wordsKeepTheirRoom()
    {
        QFETCH(QString, look);
        QFETCH(QSize, size);
        QFETCH(int, scale);
        const QString ending = QStringLiteral("_%1_%2_%3x").arg(look).arg(size.width()).arg(scale);
        startWindow(scale);
        m_window->setLook(lookOf(look));
        m_window->resize(size);
        check(*m_window, QStringLiteral("start") + ending);
        QSignalSpy opened(m_session.get(), &ProjectSession::opened);
        const QString shown = qEnvironmentVariable("WB_PICTURES_OF");
        m_session->open(shown.isEmpty() ? m_project->file() : std::filesystem::path(shown.toStdString()));
        QVERIFY(opened.wait());
        QTRY_VERIFY(m_window->map().isStill());
        m_window->showMap();
        for (const char* panel : {"catalogue", "theme", "feature", "table", "form", "lineage", "registry", "handbook",
                                  "issues", "jobs", "history"}) {
            m_window->showPanel(QLatin1String(panel));
            check(*m_window, QLatin1String(panel) + ending);
        }
        m_window->runAnalysis(QStringLiteral("buffer"));
        check(*m_window, QStringLiteral("analysis") + ending);
        RoleDialog role(*m_session, m_session->snapshot()->datasets.front());
        role.show();
        check(role, QStringLiteral("role") + ending);
        QFile csv(m_settings.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("name;wert\nA;1,5\nB;2,5\n");
        csv.close();
        ImportDialog import(csv.fileName().toStdString());
        static_cast<QDialog&>(import).show();
        check(import, QStringLiteral("import") + ending);
        m_window->showDashboards();
        check(*m_window, QStringLiteral("dashboards") + ending);
        m_window->showMap();
    }
};

QTEST_MAIN(LargeLettersTest)
#include "large_letters_test.moc"
