// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series_arrival.h"

#include "core/base/unit.h"
#include "core/geo/crs.h"
#include "core/geo/gpkg_geometry.h"
#include "core/intake/series/series_layers.h"

#include <algorithm>
#include <map>

namespace weitblick::intake {

using series::SeriesDescription;
using series::SeriesStore;
using workspace::Cell;
using workspace::RowBatch;
using workspace::RowCursor;
using workspace::Workspace;

namespace {

std::string textOf(const Cell& cell)
{
    const auto* text = std::get_if<std::string_view>(&cell);
    return text != nullptr ? std::string(*text) : std::string();
}

std::string joined(std::string one, const std::string& other)
{
    if (other.empty() || one == other || one.find(other) != std::string::npos) {
        return one;
    }
    return one.empty() || other.find(one) != std::string::npos ? other : one + ", " + other;
}

void remarkCount(std::vector<Text>& remarks, std::int64_t count, const std::string& german, const std::string& english)
{
    if (count > 0) {
        remarks.emplace_back(std::to_string(count) + german, std::to_string(count) + english);
    }
}

} // namespace

SeriesArrival::ArrivingSite SeriesArrival::arrivingFrom(std::span<const std::byte> geometry,
                                                        const std::vector<Cell>& cells)
{
    ArrivingSite arriving;
    arriving.geometry.assign(geometry.begin(), geometry.end());
    const auto header = geometry.empty() ? Result<geo::GpkgHeader>(Error{}) : geo::readGpkgHeader(geometry);
    if (header && !header->isEmpty) {
        arriving.site.x = header->envelope.minX;
        arriving.site.y = header->envelope.minY;
    }
    arriving.site.key = textOf(cells[0]);
    arriving.site.name = textOf(cells[1]);
    arriving.properties = textOf(cells[2]);
    const auto* series = std::get_if<std::int64_t>(&cells[3]);
    const auto* capacity = std::get_if<double>(&cells[4]);
    arriving.series = series != nullptr ? *series : 0;
    arriving.site.capacity = capacity != nullptr ? std::optional(*capacity) : std::nullopt;
    return arriving;
}

void SeriesArrival::addSites(const RowBatch& rows)
{
    RowCursor cursor(rows);
    while (cursor.next()) {
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < siteColumns().size(); ++i) {
            cells.push_back(cursor.nextValue());
        }
        m_sites.push_back(arrivingFrom(cursor.geometry(), cells));
    }
}

/// Sites of the layer as it is: those that come again lend what the file does not say of them, the others stay.
Result<void> SeriesArrival::mergeKnown(Workspace& project)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < m_sites.size(); ++i) {
        places[m_sites[i].site.key] = i;
    }
    WB_TRY(auto reader, project.read(m_name));
    if (reader.columns() != siteColumns()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Spalten der Ebene sind verändert: neue Orte passen nicht mehr dazu",
                                 "the columns of the layer have been changed: new sites do not fit any more"},
                     .subject = m_name,
                     .advice = {"Unter einem anderen Namen importieren", "Import under another name"}};
    }
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return {};
        }
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < reader.columnCount(); ++i) {
            cells.push_back(reader.value(i));
        }
        ArrivingSite before = arrivingFrom(reader.geometry(), cells);
        const auto coming = places.find(before.site.key);
        if (coming == places.end()) {
            m_sites.push_back(std::move(before));
            continue;
        }
        ArrivingSite& site = m_sites[coming->second];
        if (!site.site.x) {
            site.site.x = before.site.x;
            site.site.y = before.site.y;
            site.geometry = std::move(before.geometry);
        }
        site.site.name = site.site.name == site.site.key ? before.site.name : site.site.name;
        site.site.capacity = site.site.capacity ? site.site.capacity : before.site.capacity;
        site.properties = joined(before.properties, site.properties);
        site.series = std::max(site.series, before.series);
    }
}

void SeriesArrival::beginReadings(const LayerPreview& layer)
{
    m_streams = layer.streams;
    m_readings.assign(m_streams.size(), {});
}

Result<void> SeriesArrival::addReadings(const RowBatch& rows)
{
    RowCursor cursor(rows);
    while (cursor.next()) {
        const Cell stream = cursor.nextValue();
        const Cell utcS = cursor.nextValue();
        const Cell value = cursor.nextValue();
        const auto* at = std::get_if<std::int64_t>(&stream);
        const auto* instant = std::get_if<std::int64_t>(&utcS);
        const auto* number = std::get_if<double>(&value);
        if (at == nullptr || instant == nullptr || number == nullptr || *at < 0 ||
            static_cast<std::size_t>(*at) >= m_readings.size()) {
            return Error{.code = ErrorCode::Worker,
                         .message = {"ein Messwert kam beschädigt an", "a reading arrived damaged"},
                         .subject = m_name};
        }
        m_readings[static_cast<std::size_t>(*at)].push_back({.utcS = *instant, .value = *number});
    }
    return {};
}

Result<workspace::LayerLoader> SeriesArrival::sitesLayer(Workspace& project, const std::string& purpose, Job& job)
{
    workspace::LayerSchema schema = m_sitesLayer.schema;
    schema.name = m_name;
    if (m_known == KnownSites::Extend) {
        if (const auto existing = project.dataset(m_name)) {
            m_hasLayer = true;
            WB_CHECK(mergeKnown(project));
            const bool hasPlace = existing->schema.geometry != workspace::GeometryType::None;
            schema.geometry = hasPlace ? existing->schema.geometry : schema.geometry;
            schema.srsId = hasPlace ? existing->schema.srsId : schema.srsId;
        }
    }
    RowBatch rows;
    for (const ArrivingSite& arriving : m_sites) {
        rows.beginRow();
        if (!arriving.geometry.empty()) {
            rows.geometry(arriving.geometry);
        }
        rows.addText(arriving.site.key);
        rows.addText(arriving.site.name);
        rows.addText(arriving.properties);
        rows.add(arriving.series);
        if (arriving.site.capacity) {
            rows.add(*arriving.site.capacity);
        } else {
            rows.addNull();
        }
        rows.endRow();
    }
    WB_TRY(auto loader, project.load(std::move(schema), purpose));
    WB_CHECK(loader.append(rows, job));
    WB_CHECK(loader.prepare(job));
    return loader;
}

Result<std::vector<series::SiteId>> SeriesArrival::storeSites(SeriesStore& store, int projectSrsId)
{
    WB_TRY(const auto toDegrees,
           geo::Transformer::create(geo::Crs{"EPSG:" + std::to_string(projectSrsId)}, geo::Crs{"EPSG:4326"}));
    std::vector<series::SiteId> ids;
    for (const ArrivingSite& arriving : m_sites) {
        series::Site site{.id = {}, .set = m_name, .key = arriving.site.key, .title = arriving.site.name, .note = {}};
        if (arriving.site.x && arriving.site.y) {
            double x = *arriving.site.x;
            double y = *arriving.site.y;
            if (toDegrees.apply({&x, 1}, {&y, 1}) == 0) {
                site.lonDeg = x;
                site.latDeg = y;
            }
        }
        WB_TRY(const series::SiteId id, store.putSite(site));
        ids.push_back(id);
    }
    return ids;
}

/// A series keeps its unit: readings in another one of the same quantity are converted.
Result<void> SeriesArrival::convertUnits(const SeriesDescription& known, std::size_t stream)
{
    ObservedStream& arriving = m_streams[stream];
    if (known.unit == arriving.unit) {
        return {};
    }
    const auto unitOf = [](const std::string& symbol) { return parseUnit(symbol == "1" ? "" : symbol); };
    WB_TRY(const Unit from, unitOf(arriving.unit));
    WB_TRY(const Unit to, unitOf(known.unit));
    auto factor = conversion(from, to);
    if (!factor) {
        return std::move(factor).error().during("converting the unit of series " + arriving.key);
    }
    for (series::Reading& reading : m_readings[stream]) {
        reading.value = factor->apply(reading.value);
    }
    m_remarks.emplace_back("„" + arriving.title + "“ von " + arriving.unit + " in " + known.unit + " umgerechnet",
                           "'" + arriving.title + "' converted from " + arriving.unit + " to " + known.unit);
    arriving.unit = known.unit;
    return {};
}

Result<std::vector<series::SeriesId>> SeriesArrival::storeSeries(SeriesStore& store,
                                                                 const std::vector<series::SiteId>& sites)
{
    std::map<std::string, series::SiteId> siteIds;
    for (std::size_t i = 0; i < m_sites.size(); ++i) {
        siteIds[m_sites[i].site.key] = sites[i];
    }
    WB_TRY(const auto existing, store.series(m_name));
    std::map<std::string, const SeriesDescription*> byKey;
    for (const SeriesDescription& description : existing) {
        byKey[description.key] = &description;
    }
    std::vector<series::SeriesId> ids;
    for (std::size_t i = 0; i < m_streams.size(); ++i) {
        const auto known = byKey.find(m_streams[i].key);
        if (known != byKey.end()) {
            WB_CHECK(convertUnits(*known->second, i));
        }
        const ObservedStream& stream = m_streams[i];
        SeriesDescription description = known == byKey.end() ? SeriesDescription{} : *known->second;
        description.set = m_name;
        description.key = stream.key;
        description.site = siteIds[stream.site];
        description.title = stream.title;
        description.property = stream.property;
        description.unit = stream.unit;
        description.kind = stream.kind;
        description.intervalS = stream.intervalS > 0 ? stream.intervalS : description.intervalS;
        WB_TRY(const series::SeriesId id, store.putSeries(description));
        ids.push_back(id);
    }
    return ids;
}

Result<void> SeriesArrival::storeSet(SeriesStore& store) const
{
    series::SeriesSet set{.name = m_name, .title = m_name, .source = {}, .licence = {}, .attribution = {}, .note = {}};
    WB_TRY(const auto sets, store.sets());
    if (const auto existing = std::ranges::find(sets, m_name, &series::SeriesSet::name); existing != sets.end()) {
        set = *existing;
    }
    const auto take = [](std::string& into, const std::string& given) { into = given.empty() ? into : given; };
    take(set.title, m_entry.title);
    take(set.source, m_entry.source);
    take(set.licence, m_entry.licence);
    take(set.attribution, m_entry.attribution);
    return store.putSet(set);
}

/// Readings of a layer that is in the bin do not come back with a new one of its name. What a synchronisation keeps
/// here (its note says how far it has come) stays.
Result<void> SeriesArrival::clearLeftovers(SeriesStore& store) const
{
    if (m_known == KnownSites::Extend && m_hasLayer) {
        return {};
    }
    WB_TRY(const auto sets, store.sets());
    const auto existing = std::ranges::find(sets, m_name, &series::SeriesSet::name);
    const bool isOurs = existing != sets.end() && (m_known == KnownSites::Replace || existing->note.empty());
    return isOurs ? store.removeSet(m_name) : Result<void>();
}

Result<void> SeriesArrival::store(SeriesStore& store, int projectSrsId, Job& job)
{
    WB_CHECK(clearLeftovers(store));
    WB_CHECK(storeSet(store));
    WB_TRY(const auto sites, storeSites(store, projectSrsId));
    WB_TRY(const auto ids, storeSeries(store, sites));
    std::vector<series::SeriesReadings> batches;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        batches.push_back({.series = ids[i], .readings = m_readings[i]});
    }
    WB_TRY(const auto report, store.append(batches, job));
    remarkCount(m_remarks, report.changed, " Messwerte ersetzen frühere mit derselben Zeit",
                " readings replace earlier ones of the same time");
    remarkCount(m_remarks, report.repeated, " Messwerte waren schon da oder standen doppelt in der Datei",
                " readings were there already, or twice in the file");
    remarkCount(m_remarks, report.refused, " Messwerte liegen außerhalb der Jahre 1900 bis 2199",
                " readings lie outside of the years 1900 to 2199");
    return {};
}

Result<bool> hasSeriesOf(Workspace& project, const std::string& name)
{
    if (!project.dataset(name)) {
        return false;
    }
    WB_TRY(auto store, SeriesStore::open(project));
    WB_TRY(const auto sets, store.sets());
    return std::ranges::find(sets, name, &series::SeriesSet::name) != sets.end();
}

workspace::RoleAssignment sitesRoleOf(const std::string& dataset)
{
    return {.role = std::string(kSitesRole),
            .dataset = dataset,
            .fields = {{"key", std::string(kSiteKeyColumn)},
                       {"name", std::string(kSiteNameColumn)},
                       {"quantity", std::string(kSitePropertiesColumn)}}};
}

Result<void> extendLineage(Workspace& project, const std::string& name, const SeriesArrival& arrival,
                           workspace::LineageRecord& lineage)
{
    if (arrival.known() == KnownSites::Replace || !project.dataset(name)) {
        return {};
    }
    WB_TRY(const workspace::LineageTree before, project.lineage(name));
    std::vector<workspace::SourceFile> sources = before.record.sources;
    for (const workspace::SourceFile& file : lineage.sources) {
        if (std::ranges::find(sources, file) == sources.end()) {
            sources.push_back(file);
        }
    }
    lineage.sources = std::move(sources);
    return {};
}

Result<std::vector<workspace::Dataset>> publishWithSeries(Workspace& project, std::vector<SeriesArrival>& arrivals,
                                                          std::vector<Workspace::Publication> publications, Job& job)
{
    if (arrivals.empty()) {
        return project.publishTogether(std::move(publications), job);
    }
    constexpr double kStoreShare = 0.8;
    WB_TRY(auto store, SeriesStore::open(project));
    WB_TRY(auto transaction, store.begin());
    for (SeriesArrival& arrival : arrivals) {
        Job storing = job.part(0.0, kStoreShare);
        WB_CHECK(arrival.store(store, project.projectSrsId(), storing));
    }
    Job publishing = job.part(kStoreShare, 1.0);
    WB_TRY(auto datasets, project.publishTogether(std::move(publications), publishing));
    WB_CHECK(transaction.commit());
    return datasets;
}

} // namespace weitblick::intake
