// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit_text.h"

#include <array>
#include <utility>

namespace weitblick {

std::string printedUnit(std::string_view symbol)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPrinted = {
        {{"m2", "m²"}, {"m3", "m³"}, {"CO2", "CO₂"}, {"*", "·"}}};
    if (symbol == "1") {
        return {};
    }
    std::string text(symbol);
    for (const auto& [plain, printed] : kPrinted) {
        for (auto at = text.find(plain); at != std::string::npos; at = text.find(plain, at + printed.size())) {
            text.replace(at, plain.size(), printed);
        }
    }
    return text;
}

} // namespace weitblick
