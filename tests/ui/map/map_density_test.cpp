// SPDX-License-Identifier: GPL-3.0-or-later
// A screen of two pixels for one: the map is drawn in all of them, and the hand hits what it points at.
#include "ui/map/map_widget.h"
#include "ui/project/project_session.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::ui;

class MapDensityTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    ProjectSession m_session;
    std::unique_ptr<MapWidget> m_map;

private slots:
    void initTestCase()
    {
        const workspace::LayerSchema schema{
            .name = "felder", .geometry = workspace::GeometryType::Polygon, .srsId = 25832, .columns = {{.name = "a"}}};
        QVERIFY(test::addLayer(m_project.project(), schema,
                               {{.wkt = "POLYGON((0 0,100 0,100 100,0 100,0 0))", .values = {"links"}},
                                {.wkt = "POLYGON((100 0,200 0,200 100,100 100,100 0))", .values = {"rechts"}}}));
        m_project.close();
        QSignalSpy opened(&m_session, &ProjectSession::opened);
        m_session.open(m_project.file());
        QVERIFY(opened.wait());
        m_map = std::make_unique<MapWidget>();
        m_map->useHost("/nowhere");
        m_map->resize(400, 300);
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
        m_map->showProject(*m_session.snapshot());
        m_map->showLayers({QStringLiteral("felder")});
        QTRY_VERIFY(m_map->scene().has(QStringLiteral("felder")) && m_map->isStill());
    }

    void theMapHasAllPixelsOfTheScreen()
    {
        QCOMPARE(m_map->devicePixelRatioF(), 2.0);
        QCOMPARE(m_map->view().widthPx, 800U);
        QCOMPARE(m_map->view().density, 2.0);
        const QPixmap picture = m_map->grab();
        QCOMPARE(picture.size(), QSize(800, 600));
        // Both halves of the picture are drawn, not a quarter of it.
        const QImage image = picture.toImage();
        QVERIFY(image.pixelColor(200, 300) != image.pixelColor(4, 4));
        QVERIFY(image.pixelColor(600, 300) != image.pixelColor(4, 4));
    }
    void aClickHitsWhatIsThere()
    {
        QSignalSpy identified(m_map.get(), &MapWidget::identified);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, {300, 150});
        QCOMPARE(identified.size(), 1);
        QCOMPARE(identified.first().first().value<std::vector<Identified>>().front().fid, 2);
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, {100, 150});
        QCOMPARE(identified.last().first().value<std::vector<Identified>>().front().fid, 1);
    }
    void theScaleIsThatOfTheGround()
    {
        // 200 m over 94 % of 400 pixels of 96 dpi.
        const double expected = 200 / (400 * 0.94) * 96 / 0.0254;
        QVERIFY2(std::abs(m_map->scaleDenominator() / expected - 1) < 0.02,
                 qPrintable(QString::number(m_map->scaleDenominator())));
    }
    void theWheelKeepsThePlaceUnderThePointer()
    {
        const auto placeAt = [this](double x, double y) {
            return m_map->view().mapPointAt(x * m_map->view().density, y * m_map->view().density);
        };
        const geo::Point before = placeAt(300, 100);
        QWheelEvent wheel({300, 100}, m_map->mapToGlobal(QPointF(300, 100)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_map.get(), &wheel);
        const geo::Point after = placeAt(300, 100);
        QVERIFY(std::abs(before.x - after.x) < 1e-6 && std::abs(before.y - after.y) < 1e-6);
    }
};

int main(int argc, char* argv[])
{
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    MapDensityTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "map_density_test.moc"
