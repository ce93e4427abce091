// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/feature_kind.h"
#include "core/geo/geos.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

std::vector<std::byte> blobOf(const char* wkt)
{
    return gpkgFromGeometry(*geometryFromWkt(wkt).value(), 25832);
}

} // namespace

class FeatureKindTest : public QObject {
    Q_OBJECT

private slots:
    void theKindIsThatOfTheType_data()
    {
        QTest::addColumn<QString>("wkt");
        QTest::addColumn<int>("kind");
        QTest::newRow("point") << "POINT Z (1 2 3)" << int(FeatureKind::Points);
        QTest::newRow("multipoint") << "MULTIPOINT ((1 2))" << int(FeatureKind::Points);
        QTest::newRow("line") << "LINESTRING (0 0, 1 1)" << int(FeatureKind::Lines);
        QTest::newRow("multiline") << "MULTILINESTRING ((0 0, 1 1))" << int(FeatureKind::Lines);
        QTest::newRow("polygon") << "POLYGON ((0 0, 1 0, 1 1, 0 0))" << int(FeatureKind::Polygons);
        QTest::newRow("collection") << "GEOMETRYCOLLECTION (POINT (1 1))" << int(FeatureKind::Collection);
        QTest::newRow("empty") << "POLYGON EMPTY" << int(FeatureKind::Nothing);
        QTest::newRow("empty point") << "POINT EMPTY" << int(FeatureKind::Nothing);
    }
    void theKindIsThatOfTheType()
    {
        QFETCH(QString, wkt);
        QFETCH(int, kind);
        const auto found = featureKindOf(blobOf(qPrintable(wkt)));
        WB_VERIFY_RESULT(found);
        QCOMPARE(int(*found), kind);
    }
    void pointsAndMultipointsGiveTheirPoints()
    {
        std::vector<Point> points;
        WB_VERIFY_RESULT(appendPoints(points, blobOf("POINT Z (1 2 3)")));
        WB_VERIFY_RESULT(appendPoints(points, blobOf("MULTIPOINT ((4 5), (6 7))")));
        WB_VERIFY_RESULT(appendPoints(points, blobOf("POINT EMPTY")));
        WB_VERIFY_RESULT(appendPoints(points, {}));
        QCOMPARE(points, (std::vector<Point>{{1, 2}, {4, 5}, {6, 7}}));
    }
    void whatIsNoPointIsRefused()
    {
        std::vector<Point> points{{9, 9}};
        QCOMPARE(appendPoints(points, blobOf("LINESTRING (0 0, 1 1)")).error().code, ErrorCode::InvalidInput);
        auto cut = blobOf("MULTIPOINT ((4 5), (6 7))");
        cut.resize(cut.size() - 3);
        QCOMPARE(appendPoints(points, cut).error().code, ErrorCode::InvalidInput);
        QCOMPARE(points.size(), std::size_t{1});
        QCOMPARE(featureKindOf(std::vector<std::byte>(3)).error().code, ErrorCode::InvalidInput);
        QCOMPARE(featureKindOf({}).value(), FeatureKind::Nothing);
    }
};

QTEST_GUILESS_MAIN(FeatureKindTest)
#include "feature_kind_test.moc"
