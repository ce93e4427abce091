// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/station_readings.h"

#include "core/analysis/registry/registry.h"
#include "core/base/berlin_clock.h"
#include "core/geo/gpkg_geometry.h"
#include "core/series/series_store.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/layer_reader.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;
using series::SeriesDescription;

constexpr std::int64_t kCivilDayS = 86'400;

/// A row of the layer of sites.
struct SiteRow {
    std::string name;
    std::vector<std::byte> geometry;
};

std::string textOf(const workspace::Cell& cell)
{
    const auto* const text = std::get_if<std::string_view>(&cell);
    return text == nullptr ? std::string() : std::string(*text);
}

/// The column that plays a field of the role, or the one that imports of time series write.
std::optional<std::size_t> columnFor(RunContext& context, std::string_view input, std::string_view field,
                                     std::string_view usual)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    const auto named = context.fieldColumn(input, field);
    return named ? schema.indexOf(*named) : schema.indexOf(usual);
}

Result<std::map<std::string, SiteRow>> siteRows(RunContext& context, std::string_view input)
{
    std::map<std::string, SiteRow> rows;
    const auto key = columnFor(context, input, "key", "kennung");
    const auto name = columnFor(context, input, "name", "name");
    if (!key) {
        return rows;
    }
    WB_TRY(auto reader, context.read(input));
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return rows;
        }
        SiteRow row;
        row.name = name ? textOf(reader.value(*name)) : std::string();
        row.geometry.assign(reader.geometry().begin(), reader.geometry().end());
        rows.emplace(textOf(reader.value(*key)), std::move(row));
    }
}

bool isMeant(const SeriesDescription& series, const std::string& quantity)
{
    return quantity.empty() || series.property == quantity || series.title == quantity || series.key == quantity;
}

Error noSeries(const std::string& set, const std::string& quantity, const std::vector<SeriesDescription>& all)
{
    if (all.empty()) {
        return {.code = ErrorCode::NotFound,
                .message = {"zu „" + set + "“ sind keine Zeitreihen im Projekt",
                            "the project has no time series of “" + set + "”"},
                .subject = set,
                .advice = {"Eine Ebene wählen, die beim Import von Messwerten entstanden ist",
                           "Choose a layer that an import of readings has made"}};
    }
    std::set<std::string> known;
    std::ranges::for_each(all, [&known](const SeriesDescription& one) { known.insert(one.property); });
    std::string list;
    for (const std::string& one : known) {
        list += (list.empty() ? "" : ", ") + one;
    }
    return {.code = ErrorCode::NotFound,
            .message = {"„" + set + "“ misst nicht „" + quantity + "“",
                        "“" + set + "” does not measure “" + quantity + "”"},
            .subject = quantity,
            .advice = {"Gemessen wird: " + list, "It measures: " + list}};
}

void setPlace(Station& station)
{
    const auto header =
        station.geometry.empty() ? Result<geo::GpkgHeader>(Error{}) : geo::readGpkgHeader(station.geometry);
    if (header && !header->isEmpty && !std::isnan(header->envelope.minX)) {
        station.place = {(header->envelope.minX + header->envelope.maxX) / 2,
                         (header->envelope.minY + header->envelope.maxY) / 2};
    }
}

Result<std::int64_t> beginOfDay(const std::string& text, int daysLater)
{
    const auto date = analysis::registry::dateFromIso(text);
    if (!date) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + text + "“ ist kein Datum", "“" + text + "” is no date"},
                     .subject = text,
                     .advice = {"Ein Datum wie 2025-03-31 angeben", "Give a date like 2025-03-31"}};
    }
    const std::int64_t localS = (std::chrono::sys_days(*date).time_since_epoch().count() + daysLater) * kCivilDayS;
    WB_TRY(const auto clock, BerlinClock::over(localS, localS));
    return clock.utcS(localS);
}

} // namespace

Result<StationReadings> readStations(RunContext& context, std::string_view input, std::string_view quantityParameter,
                                     Job& job)
{
    const std::string set = context.input(input).schema.name;
    const std::string quantity = context.has(quantityParameter) ? context.text(quantityParameter) : std::string();
    WB_TRY(auto store, series::SeriesStore::open(context.project()));
    WB_TRY(const auto all, store.series(set));
    WB_TRY(const auto sites, store.sites(set));
    WB_TRY(const auto rows, siteRows(context, input));
    std::vector<series::SeriesId> ids;
    StationReadings found;
    for (const SeriesDescription& one : all) {
        if (!isMeant(one, quantity)) {
            continue;
        }
        Station station{
            .key = one.key, .name = one.title, .geometry = {}, .place = {}, .id = one.id, .series = ids.size()};
        const auto site = std::ranges::lower_bound(sites, one.site, {}, &series::Site::id);
        if (site != sites.end() && site->id == one.site) {
            station.key = site->key;
            station.name = site->title.empty() ? site->key : site->title;
            if (const auto row = rows.find(site->key); row != rows.end()) {
                station.name = row->second.name.empty() ? station.name : row->second.name;
                station.geometry = row->second.geometry;
            }
        }
        setPlace(station);
        found.stations.push_back(std::move(station));
        ids.push_back(one.id);
    }
    if (ids.empty()) {
        return noSeries(set, quantity, all);
    }
    WB_TRY(found.columns, store.columns(ids, {}, job));
    context.countRead(static_cast<std::int64_t>(ids.size()));
    return found;
}

std::vector<analysis::Parameter> periodParameters()
{
    return {{.id = "from",
             .title = {"Erster Tag", "First day"},
             .help = {"Ab diesem Tag, zum Beispiel 2025-01-01; leer: von Anfang an.",
                      "From this day on, for example 2025-01-01; empty: from the beginning."},
             .kind = ParameterKind::Text,
             .presence = Presence::Optional},
            {.id = "to",
             .title = {"Letzter Tag", "Last day"},
             .help = {"Bis zum Ende dieses Tages; leer: bis zum letzten Wert.",
                      "To the end of this day; empty: to the last reading."},
             .kind = ParameterKind::Text,
             .presence = Presence::Optional}};
}

analysis::Parameter quantityParameter()
{
    return {
        .id = "quantity",
        .title = {"Messgröße", "Quantity"},
        .help = {"Zum Beispiel NO2; leer: alles, was gemessen wird.", "For example NO2; empty: all that is measured."},
        .kind = ParameterKind::Text,
        .presence = Presence::Optional};
}

Result<series::TimeSpan> periodOf(RunContext& context, const series::SeriesColumns& columns)
{
    series::TimeSpan span = columns.span();
    if (context.has("from")) {
        WB_TRY(span.fromUtcS, beginOfDay(context.text("from"), 0));
    }
    if (context.has("to")) {
        WB_TRY(span.toUtcS, beginOfDay(context.text("to"), 1));
    }
    if (span.toUtcS <= span.fromUtcS) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"in diesem Zeitraum liegt nichts", "nothing lies in that period"},
                     .subject = "from",
                     .advice = {"Einen Zeitraum wählen, in dem gemessen wurde",
                                "Choose a period in which something was measured"}};
    }
    return span;
}

analysis::Input sitesInput()
{
    return {.id = "sites",
            .title = {"Messstellen", "Sites"},
            .help = {"Ebene der Orte, an denen gemessen wird; ihre Messwerte liegen als Zeitreihen im Projekt.",
                     "Layer of the places of measurement; their readings are time series of the project."},
            .role = "sensor_sites",
            .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Table}};
}

} // namespace weitblick::sensing
