// SPDX-License-Identifier: GPL-3.0-or-later
// The municipalities of Germany (BKG, VG5000, 1:5 000 000) united to districts, against the BKG's own district layer.
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <cpl_conv.h>
#include <ogr_api.h>

#include <cmath>
#include <map>
#include <memory>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

const QString kFolder = QStringLiteral(WB_SOURCE_DIR "/../shared/data/02_boundaries/vg5000_gk3/");
const std::vector<std::string> kKeys = {"SN_L", "SN_R", "SN_K"}; // Land, Regierungsbezirk, Kreis

using DataSource = std::unique_ptr<void, void (*)(void*)>;

/// A shapefile's polygons with the three keys, GK zone 3.
Result<workspace::Dataset> addShapefile(workspace::Workspace& project, const std::string& name)
{
    OGRRegisterAll();
    const DataSource source(OGROpen((kFolder + QString::fromStdString(name) + ".shp").toUtf8().constData(), 0, nullptr),
                            [](void* handle) { OGRReleaseDataSource(handle); });
    OGRLayerH layer = source ? OGR_DS_GetLayer(source.get(), 0) : nullptr;
    if (layer == nullptr) {
        return Error{.code = ErrorCode::NotFound, .message = {"fehlt", "absent"}};
    }
    workspace::LayerSchema schema{.name = name, .geometry = GeometryType::MultiPolygon, .srsId = 31467};
    for (const std::string& key : kKeys) {
        schema.columns.push_back({key, ColumnType::Text, "", ""});
    }
    std::vector<Row> rows;
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        Row row;
        char* wkt = nullptr;
        OGR_G_ExportToWkt(OGR_F_GetGeometryRef(feature), &wkt);
        row.wkt = wkt;
        CPLFree(wkt);
        for (const std::string& key : kKeys) {
            row.values.push_back(
                std::string(OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, key.c_str()))));
        }
        rows.push_back(std::move(row));
        OGR_F_Destroy(feature);
    }
    return addLayer(project, schema, rows);
}

/// Area by Kreis, added up over rows.
Result<std::map<std::string, double>> areasIn(workspace::Workspace& project, const std::string& dataset)
{
    WB_TRY(auto reader, project.read(dataset));
    std::map<std::string, double> areas;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return areas;
        }
        std::string key;
        for (std::size_t column = 0; column < kKeys.size(); ++column) {
            key += std::get<std::string_view>(reader.value(column));
        }
        WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(reader.geometry()));
        areas[key] += geo::areaOf(*geometry);
    }
}

} // namespace

class Vg5000Test : public QObject {
    Q_OBJECT

private slots:
    void municipalitiesUniteToTheDistrictsOfTheBkg()
    {
        if (!QFileInfo::exists(kFolder + "VG5000_GEM.shp")) {
            QSKIP("the VG5000 files are not here");
        }
        AnalysisProject project;
        WB_VALUE(const auto municipalities, addShapefile(project.project, "VG5000_GEM"));
        WB_VALUE(const auto districts, addShapefile(project.project, "VG5000_KRS"));
        QCOMPARE(municipalities.rowCount, std::int64_t{10'997});

        QElapsedTimer timer;
        timer.start();
        WB_VALUE(const auto outcome,
                 project.run("dissolve", {{"layer", "VG5000_GEM"}, {"columns", "SN_L; SN_R; SN_K"}}));
        qInfo("dissolve: %lld ms", static_cast<long long>(timer.elapsed()));
        for (const Text& note : outcome.notes) {
            qInfo("%s", note.en.c_str());
        }
        WB_VALUE(const auto united, areasIn(project.project, outcome.outputs.at("result").schema.name));
        WB_VALUE(const auto parts, areasIn(project.project, "VG5000_GEM"));
        WB_VALUE(const auto expected, areasIn(project.project, "VG5000_KRS"));
        QCOMPARE(united.size(), expected.size());
        QCOMPARE(outcome.rowsKept, static_cast<std::int64_t>(united.size()));
        double largest = 0.0;
        for (const auto& [key, area] : united) {
            QVERIFY2(std::abs(area - parts.at(key)) <= 1e-9 * area, key.c_str()); // nothing is lost in the union
            QVERIFY2(expected.contains(key), key.c_str());
            largest = std::max(largest, std::abs(area - expected.at(key)) / expected.at(key));
        }
        qInfo("largest difference to the district layer: %.2e of the area", largest);
        QVERIFY(largest < 1e-3); // both layers are generalised for 1:5 000 000, not from one another
    }
};

QTEST_GUILESS_MAIN(Vg5000Test)
#include "vg5000_test.moc"
