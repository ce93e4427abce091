// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace weitblick::intake {

/// The files of a source: the one that is read first, then those that belong to it. Whoever drops the .dbf or the .prj
/// of a shapefile means the shapefile.
///
/// The .gfs and .xsd beside a GML file do not belong to it. A .gfs is what some GDAL noted of some earlier state: where
/// it is left from an older file of that name, the driver drops every attribute that it does not list, in silence. A
/// .xsd may include files and addresses of its own choice. What both would tell, the types of the columns, is found by
/// all values of the file.
///
/// Method   by extension: files of the same folder with the same stem (in any case), as each format has them.
/// Errors   NotFound  no such file.   InvalidInput  a folder.   Io  the folder cannot be read.
Result<std::vector<std::filesystem::path>> filesOfSource(const std::filesystem::path& source);

} // namespace weitblick::intake
