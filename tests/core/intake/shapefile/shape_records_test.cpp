// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/shapefile/shape_records.h"

#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class ShapeRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void theHeaderOfARealShapefileIsUnderstood()
    {
        const auto file = test::realFile("02_boundaries/vg5000_gk3/VG5000_GEM.shp");
        if (!std::filesystem::exists(file)) {
            QSKIP("the boundaries of Germany are not here");
        }
        const std::string shp = test::contentOf(file);
        const auto header = readShapeHeader(shp);
        WB_VERIFY_RESULT(header);
        QCOMPARE(header->baseType(), 5);
        QCOMPARE(header->geometryType(), workspace::GeometryType::MultiPolygon);
        QCOMPARE(soundRecordCount(shp, {}), std::optional<std::int64_t>(10997));
        ShapeWalker walker(shp);
        ShapeToWkb converter(*header);
        std::int64_t count = 0;
        while (const auto record = walker.next()) {
            const auto wkb = converter.convert(*record);
            WB_VERIFY_RESULT(wkb);
            QVERIFY(geo::checkWkb(*wkb));
            ++count;
        }
        QCOMPARE(count, 10997);
        QVERIFY(!walker.broken());
    }
    void whatIsNoShapefileIsRefused()
    {
        QVERIFY(!readShapeHeader(""));
        QVERIFY(!readShapeHeader(std::string(100, 'x')));
    }
    void aRecordThatPromisesTooMuchIsRefused()
    {
        ShapeToWkb converter(ShapeHeader{.shapeType = 5});
        std::string record(44, '\0');
        record[0] = 5;
        record[36] = '\x7f'; // parts
        record[40] = '\x7f'; // points
        QVERIFY(!converter.convert(record));
    }
};

QTEST_GUILESS_MAIN(ShapeRecordsTest)
#include "shape_records_test.moc"
