// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::cli {

enum class Align : std::uint8_t { Left, Right };

/// Rows as aligned columns, two spaces apart, with a line under the header. Widths count characters, not bytes.
std::vector<std::string> alignedTable(const std::vector<std::string>& header, const std::vector<Align>& alignment,
                                      const std::vector<std::vector<std::string>>& rows);

/// 1234567 as "1.234.567" (German) or "1,234,567".
std::string grouped(long long value, char separator);

} // namespace weitblick::cli
