// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/main_roads.h"

#include <queue>

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

constexpr double kGridM = 50.0;
constexpr std::size_t kSteps = 16; // eight neighbours and eight knight's moves: roads may bend gently

struct Link {
    std::size_t from = 0, to = 0;
    double weight = 0.0; // traffic that wants to use it
    RoadClass roadClass = RoadClass::District;
};

struct Grid {
    Box extent;
    std::size_t columns = 0, rows = 0;
    std::vector<float> height;
    std::vector<std::uint8_t> wet;  // 1: river
    std::vector<std::uint8_t> road; // 0 none, 1 beside a road, 2 road
    [[nodiscard]] Point at(std::size_t cell) const
    {
        return {extent.minX + (static_cast<double>(cell % columns) + 0.5) * kGridM,
                extent.minY + (static_cast<double>(cell / columns) + 0.5) * kGridM};
    }
    [[nodiscard]] std::size_t cellOf(Point p) const
    {
        const auto i = std::clamp((p.x - extent.minX) / kGridM, 0.0, static_cast<double>(columns - 1));
        const auto j = std::clamp((p.y - extent.minY) / kGridM, 0.0, static_cast<double>(rows - 1));
        return static_cast<std::size_t>(j) * columns + static_cast<std::size_t>(i);
    }
};

Grid gridOf(const Place& place, const Terrain& terrain)
{
    Grid grid;
    grid.extent = place.extent;
    grid.columns = static_cast<std::size_t>((place.extent.maxX - place.extent.minX) / kGridM);
    grid.rows = static_cast<std::size_t>((place.extent.maxY - place.extent.minY) / kGridM);
    grid.road.assign(grid.columns * grid.rows, 0);
    for (std::size_t cell = 0; cell < grid.columns * grid.rows; ++cell) {
        const Point p = grid.at(cell);
        grid.height.push_back(static_cast<float>(terrain.heightM(p)));
        grid.wet.push_back(terrain.riverDistanceM(p) < terrain.riverHalfWidthM() + 30.0 ? 1 : 0);
    }
    return grid;
}

constexpr int kColumnStep[kSteps] = {1, 1, 0, -1, -1, -1, 0, 1, 2, 1, -1, -2, -2, -1, 1, 2};
constexpr int kRowStep[kSteps] = {0, 1, 1, 1, 0, -1, -1, -1, 1, 2, 2, 1, -1, -2, -2, -1};

double costOf(const Grid& grid, std::size_t from, std::size_t to, double lengthM)
{
    const double slope = std::abs(static_cast<double>(grid.height[to] - grid.height[from])) / lengthM;
    double cost = lengthM * (1.0 + 500.0 * slope * slope);
    cost *= grid.wet[to] != 0 ? 5.0 : 1.0;
    if (grid.road[to] == 2 && grid.road[from] == 2) {
        return cost * 0.55;
    }
    return grid.road[to] == 1 ? cost * 1.7 : cost;
}

std::vector<std::size_t> routed(const Grid& grid, std::size_t start, std::size_t goal)
{
    using Entry = std::pair<double, std::size_t>;
    std::vector<double> best(grid.height.size(), 1e300);
    std::vector<std::size_t> before(grid.height.size(), start);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const auto rest = [&](std::size_t cell) { return 0.55 * distance(grid.at(cell), grid.at(goal)); };
    best[start] = 0.0;
    open.emplace(rest(start), start);
    while (!open.empty()) {
        const auto [estimate, cell] = open.top();
        open.pop();
        if (cell == goal) {
            break;
        }
        if (estimate > best[cell] + rest(cell) + 1e-9) {
            continue;
        }
        const int column = static_cast<int>(cell % grid.columns);
        const int row = static_cast<int>(cell / grid.columns);
        for (std::size_t step = 0; step < kSteps; ++step) {
            const int i = column + kColumnStep[step];
            const int j = row + kRowStep[step];
            if (i < 0 || j < 0 || i >= static_cast<int>(grid.columns) || j >= static_cast<int>(grid.rows)) {
                continue;
            }
            const std::size_t next = static_cast<std::size_t>(j) * grid.columns + static_cast<std::size_t>(i);
            const double cost =
                best[cell] + costOf(grid, cell, next, kGridM * std::hypot(kColumnStep[step], kRowStep[step]));
            if (cost < best[next]) {
                best[next] = cost;
                before[next] = cell;
                open.emplace(cost + rest(next), next);
            }
        }
    }
    std::vector<std::size_t> path{goal};
    while (path.back() != start) {
        path.push_back(before[path.back()]);
    }
    std::ranges::reverse(path);
    return path;
}

void markRoad(Grid& grid, const std::vector<std::size_t>& path)
{
    for (const std::size_t cell : path) {
        const int column = static_cast<int>(cell % grid.columns);
        const int row = static_cast<int>(cell / grid.columns);
        for (int dj = -3; dj <= 3; ++dj) {
            for (int di = -3; di <= 3; ++di) {
                const int i = column + di;
                const int j = row + dj;
                if (i >= 0 && j >= 0 && i < static_cast<int>(grid.columns) && j < static_cast<int>(grid.rows)) {
                    auto& mark = grid.road[static_cast<std::size_t>(j) * grid.columns + static_cast<std::size_t>(i)];
                    mark = std::max<std::uint8_t>(mark, 1);
                }
            }
        }
    }
    for (const std::size_t cell : path) {
        grid.road[cell] = 2;
    }
}

/// Settlements and then the four gates (north, south, west, east).
std::vector<Point> placesToJoin(const Place& place, const Terrain& terrain, Random& random)
{
    std::vector<Point> points;
    for (const Settlement& settlement : place.settlements) {
        points.push_back(settlement.centre);
    }
    const Box& e = place.extent;
    const double inset = kGridM / 2.0;
    const auto gentle = [&](auto at) {
        Point best = at(0.5);
        double least = 1e300;
        for (double t = 0.12; t < 0.89; t += 0.01) {
            const Point p = at(t);
            const double cost = terrain.slope(p) + (terrain.riverDistanceM(p) < 140.0 ? 1.0 : 0.0) +
                                0.06 * random.uniform() + 0.1 * std::abs(t - 0.5);
            if (cost < least) {
                least = cost;
                best = p;
            }
        }
        return best;
    };
    const double width = e.maxX - e.minX;
    const double height = e.maxY - e.minY;
    points.push_back(gentle([&](double t) { return Point{e.minX + t * width, e.maxY - inset}; }));
    points.push_back(gentle([&](double t) { return Point{e.minX + t * width, e.minY + inset}; }));
    points.push_back(gentle([&](double t) { return Point{e.minX + inset, e.minY + t * height}; }));
    points.push_back(gentle([&](double t) { return Point{e.maxX - inset, e.minY + t * height}; }));
    return points;
}

/// Pairs of places with no third one between them (Gabriel graph); gates are joined to one place each.
std::vector<Link> linksBetween(const Place& place, const std::vector<Point>& points)
{
    const std::size_t count = place.settlements.size();
    const auto buildings = [&](std::size_t i) {
        return i < count ? static_cast<double>(place.settlements[i].targetBuildings) : 4000.0;
    };
    std::vector<Link> links;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            const Point middle = sample::between(points[i], points[j], 0.5);
            const double radius = distance(points[i], points[j]) / 2.0;
            bool isFree = true;
            for (std::size_t k = 0; k < count && isFree; ++k) {
                isFree = k == i || k == j || distance(points[k], middle) > radius;
            }
            if (isFree) {
                links.push_back({i, j, buildings(i) * buildings(j) / std::max(1.0, radius), RoadClass::District});
            }
        }
    }
    const bool hasFederalRoad = place.settings.size != PlaceSize::Village;
    for (std::size_t gate = count; gate < points.size(); ++gate) {
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < count && !(hasFederalRoad && gate < count + 2); ++i) {
            const auto reach = [&](std::size_t k) {
                return distance(points[k], points[gate]) /
                       (place.settlements[k].kind == SettlementKind::Town ? 2.5 : 1.0);
            };
            nearest = reach(i) < reach(nearest) ? i : nearest;
        }
        links.push_back({nearest, gate, gate < count + 2 ? 1e12 : 1e8, RoadClass::State});
    }
    std::ranges::stable_sort(links, std::greater<>{}, &Link::weight);
    return links;
}

void classify(const Place& place, std::vector<Link>& links)
{
    const bool isVillage = place.settings.size == PlaceSize::Village;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const bool isGate = links[i].to >= place.settlements.size();
        if (isVillage) {
            links[i].roadClass = isGate && i < 2 ? RoadClass::State : RoadClass::District;
        } else if (links[i].weight >= 1e12) {
            links[i].roadClass = RoadClass::Federal;
        } else if (isGate || i < links.size() * 4 / 10) {
            links[i].roadClass = RoadClass::State;
        }
    }
}

struct CellEdge {
    RoadClass roadClass = RoadClass::District;
    std::string reference;
};
using CellGraph = std::map<std::size_t, std::map<std::size_t, CellEdge>>;

bool passesThrough(const CellGraph& graph, std::size_t cell)
{
    const auto& edges = graph.at(cell);
    if (edges.size() != 2) {
        return false;
    }
    return edges.begin()->second.reference == std::next(edges.begin())->second.reference;
}

/// The middle of the cell; where a road leaves the region, the point on the border beside it.
Point endOf(const CellGraph& graph, const Grid& grid, std::size_t cell)
{
    Point p = grid.at(cell);
    if (graph.at(cell).size() > 1) {
        return p;
    }
    const Box& e = grid.extent;
    p.x = p.x - e.minX < kGridM ? e.minX : (e.maxX - p.x < kGridM ? e.maxX : p.x);
    p.y = p.y - e.minY < kGridM ? e.minY : (e.maxY - p.y < kGridM ? e.maxY : p.y);
    return p;
}

/// Takes the steps of the grid out of a line; both ends stay.
Line relaxed(Line line, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        Line next = line;
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            next[i] = (line[i - 1] + line[i] * 2.0 + line[i + 1]) * 0.25;
        }
        line = std::move(next);
    }
    return line;
}

/// From junction to junction: cells, smoothed, laid into the net.
void layGraph(const CellGraph& graph, const Grid& grid, StreetNet& net)
{
    std::set<std::pair<std::size_t, std::size_t>> used;
    for (const auto& [start, edges] : graph) {
        if (passesThrough(graph, start)) {
            continue;
        }
        for (const auto& [second, edge] : edges) {
            if (used.contains({start, second})) {
                continue;
            }
            Line line{endOf(graph, grid, start)};
            std::size_t before = start;
            std::size_t here = second;
            for (;;) {
                used.insert({before, here});
                used.insert({here, before});
                line.push_back(endOf(graph, grid, here));
                if (!passesThrough(graph, here)) {
                    break;
                }
                const auto& next = graph.at(here);
                const std::size_t onward =
                    next.begin()->first == before ? std::next(next.begin())->first : next.begin()->first;
                before = here;
                here = onward;
            }
            const Line smooth = resampled(relaxed(resampled(smoothed(simplified(line, 22.0), 2), 30.0), 8), 30.0);
            net.lay(smooth, {.roadClass = edge.roadClass, .settlement = kNone, .reference = edge.reference});
        }
    }
}

std::string referenceOf(RoadClass roadClass, std::map<RoadClass, int>& numbers)
{
    const int number = numbers[roadClass]++;
    switch (roadClass) {
    case RoadClass::Federal:
        return "B 698"; // one Bundesstraße passes through, north to south
    case RoadClass::State:
        return fmt::format("L {}", 3601 + number);
    default:
        return fmt::format("K {}", 1 + number);
    }
}

/// Beside the river, on the edge of the flood plain, on the side of the main town.
void layRailway(Place& place, const Terrain& terrain, StreetNet& net)
{
    const Point centre = place.settlements.front().centre;
    const Line& river = terrain.river();
    const auto nearest = std::ranges::min_element(river, {}, [&](Point p) { return distance(p, centre); });
    const double side = centre.x > nearest->x ? 1.0 : -1.0;
    Line line;
    for (std::size_t i = 0; i < river.size(); i += 25) {
        const double off = terrain.floodHalfWidthM(river[i].y) + 95.0;
        line.push_back({river[i].x + side * off, river[i].y});
    }
    line = relaxed(smoothed(line, 1), 12); // trains do not take the bends of a river
    line = resampled(smoothed(line, 2), 40.0);
    std::erase_if(line, [&](Point p) { return !place.extent.holds(p); });
    place.railway = line;
    net.lay(line, {.roadClass = RoadClass::Rail, .settlement = kNone, .reference = "3799"});
}

} // namespace

void layMainRoads(Place& place, const Terrain& terrain, StreetNet& net)
{
    Random random(place.settings.seed, "main roads");
    Grid grid = gridOf(place, terrain);
    const std::vector<Point> points = placesToJoin(place, terrain, random);
    std::vector<Link> links = linksBetween(place, points);
    classify(place, links);
    CellGraph graph;
    std::map<RoadClass, int> numbers;
    for (const Link& link : links) {
        const auto path = routed(grid, grid.cellOf(points[link.from]), grid.cellOf(points[link.to]));
        markRoad(grid, path);
        std::string reference;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            auto& edge = graph[path[i]][path[i + 1]];
            if (edge.reference.empty()) {
                if (reference.empty()) {
                    reference = referenceOf(link.roadClass, numbers);
                }
                edge = {link.roadClass, reference};
                graph[path[i + 1]][path[i]] = edge;
            }
        }
    }
    layGraph(graph, grid, net);
    if (place.settings.size != PlaceSize::Village) {
        layRailway(place, terrain, net);
    }
}

} // namespace weitblick::sample
