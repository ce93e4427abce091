// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_rules.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace weitblick::network {

namespace {

using analysis::registry::Table;
using analysis::registry::TableCell;

constexpr std::string_view kSpeeds = "street_network/speeds";
constexpr std::string_view kDefaultAccess = "street_network/default_access";
constexpr std::string_view kAccessValues = "street_network/access_values";
constexpr std::string_view kSurfaces = "street_network/surfaces";
constexpr std::string_view kBarriers = "street_network/barriers";
constexpr std::string_view kModeRules = "street_network/mode_rules";
constexpr std::string_view kApproachSpeed = "street_network/approach_speed";
constexpr double kKmPerMile = 1.609344;

Error badTable(std::string_view entry, std::size_t row)
{
    const std::string number = std::to_string(row + 1);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Zeile " + number + " der Tabelle ist unvollständig oder falsch",
                             "row " + number + " of the table is incomplete or wrong"},
                 .subject = std::string(entry)};
}

double numberIn(const std::vector<TableCell>& row, std::size_t column)
{
    const auto* number = column < row.size() ? std::get_if<double>(&row[column]) : nullptr;
    return number == nullptr ? -1.0 : *number;
}

std::string textIn(const std::vector<TableCell>& row, std::size_t column)
{
    const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
    return text == nullptr ? std::string() : *text;
}

/// A table of a text and a number for each mode.
Result<std::vector<std::pair<std::string, ByMode>>> byModeRows(const Table& table, std::string_view entry)
{
    std::vector<std::pair<std::string, ByMode>> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ByMode numbers{};
        for (std::size_t mode = 0; mode < kModeCount; ++mode) {
            numbers[mode] = numberIn(table.rows[i], mode + 1);
        }
        std::string name = textIn(table.rows[i], 0);
        if (name.empty() || std::ranges::any_of(numbers, [](double number) { return number < 0.0; })) {
            return badTable(entry, i);
        }
        rows.emplace_back(std::move(name), numbers);
    }
    return rows;
}

Result<void> readClasses(StreetRules& rules, const RuleTables& tables)
{
    WB_TRY(const auto speeds, byModeRows(*tables.speeds, kSpeeds));
    WB_TRY(const auto allowed, byModeRows(*tables.defaultAccess, kDefaultAccess));
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        const auto same = std::ranges::find(allowed, speeds[i].first, [](const auto& row) { return row.first; });
        if (same == allowed.end()) {
            return badTable(kDefaultAccess, i);
        }
        rules.classes.push_back({speeds[i].first, speeds[i].second, same->second});
    }
    return {};
}

Result<void> readModes(StreetRules& rules, const Table& table)
{
    std::array<bool, kModeCount> isThere{};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const std::string id = textIn(row, 0);
        const auto named = std::ranges::find(modes(), id, [](const NamedMode& mode) { return mode.id; });
        std::istringstream keys(textIn(row, 1));
        StreetRules::ModeRule rule{.ownKeyCount = static_cast<std::size_t>(std::max(0.0, numberIn(row, 2))),
                                   .obeysOneWays = numberIn(row, 3) > 0.0,
                                   .obeysTurnRules = numberIn(row, 5) > 0.0,
                                   .maxSpeedShare = numberIn(row, 4)};
        for (std::string key; keys >> key;) {
            rule.accessKeys.push_back(key);
        }
        if (named == modes().end() || rule.accessKeys.empty() || rule.maxSpeedShare < 0.0) {
            return badTable(kModeRules, i);
        }
        const auto mode = static_cast<std::size_t>(named - modes().begin());
        rules.modes[mode] = std::move(rule);
        isThere[mode] = true;
    }
    return std::ranges::all_of(isThere, [](bool there) { return there; }) ? Result<void>()
                                                                          : badTable(kModeRules, table.rows.size());
}

std::string_view tagOf(const Tags& tags, std::string_view key)
{
    const auto found = std::ranges::find(tags, key, [](const auto& tag) { return tag.first; });
    return found == tags.end() ? std::string_view() : found->second;
}

enum class Access { Unsaid, Allowed, Forbidden };

struct Sign {
    Access access = Access::Unsaid;
    std::size_t key = 0; ///< which of the mode's keys it is
    bool isDismount = false;
};

Sign signFor(const Tags& tags, const StreetRules& rules, const StreetRules::ModeRule& mode)
{
    for (std::size_t key = 0; key < mode.accessKeys.size(); ++key) {
        const std::string_view value = tagOf(tags, mode.accessKeys[key]);
        if (const auto known = rules.accessValues.find(value); known != rules.accessValues.end()) {
            return {known->second ? Access::Allowed : Access::Forbidden, key, value == "dismount"};
        }
    }
    return {};
}

bool isBicycle(std::size_t mode)
{
    return mode == indexOf(Mode::Bike) || mode == indexOf(Mode::Pedelec);
}

bool isAllowed(const Sign& sign, const StreetRules::StreetClass& streetClass, const StreetRules::ModeRule& rule,
               std::size_t mode)
{
    if (sign.access == Access::Forbidden) {
        return false;
    }
    const bool lifts = sign.access == Access::Allowed && sign.key < rule.ownKeyCount;
    return lifts || streetClass.allowed[mode] > 0.0;
}

double speedFor(std::size_t mode, const Tags& tags, const StreetRules& rules, const StreetRules::StreetClass& class_)
{
    const StreetRules::ModeRule& rule = rules.modes[mode];
    const Sign sign = signFor(tags, rules, rule);
    if (!isAllowed(sign, class_, rule, mode)) {
        return 0.0;
    }
    const bool hasMotor = mode == indexOf(Mode::Car);
    if (!hasMotor && tagOf(tags, "motorroad") == "yes") {
        return 0.0;
    }
    double speed = class_.speedsKmh[mode];
    if (sign.isDismount) {
        speed = std::min(speed, class_.speedsKmh[indexOf(Mode::Walk)]);
    }
    const double limit = speedLimitKmh(tagOf(tags, "maxspeed"));
    if (rule.maxSpeedShare > 0.0 && limit > 0.0 && speed > 0.0) {
        speed = limit * rule.maxSpeedShare;
    }
    if (const auto surface = rules.surfaces.find(tagOf(tags, "surface")); surface != rules.surfaces.end()) {
        speed *= surface->second[mode];
    }
    return speed;
}

enum class OneWay { No, Forward, Backward };

OneWay oneWayOf(const Tags& tags, std::string_view highway)
{
    const std::string_view value = tagOf(tags, "oneway");
    if (value == "yes" || value == "1" || value == "true") {
        return OneWay::Forward;
    }
    if (value == "-1" || value == "reverse") {
        return OneWay::Backward;
    }
    if (!value.empty()) {
        return OneWay::No; // "no", and lanes whose direction changes
    }
    const std::string_view junction = tagOf(tags, "junction");
    const bool isImplied =
        junction == "roundabout" || junction == "circular" || highway == "motorway" || highway == "motorway_link";
    return isImplied ? OneWay::Forward : OneWay::No;
}

bool freesBicycles(const Tags& tags)
{
    if (tagOf(tags, "oneway:bicycle") == "no") {
        return true;
    }
    return std::ranges::any_of(
        std::array<std::string_view, 4>{"cycleway", "cycleway:left", "cycleway:right", "cycleway:both"},
        [&](std::string_view key) { return tagOf(tags, key).starts_with("opposite"); });
}

} // namespace

const StreetRules::StreetClass* StreetRules::findClass(std::string_view name) const
{
    const auto found = std::ranges::find(classes, name, [](const StreetClass& one) { return one.name; });
    return found == classes.end() ? nullptr : &*found;
}

std::string StreetRules::canonicalText() const
{
    std::ostringstream text;
    const auto add = [&](std::string_view name, const ByMode& numbers) {
        text << name;
        for (const double number : numbers) {
            text << ' ' << number;
        }
        text << ';';
    };
    for (const StreetClass& one : classes) {
        add(one.name, one.speedsKmh);
        add(one.name, one.allowed);
    }
    for (const auto& [value, allowed] : accessValues) {
        text << value << '=' << allowed << ';';
    }
    for (const auto& [name, shares] : surfaces) {
        add(name, shares);
    }
    for (const auto& [name, passes] : barriers) {
        add(name, passes);
    }
    for (const ModeRule& rule : modes) {
        for (const std::string& key : rule.accessKeys) {
            text << key << ',';
        }
        text << rule.ownKeyCount << rule.obeysOneWays << rule.obeysTurnRules << ' ' << rule.maxSpeedShare << ';';
    }
    return std::move(text).str(); // the approach is no part of the network
}

std::vector<std::string> streetRuleEntries()
{
    std::vector<std::string> entries;
    for (const std::string_view entry :
         {kSpeeds, kDefaultAccess, kAccessValues, kSurfaces, kBarriers, kModeRules, kApproachSpeed}) {
        entries.emplace_back(entry);
    }
    return entries;
}

Result<StreetRules> streetRules(const RuleTables& tables)
{
    StreetRules rules{.approachSpeedKmh = tables.approachSpeedKmh};
    WB_CHECK(readClasses(rules, tables));
    for (std::size_t i = 0; i < tables.accessValues->rows.size(); ++i) {
        const std::string value = textIn(tables.accessValues->rows[i], 0);
        const double allowed = numberIn(tables.accessValues->rows[i], 1);
        if (value.empty() || allowed < 0.0) {
            return badTable(kAccessValues, i);
        }
        rules.accessValues[value] = allowed > 0.0;
    }
    WB_TRY(const auto surfaces, byModeRows(*tables.surfaces, kSurfaces));
    rules.surfaces.insert(surfaces.begin(), surfaces.end());
    WB_TRY(const auto barriers, byModeRows(*tables.barriers, kBarriers));
    rules.barriers.insert(barriers.begin(), barriers.end());
    WB_CHECK(readModes(rules, *tables.modeRules));
    return rules;
}

Result<StreetRules> shippedStreetRules(analysis::registry::Date day)
{
    WB_TRY(const auto* const registry, analysis::registry::shipped());
    const auto table = [&](std::string_view entry) -> Result<const Table*> {
        WB_TRY(const auto found, registry->find(entry, day));
        return &std::get<Table>(found.period->value);
    };
    RuleTables tables;
    WB_TRY(tables.speeds, table(kSpeeds));
    WB_TRY(tables.defaultAccess, table(kDefaultAccess));
    WB_TRY(tables.accessValues, table(kAccessValues));
    WB_TRY(tables.surfaces, table(kSurfaces));
    WB_TRY(tables.barriers, table(kBarriers));
    WB_TRY(tables.modeRules, table(kModeRules));
    WB_TRY(const auto approach, registry->find(kApproachSpeed, day));
    tables.approachSpeedKmh = std::get<double>(approach.period->value);
    return streetRules(tables);
}

bool StreetUse::isUsable() const
{
    const auto isSome = [](double speed) { return speed > 0.0; };
    return std::ranges::any_of(forwardKmh, isSome) || std::ranges::any_of(backwardKmh, isSome);
}

StreetUse useOf(const Tags& tags, const StreetRules& rules)
{
    StreetUse use;
    const std::string_view highway = tagOf(tags, "highway");
    const StreetRules::StreetClass* const streetClass = rules.findClass(highway);
    if (streetClass == nullptr) {
        return use;
    }
    use.streetClass = static_cast<std::uint16_t>(streetClass - rules.classes.data());
    const OneWay oneWay = oneWayOf(tags, highway);
    for (std::size_t mode = 0; mode < kModeCount; ++mode) {
        const double speed = speedFor(mode, tags, rules, *streetClass);
        const bool isFree =
            oneWay == OneWay::No || !rules.modes[mode].obeysOneWays || (isBicycle(mode) && freesBicycles(tags));
        use.forwardKmh[mode] = isFree || oneWay == OneWay::Forward ? speed : 0.0;
        use.backwardKmh[mode] = isFree || oneWay == OneWay::Backward ? speed : 0.0;
    }
    return use;
}

std::uint8_t blockedModesAt(const Tags& tags, const StreetRules& rules)
{
    std::string_view barrier = tagOf(tags, "barrier");
    if (tagOf(tags, "kerb") == "raised" && (barrier.empty() || barrier == "kerb")) {
        barrier = "kerb_raised";
    }
    const auto known = rules.barriers.find(barrier);
    if (barrier.empty()) {
        return 0;
    }
    std::uint8_t blocked = 0;
    for (std::size_t mode = 0; mode < kModeCount; ++mode) {
        const Sign sign = signFor(tags, rules, rules.modes[mode]);
        const bool passes = sign.access == Access::Unsaid ? known == rules.barriers.end() || known->second[mode] > 0.0
                                                          : sign.access == Access::Allowed;
        blocked = static_cast<std::uint8_t>(blocked | (passes ? 0U : 1U << mode));
    }
    return blocked;
}

double speedLimitKmh(std::string_view text)
{
    if (text == "none") {
        return 130.0; // Source: Autobahn-Richtgeschwindigkeits-Verordnung
    }
    if (text == "walk" || text == "DE:living_street") {
        return 7.0;
    }
    if (text == "DE:urban") {
        return 50.0;
    }
    if (text == "DE:rural") {
        return 100.0;
    }
    const std::size_t digits = text.find_first_of("0123456789"); // "50", "DE:zone:30", "30 mph"
    double speed = 0.0;
    if (digits != std::string_view::npos) {
        std::from_chars(text.data() + digits, text.data() + text.size(), speed);
    }
    return speed * (text.ends_with("mph") ? kKmPerMile : 1.0);
}

} // namespace weitblick::network
