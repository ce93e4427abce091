// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/geojson_format.h"

#include "core/base/utf8.h"
#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/detail/json_fields.h"
#include "core/intake/first_rows.h"
#include "core/intake/geojson/feature_json.h"
#include "core/intake/geojson/feature_scanner.h"
#include "core/intake/mapped_file.h"
#include "core/intake/vector/recognise.h"
#include "core/intake/vector/row_writer.h"

#include <chrono>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr double kCensusShare = 0.3; ///< of the work; writing the rows is the rest

/// A GeoJSON file that has been looked through once.
struct GeoJson {
    MappedFile file;
    FeatureCensus census;
    LayerPreview plan;
};

Error brokenOff(const fs::path& file, std::int64_t features)
{
    const std::string count = std::to_string(features);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Datei bricht nach " + count + " Objekten ab oder ist zu tief geschachtelt",
                             "the file breaks off after " + count + " features, or is nested too deep"},
                 .subject = file.filename().string(),
                 .advice = {"Datei noch einmal vollständig herunterladen oder exportieren",
                            "Download or export the whole file again"}};
}

/// Reports every 25 ms how far a walk through the text is.
class Pace {
public:
    Pace(Job& job, double size) : m_job(job), m_size(size) {}

    Result<void> at(std::size_t offset)
    {
        constexpr int kFeaturesBetweenLooks = 64;
        constexpr std::chrono::milliseconds kBetweenReports{25};
        if (++m_features % kFeaturesBetweenLooks != 0) {
            return {};
        }
        const auto now = std::chrono::steady_clock::now();
        if (now - m_reported < kBetweenReports) {
            return {};
        }
        m_reported = now;
        return m_job.report(static_cast<double>(offset) / m_size);
    }

private:
    Job& m_job;
    double m_size;
    int m_features = 0;
    std::chrono::steady_clock::time_point m_reported = std::chrono::steady_clock::now();
};

/// The text of a JSON string; nothing where it is none.
std::string textOf(std::string_view jsonString)
{
    std::string text(jsonString);
    if (!isUtf8(text)) {
        text = utf8FromWindows1252(text);
    }
    const detail::Json json = detail::parsed(text);
    return json.is_string() ? json.get<std::string>() : std::string();
}

/// The CRS that a file says; GeoJSON without one is in longitude and latitude (RFC 7946), unless most of its
/// coordinates cannot be degrees. (A single one is a slip, and its feature will be rejected.)
std::string statedCrs(std::string_view crsMember, const FeatureCensus& census)
{
    if (crsMember.empty() || crsMember == "null") {
        return census.notDegrees * 2 <= census.positions ? "EPSG:4326" : "";
    }
    simdjson::ondemand::parser parser;
    const simdjson::padded_string text(crsMember);
    simdjson::ondemand::document document;
    std::string_view name;
    // {"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}}; links are never followed.
    if (parser.iterate(text).get(document) != simdjson::SUCCESS ||
        document["properties"]["name"].get_string().get(name) != simdjson::SUCCESS) {
        return {};
    }
    const bool isCode = name.starts_with("urn:") || name.starts_with("EPSG:") || name.starts_with("OGC:");
    return isCode ? std::string(name) : std::string();
}

Result<FeatureCensus> censusOf(const MappedFile& mapped, FeatureScanner& scanner, const fs::path& file, Job& job)
{
    FeatureCensus census;
    FeatureJson reader(mapped.bytes());
    Pace pace(job, static_cast<double>(mapped.bytes().size()));
    while (const auto feature = scanner.next()) {
        const auto seen = reader.see(*feature, census);
        if (!seen && seen.error().code == ErrorCode::Budget) {
            return seen.error(); // any other that cannot be read is rejected with its row later
        }
        WB_CHECK(pace.at(scanner.offset()));
    }
    if (scanner.damaged()) {
        return brokenOff(file, census.geometries.features);
    }
    return census;
}

void addColumns(LayerPreview& plan, const FeatureCensus& census)
{
    std::vector<std::string> names;
    for (const PropertyCensus& property : census.properties) {
        names.push_back(property.name.starts_with('\x01') ? "id" : property.name);
    }
    const std::vector<std::string> usable = usableColumnNames(names);
    for (std::size_t i = 0; i < usable.size(); ++i) {
        plan.schema.columns.push_back({.name = usable[i], .type = census.properties[i].type()});
    }
}

Result<GeoJson> open(const fs::path& file, const ReadChoices& choices, Job& job)
{
    GeoJson json;
    WB_TRY(json.file, MappedFile::open(file));
    FeatureScanner scanner(json.file.bytes());
    WB_TRY(json.census, censusOf(json.file, scanner, file, job));
    LayerPreview& plan = json.plan;
    plan.choices = choices;
    const std::string name = textOf(scanner.name());
    const std::string layer = name.empty() ? file.stem().string() : name;
    plan.choices.layer = layer;
    plan.schema.name = usableLayerName(layer);
    plan.schema.geometry = json.census.geometries.type(workspace::GeometryType::None);
    plan.schema.hasZ = json.census.geometries.hasZ;
    plan.rowEstimate = json.census.geometries.features;
    addColumns(plan, json.census);
    if (plan.schema.geometry != workspace::GeometryType::None) {
        const geo::Envelope& positions = json.census.firstPositions;
        WB_CHECK(chooseCrs(plan, choices, statedCrs(scanner.crs(), json.census), positions));
    }
    return json;
}

Result<void> addRemarks(RowWriter& writer, const FeatureJson& reader)
{
    if (reader.notUtf8() > 0) {
        const std::string count = std::to_string(reader.notUtf8());
        WB_CHECK(
            writer.remark({count + " Objekte waren nicht in UTF-8, wie es GeoJSON verlangt; als Windows-1252 gelesen",
                           count + " features were not in UTF-8, as GeoJSON demands; read as Windows-1252"}));
    }
    if (reader.timesWithoutZone() > 0) {
        WB_CHECK(writer.remark({"Zeitangaben ohne Zeitzone sind unverändert als UTC übernommen",
                                "times without a time zone are kept unchanged as UTC"}));
    }
    return {};
}

Result<void> writeRows(GeoJson& json, RowSink& sink, Job& job)
{
    RowWriter writer(sink, json.plan, json.plan.rowEstimate, job);
    WB_CHECK(writer.begin());
    FeatureScanner scanner(json.file.bytes());
    FeatureJson reader(json.file.bytes());
    reader.bind(json.census, json.plan.schema.columns);
    while (const auto feature = scanner.next()) {
        const auto read = reader.read(*feature);
        if (!read && read.error().code == ErrorCode::Budget) {
            return read.error();
        }
        const std::optional<Text> reason = read ? writer.beginRow(reader.wkb()) : read.error().message;
        if (reason) {
            constexpr std::size_t kMostShown = 1000;
            WB_CHECK(writer.reject(*reason, feature->substr(0, kMostShown)));
            continue;
        }
        reader.addValues(writer.values());
        WB_CHECK(writer.endRow());
        json.file.forgetUntil(scanner.offset());
    }
    WB_CHECK(addRemarks(writer, reader));
    return writer.finish();
}

Result<SourcePreview> previewGeoJson(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(GeoJson json, open(file, choices, job));
    FirstRows first;
    WB_CHECK(first.outcome(writeRows(json, first, job)));
    json.plan.firstRows = first.take();
    SourcePreview preview;
    preview.layers.push_back(std::move(json.plan));
    return preview;
}

Result<void> readGeoJson(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    Job looking = job.part(0.0, kCensusShare);
    WB_TRY(GeoJson json, open(file, choices, looking));
    Job writing = job.part(kCensusShare, 1.0);
    return writeRows(json, sink, writing);
}

} // namespace

Format geoJsonFormat()
{
    return {.id = "geojson",
            .title = {"GeoJSON", "GeoJSON"},
            .extensions = {"geojson", "json"},
            .recognises = isGeoJson,
            .preview = previewGeoJson,
            .read = readGeoJson};
}

Format geoJsonSequenceFormat()
{
    return {.id = "geojson-sequence",
            .title = {"GeoJSON, zeilenweise", "GeoJSON, one feature a line"},
            .extensions = {"geojsonl", "geojsons", "ndjson", "jsonl"},
            .recognises = isGeoJsonSequence,
            .preview = previewGeoJson,
            .read = readGeoJson};
}

} // namespace weitblick::intake
