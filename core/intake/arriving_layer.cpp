// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/arriving_layer.h"

#include "core/base/confinement.h"

namespace weitblick::intake {

Text withoutSandbox()
{
    const Confinement left = possibleConfinement();
    if (left.files && left.calls) {
        return {
            "mit verringertem Schutz gelesen: bubblewrap lässt sich hier nicht nutzen; Netz und fremde Dateien waren "
            "dem Import-Prozess trotzdem verschlossen",
            "read with less protection: bubblewrap cannot be used here; network and other files were closed to the "
            "import process all the same"};
    }
    if (left.calls) {
        return {"mit wenig Schutz gelesen: bubblewrap und Landlock lassen sich hier nicht nutzen; nur das Netz war dem "
                "Import-Prozess verschlossen",
                "read with little protection: bubblewrap and Landlock cannot be used here; only the network was closed "
                "to the import process"};
    }
    return {"ohne Schutz gelesen: weder bubblewrap noch seccomp lassen sich hier nutzen",
            "read without protection: neither bubblewrap nor seccomp can be used here"};
}

Error nothingKept(const ArrivingLayer& layer)
{
    const workspace::RejectedRecord& first = layer.rejected.front();
    const std::string count = std::to_string(layer.rowsRejected);
    const std::string line = std::to_string(first.line);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"kein Datensatz von „" + layer.name + "“ ist verwendbar (" + count +
                                 " abgewiesen); der erste (Nr. " + line + "): " + first.reasonDe,
                             "no record of '" + layer.name + "' can be used (" + count +
                                 " rejected); the first one (no. " + line + "): " + first.reasonEn}};
}

workspace::LineageRecord madeBy(const workspace::LineageRecord& run, workspace::LineageRecord import)
{
    import.activity = run.activity;
    import.activityVersion = run.activityVersion;
    import.started = run.started;
    import.sources = run.sources;
    import.inputs = run.inputs;
    import.parameters = run.parameters;
    import.notes.insert(import.notes.begin(), run.notes.begin(), run.notes.end());
    return import;
}

Result<void> checkCells(const workspace::RasterGrid& grid, const Budget& budget, const std::string& name)
{
    if (grid.cellCount() <= budget.rasterCells) {
        return {};
    }
    const std::string count = std::to_string(grid.cellCount());
    const std::string limit = std::to_string(budget.rasterCells);
    return Error{.code = ErrorCode::Budget,
                 .message = {"das Raster hat " + count + " Zellen; erlaubt sind " + limit,
                             "the raster has " + count + " cells; the limit is " + limit},
                 .subject = name};
}

void noteOtherCrs(LayerPreview& preview, int projectSrsId)
{
    if (preview.schema.srsId != projectSrsId) {
        const std::string own = "EPSG:" + std::to_string(preview.schema.srsId);
        preview.remarks.emplace_back("das Raster bleibt in " + own + ": Umrechnen würde seine Werte verändern",
                                     "the raster stays in " + own + ": resampling would change its values");
    }
}

Result<void> endRaster(const workspace::RasterLoader& loader, ArrivingLayer& layer)
{
    if (layer.rowsRejected > 0) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"ein Teil des Rasters kam nicht an", "a part of the raster did not arrive"},
                     .subject = layer.name};
    }
    if (loader.valueCount() == 0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"keine Zelle des Rasters hat einen Wert", "no cell of the raster has a value"},
                     .subject = layer.name};
    }
    layer.rowsRead = layer.rowsKept = loader.valueCount();
    const std::int64_t without = layer.preview.schema.raster.value().cellCount() - loader.valueCount();
    if (without > 0) {
        const std::string count = std::to_string(without);
        layer.preview.remarks.emplace_back(count + " Zellen ohne Wert", count + " cells without a value");
    }
    if (loader.conflicts() > 0) {
        const std::string count = std::to_string(loader.conflicts());
        layer.preview.remarks.emplace_back(
            count + " Zellen kamen mehrfach mit verschiedenen Werten vor; es gilt der erste",
            count + " cells came several times with different values; the first one counts");
    }
    return {};
}

} // namespace weitblick::intake
