// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_analysis.h"

#include <QTest>

#include <ogrsf_frmts.h>

#include <cmath>

#include "tests/support/roof_village.h"
#include "tests/support/sample_region.h"
#include "tests/support/small_raster.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

/// A layer of a file of the sample village, as the import would bring it.
Result<void> takeLayer(workspace::Workspace& project, const QString& file, const char* layerName,
                       const std::string& name)
{
    GDALAllRegister();
    const QByteArray path = samplePath(file).toUtf8();
    const GDALDatasetUniquePtr source(GDALDataset::Open(path.constData(), GDAL_OF_VECTOR));
    OGRLayer* const layer = source ? source->GetLayerByName(layerName) : nullptr;
    if (layer == nullptr) {
        return Error{.code = ErrorCode::NotFound, .subject = path.toStdString()};
    }
    workspace::LayerSchema schema{.name = name, .geometry = workspace::GeometryType::MultiPolygon, .srsId = 25832};
    for (int at = 0; at < layer->GetLayerDefn()->GetFieldCount(); ++at) {
        const OGRFieldDefn* const field = layer->GetLayerDefn()->GetFieldDefn(at);
        const bool isText = field->GetType() == OFTString;
        schema.columns.push_back(
            {field->GetNameRef(), isText ? workspace::ColumnType::Text : workspace::ColumnType::Real, "", ""});
    }
    std::vector<Row> rows;
    for (const auto& feature : *layer) {
        Row row;
        const OGRGeometryUniquePtr polygons(OGRGeometryFactory::forceToMultiPolygon(feature->StealGeometry()));
        row.wkt = polygons->exportToWkt();
        for (std::size_t field = 0; field < schema.columns.size(); ++field) {
            const int at = static_cast<int>(field);
            row.values.push_back(schema.columns[field].type == workspace::ColumnType::Text
                                     ? Value(std::string(feature->GetFieldAsString(at)))
                                     : Value(feature->GetFieldAsDouble(at)));
        }
        rows.push_back(std::move(row));
    }
    WB_TRY([[maybe_unused]] const auto dataset, addLayer(project, schema, rows));
    return {};
}

} // namespace

class CadastreAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void everyRoofGetsItsClass()
    {
        RoofVillage village;
        QVERIFY(village.added);
        WB_VALUE(const auto outcome, village.run(solar::solarCadastreAnalysis(), village.everything()));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(village.project, schema.name));
        QCOMPARE(RoofVillage::text(rows[0], schema, "klasse"), std::string("hervorragend"));
        QCOMPARE(RoofVillage::text(rows[1], schema, "klasse"), std::string("möglicherweise"));
        QCOMPARE(RoofVillage::text(rows[2], schema, "klasse"), std::string("gut"));
        QCOMPARE(RoofVillage::number(rows[3], schema, "klasse_nr"), 2.0);
        QCOMPARE(RoofVillage::number(rows[0], schema, "einstrahlung_kwh"), 120.0 * 1151.0);
        QCOMPARE(RoofVillage::text(rows[2], schema, "nutzung"), std::string("Rathaus"));
        QCOMPARE(RoofVillage::number(rows[2], schema, "ist_denkmal"), 1.0);
    }
    void whatDoesNotCountIsSummedByItsReason()
    {
        RoofVillage village;
        auto arguments = village.everything();
        arguments["monuments"] = "leave_out";
        arguments["minimum_area"] = "15";
        arguments["usable_share"] = "0,5";
        WB_VALUE(const auto outcome, village.run(solar::solarCadastreAnalysis(), arguments));
        const auto& schema = outcome.outputs.at("totals").schema;
        WB_VALUE(const auto monument, village.rowsWhere(schema, {{"gruppe", "nicht gezählt"}, {"name", "Denkmal"}}));
        QCOMPARE(RoofVillage::number(monument.at(0), schema, "flaeche_m2"), 100.0);
        WB_VALUE(const auto small, village.rowsWhere(schema, {{"name", "kleiner als die Mindestfläche"}}));
        QCOMPARE(RoofVillage::number(small.at(0), schema, "daecher"), 1.0);
        WB_VALUE(const auto best, village.rowsWhere(schema, {{"gruppe", "gesamt"}, {"klasse", "hervorragend"}}));
        QCOMPARE(RoofVillage::number(best.at(0), schema, "nutzbar_m2"), 60.0);
        QCOMPARE(RoofVillage::number(best.at(0), schema, "einstrahlung_kwh"), 60.0 * 1151.0);
        QCOMPARE(RoofVillage::text(best.at(0), schema, "farbe"), std::string("#a50026"));
        WB_VALUE(const auto form, village.rowsWhere(schema, {{"gruppe", "Dachform"}, {"name", "3100"}}));
        QCOMPARE(form.size(), std::size_t{2});
    }
    void relativeClassesMeasureAgainstTheBest()
    {
        RoofVillage village;
        WB_VALUE(const auto outcome,
                 village.run(solar::solarCadastreAnalysis(), {{"roofs", "daecher"}, {"scheme", "relative"}}));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(village.project, schema.name));
        QCOMPARE(RoofVillage::text(rows[0], schema, "klasse"), std::string("sehr gut geeignet"));
        QCOMPARE(RoofVillage::text(rows[1], schema, "klasse"), std::string("nicht geeignet")); // 69.5 %
        QCOMPARE(RoofVillage::text(rows[2], schema, "klasse"), std::string("gut geeignet"));   // 86.9 %
    }
    void cellsCountWithTheirOwnClass()
    {
        RoofVillage village;
        // Over the first roof, cells of 10 m from 500000 5600000: one cell; so a finer raster of 5 m.
        workspace::LayerSchema schema = rasterSchema("strahlung", 40, 2);
        schema.raster->cellWidth = schema.raster->cellHeight = 5.0;
        schema.raster->north = 5'600'010.0;
        std::vector<float> cells(80, kNoValue);
        cells[0] = 1200.0F;
        cells[1] = 1200.0F;
        cells[40] = 1000.0F;
        cells[41] = 800.0F;
        WB_VERIFY_RESULT(addRaster(village.project, schema, cells));
        WB_VALUE(const auto outcome,
                 village.run(solar::solarCadastreAnalysis(), {{"roofs", "daecher"}, {"raster", "strahlung"}}));
        const auto& roofs = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(village.project, roofs.name));
        QCOMPARE(RoofVillage::number(rows[0], roofs, "kwh_je_m2"), 1050.0);
        QCOMPARE(RoofVillage::text(rows[0], roofs, "klasse"), std::string("sehr gut bis gut"));
        QCOMPARE(RoofVillage::text(rows[1], roofs, "nicht_gezaehlt"), std::string("ohne Einstrahlung und Klasse"));
        const auto& totals = outcome.outputs.at("totals").schema;
        WB_VALUE(const auto best, village.rowsWhere(totals, {{"gruppe", "gesamt"}, {"klasse", "hervorragend"}}));
        QCOMPARE(RoofVillage::number(best.at(0), totals, "flaeche_m2"), 60.0);
        WB_VALUE(const auto worst, village.rowsWhere(totals, {{"gruppe", "gesamt"}, {"klasse", "möglicherweise"}}));
        QCOMPARE(RoofVillage::number(worst.at(0), totals, "flaeche_m2"), 30.0);
    }
    void aLayerWithoutIrradiationIsRefused()
    {
        RoofVillage village;
        QCOMPARE(village.run(solar::solarCadastreAnalysis(), {{"roofs", "gebaeude"}}).error().code,
                 ErrorCode::NotFound);
    }
    void theVillagesSumsAreThoseOfItsTruth()
    {
        AnalysisProject village;
        WB_VERIFY_RESULT(
            takeLayer(village.project, QStringLiteral("solarkataster/solarkataster.gpkg"), "dachflaechen", "daecher"));
        WB_VERIFY_RESULT(
            takeLayer(village.project, QStringLiteral("verwaltung/ortsteile.shp"), "ortsteile", "ortsteile"));
        WB_VALUE(const auto outcome,
                 village.run(solar::solarCadastreAnalysis(), {{"roofs", "daecher"}, {"districts", "ortsteile"}}));
        WB_VALUE(const auto strict,
                 village.run(solar::solarCadastreAnalysis(),
                             {{"roofs", "daecher"}, {"monuments", "leave_out"}, {"districts", "ortsteile"}}));
        const QJsonObject truth = sampleTruth(QStringLiteral("solarkataster"));
        compare(village.project, outcome.outputs.at("totals").schema, "gesamt", "klasse", truth["by_class"].toObject());
        compare(village.project, outcome.outputs.at("totals").schema, "Ortsteil", "schluessel",
                truth["by_ortsteil"].toObject());
        compare(village.project, strict.outputs.at("totals").schema, "gesamt", "gruppe",
                {{"gesamt", truth["without_monuments"]}});
    }

private:
    struct Sums {
        double roofs = 0.0, areaM2 = 0.0, kWh = 0.0;
    };
    static void compare(workspace::Workspace& project, const workspace::LayerSchema& schema, const std::string& group,
                        const std::string& by, const QJsonObject& truth)
    {
        const auto rows = rowsOf(project, schema.name);
        QVERIFY(rows.has_value());
        std::map<std::string, Sums> found;
        for (const ReadRow& row : *rows) {
            if (RoofVillage::text(row, schema, "gruppe") == group) {
                Sums& sums = found[RoofVillage::text(row, schema, by)];
                sums.roofs += RoofVillage::number(row, schema, "daecher");
                sums.areaM2 += RoofVillage::number(row, schema, "flaeche_m2");
                sums.kWh += RoofVillage::number(row, schema, "einstrahlung_kwh");
            }
        }
        QCOMPARE(static_cast<qsizetype>(found.size()), truth.size());
        for (const auto& [name, sums] : found) {
            const QJsonObject told = truth[QString::fromStdString(name)].toObject();
            QCOMPARE(sums.roofs, told["count"].toDouble());
            QVERIFY2(std::abs(sums.areaM2 / told["area_m2"].toDouble() - 1.0) < 1e-9, name.c_str());
            QVERIFY2(std::abs(sums.kWh / told["irradiation_kwh"].toDouble() - 1.0) < 1e-9, name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(CadastreAnalysisTest)
#include "cadastre_analysis_test.moc"
