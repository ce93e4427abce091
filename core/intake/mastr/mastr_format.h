// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// One XML table of units of the Marktstammdatenregister (EinheitenSolar_1.xml …), UTF-16 or UTF-8.
Format mastrTableFormat();

/// The full export of the Marktstammdatenregister, a ZIP of its XML tables: units that generate or store electricity,
/// with the EEG, CHP and storage plants and grid connections that belong to them. Reached through archiveFormat().
///
/// Method   one layer of points. Units below 30 kW have no geometry and neither street nor name, whatever the file
///          says; coordinates that cannot be right become rows without geometry, with the reason. Doubled units are
///          rejected. Where the export is large, the question "area" asks for a part of Germany.
Format mastrExportFormat();

} // namespace weitblick::intake
