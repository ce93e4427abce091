// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sample_data/plane.h"

namespace weitblick::sample {

enum class ColumnType : std::uint8_t { Text, Integer, Real };

struct Column {
    std::string name;
    ColumnType type = ColumnType::Text;
};

enum class Shape : std::uint8_t { Points, Lines, Polygons };

struct LayerForm {
    std::string name;
    Shape shape = Shape::Polygons;
    std::vector<Column> columns;
    std::string crs = "EPSG:25832"; ///< coordinates are given in EPSG:25832 and reprojected where this is another
};

using Value = std::variant<std::monostate, std::string, std::int64_t, double>;
using ShapeValue = std::variant<Point, Line, Areas>;

/// A file of layers written by GDAL so that the same rows give the same bytes.
///
/// Errors   Io  GDAL cannot write the file.
class VectorFile {
public:
    /// `driver`: "GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf"
    static Result<VectorFile> create(const std::filesystem::path& file, const std::string& driver);
    VectorFile(VectorFile&&) noexcept;
    VectorFile& operator=(VectorFile&&) noexcept;
    ~VectorFile();

    Result<void> beginLayer(const LayerForm& form);
    Result<void> add(const ShapeValue& shape, const std::vector<Value>& values);
    Result<void> close();

private:
    struct State;
    explicit VectorFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::sample
