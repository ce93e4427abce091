// SPDX-License-Identifier: GPL-3.0-or-later
// Roofs as they are read against what others say of them: a table of roofs that was made from the same tile by somebody
// else, and the truth beside the sample village.
#include "core/intake/citygml/citygml_format.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/sample_region.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

using Layer = test::RowCollector::Layer;

const Layer* layerEndingIn(const test::RowCollector& rows, const std::string& end)
{
    const auto found = std::ranges::find_if(
        rows.layers, [&end](const Layer& layer) { return layer.preview.schema.name.ends_with(end); });
    return found == rows.layers.end() ? nullptr : &*found;
}

struct Roof {
    std::string building;
    double areaM2 = 0.0;
    double tiltDeg = 0.0;
    double azimuthDeg = -1.0; ///< as the truth writes it for flat ones
    std::vector<std::byte> geometry;
};

std::map<std::string, Roof> roofsOf(const Layer& layer, const std::string& idColumn)
{
    const auto ids = layer.column(idColumn);
    const auto buildings = layer.column("building_id");
    const auto areas = layer.column("area");
    const auto tilts = layer.column("tilt");
    const auto azimuths = layer.column("azimuth");
    std::map<std::string, Roof> roofs;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        roofs[ids[i]] = {.building = buildings[i],
                         .areaM2 = std::stod(areas[i]),
                         .tiltDeg = std::stod(tilts[i]),
                         .azimuthDeg = azimuths[i] == "NULL" ? -1.0 : std::stod(azimuths[i]),
                         .geometry = layer.geometries[i]};
    }
    return roofs;
}

double turned(double a, double b)
{
    return std::abs(std::remainder(a - b, 360.0));
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0.0 : values[values.size() / 2];
}

double shareWithin(const std::vector<double>& values, double limit)
{
    const auto count = std::ranges::count_if(values, [limit](double value) { return value <= limit; });
    return static_cast<double>(count) / static_cast<double>(values.size());
}

/// The azimuth of the plane through the first three corners of a roof: all that the table looked at. The corners
/// follow the headers of GeoPackage (with envelope), multi polygon, polygon and ring.
double azimuthOfFirstCorners(const std::vector<std::byte>& gpkg)
{
    constexpr std::size_t kFirstCorner = 8 + 32 + 9 + 9 + 4;
    double c[9] = {};
    std::memcpy(c, gpkg.data() + kFirstCorner, sizeof c);
    const double ax = c[3] - c[0];
    const double ay = c[4] - c[1];
    const double az = c[5] - c[2];
    const double bx = c[6] - c[0];
    const double by = c[7] - c[1];
    const double bz = c[8] - c[2];
    const double azimuth = std::atan2(ay * bz - az * by, az * bx - ax * bz) * 180.0 / 3.14159265358979;
    return azimuth < 0.0 ? azimuth + 360.0 : azimuth;
}

} // namespace

class RealRoofsTest : public QObject {
    Q_OBJECT

private slots:
    void theTableOfRoofsOfTheSameTileAgrees()
    {
        const auto tile = test::realFile("06_3d_plans/citygml/LoD2_32_280_5657_1_NW.gml");
        QFile table(QStringLiteral(WB_SOURCE_DIR "/../shared/data/06_3d_plans/solar_roofs_nrw_Test_Run.geojson"));
        if (!std::filesystem::exists(tile) || !table.open(QIODevice::ReadOnly)) {
            QSKIP("the files are not here");
        }
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(cityGmlFormat().read(tile, {}, rows, job));
        const Layer* const layer = layerEndingIn(rows, "_dachflaechen");
        QVERIFY(layer != nullptr);
        QCOMPARE(layer->rowsRead, 181); // polygons of 170 roof surfaces
        QVERIFY(layer->rejected.empty());
        const auto roofs = roofsOf(*layer, "gml_id");
        std::vector<double> tilts;
        std::vector<double> azimuths;
        std::vector<double> areas;
        int explained = 0;
        int outliers = 0;
        const QJsonArray features = QJsonDocument::fromJson(table.readAll()).object()["features"].toArray();
        for (const auto& feature : features) {
            const QJsonObject told = feature.toObject()["properties"].toObject();
            const auto found = roofs.find(told["RoofTopID"].toString().toStdString());
            if (found == roofs.end()) {
                continue; // of another tile
            }
            const Roof& roof = found->second;
            const double azimuth = told["Azimuth"].toString().toDouble();
            const double area = told["Area"].toString().toDouble();
            tilts.push_back(std::abs(roof.tiltDeg - told["Tilt"].toString().toDouble()));
            if (roof.azimuthDeg >= 0.0) {
                azimuths.push_back(turned(roof.azimuthDeg, azimuth));
            }
            if (area > 0.0) { // of 73 roofs the table says 0 m²
                areas.push_back(std::abs(area / roof.areaM2 - 1.0));
            }
            if (tilts.back() > 1.0 || (roof.azimuthDeg >= 0.0 && azimuths.back() > 1.0)) {
                ++outliers;
                explained += turned(azimuthOfFirstCorners(roof.geometry), azimuth) < 0.01 ? 1 : 0;
            }
        }
        QCOMPARE(tilts.size(), std::size_t{181});
        QCOMPARE(azimuths.size(), std::size_t{117});
        QCOMPARE(areas.size(), std::size_t{108});
        QVERIFY(median(tilts) < 0.02);
        QVERIFY(median(azimuths) < 0.13);
        QVERIFY(shareWithin(tilts, 1.0) > 0.88);
        QVERIFY(shareWithin(azimuths, 1.0) > 0.81);
        QCOMPARE(shareWithin(areas, 0.0002), 1.0);
        // Where they differ, the table took the plane of the first three corners, and these lie almost on a line, or
        // the roof is not quite even.
        QCOMPARE(outliers, 24);
        QCOMPARE(explained, outliers);
    }
    void theRoofsOfTheVillageAreThoseOfItsTruth()
    {
        const QDir folder(samplePath(QStringLiteral("lod2")));
        std::vector<std::filesystem::path> tiles;
        for (const QString& name : folder.entryList({QStringLiteral("*.gml")}, QDir::Files, QDir::Name)) {
            tiles.emplace_back(folder.filePath(name).toStdString());
        }
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(readCityTiles(tiles, "dorf", {}, rows, job));
        const Layer* const layer = layerEndingIn(rows, "_dachflaechen");
        QVERIFY(layer != nullptr);
        QCOMPARE(layer->rowsRead, sampleTruthCount("roof_surfaces"));
        const auto roofs = roofsOf(*layer, "surface_id");
        std::map<std::string, std::pair<double, double>> areas; // of a building: read, true
        const test::Table truth = test::sampleTable(QStringLiteral("lod2/truth_dachflaechen.csv"));
        int rejected = 0;
        for (qsizetype i = 0; i < truth.rows.size(); ++i) {
            const std::string id = truth.at(i, "surface").toStdString();
            const QString defect = truth.at(i, "defect");
            const auto found = roofs.find(id);
            if (defect == QLatin1String("none") || defect == QLatin1String("ring_not_closed")) {
                QVERIFY2(found != roofs.end(), id.c_str());
                QVERIFY2(std::abs(found->second.tiltDeg - truth.number(i, "tilt_deg")) < 0.15, id.c_str());
                const double azimuth = truth.number(i, "azimuth_deg");
                QVERIFY2(azimuth < 0.0 ? found->second.azimuthDeg < 0.0
                                       : turned(found->second.azimuthDeg, azimuth) < 0.5,
                         id.c_str());
                areas[found->second.building].first += found->second.areaM2;
                areas[found->second.building].second += truth.number(i, "area_m2");
            } else {
                QVERIFY2(found == roofs.end(), id.c_str());
                const auto listed = std::ranges::find_if(
                    layer->rejected, [&id](const auto& record) { return record.content.starts_with(id + " "); });
                QVERIFY2(listed != layer->rejected.end(), id.c_str());
                ++rejected;
            }
        }
        QCOMPARE(layer->rejected.size(), static_cast<std::size_t>(rejected));
        QCOMPARE(layer->rows.size() + layer->rejected.size(), static_cast<std::size_t>(layer->rowsRead));
        for (const auto& [building, area] : areas) {
            QVERIFY2(std::abs(area.first / area.second - 1.0) < 0.01, building.c_str()); // row IN-06
        }
    }

private:
    static QString samplePath(const QString& file) { return test::samplePath(file); }
    static std::int64_t sampleTruthCount(const char* key)
    {
        return test::sampleTruth(QStringLiteral("lod2"))[QLatin1String(key)].toInteger();
    }
};

QTEST_GUILESS_MAIN(RealRoofsTest)
#include "real_roofs_test.moc"
