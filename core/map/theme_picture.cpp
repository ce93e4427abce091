// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_picture.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace weitblick::map {

namespace {

constexpr std::size_t kRowsInABand = 64;

Error badSize()
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Bild, Raster und Farbtabelle passen nicht zusammen",
                             "picture, raster and colour table do not fit together"}};
}

/// One read-only look at a raster whose rows and columns are asked for by number.
struct RasterRows {
    const std::uint32_t* ids;
    std::size_t width;
    std::size_t height;

    explicit RasterRows(const IdRaster& raster)
        : ids(raster.ids().data()),
          width(raster.view().widthPx),
          height(raster.view().heightPx)
    {
    }
    [[nodiscard]] const std::uint32_t* row(std::size_t number) const { return ids + number * width; }

    /// Whether another feature lies within `reach` pixels to the right or below, or nothing to the left or above: two
    /// neighbours share one border, and a feature that stands alone has one all around.
    [[nodiscard]] bool isBorder(std::size_t column, std::size_t number, std::uint32_t reach) const
    {
        const std::uint32_t id = row(number)[column];
        for (std::size_t step = 1; step <= reach; ++step) {
            if ((column + step < width && row(number)[column + step] != id) ||
                (number + step < height && row(number + step)[column] != id) ||
                (column >= step && row(number)[column - step] == 0) ||
                (number >= step && row(number - step)[column] == 0)) {
                return true;
            }
        }
        return false;
    }
};

/// A sparse count of how much of the coloured area borders would take.
bool bordersWouldHideAll(const RasterRows& rows, std::uint32_t reach)
{
    constexpr std::size_t kEvery = 7;
    std::size_t features = 0;
    std::size_t borders = 0;
    for (std::size_t number = 0; number < rows.height; number += kEvery) {
        for (std::size_t column = 0; column < rows.width; column += kEvery) {
            if (rows.row(number)[column] != 0) {
                ++features;
                borders += rows.isBorder(column, number, reach) ? 1U : 0U;
            }
        }
    }
    return 2 * borders > features;
}

void colourRow(const RasterRows& rows, std::size_t number, const std::uint8_t* classOfId,
               const std::array<std::uint32_t, 256>& pixels, std::uint32_t* out)
{
    const std::uint32_t* ids = rows.row(number);
    for (std::size_t column = 0; column < rows.width; ++column) {
        out[column] = pixels[classOfId[ids[column]]];
    }
}

/// The one-pixel border, without a branch for each step.
void colourRowThin(const RasterRows& rows, std::size_t number, const std::uint8_t* classOfId, const PixelTable& table,
                   std::uint32_t* out)
{
    const std::uint32_t* ids = rows.row(number);
    const std::uint32_t* below = rows.row(std::min(number + 1, rows.height - 1));
    const std::uint32_t* above = rows.row(number == 0 ? 0 : number - 1);
    const std::size_t last = rows.width - 1;
    for (std::size_t column = 0; column <= last; ++column) {
        const std::uint32_t id = ids[column];
        const std::uint32_t right = ids[std::min(column + 1, last)];
        const std::uint32_t left = ids[column == 0 ? 0 : column - 1];
        const std::uint8_t kind = classOfId[id];
        const bool isBorder = ((id ^ right) | (id ^ below[column])) != 0 || left == 0 || above[column] == 0;
        out[column] = isBorder ? table.border[kind] : table.inside[kind];
    }
}

void colourRowWide(const RasterRows& rows, std::size_t number, const std::uint8_t* classOfId, const PixelTable& table,
                   std::uint32_t* out)
{
    const std::uint32_t* ids = rows.row(number);
    for (std::size_t column = 0; column < rows.width; ++column) {
        const bool isBorder = rows.isBorder(column, number, table.borderPx);
        out[column] = (isBorder ? table.border : table.inside)[classOfId[ids[column]]];
    }
}

/// Paints rows of a raster with whatever border its features have room for.
class RowPainter {
public:
    RowPainter(const IdRaster& raster, std::span<const std::uint8_t> classOfId, const PixelTable& table)
        : m_rows(raster),
          m_classOfId(classOfId.data()),
          m_table(table)
    {
        m_reach = table.borderPx > 0 && !bordersWouldHideAll(m_rows, table.borderPx) ? table.borderPx : 0;
    }
    void paint(std::size_t number, std::uint32_t* out) const
    {
        if (m_reach == 0) {
            colourRow(m_rows, number, m_classOfId, m_table.inside, out);
        } else if (m_reach == 1) {
            colourRowThin(m_rows, number, m_classOfId, m_table, out);
        } else {
            colourRowWide(m_rows, number, m_classOfId, m_table, out);
        }
    }

private:
    RasterRows m_rows;
    const std::uint8_t* m_classOfId;
    const PixelTable& m_table;
    std::uint32_t m_reach = 0;
};

/// The mean of four pixels, channel by channel, rounded.
std::uint32_t meanOf(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    constexpr std::uint32_t kEven = 0x00ff00ff;
    constexpr std::uint32_t kHalf = 0x00020002;
    const std::uint32_t low = ((a & kEven) + (b & kEven) + (c & kEven) + (d & kEven) + kHalf) >> 2U;
    const std::uint32_t high =
        ((a >> 8U & kEven) + (b >> 8U & kEven) + (c >> 8U & kEven) + (d >> 8U & kEven) + kHalf) >> 2U;
    return (low & kEven) | (high & kEven) << 8U;
}

struct PixelPlace {
    std::size_t column;
    std::size_t row;
};

/// Whether something unmarked lies within `reach` pixels straight beside a pixel. The edge of the picture is no rim.
bool isRim(const RasterRows& rows, std::span<const std::uint8_t> markedById, PixelPlace place, std::size_t reach)
{
    const auto isBare = [&](std::size_t column, std::size_t row) { return markedById[rows.row(row)[column]] == 0; };
    for (std::size_t step = 1; step <= reach; ++step) {
        if ((place.column >= step && isBare(place.column - step, place.row)) ||
            (place.column + step < rows.width && isBare(place.column + step, place.row)) ||
            (place.row >= step && isBare(place.column, place.row - step)) ||
            (place.row + step < rows.height && isBare(place.column, place.row + step))) {
            return true;
        }
    }
    return false;
}

} // namespace

std::uint32_t over(std::uint32_t above, std::uint32_t below)
{
    const std::uint32_t rest = 255 - (above >> 24U);
    std::uint32_t pixel = 0;
    for (std::uint32_t shift = 0; shift < 32; shift += 8) {
        const std::uint32_t channel = (above >> shift & 255U) + ((below >> shift & 255U) * rest + 127) / 255;
        pixel |= std::min(channel, 255U) << shift;
    }
    return pixel;
}

PixelTable pixelTable(const Theme& theme, std::uint32_t pixelsPerPx)
{
    PixelTable table;
    for (std::size_t i = 0; i < std::min(theme.classes.size(), kMostClasses); ++i) {
        if (theme.classes[i].isVisible) {
            table.inside[i] = pixelOf(theme.classes[i].color, theme.opacity);
        }
    }
    if (theme.missingColor) {
        table.inside[kClassMissing] = pixelOf(*theme.missingColor, theme.opacity);
    }
    if (theme.otherColor) {
        table.inside[kClassOther] = pixelOf(*theme.otherColor, theme.opacity);
    }
    const std::uint32_t rim = pixelOf(theme.outline.color, theme.opacity);
    for (std::size_t i = 0; i < table.inside.size(); ++i) {
        table.border[i] = table.inside[i] == 0 ? 0 : over(rim, table.inside[i]);
    }
    if (theme.outline.isVisible && theme.outline.widthPx > 0) {
        constexpr double kWidestPx = 16.0;
        table.borderPx = static_cast<std::uint32_t>(
            std::max(1.0, std::round(std::min(theme.outline.widthPx * pixelsPerPx, kWidestPx))));
    }
    return table;
}

Result<void> recolour(const IdRaster& raster, std::span<const std::uint8_t> classOfId, const PixelTable& table,
                      std::span<std::uint32_t> out)
{
    if (out.size() != raster.ids().size() || classOfId.size() <= raster.idLimit()) {
        return badSize();
    }
    const RowPainter painter(raster, classOfId, table);
    Job job;
    const std::size_t width = raster.view().widthPx;
    return parallelChunks(raster.view().heightPx, {.chunkSize = kRowsInABand}, job,
                          [&](const Chunk& band) -> Result<void> {
                              for (std::size_t row = band.begin; row < band.end; ++row) {
                                  painter.paint(row, out.data() + row * width);
                              }
                              return {};
                          });
}

Result<void> recolourSmooth(const IdRaster& raster, std::span<const std::uint8_t> classOfId, const PixelTable& table,
                            std::span<std::uint32_t> out)
{
    const std::size_t width = raster.view().widthPx;
    const std::size_t height = raster.view().heightPx;
    if (width % 2 != 0 || height % 2 != 0 || out.size() * 4 != raster.ids().size() ||
        classOfId.size() <= raster.idLimit()) {
        return badSize();
    }
    const RowPainter painter(raster, classOfId, table);
    Job job;
    return parallelChunks(height / 2, {.chunkSize = kRowsInABand / 2}, job, [&](const Chunk& band) -> Result<void> {
        std::vector<std::uint32_t> upper(width);
        std::vector<std::uint32_t> lower(width);
        for (std::size_t row = band.begin; row < band.end; ++row) {
            painter.paint(2 * row, upper.data());
            painter.paint(2 * row + 1, lower.data());
            std::uint32_t* target = out.data() + row * (width / 2);
            for (std::size_t i = 0; i < width / 2; ++i) {
                target[i] = meanOf(upper[2 * i], upper[2 * i + 1], lower[2 * i], lower[2 * i + 1]);
            }
        }
        return {};
    });
}

Result<void> paintHighlight(const IdRaster& raster, std::span<const std::uint8_t> markedById,
                            const Highlight& highlight, std::span<std::uint32_t> picture)
{
    if (picture.size() != raster.ids().size() || markedById.size() <= raster.idLimit()) {
        return badSize();
    }
    const std::uint32_t tint = pixelOf(highlight.tint);
    const std::uint32_t border = pixelOf(highlight.border);
    const RasterRows rows(raster);
    Job job;
    return parallelChunks(rows.height, {.chunkSize = kRowsInABand}, job, [&](const Chunk& band) -> Result<void> {
        for (std::size_t row = band.begin; row < band.end; ++row) {
            for (std::size_t column = 0; column < rows.width; ++column) {
                if (markedById[rows.row(row)[column]] != 0) {
                    auto& pixel = picture[row * rows.width + column];
                    pixel = over(isRim(rows, markedById, {column, row}, highlight.borderPx) ? border : tint, pixel);
                }
            }
        }
        return {};
    });
}

} // namespace weitblick::map
