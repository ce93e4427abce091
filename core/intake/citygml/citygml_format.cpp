// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/citygml_format.h"

#include "core/intake/citygml/building_columns.h"
#include "core/intake/citygml/building_scan.h"
#include "core/intake/citygml/footprint.h"
#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/first_rows.h"
#include "core/intake/vector/gml_srs_name.h"
#include "core/intake/vector/recognise.h"
#include "core/intake/vector/row_writer.h"
#include "core/io/file_pieces.h"

#include <functional>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr double kCensusShare = 0.5; ///< of the work; writing the rows is the rest

/// A file that has been looked through once.
struct CityModel {
    LayerPreview plan;
    BuildingColumns columns;
    std::int64_t buildings = 0;
    std::int64_t withParts = 0;
};

Error about(Error error, const fs::path& file)
{
    error.subject = file.filename().string();
    if (error.code == ErrorCode::InvalidInput && error.advice.de.empty()) {
        error.advice = {"Datei noch einmal vollständig herunterladen oder exportieren",
                        "Download or export the whole file again"};
    }
    return error;
}

using TakeBuilding = std::function<Result<void>(const Building&)>;

Result<void> walk(const fs::path& file, BuildingScan& scan, const TakeBuilding& take, Job& job)
{
    io::XmlStream xml(scan);
    WB_TRY(io::FilePieces pieces, io::FilePieces::open(file));
    while (true) {
        WB_TRY(const std::string_view piece, pieces.next());
        const auto parsed = piece.empty() ? xml.finish() : xml.feed(piece);
        if (!parsed) {
            return about(parsed.error(), file);
        }
        for (const Building& building : scan.take()) {
            WB_CHECK(take(building));
        }
        if (piece.empty()) {
            return {};
        }
        WB_CHECK(job.report(static_cast<double>(pieces.position()) / static_cast<double>(pieces.size())));
    }
}

std::string listOf(const BuildingScan& scan)
{
    std::string list;
    for (const auto& [name, count] : scan.otherObjects()) {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + name;
    }
    return list;
}

Error withoutBuildings(const fs::path& file, const BuildingScan& scan)
{
    const std::string others = listOf(scan);
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"das Stadtmodell enthält keine Gebäude" + (others.empty() ? "" : ", sondern: " + others),
                    "the city model holds no buildings" + (others.empty() ? "" : ", but: " + others)},
        .subject = file.filename().string(),
        .advice = {"Aus CityGML werden bisher nur Gebäude gelesen", "So far only buildings are read from CityGML"}};
}

void include(geo::Envelope& extent, const Building& building)
{
    for (const BuildingPolygon& polygon : building.polygons) {
        for (const auto& ring : polygon.rings) {
            for (const BuildingCorner& corner : ring) {
                extent.include(corner.x, corner.y);
            }
        }
    }
}

void addRemarks(CityModel& model, const BuildingScan& scan)
{
    model.plan.remarks.emplace_back(
        "Stadtmodell: übernommen sind die Gebäude mit ihrer Grundfläche; Dach- und Wandflächen bleiben in der Datei",
        "city model: taken are the buildings with their footprint; roofs and walls stay in the file");
    if (model.withParts > 0) {
        const std::string count = std::to_string(model.withParts);
        model.plan.remarks.emplace_back(
            count + " Gebäude haben Gebäudeteile: ihre Grundflächen sind vereinigt, es gilt die größte Höhe",
            count + " buildings have parts: their footprints are united, the greatest height counts");
    }
    if (const std::string others = listOf(scan); !others.empty()) {
        model.plan.remarks.emplace_back("andere Objekte des Modells nicht übernommen: " + others,
                                        "other objects of the model left out: " + others);
    }
}

Result<CityModel> open(const fs::path& file, const ReadChoices& choices, Job& job)
{
    CityModel model;
    BuildingScan scan;
    geo::Envelope extent;
    const auto see = [&](const Building& building) -> Result<void> {
        ++model.buildings;
        model.withParts += building.parts > 0 ? 1 : 0;
        model.columns.see(building);
        include(extent, building);
        return {};
    };
    WB_CHECK(walk(file, scan, see, job));
    if (model.buildings == 0) {
        return withoutBuildings(file, scan);
    }
    LayerPreview& plan = model.plan;
    plan.choices = choices;
    plan.choices.layer = file.stem().string();
    plan.schema.name = usableLayerName(file.stem().string());
    plan.schema.geometry = workspace::GeometryType::MultiPolygon;
    plan.schema.columns = model.columns.columns();
    plan.rowEstimate = model.buildings;
    WB_CHECK(chooseCrs(plan, choices, firstSrsName(file), extent));
    addRemarks(model, scan);
    return model;
}

Result<void> writeRows(const fs::path& file, const CityModel& model, RowSink& sink, Job& job)
{
    RowWriter writer(sink, model.plan, model.buildings, job);
    WB_CHECK(writer.begin());
    std::int64_t withoutFootprint = 0;
    const auto write = [&](const Building& building) -> Result<void> {
        const std::vector<std::byte> footprint = building.damage ? std::vector<std::byte>() : footprintOf(building);
        const auto reason = building.damage ? building.damage : writer.beginRow(footprint);
        if (reason) {
            return writer.reject(*reason, building.id);
        }
        withoutFootprint += footprint.empty() ? 1 : 0;
        model.columns.add(writer.values(), building);
        return writer.endRow();
    };
    BuildingScan scan;
    WB_CHECK(walk(file, scan, write, job));
    if (withoutFootprint > 0) {
        const std::string count = std::to_string(withoutFootprint);
        WB_CHECK(writer.remark({count + " Gebäude ohne Geometrie übernommen: weder eine Bodenfläche (GroundSurface) "
                                        "noch ein Grundriss oder Baukörper sagt, wo sie stehen",
                                count + " buildings kept without geometry: neither a ground surface nor a footprint "
                                        "or solid tells where they stand"}));
    }
    return writer.finish();
}

Result<SourcePreview> previewCityGml(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(CityModel model, open(file, choices, job));
    FirstRows first;
    WB_CHECK(first.outcome(writeRows(file, model, first, job)));
    model.plan.firstRows = first.take();
    SourcePreview preview;
    preview.layers.push_back(std::move(model.plan));
    return preview;
}

Result<void> readCityGml(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    Job looking = job.part(0.0, kCensusShare);
    WB_TRY(const CityModel model, open(file, choices, looking));
    Job writing = job.part(kCensusShare, 1.0);
    return writeRows(file, model, sink, writing);
}

} // namespace

Format cityGmlFormat()
{
    return {.id = "citygml",
            .title = {"CityGML (Stadtmodell: Gebäude)", "CityGML (city model: buildings)"},
            .extensions = {"gml", "xml", "citygml"},
            .recognises = isCityGml,
            .preview = previewCityGml,
            .read = readCityGml};
}

} // namespace weitblick::intake
