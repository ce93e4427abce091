// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_layers.h"

#include "core/base/number_text.h"
#include "core/base/utc_time.h"
#include "core/intake/column_names.h"
#include "core/intake/first_rows.h"
#include "core/intake/row_gate.h"
#include "core/intake/table/geometry_text.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace weitblick::intake {

namespace {

using workspace::ColumnType;
using workspace::GeometryType;

constexpr double kSurveyShare = 0.4; ///< of the work; writing the rows is the rest
constexpr std::size_t kBatchRows = 16'384;

/// What the sites say of their series.
struct SiteSummary {
    std::set<std::string> properties;
    std::int64_t series = 0;
};

/// "PM10, PM2.5"
std::string listOf(const std::set<std::string>& properties)
{
    std::string list;
    for (const std::string& property : properties) {
        list += (list.empty() ? "" : ", ") + property;
    }
    return list;
}

std::map<std::string, SiteSummary> summaries(const ObservedFacts& facts)
{
    std::map<std::string, SiteSummary> all;
    for (const ObservedStream& stream : facts.streams) {
        SiteSummary& summary = all[stream.site];
        summary.properties.insert(stream.property);
        ++summary.series;
    }
    return all;
}

LayerPreview readingsLayer(const ObservedFacts& facts)
{
    LayerPreview layer;
    layer.seriesPart = SeriesPart::Readings;
    layer.streams = facts.streams;
    layer.choices = facts.sites.choices;
    layer.rowEstimate = facts.readingEstimate;
    layer.schema.name = usableLayerName(facts.sites.schema.name + "_messwerte");
    layer.schema.columns = {{.name = "reihe", .type = ColumnType::Integer, .unit = {}, .title = "Reihe"},
                            {.name = "zeit_utc", .type = ColumnType::Integer, .unit = "s", .title = "Zeit (UTC)"},
                            {.name = "wert", .type = ColumnType::Real, .unit = {}, .title = "Wert"}};
    return layer;
}

void describeSites(LayerPreview& layer, const ObservedFacts& facts)
{
    layer.seriesPart = SeriesPart::Sites;
    layer.schema.columns = siteColumns();
    layer.rowEstimate = static_cast<std::int64_t>(facts.places.size());
    const bool anyPlace = std::ranges::any_of(facts.places, [](const ObservedSite& site) { return site.x && site.y; });
    layer.schema.geometry = anyPlace ? GeometryType::Point : GeometryType::None;
    if (!anyPlace) {
        layer.schema.srsId = 0;
        std::erase_if(layer.questions, [](const Question& question) { return question.id == "crs"; });
    }
    const std::string sites = std::to_string(facts.places.size());
    const std::string streams = std::to_string(facts.streams.size());
    layer.remarks.insert(layer.remarks.begin(),
                         Text("als Zeitreihe erkannt: " + sites + (facts.places.size() == 1 ? " Ort, " : " Orte, ") +
                                  streams + (facts.streams.size() == 1 ? " Reihe" : " Reihen"),
                              "recognised as time series: " + sites +
                                  (facts.places.size() == 1 ? " site, " : " sites, ") + streams + " series"));
    if (!anyPlace) {
        layer.remarks.emplace_back("die Datei sagt nicht, wo gemessen wurde: die Orte sind eine Tabelle ohne Karte",
                                   "the file does not say where it was measured: the sites are a table without a map");
    }
}

/// Writes the rows of the sites.
Result<void> writeSites(const ObservedFacts& facts, const LayerPreview& layer, RowSink& sink)
{
    WB_CHECK(sink.beginLayer(layer));
    const auto known = summaries(facts);
    workspace::RowBatch batch;
    std::vector<std::byte> point;
    for (const ObservedSite& site : facts.places) {
        const auto found = known.find(site.key);
        const SiteSummary summary = found == known.end() ? SiteSummary{} : found->second;
        batch.beginRow();
        if (site.x && site.y) {
            point.clear();
            table::appendPoint(point, *site.x, *site.y, std::max(layer.schema.srsId, 0));
            batch.geometry(point);
        }
        batch.addText(site.key);
        batch.addText(site.name.empty() ? site.key : site.name);
        batch.addText(listOf(summary.properties));
        batch.add(summary.series);
        if (site.capacity) {
            batch.add(*site.capacity);
        } else {
            batch.addNull();
        }
        batch.endRow();
        if (batch.rowCount() >= kBatchRows) {
            WB_CHECK(sink.rows(batch));
            batch.clear();
        }
    }
    if (!batch.empty()) {
        WB_CHECK(sink.rows(batch));
    }
    return sink.endLayer(static_cast<std::int64_t>(facts.places.size()));
}

/// Puts readings into batches.
class BatchTaker final : public ReadingTaker {
public:
    BatchTaker(RowSink& sink, std::string layer) : m_sink(sink), m_layer(std::move(layer)) {}

    Result<void> take(const ObservedReading& reading) override
    {
        m_batch.beginRow();
        m_batch.add(std::int64_t{reading.stream});
        m_batch.add(reading.utcS);
        m_batch.add(reading.value);
        m_batch.endRow();
        ++m_read;
        return m_batch.rowCount() >= kBatchRows ? flush() : Result<void>();
    }
    Result<void> reject(std::int64_t line, const Text& reason, std::string_view content) override
    {
        constexpr std::size_t kRecordBytes = 1000;
        WB_CHECK(flush());
        ++m_read;
        return m_sink.rejected({.source = m_layer,
                                .line = std::max<std::int64_t>(line, 1),
                                .reasonDe = reason.de,
                                .reasonEn = reason.en,
                                .content = std::string(content.substr(0, kRecordBytes))});
    }
    Result<void> remark(const Text& text) override { return m_sink.remark(text); }
    Result<void> finish()
    {
        WB_CHECK(flush());
        return m_sink.endLayer(m_read);
    }

private:
    Result<void> flush()
    {
        if (m_batch.empty()) {
            return {};
        }
        WB_CHECK(m_sink.rows(m_batch));
        m_batch.clear();
        return {};
    }

    RowSink& m_sink;
    std::string m_layer;
    workspace::RowBatch m_batch;
    std::int64_t m_read = 0;
};

/// Keeps the first readings as people read them, and stops then.
class FirstReadings final : public ReadingTaker {
public:
    explicit FirstReadings(const ObservedFacts& facts) : m_facts(facts) {}

    Result<void> take(const ObservedReading& reading) override
    {
        const ObservedStream& stream = m_facts.streams.at(reading.stream);
        const UtcSeconds instant{std::chrono::seconds(reading.utcS)};
        rows.push_back({stream.title, isoUtc(instant), canonicalNumber(reading.value)});
        return rows.size() < FirstRows::kRows ? Result<void>() : stopped();
    }
    Result<void> reject(std::int64_t, const Text&, std::string_view) override
    {
        constexpr int kPatience = 10'000;
        return ++m_rejected < kPatience ? Result<void>() : stopped();
    }
    Result<void> remark(const Text&) override { return {}; }

    std::vector<std::vector<std::string>> rows;
    bool hasStopped = false;

private:
    Result<void> stopped()
    {
        hasStopped = true;
        return Error{.code = ErrorCode::Cancelled, .message = {"genug gelesen", "enough has been read"}};
    }

    const ObservedFacts& m_facts;
    int m_rejected = 0;
};

Result<ObservedFacts> surveyed(ObservationSource& source, Job& job)
{
    WB_TRY(ObservedFacts facts, source.survey(job));
    if (facts.streams.empty() && facts.places.empty() && facts.sites.questions.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei enthält keinen Messwert", "the file holds no reading"},
                     .subject = facts.sites.schema.name};
    }
    describeSites(facts.sites, facts);
    return facts;
}

} // namespace

std::vector<workspace::Column> siteColumns()
{
    return {{.name = std::string(kSiteKeyColumn), .type = ColumnType::Text, .unit = {}, .title = "Kennung"},
            {.name = std::string(kSiteNameColumn), .type = ColumnType::Text, .unit = {}, .title = "Name"},
            {.name = std::string(kSitePropertiesColumn), .type = ColumnType::Text, .unit = {}, .title = "Messgröße"},
            {.name = std::string(kSiteSeriesColumn), .type = ColumnType::Integer, .unit = {}, .title = "Reihen"},
            {.name = std::string(kSiteCapacityColumn), .type = ColumnType::Real, .unit = {}, .title = "Kapazität"}};
}

Result<SourcePreview> previewObservations(ObservationSource& source, Job& job)
{
    Job looking = job.part(0.0, 0.9);
    WB_TRY(ObservedFacts facts, surveyed(source, looking));
    LayerPreview readings = readingsLayer(facts);
    if (facts.sites.questions.empty()) {
        FirstReadings first(facts);
        Job reading = job.part(0.9, 1.0);
        const auto replayed = source.replay(first, reading);
        if (!replayed && !first.hasStopped) {
            return replayed.error();
        }
        readings.firstRows = std::move(first.rows);
    }
    const auto known = summaries(facts);
    for (std::size_t i = 0; i < std::min(facts.places.size(), FirstRows::kRows); ++i) {
        const ObservedSite& site = facts.places[i];
        const auto found = known.find(site.key);
        const SiteSummary summary = found == known.end() ? SiteSummary{} : found->second;
        facts.sites.firstRows.push_back({site.key, site.name.empty() ? site.key : site.name, listOf(summary.properties),
                                         std::to_string(summary.series),
                                         site.capacity ? canonicalNumber(*site.capacity) : std::string()});
    }
    SourcePreview preview;
    preview.layers.push_back(std::move(facts.sites));
    preview.layers.push_back(std::move(readings));
    return preview;
}

Result<void> readObservations(ObservationSource& source, RowSink& sink, Job& job)
{
    Job looking = job.part(0.0, kSurveyShare);
    WB_TRY(const ObservedFacts facts, surveyed(source, looking));
    if (!facts.sites.questions.empty()) {
        return openQuestions(facts.sites);
    }
    WB_CHECK(writeSites(facts, facts.sites, sink));
    const LayerPreview readings = readingsLayer(facts);
    WB_CHECK(sink.beginLayer(readings));
    BatchTaker taker(sink, readings.schema.name);
    Job writing = job.part(kSurveyShare, 1.0);
    WB_CHECK(source.replay(taker, writing));
    return taker.finish();
}

} // namespace weitblick::intake
