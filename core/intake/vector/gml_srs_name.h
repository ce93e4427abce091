// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// "EPSG:25832" for the names that German GML uses and GDAL does not know: "urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH",
/// "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837". Empty for others.
/// Source   GeoInfoDok 6.0/7.1, Anlage "Namen von Koordinatenreferenzsystemen".
std::string crsOfSrsName(std::string_view srsName);

/// The first srsName="…" of a document that crsOfSrsName() or EPSG knows, looked for in its first MiB; may be empty.
std::string firstSrsName(const std::filesystem::path& file);

} // namespace weitblick::intake
