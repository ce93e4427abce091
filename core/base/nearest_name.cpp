// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace weitblick {

namespace {

constexpr std::size_t kLongestName = 200; // longer ones are cut: the distance is quadratic
constexpr std::size_t kFewNames = 12;

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Letters that are changed, added, left out or swapped with their neighbour (optimal string alignment).
std::size_t distanceBetween(std::string_view a, std::string_view b)
{
    a = a.substr(0, kLongestName);
    b = b.substr(0, kLongestName);
    std::vector<std::size_t> before;
    std::vector<std::size_t> last;
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    const auto areEqual = [&](std::size_t i, std::size_t j) { return lower(a[i]) == lower(b[j]); };
    for (std::size_t i = 0; i < a.size(); ++i) {
        before = std::exchange(last, row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            row[j + 1] = std::min({last[j] + (areEqual(i, j) ? 0U : 1U), row[j] + 1, last[j + 1] + 1});
            if (i > 0 && j > 0 && areEqual(i, j - 1) && areEqual(i - 1, j)) {
                row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
            }
        }
    }
    return row.back();
}

} // namespace

std::string nearestName(std::string_view asked, const std::vector<std::string>& names)
{
    std::string best;
    std::size_t bestDistance = std::string::npos;
    for (const std::string& name : names) {
        const std::size_t distance = distanceBetween(asked, name);
        const std::size_t allowed = std::max(asked.size(), name.size()) / 3;
        if (distance <= std::max<std::size_t>(allowed, 1) && distance < bestDistance) {
            best = name;
            bestDistance = distance;
        }
    }
    return best;
}

Text proposalFor(std::string_view asked, const std::vector<std::string>& names)
{
    if (const std::string near = nearestName(asked, names); !near.empty()) {
        return {"Gemeint war vielleicht „" + near + "“", "Perhaps you meant “" + near + "”"};
    }
    if (names.empty() || names.size() > kFewNames) {
        return {};
    }
    std::string list;
    for (const std::string& name : names) {
        list += (list.empty() ? "" : ", ") + name;
    }
    return {"Vorhanden sind: " + list, "There are: " + list};
}

} // namespace weitblick
