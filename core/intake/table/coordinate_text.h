// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/number_form.h"
#include "core/io/table_row.h"

#include <cstdint>

namespace weitblick::intake::table {

/// What a cell of a coordinate column holds.
struct Coordinate {
    enum class Kind : std::uint8_t { Absent, Value, Unreadable };
    Kind kind = Kind::Absent;
    double value = 0.0;
};

/// Reads a coordinate: a number, or degrees with minutes and seconds ("52°31'47,2\"N", "13 24 45.5 E"; O and E east).
/// Empty cells and signs of missing values are Absent.
Coordinate coordinateOf(const io::TableCell& cell, io::DecimalMark mark);

} // namespace weitblick::intake::table
