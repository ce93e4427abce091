// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry.h"

#include "core/analysis/registry/registry_yaml.h"
#include "core/analysis/resource_folder.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/base/unit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <iterator>

namespace weitblick::analysis::registry {

namespace {

bool holdsOn(const Period& period, Date day)
{
    return (!period.validFrom || *period.validFrom <= day) && (!period.validTo || day <= *period.validTo);
}

std::string periodsText(const Entry& entry)
{
    std::string text;
    for (const Period& period : entry.periods) {
        text += text.empty() ? "" : ", ";
        text += (period.validFrom ? isoOf(*period.validFrom) : "…") + " – " +
                (period.validTo ? isoOf(*period.validTo) : "…");
    }
    return text;
}

std::string canonicalCell(const TableCell& cell)
{
    if (const auto* const number = std::get_if<double>(&cell)) {
        return canonicalNumber(*number);
    }
    const auto* const text = std::get_if<std::string>(&cell);
    if (text == nullptr) {
        return "~";
    }
    std::string quoted = "'";
    for (const char letter : *text) {
        quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
    }
    return quoted + "'";
}

Error refusedValue(const Entry& entry, std::string_view text, const Text& why)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"„" + std::string(text) + "“ passt nicht zu „" + entry.title.de + "“: " + why.de,
                        "“" + std::string(text) + "” does not fit “" + entry.title.en + "”: " + why.en},
            .subject = entry.id};
}

Result<double> numberFor(const Entry& entry, std::string_view text)
{
    WB_TRY(const NumberText number, numberFromText(text));
    double value = number.value;
    if (!number.unit.empty()) {
        WB_TRY(value, convertUnit(number.value, number.unit, entry.unit));
    }
    if ((entry.minimum && value < *entry.minimum) || (entry.maximum && value > *entry.maximum)) {
        const std::string range = (entry.minimum ? canonicalNumber(*entry.minimum) : "…") + " … " +
                                  (entry.maximum ? canonicalNumber(*entry.maximum) : "…") + " " + entry.unit;
        return refusedValue(entry, text, {"erlaubt ist " + range, "allowed is " + range});
    }
    return value;
}

} // namespace

Result<Registry> Registry::parse(std::string_view yaml, std::string_view name)
{
    WB_TRY(std::vector<Entry> entries, entriesFromYaml(yaml, name));
    Registry registry;
    for (Entry& entry : entries) {
        std::string id = entry.id;
        registry.m_entries.emplace(std::move(id), std::move(entry));
    }
    return registry;
}

Result<Registry> Registry::load(const std::filesystem::path& folder)
{
    return libraryIn<Registry>(folder);
}

Result<void> Registry::add(Registry other)
{
    for (const auto& [id, entry] : other.m_entries) {
        if (m_entries.contains(id)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"Registereintrag doppelt", "registry entry given twice"},
                         .subject = id};
        }
    }
    m_entries.merge(other.m_entries);
    return {};
}

Result<Registry::Found> Registry::find(std::string_view id, Date day) const
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end()) {
        std::vector<std::string> ids;
        std::ranges::transform(m_entries, std::back_inserter(ids), [](const auto& item) { return item.first; });
        return Error{.code = ErrorCode::NotFound,
                     .message = {"kein Eintrag im Parameterregister", "no entry of the parameter registry"},
                     .subject = std::string(id),
                     .advice = proposalFor(id, ids)};
    }
    const auto period =
        std::ranges::find_if(entry->second.periods, [&](const Period& candidate) { return holdsOn(candidate, day); });
    if (period == entry->second.periods.end()) {
        const std::string periods = periodsText(entry->second);
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"„" + entry->second.title.de + "“ hat am " + isoOf(day) + " keinen Wert; Zeiträume: " + periods,
                        "“" + entry->second.title.en + "” has no value on " + isoOf(day) + "; periods: " + periods},
            .subject = std::string(id)};
    }
    return Found{&entry->second, &*period};
}

std::string canonicalText(const Value& value)
{
    if (const auto* const number = std::get_if<double>(&value)) {
        return canonicalNumber(*number);
    }
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return *text;
    }
    std::string rows = "[";
    for (const auto& row : std::get<Table>(value).rows) {
        rows += rows.size() > 1 ? ",[" : "[";
        for (std::size_t i = 0; i < row.size(); ++i) {
            rows += (i > 0 ? "," : "") + canonicalCell(row[i]);
        }
        rows += "]";
    }
    return rows + "]";
}

Result<Value> valueFromText(const Entry& entry, std::string_view text)
{
    switch (entry.kind) {
    case ValueKind::Number: {
        WB_TRY(const double number, numberFor(entry, text));
        return Value(number);
    }
    case ValueKind::Text:
        if (text.empty()) {
            return refusedValue(entry, text, {"der Text ist leer", "the text is empty"});
        }
        return Value(std::string(text));
    case ValueKind::Table:
        break;
    }
    WB_TRY(Table table, tableFromYaml(text, entry.columns));
    return Value(std::move(table));
}

std::filesystem::path shippedFolder()
{
    return resourceFolder("registry");
}

Result<const Registry*> shipped()
{
    static const Result<Registry> kShipped = Registry::load(shippedFolder());
    if (!kShipped) {
        return kShipped.error();
    }
    return &kShipped.value();
}

std::optional<Date> dateFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto part = [&](std::size_t from, std::size_t count) {
        unsigned number = 0;
        const char* const end = text.data() + from + count;
        const auto parsed = std::from_chars(text.data() + from, end, number);
        return parsed.ec == std::errc() && parsed.ptr == end ? static_cast<int>(number) : -1;
    };
    const int year = part(0, 4);
    const int month = part(5, 2);
    const int day = part(8, 2);
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string isoOf(Date day)
{
    std::array<char, 32> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

Date today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

} // namespace weitblick::analysis::registry
