// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace weitblick::cli {

enum class Align : std::uint8_t { Left, Right };

/// Rows as aligned columns, two spaces apart, with a line under the header. Widths count characters, not bytes.
///
/// Method   where a line would be longer than `lineWidth`, texts are cut ("Straßenverz…"), the widest first, never
/// below
///          twelve characters; columns that still do not fit are left out, and named in a last line.
std::vector<std::string> alignedTable(const std::vector<std::string>& header, const std::vector<Align>& alignment,
                                      const std::vector<std::vector<std::string>>& rows,
                                      std::size_t lineWidth = std::numeric_limits<std::size_t>::max());

} // namespace weitblick::cli
