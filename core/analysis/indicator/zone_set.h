// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/analysis/run_context.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::indicator {

/// An official key as text: without blanks, and with the leading nought that a spreadsheet took ("6999001").
/// Method   Keys of municipalities (AGS 8, ARS 12) and of their parts have an even number of digits: more than five
///          digits in an odd number get a nought in front.
std::string normalisedKey(std::string_view text);

/// What became of the key of a row.
struct KeyMatch {
    std::optional<std::size_t> zone;
    bool isCoarser = false; ///< zones begin with this key: the row is about a larger area
};

/// The zones of one level with keys and names. Zone i is the input's i-th row.
class ZoneSet {
public:
    /// Reads the input in the coordinates `srsId`. Key and name are the fields `key` and `name` of its role.
    /// Errors   as spatial::ZoneLayer::read.
    static Result<ZoneSet> read(RunContext& context, std::string_view input, Level level, std::int32_t srsId, Job& job);

    [[nodiscard]] Level level() const { return m_level; }
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }
    [[nodiscard]] const std::string& key(std::size_t zone) const { return m_keys[zone]; }
    [[nodiscard]] const std::string& name(std::size_t zone) const { return m_names[zone]; }
    [[nodiscard]] double areaM2(std::size_t zone) const;
    [[nodiscard]] const spatial::ZoneLayer& layer() const { return m_layer; }

    /// The zone that a key belongs to: an equal one, else the longest one that it begins with.
    [[nodiscard]] KeyMatch match(const std::string& key) const;

private:
    void addZone(std::int64_t fid, const std::optional<std::string>& key, const std::optional<std::string>& name);
    ZoneSet(Level level, spatial::ZoneLayer layer) : m_level(level), m_layer(std::move(layer)) {}

    Level m_level;
    spatial::ZoneLayer m_layer;
    std::vector<std::string> m_keys;
    std::vector<std::string> m_names;
    std::map<std::string, std::size_t> m_zoneOfKey;
};

} // namespace weitblick::analysis::indicator
