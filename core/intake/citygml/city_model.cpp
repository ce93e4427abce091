// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/city_model.h"

#include "core/intake/citygml/building_scan.h"
#include "core/intake/citygml/faces.h"
#include "core/intake/vector/gml_srs_name.h"
#include "core/io/file_pieces.h"

#include <algorithm>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

using TakeBuilding = std::function<Result<void>(const Building&)>;

Error about(Error error, const fs::path& file)
{
    error.subject = file.filename().string();
    if (error.code == ErrorCode::InvalidInput && error.advice.de.empty()) {
        error.advice = {"Datei noch einmal vollständig herunterladen oder exportieren",
                        "Download or export the whole file again"};
    }
    return error;
}

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

Result<void> walkAll(const std::vector<fs::path>& files, std::map<std::string, std::int64_t>& others,
                     const TakeBuilding& take, Job& job)
{
    const auto count = static_cast<double>(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        BuildingScan scan;
        Job part = job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        WB_CHECK(walk(files[i], scan, take, part));
        for (const auto& [name, number] : scan.otherObjects()) {
            others[name] += number;
        }
    }
    return {};
}

Error withoutBuildings(const CityModel& model)
{
    const std::string others = otherObjects(model);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das Stadtmodell enthält keine Gebäude" + (others.empty() ? "" : ", sondern: " + others),
                             "the city model holds no buildings" + (others.empty() ? "" : ", but: " + others)},
                 .subject = model.files.front().filename().string(),
                 .advice = {"Aus CityGML werden nur Gebäude gelesen", "Only buildings are read from CityGML"}};
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

void see(CityModel& model, const Building& building)
{
    ++model.buildings;
    model.withParts += building.parts > 0 ? 1 : 0;
    model.columns.see(building);
    include(model.extent, building);
    const Faces roofs = roofsOf(building);
    model.roofs += static_cast<std::int64_t>(roofs.size());
    model.walls += static_cast<std::int64_t>(wallsOf(building).size());
    model.withoutRoof += roofs.empty() ? 1 : 0;
    model.coarseRoofs +=
        std::ranges::count_if(roofs, [](const BuildingPolygon* roof) { return roof->levelOfDetail == 1; });
}

Result<std::string> commonCrs(const std::vector<fs::path>& files)
{
    std::string common = firstSrsName(files.front());
    for (const fs::path& file : files) {
        if (const std::string own = firstSrsName(file); own != common) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Kacheln sind in verschiedenen Koordinatensystemen: " + common + " und " + own,
                                     "the tiles are in different reference systems: " + common + " and " + own},
                         .subject = file.filename().string(),
                         .advice = {"Die Kacheln einzeln importieren", "Import the tiles one by one"}};
        }
    }
    return common;
}

} // namespace

Result<CityModel> surveyCityModel(std::vector<fs::path> files, std::string name, Job& job)
{
    CityModel model{.files = std::move(files), .name = std::move(name)};
    const auto look = [&model](const Building& building) -> Result<void> {
        see(model, building);
        return {};
    };
    WB_CHECK(walkAll(model.files, model.others, look, job));
    if (model.buildings == 0) {
        return withoutBuildings(model);
    }
    WB_TRY(model.statedCrs, commonCrs(model.files));
    return model;
}

Result<void> eachBuilding(const CityModel& model, const TakeBuilding& take, Job& job)
{
    std::map<std::string, std::int64_t> others;
    return walkAll(model.files, others, take, job);
}

std::string otherObjects(const CityModel& model)
{
    std::string list;
    for (const auto& [name, count] : model.others) {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + name;
    }
    return list;
}

} // namespace weitblick::intake
