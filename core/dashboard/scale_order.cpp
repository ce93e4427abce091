// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/scale_order.h"

#include "core/analysis/registry/registry.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

namespace weitblick::dashboard {

namespace {

namespace registry = analysis::registry;

constexpr double kAtTheEnd = std::numeric_limits<double>::max();

/// Lower case of A to Z, without the word that labels of suitability may end with.
std::string plain(std::string_view text)
{
    constexpr std::string_view kSuited = " geeignet";
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (lower.ends_with(kSuited)) {
        lower.resize(lower.size() - kSuited.size());
    }
    return lower;
}

/// A number exactly as textOf() of sources.h writes it: "007" is no number.
std::optional<double> numberOf(const std::string& text)
{
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && at == end && canonicalNumber(value) == text ? std::optional(value) : std::nullopt;
}

/// Row by row the classes of a column of texts; the first row of a class counts.
std::map<std::string, double> classesIn(const registry::Table& table, std::size_t column)
{
    std::map<std::string, double> classes;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (const auto* const text = std::get_if<std::string>(&table.rows[row][column])) {
            classes.emplace(plain(*text), static_cast<double>(row));
        }
    }
    return classes;
}

struct Placed {
    std::vector<double> places;
    std::size_t knownCount = 0;
};

Placed placedIn(const std::map<std::string, double>& classes, const std::vector<std::string>& texts)
{
    Placed placed;
    for (const std::string& text : texts) {
        const auto found = classes.find(plain(text));
        placed.knownCount += found == classes.end() ? 0 : 1;
        placed.places.push_back(found == classes.end() ? kAtTheEnd : found->second);
    }
    return placed;
}

/// Columns that name classes of an entry: those called so.
bool namesClasses(const registry::TableColumn& column)
{
    return column.unit.empty() && (column.id == "class" || column.id == "label");
}

} // namespace

std::optional<std::vector<double>> numbersIn(const std::vector<std::string>& texts)
{
    std::vector<double> numbers;
    for (const std::string& text : texts) {
        const auto number = numberOf(text);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::vector<double>> placesOnScale(const std::vector<std::string>& texts)
{
    constexpr std::size_t kFewest = 2;
    const auto known = registry::shipped();
    if (texts.size() < kFewest) {
        return std::nullopt;
    }
    if (auto numbers = numbersIn(texts)) {
        return numbers;
    }
    if (!known) {
        return std::nullopt;
    }
    Placed best;
    for (const auto& [id, entry] : (*known)->entries()) {
        for (std::size_t column = 0; column < entry.columns.size(); ++column) {
            const auto* const table =
                entry.periods.empty() ? nullptr : std::get_if<registry::Table>(&entry.periods.back().value);
            if (table == nullptr || !namesClasses(entry.columns[column])) {
                continue;
            }
            Placed placed = placedIn(classesIn(*table, column), texts);
            if (placed.knownCount > best.knownCount) {
                best = std::move(placed);
            }
        }
    }
    const bool isScale = best.knownCount >= kFewest && best.knownCount + 1 >= texts.size();
    return isScale ? std::optional(std::move(best.places)) : std::nullopt;
}

} // namespace weitblick::dashboard
