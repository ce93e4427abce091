// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/join_pairs.h"

#include <QTest>

#include "tests/support/run_inside.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using namespace weitblick::analysis::spatial;
using namespace weitblick::test;

namespace {

using Blobs = std::vector<std::vector<std::byte>>;

Blobs blobsOf(const std::vector<const char*>& wkt)
{
    Blobs blobs;
    for (const char* text : wkt) {
        blobs.push_back(geo::gpkgFromGeometry(*geo::geometryFromWkt(text).value(), 25832));
    }
    return blobs;
}

std::vector<std::span<const std::byte>> spansOf(const Blobs& blobs)
{
    return {blobs.begin(), blobs.end()};
}

/// "row>feature", with the measure or distance behind it where it is not 0.
QStringList textOf(const std::vector<JoinPair>& pairs)
{
    QStringList texts;
    for (const JoinPair& pair : pairs) {
        QString text = QStringLiteral("%1>%2").arg(pair.row).arg(pair.other);
        if (pair.measure + pair.distance != 0.0) {
            text += QStringLiteral(" %1").arg(pair.measure + pair.distance);
        }
        texts << text;
    }
    return texts;
}

/// Two squares side by side, and what `inside` does with them.
struct Squares : AnalysisProject {
    Result<RunOutcome> with(const std::function<void(const JoinSide&)>& inside)
    {
        auto added =
            addLayer(project, {.name = "quadrate", .geometry = workspace::GeometryType::Polygon, .srsId = 25832},
                     {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}, {"POLYGON((10 0,20 0,20 10,10 10,10 0))", {}}});
        return runInside(*this, "quadrate", [&](RunContext& context, Job& job) -> Result<void> {
            WB_CHECK(added ? Result<void>() : Result<void>(added.error()));
            WB_TRY(const FeatureLayer features, FeatureLayer::read(context, "layer", 25832, {}, job));
            WB_TRY(const ZoneLayer zones, ZoneLayer::read(context, "layer", 25832, job));
            inside({features, &zones});
            return {};
        });
    }
};

} // namespace

class JoinPairsTest : public QObject {
    Q_OBJECT

private slots:
    void pointsInPolygonsAreTheSameWithAndWithoutTheIndex()
    {
        Squares squares;
        WB_VERIFY_RESULT(squares.with([](const JoinSide& side) {
            const Blobs blobs =
                blobsOf({"POINT (3 3)", "POINT (10 5)", "POINT (99 5)", "POINT (20 10)", "POINT EMPTY"});
            const JoinSide withoutIndex{side.features, nullptr};
            for (const JoinSide& each : {side, withoutIndex}) {
                const auto meeting = pairsByPredicate(spansOf(blobs), each, JoinPredicate::Intersects, 0);
                QCOMPARE(textOf(*meeting), (QStringList{"0>0", "1>0", "1>1", "3>1"}));
                const auto within = pairsByPredicate(spansOf(blobs), each, JoinPredicate::Within, 0);
                QCOMPARE(textOf(*within), QStringList{"0>0"});
            }
        }));
    }
    void predicatesAreThoseOfTheSimpleFeatures()
    {
        Squares squares;
        WB_VERIFY_RESULT(squares.with([](const JoinSide& side) {
            const Blobs blobs = blobsOf({"POLYGON ((-1 -1, 11 -1, 11 11, -1 11, -1 -1))", "LINESTRING (0 -5, 0 15)",
                                         "POLYGON ((2 2, 3 2, 3 3, 2 2))", "LINESTRING (5 5, 15 5)"});
            const auto by = [&](JoinPredicate predicate) {
                return textOf(*pairsByPredicate(spansOf(blobs), side, predicate, 0));
            };
            QCOMPARE(by(JoinPredicate::Intersects), (QStringList{"0>0", "0>1", "1>0", "2>0", "3>0", "3>1"}));
            QCOMPARE(by(JoinPredicate::Contains), QStringList{"0>0"});
            QCOMPARE(by(JoinPredicate::Within), QStringList{"2>0"});
        }));
    }
    void theNearestIsOneARowAndTheFirstOfEquallyNearOnes()
    {
        Squares squares;
        WB_VERIFY_RESULT(squares.with([](const JoinSide& side) {
            const Blobs blobs = blobsOf({"POINT (24 5)", "POINT (10 15)", "POINT EMPTY", "LINESTRING (-3 -4, -9 -4)"});
            QCOMPARE(textOf(*pairsByPredicate(spansOf(blobs), side, JoinPredicate::Nearest, 0)),
                     (QStringList{"0>1 4", "1>0 5", "3>0 5"}));
        }));
    }
    void commonAreasAndLengthsAreMeasured()
    {
        Squares squares;
        WB_VERIFY_RESULT(squares.with([](const JoinSide& side) {
            const Blobs blobs = blobsOf({"POLYGON ((8 0, 13 0, 13 10, 8 10, 8 0))", "LINESTRING (6 5, 26 5)",
                                         "POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0))"});
            QCOMPARE(textOf(*pairsByMeasure(spansOf(blobs), side)),
                     (QStringList{"0>0 20", "0>1 30", "1>0 4", "1>1 10"}));
        }));
    }
    void linesOfTheOtherLayerAreMeasuredInPolygonRows()
    {
        AnalysisProject town;
        QVERIFY(addLayer(town.project,
                         {.name = "strassen", .geometry = workspace::GeometryType::LineString, .srsId = 25832},
                         {{"LINESTRING(-5 5,25 5)", {}}, {"LINESTRING(50 50,60 50)", {}}})
                    .has_value());
        WB_VERIFY_RESULT(runInside(town, "strassen", [](RunContext& context, Job& job) -> Result<void> {
            WB_TRY(const FeatureLayer features, FeatureLayer::read(context, "layer", 25832, {}, job));
            const Blobs blobs =
                blobsOf({"POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON ((12 0, 14 0, 14 9, 12 0))"});
            WB_TRY(const auto pairs, pairsByMeasure(spansOf(blobs), {features, nullptr}));
            [&] { QCOMPARE(textOf(pairs)[0], QStringLiteral("0>0 10")); }();
            [&] { QCOMPARE(pairs.size(), std::size_t{2}); }();
            return {};
        }));
    }
    void bytesThatAreNoGeometryAreAnError()
    {
        Squares squares;
        WB_VERIFY_RESULT(squares.with([](const JoinSide& side) {
            const Blobs blobs{std::vector<std::byte>(12)};
            QCOMPARE(pairsByPredicate(spansOf(blobs), side, JoinPredicate::Contains, 0).error().code,
                     ErrorCode::InvalidInput);
            QCOMPARE(pairsByMeasure(spansOf(blobs), side).error().code, ErrorCode::InvalidInput);
        }));
    }
};

QTEST_GUILESS_MAIN(JoinPairsTest)
#include "join_pairs_test.moc"
