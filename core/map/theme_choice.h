// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/map/feature_values.h"
#include "core/map/theme.h"

#include <cstddef>
#include <optional>
#include <string>

namespace weitblick::map {

/// What somebody who colours a layer has already decided; the rest is chosen
/// from the values.
struct ThemeWishes {
    std::optional<ThemeKind> kind;
    std::optional<ClassMethod> method;
    std::optional<std::size_t> classCount;
    std::vector<double> bounds; ///< for ClassMethod::Manual
    std::optional<std::string> ramp;
    RampDirection direction = RampDirection::Forward;
};

/// A good first theme for a column.
///
/// Method   Numbers: five natural classes; a sequential ramp, or, where there
/// are values on both sides of zero, a
///          diverging one. Texts (more than half of the values are none or no
///          number): a colour each for the twelve most frequent.
/// No data  a column without any value gives a theme without classes.
/// Errors   NotFound  no such ramp.  InvalidInput  as classify().  Cancelled.
Result<Theme> chosenTheme(const std::string& layer, const std::string& column, const FeatureValues& values,
                          const ThemeWishes& wishes, Job& job);

} // namespace weitblick::map
