// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_json_format.h"

#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/series/json_rows.h"
#include "core/intake/series/json_values.h"
#include "core/intake/series/ngsi.h"
#include "core/intake/series/sensorthings.h"
#include "core/intake/series/series_layers.h"
#include "core/intake/series/table_series.h"
#include "core/intake/table/table_import.h"
#include "core/intake/vector/recognise.h"
#include "core/io/file_pieces.h"

#include <algorithm>
#include <array>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;

/// GeoJSON with these members is an observation of car parks.
constexpr std::array<std::string_view, 3> kLiveMembers = {"\"obs_free\"", "\"real_fcap\"",
                                                          "\"realtime_free_capacity\""};

bool isSeriesJson(std::string_view head, const fs::path& name)
{
    const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos || (head[start] != '{' && head[start] != '[')) {
        return false;
    }
    if (isSensorThings(head) || isNgsi(head)) {
        return true;
    }
    if (isGeoJson(head, name) || isGeoJsonSequence(head, name)) {
        return std::ranges::any_of(
            kLiveMembers, [head](std::string_view words) { return head.find(words) != std::string_view::npos; });
    }
    if (head.find("\"Topology\"") != std::string_view::npos) {
        return false; // a map, but in a form that is not read
    }
    // A list of objects, or an object with members: "[{" or "{\"".
    const std::size_t next = head.find_first_not_of(" \t\r\n", start + 1);
    return next != std::string_view::npos && (head[start] == '[' ? head[next] == '{' : head[next] == '"');
}

/// A JSON file with what its tree and its rows live in.
struct OpenJson {
    simdjson::dom::parser parser;
    std::unique_ptr<JsonRows> rows;
    ReadChoices tableChoices;                  ///< of the rows
    std::unique_ptr<ObservationSource> source; ///< nothing: the rows are a table
};

Error withoutSeries(const fs::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die JSON-Datei enthält weder Messwerte mit Zeitpunkt noch eine Liste von Objekten",
                             "the JSON file holds neither readings with an instant nor a list of objects"},
                 .subject = file.filename().string(),
                 .advice = {"Gelesen werden SensorThings, NGSI, Belegungen von Parkhäusern, Listen von Objekten mit "
                            "Zeit und Zahlen, und Karten als GeoJSON",
                            "Read are SensorThings, NGSI, occupancies of car parks, lists of objects with time and "
                            "numbers, and maps as GeoJSON"}};
}

/// Positions of services are degrees.
Result<void> placeInDegrees(GatheredObservations& gathered, const ReadChoices& choices)
{
    geo::Envelope extent;
    for (const ObservedSite& site : gathered.facts.places) {
        if (site.x && site.y) {
            extent.include(*site.x, *site.y);
        }
    }
    if (extent.isEmpty()) {
        return {};
    }
    gathered.facts.sites.schema.geometry = workspace::GeometryType::Point;
    return chooseCrs(gathered.facts.sites, choices, "EPSG:4326", extent);
}

Result<void> gather(OpenJson& json, simdjson::dom::element root, const fs::path& file, std::string_view head,
                    const ReadChoices& choices)
{
    auto gathered = std::make_unique<GatheredObservations>();
    gathered->facts.sites.choices = choices;
    gathered->facts.sites.schema.name = usableLayerName(file.stem().string());
    if (isSensorThings(head)) {
        SensorThings(*gathered).read(root);
        gathered->facts.sites.remarks.emplace_back("SensorThings 1.1", "SensorThings 1.1");
    } else {
        NgsiEntities(*gathered).read(root);
        gathered->facts.sites.remarks.emplace_back("Kontextdaten nach NGSI-v2 oder NGSI-LD; Zeiten ohne Zone in UTC",
                                                   "context data of NGSI-v2 or NGSI-LD; times without a zone in UTC");
    }
    WB_CHECK(placeInDegrees(*gathered, choices));
    if (gathered->readings.empty()) {
        return withoutSeries(file);
    }
    json.source = std::move(gathered);
    return {};
}

Result<std::unique_ptr<OpenJson>> open(const fs::path& file, const ReadChoices& choices)
{
    auto json = std::make_unique<OpenJson>();
    WB_TRY(const std::string head, io::headOf(file, kHeadBytes));
    WB_TRY(const simdjson::dom::element root, parsedJson(file, json->parser));
    if (isSensorThings(head) || isNgsi(head)) {
        WB_CHECK(gather(*json, root, file, head, choices));
        return json;
    }
    json->rows = JsonRows::over(root, file.stem().string());
    if (json->rows) {
        ReadChoices header = choices;
        header.headerLine = 1;
        header.headerRows = 1;
        if (!header.crs && !json->rows->crs().empty()) {
            header.crs = json->rows->crs();
        }
        json->tableChoices = header;
        WB_TRY(auto series, TableSeries::recognise(*json->rows, header, SurveyDepth::All));
        json->source = std::move(series);
    }
    if (!json->rows) {
        return withoutSeries(file);
    }
    return json;
}

Result<SourcePreview> previewJson(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_CHECK(job.report(0.0));
    WB_TRY(const auto json, open(file, choices));
    if (json->source) {
        return previewObservations(*json->source, job);
    }
    SourcePreview preview;
    WB_TRY(LayerPreview layer, table::previewTable(*json->rows, json->tableChoices, job));
    preview.layers.push_back(std::move(layer));
    return preview;
}

Result<void> readJson(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_CHECK(job.report(0.0));
    WB_TRY(const auto json, open(file, choices));
    return json->source ? readObservations(*json->source, sink, job)
                        : table::readTable(*json->rows, json->tableChoices, sink, job);
}

} // namespace

Format seriesJsonFormat()
{
    return {.id = "json",
            .title = {"JSON (SensorThings, NGSI, Parkdaten, Listen von Objekten)",
                      "JSON (SensorThings, NGSI, car parks, lists of objects)"},
            .extensions = {"json", "jsonld", "geojson"},
            .recognises = isSeriesJson,
            .preview = previewJson,
            .read = readJson};
}

} // namespace weitblick::intake
