// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/column_names.h"

#include "core/base/utf8.h"
#include "core/workspace/layer_schema.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace weitblick::intake {

namespace {

constexpr std::size_t kLongestName = 200;

std::string lowerCased(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

/// Without control characters and outer spaces, cut between characters.
std::string cleaned(const std::string& name)
{
    std::string text = repairedUtf8(name);
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    const auto first = text.find_first_not_of(' ');
    text = first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
    if (text.size() > kLongestName) {
        std::size_t length = kLongestName;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            --length;
        }
        text.resize(length);
    }
    return text;
}

} // namespace

std::vector<std::string> usableColumnNames(const std::vector<std::string>& names)
{
    std::set<std::string> taken{std::string(workspace::kFidColumn), std::string(workspace::kGeometryColumn)};
    std::vector<std::string> usable;
    usable.reserve(names.size());
    for (const std::string& name : names) {
        std::string base = cleaned(name);
        if (base.empty()) {
            base = "spalte_" + std::to_string(usable.size() + 1);
        }
        std::string candidate = base;
        for (int number = 2; !taken.insert(lowerCased(candidate)).second; ++number) {
            candidate = base + "_" + std::to_string(number);
        }
        usable.push_back(std::move(candidate));
    }
    return usable;
}

std::string usableLayerName(const std::string& name)
{
    constexpr std::array<std::string_view, 4> kReserved{"wb_", "gpkg_", "rtree_", "sqlite_"};
    std::string text = cleaned(name);
    if (text.empty()) {
        return "ebene";
    }
    const std::string lower = lowerCased(text);
    const bool isReserved =
        std::ranges::any_of(kReserved, [&lower](std::string_view start) { return lower.starts_with(start); });
    return isReserved ? "x_" + text : text;
}

} // namespace weitblick::intake
