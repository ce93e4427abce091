// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/zone_set.h"
#include "core/base/unit_text.h"
#include "core/dashboard/answers.h"
#include "core/map/feature_values.h"
#include "core/map/land_use_look.h"
#include "core/map/theme_choice.h"

#include <algorithm>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::ResultRow;
using analysis::role::Wanted;

/// Seen on the lightest and on the darkest class of every ramp.
constexpr map::Color kZoneBorder{96, 104, 114, 200};

map::ThemeWishes wishesOf(const MapContent& content)
{
    map::ThemeWishes wishes{.classCount = content.classCount};
    if (!content.ramp.empty()) {
        wishes.ramp = content.ramp;
    }
    return wishes;
}

/// The zones of a layer with their values; `absent` is the row of one that has none.
struct ZoneColours {
    std::vector<std::pair<std::int64_t, double>> values; ///< feature id, value
    std::vector<std::pair<std::int64_t, double>> bands;
    map::FeatureValues inOrder; ///< of all features
    const ResultRow* absent = nullptr;
};

Result<ZoneColours> coloursOf(const Sources& sources, const OpenRows& rows, const OpenField& key,
                              const Sources::Indicated& found, Level level, Job& job)
{
    ZoneColours colours;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto text = textOf(rows.formulas.evaluate(key.formula, reader));
            const std::string zone = text ? analysis::indicator::normalisedKey(*text) : std::to_string(reader.fid());
            const ResultRow* const row = found.results->find(found.indicator->id, level, zone);
            if (row != nullptr && row->value) {
                colours.values.emplace_back(reader.fid(), *row->value);
                if (row->band) {
                    colours.bands.emplace_back(reader.fid(), *row->band);
                }
                colours.inOrder.addNumber(*row->value);
            } else {
                colours.absent = row == nullptr ? colours.absent : row;
                colours.inOrder.addMissing();
            }
            return {};
        },
        job));
    return colours;
}

/// Features of the zones with the value of the indicator.
Result<Shown> mapOfIndicator(Sources& sources, const MapContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(const OrMissing<Sources::Indicated> outcome, sources.indicated(content.indicator, job));
    if (const auto* const missing = std::get_if<MissingAnswer>(&outcome)) {
        return Shown(*missing);
    }
    Sources::Indicated found = std::get<Sources::Indicated>(outcome);
    if (!content.result.empty()) {
        WB_TRY(found.results, sources.resultsIn(content.result, job));
        if (found.results == nullptr) {
            return Shown(missingPart({"„" + content.result + "“ ist kein Ergebnis von Kennzahlen im Projekt",
                                      "“" + content.result + "” is no result of indicators in the project"},
                                     content.result));
        }
    }
    const auto& [indicator, results] = found;
    const std::string role = content.level == Level::Districts ? "districts" : "zones";
    WB_TRY(OrMissing<OpenRows> opened, sources.open({.role = role, .dataset = {}, .where = {}}));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const OrMissing<OpenField> key = Sources::field(rows, "key", Wanted::Any);
    if (const auto* const missing = std::get_if<MissingAnswer>(&key)) {
        return Shown(*missing);
    }
    const OpenField keyField = std::get<OpenField>(key);
    MapAnswer shown{.layer = rows.dataset.schema.name,
                    .keyColumn = keyField.column,
                    .indicator = indicator->id,
                    .form = formOf(*indicator)};
    WB_TRY(ZoneColours colours, coloursOf(sources, rows, keyField, found, content.level, job));
    shown.values = std::move(colours.values);
    shown.bands = std::move(colours.bands);
    cite(answer, results->dataset(), results->isStale());
    cite(answer, shown.layer, rows.dataset.stale);
    answer.title = answer.title.empty() ? indicator->title : answer.title;
    if (shown.values.empty()) {
        const ResultRow* const absent = colours.absent;
        return absent == nullptr ? Shown(missingPart({"Für diese Gebiete gibt es keine Kennzahl",
                                                      "There is no indicator for these areas"},
                                                     indicator->id))
                                 : Shown(missingFor(absent->absence, absent->subject));
    }
    WB_TRY(shown.theme, map::chosenTheme(shown.layer, {}, colours.inOrder, wishesOf(content), job));
    shown.theme.title = indicator->title.de;
    shown.theme.unit = indicator->unitTitle.de.empty() ? printedUnit(indicator->unit) : indicator->unitTitle.de;
    shown.theme.outline.color = kZoneBorder;
    answer.remarks.push_back(indicator->caveat);
    return Shown(std::move(shown));
}

/// The colours that the project keeps for the layer, where they are of the same column.
Result<std::optional<map::Theme>> keptTheme(Sources& sources, const std::string& layer, const std::string& column)
{
    WB_TRY(const std::optional<std::string> json, sources.project().projectValue("theme:" + layer));
    if (!json) {
        return std::optional<map::Theme>();
    }
    auto theme = map::themeFromJson(*json);
    const bool fits = theme && theme->column == column;
    return fits ? std::optional(std::move(theme).value()) : std::nullopt;
}

Result<Shown> mapOfRows(Sources& sources, const MapContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    MapAnswer shown{.layer = rows.dataset.schema.name};
    cite(answer, shown.layer, rows.dataset.stale);
    if (rows.dataset.schema.geometry == workspace::GeometryType::None) {
        return Shown(
            missingPart({"„" + shown.layer + "“ hat keine Lage", "“" + shown.layer + "” has no place"}, shown.layer));
    }
    if (content.field.empty()) {
        shown.theme = map::Theme{.layer = shown.layer, .kind = map::ThemeKind::Single};
        return Shown(std::move(shown));
    }
    const OrMissing<OpenField> field = Sources::field(rows, content.field, Wanted::Any);
    if (const auto* const missing = std::get_if<MissingAnswer>(&field)) {
        return Shown(*missing);
    }
    shown.column = std::get<OpenField>(field).column;
    shown.form = rows.formOf(content.field);
    if (content.useLayerColours) {
        WB_TRY(std::optional<map::Theme> kept, keptTheme(sources, shown.layer, shown.column));
        if (kept) {
            shown.theme = std::move(*kept);
            return Shown(std::move(shown));
        }
    }
    WB_TRY(workspace::LayerReader reader,
           sources.project().read(shown.layer, {.columns = std::vector{shown.column}, .geometry = false}));
    map::FeatureValues values;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        values.add(reader.value(0));
    }
    const map::PlainLayer plain = map::plainLayerOf(rows.dataset.schema, content.rows.role);
    if (content.useLayerColours && content.ramp.empty() &&
        map::landUseColumn(plain, {shown.column}) == shown.column) { // woods are green on every map
        shown.theme = map::landUseTheme(map::plainTheme(plain), shown.column, values);
    } else {
        map::ThemeWishes wishes = wishesOf(content);
        if (values.hasTexts() && content.classCount == MapContent().classCount) {
            wishes.classCount.reset(); // five suits numbers; of texts as many as can be told apart
        }
        WB_TRY(shown.theme, map::chosenTheme(shown.layer, shown.column, values, wishes, job));
    }
    shown.theme.title = rows.titleOf(content.field).de;
    answer.title = answer.title.empty() ? rows.titleOf(content.field) : answer.title;
    return Shown(std::move(shown));
}

} // namespace

Result<Shown> answerMap(Sources& sources, const MapContent& map, TileAnswer& answer, Job& job)
{
    return map.indicator.empty() ? mapOfRows(sources, map, answer, job) : mapOfIndicator(sources, map, answer, job);
}

} // namespace weitblick::dashboard
