// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/detail/scan_fill.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace weitblick::map::detail {

namespace {

struct RowRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

RowRange rowsOf(std::span<const PixelPoint> vertices)
{
    double top = vertices.front().y;
    double bottom = top;
    for (const PixelPoint& vertex : vertices) {
        top = std::min(top, vertex.y);
        bottom = std::max(bottom, vertex.y);
    }
    return {.begin = firstCentre(top), .end = firstCentre(bottom)};
}

} // namespace

std::int64_t firstCentre(double place)
{
    constexpr double kFar = 1e15;
    return static_cast<std::int64_t>(std::ceil(std::clamp(place, -kFar, kFar) - 0.5));
}

void ScanFill::setPixel(std::int64_t column, std::int64_t row, std::uint32_t id)
{
    const PixelRect& rect = m_target.rect;
    if (column >= rect.columnBegin && column < rect.columnEnd && row >= rect.rowBegin && row < rect.rowEnd) {
        auto& pixel = m_target.ids[static_cast<std::size_t>(row - rect.rowBegin) * m_target.stride +
                                   static_cast<std::size_t>(column - rect.columnBegin)];
        pixel = std::max(pixel, id);
    }
}

void ScanFill::fillRow(std::int64_t row, double from, double to, std::uint32_t id)
{
    const PixelRect& rect = m_target.rect;
    const std::int64_t begin = std::max(firstCentre(from), rect.columnBegin);
    const std::int64_t end = std::min(firstCentre(to), rect.columnEnd);
    if (begin >= end) {
        return;
    }
    std::uint32_t* pixels = m_target.ids + static_cast<std::size_t>(row - rect.rowBegin) * m_target.stride +
                            static_cast<std::size_t>(begin - rect.columnBegin);
    for (std::int64_t i = 0; i < end - begin; ++i) {
        pixels[i] = std::max(pixels[i], id);
    }
}

void ScanFill::addEdge(PixelPoint from, PixelPoint to, std::int64_t rowBegin, std::int64_t rowEnd)
{
    // Always from top to bottom: the same edge of a neighbour gives the same crossings, bit for bit.
    if (from.y > to.y || (from.y == to.y && from.x > to.x)) {
        std::swap(from, to);
    }
    const std::int64_t begin = std::max(firstCentre(from.y), rowBegin);
    const std::int64_t end = std::min(firstCentre(to.y), rowEnd);
    if (begin >= end) {
        return;
    }
    const double slope = (to.x - from.x) / (to.y - from.y);
    for (std::int64_t row = begin; row < end; ++row) {
        const double y = static_cast<double>(row) + 0.5;
        m_crossings.push_back({static_cast<std::int32_t>(row - rowBegin), from.x + (y - from.y) * slope});
    }
}

void ScanFill::collect(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds,
                       std::int64_t rowBegin, std::int64_t rowEnd)
{
    m_crossings.clear();
    std::uint32_t begin = 0;
    for (const std::uint32_t end : ringEnds) {
        for (std::uint32_t i = begin; i + 1 < end; ++i) {
            addEdge(vertices[i], vertices[i + 1], rowBegin, rowEnd);
        }
        if (end > begin) {
            addEdge(vertices[end - 1], vertices[begin], rowBegin, rowEnd); // of no length where the ring is closed
        }
        begin = end;
    }
    constexpr std::size_t kFewCrossings = 48;
    if (m_crossings.size() <= kFewCrossings) {
        std::ranges::sort(m_crossings, std::less<>());
        return;
    }
    // Many: by row in linear time, then each row for itself.
    m_rowStarts.assign(static_cast<std::size_t>(rowEnd - rowBegin) + 1, 0);
    for (const Crossing& crossing : m_crossings) {
        ++m_rowStarts[static_cast<std::size_t>(crossing.row) + 1];
    }
    for (std::size_t row = 1; row < m_rowStarts.size(); ++row) {
        m_rowStarts[row] += m_rowStarts[row - 1];
    }
    m_sorted.resize(m_crossings.size());
    for (const Crossing& crossing : m_crossings) {
        m_sorted[m_rowStarts[static_cast<std::size_t>(crossing.row)]++] = crossing;
    }
    auto rowFirst = m_sorted.begin();
    for (auto it = m_sorted.begin(); it != m_sorted.end(); ++it) {
        if (it->row != rowFirst->row) {
            std::sort(rowFirst, it);
            rowFirst = it;
        }
    }
    std::sort(rowFirst, m_sorted.end());
    std::swap(m_crossings, m_sorted);
}

void ScanFill::polygon(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds, std::uint32_t id)
{
    if (vertices.empty()) {
        return;
    }
    const RowRange rows = rowsOf(vertices);
    const std::int64_t rowBegin = std::max(rows.begin, m_target.rect.rowBegin);
    const std::int64_t rowEnd = std::min(rows.end, m_target.rect.rowEnd);
    if (rowBegin >= rowEnd) {
        return;
    }
    collect(vertices, ringEnds, rowBegin, rowEnd);
    for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2) {
        fillRow(rowBegin + m_crossings[i].row, m_crossings[i].x, m_crossings[i + 1].x, id);
    }
}

bool ScanFill::coversACentre(std::span<const PixelPoint> vertices, std::span<const std::uint32_t> ringEnds)
{
    const RowRange rows = rowsOf(vertices);
    if (rows.begin >= rows.end) {
        return false;
    }
    collect(vertices, ringEnds, rows.begin, rows.end);
    for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2) {
        if (firstCentre(m_crossings[i].x) < firstCentre(m_crossings[i + 1].x)) {
            return true;
        }
    }
    return false;
}

void ScanFill::segment(PixelPoint from, PixelPoint to, double width, std::uint32_t id)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (!(length > 0)) {
        return;
    }
    const double half = std::max(width, 1.0) / 2;
    const double dx = (to.x - from.x) / length * half;
    const double dy = (to.y - from.y) / length * half;
    const std::array<PixelPoint, 4> bar{
        {{from.x - dy, from.y + dx}, {to.x - dy, to.y + dx}, {to.x + dy, to.y - dx}, {from.x + dy, from.y - dx}}};
    const std::array<std::uint32_t, 1> ends{4};
    polygon(bar, ends, id);
}

void ScanFill::disc(PixelPoint centre, double diameter, std::uint32_t id)
{
    const double radius = std::max(diameter, 1.0) / 2;
    const PixelRect& rect = m_target.rect;
    const std::int64_t rowBegin = std::max(firstCentre(centre.y - radius), rect.rowBegin);
    const std::int64_t rowEnd = std::min(firstCentre(centre.y + radius), rect.rowEnd);
    for (std::int64_t row = rowBegin; row < rowEnd; ++row) {
        const double dy = static_cast<double>(row) + 0.5 - centre.y;
        const double half = std::sqrt(std::max(0.0, radius * radius - dy * dy));
        fillRow(row, centre.x - half, centre.x + half, id);
    }
}

} // namespace weitblick::map::detail
