// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_system.h"

#include "core/intake/table/geometry_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fast_float/fast_float.h>

namespace weitblick::intake::table {

namespace {

/// The box of coordinates that a CRS gives to places in Germany, with a margin of some kilometres.
struct GermanBox {
    int epsg;
    double minX, maxX, minY, maxY;
    std::string_view title;
};

constexpr std::array<GermanBox, 11> kBoxes = {
    {{4326, 5.5, 15.6, 47.0, 55.3, "WGS 84, Länge/Breite in Grad"},
     {25832, 2.7e5, 9.35e5, 5.22e6, 6.12e6, "ETRS89 / UTM Zone 32"},
     {25833, -3.0e5, 5.1e5, 5.22e6, 6.15e6, "ETRS89 / UTM Zone 33"},
     {4647, 3.227e7, 3.2935e7, 5.22e6, 6.12e6, "ETRS89 / UTM Zone 32 mit führender 32"},
     {5650, 3.27e7, 3.351e7, 5.22e6, 6.15e6, "ETRS89 / UTM Zone 33 mit führender 33"},
     {31466, 2.47e6, 2.66e6, 5.22e6, 6.12e6, "DHDN / Gauß-Krüger Zone 2"},
     {31467, 3.25e6, 3.96e6, 5.22e6, 6.12e6, "DHDN / Gauß-Krüger Zone 3"},
     {31468, 4.3e6, 4.7e6, 5.22e6, 6.12e6, "DHDN / Gauß-Krüger Zone 4"},
     {31469, 5.3e6, 5.55e6, 5.22e6, 6.12e6, "DHDN / Gauß-Krüger Zone 5"},
     {3035, 4.0e6, 4.7e6, 2.65e6, 3.56e6, "ETRS89 / LAEA Europa"},
     {3857, 6.1e5, 1.74e6, 5.98e6, 7.45e6, "WGS 84 / Web-Mercator"}}};

/// How far west and east Germany reaches between two northings, in the two zones of UTM: what one zone has at home the
/// other often has abroad. The bands overlap, because parallels curve.
/// Source   measured on the municipalities of VG5000 (BKG) in EPSG:25832 and 25833; 4 km of margin.
struct GermanBand {
    double minY, maxY;
    double utm32West, utm33East;
};

constexpr std::array<GermanBand, 6> kBands = {{{5.220e6, 5.437e6, 3.84e5, 4.19e5},
                                               {5.417e6, 5.571e6, 2.89e5, 4.05e5},
                                               {5.551e6, 5.626e6, 2.86e5, 4.27e5},
                                               {5.606e6, 5.654e6, 2.77e5, 4.99e5},
                                               {5.634e6, 5.771e6, 2.76e5, 5.07e5},
                                               {5.751e6, 6.150e6, 2.96e5, 4.88e5}}};

/// False where the range reaches beyond Germany in every band that it touches.
bool isWithinBorders(int epsg, const NumberRange& x, const NumberRange& y)
{
    if (epsg != 25832 && epsg != 25833) {
        return true;
    }
    return std::ranges::any_of(kBands, [&](const GermanBand& band) {
        const bool touches = y.maximum >= band.minY && y.minimum <= band.maxY;
        return touches && (epsg == 25832 ? x.minimum >= band.utm32West : x.maximum <= band.utm33East);
    });
}

bool within(const NumberRange& range, double minimum, double maximum)
{
    return !range.isEmpty() && range.minimum >= minimum && range.maximum <= maximum;
}

bool has(std::string_view names, std::string_view word)
{
    return names.find(word) != std::string_view::npos;
}

/// Columns that say "utm32" or "25833" leave one candidate of several.
void narrowByNames(std::vector<int>& fitting, std::string_view names)
{
    struct Hint {
        std::string_view word;
        int epsg;
    };
    static constexpr std::array<Hint, 8> kHints = {{{"utm32", 25832},
                                                    {"utm33", 25833},
                                                    {"25832", 25832},
                                                    {"25833", 25833},
                                                    {"linref", 25832}, // Unfallatlas
                                                    {"3857", 3857},
                                                    {"mercator", 3857},
                                                    {"zone33", 25833}}};
    for (const Hint& hint : kHints) {
        if (has(names, hint.word) && std::ranges::find(fitting, hint.epsg) != fitting.end()) {
            fitting = {hint.epsg};
            return;
        }
    }
}

std::string titleOf(int epsg)
{
    const auto* const box = std::ranges::find(kBoxes, epsg, &GermanBox::epsg);
    return box == kBoxes.end() ? "" : std::string(box->title);
}

/// The first two numbers of a WKT.
std::optional<CoordinateRange> firstNumbersOf(std::string_view text)
{
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    std::array<double, 2> values{};
    std::size_t at = open;
    for (double& value : values) {
        at = text.find_first_of("-0123456789", at);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const auto [end, problem] = fast_float::from_chars(text.data() + at, text.data() + text.size(), value);
        if (problem != std::errc()) {
            return std::nullopt;
        }
        at = static_cast<std::size_t>(end - text.data());
    }
    return CoordinateRange{.x = {.minimum = values[0], .maximum = values[0]},
                           .y = {.minimum = values[1], .maximum = values[1]}};
}

} // namespace

CrsGuess guessCrs(const CoordinateRange& range, std::string_view names)
{
    std::vector<int> fitting;
    for (const GermanBox& box : kBoxes) {
        if (within(range.x, box.minX, box.maxX) && within(range.y, box.minY, box.maxY) &&
            isWithinBorders(box.epsg, range.x, range.y)) {
            fitting.push_back(box.epsg);
        }
    }
    narrowByNames(fitting, names);
    if (fitting.size() == 1) {
        return {.certainty = CrsGuess::Certainty::Certain, .epsg = fitting.front(), .others = {}};
    }
    if (!fitting.empty()) {
        return {.certainty = CrsGuess::Certainty::Likely,
                .epsg = fitting.front(),
                .others = {fitting.begin() + 1, fitting.end()}};
    }
    const bool isDegrees = within(range.x, -180, 180) && within(range.y, -90, 90);
    const bool saysDegrees = has(names, "lon") || has(names, "laenge") || has(names, "lng") || has(names, "wgs84");
    if (isDegrees) {
        // Names of degrees and values of degrees, but not in Germany: sure only if they are not swapped.
        const bool swapped = within(range.x, 47.0, 55.3) && within(range.y, 5.5, 15.6);
        return {.certainty = saysDegrees && !swapped ? CrsGuess::Certainty::Certain : CrsGuess::Certainty::Likely,
                .epsg = 4326,
                .others = {}};
    }
    return {};
}

CrsGuess firstCoordinateRange(const std::vector<Example>& texts, std::optional<std::int32_t> srid)
{
    if (srid && *srid > 0) {
        return {.certainty = CrsGuess::Certainty::Certain, .epsg = *srid, .others = {}};
    }
    CoordinateRange all;
    for (const Example& example : texts) {
        if (const auto range = firstNumbersOf(example.text)) {
            all.x.include(range->x.minimum);
            all.y.include(range->y.minimum);
        }
    }
    return guessCrs(all, "");
}

Question crsQuestion(const CrsGuess& guess, const std::string& columns)
{
    Question question{.id = "crs",
                      .text = {"In welchem Koordinatensystem stehen " + columns + "?",
                               "What is the coordinate system of " + columns + "?"},
                      .options = {}};
    std::vector<int> offered;
    if (guess.epsg != 0) {
        offered.push_back(guess.epsg);
    }
    offered.insert(offered.end(), guess.others.begin(), guess.others.end());
    for (const int usual : {4326, 25832, 25833, 31467}) {
        if (std::ranges::find(offered, usual) == offered.end()) {
            offered.push_back(usual);
        }
    }
    for (const int epsg : offered) {
        const std::string code = "EPSG:" + std::to_string(epsg);
        const std::string title = titleOf(epsg);
        question.options.push_back({.value = code, .label = {code + "  " + title, code + "  " + title}});
    }
    return question;
}

} // namespace weitblick::intake::table
