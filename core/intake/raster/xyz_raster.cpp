// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/xyz_raster.h"

#include "core/geo/envelope.h"
#include "core/intake/raster/single_precision.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace weitblick::intake {

using geo::Rgba;
using workspace::RasterGrid;

namespace {

constexpr double kOffGrid = 0.05;
constexpr std::int64_t kLinesBetweenReports = 20'000;

Error irregular(const std::string& name, const Text& why)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Punkte liegen nicht auf einem regelmäßigen Gitter (" + why.de + ")",
                             "the points are not on a regular grid (" + why.en + ")"},
                 .subject = name,
                 .advice = {"Als Punkte importieren: die Endung in .csv ändern",
                            "Import them as points: change the extension to .csv"}};
}

/// The step of a grid, from values that follow each other: the mean of the small ones, as each may be rounded.
class Step {
public:
    void see(double value)
    {
        const double distance = std::abs(value - m_last);
        m_last = value;
        // What is less is the rounding of how the number was written.
        constexpr double kLeastPart = 1e-9;
        constexpr double kSameStep = 1.5;
        if (!(distance > kLeastPart * std::max(1.0, std::abs(value))) || distance > kSameStep * m_smallest) {
            return;
        }
        if (distance * kSameStep < m_smallest) { // those before were several steps each
            m_sum = 0.0;
            m_count = 0.0;
        }
        m_smallest = std::min(m_smallest, distance);
        m_sum += distance;
        m_count += 1.0;
    }
    /// Fitted to a length that is a whole number of steps; 0: all values are the same.
    [[nodiscard]] double fitted(double length) const
    {
        return length > 0.0 && m_count > 0.0 ? length / std::max(1.0, std::round(length * m_count / m_sum)) : 0.0;
    }

private:
    double m_last = std::numeric_limits<double>::quiet_NaN();
    double m_smallest = std::numeric_limits<double>::infinity();
    double m_sum = 0.0;
    double m_count = 0.0;
};

/// What the first reading found.
struct Survey {
    geo::Envelope extent;
    Step stepX;
    Step stepY;
    std::int64_t points = 0;
    bool hasMoreColumns = false;
    std::int64_t missing = 0;
};

Result<Survey> survey(const XyzText& text, Job& job)
{
    WB_TRY(auto nextPiece, text.open());
    XyzLines lines(text.name, std::move(nextPiece));
    Survey found;
    XyzPoint point;
    while (true) {
        WB_TRY(const bool isThere, lines.next(point));
        if (!isThere) {
            break;
        }
        found.extent.include(geo::Envelope{point.x, point.y, point.x, point.y});
        found.stepX.see(point.x);
        found.stepY.see(point.y);
        if (++found.points % kLinesBetweenReports == 0) {
            WB_CHECK(job.report(0.0, "raster"));
        }
    }
    found.hasMoreColumns = lines.hasMoreColumns();
    found.missing = lines.missing();
    return found;
}

Result<RasterGrid> gridOf(const Survey& found, const std::string& name)
{
    const geo::Envelope& box = found.extent;
    if (found.points < 2) {
        return irregular(name, {"zu wenige Punkte", "too few points"});
    }
    double width = found.stepX.fitted(box.maxX - box.minX);
    double height = found.stepY.fitted(box.maxY - box.minY);
    width = width > 0.0 ? width : height; // a single column
    height = height > 0.0 ? height : width;
    if (!(width > 0.0)) {
        return irregular(name, {"alle am selben Ort", "all in the same place"});
    }
    constexpr double kMost = 9e15;
    const double columns = std::min(std::round((box.maxX - box.minX) / width) + 1.0, kMost);
    const double rows = std::min(std::round((box.maxY - box.minY) / height) + 1.0, kMost);
    WB_CHECK(checkRasterSize(name, static_cast<std::int64_t>(columns), static_cast<std::int64_t>(rows), 0));
    constexpr double kLeastFilled = 0.01;
    constexpr double kFewCells = 1e6;
    if (columns * rows > kFewCells && static_cast<double>(found.points) < kLeastFilled * columns * rows) {
        return irregular(name, {"nur einer von hundert Plätzen ist besetzt, oder weniger",
                                "one of a hundred places is taken, or less"});
    }
    return RasterGrid{.columns = static_cast<int>(columns),
                      .rows = static_cast<int>(rows),
                      .west = box.minX - width / 2,
                      .north = box.maxY + height / 2,
                      .cellWidth = width,
                      .cellHeight = height};
}

struct Place {
    int column = 0;
    int row = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

/// Gathers points that follow each other along a row or a column, in either direction, into one piece.
class Run {
public:
    explicit Run(PieceWriter& writer) : m_writer(writer) {}

    Result<void> add(const Place& place, Rgba cell)
    {
        const Place step{place.column - m_last.column, place.row - m_last.row};
        const bool isNeighbour = std::abs(step.column) + std::abs(step.row) == 1;
        const bool goesOn = m_cells.size() == 1 ? isNeighbour : step == m_step;
        if (m_cells.empty() || m_cells.size() >= kMost || !goesOn) {
            WB_CHECK(flush());
            m_first = place;
        } else {
            m_step = step;
        }
        m_last = place;
        m_cells.push_back(cell);
        return {};
    }
    Result<void> flush()
    {
        if (m_cells.empty()) {
            return {};
        }
        const auto count = static_cast<int>(m_cells.size());
        const bool isColumn = count > 1 && m_step.row != 0;
        if (count > 1 && (m_step.column < 0 || m_step.row < 0)) {
            std::ranges::reverse(m_cells);
            m_first = m_last;
        }
        const geo::RasterWindow window{m_first.column, m_first.row, isColumn ? 1 : count, isColumn ? count : 1};
        WB_CHECK(m_writer.add(window, m_cells));
        m_cells.clear();
        return {};
    }

private:
    static constexpr std::size_t kMost = 4096;
    PieceWriter& m_writer;
    std::vector<Rgba> m_cells;
    Place m_first;
    Place m_last;
    Place m_step;
};

Error offGrid(const std::string& name, std::int64_t line)
{
    const std::string number = std::to_string(line);
    return irregular(
        name, {"Zeile " + number + " liegt zwischen den anderen", "line " + number + " lies between the others"});
}

/// The cell of a point; nothing where it lies beside the middle of every cell.
std::optional<Place> placeOf(const XyzPoint& point, const RasterGrid& grid)
{
    const double column = (point.x - grid.west) / grid.cellWidth - 0.5;
    const double row = (grid.north - point.y) / grid.cellHeight - 0.5;
    const double nearestColumn = std::round(column);
    const double nearestRow = std::round(row);
    const bool isInside = nearestColumn >= 0.0 && nearestRow >= 0.0 && nearestColumn < grid.columns &&
                          nearestRow < grid.rows; // not so where the file has changed since
    if (!isInside || std::abs(column - nearestColumn) > kOffGrid || std::abs(row - nearestRow) > kOffGrid) {
        return std::nullopt;
    }
    return Place{static_cast<int>(nearestColumn), static_cast<int>(nearestRow)};
}

Result<void> readCells(const XyzText& text, const RasterGrid& grid, PieceWriter& cells, RowSink& sink)
{
    WB_TRY(auto nextPiece, text.open());
    XyzLines lines(text.name, std::move(nextPiece));
    SinglePrecision single;
    Run run(cells);
    XyzPoint point;
    while (true) {
        WB_TRY(const bool isThere, lines.next(point));
        if (!isThere) {
            break;
        }
        const auto place = placeOf(point, grid);
        if (!place) {
            return offGrid(text.name, lines.line());
        }
        WB_CHECK(run.add(*place, single.from(point.z)));
    }
    WB_CHECK(run.flush());
    for (const Text& remark : single.remarks()) {
        WB_CHECK(sink.remark(remark));
    }
    return {};
}

std::vector<Text> remarksOf(const Survey& found)
{
    std::vector<Text> remarks;
    const std::string count = std::to_string(found.points);
    remarks.emplace_back(count + " Punkte auf einem Gitter", count + " points on a grid");
    if (found.missing > 0) {
        const std::string missing = std::to_string(found.missing);
        remarks.emplace_back(missing + " Punkte mit −9999 oder nan sind ohne Wert",
                             missing + " points with −9999 or nan have no value");
    }
    if (found.hasMoreColumns) {
        remarks.emplace_back("übernommen sind die ersten drei Spalten", "the first three columns are taken");
    }
    return remarks;
}

} // namespace

Result<RasterMember> xyzRaster(const XyzText& text, Job& job)
{
    WB_TRY(const Survey found, survey(text, job));
    WB_TRY(const RasterGrid grid, gridOf(found, text.name));
    RasterMember member{.name = text.name, .statedCrs = text.prj};
    member.layers.push_back({.id = "", .grid = grid, .remarks = remarksOf(found)});
    member.read = [text, grid](std::size_t, PieceWriter& cells, RowSink& sink, Job&) {
        return readCells(text, grid, cells, sink);
    };
    return member;
}

} // namespace weitblick::intake
