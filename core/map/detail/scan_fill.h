// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::map::detail {

/// A place in the picture; pixel (c, r) has its centre at (c + 0.5, r + 0.5).
struct PixelPoint {
    double x = 0.0;
    double y = 0.0;
};

/// Columns [columnBegin, columnEnd) and rows [rowBegin, rowEnd) of the picture.
struct PixelRect {
    std::int64_t columnBegin = 0;
    std::int64_t rowBegin = 0;
    std::int64_t columnEnd = 0;
    std::int64_t rowEnd = 0;
    [[nodiscard]] bool isEmpty() const { return columnEnd <= columnBegin || rowEnd <= rowBegin; }
};

/// Pixels of ids to draw into: `ids` begins at (rect.columnBegin, rect.rowBegin), `stride` ids a row.
struct IdTarget {
    PixelRect rect;
    std::uint32_t* ids = nullptr;
    std::size_t stride = 0;
};

/// The smallest pixel whose centre is at `place` or behind it.
std::int64_t firstCentre(double place);

/// Fills shapes with an id; keeps its scratch memory between shapes. A pixel keeps the larger id.
class ScanFill {
public:
    explicit ScanFill(const IdTarget& target) : m_target(target) {}

    void setPixel(std::int64_t column, std::int64_t row, std::uint32_t id);
    /// The rings (closed or not) of one polygon, even-odd; `ringEnds[i]` is where ring i ends in `vertices`.
    void polygon(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds, std::uint32_t id);
    void segment(PixelPoint from, PixelPoint to, double width, std::uint32_t id); ///< a bar without caps
    void disc(PixelPoint centre, double diameter, std::uint32_t id);

    /// Whether a polygon covers the centre of any pixel of the whole plane.
    [[nodiscard]] bool coversACentre(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds);

private:
    void collect(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds, std::int64_t rowBegin,
                 std::int64_t rowEnd);
    void addEdge(PixelPoint from, PixelPoint to, std::int64_t rowBegin, std::int64_t rowEnd);
    void fillRow(std::int64_t row, double from, double to, std::uint32_t id);

    struct Crossing {
        std::int32_t row; ///< from rowBegin
        double x;
        friend bool operator<(const Crossing& a, const Crossing& b)
        {
            return a.row != b.row ? a.row < b.row : a.x < b.x;
        }
    };
    IdTarget m_target;
    std::vector<Crossing> m_crossings;
    std::vector<Crossing> m_sorted;
    std::vector<std::uint32_t> m_rowStarts;
};

} // namespace weitblick::map::detail
