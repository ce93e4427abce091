// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sample_data/cell_index.h"
#include "sample_data/model.h"

namespace weitblick::sample {

/// What a piece of street is part of.
struct StreetTrait {
    RoadClass roadClass = RoadClass::Residential;
    int settlement = kNone;
    std::string reference;
    friend bool operator==(const StreetTrait&, const StreetTrait&) = default;
};

/// The street graph while it grows: short straight pieces that never cross without a node.
class StreetNet {
public:
    struct Piece {
        int a = kNone, b = kNone;
        StreetTrait trait;
        bool isAlive = true;
    };
    struct Hit {
        int piece = kNone;
        Point at;
        double t = 0.0; ///< along the asked line, 0..1
    };

    explicit StreetNet(const Box& extent);

    [[nodiscard]] const std::vector<Point>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<int>& piecesAt(int node) const
    {
        return m_incident[static_cast<std::size_t>(node)];
    }

    /// The node within `snapM`, or a new one.
    int nodeAt(Point p, double snapM);
    /// The nearest node within `radiusM`; kNone without one.
    [[nodiscard]] int nearestNode(Point p, double radiusM, int except = kNone) const;
    /// The first piece that the line a→b crosses; pieces that touch `fromNode` do not count.
    [[nodiscard]] std::optional<Hit> firstCrossing(Point a, Point b, int fromNode) const;
    /// Alive pieces with a part within `radiusM`.
    [[nodiscard]] std::vector<int> piecesNear(Point p, double radiusM) const;
    [[nodiscard]] double distanceTo(int piece, Point p) const;
    /// Makes a node on the piece (or takes an end that is within 6 m) and returns it.
    int split(int piece, Point at);
    /// Joins two nodes by a straight piece that crosses nothing; no doubles.
    void join(int a, int b, const StreetTrait& trait);
    /// Lays a line over the net: crossings become nodes, near nodes are reused.
    void lay(const Line& line, const StreetTrait& trait);
    void remove(int piece);
    [[nodiscard]] int other(int piece, int node) const;
    /// The smallest angle between `direction` and the pieces that leave `node`, radians.
    [[nodiscard]] double clearAngle(int node, Point direction) const;

    /// Pieces joined to streets from junction to junction.
    void collect(std::vector<Point>& junctions, std::vector<Street>& streets) const;

private:
    [[nodiscard]] Box boxOfPiece(int piece) const;
    int addNode(Point p);
    [[nodiscard]] bool isThrough(int node) const;
    Street streetFrom(int node, int piece, std::vector<bool>& used) const;

    std::vector<Point> m_nodes;
    std::vector<std::vector<int>> m_incident;
    std::vector<Piece> m_pieces;
    CellIndex m_nodeIndex;
    CellIndex m_pieceIndex;
};

} // namespace weitblick::sample
