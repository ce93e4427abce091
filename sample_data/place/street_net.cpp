// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/street_net.h"

#include <algorithm>
#include <numbers>

namespace weitblick::sample {

namespace {

std::size_t idx(int i)
{
    return static_cast<std::size_t>(i);
}

constexpr double kEndM = 6.0; // a split nearer to an end than this takes the end

} // namespace

StreetNet::StreetNet(const Box& extent) : m_nodeIndex(extent, 40.0), m_pieceIndex(extent, 50.0) {}

int StreetNet::addNode(Point p)
{
    const int node = static_cast<int>(m_nodes.size());
    m_nodes.push_back({rounded3(p.x), rounded3(p.y)});
    m_incident.emplace_back();
    m_nodeIndex.add(idx(node), boxOf({p}));
    return node;
}

int StreetNet::nearestNode(Point p, double radiusM, int except) const
{
    int best = kNone;
    double least = radiusM;
    for (const std::size_t node : m_nodeIndex.near(p, radiusM)) {
        const double off = distance(m_nodes[node], p);
        if (off <= least && static_cast<int>(node) != except && !m_incident[node].empty()) {
            least = off;
            best = static_cast<int>(node);
        }
    }
    return best;
}

int StreetNet::nodeAt(Point p, double snapM)
{
    const int near = nearestNode(p, snapM);
    return near != kNone ? near : addNode(p);
}

Box StreetNet::boxOfPiece(int piece) const
{
    return boxOf({m_nodes[idx(m_pieces[idx(piece)].a)], m_nodes[idx(m_pieces[idx(piece)].b)]});
}

double StreetNet::distanceTo(int piece, Point p) const
{
    return distanceToSegment(p, m_nodes[idx(m_pieces[idx(piece)].a)], m_nodes[idx(m_pieces[idx(piece)].b)]);
}

std::vector<int> StreetNet::piecesNear(Point p, double radiusM) const
{
    std::vector<int> found;
    for (const std::size_t piece : m_pieceIndex.near(p, radiusM)) {
        if (distanceTo(static_cast<int>(piece), p) <= radiusM) {
            found.push_back(static_cast<int>(piece));
        }
    }
    return found;
}

std::optional<StreetNet::Hit> StreetNet::firstCrossing(Point a, Point b, int fromNode) const
{
    std::optional<Hit> first;
    for (const std::size_t i : m_pieceIndex.near(boxOf({a, b}))) {
        const Piece& piece = m_pieces[i];
        if (fromNode != kNone && (piece.a == fromNode || piece.b == fromNode)) {
            continue;
        }
        const auto t = crossing(a, b, m_nodes[idx(piece.a)], m_nodes[idx(piece.b)]);
        if (t && (!first || *t < first->t)) {
            first = Hit{static_cast<int>(i), between(a, b, *t), *t};
        }
    }
    return first;
}

int StreetNet::split(int piece, Point at)
{
    const Piece old = m_pieces[idx(piece)];
    for (const int end : {old.a, old.b}) {
        if (distance(m_nodes[idx(end)], at) < kEndM) {
            return end;
        }
    }
    const int node = addNode(at);
    remove(piece);
    join(old.a, node, old.trait);
    join(node, old.b, old.trait);
    return node;
}

void StreetNet::remove(int piece)
{
    Piece& old = m_pieces[idx(piece)];
    m_pieceIndex.remove(idx(piece), boxOfPiece(piece));
    std::erase(m_incident[idx(old.a)], piece);
    std::erase(m_incident[idx(old.b)], piece);
    old.isAlive = false;
}

int StreetNet::other(int piece, int node) const
{
    const Piece& it = m_pieces[idx(piece)];
    return it.a == node ? it.b : it.a;
}

void StreetNet::join(int a, int b, const StreetTrait& trait)
{
    if (a == b || std::ranges::any_of(m_incident[idx(a)], [&](int piece) { return other(piece, a) == b; })) {
        return;
    }
    const int piece = static_cast<int>(m_pieces.size());
    m_pieces.push_back({a, b, trait, true});
    m_incident[idx(a)].push_back(piece);
    m_incident[idx(b)].push_back(piece);
    m_pieceIndex.add(idx(piece), boxOfPiece(piece));
}

void StreetNet::lay(const Line& line, const StreetTrait& trait)
{
    constexpr double kSnapM = 7.0;
    int from = nodeAt(line.front(), kSnapM);
    for (std::size_t i = 1; i < line.size(); ++i) {
        int guard = 0;
        for (bool done = false; !done && guard < 50; ++guard) {
            const Point start = m_nodes[idx(from)];
            const auto hit = firstCrossing(start, line[i], from);
            int to = kNone;
            if (hit) {
                to = split(hit->piece, hit->at);
            } else {
                // The end may fall on the side of a piece.
                const auto beside = piecesNear(line[i], kSnapM);
                to = nearestNode(line[i], kSnapM);
                if (to == kNone && !beside.empty() && m_pieces[idx(beside[0])].a != from &&
                    m_pieces[idx(beside[0])].b != from) {
                    to = split(beside[0], line[i]);
                }
                to = to == kNone ? addNode(line[i]) : to;
                done = true;
            }
            if (to == from && hit) {
                break; // runs along what is there already
            }
            join(from, to, trait);
            from = to;
        }
    }
}

double StreetNet::clearAngle(int node, Point direction) const
{
    double least = std::numbers::pi;
    for (const int piece : m_incident[idx(node)]) {
        const Point leaving = normalised(m_nodes[idx(other(piece, node))] - m_nodes[idx(node)]);
        least = std::min(least, std::acos(std::clamp(dot(leaving, normalised(direction)), -1.0, 1.0)));
    }
    return least;
}

bool StreetNet::isThrough(int node) const
{
    const auto& pieces = m_incident[idx(node)];
    return pieces.size() == 2 && m_pieces[idx(pieces[0])].trait == m_pieces[idx(pieces[1])].trait;
}

Street StreetNet::streetFrom(int node, int piece, std::vector<bool>& used) const
{
    Street street;
    const StreetTrait& trait = m_pieces[idx(piece)].trait;
    street.roadClass = trait.roadClass;
    street.settlement = trait.settlement;
    street.reference = trait.reference;
    street.from = node;
    street.line.push_back(m_nodes[idx(node)]);
    const int start = node;
    for (;;) {
        used[idx(piece)] = true;
        node = other(piece, node);
        street.line.push_back(m_nodes[idx(node)]);
        if (!isThrough(node) || node == start) {
            break;
        }
        const auto& pieces = m_incident[idx(node)];
        piece = pieces[0] == piece ? pieces[1] : pieces[0];
    }
    street.to = node;
    street.lengthM = lineLengthM(street.line);
    return street;
}

void StreetNet::collect(std::vector<Point>& junctions, std::vector<Street>& streets) const
{
    std::vector<bool> used(m_pieces.size(), false);
    const auto gather = [&](bool atThrough) {
        for (std::size_t node = 0; node < m_nodes.size(); ++node) {
            if (isThrough(static_cast<int>(node)) != atThrough) {
                continue;
            }
            for (const int piece : m_incident[node]) {
                if (!used[idx(piece)]) {
                    streets.push_back(streetFrom(static_cast<int>(node), piece, used));
                }
            }
        }
    };
    gather(false);
    gather(true); // closed loops without a junction
    std::vector<int> renumbered(m_nodes.size(), kNone);
    for (Street& street : streets) {
        for (int* end : {&street.from, &street.to}) {
            int& number = renumbered[idx(*end)];
            if (number == kNone) {
                number = static_cast<int>(junctions.size());
                junctions.push_back(m_nodes[idx(*end)]);
            }
            *end = number;
        }
    }
}

} // namespace weitblick::sample
