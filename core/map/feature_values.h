// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/theme.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weitblick::map {

/// One column of a layer, value by value in the order of its features: numbers, or texts by their number in a list.
class FeatureValues {
public:
    static constexpr std::uint32_t kNoText = 0xffffffff;

    void addNumber(double value); ///< NaN: no value
    void addText(std::string_view value);
    void addMissing();
    void add(const workspace::Cell& cell); ///< numbers and texts as they are, blobs as missing
    void append(const FeatureValues& later);

    [[nodiscard]] std::size_t count() const { return m_numbers.size(); }
    /// NaN where there is none. A text that is wholly a number (1.5, -3) counts as one.
    [[nodiscard]] const std::vector<double>& numbers() const { return m_numbers; }
    [[nodiscard]] bool hasTexts() const { return !m_dictionary.empty(); }
    [[nodiscard]] std::uint32_t textNumber(std::size_t feature) const { return m_texts[feature]; }
    [[nodiscard]] const std::vector<std::string>& dictionary() const { return m_dictionary; }
    /// The value as text: what a tool tip shows and a categorised theme compares. Empty for none.
    [[nodiscard]] std::string textOf(std::size_t feature) const;

    [[nodiscard]] std::vector<CategoryCount> categoryCounts() const; ///< each text (or number) and how often it occurs

private:
    std::uint32_t textNumberFor(std::string_view value);
    std::vector<double> m_numbers;
    std::vector<std::uint32_t> m_texts;
    std::vector<std::string> m_dictionary;
    std::unordered_map<std::string, std::uint32_t> m_textNumbers;
};

/// The numbers in the colour table for what has no class.
inline constexpr std::uint8_t kClassMissing = 254; ///< the feature has no value
inline constexpr std::uint8_t kClassOther = 253;   ///< its value belongs to no class
inline constexpr std::uint8_t kClassNothing = 255; ///< there is no feature
inline constexpr std::size_t kMostClasses = 253;

/// Which class each feature has: the table that colours the id raster.
struct ClassAssignment {
    std::vector<std::uint8_t> classOfId; ///< by id of the raster: [0] is kClassNothing, [i + 1] the class of feature i
    std::vector<std::int64_t> counts;    ///< features in each class
    std::int64_t missingCount = 0;
    std::int64_t otherCount = 0;
};

/// Sorts features into the classes of a theme.
/// No data  a feature without value is missing; with Single every feature is in class 0.
/// Threads  pure.
ClassAssignment assignClasses(const Theme& theme, const FeatureValues& values, std::size_t featureCount);

} // namespace weitblick::map
