// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "app/cli/text_table.h"
#include "core/intake/importer.h"

#include <cmath>

namespace weitblick::cli {

namespace {

Result<intake::ReadChoices> choicesFrom(const ImportArguments& arguments)
{
    intake::ReadChoices choices{.layer = arguments.only,
                                .crs = arguments.crs,
                                .encoding = arguments.encoding,
                                .separator = arguments.separator,
                                .headerLine = arguments.headerLine,
                                .area = arguments.area};
    for (const std::string& form : arguments.columnForms) {
        const auto equals = form.rfind('=');
        if (equals == std::string::npos || equals == 0) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"„" + form + "“ hat nicht die Form SPALTE=FORM",
                                     "\"" + form + "\" is not of the form COLUMN=FORM"},
                         .subject = "--column"};
        }
        choices.columnForms[form.substr(0, equals)] = form.substr(equals + 1);
    }
    return choices;
}

nlohmann::json jsonOf(const intake::LayerPreview& layer)
{
    nlohmann::json columns = nlohmann::json::array();
    for (const workspace::Column& column : layer.schema.columns) {
        columns.push_back({{"name", column.name}, {"type", workspace::sqlTypeOf(column.type)}, {"unit", column.unit}});
    }
    nlohmann::json questions = nlohmann::json::array();
    for (const intake::Question& question : layer.questions) {
        nlohmann::json options = nlohmann::json::array();
        for (const intake::Question::Option& option : question.options) {
            options.push_back({{"value", option.value}, {"label", cli::jsonOf(option.label)}});
        }
        questions.push_back(
            {{"id", question.id}, {"text", cli::jsonOf(question.text)}, {"options", std::move(options)}});
    }
    nlohmann::json remarks = nlohmann::json::array();
    for (const Text& remark : layer.remarks) {
        remarks.push_back(cli::jsonOf(remark));
    }
    return {{"name", layer.schema.name},
            {"geometry", workspace::nameOf(layer.schema.geometry)},
            {"srsId", layer.schema.srsId},
            {"columns", std::move(columns)},
            {"rowEstimate", layer.rowEstimate},
            {"firstRows", layer.firstRows},
            {"questions", std::move(questions)},
            {"remarks", std::move(remarks)},
            {"choices", nlohmann::json::parse(intake::toJson(layer.choices))}};
}

std::vector<std::string> previewLines(const Session& session, const intake::LayerPreview& layer)
{
    std::vector<std::string> lines = {
        layer.schema.name + " · " +
        session.say(layer.isRaster ? Text{"Raster", "raster"} : geometryText(layer.schema.geometry)) +
        (layer.schema.srsId > 0 ? " · EPSG:" + std::to_string(layer.schema.srsId) : std::string()) +
        (layer.rowEstimate >= 0 ? " · " + countText(session, layer.rowEstimate) +
                                      session.say(layer.isRaster ? Text{" Zellen", " cells"} : Text{" Zeilen", " rows"})
                                : "")};
    for (const Text& remark : layer.remarks) {
        lines.push_back("  " + session.say(remark));
    }
    std::vector<std::string> header;
    for (const workspace::Column& column : layer.schema.columns) {
        header.push_back(column.name + " (" + std::string(workspace::sqlTypeOf(column.type)) +
                         (column.unit.empty() ? "" : ", " + column.unit) + ")");
    }
    if (!header.empty() && !layer.firstRows.empty()) {
        const auto table = alignedTable(header, {}, layer.firstRows, session.lineWidth());
        lines.insert(lines.end(), table.begin(), table.end());
    }
    for (const intake::Question& question : layer.questions) {
        lines.push_back(session.say({"Frage ", "Question "}) + "[" + question.id + "]: " + session.say(question.text));
        for (const intake::Question::Option& option : question.options) {
            lines.push_back("    " + option.value + ": " + session.say(option.label));
        }
    }
    return lines;
}

Result<void> showPreviews(Session& session, const ImportArguments& arguments, const intake::WorkerSetup& setup)
{
    WB_TRY(const intake::ReadChoices choices, choicesFrom(arguments));
    nlohmann::json sources = nlohmann::json::array();
    std::vector<std::string> lines;
    for (const auto& source : arguments.sources) {
        Job job = session.job(source.filename().string());
        WB_TRY(const intake::SourcePreview found, intake::preview(source, choices, setup, job));
        nlohmann::json layers = nlohmann::json::array();
        lines.push_back(source.string() + " (" + found.format + ")");
        for (const intake::LayerPreview& layer : found.layers) {
            layers.push_back(jsonOf(layer));
            const auto text = previewLines(session, layer);
            lines.insert(lines.end(), text.begin(), text.end());
        }
        sources.push_back({{"source", source.string()}, {"format", found.format}, {"layers", std::move(layers)}});
    }
    session.result({{"sources", std::move(sources)}}, lines);
    return {};
}

struct Totals {
    nlohmann::json layers = nlohmann::json::array();
    std::vector<std::string> lines;
    std::vector<workspace::LayerSchema> rasters;
};

Result<void> importOne(Session& session, workspace::Workspace& project, const intake::ImportRequest& request,
                       const intake::WorkerSetup& setup, Totals& totals)
{
    Job job = session.job(request.source.filename().string());
    WB_TRY(const auto layers, intake::importSource(project, request, setup, job));
    for (const intake::ImportedLayer& layer : layers) {
        nlohmann::json remarks = nlohmann::json::array();
        if (layer.dataset.schema.raster) {
            totals.rasters.push_back(layer.dataset.schema);
        }
        const bool isReadings = layer.seriesPart == intake::SeriesPart::Readings;
        totals.lines.push_back(request.source.filename().string() + " → " + layer.dataset.schema.name +
                               (isReadings ? session.say({", Messwerte: ", ", readings: "}) : ": ") +
                               countText(session, layer.rowsRead) + session.say({" gelesen, ", " read, "}) +
                               countText(session, layer.rowsKept) + session.say({" übernommen, ", " kept, "}) +
                               countText(session, layer.rowsRejected) + session.say({" verworfen", " rejected"}));
        for (const Text& remark : layer.remarks) {
            remarks.push_back(cli::jsonOf(remark));
            totals.lines.push_back("  " + session.say(remark));
        }
        totals.layers.push_back({{"source", request.source.string()},
                                 {"dataset", cli::jsonOf(layer.dataset)},
                                 {"read", layer.rowsRead},
                                 {"kept", layer.rowsKept},
                                 {"rejected", layer.rowsRejected},
                                 {"readings", isReadings},
                                 {"remarks", std::move(remarks)}});
    }
    return {};
}

Result<void> saveProfileOf(workspace::Workspace& project, const ImportArguments& arguments,
                           const intake::ReadChoices& choices, const std::string& dataset)
{
    WB_TRY(const auto imported, project.dataset(dataset));
    workspace::MappingProfile profile{
        .name = *arguments.saveProfile, .role = arguments.role.value_or(""), .readOptions = intake::toJson(choices)};
    for (const workspace::Column& column : imported.schema.columns) {
        profile.columns.push_back(column.name);
    }
    WB_TRY(const auto roles, project.roles());
    for (const workspace::RoleAssignment& role : roles) {
        if (role.dataset == dataset && role.role == profile.role) {
            profile.fields = role.fields;
        }
    }
    WB_TRY(const auto inverse, project.apply(workspace::SaveProfile{.name = profile.name, .profile = profile}));
    static_cast<void>(inverse);
    return {};
}

intake::ImportRequest requestFor(const ImportArguments& arguments, const std::filesystem::path& source,
                                 const intake::ReadChoices& choices)
{
    return {.source = source,
            .choices = choices,
            .layerName = arguments.layer,
            .role = arguments.role,
            .profile = arguments.profile,
            .entry = {.source = arguments.source.value_or(""),
                      .licence = arguments.licence.value_or(""),
                      .attribution = arguments.attribution.value_or(""),
                      .dataDate = arguments.dataDate.value_or("")},
            .replace = arguments.replace};
}

bool isOnOneGrid(const workspace::LayerSchema& one, const workspace::LayerSchema& other)
{
    constexpr double kOffGrid = 0.05; // of a cell
    const workspace::RasterGrid& a = *one.raster;
    const workspace::RasterGrid& b = *other.raster;
    const auto isWhole = [](double steps) { return std::abs(steps - std::round(steps)) < kOffGrid; };
    return one.srsId == other.srsId && a.kind == b.kind && a.bands == b.bands && a.cellWidth == b.cellWidth &&
           a.cellHeight == b.cellHeight && isWhole((a.west - b.west) / a.cellWidth) &&
           isWhole((a.north - b.north) / a.cellHeight);
}

bool overlap(const workspace::RasterGrid& a, const workspace::RasterGrid& b)
{
    const double slackX = a.cellWidth / 2.0;
    const double slackY = a.cellHeight / 2.0;
    return a.west < b.east() - slackX && b.west < a.east() - slackX && a.south() < b.north - slackY &&
           b.south() < a.north - slackY;
}

/// Heights of ground and of roofs lie on one grid as well, but on top of each other.
bool areTiles(const std::vector<workspace::LayerSchema>& rasters)
{
    for (std::size_t i = 0; i < rasters.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (!isOnOneGrid(rasters[i], rasters[k]) || overlap(*rasters[i].raster, *rasters[k].raster)) {
                return false;
            }
        }
    }
    return rasters.size() > 1;
}

/// Tiles are one layer only where they come in one archive.
void remarkTiles(Session& session, const std::vector<workspace::LayerSchema>& rasters)
{
    if (!areTiles(rasters)) {
        return;
    }
    session.remark(
        {"Die Raster sind Kacheln eines Gitters, aber je eine Ebene geworden. Für eine gemeinsame Ebene die "
         "Dateien in ein ZIP packen und dieses importieren.",
         "The rasters are tiles of one grid, but have become a layer each. For one layer, pack the files into "
         "a ZIP and import that."});
}

/// A file that cannot be imported does not keep the others from it; its error is what the program ends with.
int importAll(Session& session, workspace::Workspace& project, const ImportArguments& arguments,
              const intake::ReadChoices& choices, const intake::WorkerSetup& setup)
{
    Totals totals;
    int status = 0;
    nlohmann::json failures = nlohmann::json::array();
    for (const auto& source : arguments.sources) {
        const std::size_t before = totals.layers.size();
        auto outcome = importOne(session, project, requestFor(arguments, source, choices), setup, totals);
        if (outcome && arguments.saveProfile && totals.layers.size() > before) {
            outcome = saveProfileOf(project, arguments, choices, totals.layers[before]["dataset"]["name"]);
        }
        if (!outcome) {
            if (arguments.sources.size() == 1) {
                return session.fail(outcome.error());
            }
            status = session.failLine(outcome.error(), source.string());
            failures.push_back(
                {{"source", source.string()}, {"exitCode", status}, {"message", cli::jsonOf(outcome.error().message)}});
            if (outcome.error().code == ErrorCode::Cancelled) {
                break;
            }
        }
    }
    if (const auto closed = project.close(); !closed) {
        return session.fail(closed.error());
    }
    if (arguments.sources.size() > 1) {
        remarkTiles(session, totals.rasters);
    }
    session.result({{"layers", std::move(totals.layers)}, {"failures", std::move(failures)}}, totals.lines);
    return status;
}

} // namespace

int runImport(Session& session, const ImportArguments& arguments)
{
    const intake::WorkerSetup setup{.requireSandbox = arguments.requireSandbox};
    if (arguments.previewOnly) {
        const auto shown = showPreviews(session, arguments, setup);
        return shown ? 0 : session.fail(shown.error());
    }
    const auto choices = choicesFrom(arguments);
    if (!choices) {
        return session.fail(choices.error());
    }
    auto project = openProject(session, arguments.file, workspace::Access::ReadWrite);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    return importAll(session, opened, arguments, *choices, setup);
}

} // namespace weitblick::cli
