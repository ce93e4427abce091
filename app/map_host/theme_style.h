// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/base/result.h"
#include "core/map_link/documents.h"
#include "core/map_link/layer.h"

class QgsMapLayer;
class QgsVectorLayer;

namespace weitblick::map_host {

/// Gives a layer its looks: a QML document, or the classes of a theme as QGIS
/// renderer (single symbol, graduated, categorised; rule-based where features
/// without value have a colour of their own), and its labels.
///
/// Units    pixels of 96 dpi become millimetres, so that paper shows what the
/// screen shows. Errors   InvalidInput  the QML is none, or does not fit the
/// layer. The layer keeps what it had.
Result<void> applyStyle(QgsMapLayer& layer, const map_link::LayerStyle& style);

/// A layer's looks as a style document of QGIS: renderer, labels, transparency.
/// Errors   NotFound  no such layer.
Result<map_link::StyleMade> styleOf(const LayerStack& stack, const map_link::MakeStyle& request);

/// Leaves of a layer's looks only what lies over a theme: its labels, and its
/// symbols where they fill no area.
void keepLabelsAndOutlines(QgsVectorLayer& layer);

} // namespace weitblick::map_host
