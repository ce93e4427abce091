// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::analysis::registry {

using Date = std::chrono::year_month_day;

struct TableColumn {
    std::string id;
    Text title;
    std::string unit; ///< of a number column ("1": plain numbers); empty: a column of texts
};
using TableCell = std::variant<std::monostate, double, std::string>;

/// A class or step table, e.g. the remuneration steps of the EEG. Its columns are those of the entry.
struct Table {
    std::vector<std::vector<TableCell>> rows; ///< each as long as the columns
    friend bool operator==(const Table&, const Table&) = default;
};

enum class ValueKind : std::uint8_t { Number, Text, Table };
using Value = std::variant<double, std::string, Table>; ///< in the order of ValueKind

/// A value and the time for which it holds, both ends included; an end that is missing is open.
struct Period {
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    Value value;
    std::string source;      ///< citation: law with paragraph, publication with year
    bool assumption = false; ///< ⚠ not confirmed by a source: shown as an assumption wherever it is used
    Text note;
};

/// One number, text or table of law or practice. Code holds formulas, the registry holds these.
struct Entry {
    std::string id; ///< "<file>/<name>", e.g. "emission_factors/electricity_de"
    Text title;
    ValueKind kind = ValueKind::Number;
    std::string unit;                 ///< of a number; "1" for one without unit
    std::vector<TableColumn> columns; ///< of a table
    std::optional<double> minimum;    ///< an override outside is refused
    std::optional<double> maximum;
    std::vector<Period> periods; ///< by date, not overlapping
    std::string file;
    int line = 0;
};

/// Every entry by id. A value: load once, share as const.
class Registry {
public:
    /// Reads every *.yaml of the folder.
    /// Errors   NotFound  no such folder.   InvalidInput  with file and line.
    static Result<Registry> load(const std::filesystem::path& folder);

    /// Reads one document; its entries get the prefix `name` + "/".
    /// Errors   InvalidInput  with `name` and line: not YAML, a field missing or of the wrong kind, an unknown unit,
    ///          overlapping periods, doubled id.
    static Result<Registry> parse(std::string_view yaml, std::string_view name);

    /// Errors   InvalidInput  an id is in both.
    Result<void> add(Registry other);

    [[nodiscard]] const std::map<std::string, Entry, std::less<>>& entries() const { return m_entries; }

    /// Errors   NotFound  no such entry (proposes the nearest), or it has no value on that day (names the periods).
    struct Found {
        const Entry* entry = nullptr;
        const Period* period = nullptr;
    };
    [[nodiscard]] Result<Found> find(std::string_view id, Date day) const;

private:
    std::map<std::string, Entry, std::less<>> m_entries;
};

/// Equal exactly for equal values: "0.4", the text, or "[[10,8.6],[40,7.5]]". For lineage and run hash.
std::string canonicalText(const Value& value);

/// A value as somebody writes it for `entry`: "0,4 kg/kWh" (converted to the entry's unit), a text, or rows in YAML.
/// Errors   InvalidInput  not of the entry's kind, unit or range.   Ambiguous  as numberFromText().
Result<Value> valueFromText(const Entry& entry, std::string_view text);

/// Folder of the shipped registry: $WEITBLICK_RESOURCES/registry, else the one installed, else that of the source tree.
std::filesystem::path shippedFolder();

/// The shipped registry, read once.
/// Errors   as load(); the error is kept and returned again.
/// Threads  any.
Result<const Registry*> shipped();

/// "2026-07-01" / std::nullopt where it is no date.
std::optional<Date> dateFromIso(std::string_view text);
std::string isoOf(Date day);
Date today(); ///< UTC

} // namespace weitblick::analysis::registry
