// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resolve.h"

#include "core/analysis/registry/registry_view.h"
#include "core/base/hash.h"
#include "core/base/nearest_name.h"
#include "core/geo/crs.h"

#include <algorithm>
#include <filesystem>

namespace weitblick::analysis {

namespace {

using workspace::GeometryType;

Error missing(const Text& name, const std::string& id, Text advice = {})
{
    return {.code = ErrorCode::InvalidInput,
            .message = {name.de + " fehlt", name.en + " is missing"},
            .subject = id,
            .advice = std::move(advice)};
}

bool isOfKind(GeometryType type, GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::Table:
        return type == GeometryType::None;
    case GeometryKind::Points:
        return type == GeometryType::Point || type == GeometryType::MultiPoint;
    case GeometryKind::Lines:
        return type == GeometryType::LineString || type == GeometryType::MultiLineString;
    case GeometryKind::Polygons:
        return type == GeometryType::Polygon || type == GeometryType::MultiPolygon;
    case GeometryKind::Raster:
        break; // told by the schema, not by a type of geometry
    }
    return false;
}

bool isMixed(GeometryType type)
{
    return type == GeometryType::Geometry || type == GeometryType::GeometryCollection;
}

bool fits(const Input& input, const workspace::LayerSchema& schema)
{
    if (schema.raster) {
        return std::ranges::find(input.kinds, GeometryKind::Raster) != input.kinds.end();
    }
    const bool wantsGeometry = std::ranges::any_of(
        input.kinds, [](GeometryKind kind) { return kind != GeometryKind::Table && kind != GeometryKind::Raster; });
    return input.kinds.empty() || (isMixed(schema.geometry) && wantsGeometry) ||
           std::ranges::any_of(input.kinds, [&](GeometryKind kind) { return isOfKind(schema.geometry, kind); });
}

Text kindText(const workspace::LayerSchema& schema)
{
    if (schema.raster) {
        return {"ein Raster", "a raster"};
    }
    const std::string type(workspace::nameOf(schema.geometry));
    return type.empty() ? Text("eine Tabelle ohne Geometrie", "a table without geometry") : Text(type, type);
}

Result<void> checkKind(const Input& input, const workspace::Dataset& dataset)
{
    if (fits(input, dataset.schema)) {
        return {};
    }
    Text wanted = input.kinds.empty() ? Text("eine Ebene mit Zeilen", "a layer with rows") : Text();
    for (const GeometryKind kind : input.kinds) {
        wanted.de += (wanted.de.empty() ? "" : ", ") + titleOf(kind).de;
        wanted.en += (wanted.en.empty() ? "" : ", ") + titleOf(kind).en;
    }
    const Text name = named(input.id, input.title);
    const Text found = kindText(dataset.schema);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {name.de + ": „" + dataset.schema.name + "“ ist " + found.de + ", erwartet: " + wanted.de,
                             name.en + ": “" + dataset.schema.name + "” is " + found.en + ", expected: " + wanted.en},
                 .subject = dataset.schema.name,
                 .advice = {"Eine passende Ebene wählen", "Choose a layer that fits"}};
}

Result<void> checkCrs(const Input& input, const workspace::Dataset& dataset)
{
    const bool hasPlace = dataset.schema.geometry != GeometryType::None || dataset.schema.raster;
    if (input.crs == CrsDemand::Any || !hasPlace) {
        return {};
    }
    const auto crs = geo::describeCrs({"EPSG:" + std::to_string(dataset.schema.srsId)});
    if (crs && crs->isProjectedInMetres) {
        return {};
    }
    const Text name = named(input.id, input.title);
    const std::string code = "EPSG:" + std::to_string(dataset.schema.srsId);
    return Error{.code = ErrorCode::UnsupportedCrs,
                 .message = {name.de + ": „" + dataset.schema.name + "“ hat " + code +
                                 ", kein ebenes Koordinatensystem in Metern",
                             name.en + ": “" + dataset.schema.name + "” has " + code +
                                 ", no plane coordinate reference system in metres"},
                 .subject = dataset.schema.name,
                 .advice = {"Die Ebene beim Import in EPSG:25832 umrechnen lassen",
                            "Import the layer with reprojection to EPSG:25832"}};
}

std::vector<std::string> idsOf(const Descriptor& analysis)
{
    std::vector<std::string> ids;
    std::ranges::transform(analysis.inputs, std::back_inserter(ids), &Input::id);
    std::ranges::transform(analysis.parameters, std::back_inserter(ids), &Parameter::id);
    return ids;
}

Result<void> checkNames(const Descriptor& analysis, const Arguments& arguments)
{
    for (const auto& [id, value] : arguments) {
        if (findInput(analysis, id) == nullptr && findParameter(analysis, id) == nullptr) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Analyse „" + analysis.id + "“ kennt keine Angabe „" + id + "“",
                                     "the analysis “" + analysis.id + "” knows no argument “" + id + "”"},
                         .subject = id,
                         .advice = proposalFor(id, idsOf(analysis))};
        }
    }
    return {};
}

/// One run's way from arguments to values.
class Resolver {
public:
    Resolver(const Arguments& arguments, const DatasetLookup& datasets, registry::RegistryView& registry, Job& job)
        : m_arguments(arguments),
          m_datasets(datasets),
          m_registry(registry),
          m_job(job)
    {
    }

    Result<ResolvedArguments> resolve(const Descriptor& analysis)
    {
        for (const Input& input : analysis.inputs) {
            WB_CHECK(takeInput(input));
        }
        for (const Parameter& parameter : analysis.parameters) {
            WB_CHECK(takeParameter(parameter));
        }
        return std::move(m_resolved);
    }

private:
    Result<void> takeInput(const Input& input)
    {
        WB_TRY(const std::optional<std::string> name, nameFor(input));
        if (!name) {
            if (input.presence == Presence::Optional) {
                return {};
            }
            const std::string role = input.role.empty() ? "" : " " + input.role;
            return missing(named(input.id, input.title), input.id,
                           input.role.empty()
                               ? Text(input.id + "=EBENE angeben", "Give " + input.id + "=LAYER")
                               : Text(input.id + "=EBENE angeben oder einer Ebene die Rolle" + role + " geben",
                                      "Give " + input.id + "=LAYER, or assign the role" + role + " to a layer"));
        }
        auto dataset = m_datasets.byName(*name);
        if (!dataset) {
            return std::move(dataset).error().during("looking for the input " + input.id);
        }
        WB_CHECK(checkKind(input, *dataset));
        WB_CHECK(checkCrs(input, *dataset));
        WB_CHECK(takeFields(input, *name));
        m_resolved.inputs.emplace(input.id, std::move(dataset).value());
        return {};
    }
    Result<std::optional<std::string>> nameFor(const Input& input)
    {
        if (const auto given = m_arguments.find(input.id); given != m_arguments.end()) {
            const auto* const name = std::get_if<std::string>(&given->second);
            if (name == nullptr || name->empty()) {
                return missing(named(input.id, input.title), input.id);
            }
            return std::optional(*name);
        }
        if (input.role.empty()) {
            return std::optional<std::string>();
        }
        WB_TRY(const std::optional<workspace::RoleAssignment> player, m_datasets.byRole(input.role));
        return player ? std::optional(player->dataset) : std::nullopt;
    }
    /// The mapping of the role's fields, where the dataset is the one that plays it.
    Result<void> takeFields(const Input& input, const std::string& dataset)
    {
        if (input.role.empty()) {
            return {};
        }
        const auto player = m_datasets.byRole(input.role);
        if (player && *player && (*player)->dataset == dataset) {
            m_resolved.fields[input.id] = (*player)->fields;
        }
        return {};
    }

    Result<void> takeParameter(const Parameter& parameter)
    {
        const std::optional<ColumnScope> scope = scopeOf(parameter);
        const ColumnScope* const scopeOrNull = scope ? &*scope : nullptr;
        if (const auto given = m_arguments.find(parameter.id); given != m_arguments.end() && isGiven(given->second)) {
            WB_TRY(CheckedParameter checked, checkParameter(parameter, given->second, scopeOrNull));
            return keep(parameter, std::move(checked));
        }
        WB_TRY(const std::optional<Argument> fallback, defaultOf(parameter));
        if (fallback) {
            WB_TRY(CheckedParameter checked, checkParameter(parameter, *fallback, scopeOrNull));
            checked.isDefault = true;
            return keep(parameter, std::move(checked));
        }
        if (parameter.presence == Presence::Required) {
            return missing(named(parameter.id, parameter.title), parameter.id,
                           {parameter.id + "=… angeben: " + parameter.help.de,
                            "Give " + parameter.id + "=…: " + parameter.help.en});
        }
        return {};
    }
    /// An empty text means "not given", so that an emptied field of a form falls back to the default.
    static bool isGiven(const Argument& argument)
    {
        const auto* const text = std::get_if<std::string>(&argument);
        return text == nullptr || text->find_first_not_of(" \t") != std::string::npos;
    }
    Result<std::optional<Argument>> defaultOf(const Parameter& parameter)
    {
        if (parameter.defaultValue) {
            const bool isEmpty = parameter.defaultValue->empty() && parameter.kind != ParameterKind::Text;
            return isEmpty ? std::optional<Argument>() : std::optional<Argument>(*parameter.defaultValue);
        }
        if (parameter.registryEntry.empty()) {
            return std::optional<Argument>();
        }
        if (parameter.kind == ParameterKind::Number || parameter.kind == ParameterKind::Integer) {
            WB_TRY(const double number, m_registry.number(parameter.registryEntry, parameter.unit));
            return std::optional<Argument>(number);
        }
        WB_TRY(std::string text, m_registry.text(parameter.registryEntry));
        return std::optional<Argument>(std::move(text));
    }
    std::optional<ColumnScope> scopeOf(const Parameter& parameter) const
    {
        const auto input = m_resolved.inputs.find(parameter.columnOf);
        if (input == m_resolved.inputs.end()) {
            return std::nullopt;
        }
        ColumnScope scope{.schema = &input->second.schema, .fields = {}};
        if (const auto fields = m_resolved.fields.find(parameter.columnOf); fields != m_resolved.fields.end()) {
            scope.fields = fields->second;
        }
        return scope;
    }
    Result<void> keep(const Parameter& parameter, CheckedParameter checked)
    {
        if (parameter.kind == ParameterKind::File) {
            WB_TRY(workspace::SourceFile file, sourceFile(std::get<std::string>(checked.value)));
            checked.value = file.path;
            checked.canonical = file.path;
            m_resolved.files.emplace(parameter.id, std::move(file));
        }
        m_resolved.parameters.emplace(parameter.id, std::move(checked));
        return {};
    }
    Result<workspace::SourceFile> sourceFile(const std::string& given)
    {
        std::error_code status;
        const std::filesystem::path path = std::filesystem::absolute(given, status);
        WB_TRY(std::string hash, sha256OfFile(path, m_job));
        const auto size = std::filesystem::file_size(path, status);
        return workspace::SourceFile{.path = path.string(),
                                     .sha256 = std::move(hash),
                                     .sizeBytes = status ? 0 : static_cast<std::int64_t>(size)};
    }

    const Arguments& m_arguments;
    const DatasetLookup& m_datasets;
    registry::RegistryView& m_registry;
    Job& m_job;
    ResolvedArguments m_resolved;
};

} // namespace

Result<ResolvedArguments> resolve(const Descriptor& analysis, const Arguments& arguments, const DatasetLookup& datasets,
                                  registry::RegistryView& registry, Job& job)
{
    WB_CHECK(checkNames(analysis, arguments));
    return Resolver(arguments, datasets, registry, job).resolve(analysis);
}

} // namespace weitblick::analysis
