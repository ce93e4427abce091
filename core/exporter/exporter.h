// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::exporter {

enum class CsvDialect : std::uint8_t {
    GermanExcel, ///< semicolon, decimal comma, UTF-8 with BOM: opens in a German Excel with a double click
    Rfc4180      ///< comma, decimal point, UTF-8 without BOM: for programs
};

enum class Existing : std::uint8_t { Keep, Replace };

/// What becomes of values that tell about single households (analysis/role/protection.h).
enum class PersonalValues : std::uint8_t {
    Withhold, ///< empty cells, and a remark with their number
    Keep      ///< for a file that never leaves the program, as the input of a tool
};

struct ExportOptions {
    CsvDialect csv = CsvDialect::GermanExcel;
    Existing existing = Existing::Keep;
    std::optional<int> srsId; ///< EPSG code to write; nothing: the layer's own, or WGS 84 where the format demands it
    PersonalValues personal = PersonalValues::Withhold;
};

/// A kind of file that a dataset can be written to, found by the extension of the target.
struct ExportFormat {
    std::string id; ///< "geopackage", "csv"
    Text title;
    std::string extension; ///< lower case, without the dot
};
const std::vector<ExportFormat>& exportFormats();

struct ExportOutcome {
    std::filesystem::path file;
    std::string format;
    std::int64_t rowCount = 0;
    std::int64_t withheldCount = 0; ///< cells and places that would tell about single households
    std::vector<Text> remarks;      ///< what the format could not hold: cut names, dropped columns; what is withheld
};

/// Writes a dataset to a file; the target appears whole or not at all.
///
/// Method   GDAL for map formats (a raster: GeoTIFF, every value as it is, in its own system only), libxlsxwriter for
/// XLSX, own writer for CSV. Written beside the target, then renamed.
///          Values of fewer units than the registry demands are left empty (options.personal).
///          Text cells of CSV and XLSX that a spreadsheet would run as a formula are made harmless; numbers never are.
/// CRS      options.srsId; GeoJSON and KML are always WGS 84 (RFC 7946, OGC 07-147r2).
/// Errors   NotFound      no such dataset.
///          InvalidInput  no format has this extension, the target exists and may not be replaced, or a format
///                        that needs geometry was asked of a table without, or a raster format of rows.
///          NoSpace, ReadOnly, Io, Cancelled  nothing is left at the target.
Result<ExportOutcome> exportDataset(workspace::Workspace& project, std::string_view dataset,
                                    const std::filesystem::path& target, const ExportOptions& options, Job& job);

} // namespace weitblick::exporter
