// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_line.h"

#include "core/series/bin_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::series {

namespace {

constexpr std::size_t kFewPerColumn = 4;

/// Readings [begin, end) of a chunk that the picture needs.
struct Piece {
    const Chunk* chunk = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Those of the span, and one reading before and after it.
std::vector<Piece> piecesIn(const SeriesColumn& series, const TimeSpan& span)
{
    std::vector<Piece> pieces;
    for (const Chunk& chunk : series.chunks) {
        Piece piece{&chunk, chunk.axis.lowerBound(span.fromUtcS), chunk.axis.lowerBound(span.toUtcS)};
        if (piece.begin > 0) {
            --piece.begin;
        }
        if (piece.end < chunk.axis.size()) {
            ++piece.end;
        }
        if (piece.begin < piece.end) {
            pieces.push_back(piece);
        }
    }
    return pieces;
}

class LineMaker {
public:
    explicit LineMaker(const SeriesColumn& series)
        : m_gapS(series.description.intervalS > 0 ? series.description.intervalS * 3 / 2
                                                  : std::numeric_limits<std::int64_t>::max())
    {
    }
    void addAll(const Piece& piece)
    {
        for (std::size_t i = piece.begin; i < piece.end; ++i) {
            add(piece.chunk->axis.at(i), piece.chunk->values.at(i));
        }
    }
    void addColumn(const Piece& part)
    {
        const Chunk& chunk = *part.chunk;
        if (part.end - part.begin <= kFewPerColumn) {
            return addAll(part);
        }
        const BinSummary summary = summaryOf(chunk.values, part.begin, part.end);
        const std::int64_t firstUtcS = chunk.axis.at(part.begin);
        const std::int64_t lastUtcS = chunk.axis.at(part.end - 1);
        const std::int64_t middleUtcS = firstUtcS + (lastUtcS - firstUtcS) / 2;
        add(firstUtcS, chunk.values.at(part.begin));
        m_points.push_back({middleUtcS, summary.least, false});
        m_points.push_back({middleUtcS, summary.most, false});
        m_points.push_back({lastUtcS, chunk.values.at(part.end - 1), false});
        m_lastUtcS = lastUtcS;
    }
    std::vector<LinePoint> take() { return std::move(m_points); }

private:
    void add(std::int64_t utcS, double value)
    {
        m_points.push_back({utcS, value, m_points.empty() || utcS - m_lastUtcS > m_gapS});
        m_lastUtcS = utcS;
    }

    std::int64_t m_gapS;
    std::int64_t m_lastUtcS = 0;
    std::vector<LinePoint> m_points;
};

} // namespace

std::vector<LinePoint> lineOf(const SeriesColumn& series, const TimeSpan& span, std::size_t columnCount)
{
    LineMaker line(series);
    if (span.toUtcS <= span.fromUtcS || columnCount == 0) {
        return line.take();
    }
    const auto pieces = piecesIn(series, span);
    std::size_t count = 0;
    for (const Piece& piece : pieces) {
        count += piece.end - piece.begin;
    }
    if (count <= kFewPerColumn * columnCount) {
        std::ranges::for_each(pieces, [&line](const Piece& piece) { line.addAll(piece); });
        return line.take();
    }
    const double columnS = static_cast<double>(span.toUtcS - span.fromUtcS) / static_cast<double>(columnCount);
    for (const Piece& piece : pieces) {
        for (std::size_t begin = piece.begin; begin < piece.end;) {
            const double place = static_cast<double>(piece.chunk->axis.at(begin) - span.fromUtcS) / columnS;
            const auto nextUtcS = static_cast<std::int64_t>(std::ceil((std::floor(place) + 1.0) * columnS));
            const std::size_t bound = piece.chunk->axis.lowerBound(span.fromUtcS + nextUtcS);
            const std::size_t end = std::clamp(bound, begin + 1, piece.end);
            line.addColumn({piece.chunk, begin, end});
            begin = end;
        }
    }
    return line.take();
}

} // namespace weitblick::series
