// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_layer.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using namespace weitblick::analysis::spatial;
using namespace weitblick::test;

namespace {

std::vector<double> readAreas; ///< what the last run of the analysis below saw

/// An analysis that only reads its zones.
Descriptor readingAnalysis()
{
    return {.id = "read_zones",
            .version = "1",
            .title = {"lesen", "read"},
            .summary = {"liest", "reads"},
            .group = {"Test", "Test"},
            .inputs = {{.id = "zones", .title = {"Zonen", "Zones"}, .kinds = {GeometryKind::Polygons}}},
            .outputs = {{.id = "result", .title = {"Nichts", "Nothing"}, .nameSuffix = "nichts"}},
            .methodPage = "none",
            .run = [](RunContext& context, Job& job) -> Result<void> {
                WB_TRY(const ZoneLayer zones, ZoneLayer::read(context, "zones", 25832, job));
                readAreas.clear();
                for (std::size_t zone = 0; zone < zones.size(); ++zone) {
                    readAreas.push_back(geo::areaOf(zones.polygons(), zone));
                }
                WB_TRY([[maybe_unused]] OutputLayer* const output, context.startOutput("result", {}));
                return {};
            }};
}

} // namespace

class ZoneLayerTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowIsAZoneAndWhatCannotBeOneIsRejected()
    {
        AnalysisProject town;
        QVERIFY(addLayer(town.project, {.name = "zonen", .geometry = workspace::GeometryType::Polygon, .srsId = 25832},
                         {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}},
                          {"", {}},
                          {"POLYGON((0 0,2 2,2 0,0 2,0 0))", {}},
                          {"POLYGON((0 0,9 0,9 9,0 0),(4 2,5 2,5 3,4 2))", {}}})
                    .has_value());
        Job job;
        RunOptions options;
        options.registry = &town.registry;
        WB_VALUE(const auto outcome,
                 analysis::run(town.project, readingAnalysis(), {{"zones", "zonen"}}, options, job));
        QCOMPARE(readAreas, (std::vector<double>{100.0, 0.0, 2.0, 40.0}));
        QCOMPARE(outcome.rowsRejected, std::int64_t{1});
        QVERIFY(std::ranges::any_of(outcome.notes,
                                    [](const Text& note) { return note.en.find("repaired") != std::string::npos; }));
    }
    void appendingKeepsTheSetWhereItFails()
    {
        geo::PolygonSet set;
        std::int64_t repaired = 0;
        const auto line = geo::gpkgFromGeometry(*geo::geometryFromWkt("LINESTRING (0 0, 1 1)").value(), 25832);
        QCOMPARE(appendValidPolygon(set, 1, line, repaired).error().code, ErrorCode::InvalidInput);
        QCOMPARE(set.zoneCount(), std::size_t{0});
        QCOMPARE(repaired, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(ZoneLayerTest)
#include "zone_layer_test.moc"
