// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_scan.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>

namespace weitblick::solar {

namespace {

constexpr double kEarthRadiusM = 6'371'000.0;
constexpr double kRefraction = 0.13;
constexpr double kCurvatureRadiusM = kEarthRadiusM / (1.0 - kRefraction);
constexpr float kDepthOfUnknownM = -100'000.0F;
constexpr std::size_t kCellsPerChunk = 200'000;
constexpr int kBlock = 32;

using Lay = HorizonScan::Lay;

/// A direction over a lay: where its lines run.
struct View {
    std::vector<int> across;      ///< by u: how far a line has gone across
    std::vector<float> alongM;    ///< by u: distance in the direction of the view
    std::vector<float> dropM;     ///< by u: how far the earth falls away
    std::vector<float> levelling; ///< by u: what that adds to the tangent
    bool endsFar = true;          ///< the greatest u is the farthest
};

/// One step along u and one across, in the direction of the view.
struct Steps {
    double alongM = 1.0;
    double acrossM = 0.0;
};

View viewOver(const Lay& lay, const Steps& steps, double slope)
{
    View view{.endsFar = steps.alongM > 0.0};
    for (int u = 0; u < lay.length; ++u) {
        const auto across = static_cast<int>(std::lround(slope * u));
        const double alongM = u * steps.alongM + across * steps.acrossM;
        view.across.push_back(across);
        view.alongM.push_back(static_cast<float>(alongM));
        view.dropM.push_back(static_cast<float>(alongM * alongM / (2.0 * kCurvatureRadiusM)));
        view.levelling.push_back(static_cast<float>(alongM / kCurvatureRadiusM));
    }
    return view;
}

/// Arc tangent in degrees for values ≥ 0, to 1e-5°.
///
/// Method   odd polynomial of degree 11 on [0, 1] (Abramowitz and Stegun 4.4.49, 2e-8), the rest by 90° − atan(1/x).
float arcTangentDeg(float tangent)
{
    const float x = std::min(tangent, 1.0F) / std::max(tangent, 1.0F);
    const float x2 = x * x;
    float p = 0.0028662257F;
    p = p * x2 - 0.0161657367F;
    p = p * x2 + 0.0429096138F;
    p = p * x2 - 0.0752896400F;
    p = p * x2 + 0.1065626393F;
    p = p * x2 - 0.1420889944F;
    p = p * x2 + 0.1999355085F;
    p = p * x2 - 0.3333314528F;
    const float degrees = (x + x * x2 * p) * static_cast<float>(180.0 / std::numbers::pi);
    return tangent > 1.0F ? 90.0F - degrees : degrees;
}

/// In place; below the horizontal is 0. A loop of its own, which compilers turn into vector code.
void arcTangentsDeg(std::span<float> tangents)
{
    for (float& tangent : tangents) {
        tangent = arcTangentDeg(std::max(tangent, 0.0F));
    }
}

struct SeenPoint {
    float alongM;
    float heightM;
};

/// The upper hull of what lies ahead, nearest on top.
class HullStack {
public:
    explicit HullStack(int capacity) : m_points(static_cast<std::size_t>(capacity) + 1) {}
    void clear() { m_count = 0; }

    /// Adds a point nearer than all before; the tangent to what bounds its view, −1e30 where there is nothing.
    float add(SeenPoint eye)
    {
        SeenPoint* const points = m_points.data();
        float tangent = -1e30F;
        if (m_count > 0) {
            SeenPoint best = relative(points[m_count - 1], eye);
            while (m_count > 1) {
                const SeenPoint farther = relative(points[m_count - 2], eye);
                if (farther.heightM * best.alongM < best.heightM * farther.alongM) {
                    break;
                }
                best = farther;
                --m_count;
            }
            tangent = best.heightM / best.alongM;
        }
        points[m_count++] = eye;
        return tangent;
    }

private:
    static SeenPoint relative(SeenPoint point, SeenPoint eye)
    {
        return {point.alongM - eye.alongM, point.heightM - eye.heightM};
    }
    std::vector<SeenPoint> m_points;
    std::size_t m_count = 0;
};

/// Rows become columns, in blocks that fit the cache.
Result<void> turn(std::span<const float> from, int length, int width, std::span<float> to, Job& job)
{
    const auto blocks = static_cast<std::size_t>((width + kBlock - 1) / kBlock);
    const auto turnBlock = [&](int v0, int u0) {
        for (int u = u0; u < std::min(u0 + kBlock, length); ++u) {
            for (int v = v0; v < std::min(v0 + kBlock, width); ++v) {
                to[static_cast<std::size_t>(u) * static_cast<std::size_t>(width) + static_cast<std::size_t>(v)] =
                    from[static_cast<std::size_t>(v) * static_cast<std::size_t>(length) + static_cast<std::size_t>(u)];
            }
        }
    };
    return parallelChunks(blocks, {.chunkSize = 4, .step = "horizon"}, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t block = chunk.begin; block < chunk.end; ++block) {
            for (int u0 = 0; u0 < length; u0 += kBlock) {
                turnBlock(static_cast<int>(block) * kBlock, u0);
            }
        }
        return {};
    });
}

/// The part of a line that is on the grid: its first u and the one behind its last.
std::pair<int, int> partOnGrid(const Lay& lay, const View& view, int line)
{
    const auto& across = view.across;
    const bool rises = across.back() >= 0;
    const auto begin = rises ? std::ranges::lower_bound(across, -line)
                             : std::ranges::lower_bound(across, lay.width - 1 - line, std::greater<>());
    const auto end = rises ? std::ranges::lower_bound(across, lay.width - line)
                           : std::ranges::lower_bound(across, -line - 1, std::greater<>());
    return {static_cast<int>(begin - across.begin()), static_cast<int>(end - across.begin())};
}

/// What a thread works with.
struct Scratch {
    explicit Scratch(int length) : hull(length), cells(static_cast<std::size_t>(length)), tangents(cells.size()) {}
    HullStack hull;
    std::vector<std::size_t> cells; ///< of the line, from its far end
    std::vector<float> tangents;
};

void scanLine(const Lay& lay, const View& view, int line, Scratch& scratch, std::span<float> out)
{
    const auto [begin, end] = partOnGrid(lay, view, line);
    const auto count = static_cast<std::size_t>(std::max(0, end - begin));
    scratch.hull.clear();
    for (std::size_t step = 0; step < count; ++step) {
        const auto u = static_cast<std::size_t>(view.endsFar ? end - 1 : begin) + (view.endsFar ? -step : step);
        const auto cell = static_cast<std::size_t>(line + view.across[u]) * static_cast<std::size_t>(lay.length) + u;
        scratch.cells[step] = cell;
        scratch.tangents[step] =
            scratch.hull.add({view.alongM[u], lay.heights[cell] - view.dropM[u]}) + view.levelling[u];
    }
    arcTangentsDeg(std::span(scratch.tangents).first(count));
    for (std::size_t step = 0; step < count; ++step) {
        out[scratch.cells[step]] = scratch.tangents[step];
    }
}

Result<void> scan(const Lay& lay, const View& view, std::span<float> out, Job& job)
{
    const int first = -std::max(0, view.across.back());
    const int behind = lay.width - std::min(0, view.across.back());
    const auto length = static_cast<std::size_t>(lay.length);
    const ParallelOptions options{.chunkSize = std::max<std::size_t>(1, kCellsPerChunk / length), .step = "horizon"};
    return parallelChunks(static_cast<std::size_t>(behind - first), options, job,
                          [&](const Chunk& chunk) -> Result<void> {
                              Scratch scratch(lay.length);
                              for (std::size_t line = chunk.begin; line < chunk.end; ++line) {
                                  scanLine(lay, view, first + static_cast<int>(line), scratch, out);
                              }
                              return {};
                          });
}

} // namespace

Result<HorizonScan> HorizonScan::create(const HeightGrid& grid)
{
    if (grid.columns <= 0 || grid.rows <= 0 || grid.heightsM.size() != grid.cellCount()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Höhenraster hat keine Zellen", "the grid of heights has no cells"}};
    }
    HorizonScan scan;
    scan.m_cellWidthM = grid.cellWidthM;
    scan.m_cellHeightM = grid.cellHeightM;
    float lowest = std::numeric_limits<float>::infinity();
    for (std::size_t cell = 0; cell < grid.heightsM.size(); ++cell) {
        if (std::isfinite(grid.heightsM[cell])) {
            lowest = std::min(lowest, grid.heightsM[cell]);
        } else {
            scan.m_unknown.push_back(cell);
        }
    }
    scan.m_byRow = {.length = grid.columns, .width = grid.rows, .heights = grid.heightsM};
    for (float& height : scan.m_byRow.heights) {
        height -= lowest; // small numbers are exact to the millimetre
    }
    for (const std::size_t cell : scan.m_unknown) {
        scan.m_byRow.heights[cell] = kDepthOfUnknownM;
    }
    scan.m_byColumn = {.length = grid.rows, .width = grid.columns, .heights = std::vector<float>(grid.cellCount())};
    Job quiet;
    WB_CHECK(turn(scan.m_byRow.heights, grid.columns, grid.rows, scan.m_byColumn.heights, quiet));
    scan.m_turned.resize(grid.cellCount());
    return scan;
}

Result<void> HorizonScan::look(double azimuthDeg, std::span<float> elevationDeg, Job& job)
{
    if (elevationDeg.size() != m_byRow.heights.size()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"für den Horizont fehlt Platz", "there is no room for the horizon"}};
    }
    const double eastShare = std::sin(azimuthDeg * std::numbers::pi / 180.0);
    const double northShare = std::cos(azimuthDeg * std::numbers::pi / 180.0);
    const double alongColumn = eastShare / m_cellWidthM; // cells a metre
    const double alongRow = -northShare / m_cellHeightM;
    const Steps byRow{.alongM = m_cellWidthM * eastShare, .acrossM = -m_cellHeightM * northShare};
    if (std::abs(alongColumn) >= std::abs(alongRow)) {
        const View view = viewOver(m_byRow, byRow, alongRow / alongColumn);
        WB_CHECK(scan(m_byRow, view, elevationDeg, job));
    } else {
        const Steps byColumn{.alongM = byRow.acrossM, .acrossM = byRow.alongM};
        const View view = viewOver(m_byColumn, byColumn, alongColumn / alongRow);
        WB_CHECK(scan(m_byColumn, view, m_turned, job));
        WB_CHECK(turn(m_turned, m_byColumn.length, m_byColumn.width, elevationDeg, job));
    }
    for (const std::size_t cell : m_unknown) {
        elevationDeg[cell] = std::numeric_limits<float>::quiet_NaN();
    }
    return {};
}

} // namespace weitblick::solar
