// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/tile_answer.h"

#include "core/analysis/resource_folder.h"
#include "core/dashboard/answers.h"
#include "core/dashboard/next_step.h"
#include "core/dashboard/personal_values.h"
#include "core/dashboard/sources.h"

#include <filesystem>
#include <utility>

namespace weitblick::dashboard {

namespace {

/// Beside the project file, else among what the program ships.
Shown pictureOf(const Sources& sources, const ImageContent& image)
{
    const std::filesystem::path wanted(image.path);
    for (const auto& folder : {sources.project().file().parent_path(), analysis::resourceFolder("pictures")}) {
        const std::filesystem::path file = (folder / wanted).lexically_normal();
        const bool isInside = !wanted.is_absolute() && !wanted.lexically_normal().string().starts_with("..");
        std::error_code status;
        if (!image.path.empty() && isInside && std::filesystem::is_regular_file(file, status)) {
            return ImageAnswer{.path = std::filesystem::absolute(file).string(), .description = image.description};
        }
    }
    return MissingAnswer{
        .what = MissingAnswer::What::File,
        .id = image.path,
        .reason = {"Das Bild „" + image.path + "“ liegt nicht neben dem Projekt",
                   "The picture “" + image.path + "” is not beside the project"},
        .step = {.kind = NextStep::Kind::EditTile, .label = {"Kachel bearbeiten …", "Edit the tile …"}}};
}

/// Calls the function for the kind of content.
struct Answering {
    Sources& sources;
    TileAnswer& answer;
    Job& job;

    Result<Shown> operator()(const MapContent& content) const { return answerMap(sources, content, answer, job); }
    Result<Shown> operator()(const KpiContent& content) const { return answerKpi(sources, content, answer, job); }
    Result<Shown> operator()(const GaugeContent& content) const { return answerGauge(sources, content, answer, job); }
    Result<Shown> operator()(const BarContent& content) const { return answerBar(sources, content, answer, job); }
    Result<Shown> operator()(const LineContent& content) const { return answerLine(sources, content, answer, job); }
    Result<Shown> operator()(const HistogramContent& content) const
    {
        return answerHistogram(sources, content, answer, job);
    }
    Result<Shown> operator()(const BoxContent& content) const { return answerBox(sources, content, answer, job); }
    Result<Shown> operator()(const ScatterContent& content) const
    {
        return answerScatter(sources, content, answer, job);
    }
    Result<Shown> operator()(const HeatCalendarContent& content) const
    {
        return answerHeatCalendar(sources, content, answer, job);
    }
    Result<Shown> operator()(const SankeyContent& content) const { return answerSankey(sources, content, answer, job); }
    Result<Shown> operator()(const TableContent& content) const { return answerTable(sources, content, answer, job); }
    Result<Shown> operator()(const TextContent& content) const
    {
        return Shown(TextAnswer{.markdown = content.markdown});
    }
    Result<Shown> operator()(const ImageContent& content) const { return pictureOf(sources, content); }
    Result<Shown> operator()(const FilterContent& content) const { return answerFilter(sources, content, answer, job); }
};

/// Which analysis to run again, where the first stale dataset is a result.
NextStep refreshOf(workspace::Workspace& project, const std::vector<std::string>& datasets)
{
    for (const std::string& dataset : datasets) {
        const auto found = project.dataset(dataset);
        const auto lineage = project.lineage(dataset);
        if (found && found->stale && lineage && lineage->record.activity != "import") {
            return {.kind = NextStep::Kind::RunAnalysis,
                    .target = lineage->record.activity,
                    .label = {"Neu rechnen …", "Compute again …"}};
        }
    }
    return {};
}

Result<TileAnswer> answerWith(Sources& sources, const Tile& tile, Job& job)
{
    WB_CHECK(job.report(0.0, tile.id));
    TileAnswer answer{.tile = tile.id, .kind = tile.kind(), .title = tile.title, .note = tile.note};
    WB_TRY(answer.shown, std::visit(Answering{.sources = sources, .answer = answer, .job = job}, tile.content));
    WB_CHECK(withholdPersonal(sources, tile, answer, job));
    if (answer.title.empty() && tile.kind() != TileKind::Text && tile.kind() != TileKind::Image) {
        answer.title = titleOf(tile.kind());
    }
    if (answer.isStale) {
        answer.refresh = refreshOf(sources.project(), answer.datasets);
    }
    return answer;
}

} // namespace

Result<TileAnswer> answerTile(workspace::Workspace& project, const Dashboard& dashboard, const Tile& tile,
                              const Selection& selection, Job& job)
{
    Dashboard one{.id = dashboard.id, .title = {}, .summary = {}, .scenarios = dashboard.scenarios, .tiles = {tile}};
    WB_TRY(const Dashboard resolved, withMadeResults(project, std::move(one)));
    Sources sources(project, resolved, selection);
    return answerWith(sources, resolved.tiles.front(), job);
}

Result<std::vector<TileAnswer>> answerDashboard(workspace::Workspace& project, const Dashboard& dashboard,
                                                const Selection& selection, Job& job)
{
    WB_TRY(const Dashboard resolved, withMadeResults(project, dashboard));
    Sources sources(project, resolved, selection);
    std::vector<TileAnswer> answers;
    const auto count = static_cast<double>(resolved.tiles.size());
    for (const Tile& tile : resolved.tiles) {
        const auto done = static_cast<double>(answers.size());
        Job part = job.part(done / count, (done + 1.0) / count);
        WB_TRY(TileAnswer answer, answerWith(sources, tile, part));
        answers.push_back(std::move(answer));
    }
    return answers;
}

Result<std::vector<ZoneChoice>> zoneChoices(workspace::Workspace& project, Job& job)
{
    WB_TRY(const std::vector<ResultDataset> datasets, resultDatasets(project));
    std::vector<ZoneChoice> choices;
    if (datasets.empty()) {
        return choices;
    }
    WB_TRY(const IndicatorResults results, IndicatorResults::read(project, datasets.front().dataset, job));
    for (const Level level : {Level::Zones, Level::Districts}) {
        for (const auto* const zone : results.zones(level)) {
            choices.push_back({.key = zone->zoneKey, .name = zone->zoneName, .level = level});
        }
    }
    return choices;
}

} // namespace weitblick::dashboard
