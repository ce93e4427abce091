// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/value_columns.h"

#include "core/intake/series/column_words.h"
#include "core/intake/table/column_name.h"
#include "core/io/number_form.h"

#include <algorithm>

namespace weitblick::intake {

namespace {

/// "100031297 (Promenade (nördl. Salzstraße))": key and name.
struct NumberedName {
    std::string key;
    std::string name;
};
std::optional<NumberedName> numberedName(std::string_view header)
{
    constexpr std::size_t kFewestDigits = 4;
    const std::size_t digits = header.find_first_not_of("0123456789");
    if (digits == std::string_view::npos || digits < kFewestDigits || !header.substr(digits).starts_with(" (") ||
        !header.ends_with(')')) {
        return std::nullopt;
    }
    return NumberedName{.key = std::string(header.substr(0, digits)),
                        .name = std::string(header.substr(digits + 2, header.size() - digits - 3))};
}

std::string_view countedThing(std::string_view name)
{
    const auto has = [name](std::string_view word) { return name.find(word) != std::string_view::npos; };
    return has("PKW") || has("Pkw") || has("Kfz") || has("KFZ") ? "Kfz"
           : has("Fuß") || has("Fuss") || has("Ped")            ? "Fußgänger"
                                                                : "Fahrräder";
}

/// The unit of a header as the store wants it; what is no unit stays in the quantity's name.
std::string unitOf(const table::ColumnHeader& header, const std::optional<KnownQuantity>& known)
{
    if (!header.unit.empty()) {
        return unitSymbolOf(header.unit).value_or("1");
    }
    return known && !known->unit.empty() ? known->unit : "1";
}

std::string propertyOf(const table::ColumnHeader& header, const std::optional<KnownQuantity>& known)
{
    if (known) {
        return known->property;
    }
    const std::size_t bracket = header.name.find('[');
    return bracket == std::string::npos || bracket == 0 ? header.name
                                                        : std::string(io::trimmed(header.name.substr(0, bracket)));
}

/// A counting station with its directions: the first column is the station, the others its channels.
bool nameStation(SeriesColumns& found, const table::TableLayout& layout, const std::vector<std::size_t>& columns)
{
    std::vector<NumberedName> names;
    for (const std::size_t column : columns) {
        const auto name = numberedName(layout.columns[column].name);
        if (!name) {
            return false;
        }
        names.push_back(*name);
    }
    if (names.empty()) {
        return false;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string thing(countedThing(names[i].name));
        found.values.push_back({.column = columns[i],
                                .stream = {.key = names[i].key,
                                           .site = names.front().key,
                                           .title = names[i].name,
                                           .property = i == 0 ? thing : thing + " (Richtung)",
                                           .unit = "1",
                                           .kind = series::SeriesKind::Count,
                                           .intervalS = 0},
                                .siteName = names.front().name});
    }
    found.clock = found.clock ? found.clock : std::optional(ClockKind::Civil);
    found.remarks.emplace_back(
        "Zählstelle „" + names.front().name + "“: „" + names.front().key +
            "“ ist die Summe, die übrigen Spalten sind ihre Richtungen; Zeiten nach deutscher Uhr",
        "counting station '" + names.front().name + "': '" + names.front().key +
            "' is the sum, the other columns are its directions; times by the German clock");
    return true;
}

/// "obs_free" of a car park.
std::optional<KnownQuantity> parkingQuantity(ColumnPart part)
{
    if (part == ColumnPart::Free) {
        return KnownQuantity{.property = "freie Stellplätze", .unit = "1", .kind = series::SeriesKind::State};
    }
    if (part == ColumnPart::Occupied) {
        return KnownQuantity{.property = "belegte Stellplätze", .unit = "1", .kind = series::SeriesKind::State};
    }
    return std::nullopt;
}

/// sensor.community calls its particulate matter P1 and P2.
std::optional<KnownQuantity> quantityOf(const table::ColumnHeader& header, const SeriesColumns& found)
{
    auto parking = parkingQuantity(partOf(header.name));
    if (parking && found.siteKey) {
        const std::size_t point = header.name.rfind('.');
        const bool isKind = point != std::string::npos && partOf(header.name.substr(point + 1)) == ColumnPart::Other;
        parking->property += isKind ? " (" + header.name.substr(point + 1) + ")" : "";
        return parking;
    }
    if (found.siteKey && (header.name == "P1" || header.name == "P2" || header.name == "P0")) {
        return quantityNamed(header.name == "P1" ? "pm10" : header.name == "P2" ? "pm25" : "pm1");
    }
    return quantityNamed(header.name);
}

ObservedStream streamOf(const table::ColumnHeader& header, const std::optional<KnownQuantity>& known)
{
    ObservedStream stream;
    stream.key = header.name;
    stream.property = propertyOf(header, known);
    stream.title = known ? header.name.substr(0, header.name.find(" [")) : stream.property;
    stream.unit = unitOf(header, known);
    stream.kind = known ? known->kind : kindOf(stream.property, stream.unit);
    return stream;
}

} // namespace

void nameValues(SeriesColumns& found, const table::TableLayout& layout, const std::vector<std::size_t>& columns)
{
    const bool isWide = found.form == TableForm::Wide;
    if (isWide && nameStation(found, layout, columns)) {
        return;
    }
    const auto isKnown = [&layout](std::size_t column) {
        return quantityNamed(layout.columns[column].name).has_value();
    };
    const bool namesQuantities = !isWide || columns.size() == 1 || std::ranges::any_of(columns, isKnown);
    for (const std::size_t column : columns) {
        const table::ColumnHeader& header = layout.columns[column];
        ValueColumn value{.column = column, .stream = streamOf(header, quantityOf(header, found)), .siteName = {}};
        if (!namesQuantities) {
            value.stream.site = header.name;
            value.stream.property = "Messwert";
            value.siteName = header.name;
        }
        found.values.push_back(std::move(value));
    }
    if (isWide && !namesQuantities) {
        found.remarks.emplace_back("jede Spalte ist ein Ort: keine Überschrift nennt eine bekannte Messgröße",
                                   "every column is a site: no header names a known quantity");
    } else if (isWide) {
        found.remarks.emplace_back("alle Spalten gehören zu einem Ort, benannt nach der Datei",
                                   "all columns belong to one site, named after the file");
    }
}

} // namespace weitblick::intake
