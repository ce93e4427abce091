// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/feature_values.h"

#include "core/base/number_text.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace weitblick::map {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double wholeNumber(std::string_view text)
{
    double value = kNone;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value) ? value : kNone;
}

} // namespace

std::uint32_t FeatureValues::textNumberFor(std::string_view value)
{
    const auto [found, isNew] =
        m_textNumbers.try_emplace(std::string(value), static_cast<std::uint32_t>(m_dictionary.size()));
    if (isNew) {
        m_dictionary.emplace_back(value);
    }
    return found->second;
}

void FeatureValues::addNumber(double value)
{
    m_numbers.push_back(value);
    m_texts.push_back(kNoText);
}

void FeatureValues::addText(std::string_view value)
{
    m_numbers.push_back(wholeNumber(value));
    m_texts.push_back(textNumberFor(value));
}

void FeatureValues::addMissing()
{
    addNumber(kNone);
}

void FeatureValues::add(const workspace::Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        addNumber(static_cast<double>(*whole));
    } else if (const auto* real = std::get_if<double>(&cell)) {
        addNumber(*real);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
        addText(*text);
    } else {
        addMissing();
    }
}

void FeatureValues::append(const FeatureValues& later)
{
    m_numbers.insert(m_numbers.end(), later.m_numbers.begin(), later.m_numbers.end());
    std::vector<std::uint32_t> renumbered;
    for (const std::string& text : later.m_dictionary) {
        renumbered.push_back(textNumberFor(text));
    }
    m_texts.reserve(m_texts.size() + later.m_texts.size());
    for (const std::uint32_t number : later.m_texts) {
        m_texts.push_back(number == kNoText ? kNoText : renumbered[number]);
    }
}

std::string FeatureValues::textOf(std::size_t feature) const
{
    if (m_texts[feature] != kNoText) {
        return m_dictionary[m_texts[feature]];
    }
    return std::isnan(m_numbers[feature]) ? std::string() : canonicalNumber(m_numbers[feature]);
}

std::vector<CategoryCount> FeatureValues::categoryCounts() const
{
    std::vector<std::int64_t> ofText(m_dictionary.size(), 0);
    std::map<double, std::int64_t> ofNumber;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        if (m_texts[i] != kNoText) {
            ++ofText[m_texts[i]];
        } else if (!std::isnan(m_numbers[i])) {
            ++ofNumber[m_numbers[i]];
        }
    }
    std::vector<CategoryCount> counts;
    for (std::size_t i = 0; i < ofText.size(); ++i) {
        counts.push_back({.value = m_dictionary[i], .count = ofText[i]});
    }
    for (const auto& [value, count] : ofNumber) {
        counts.push_back({.value = canonicalNumber(value), .count = count});
    }
    return counts;
}

namespace {

/// The class of every number.
class NumberClasses {
public:
    explicit NumberClasses(const Theme& theme) : m_bounds(theme.bounds()) {}

    [[nodiscard]] std::uint8_t of(double value) const
    {
        if (std::isnan(value)) {
            return kClassMissing;
        }
        if (m_bounds.size() < 2 || value < m_bounds.front() || value > m_bounds.back()) {
            return kClassOther;
        }
        constexpr std::size_t kSearchIsFaster = 24;
        if (m_bounds.size() > kSearchIsFaster) {
            return static_cast<std::uint8_t>(std::lower_bound(m_bounds.begin() + 1, m_bounds.end(), value) -
                                             m_bounds.begin() - 1);
        }
        unsigned passed = 0; // counted without a branch that a processor could guess wrongly
        for (std::size_t i = 1; i + 1 < m_bounds.size(); ++i) {
            passed += value > m_bounds[i] ? 1U : 0U;
        }
        return static_cast<std::uint8_t>(passed);
    }

private:
    std::vector<double> m_bounds;
};

/// The class of every text; looked up once for each different text.
class TextClasses {
public:
    TextClasses(const Theme& theme, const FeatureValues& values) : m_values(values)
    {
        for (std::size_t i = 0; i < std::min(theme.classes.size(), kMostClasses); ++i) {
            m_byValue.try_emplace(theme.classes[i].value, static_cast<std::uint8_t>(i));
        }
        for (const std::string& text : values.dictionary()) {
            m_ofText.push_back(ofValue(text));
        }
    }
    [[nodiscard]] std::uint8_t of(std::size_t feature) const
    {
        const std::uint32_t text = m_values.textNumber(feature);
        if (text != FeatureValues::kNoText) {
            return m_ofText[text];
        }
        return std::isnan(m_values.numbers()[feature]) ? kClassMissing : ofValue(m_values.textOf(feature));
    }

private:
    [[nodiscard]] std::uint8_t ofValue(const std::string& value) const
    {
        const auto found = m_byValue.find(value);
        return found == m_byValue.end() ? kClassOther : found->second;
    }
    const FeatureValues& m_values;
    std::unordered_map<std::string, std::uint8_t> m_byValue;
    std::vector<std::uint8_t> m_ofText;
};

using ClassCounts = std::array<std::int64_t, 256>;

template <typename ClassOf>
ClassAssignment assigned(std::size_t featureCount, std::size_t classCount, const ClassOf& classOf)
{
    ClassAssignment assignment{.classOfId = std::vector<std::uint8_t>(featureCount + 1, kClassNothing)};
    const ParallelOptions options{.chunkSize = 65'536};
    std::vector<ClassCounts> countsOf(threadCountFor(featureCount, options), ClassCounts{});
    Job job;
    // Never stopped, and the work cannot fail.
    (void)parallelChunks(featureCount, options, job, [&](const Chunk& chunk) -> Result<void> {
        ClassCounts& counts = countsOf[chunk.thread];
        for (std::size_t feature = chunk.begin; feature < chunk.end; ++feature) {
            const std::uint8_t number = classOf(feature);
            assignment.classOfId[feature + 1] = number;
            ++counts[number];
        }
        return {};
    });
    ClassCounts sum{};
    for (const ClassCounts& counts : countsOf) {
        std::ranges::transform(sum, counts, sum.begin(), std::plus<>());
    }
    assignment.missingCount = sum[kClassMissing];
    assignment.otherCount = sum[kClassOther];
    assignment.counts.assign(sum.begin(),
                             sum.begin() + static_cast<std::ptrdiff_t>(std::min(classCount, kMostClasses)));
    return assignment;
}

} // namespace

ClassAssignment assignClasses(const Theme& theme, const FeatureValues& values, std::size_t featureCount)
{
    if (theme.kind == ThemeKind::Single) {
        return assigned(featureCount, 1, [](std::size_t) { return std::uint8_t{0}; });
    }
    const std::size_t known = values.count();
    if (theme.kind == ThemeKind::Graduated) {
        const NumberClasses classes(theme);
        return assigned(featureCount, theme.classes.size(), [&](std::size_t feature) {
            return feature < known ? classes.of(values.numbers()[feature]) : kClassMissing;
        });
    }
    const TextClasses classes(theme, values);
    return assigned(featureCount, theme.classes.size(),
                    [&](std::size_t feature) { return feature < known ? classes.of(feature) : kClassMissing; });
}

} // namespace weitblick::map
