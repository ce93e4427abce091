// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/map_link/documents.h"

#include <QString>

namespace weitblick::map_host {

/// What Weitblick takes from a QGIS project: the layers from local files, top
/// first, with their styles; and a list of all that it does not take (macros,
/// actions, form code, remote layers, layouts, relations …).
///
/// Method   The XML is read as text; no QGIS object is made from it and nothing
/// in it runs. A .qgz is read member by
///          member, never unpacked to disk.
/// Errors   NotFound, InvalidInput (not a QGIS project), Budget (larger than 64
/// MiB).
Result<map_link::ProjectImported> readProject(const map_link::ImportProject& request);

/// The same from the text of a .qgs file that lies in `folder`.
Result<map_link::ProjectImported> projectFromXml(const QString& xml, const QString& folder);

} // namespace weitblick::map_host
