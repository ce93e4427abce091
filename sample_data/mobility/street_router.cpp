// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/mobility/street_router.h"

#include <queue>

#include <algorithm>
#include <functional>

namespace weitblick::sample {

namespace {

std::size_t idx(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

StreetRouter::StreetRouter(const Place& place) : m_place(place), m_streetsAt(place.junctions.size())
{
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        const Street& street = place.streets[i];
        if (street.roadClass <= RoadClass::Residential && !street.isOneWay && street.from != street.to) {
            m_streetsAt[idx(street.from)].push_back(static_cast<int>(i));
            m_streetsAt[idx(street.to)].push_back(static_cast<int>(i));
        }
    }
    findMainPart();
}

void StreetRouter::findMainPart()
{
    std::vector<int> part(m_streetsAt.size(), kNone);
    std::vector<std::size_t> sizes;
    for (std::size_t start = 0; start < part.size(); ++start) {
        if (part[start] != kNone) {
            continue;
        }
        const int number = static_cast<int>(sizes.size());
        std::size_t size = 0;
        std::vector<std::size_t> open{start};
        part[start] = number;
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            ++size;
            for (const int street : m_streetsAt[here]) {
                for (const int end : {m_place.streets[idx(street)].from, m_place.streets[idx(street)].to}) {
                    if (part[idx(end)] == kNone) {
                        part[idx(end)] = number;
                        open.push_back(idx(end));
                    }
                }
            }
        }
        sizes.push_back(size);
    }
    const auto main = static_cast<int>(std::ranges::max_element(sizes) - sizes.begin());
    for (const int it : part) {
        m_isReached.push_back(it == main);
    }
}

int StreetRouter::junctionNear(Point p) const
{
    int best = kNone;
    double least = 1e300;
    for (std::size_t i = 0; i < m_streetsAt.size(); ++i) {
        const double off = distance(m_place.junctions[i], p);
        if (m_isReached[i] && off < least) {
            least = off;
            best = static_cast<int>(i);
        }
    }
    return best;
}

std::optional<std::vector<Leg>> StreetRouter::route(int from, int to) const
{
    using Entry = std::pair<double, int>;
    std::vector<double> best(m_streetsAt.size(), 1e300);
    std::vector<int> by(m_streetsAt.size(), kNone);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    best[idx(from)] = 0.0;
    open.emplace(0.0, from);
    while (!open.empty()) {
        const auto [cost, here] = open.top();
        open.pop();
        if (here == to) {
            break;
        }
        if (cost > best[idx(here)]) {
            continue;
        }
        for (const int street : m_streetsAt[idx(here)]) {
            const Street& it = m_place.streets[idx(street)];
            const int next = it.from == here ? it.to : it.from;
            const double liking = it.roadClass <= RoadClass::District ? 1.0 : 0.55; // buses keep to the main roads
            const double reached = cost + it.lengthM / (it.speedKmH * liking);
            if (reached < best[idx(next)]) {
                best[idx(next)] = reached;
                by[idx(next)] = street;
                open.emplace(reached, next);
            }
        }
    }
    if (best[idx(to)] > 1e299) {
        return std::nullopt;
    }
    std::vector<Leg> legs;
    for (int here = to; here != from;) {
        const Street& it = m_place.streets[idx(by[idx(here)])];
        const bool isForward = it.to == here;
        legs.push_back({by[idx(here)], isForward});
        here = isForward ? it.from : it.to;
    }
    std::ranges::reverse(legs);
    return legs;
}

Line StreetRouter::lineOf(const std::vector<Leg>& legs) const
{
    Line line;
    for (const Leg& leg : legs) {
        Line part = m_place.streets[idx(leg.street)].line;
        if (!leg.isForward) {
            std::ranges::reverse(part);
        }
        line.insert(line.end(), part.begin() + (line.empty() ? 0 : 1), part.end());
    }
    return line;
}

} // namespace weitblick::sample
