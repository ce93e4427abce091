// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::test {

template <typename Number>
void putNumber(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

inline void putBigEndian(std::string& bytes, std::uint32_t number)
{
    putNumber(bytes, __builtin_bswap32(number));
}

using Corners = std::vector<std::pair<double, double>>;

/// The content of a .shp record: the points, behind them in `parts` where the kind has such (the starts of the parts).
inline std::string shapeRecord(std::int32_t kind, const Corners& points, const std::vector<std::int32_t>& parts = {0})
{
    std::string record;
    putNumber(record, kind);
    if (kind != 1) {
        for (const double side : {500000.0, 5500000.0, 500010.0, 5500010.0}) {
            putNumber(record, side);
        }
        putNumber(record, static_cast<std::int32_t>(parts.size()));
        putNumber(record, static_cast<std::int32_t>(points.size()));
        for (const std::int32_t part : parts) {
            putNumber(record, part);
        }
    }
    for (const auto& [x, y] : points) {
        putNumber(record, x);
        putNumber(record, y);
    }
    return record;
}

/// The header of a .shp or .shx that is so many bytes long.
inline std::string shapeHeader(std::int32_t kind, std::size_t fileBytes)
{
    std::string header;
    putBigEndian(header, 9994);
    header.append(20, '\0');
    putBigEndian(header, static_cast<std::uint32_t>(fileBytes / 2));
    putNumber<std::int32_t>(header, 1000);
    putNumber<std::int32_t>(header, kind);
    for (const double side : {500000.0, 5500000.0, 500010.0, 5500010.0, 0.0, 0.0, 0.0, 0.0}) {
        putNumber(header, side);
    }
    return header;
}

/// A .shp of these records.
inline std::string shapeFile(std::int32_t kind, const std::vector<std::string>& records)
{
    std::string body;
    for (std::size_t i = 0; i < records.size(); ++i) {
        putBigEndian(body, static_cast<std::uint32_t>(i + 1));
        putBigEndian(body, static_cast<std::uint32_t>(records[i].size() / 2));
        body += records[i];
    }
    return shapeHeader(kind, 100 + body.size()) + body;
}

/// The .shx of the same records.
inline std::string shapeIndex(std::int32_t kind, const std::vector<std::string>& records)
{
    std::string body;
    std::size_t offset = 100;
    for (const std::string& record : records) {
        putBigEndian(body, static_cast<std::uint32_t>(offset / 2));
        putBigEndian(body, static_cast<std::uint32_t>(record.size() / 2));
        offset += 8 + record.size();
    }
    return shapeHeader(kind, 100 + body.size()) + body;
}

/// A triangle of ten metres in EPSG:25832, its first corner again at the end.
inline Corners triangle()
{
    return {{500000, 5500000}, {500000, 5500010}, {500010, 5500000}, {500000, 5500000}};
}

/// A .dbf of text fields (name, width); the records are as they stand, with their deletion mark.
inline std::string dbfFile(const std::vector<std::pair<std::string, unsigned>>& fields,
                           const std::vector<std::string>& records)
{
    std::size_t recordBytes = 1;
    std::string descriptors;
    for (const auto& [name, width] : fields) {
        std::string field = name.substr(0, 10);
        field.resize(11, '\0');
        field += 'C';
        field.append(4, '\0');
        field += static_cast<char>(width);
        field.resize(32, '\0');
        descriptors += field;
        recordBytes += width;
    }
    std::string dbf("\x03\x7c\x01\x01", 4);
    putNumber(dbf, static_cast<std::uint32_t>(records.size()));
    putNumber(dbf, static_cast<std::uint16_t>(33 + descriptors.size()));
    putNumber(dbf, static_cast<std::uint16_t>(recordBytes));
    dbf.append(20, '\0');
    dbf += descriptors + "\r";
    for (const std::string& record : records) {
        dbf += record;
    }
    return dbf + "\x1a";
}

/// ETRS89 / UTM 32N as ArcGIS writes it beside a shapefile.
inline constexpr const char* kUtm32Prj =
    "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID[\"GRS_1980\","
    "6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION["
    "\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER["
    "\"Central_Meridian\",9.0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT["
    "\"Meter\",1.0]]";

} // namespace weitblick::test
