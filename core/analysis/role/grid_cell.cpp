// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/grid_cell.h"

#include <charconv>
#include <cstdint>

namespace weitblick::analysis::role {

namespace {

/// Takes digits off the front.
std::optional<std::int64_t> takeNumber(std::string_view& text)
{
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr == text.data() || number < 0) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    return number;
}

bool takeWord(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

} // namespace

std::optional<geo::Point> gridCellCentre(std::string_view name)
{
    const bool isLong = takeWord(name, "CRS3035RES");
    const auto size = takeNumber(name);
    if (!size || *size == 0) {
        return std::nullopt;
    }
    const bool isKilometres = takeWord(name, "km");
    if ((!isKilometres && !takeWord(name, "m")) || !takeWord(name, "N")) {
        return std::nullopt;
    }
    const auto north = takeNumber(name);
    if (!north || !takeWord(name, "E")) {
        return std::nullopt;
    }
    const auto east = takeNumber(name);
    if (!east || !name.empty()) {
        return std::nullopt;
    }
    constexpr double kMetresPerKilometre = 1000.0;
    const double cellM = static_cast<double>(*size) * (isKilometres ? kMetresPerKilometre : 1.0);
    const double stepM = isLong ? 1.0 : cellM;
    return geo::Point{static_cast<double>(*east) * stepM + cellM / 2.0,
                      static_cast<double>(*north) * stepM + cellM / 2.0};
}

} // namespace weitblick::analysis::role
