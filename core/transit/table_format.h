// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace weitblick::transit {

/// What GTFS says of one of its tables.
struct TableFormat {
    std::string_view name;
    std::vector<std::string_view> required; ///< columns without which it cannot be read
    std::vector<std::string_view> known;    ///< the other ones of the reference
};

/// The tables that are read, and the reference's columns of those that are not. nullptr: no such table in GTFS.
/// Source   GTFS Schedule Reference, revision of 2024-11; GTFS-Flex.
const TableFormat* tableFormat(std::string_view name);

} // namespace weitblick::transit
