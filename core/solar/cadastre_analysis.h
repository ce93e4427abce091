// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::solar {

/// `solar_cadastre`: the roofs of an existing cadastre (with irradiation, with the names of classes, or over a raster
/// of irradiation) → roofs with their class, and sums by class, district, use, kind of owner and roof type.
analysis::Descriptor solarCadastreAnalysis();

} // namespace weitblick::solar
