// SPDX-License-Identifier: GPL-3.0-or-later
// Styles and projects of QGIS through the window, with the real map host and the real import worker.
#include "ui/map/map_widget.h"
#include "ui/project/project_session.h"
#include "ui/qgis/qgis_desk.h"
#include "ui/qgis/qgis_project_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <functional>

#include "tests/support/temporary_project.h"
#include "tests/ui/window_check.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

constexpr int kHostMs = 60'000;

} // namespace

class QgisDeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::TemporaryProject m_project;
    ProjectSession m_session;
    QWidget m_window;
    std::unique_ptr<MapWidget> m_map;
    QgisDesk* m_desk = nullptr;
    QStringList m_failures;

    [[nodiscard]] QString theme(const char* layer) const
    {
        const auto found = m_session.snapshot()->themes.find(layer);
        return found == m_session.snapshot()->themes.end() ? QString() : QString::fromStdString(found->second);
    }
    /// Presses a button of the next dialog that opens, after `look` has seen it.
    void answerNextDialog(QDialogButtonBox::StandardButton button, std::function<void(QgisProjectDialog&)> look)
    {
        auto* timer = new QTimer(this);
        timer->callOnTimeout([timer, button, look = std::move(look)] {
            if (auto* dialog = qobject_cast<QgisProjectDialog*>(QApplication::activeModalWidget())) {
                timer->deleteLater();
                timer->stop();
                look(*dialog);
                dialog->findChild<QDialogButtonBox*>()->button(button)->click();
            }
        });
        timer->start(20);
    }

private slots:
    void initTestCase()
    {
        qputenv("WEITBLICK_MAPHOST", WB_MAP_HOST);
        test::useOwnSettings(m_folder.path());
        const workspace::LayerSchema schema{.name = "orte",
                                            .geometry = workspace::GeometryType::Point,
                                            .srsId = 25832,
                                            .columns = {{.name = "wert", .type = workspace::ColumnType::Real}}};
        QVERIFY(test::addLayer(
            m_project.project(), schema,
            {{.wkt = "POINT(500000 5600000)", .values = {1.0}}, {.wkt = "POINT(501000 5601000)", .values = {7.0}}}));
        m_project.close();
        QSignalSpy opened(&m_session, &ProjectSession::opened);
        m_session.open(m_project.file());
        QVERIFY(opened.wait());
        m_map = std::make_unique<MapWidget>();
        m_map->useHost(WB_MAP_HOST);
        m_map->resize(600, 400);
        m_map->show();
        m_map->showProject(*m_session.snapshot());
        m_map->showLayers({QStringLiteral("orte")});
        m_desk = new QgisDesk(m_session, *m_map, &m_window);
        connect(m_desk, &QgisDesk::failed, this,
                [this](const Error& error) { m_failures << QString::fromStdString(error.message.en); });
        QTRY_COMPARE_WITH_TIMEOUT(m_map->host()->state(), HostState::Ready, kHostMs);
        QSignalSpy ready(m_map->host(), &HostMap::pictureReady);
        m_map->redraw();
        QVERIFY(ready.wait(kHostMs));
    }
    void cleanupTestCase() { m_map.reset(); }

    void aStyleGoesOutAndComesBack()
    {
        const QString file = m_folder.filePath(QStringLiteral("orte.qml"));
        QSignalSpy written(m_map->host(), &HostMap::documentWritten);
        m_map->host()->write(map_link::MakeStyle{.layerId = "orte"}, file);
        QVERIFY(written.wait(kHostMs));
        QFile style(file);
        QVERIFY(style.open(QIODevice::ReadOnly));
        QVERIFY(style.readAll().contains("<renderer-v2"));
        QSignalSpy changed(&m_session, &ProjectSession::changed);
        QSignalSpy told(m_desk, &QgisDesk::told);
        m_desk->loadStyle(QStringLiteral("orte"), file);
        QVERIFY2(m_failures.isEmpty(), qPrintable(m_failures.join(u',')));
        QVERIFY(changed.wait());
        QVERIFY(!theme("orte").isEmpty());
        QVERIFY(told.last().first().toString().contains(QStringLiteral("orte.qml")));
        m_session.undo(); // a style is a change like any other
        QVERIFY(changed.wait());
        QVERIFY(theme("orte").isEmpty());
    }
    void aStyleThatIsNoneIsTold()
    {
        QFile file(m_folder.filePath(QStringLiteral("kein.qml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Einwohner;5");
        file.close();
        m_desk->loadStyle(QStringLiteral("orte"), file.fileName());
        QCOMPARE(m_failures.size(), 1);
        m_failures.clear();
        m_desk->loadStyle(QStringLiteral("orte"), QStringLiteral("/gibt/es/nicht.qml"));
        QCOMPARE(m_failures.size(), 1);
        m_failures.clear();
    }
    void aProjectIsShownBeforeItIsTaken()
    {
        QFile places(m_folder.filePath(QStringLiteral("plan.geojson")));
        QVERIFY(places.open(QIODevice::WriteOnly));
        places.write(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},"
            "\"geometry\":{\"type\":\"Point\",\"coordinates\":[9.0,50.6]}}]}");
        places.close();
        QFile project(m_folder.filePath(QStringLiteral("plan.qgs")));
        QVERIFY(project.open(QIODevice::WriteOnly));
        const auto layer = [](const char* id, const char* title, const char* source) {
            return QByteArray("<maplayer type='vector'><id>") + id + "</id><layername>" + title +
                   "</layername><provider>ogr</provider><datasource>" + source + "</datasource></maplayer>";
        };
        project.write("<qgis version='3.22.16'><title>Plan</title><projectlayers>" +
                      layer("a", "Plan", "./plan.geojson") + layer("b", "Weg", "./weg.geojson") +
                      "</projectlayers></qgis>");
        project.close();
        const auto look = [](const QgisProjectDialog& dialog) {
            const auto lists = dialog.findChildren<QTreeWidget*>();
            QCOMPARE(lists.size(), 2);
            QCOMPARE(lists[0]->topLevelItemCount(), 1); // what can be taken …
            QCOMPARE(lists[0]->topLevelItem(0)->text(0), QStringLiteral("Plan"));
            QCOMPARE(lists[1]->topLevelItemCount(), 1); // … and what not, with the reason
            QCOMPARE(lists[1]->topLevelItem(0)->text(0), QStringLiteral("fehlende Datei"));
            QVERIFY(!lists[1]->topLevelItem(0)->text(2).isEmpty());
        };
        QSignalSpy noticed(m_desk, &QgisDesk::noticed);
        QSignalSpy made(m_desk, &QgisDesk::layerMade);
        answerNextDialog(QDialogButtonBox::Cancel, look);
        m_desk->takeProject(project.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(findChildren<QTimer*>().isEmpty(), kHostMs);
        QVERIFY(made.isEmpty() && noticed.isEmpty());
        answerNextDialog(QDialogButtonBox::Ok, look);
        m_desk->takeProject(project.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(!made.isEmpty(), kHostMs);
        QCOMPARE(made.first().first().toString(), QStringLiteral("Plan"));
        QTRY_VERIFY(noticed.size() >= 2); // rows of the one, reason of the other
        QVERIFY2(m_failures.isEmpty(), qPrintable(m_failures.join(u',')));
    }
};

QTEST_MAIN(QgisDeskTest)
#include "qgis_desk_test.moc"
