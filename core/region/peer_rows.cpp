// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/peer_rows.h"

#include "core/analysis/indicator/library.h"
#include "core/analysis/indicator/result_table.h"
#include "core/analysis/indicator/zone_set.h"
#include "core/analysis/role/role.h"
#include "core/base/nearest_name.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace weitblick::region {

namespace {

using analysis::ColumnDemand;
using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// What the columns of a table of municipalities are.
struct Columns {
    std::string key;
    std::string name;
    std::vector<Feature> features; ///< by column
};

bool contains(const std::vector<std::string>& list, const std::string& name)
{
    return std::ranges::find(list, name) != list.end();
}

bool isNumber(ColumnType type)
{
    return type == ColumnType::Integer || type == ColumnType::Real;
}

/// The column that plays a field of the role, by the project's mapping or by the names that sources use; "" where none
/// does. A table that was chosen by hand plays no role.
std::string fieldOrNone(const analysis::RunContext& context, std::string_view input, std::string_view field)
{
    if (const auto column = context.fieldColumn(input, field)) {
        return *column;
    }
    const auto library = analysis::role::shippedRoles();
    const auto* const role = library ? (*library)->find("peer_municipalities") : nullptr;
    const auto* const known = role != nullptr ? analysis::role::findField(*role, field) : nullptr;
    return known != nullptr ? analysis::role::columnFor(*known, context.input(input).schema, {}).value_or("")
                            : std::string();
}

Result<std::string> keyColumn(const analysis::RunContext& context, std::string_view input)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    if (context.has("key") && schema.indexOf(context.text("key"))) {
        return context.text("key");
    }
    if (std::string name = fieldOrNone(context, input, "key"); schema.indexOf(name)) {
        return name;
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"„" + schema.name + "“ hat keinen Gemeindeschlüssel",
                             "“" + schema.name + "” has no municipality key"},
                 .subject = schema.name,
                 .advice = {"Die Spalte mit dem Schlüssel unter „key“ angeben", "Name the column of the key in “key”"}};
}

FeatureKind kindOf(const analysis::RunContext& context, std::string_view input, const std::string& column)
{
    if (contains(context.columns("categories"), column) || column == fieldOrNone(context, input, "region_type")) {
        return FeatureKind::Category;
    }
    const bool isLogarithm =
        contains(context.columns("logarithms"), column) || column == fieldOrNone(context, input, "inhabitants");
    return isLogarithm ? FeatureKind::Logarithm : FeatureKind::Number;
}

constexpr std::string_view kPercentEnding = "_%";

/// "Siedlungsanteil_%" as people write it; the percent sign is a unit.
std::string readableName(std::string name)
{
    if (name.ends_with(kPercentEnding)) {
        name.resize(name.size() - kPercentEnding.size());
    }
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string unitOf(const workspace::Column& column, const analysis::role::Field* field)
{
    if (!column.unit.empty()) {
        return column.unit;
    }
    return field != nullptr && !field->unit.empty() ? field->unit : column.name.ends_with(kPercentEnding) ? "%" : "";
}

/// The field of the role that a column plays; nullptr: none.
const analysis::role::Field* fieldOf(const analysis::RunContext& context, std::string_view input,
                                     const std::string& column)
{
    const auto library = analysis::role::shippedRoles();
    const auto* const role = library ? (*library)->find("peer_municipalities") : nullptr;
    if (role == nullptr) {
        return nullptr;
    }
    const auto field = std::ranges::find_if(
        role->fields, [&](const analysis::role::Field& one) { return fieldOrNone(context, input, one.id) == column; });
    return field == role->fields.end() ? nullptr : &*field;
}

Feature featureOf(const analysis::RunContext& context, std::string_view input, const workspace::Column& column)
{
    const analysis::role::Field* const field = fieldOf(context, input, column.name);
    const std::string title =
        column.title.empty() || column.title == column.name ? readableName(column.name) : column.title;
    const std::string unit = unitOf(column, field);
    Feature feature{.id = column.name,
                    .title = field != nullptr ? field->title : Text(title, title),
                    .unit = {unit, unit},
                    .kind = kindOf(context, input, column.name),
                    .decimals = column.type == ColumnType::Integer ? 0 : 1};
    if (contains(context.columns("more_is_better"), column.name)) {
        feature.direction = Direction::More;
    } else if (contains(context.columns("less_is_better"), column.name)) {
        feature.direction = Direction::Less;
    }
    return feature;
}

Result<Columns> columnsOf(const analysis::RunContext& context, std::string_view input)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    Columns columns;
    WB_TRY(columns.key, keyColumn(context, input));
    columns.name = context.has("name") ? context.text("name") : fieldOrNone(context, input, "name");
    if (!schema.indexOf(columns.name)) {
        columns.name = columns.key;
    }
    const auto& wanted = context.columns("features");
    for (const workspace::Column& column : schema.columns) {
        const bool isLabel = column.name == columns.key || column.name == columns.name;
        const bool isWanted = wanted.empty() ? isNumber(column.type) : contains(wanted, column.name);
        const bool isCategory = contains(context.columns("categories"), column.name);
        if (!isLabel && (isWanted || isCategory) && (isNumber(column.type) || isCategory)) {
            columns.features.push_back(featureOf(context, input, column));
        }
    }
    return columns;
}

std::string textOf(const workspace::Cell& cell)
{
    if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return std::to_string(*real);
    }
    const auto* const text = std::get_if<std::string_view>(&cell);
    return text != nullptr ? std::string(*text) : std::string();
}

/// Numbers as they are, categories by the number of their first row.
class CellNumbers {
public:
    double of(const workspace::Cell& cell, FeatureKind kind, std::size_t feature)
    {
        if (std::holds_alternative<std::monostate>(cell)) {
            return kNotKnown;
        }
        if (kind == FeatureKind::Category) {
            auto& known = m_categories[feature];
            return known.try_emplace(textOf(cell), static_cast<double>(known.size())).first->second;
        }
        if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
            return static_cast<double>(*whole);
        }
        const auto* const real = std::get_if<double>(&cell);
        return real != nullptr ? *real : kNotKnown;
    }

private:
    std::map<std::size_t, std::map<std::string, double>> m_categories;
};

/// Row by row to feature by feature.
void setColumns(PeerTable& table, const std::vector<std::vector<double>>& rows)
{
    table.values.resize(table.features.size() * rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t feature = 0; feature < table.features.size(); ++feature) {
            table.values[feature * rows.size() + row] = rows[row][feature];
        }
    }
}

Result<void> needEachKeyOnce(const PeerTable& table, const std::string& dataset)
{
    std::set<std::string_view> seen;
    for (const std::string& key : table.keys) {
        if (!seen.insert(key).second) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"der Schlüssel " + key + " steht doppelt in „" + dataset + "“",
                                     "the key " + key + " is there twice in “" + dataset + "”"},
                         .subject = dataset,
                         .advice = {"Eine Zeile je Gemeinde: die Jahre vorher trennen",
                                    "One row for each municipality: part the years before"}};
        }
    }
    return {};
}

Result<PeerTable> readColumns(analysis::RunContext& context, std::string_view input, Job& job)
{
    WB_TRY(const Columns columns, columnsOf(context, input));
    std::vector<std::string> asked{columns.key};
    if (columns.name != columns.key) {
        asked.push_back(columns.name);
    }
    const std::size_t first = asked.size();
    for (const Feature& feature : columns.features) {
        asked.push_back(feature.id);
    }
    WB_TRY(auto reader, context.read(input, {.columns = asked, .geometry = false}));
    PeerTable table{.features = columns.features};
    std::vector<std::vector<double>> rows;
    CellNumbers numbers;
    while (true) {
        if (rows.size() % 1024 == 0) {
            WB_CHECK(job.report(0.0, "reading"));
        }
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        table.keys.push_back(analysis::indicator::normalisedKey(textOf(reader.value(0))));
        table.names.push_back(textOf(reader.value(first - 1)));
        rows.emplace_back();
        for (std::size_t i = 0; i < columns.features.size(); ++i) {
            rows.back().push_back(numbers.of(reader.value(first + i), columns.features[i].kind, i));
        }
    }
    setColumns(table, rows);
    return table;
}

Feature featureOf(const analysis::indicator::ResultRow& row)
{
    Feature feature{.id = row.indicator, .title = {row.indicator, row.indicator}, .unit = {row.unit, row.unit}};
    if (const auto library = analysis::indicator::shippedLibrary()) {
        if (const auto* const known = (*library)->find(row.indicator)) {
            feature.title = known->title;
            feature.unit = known->unitTitle.empty() ? feature.unit : known->unitTitle;
            feature.direction = known->direction;
            feature.decimals = known->decimals;
        }
    }
    if (feature.unit.de == "1") {
        feature.unit = {};
    }
    if (row.indicator == "inhabitants" || row.indicator == "population_density") {
        feature.kind = FeatureKind::Logarithm;
    }
    return feature;
}

Result<PeerTable> readIndicators(analysis::RunContext& context, std::string_view input, Job& job)
{
    WB_TRY(const auto results,
           analysis::indicator::readResults(context.project(), context.input(input).schema.name, job));
    PeerTable table;
    std::map<std::string, std::size_t> rowOf;
    std::map<std::string, std::size_t> featureAt;
    std::vector<std::vector<double>> rows;
    for (const auto& result : results) {
        if (result.level != analysis::indicator::Level::Zones) {
            continue;
        }
        const auto [row, isNewRow] = rowOf.try_emplace(result.zoneKey, rows.size());
        if (isNewRow) {
            table.keys.push_back(result.zoneKey);
            table.names.push_back(result.zoneName);
            rows.emplace_back();
        }
        const auto [feature, isNewFeature] = featureAt.try_emplace(result.indicator, table.features.size());
        if (isNewFeature) {
            table.features.push_back(featureOf(result));
        }
        auto& values = rows[row->second];
        values.resize(std::max(values.size(), feature->second + 1), kNotKnown);
        values[feature->second] = result.value.value_or(kNotKnown);
    }
    for (auto& values : rows) {
        values.resize(table.features.size(), kNotKnown);
    }
    setColumns(table, rows);
    return table;
}

analysis::Parameter columnParameter(const char* id, const Text& title, const Text& help, ParameterKind kind)
{
    return {.id = id, .title = title, .help = help, .kind = kind, .columnOf = "peers", .presence = Presence::Optional};
}

} // namespace

analysis::Input peerInput()
{
    return {
        .id = "peers",
        .title = {"Gemeinden", "Municipalities"},
        .help = {"Tabelle mit einer Zeile je Gemeinde (INKAR, Regionalstatistik), oder ein Ergebnis der Kennzahlen.",
                 "Table with one row for each municipality (INKAR), or a result of the indicators."},
        .role = "peer_municipalities"};
}

std::vector<analysis::Parameter> peerParameters()
{
    return {{.id = "municipality",
             .title = {"Gemeinde", "Municipality"},
             .help = {"Gemeindeschlüssel oder Name.", "Key or name of the municipality."},
             .kind = ParameterKind::Text},
            columnParameter("key", {"Spalte des Schlüssels", "Column of the key"},
                            {"Nur nötig, wenn die Feldzuordnung sie nicht nennt.",
                             "Needed only where the field mapping does not name it."},
                            ParameterKind::Column),
            columnParameter("name", {"Spalte des Namens", "Column of the name"},
                            {"Nur nötig, wenn die Feldzuordnung sie nicht nennt.",
                             "Needed only where the field mapping does not name it."},
                            ParameterKind::Column),
            columnParameter("features", {"Merkmale", "Features"},
                            {"Spalten, die verglichen werden; ohne Angabe alle Zahlenspalten.",
                             "Columns to compare; without them all number columns."},
                            ParameterKind::Columns),
            columnParameter("categories", {"Kategorien", "Categories"},
                            {"Spalten, deren Werte gleich sind oder nicht: Raumtyp, zentralörtliche Stufe.",
                             "Columns whose values are equal or not: type of region, level of centrality."},
                            ParameterKind::Columns),
            columnParameter("logarithms", {"Nach Größenordnung", "By order of magnitude"},
                            {"Spalten, bei denen das Verhältnis zählt: Einwohner, Dichte.",
                             "Columns where the ratio counts: inhabitants, density."},
                            ParameterKind::Columns),
            columnParameter(
                "more_is_better", {"Mehr ist besser", "More is better"},
                {"Spalten, bei denen ein hoher Wert eine Stärke ist.", "Columns where a high value is a strength."},
                ParameterKind::Columns),
            columnParameter(
                "less_is_better", {"Weniger ist besser", "Less is better"},
                {"Spalten, bei denen ein niedriger Wert eine Stärke ist.", "Columns where a low value is a strength."},
                ParameterKind::Columns)};
}

Result<PeerTable> readPeers(analysis::RunContext& context, std::string_view input, Job& job)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    WB_TRY(PeerTable table, analysis::indicator::isResultTable(schema) ? readIndicators(context, input, job)
                                                                       : readColumns(context, input, job));
    WB_CHECK(needEachKeyOnce(table, schema.name));
    return table;
}

Result<std::size_t> municipalityRow(const analysis::RunContext& context, const PeerTable& table)
{
    const std::string& asked = context.text("municipality");
    if (const auto row = table.find(asked)) {
        return *row;
    }
    if (const auto row = table.find(analysis::indicator::normalisedKey(asked))) {
        return *row;
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"keine Gemeinde „" + asked + "“, oder mehrere dieses Namens",
                             "no municipality “" + asked + "”, or several of that name"},
                 .subject = asked,
                 .advice = proposalFor(asked, table.names)};
}

Result<std::vector<std::size_t>> peersOf(const PeerTable& table, std::size_t row, std::string_view group)
{
    std::optional<std::size_t> feature;
    if (!group.empty()) {
        const auto found = std::ranges::find(table.features, group, &Feature::id);
        if (found == table.features.end()) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"„" + std::string(group) + "“ ist kein Merkmal der Tabelle",
                                     "“" + std::string(group) + "” is no feature of the table"},
                         .subject = std::string(group)};
        }
        feature = static_cast<std::size_t>(found - table.features.begin());
    }
    std::vector<std::size_t> peers;
    for (std::size_t other = 0; other < table.rowCount(); ++other) {
        if (other != row && (!feature || table.at(other, *feature) == table.at(row, *feature))) {
            peers.push_back(other);
        }
    }
    return peers;
}

} // namespace weitblick::region
