// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped dashboards over the sample village, on the screens that people have: every text is there to its end.
#include "core/analysis/indicator/library.h"
#include "core/dashboard/dashboard_store.h"
#include "ui/chart/tile_widget.h"
#include "ui/dashboard/compare_view.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/dashboard_view.h"
#include "ui/dashboard/map_overlays.h"
#include "ui/dashboard/map_tile.h"
#include "ui/dashboard/tile_host.h"
#include "ui/shell/language.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "tests/support/verify_result.h"
#include "tests/ui/window_check.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

/// Texts that end in "…", and buttons whose words do.
QStringList cutTexts(const DashboardPage& page)
{
    QStringList cut;
    for (TileHost* host : page.findChildren<TileHost*>()) {
        TileWidget* tile = host->tile();
        if (tile == nullptr) {
            continue;
        }
        tile->grab();
        for (const DrawnText& text : tile->texts()) {
            if (text.isElided()) {
                cut << QStringLiteral("%1: “%2” of “%3”").arg(host->id(), text.shown, text.whole);
            }
        }
        for (const QAbstractButton* button :
             tile->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (button->isVisibleTo(tile) && button->text().endsWith(QChar(0x2026)) && !button->toolTip().isEmpty()) {
                cut << QStringLiteral("%1: “%2” of “%3”").arg(host->id(), button->text(), button->toolTip());
            }
        }
    }
    return cut;
}

} // namespace

class ShippedDashboardsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;
    ProjectSession m_session;
    std::unique_ptr<DashboardPage> m_page;

private slots:
    void initTestCase()
    {
        test::useOwnSettings(m_folder.path());
        applyLanguage(*qApp, Language::German);
        if (!QDir(QStringLiteral(WB_SAMPLE_VILLAGE)).exists()) {
            QSKIP("the sample village has not been made");
        }
        m_file = m_folder.filePath(QStringLiteral("dorf.gpkg"));
        QProcess filling;
        filling.start(QStringLiteral(WB_SOURCE_DIR "/packaging/dev/fill_sample"),
                      {QFileInfo(QStringLiteral(WB_CLI)).path(), QStringLiteral(WB_SAMPLE_VILLAGE), m_file});
        constexpr int kLongestMs = 240'000;
        QVERIFY(filling.waitForFinished(kLongestMs));
        QVERIFY2(filling.exitCode() == 0, filling.readAllStandardError().constData());
        QSignalSpy opened(&m_session, &ProjectSession::opened);
        m_session.open(m_file.toStdString());
        QVERIFY(opened.wait());
        m_page = std::make_unique<DashboardPage>(m_session);
        m_page->show();
        m_page->openProject();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isComplete(), 60'000);
    }
    void cleanupTestCase() { m_page.reset(); }

    void noTextIsCutOff_data()
    {
        QTest::addColumn<QString>("dashboard");
        QTest::addColumn<QSize>("size");
        // The sizes are those of a screen without the frame of the window, its menu and its panels' edges.
        for (const char* id : {"ueberblick", "mobilitaet", "energie", "regionalentwicklung", "umwelt", "beratung"}) {
            for (const QSize size : {QSize(1280, 650), QSize(1366, 690), QSize(1920, 980), QSize(3840, 2040)}) {
                QTest::addRow("%s at %d", id, size.width()) << QString::fromLatin1(id) << size;
            }
        }
    }
    void noTextIsCutOff()
    {
        QFETCH(QString, dashboard);
        QFETCH(QSize, size);
        m_page->resize(size);
        m_page->showDashboard(dashboard);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->current() == dashboard && m_page->isComplete(), 60'000);
        const QStringList cut = cutTexts(*m_page);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
    void aDifferenceIsShownWithSigns()
    {
        m_page->resize(1366, 690);
        m_page->showDashboard(QStringLiteral("ueberblick"));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->current() == QStringLiteral("ueberblick") && m_page->isComplete(), 60'000);
        emit m_page->maps().value(QStringLiteral("density_map"))->compareAsked();
        CompareView& both = m_page->comparison();
        WB_VALUE(const auto* const library, analysis::indicator::shippedLibrary());
        const QString other = say(library->find("settlement_density")->title);
        const auto boxes = both.findChildren<QComboBox*>();
        const auto choice =
            std::ranges::find_if(boxes, [&](const QComboBox* box) { return box->findText(other) >= 0; });
        QVERIFY(choice != boxes.end());
        (*choice)->setCurrentIndex((*choice)->findText(other));
        emit(*choice)->activated((*choice)->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(both.second() != nullptr && both.second()->isStill(), 20'000);
        both.setMode(CompareView::Mode::Difference);
        QTRY_VERIFY_WITH_TIMEOUT(both.difference() != nullptr && both.difference()->isStill(), 20'000);
        const auto& legend = both.difference()->findChild<MapLegend*>()->legend();
        QVERIFY2(legend.title.find(" minus ") != std::string::npos, legend.title.c_str());
        for (const map::LegendEntry& entry : legend.entries) {
            const bool hasSign =
                entry.label.find("−") != std::string::npos || entry.label.find('+') != std::string::npos;
            QVERIFY2(hasSign || entry.label == "kein Unterschied", entry.label.c_str());
        }
        if (const QString gallery = qEnvironmentVariable("WB_GALLERY"); !gallery.isEmpty()) {
            QVERIFY(m_page->grab().save(gallery + QStringLiteral("/unterschied.png")));
        }
        emit both.closed();
    }
};

QTEST_MAIN(ShippedDashboardsTest)
#include "shipped_dashboards_test.moc"
