// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineage.h"

#include "core/workspace/detail/json.h"

namespace weitblick::workspace {

using detail::Json;

// Found by nlohmann::json through the names to_json and from_json.
// NOLINTBEGIN(readability-identifier-naming)
static void to_json(Json& json, const SourceFile& file)
{
    json = {{"path", file.path}, {"sha256", file.sha256}, {"sizeBytes", file.sizeBytes}};
}

static void from_json(const Json& json, SourceFile& file)
{
    file = {.path = json.at("path"), .sha256 = json.at("sha256"), .sizeBytes = detail::integerAt(json, "sizeBytes")};
}

static void to_json(Json& json, const LineageInput& input)
{
    json = {{"role", input.role}, {"dataset", input.dataset}, {"contentHash", input.contentHash}};
}

static void from_json(const Json& json, LineageInput& input)
{
    input = {.role = json.at("role"), .dataset = json.at("dataset"), .contentHash = json.at("contentHash")};
}

static void to_json(Json& json, const LineageParameter& parameter)
{
    json = {
        {"id", parameter.id}, {"value", parameter.value}, {"unit", parameter.unit}, {"isDefault", parameter.isDefault}};
}

static void from_json(const Json& json, LineageParameter& parameter)
{
    parameter = {
        .id = json.at("id"), .value = json.at("value"), .unit = json.at("unit"), .isDefault = json.at("isDefault")};
}

static void to_json(Json& json, const LineageRegistryEntry& entry)
{
    json = {{"id", entry.id},         {"value", entry.value},
            {"unit", entry.unit},     {"validFrom", entry.validFrom},
            {"source", entry.source}, {"overridden", entry.overridden}};
}

static void from_json(const Json& json, LineageRegistryEntry& entry)
{
    entry = {.id = json.at("id"),
             .value = json.at("value"),
             .unit = json.at("unit"),
             .validFrom = json.at("validFrom"),
             .source = json.at("source"),
             .overridden = json.at("overridden")};
}
// NOLINTEND(readability-identifier-naming)

namespace {

UtcSeconds instantFrom(const Json& json)
{
    return parseIsoUtc(json.get<std::string>()).value_or(UtcSeconds{});
}

LineageRecord recordFrom(const Json& json)
{
    return {.id = detail::integerAt(json, "id"),
            .dataset = json.at("dataset"),
            .activity = json.at("activity"),
            .activityVersion = json.at("activityVersion"),
            .programVersion = json.at("programVersion"),
            .started = instantFrom(json.at("started")),
            .finished = instantFrom(json.at("finished")),
            .sources = json.at("sources"),
            .inputs = json.at("inputs"),
            .parameters = json.at("parameters"),
            .registry = json.at("registry"),
            .rowsRead = detail::integerAt(json, "rowsRead"),
            .rowsKept = detail::integerAt(json, "rowsKept"),
            .rowsRejected = detail::integerAt(json, "rowsRejected"),
            .outputHash = json.at("outputHash"),
            .notes = json.at("notes")};
}

} // namespace

std::string toJson(const LineageRecord& record)
{
    return detail::textOf({{"id", record.id},
                           {"dataset", record.dataset},
                           {"activity", record.activity},
                           {"activityVersion", record.activityVersion},
                           {"programVersion", record.programVersion},
                           {"started", isoUtc(record.started)},
                           {"finished", isoUtc(record.finished)},
                           {"sources", record.sources},
                           {"inputs", record.inputs},
                           {"parameters", record.parameters},
                           {"registry", record.registry},
                           {"rowsRead", record.rowsRead},
                           {"rowsKept", record.rowsKept},
                           {"rowsRejected", record.rowsRejected},
                           {"outputHash", record.outputHash},
                           {"notes", record.notes}});
}

Result<LineageRecord> lineageFromJson(const std::string& json)
{
    return detail::readJson(json, "lineage", &recordFrom);
}

} // namespace weitblick::workspace
