// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cell_number.h"

namespace weitblick::workspace {

std::optional<double> numberIn(const Cell& cell)
{
    if (const auto* const real = std::get_if<double>(&cell)) {
        return *real;
    }
    const auto* const whole = std::get_if<std::int64_t>(&cell);
    return whole != nullptr ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

} // namespace weitblick::workspace
