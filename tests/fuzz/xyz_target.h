// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/raster/raster_source.h"
#include "core/intake/raster/xyz_raster.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace weitblick::fuzz {

/// Aborts where a reader of rasters breaks its word: a piece outside of what it announced.
class StrictRasterSink : public intake::RowSink {
public:
    Result<void> beginLayer(const intake::LayerPreview& layer) override
    {
        require(layer.isRaster && workspace::validate(layer.schema).has_value());
        m_grid = *layer.schema.raster;
        return {};
    }
    Result<void> rows(const workspace::RowBatch& batch) override
    {
        for (workspace::RowCursor cursor(batch); cursor.next();) {
            const auto number = [&cursor] { return std::get<std::int64_t>(cursor.nextValue()); };
            const std::int64_t column = number();
            const std::int64_t row = number();
            const std::int64_t columns = number();
            const std::int64_t rows = number();
            require(column >= 0 && row >= 0 && columns > 0 && rows > 0 && column + columns <= m_grid.columns &&
                    row + rows <= m_grid.rows);
            const workspace::Cell cells = cursor.nextValue();
            require(std::get<std::span<const std::byte>>(cells).size() ==
                    static_cast<std::size_t>(columns * rows) * workspace::kRasterCellBytes);
        }
        return {};
    }
    Result<void> rejected(const workspace::RejectedRecord&) override { return {}; }
    Result<void> endLayer(std::int64_t) override { return {}; }

private:
    static void require(bool holds)
    {
        if (!holds) {
            std::abort();
        }
    }
    workspace::RasterGrid m_grid;
};

/// Takes the bytes as an XYZ grid, handed over in pieces whose size the first byte says.
inline void xyzTarget(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0) {
        return;
    }
    const std::size_t pieceBytes = std::size_t{bytes[0]} + 1;
    const auto text = std::make_shared<std::string>(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const auto open = [text, pieceBytes]() -> Result<intake::XyzLines::NextPiece> {
        const auto at = std::make_shared<std::size_t>(0);
        return intake::XyzLines::NextPiece([text, at, pieceBytes]() -> Result<std::string_view> {
            const std::string_view piece = std::string_view(*text).substr(*at, pieceBytes);
            *at += piece.size();
            return piece;
        });
    };
    Job job;
    auto member = intake::xyzRaster({.name = "x", .prj = "EPSG:25832", .open = open}, job);
    if (!member) {
        return;
    }
    intake::RasterSource source{.name = "x"};
    source.members.push_back(std::move(member).value());
    StrictRasterSink sink;
    const auto read = intake::readRasters(source, {}, sink, job);
    static_cast<void>(read); // a message is a good answer
}

} // namespace weitblick::fuzz
