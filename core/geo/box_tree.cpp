// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/box_tree.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace weitblick::geo {

namespace {

constexpr std::size_t kNodeSize = 16;

/// Place of a cell on the Hilbert curve over 2^16 x 2^16 cells.
std::uint32_t hilbertPlace(std::uint32_t x, std::uint32_t y)
{
    std::uint32_t place = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side >>= 1U) {
        const std::uint32_t right = (x & side) != 0 ? 1U : 0U;
        const std::uint32_t upper = (y & side) != 0 ? 1U : 0U;
        place = (place << 2U) | ((3U * right) ^ upper);
        if (upper == 0) {
            if (right != 0) {
                x = 0xffffU - x;
                y = 0xffffU - y;
            }
            std::swap(x, y);
        }
    }
    return place;
}

std::uint32_t scaled(double value, double minimum, double extent)
{
    constexpr double kCells = 65535.0;
    return extent > 0.0 ? static_cast<std::uint32_t>(std::clamp((value - minimum) / extent, 0.0, 1.0) * kCells) : 0U;
}

/// What the search looks at next. Of equal distances nodes come first, then items by box, then items for certain, so
/// that no item is given out while another could still be as near.
enum class Stage : std::uint8_t { Node, Box, Certain };
using Step = std::tuple<double, Stage, std::uint32_t>;

} // namespace

double distanceBetween(const Envelope& first, const Envelope& second)
{
    if (first.isEmpty() || second.isEmpty()) {
        return std::numeric_limits<double>::infinity();
    }
    const double dx = std::max({0.0, second.minX - first.maxX, first.minX - second.maxX});
    const double dy = std::max({0.0, second.minY - first.maxY, first.minY - second.maxY});
    return std::hypot(dx, dy);
}

BoxTree::BoxTree(std::span<const Envelope> boxes)
{
    Envelope all;
    for (const Envelope& box : boxes) {
        all.include(box);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // place on the curve, item
    for (std::uint32_t item = 0; item < boxes.size(); ++item) {
        const Envelope& box = boxes[item];
        if (!box.isEmpty()) {
            order.emplace_back(hilbertPlace(scaled(0.5 * (box.minX + box.maxX), all.minX, all.maxX - all.minX),
                                            scaled(0.5 * (box.minY + box.maxY), all.minY, all.maxY - all.minY)),
                               item);
        }
    }
    std::ranges::sort(order);
    m_itemCount = order.size();
    m_nodes.reserve(m_itemCount + m_itemCount / (kNodeSize - 1) + 8);
    for (const auto& [place, item] : order) {
        m_nodes.push_back({boxes[item], item});
    }
    m_levelEnds.push_back(m_nodes.size());
    std::size_t begin = 0;
    while (m_nodes.size() - begin > 1) {
        const std::size_t end = m_nodes.size();
        for (std::size_t first = begin; first < end; first += kNodeSize) {
            Node parent{.box = {}, .first = static_cast<std::uint32_t>(first)};
            for (std::size_t child = first; child < std::min(first + kNodeSize, end); ++child) {
                parent.box.include(m_nodes[child].box);
            }
            m_nodes.push_back(parent);
        }
        begin = end;
        m_levelEnds.push_back(m_nodes.size());
    }
}

std::size_t BoxTree::childEnd(std::size_t node) const
{
    const std::size_t first = m_nodes[node].first;
    const std::size_t levelEnd = *std::ranges::upper_bound(m_levelEnds, first);
    return std::min(first + kNodeSize, levelEnd);
}

void BoxTree::appendMeeting(const Envelope& box, std::vector<std::uint32_t>& items) const
{
    if (m_nodes.empty()) {
        return;
    }
    std::vector<std::size_t> open{m_nodes.size() - 1};
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        if (!m_nodes[node].box.meets(box)) {
            continue;
        }
        if (isItem(node)) {
            items.push_back(m_nodes[node].first);
            continue;
        }
        for (std::size_t child = m_nodes[node].first; child < childEnd(node); ++child) {
            open.push_back(child);
        }
    }
}

std::vector<Neighbour> BoxTree::nearest(const Envelope& from, const NearestOptions& options,
                                        const std::function<double(std::uint32_t)>& distanceTo) const
{
    std::vector<Neighbour> found;
    if (m_nodes.empty() || options.count == 0) {
        return found;
    }
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
    const auto push = [&](std::size_t node) {
        const double distance = distanceBetween(from, m_nodes[node].box);
        if (distance <= options.within) {
            const auto number = isItem(node) ? m_nodes[node].first : static_cast<std::uint32_t>(node);
            open.emplace(distance, isItem(node) ? Stage::Box : Stage::Node, number);
        }
    };
    push(m_nodes.size() - 1);
    while (!open.empty() && found.size() < options.count) {
        const auto [distance, stage, number] = open.top();
        open.pop();
        if (stage == Stage::Certain) {
            found.push_back({number, distance});
        } else if (stage == Stage::Box) {
            if (const double exact = distanceTo(number); exact <= options.within) {
                open.emplace(exact, Stage::Certain, number);
            }
        } else {
            for (std::size_t child = m_nodes[number].first; child < childEnd(number); ++child) {
                push(child);
            }
        }
    }
    return found;
}

} // namespace weitblick::geo
