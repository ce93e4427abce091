// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/protection.h"

#include "core/analysis/registry/registry_view.h"
#include "core/analysis/role/role.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

namespace weitblick::analysis::role {

namespace {

constexpr const char* kFields = "privacy/protected_fields";
constexpr const char* kResults = "privacy/protected_results";
constexpr const char* kUsualGroup = "privacy/metering_group";
constexpr const char* kSmallUnit = "privacy/small_unit_power";
constexpr const char* kUnits = "generation_units";
constexpr int kDeepest = 32;

/// Endings of columns that are statistics of many rows, beside a column with the number of rows.
constexpr std::array kSumEndings = {"_sum", "_mean"};
/// Endings of columns that hold the value of one of the rows.
constexpr std::array kSingleEndings = {"_min", "_max", "_median", "_first", "_last"};
constexpr const char* kCountColumn = "anzahl";

std::string textIn(const registry::TableCell& cell)
{
    const auto* const text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

struct ProtectedResult {
    std::string analysis;
    std::string column;
    std::string members;
};

/// The rules of the registry, as the project sees them.
struct Rules {
    std::vector<ProtectedField> fields;
    std::vector<ProtectedResult> results;
    registry::RegistryView view;

    Result<double> groupOf(const std::string& entry) { return view.number(entry, "1"); }
};

Result<Rules> rulesOf(workspace::Workspace& project)
{
    WB_TRY(const registry::Registry* const shipped, registry::shipped());
    WB_TRY(std::vector<workspace::OverrideParameter> overrides, project.overrides());
    Rules rules{
        .fields = {}, .results = {}, .view = registry::RegistryView(*shipped, registry::today(), std::move(overrides))};
    WB_TRY(rules.fields, protectedFields());
    registry::RegistryView plain(*shipped, registry::today(), {}); // an override must not open a column
    WB_TRY(const registry::Table* const results, plain.table(kResults));
    for (const auto& row : results->rows) {
        rules.results.push_back({textIn(row.at(0)), textIn(row.at(1)), textIn(row.at(2))});
    }
    return rules;
}

void take(Protection& protection, ProtectedColumn column)
{
    if (protection.find(column.column) == nullptr) {
        protection.columns.push_back(std::move(column));
    }
}

std::string membersIn(const workspace::LayerSchema& schema, const std::string& column)
{
    return !column.empty() && schema.indexOf(column) ? column : std::string();
}

/// A name with its digits put aside: kwh_2022 and kwh_2024 are the same quantity.
std::string yearless(std::string_view name)
{
    std::string text(name);
    std::ranges::transform(text, text.begin(), [](char letter) {
        const auto plain = static_cast<unsigned char>(letter);
        return std::isdigit(plain) != 0 ? '#' : static_cast<char>(std::tolower(plain));
    });
    return text;
}

/// The column that plays a field, and every other one that goes by its names, as those of other years.
std::vector<std::string> columnsOf(const Field& field, const workspace::LayerSchema& schema,
                                   const std::map<std::string, std::string>& mapping)
{
    std::vector<std::string> found;
    if (auto column = columnFor(field, schema, mapping)) {
        found.push_back(*std::move(column));
    }
    for (const workspace::Column& column : schema.columns) {
        const auto isSo = [&](const std::string& name) { return yearless(name) == yearless(column.name); };
        const bool isNamedSo =
            std::ranges::any_of(field.columns, isSo) || std::ranges::any_of(std::vector<std::string>(found), isSo);
        if (isNamedSo && std::ranges::find(found, column.name) == found.end()) {
            found.push_back(column.name);
        }
    }
    return found;
}

/// Columns that play a protected field of a role.
Result<void> addRole(Rules& rules, const Role& role, const workspace::LayerSchema& schema,
                     const std::map<std::string, std::string>& mapping, Protection& protection)
{
    for (const ProtectedField& rule : rules.fields) {
        const Field* const field = rule.role == role.id ? findField(role, rule.field) : nullptr;
        const auto columns = field == nullptr ? std::vector<std::string>() : columnsOf(*field, schema, mapping);
        if (columns.empty()) {
            continue;
        }
        WB_TRY(const double smallest, rules.groupOf(rule.group));
        const Field* const members = rule.members.empty() ? nullptr : findField(role, rule.members);
        const auto membersColumn = members == nullptr ? std::nullopt : columnFor(*members, schema, mapping);
        for (const std::string& column : columns) {
            take(protection, {.column = column,
                              .title = field->title,
                              .smallestGroup = smallest,
                              .membersColumn = membersColumn.value_or("")});
        }
    }
    return {};
}

/// Small units have no exact place.
Result<void> addPlaces(Rules& rules, const Role& role, const workspace::LayerSchema& schema,
                       const std::map<std::string, std::string>& mapping, Protection& protection)
{
    const Field* const power = role.id == kUnits ? findField(role, "power") : nullptr;
    const auto column = power == nullptr ? std::nullopt : columnFor(*power, schema, mapping);
    if (column && schema.geometry != workspace::GeometryType::None) {
        WB_TRY(const double upTo, rules.view.number(kSmallUnit, "kW"));
        protection.places = HiddenPlaces{.column = *column, .upTo = upTo};
    }
    return {};
}

/// A column that was made of a protected one: it kept its name, or is a statistic of it.
std::optional<ProtectedColumn> heir(const ProtectedColumn& of, const workspace::LayerSchema& schema,
                                    const std::string& column)
{
    ProtectedColumn made = of;
    made.column = column;
    made.membersColumn = membersIn(schema, of.membersColumn);
    if (column == of.column) {
        return made;
    }
    const auto isMadeBy = [&](const char* ending) { return column == of.column + ending; };
    if (std::ranges::any_of(kSumEndings, isMadeBy)) {
        made.membersColumn = membersIn(schema, kCountColumn);
        return made;
    }
    if (std::ranges::any_of(kSingleEndings, isMadeBy)) {
        made.membersColumn.clear();
        return made;
    }
    return std::nullopt;
}

void inherit(const Protection& from, const workspace::LayerSchema& schema, Protection& protection)
{
    for (const ProtectedColumn& each : from.columns) {
        for (const workspace::Column& column : schema.columns) {
            if (auto made = heir(each, schema, column.name)) {
                take(protection, std::move(*made));
            }
        }
    }
}

/// What the project itself says of a dataset; false: nothing.
Result<bool> addMark(workspace::Workspace& project, Rules& rules, const workspace::LayerSchema& schema,
                     Protection& protection)
{
    WB_TRY(const auto mark, project.projectValue("privacy:" + schema.name));
    if (!mark) {
        return false;
    }
    const auto json = nlohmann::json::parse(*mark, nullptr, false);
    const bool isMark = json.is_object() && json.contains("columns") && json["columns"].is_array();
    if (!isMark) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Kennzeichnung der geschützten Spalten ist kein Objekt mit „columns“",
                                 "the mark of protected columns is no object with “columns”"},
                     .subject = "privacy:" + schema.name,
                     .advice = {R"(So schreiben: {"columns": ["verbrauch"], "members": "anschluesse"})",
                                R"(Write it so: {"columns": ["verbrauch"], "members": "anschluesse"})"}};
    }
    WB_TRY(const double smallest, rules.groupOf(kUsualGroup));
    const auto members = json.find("members");
    const std::string membersColumn =
        members != json.end() && members->is_string() ? members->get<std::string>() : std::string();
    for (const auto& each : json["columns"]) {
        const std::string name = each.is_string() ? each.get<std::string>() : std::string();
        if (const auto at = schema.indexOf(name)) {
            const std::string& title = schema.columns[*at].title;
            take(protection, {.column = name,
                              .title = {title.empty() ? name : title, title.empty() ? name : title},
                              .smallestGroup = smallest,
                              .membersColumn = membersIn(schema, membersColumn)});
        }
    }
    return true;
}

/// Finds out about a dataset and, below it, about what it was made of.
class ProtectionSearch {
public:
    ProtectionSearch(workspace::Workspace& project, Rules rules, std::vector<workspace::RoleAssignment> assignments,
                     const RoleLibrary& library)
        : m_project(project),
          m_rules(std::move(rules)),
          m_assignments(std::move(assignments)),
          m_library(library)
    {
    }

    Result<Protection> of(const workspace::LayerSchema& schema, const workspace::LineageTree* tree, int depth)
    {
        Protection protection;
        bool hasRole = false;
        for (const workspace::RoleAssignment& assignment : m_assignments) {
            const Role* const role = assignment.dataset == schema.name ? m_library.find(assignment.role) : nullptr;
            if (role != nullptr) {
                hasRole = true;
                WB_CHECK(addRole(m_rules, *role, schema, assignment.fields, protection));
                WB_CHECK(addPlaces(m_rules, *role, schema, assignment.fields, protection));
            }
        }
        WB_TRY(const bool isMarked, addMark(m_project, m_rules, schema, protection));
        if (!hasRole && !isMarked) {
            WB_CHECK(addByNames(schema, protection));
        }
        if (tree != nullptr && depth < kDeepest) {
            WB_CHECK(addOrigin(schema, *tree, depth, protection));
        }
        return protection;
    }

private:
    /// By the names that sources use for amounts: who brings a file in without a role must not open it by that.
    Result<void> addByNames(const workspace::LayerSchema& schema, Protection& protection)
    {
        for (const auto& [id, role] : m_library.roles()) {
            Protection named;
            WB_CHECK(addRole(m_rules, role, schema, {}, named));
            for (ProtectedColumn& column : named.columns) {
                const bool isAmount = std::ranges::any_of(role.fields, [&](const Field& field) {
                    return field.title.de == column.title.de && !field.unit.empty();
                });
                if (isAmount) {
                    take(protection, std::move(column));
                }
            }
        }
        return {};
    }
    Result<void> addOrigin(const workspace::LayerSchema& schema, const workspace::LineageTree& tree, int depth,
                           Protection& protection)
    {
        bool isOfSingleOnes = false;
        for (std::size_t i = 0; i < tree.record.inputs.size(); ++i) {
            const auto input = m_project.dataset(tree.record.inputs[i].dataset);
            if (!input || input->schema.name == schema.name) {
                continue; // gone: its columns are known by their names
            }
            WB_TRY(const Protection from,
                   of(input->schema, i < tree.inputs.size() ? &tree.inputs[i] : nullptr, depth + 1));
            isOfSingleOnes = isOfSingleOnes || !from.columns.empty();
            inherit(from, schema, protection);
        }
        for (const ProtectedResult& rule : m_rules.results) {
            const bool applies = isOfSingleOnes && rule.analysis == tree.record.activity;
            if (const auto at = applies ? schema.indexOf(rule.column) : std::nullopt) {
                WB_TRY(const double smallest, m_rules.groupOf(kUsualGroup));
                const std::string& title = schema.columns[*at].title;
                take(protection, {.column = rule.column,
                                  .title = {title, title},
                                  .smallestGroup = smallest,
                                  .membersColumn = membersIn(schema, rule.members)});
            }
        }
        return {};
    }

    workspace::Workspace& m_project;
    Rules m_rules;
    std::vector<workspace::RoleAssignment> m_assignments;
    const RoleLibrary& m_library;
};

bool isNamePart(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' ||
           static_cast<unsigned char>(letter) > 0x7F;
}

/// Whether a row of a dataset stands for too few units in a column.
Result<bool> hasSmallRows(workspace::Workspace& project, const std::string& dataset, const ProtectedColumn& column)
{
    std::vector<std::string> columns = {column.column};
    if (!column.membersColumn.empty()) {
        columns.push_back(column.membersColumn);
    }
    const bool hasMembers = columns.size() > 1;
    WB_TRY(workspace::LayerReader reader, project.read(dataset, {.columns = std::move(columns), .geometry = false}));
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return false;
        }
        const double members = hasMembers ? workspace::numberIn(reader.value(1)).value_or(1.0) : 1.0;
        if (!std::holds_alternative<std::monostate>(reader.value(0)) && members < column.smallestGroup) {
            return true;
        }
    }
}

Result<bool> hasSmallPlaces(workspace::Workspace& project, const std::string& dataset, const HiddenPlaces& places)
{
    WB_TRY(workspace::LayerReader reader,
           project.read(dataset, {.columns = std::vector{places.column}, .geometry = true}));
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return false;
        }
        if (!reader.geometry().empty() && workspace::numberIn(reader.value(0)).value_or(0.0) <= places.upTo) {
            return true;
        }
    }
}

Error notShowable(const std::string& subject, const Text& what)
{
    return {.code = ErrorCode::Refused,
            .message = {what.de + " wird nicht gezeigt (Datenschutz)", what.en + " is not shown (privacy)"},
            .subject = subject,
            .advice = {"Gruppen von mindestens fünf bilden, etwa mit „Verbrauch in Gruppen von Nachbarn“",
                       "Make groups of at least five, as with “Consumption in groups of neighbours”"}};
}

} // namespace

const ProtectedColumn* Protection::find(std::string_view column) const
{
    const auto found = std::ranges::find(columns, column, &ProtectedColumn::column);
    return found == columns.end() ? nullptr : &*found;
}

const ProtectedColumn* Protection::namedIn(std::string_view condition) const
{
    const auto found =
        std::ranges::find_if(columns, [&](const ProtectedColumn& each) { return names(condition, each.column); });
    return found == columns.end() ? nullptr : &*found;
}

bool names(std::string_view formula, std::string_view field)
{
    for (std::size_t at = formula.find(field); at != std::string_view::npos; at = formula.find(field, at + 1)) {
        const bool startsThere = at == 0 || !isNamePart(formula[at - 1]);
        const std::size_t end = at + field.size();
        if (startsThere && (end == formula.size() || !isNamePart(formula[end]))) {
            return true;
        }
    }
    return false;
}

Result<std::vector<ProtectedField>> protectedFields()
{
    WB_TRY(const registry::Registry* const shipped, registry::shipped());
    registry::RegistryView view(*shipped, registry::today(), {}); // an override must not open a field
    WB_TRY(const registry::Table* const table, view.table(kFields));
    std::vector<ProtectedField> fields;
    for (const auto& row : table->rows) {
        fields.push_back({textIn(row.at(0)), textIn(row.at(1)), textIn(row.at(2)), textIn(row.at(3))});
    }
    return fields;
}

Result<Protection> protectionOf(workspace::Workspace& project, const workspace::Dataset& dataset)
{
    WB_TRY(Rules rules, rulesOf(project));
    WB_TRY(std::vector<workspace::RoleAssignment> assignments, project.roles());
    WB_TRY(const RoleLibrary* const library, shippedRoles());
    ProtectionSearch search(project, std::move(rules), std::move(assignments), *library);
    const auto tree = project.lineage(dataset.schema.name);
    return search.of(dataset.schema, tree ? &tree.value() : nullptr, 0);
}

Result<void> requireShowable(workspace::Workspace& project, const workspace::Dataset& dataset, std::string_view column)
{
    WB_TRY(const Protection protection, protectionOf(project, dataset));
    if (const ProtectedColumn* const found = protection.find(column)) {
        WB_TRY(const bool isOfFew, hasSmallRows(project, dataset.schema.name, *found));
        if (isOfFew) {
            return notShowable(found->column,
                               {"„" + found->title.de + "“ einzelner", "“" + found->title.en + "” of single ones"});
        }
    }
    if (protection.places) {
        WB_TRY(const bool isSmall, hasSmallPlaces(project, dataset.schema.name, *protection.places));
        if (isSmall) {
            return notShowable(dataset.schema.name,
                               {"der genaue Ort kleiner Anlagen", "the exact place of small units"});
        }
    }
    return {};
}

} // namespace weitblick::analysis::role
