// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/import_record.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/intake/detail/json_fields.h"

#include <chrono>

namespace weitblick::intake {

namespace fs = std::filesystem;
using detail::Json;
using detail::JsonFields;

namespace {

Result<std::vector<workspace::SourceFile>> hashed(const std::vector<fs::path>& files, const std::stop_token& stop)
{
    std::vector<workspace::SourceFile> sources;
    Job job(stop, {});
    for (const fs::path& file : files) {
        WB_TRY(std::string hash, sha256OfFile(file, job));
        std::error_code ignored;
        sources.push_back({.path = repairedUtf8(file.string()),
                           .sha256 = std::move(hash),
                           .sizeBytes = static_cast<std::int64_t>(fs::file_size(file, ignored))});
    }
    return sources;
}

std::string dateOf(fs::file_time_type written)
{
    const auto system = std::chrono::file_clock::to_sys(written);
    constexpr std::size_t kDateLength = 10;
    return isoUtc(std::chrono::floor<std::chrono::seconds>(system)).substr(0, kDateLength);
}

template <typename Value>
Json orNull(const std::optional<Value>& value)
{
    return value ? Json(*value) : Json();
}

std::optional<std::string> textOrNothing(const Json& json, const char* key)
{
    return json.contains(key) && json[key].is_string() ? std::optional(json[key].get<std::string>()) : std::nullopt;
}

} // namespace

ImportRecord::FileState ImportRecord::stateOf(const fs::path& file)
{
    std::error_code ignored;
    return {.file = file, .sizeBytes = fs::file_size(file, ignored), .written = fs::last_write_time(file, ignored)};
}

ImportRecord::ImportRecord(const std::vector<fs::path>& files) : m_started(utcNow())
{
    for (const fs::path& file : files) {
        m_files.push_back(stateOf(file));
    }
    m_hashing = std::async(std::launch::async, [files, stop = m_stop.get_token()] { return hashed(files, stop); });
}

ImportRecord::~ImportRecord()
{
    m_stop.request_stop(); // the future's end waits for its thread
}

Result<void> ImportRecord::finish(Job& job)
{
    constexpr std::chrono::milliseconds kBetweenReports{50};
    while (m_hashing.wait_for(kBetweenReports) != std::future_status::ready) {
        WB_CHECK(job.report(0.9));
    }
    WB_TRY(m_sources, m_hashing.get());
    for (const FileState& file : m_files) {
        if (stateOf(file.file) != file) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Datei wurde während des Imports verändert",
                                     "the file was changed while it was imported"},
                         .subject = file.file.filename().string(),
                         .advice = {"Import wiederholen, wenn die Datei fertig geschrieben ist",
                                    "Repeat the import when the file is completely written"}};
        }
    }
    return {};
}

workspace::LineageRecord ImportRecord::lineageOf(const LayerPreview& layer) const
{
    workspace::LineageRecord record;
    record.activity = "import";
    record.activityVersion = "1";
    record.programVersion = WB_PROGRAM_VERSION;
    record.started = m_started;
    record.finished = utcNow();
    record.sources = m_sources;
    record.parameters.push_back({.id = "read-choices", .value = toJson(layer.choices)});
    if (layer.isRaster) {
        record.parameters.push_back({.id = workspace::kCountedParameter, .value = "true"});
    }
    for (const Text& remark : layer.remarks) {
        record.notes.push_back(remark.de + " | " + remark.en);
    }
    return record;
}

workspace::CatalogueEntry ImportRecord::entryFor(workspace::CatalogueEntry given, const std::string& name) const
{
    if (given.title.empty()) {
        given.title = name;
    }
    if (given.dataDate.empty()) {
        given.dataDate = dateOf(m_files.front().written);
    }
    return given;
}

std::string purposeOf(const ImportRequest& request, const ReadChoices& choices)
{
    const workspace::CatalogueEntry& entry = request.entry;
    std::error_code ignored;
    return detail::dumped({{"activity", "import"},
                           {"source", fs::absolute(request.source, ignored).string()},
                           {"choices", Json::parse(toJson(choices), nullptr, false)},
                           {"layerName", orNull(request.layerName)},
                           {"role", orNull(request.role)},
                           {"profile", orNull(request.profile)},
                           {"replace", request.replace},
                           {"entry",
                            {{"title", entry.title},
                             {"source", entry.source},
                             {"licence", entry.licence},
                             {"attribution", entry.attribution},
                             {"dataDate", entry.dataDate},
                             {"note", entry.note}}}});
}

Result<ImportRequest> requestFromPurpose(const std::string& purpose)
{
    const Json json = detail::parsed(purpose);
    JsonFields fields(json);
    const bool isImport = fields.text("activity") == "import";
    ImportRequest request;
    request.source = fields.text("source");
    request.replace = fields.boolean("replace");
    JsonFields entry(fields.object("entry"));
    request.entry = {.title = entry.text("title"),
                     .source = entry.text("source"),
                     .licence = entry.text("licence"),
                     .attribution = entry.text("attribution"),
                     .dataDate = entry.text("dataDate"),
                     .note = entry.text("note")};
    auto choices = choicesFromJson(fields.object("choices").dump());
    if (!isImport || !fields.good() || !entry.good() || !choices) {
        return detail::malformedJson("purpose");
    }
    request.choices = std::move(choices).value();
    request.layerName = textOrNothing(json, "layerName");
    request.role = textOrNothing(json, "role");
    request.profile = textOrNothing(json, "profile");
    return request;
}

} // namespace weitblick::intake
