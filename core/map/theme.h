// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/map/classification.h"
#include "core/map/color.h"
#include "core/map/color_ramp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::map {

/// Single: one colour for all. Graduated: numbers in classes. Categorised: one colour for each text.
enum class ThemeKind : std::uint8_t { Single, Graduated, Categorised };

/// One class of a theme: a stretch of numbers (lower, upper] or one text, and how it is shown.
struct ThemeClass {
    double lower = 0.0; ///< Graduated; the first class also holds its lower bound
    double upper = 0.0;
    std::string value; ///< Categorised
    std::string label; ///< empty: made from the bounds or the value
    Color color;
    bool isVisible = true;
    friend bool operator==(const ThemeClass&, const ThemeClass&) = default;
};

/// The border of polygons, the rim of points; lines have none.
struct Outline {
    bool isVisible = true;
    Color color{255, 255, 255, 180};
    double widthPx = 1.0;
    friend bool operator==(const Outline&, const Outline&) = default;
};

/// How one column of one layer colours the map. A plain value: everything that is shown follows from it and the data.
struct Theme {
    std::string layer;
    std::string column;   ///< empty for Single
    std::string title;    ///< heading of the legend; empty: the column
    std::string unit;     ///< symbol, behind the heading
    bool isWhole = false; ///< Graduated: all values are whole numbers, so that labels can say "1 – 2" for (0, 2]
    ThemeKind kind = ThemeKind::Graduated;
    ClassMethod method = ClassMethod::NaturalBreaks;
    std::string ramp = "viridis";
    RampDirection direction = RampDirection::Forward;
    std::vector<ThemeClass> classes;
    std::optional<Color> missingColor = Color{217, 217, 217, 255}; ///< features without a value; nothing: not drawn
    std::optional<Color> otherColor = Color{160, 160, 160, 255};   ///< values in no class; nothing: not drawn
    double opacity = 0.85;
    Outline outline;
    double lineWidthPx = 2.0;
    double pointSizePx = 7.0;
    std::string qml; ///< a style of QGIS that these looks were made from: the map host draws by it; usually empty
    friend bool operator==(const Theme&, const Theme&) = default;

    /// The bounds of the classes of a graduated theme, ascending; one more than classes.
    [[nodiscard]] std::vector<double> bounds() const;
};

/// As JSON with sorted keys, one value a line: two versions can be compared line by line.
std::string toJson(const Theme& theme);

/// Errors   InvalidInput  not JSON, an unknown word, bounds that do not ascend, or a number out of its range; the
///                        subject names the field.
Result<Theme> themeFromJson(std::string_view json);

/// A graduated theme with classes and colours; labels stay empty (made when shown, in the language of the reader).
Theme graduatedTheme(const Classification& classes, const ColorRamp& ramp,
                     RampDirection direction = RampDirection::Forward);

/// A text and how often it occurs.
struct CategoryCount {
    std::string value;
    std::int64_t count = 0;
    friend bool operator==(const CategoryCount&, const CategoryCount&) = default;
};

/// A categorised theme: the most frequent `limit` texts get a class, in alphabetical order; the rest is "other".
Theme categorisedTheme(std::vector<CategoryCount> counts, const ColorRamp& ramp, std::size_t limit = 12);

/// The same classes in the colours of another ramp; what else the user chose stays.
Theme recoloured(Theme theme, const ColorRamp& ramp, RampDirection direction = RampDirection::Forward);

} // namespace weitblick::map
