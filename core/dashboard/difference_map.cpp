// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/difference_map.h"

#include "core/analysis/indicator/library.h"
#include "core/base/number_text.h"
#include "core/dashboard/answers.h"
#include "core/map/classification.h"
#include "core/map/color_ramp.h"
#include "core/map/feature_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::Direction;

constexpr double kSameShare = 1e-9; // of the larger number: noise of the last digits
constexpr std::size_t kClassesOfASide = 3;
constexpr map::Color kZoneBorder{96, 104, 114, 200};
constexpr map::Color kNoValue{150, 150, 150, 255};

/// The features of one map: ids, values, and the columns that may be keys.
struct Side {
    std::vector<std::int64_t> fids;
    map::FeatureValues values;
    std::vector<map::FeatureValues> keys;
    std::unordered_map<std::int64_t, double> bands;

    [[nodiscard]] std::optional<double> valueAt(std::size_t row) const
    {
        const double value = values.numbers()[row];
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }
    [[nodiscard]] std::optional<double> bandAt(std::size_t row) const
    {
        const auto band = bands.find(fids[row]);
        return band == bands.end() ? std::nullopt : std::optional(band->second);
    }
};

Result<Side> sideOf(workspace::Workspace& project, const MapAnswer& map, const std::vector<std::string>& keys, Job& job)
{
    constexpr std::size_t kBetweenReports = 4096;
    const std::unordered_map<std::int64_t, double> values(map.values.begin(), map.values.end());
    Side side{.fids = {}, .values = {}, .keys = std::vector<map::FeatureValues>(keys.size()), .bands = {}};
    side.bands.insert(map.bands.begin(), map.bands.end());
    std::vector<std::string> columns = keys;
    if (!map.column.empty()) {
        columns.push_back(map.column);
    }
    WB_TRY(workspace::LayerReader reader, project.read(map.layer, {.columns = columns, .geometry = false}));
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return side;
        }
        if (side.fids.size() % kBetweenReports == 0) {
            WB_CHECK(job.report(0.0, map.layer));
        }
        side.fids.push_back(reader.fid());
        for (std::size_t key = 0; key < keys.size(); ++key) {
            side.keys[key].add(reader.value(key));
        }
        if (!map.column.empty()) {
            side.values.add(reader.value(keys.size()));
        } else if (const auto value = values.find(reader.fid()); value != values.end()) {
            side.values.addNumber(value->second);
        } else {
            side.values.addMissing();
        }
    }
}

/// Columns of texts or whole numbers that both layers have.
Result<std::vector<std::string>> commonColumns(workspace::Workspace& project, const MapAnswer& first,
                                               const MapAnswer& second)
{
    WB_TRY(const workspace::Dataset one, project.dataset(first.layer));
    WB_TRY(const workspace::Dataset other, project.dataset(second.layer));
    std::vector<std::string> columns;
    for (const workspace::Column& column : one.schema.columns) {
        const bool canBeKey =
            column.type == workspace::ColumnType::Text || column.type == workspace::ColumnType::Integer;
        if (canBeKey && column.name != first.column && other.schema.indexOf(column.name)) {
            columns.push_back(column.name);
        }
    }
    return columns;
}

using RowOfKey = std::unordered_map<std::string, std::size_t>;

/// Nothing: a value is there twice.
std::optional<RowOfKey> uniqueKeys(const map::FeatureValues& values)
{
    RowOfKey rows;
    for (std::size_t row = 0; row < values.count(); ++row) {
        const std::string key = values.textOf(row);
        if (!key.empty() && !rows.emplace(key, row).second) {
            return std::nullopt;
        }
    }
    return rows;
}

/// Rows of the second side by rows of the first; kNoRow: none.
constexpr std::size_t kNoRow = std::numeric_limits<std::size_t>::max();
struct Joined {
    std::vector<std::size_t> rows;
    std::size_t count = 0;
};

Joined joinedBy(const map::FeatureValues& first, const map::FeatureValues& second)
{
    Joined joined;
    const auto unique = uniqueKeys(first);
    const auto rows = uniqueKeys(second);
    if (!unique || !rows) {
        return joined;
    }
    joined.rows.assign(first.count(), kNoRow);
    for (const auto& [key, row] : *unique) {
        if (const auto found = rows->find(key); found != rows->end()) {
            joined.rows[row] = found->second;
            ++joined.count;
        }
    }
    return joined;
}

/// Both sides, and which rows are the same place.
struct Pair {
    Side first;
    Side second;
    std::vector<std::size_t> rows;
};

Result<Pair> pairOf(workspace::Workspace& project, const MapAnswer& first, const MapAnswer& second, Job& job)
{
    const bool isOneLayer = first.layer == second.layer;
    const bool areZones = !first.keyColumn.empty() && !second.keyColumn.empty();
    std::vector<std::string> firstKeys{first.keyColumn};
    std::vector<std::string> secondKeys{second.keyColumn};
    if (isOneLayer) {
        firstKeys = secondKeys = {};
    } else if (!areZones) {
        WB_TRY(firstKeys, commonColumns(project, first, second));
        secondKeys = firstKeys;
    }
    Pair pair;
    WB_TRY(pair.first, sideOf(project, first, firstKeys, job));
    WB_TRY(pair.second, sideOf(project, second, secondKeys, job));
    Joined best;
    if (isOneLayer && pair.first.fids == pair.second.fids) {
        for (std::size_t row = 0; row < pair.first.fids.size(); ++row) {
            best.rows.push_back(row);
        }
        best.count = best.rows.size();
    }
    for (std::size_t key = 0; key < firstKeys.size(); ++key) {
        Joined joined = joinedBy(pair.first.keys[key], pair.second.keys[key]);
        if (joined.count > best.count) {
            best = std::move(joined);
        }
    }
    if (best.count == 0 || 2 * best.count < std::min(pair.first.fids.size(), pair.second.fids.size())) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"„" + first.layer + "“ und „" + second.layer +
                                     "“ haben keine Spalte, die ihre Flächen einander zuordnet",
                                 "“" + first.layer + "” and “" + second.layer +
                                     "” have no column that tells which of their areas are the same"},
                     .subject = second.layer};
    }
    pair.rows = std::move(best.rows);
    return pair;
}

/// What is good; nothing of it where the maps show other things than one indicator.
Direction directionOf(const MapAnswer& first, const MapAnswer& second)
{
    const auto library = analysis::indicator::shippedLibrary();
    const bool isOne = !first.indicator.empty() && first.indicator == second.indicator;
    const auto* const indicator = library && isOne ? (*library)->find(first.indicator) : nullptr;
    return indicator == nullptr ? Direction::Neutral : indicator->direction;
}

std::vector<FeatureDifference> differencesOf(const Pair& pair, Direction direction)
{
    std::vector<FeatureDifference> differences;
    for (std::size_t row = 0; row < pair.rows.size(); ++row) {
        const std::size_t other = pair.rows[row];
        const auto first = pair.first.valueAt(row);
        const auto second = other == kNoRow ? std::nullopt : pair.second.valueAt(other);
        if (!first || !second) {
            continue;
        }
        const bool isSame = std::abs(*first - *second) <= kSameShare * std::max(std::abs(*first), std::abs(*second));
        const auto band = bandOf(pair.first.bandAt(row), pair.second.bandAt(other));
        differences.push_back({.fid = pair.first.fids[row],
                               .first = *first,
                               .second = *second,
                               .difference = differenceOf(isSame ? *second : *first, *second, band, direction)});
    }
    std::ranges::sort(differences, {}, &FeatureDifference::fid);
    return differences;
}

bool isClear(const FeatureDifference& feature)
{
    return !feature.difference.isWithinBand && feature.difference.value != 0.0;
}

/// The next number with two digits that is not below: 0.0123 → 0.013, 4871 → 4900.
double roundedUp(double size)
{
    const double unit = std::pow(10.0, std::floor(std::log10(size)) - 1.0);
    const double steps = std::ceil(size / unit - kSameShare);
    return unit >= 1.0 ? steps * unit : steps / std::round(1.0 / unit); // 13 / 1000 is 0.013, 13 * 0.001 is not
}

/// Round bounds of the sizes, ascending; the first lies below all of them.
Result<std::vector<double>> boundsOf(const std::vector<FeatureDifference>& features, Job& job)
{
    std::vector<double> sizes;
    for (const FeatureDifference& feature : features) {
        if (isClear(feature)) {
            sizes.push_back(std::abs(feature.difference.value));
        }
    }
    if (sizes.empty()) {
        return std::vector<double>{1.0};
    }
    WB_TRY(const map::Classification classes, map::classify(sizes, {.classCount = kClassesOfASide}, job));
    std::vector<double> bounds{*std::ranges::min_element(sizes) / 2};
    for (std::size_t i = 1; i < classes.bounds.size(); ++i) {
        if (const double bound = roundedUp(classes.bounds[i]); bound > bounds.back()) {
            bounds.push_back(bound);
        }
    }
    return bounds;
}

std::string signedText(double value, Language language)
{
    const std::string size = readableNumber(std::abs(value), language);
    return value < 0.0 ? "−" + size : value > 0.0 ? "+" + size : size;
}

std::string rangeText(double from, double to, Language language)
{
    return signedText(from, language) + Text{" bis ", " to "}.in(language) + signedText(to, language);
}

/// The classes from the lowest to the highest; sides on which nothing lies are not shown.
std::vector<map::ThemeClass> classesOf(const std::vector<double>& bounds, const DifferenceMap& shown, Language language)
{
    const auto lies = [&](double sign) {
        return std::ranges::any_of(shown.features, [&](const FeatureDifference& feature) {
            return isClear(feature) && feature.difference.value * sign > 0.0;
        });
    };
    // A bound belongs to the class nearer to zero on both sides.
    const auto below = [](double size) { return -std::nextafter(size, std::numeric_limits<double>::max()); };
    std::vector<map::ThemeClass> classes;
    for (std::size_t i = bounds.size() - 1; i > 0; --i) {
        const double inner = i == 1 ? 0.0 : -bounds[i - 1];
        classes.push_back({.lower = below(bounds[i]),
                           .upper = below(bounds[i - 1]),
                           .value = {},
                           .label = rangeText(-bounds[i], inner, language),
                           .isVisible = lies(-1.0)});
    }
    const Text neutral = shown.hasBands ? Text("innerhalb der Unsicherheit", "within the uncertainty")
                                        : Text("kein Unterschied", "no difference");
    classes.push_back(
        {.lower = below(bounds[0]), .upper = bounds[0], .value = {}, .label = neutral.in(language), .color = {}});
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        const double inner = i == 1 ? 0.0 : bounds[i - 1];
        classes.push_back({.lower = bounds[i - 1],
                           .upper = bounds[i],
                           .value = {},
                           .label = rangeText(inner, bounds[i], language),
                           .isVisible = lies(1.0)});
    }
    return classes;
}

Result<map::Theme> themeOf(const DifferenceMap& shown, Direction direction, Language language, Job& job)
{
    WB_TRY(const std::vector<double> bounds, boundsOf(shown.features, job));
    WB_TRY(const map::ColorRamp ramp, map::colorRamp(direction == Direction::Neutral ? "puor" : "rdbu"));
    map::Theme theme{.layer = shown.map.layer, .kind = map::ThemeKind::Graduated, .method = map::ClassMethod::Manual};
    theme.classes = classesOf(bounds, shown, language);
    const bool isReversed = direction == Direction::Less; // red is worse
    theme = map::recoloured(std::move(theme), ramp,
                            isReversed ? map::RampDirection::Reversed : map::RampDirection::Forward);
    theme.missingColor = kNoValue;
    theme.outline.color = kZoneBorder;
    return theme;
}

} // namespace

Result<DifferenceMap> differenceMap(workspace::Workspace& project, const MapAnswer& first, const MapAnswer& second,
                                    const DifferenceNames& names, Job& job)
{
    const bool areNumbers =
        first.theme.kind == map::ThemeKind::Graduated && second.theme.kind == map::ThemeKind::Graduated;
    if (!areNumbers || first.theme.unit != second.theme.unit || first.form.unit != second.form.unit) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die beiden Karten zeigen nicht Zahlen derselben Einheit",
                                 "the two maps do not show numbers of the same unit"}};
    }
    const Direction direction = directionOf(first, second);
    WB_TRY(const Pair pair, pairOf(project, first, second, job));
    DifferenceMap shown{.map = {.layer = first.layer, .keyColumn = first.keyColumn, .form = differenceForm(first.form)},
                        .features = differencesOf(pair, direction)};
    for (const FeatureDifference& feature : shown.features) {
        shown.hasBands = shown.hasBands || feature.difference.band.has_value();
        shown.map.values.emplace_back(feature.fid, isClear(feature) ? feature.difference.value : 0.0);
    }
    WB_TRY(shown.map.theme, themeOf(shown, direction, names.language, job));
    shown.map.theme.title = names.first.in(names.language) + " minus " + names.second.in(names.language);
    shown.map.theme.unit = isPercent(first.form) ? shown.map.form.unitTitle.in(names.language) : first.theme.unit;
    return shown;
}

} // namespace weitblick::dashboard
