// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/suppression.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace weitblick::privacy {

namespace {

/// What is hidden so far.
struct HiddenPart {
    std::size_t count = 0;
    double members = 0.0;
};

HiddenPart hiddenOf(std::span<const double> members, const std::vector<bool>& hidden)
{
    HiddenPart sum;
    for (std::size_t part = 0; part < members.size(); ++part) {
        if (hidden[part]) {
            ++sum.count;
            sum.members += members[part];
        }
    }
    return sum;
}

/// Hidden parts that stand in a known total: are they many enough to hide one another?
bool isEnough(const HiddenPart& hidden, double smallest)
{
    return hidden.count == 0 || (hidden.count > 1 && hidden.members >= smallest);
}

std::optional<std::size_t> smallestShown(std::span<const double> members, const std::vector<bool>& hidden)
{
    std::optional<std::size_t> found;
    for (std::size_t part = 0; part < members.size(); ++part) {
        if (!hidden[part] && members[part] > 0.0 && (!found || members[part] < members[*found])) {
            found = part;
        }
    }
    return found;
}

} // namespace

void Contributions::add(double value, double memberCount)
{
    members += memberCount;
    sum += value;
    if (value > largest) {
        secondLargest = largest;
        largest = value;
    } else {
        secondLargest = std::max(secondLargest, value);
    }
}

void Contributions::addGroup(double value, double memberCount)
{
    members += memberCount;
    sum += value;
}

bool isDominated(const Contributions& part, const DominanceRule& rule)
{
    return part.sum > 0.0 && (part.largest > rule.largestShare * part.sum ||
                              part.largest + part.secondLargest > rule.twoLargestShare * part.sum);
}

Suppression suppressed(std::span<const double> members, double smallest, Total total)
{
    return suppressed(members, std::vector<bool>(members.size(), false), smallest, total);
}

Suppression suppressed(std::span<const double> members, const std::vector<bool>& mustHide, double smallest, Total total)
{
    Suppression result{.hidden = mustHide};
    for (std::size_t part = 0; part < members.size(); ++part) {
        const bool isSmall = members[part] > 0.0 && members[part] < smallest;
        result.hidden[part] = isSmall || (mustHide[part] && members[part] > 0.0);
    }
    if (total == Total::Hidden) {
        return result;
    }
    while (!isEnough(hiddenOf(members, result.hidden), smallest)) {
        const auto next = smallestShown(members, result.hidden);
        if (!next) {
            result.isTotalHidden = true;
            return result;
        }
        result.hidden[*next] = true;
    }
    return result;
}

Interval intervalOf(double total, double shown)
{
    return {.low = 0.0, .high = std::max(0.0, total - shown)};
}

} // namespace weitblick::privacy
