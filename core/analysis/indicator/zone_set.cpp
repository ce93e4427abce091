// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/zone_set.h"

#include "core/analysis/role/role.h"
#include "core/analysis/spatial/key_groups.h"
#include "core/workspace/catalogue.h"

#include <algorithm>

namespace weitblick::analysis::indicator {

namespace {

/// The column of a field of zones: by the mapping, else by the names that sources use.
std::optional<std::string> columnOf(const RunContext& context, std::string_view input, std::string_view field)
{
    if (const auto mapped = context.fieldColumn(input, field)) {
        return *mapped;
    }
    const auto library = role::shippedRoles();
    const role::Role* const role = library ? (*library)->find(input) : nullptr;
    const role::Field* const known = role == nullptr ? nullptr : role::findField(*role, field);
    return known == nullptr ? std::nullopt : role::columnFor(*known, context.input(input).schema, {});
}

} // namespace

std::string normalisedKey(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    const std::size_t to = text.find_last_not_of(" \t");
    std::string key = from == std::string_view::npos ? "" : std::string(text.substr(from, to - from + 1));
    constexpr std::size_t kDistrictDigits = 5;
    const bool isNumber = !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber && key.size() > kDistrictDigits && key.size() % 2 == 1) {
        key.insert(key.begin(), '0');
    }
    return key;
}

Result<ZoneSet> ZoneSet::read(RunContext& context, std::string_view input, Level level, std::int32_t srsId, Job& job)
{
    WB_TRY(spatial::ZoneLayer layer, spatial::ZoneLayer::read(context, input, srsId, job));
    ZoneSet set(level, std::move(layer));
    const std::optional<std::string> keyColumn = columnOf(context, input, "key");
    const std::optional<std::string> nameColumn = columnOf(context, input, "name");
    std::vector<std::string> columns;
    for (const auto& column : {keyColumn, nameColumn}) {
        if (column) {
            columns.push_back(*column);
        }
    }
    WB_TRY(workspace::LayerReader reader, context.read(input, {.columns = columns, .geometry = false}));
    for (std::size_t zone = 0; zone < set.m_layer.size(); ++zone) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const auto key = keyColumn ? spatial::keyOf(reader.value(0)) : std::nullopt;
        const auto name = nameColumn ? spatial::keyOf(reader.value(keyColumn ? 1 : 0)) : std::nullopt;
        set.addZone(reader.fid(), key, name);
    }
    set.m_keys.resize(set.m_layer.size());
    set.m_names.resize(set.m_layer.size());
    return set;
}

void ZoneSet::addZone(std::int64_t fid, const std::optional<std::string>& key, const std::optional<std::string>& name)
{
    if (key) {
        m_zoneOfKey.emplace(normalisedKey(*key), m_keys.size());
    }
    m_keys.push_back(key ? normalisedKey(*key) : std::to_string(fid));
    m_names.push_back(name.value_or(m_keys.back()));
}

double ZoneSet::areaM2(std::size_t zone) const
{
    return geo::areaOf(m_layer.polygons(), zone);
}

KeyMatch ZoneSet::match(const std::string& key) const
{
    for (std::size_t length = key.size(); length > 0; --length) {
        if (const auto found = m_zoneOfKey.find(key.substr(0, length)); found != m_zoneOfKey.end()) {
            return {.zone = found->second};
        }
    }
    const auto next = m_zoneOfKey.lower_bound(key);
    return {.zone = std::nullopt,
            .isCoarser = !key.empty() && next != m_zoneOfKey.end() && next->first.starts_with(key)};
}

} // namespace weitblick::analysis::indicator
