// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/project_layers.h"

#include "core/map_link/waiting.h"
#include "core/qgis/private_folder.h"
#include "core/qgis/qml_style.h"

#include <algorithm>

namespace weitblick::qgis {

namespace fs = std::filesystem;
using workspace::Workspace;

namespace {

/// A name that the workspace takes: that of QGIS without the characters that tables do not like.
std::string layerName(std::string title)
{
    std::ranges::replace_if(
        title, [](char one) { return one == '"' || one == '\'' || one == ';' || one == '|' || one == '/'; }, '_');
    return title;
}

std::vector<std::string> columnsOf(const workspace::LayerSchema& schema)
{
    std::vector<std::string> names;
    std::ranges::transform(schema.columns, std::back_inserter(names), &workspace::Column::name);
    return names;
}

void takeStyle(const map_link::Layer& layer, TakenLayer& taken)
{
    const workspace::LayerSchema& schema = taken.imported.front().dataset.schema;
    auto style = themeFromQml(layer.style.qml, schema.name, columnsOf(schema));
    if (!style) {
        taken.notTaken.push_back(style.error().message);
        return;
    }
    taken.theme = std::move(style->theme);
    taken.notTaken = std::move(style->notTaken);
}

Result<TakenLayer> take(Workspace& project, const map_link::Layer& layer, const intake::WorkerSetup& worker, Job& job)
{
    TakenLayer taken{.title = layer.title};
    intake::ImportRequest request{.source = layer.file, .layerName = layerName(layer.title)};
    request.entry.title = layer.title;
    request.entry.attribution = layer.attribution;
    if (!layer.table.empty()) {
        request.choices.layer = layer.table;
    }
    if (!layer.crs.empty()) {
        request.choices.crs = layer.crs;
    }
    auto imported = intake::importSource(project, request, worker, job);
    if (!imported) {
        if (imported.error().code == ErrorCode::Cancelled || imported.error().code == ErrorCode::ReadOnly) {
            return imported.error();
        }
        taken.failure = std::move(imported).error();
        return taken;
    }
    taken.imported = std::move(imported).value();
    if (!layer.style.qml.empty() && !taken.imported.empty()) {
        takeStyle(layer, taken);
    }
    return taken;
}

} // namespace

Result<map_link::ProjectImported> readQgisProject(const fs::path& file, const fs::path& mapHost, Job& job)
{
    std::error_code problem;
    const fs::path whole = fs::canonical(file, problem);
    if (problem) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"das Projekt ist nicht da", "the project is not there"},
                     .subject = file.string()};
    }
    WB_TRY(const PrivateFolder staging, PrivateFolder::create());
    map_link::MapHost host({.program = mapHost, .readable = {whole.parent_path()}, .stagingFolder = staging.path()});
    WB_CHECK(host.start());
    const map_link::RequestId request = host.ask(map_link::ImportProject{.file = whole.string()});
    return map_link::answerTo<map_link::ProjectImported>(host, request, job);
}

Result<std::vector<TakenLayer>> takeLayers(Workspace& project, const std::vector<map_link::Layer>& layers,
                                           const intake::WorkerSetup& worker, Job& job)
{
    std::vector<TakenLayer> all;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto share = [&](std::size_t number) {
            return static_cast<double>(number) / static_cast<double>(layers.size());
        };
        Job part = job.part(share(i), share(i + 1));
        WB_TRY(TakenLayer taken, take(project, layers[i], worker, part));
        all.push_back(std::move(taken));
    }
    return all;
}

} // namespace weitblick::qgis
