// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weitblick::geo {

/// A place in the plane; units and CRS are those of the layer it belongs to.
struct Point {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Point&, const Point&) = default;
};

} // namespace weitblick::geo
