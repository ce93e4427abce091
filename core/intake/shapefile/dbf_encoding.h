// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/shapefile/dbf_table.h"
#include "core/intake/source.h"

#include <string>

namespace weitblick::intake {

/// Decides how the texts of a shapefile are encoded. Fills choices.encoding and adds a remark, or adds the question
/// "encoding" where German umlauts would make sense in more than one way.
///
/// Method   the user's choice; else the .cpg; else the language id of the .dbf; else all texts together: UTF-8 where
///          they are that, Windows-1252 otherwise. A .cpg or id that the bytes contradict is not believed.
/// Returns  the name of the encoding to decode with (also while the question is open).
std::string chooseEncoding(LayerPreview& layer, const ReadChoices& choices, const DbfTable& table,
                           const std::string& cpg);

} // namespace weitblick::intake
