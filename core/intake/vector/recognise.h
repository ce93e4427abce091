// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace weitblick::intake {

// What the first bytes of a file (up to 64 KiB) are, whatever its name says. The name decides only where two formats
// begin alike.
bool isGeoPackage(std::string_view head, const std::filesystem::path& name);
bool isFlatGeobuf(std::string_view head, const std::filesystem::path& name);
bool isShapefile(std::string_view head, const std::filesystem::path& name); ///< the .shp itself
bool isDbf(std::string_view head, const std::filesystem::path& name);       ///< a table without geometry
bool isGeoJson(std::string_view head, const std::filesystem::path& name);
bool isGeoJsonSequence(std::string_view head, const std::filesystem::path& name);
bool isKml(std::string_view head, const std::filesystem::path& name);
bool isKmz(std::string_view head, const std::filesystem::path& name);
bool isGpx(std::string_view head, const std::filesystem::path& name);
bool isCityGml(std::string_view head, const std::filesystem::path& name);
bool isGml(std::string_view head, const std::filesystem::path& name);
bool isDxf(std::string_view head, const std::filesystem::path& name);
bool isMapInfoTab(std::string_view head, const std::filesystem::path& name);
bool isMapInfoMif(std::string_view head, const std::filesystem::path& name);
bool isGeoTiff(std::string_view head, const std::filesystem::path& name);
bool isAsciiGrid(std::string_view head, const std::filesystem::path& name);
bool isXyz(std::string_view head, const std::filesystem::path& name); ///< regular points in rows, named .xyz

} // namespace weitblick::intake
