// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_view.h"
#include "core/analysis/resolve.h"
#include "core/base/hash.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using workspace::Dataset;
using workspace::GeometryType;

namespace {

constexpr const char* kRegistry = R"(
segments:
  title: {de: Segmente, en: Segments}
  unit: "1"
  values: [{value: 8, source: GEOS}]
)";

Dataset layer(const char* name, GeometryType type, int srsId)
{
    return {.schema = {.name = name,
                       .geometry = type,
                       .srsId = srsId,
                       .columns = {{"ew", workspace::ColumnType::Integer, "", ""}}},
            .contentHash = "abc"};
}

Descriptor analysisOfTheTest()
{
    return {
        .id = "demo",
        .inputs =
            {{.id = "layer", .title = {"Ebene", "Layer"}, .kinds = {GeometryKind::Polygons}, .crs = CrsDemand::Metres},
             {.id = "zones", .title = {"Zonen", "Zones"}, .role = "zones", .presence = Presence::Optional}},
        .parameters = {{.id = "distance", .title = {"Abstand", "Distance"}, .help = {"Weite.", "Width."}, .unit = "m"},
                       {.id = "segments",
                        .title = {"Segmente", "Segments"},
                        .kind = ParameterKind::Integer,
                        .registryEntry = "demo/segments"},
                       {.id = "kind", .title = {"Art", "Kind"}, .kind = ParameterKind::Text, .defaultValue = "a"},
                       {.id = "column",
                        .title = {"Spalte", "Column"},
                        .kind = ParameterKind::Column,
                        .columnOf = "zones",
                        .presence = Presence::Optional},
                       {.id = "raster",
                        .title = {"Raster", "Raster"},
                        .kind = ParameterKind::File,
                        .presence = Presence::Optional}}};
}

/// Three datasets, one of them with a role.
struct Fixture {
    std::map<std::string, Dataset, std::less<>> datasets = {
        {"flächen", layer("flächen", GeometryType::MultiPolygon, 25832)},
        {"grad", layer("grad", GeometryType::Polygon, 4326)},
        {"punkte", layer("punkte", GeometryType::Point, 25832)},
        {"gemischt", layer("gemischt", GeometryType::Geometry, 25832)}};
    std::optional<workspace::RoleAssignment> zones;

    Result<ResolvedArguments> resolve(const Arguments& arguments)
    {
        const registry::Registry entries = registry::Registry::parse(kRegistry, "demo").value();
        registry::RegistryView view(entries, registry::today(), {});
        const DatasetLookup lookup = {
            .byName = [&](std::string_view name) -> Result<Dataset> {
                const auto found = datasets.find(name);
                if (found == datasets.end()) {
                    return Error{.code = ErrorCode::NotFound, .message = {"fehlt", "absent"}};
                }
                return found->second;
            },
            .byRole = [&](std::string_view) -> Result<std::optional<workspace::RoleAssignment>> { return zones; }};
        Job job;
        return analysis::resolve(analysisOfTheTest(), arguments, lookup, view, job);
    }
    ErrorCode codeFor(const Arguments& arguments)
    {
        const auto resolved = resolve(arguments);
        return resolved ? ErrorCode::Internal : resolved.error().code;
    }
};

} // namespace

class ResolveTest : public QObject {
    Q_OBJECT

private slots:
    void defaultsComeFromDescriptorAndRegistry()
    {
        Fixture fixture;
        WB_VALUE(const auto resolved, fixture.resolve({{"layer", "flächen"}, {"distance", "1 km"}}));
        QCOMPARE(std::get<double>(resolved.parameters.at("distance").value), 1000.0);
        QVERIFY(!resolved.parameters.at("distance").isDefault);
        QCOMPARE(std::get<std::int64_t>(resolved.parameters.at("segments").value), std::int64_t{8});
        QVERIFY(resolved.parameters.at("segments").isDefault);
        QCOMPARE(resolved.parameters.at("kind").canonical, std::string("a"));
        QVERIFY(!resolved.parameters.contains("column"));
        QVERIFY(!resolved.inputs.contains("zones"));
    }
    void roleSuppliesDatasetAndFields()
    {
        Fixture fixture;
        fixture.zones = workspace::RoleAssignment{"zones", "punkte", {{"people", "ew"}}};
        WB_VALUE(const auto resolved, fixture.resolve({{"layer", "flächen"}, {"distance", "1"}, {"column", "people"}}));
        QCOMPARE(resolved.inputs.at("zones").schema.name, std::string("punkte"));
        QCOMPARE(resolved.parameters.at("column").canonical, std::string("ew"));
        QCOMPARE(resolved.fields.at("zones").at("people"), std::string("ew"));
    }
    void emptyTextMeansNotGiven()
    {
        Fixture fixture;
        WB_VALUE(const auto resolved, fixture.resolve({{"layer", "flächen"}, {"distance", "1"}, {"segments", " "}}));
        QVERIFY(resolved.parameters.at("segments").isDefault);
        QCOMPARE(fixture.codeFor({{"layer", "flächen"}, {"distance", ""}}), ErrorCode::InvalidInput);
    }
    void mistakesAreNamed()
    {
        Fixture fixture;
        QCOMPARE(fixture.codeFor({{"layer", "absent"}, {"distance", "1"}}), ErrorCode::NotFound);
        QCOMPARE(fixture.codeFor({{"layer", "grad"}, {"distance", "1"}}), ErrorCode::UnsupportedCrs);
        QCOMPARE(fixture.codeFor({{"layer", "punkte"}, {"distance", "1"}}), ErrorCode::InvalidInput);
        QCOMPARE(fixture.codeFor({{"distance", "1"}}), ErrorCode::InvalidInput);
        QCOMPARE(fixture.codeFor({{"layer", 5.0}, {"distance", "1"}}), ErrorCode::InvalidInput);
        QCOMPARE(fixture.codeFor({{"layer", "flächen"}}), ErrorCode::InvalidInput);
        const auto unknown = fixture.resolve({{"layer", "flächen"}, {"distanze", "1"}});
        QVERIFY(!unknown);
        QVERIFY(unknown.error().advice.de.find("distance") != std::string::npos);
        const auto kind = fixture.resolve({{"layer", "punkte"}, {"distance", "1"}});
        QCOMPARE(kind.error().message.de, std::string("„Ebene“ (layer): „punkte“ ist POINT, erwartet: Polygone"));
    }
    void mixedLayersAreLeftToTheAnalysis()
    {
        Fixture fixture;
        WB_VERIFY_RESULT(fixture.resolve({{"layer", "gemischt"}, {"distance", "1"}}));
    }
    void filesAreHashed()
    {
        Fixture fixture;
        const QTemporaryDir folder;
        const std::string path = folder.filePath("raster.tif").toStdString();
        std::ofstream(path) << "pixels";
        WB_VALUE(const auto resolved, fixture.resolve({{"layer", "flächen"}, {"distance", "1"}, {"raster", path}}));
        QCOMPARE(resolved.files.at("raster").sha256, sha256Of("pixels"));
        QCOMPARE(resolved.files.at("raster").sizeBytes, std::int64_t{6});
        QCOMPARE(fixture.codeFor({{"layer", "flächen"}, {"distance", "1"}, {"raster", path + "x"}}),
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ResolveTest)
#include "resolve_test.moc"
