// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/binning.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace weitblick::crossfilter {

namespace {

constexpr ParallelOptions kChunks{.chunkSize = 1U << 18U};
constexpr double kLargestWhole = 0x1p53;

struct Extent {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -std::numeric_limits<double>::infinity();
    bool isWholeNumbers = true;

    void add(double value)
    {
        if (!std::isfinite(value)) {
            return;
        }
        smallest = std::min(smallest, value);
        largest = std::max(largest, value);
        isWholeNumbers = isWholeNumbers && std::floor(value) == value && std::abs(value) < kLargestWhole;
    }
    void add(const Extent& other)
    {
        smallest = std::min(smallest, other.smallest);
        largest = std::max(largest, other.largest);
        isWholeNumbers = isWholeNumbers && other.isWholeNumbers;
    }
    [[nodiscard]] bool isEmpty() const { return smallest > largest; }
};

Result<Extent> extentOf(const std::vector<double>& values, Job& job)
{
    std::vector<Extent> parts((values.size() + kChunks.chunkSize - 1) / kChunks.chunkSize);
    WB_CHECK(parallelChunks(values.size(), kChunks, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
            parts[chunk.index].add(values[row]);
        }
        return {};
    }));
    Extent whole;
    for (const Extent& part : parts) {
        whole.add(part);
    }
    return whole;
}

/// A width of 1, 2 or 5 times a power of ten; its multiples are the doubles nearest to the decimal numbers.
class RoundWidth {
public:
    RoundWidth(int factor, int exponent)
        : m_factor(factor),
          m_power(std::pow(10.0, std::abs(exponent))),
          m_isBelowOne(exponent < 0)
    {
    }

    [[nodiscard]] double multiple(double count) const
    {
        const double bound = m_isBelowOne ? count * m_factor / m_power : count * m_factor * m_power;
        return std::clamp(bound, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
    }
    /// The largest count whose multiple is not above `value`.
    [[nodiscard]] double countBelow(double value) const
    {
        double count = std::floor(m_isBelowOne ? value * m_power / m_factor : value / m_power / m_factor);
        while (multiple(count) > value) {
            --count;
        }
        while (multiple(count + 1) <= value && multiple(count + 1) > multiple(count)) {
            ++count;
        }
        return count;
    }

private:
    double m_factor;
    double m_power;
    bool m_isBelowOne;
};

std::vector<double> roundBounds(const Extent& extent, std::uint32_t mostBins)
{
    const double magnitude = std::max(std::abs(extent.smallest), std::abs(extent.largest));
    const double finest = std::max(extent.largest / mostBins - extent.smallest / mostBins, magnitude * 1e-13);
    int exponent = std::max(-300, static_cast<int>(std::floor(std::log10(finest))));
    exponent = extent.isWholeNumbers ? std::max(exponent, 0) : exponent;
    for (;; ++exponent) {
        for (const int factor : {1, 2, 5}) {
            const RoundWidth width(factor, exponent);
            const double first = width.countBelow(extent.smallest);
            double last = width.countBelow(extent.largest);
            if (extent.isWholeNumbers || width.multiple(last) < extent.largest || last == first) {
                ++last;
            }
            if (last - first > mostBins) {
                continue;
            }
            std::vector<double> bounds;
            for (double count = first; count <= last; ++count) {
                bounds.push_back(width.multiple(count));
            }
            return bounds;
        }
    }
}

Error badBinCount(std::uint32_t binCount)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Zahl der Klassen muss zwischen 2 und " + std::to_string(kMostBins - 2) + " liegen",
                        "the number of bins must be between 2 and " + std::to_string(kMostBins - 2)},
            .subject = std::to_string(binCount)};
}

} // namespace

std::uint32_t Binning::binOfNumber(double value) const
{
    if (!std::isfinite(value) || regularCount == 0) {
        return missingBin();
    }
    if (value < bounds.front() || value > bounds.back()) {
        return otherBin().value_or(missingBin());
    }
    const auto isIn = [&](std::size_t bin) {
        return rule == BoundRule::LowerIncluded ? bounds[bin] <= value && value < bounds[bin + 1]
                                                : bounds[bin] < value && value <= bounds[bin + 1];
    };
    const std::size_t last = regularCount - 1;
    // Right at once where the bins are of one width.
    const double share = (value - bounds.front()) / (bounds.back() - bounds.front());
    const std::size_t guess =
        share >= 0 ? std::min(static_cast<std::size_t>(share * static_cast<double>(regularCount)), last) : 0;
    if (isIn(guess)) {
        return static_cast<std::uint32_t>(guess);
    }
    const auto above = rule == BoundRule::LowerIncluded ? std::ranges::upper_bound(bounds, value)
                                                        : std::ranges::lower_bound(bounds, value);
    const auto place = above - bounds.begin() - 1;
    return static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(place, 0, static_cast<std::ptrdiff_t>(last)));
}

Result<Binning> equalWidthBins(const NumberColumn& column, const EqualWidthOptions& options, Job& job)
{
    if (options.binCount < 2 || options.binCount > kMostBins - 2) {
        return badBinCount(options.binCount);
    }
    WB_TRY(const Extent extent, extentOf(column.values, job));
    Binning binning{.kind = BinKind::Intervals, .unit = column.unit};
    if (extent.isEmpty()) {
        return binning;
    }
    binning.isWholeNumbers = extent.isWholeNumbers;
    const bool isOneValue = extent.smallest == extent.largest;
    binning.bounds = isOneValue ? std::vector{extent.smallest, extent.largest + (extent.isWholeNumbers ? 1.0 : 0.0)}
                                : roundBounds(extent, options.binCount);
    binning.regularCount = static_cast<std::uint32_t>(binning.bounds.size() - 1);
    return binning;
}

Result<Binning> boundedBins(const NumberColumn& column, std::vector<double> bounds, BoundRule rule)
{
    const bool isAscending = std::ranges::adjacent_find(bounds, std::greater_equal<>()) == bounds.end();
    const bool isFinite = std::ranges::all_of(bounds, [](double bound) { return std::isfinite(bound); });
    if (bounds.size() < 2 || !isAscending || !isFinite) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Klassengrenzen müssen mindestens zwei aufsteigende Zahlen sein",
                                 "the bounds of the classes must be at least two ascending numbers"}};
    }
    if (bounds.size() > kMostBins - 1) {
        return badBinCount(static_cast<std::uint32_t>(bounds.size() - 1));
    }
    const auto count = static_cast<std::uint32_t>(bounds.size() - 1);
    return Binning{.kind = BinKind::Intervals,
                   .regularCount = count,
                   .hasOther = true,
                   .bounds = std::move(bounds),
                   .rule = rule,
                   .unit = column.unit};
}

Result<Binning> categoryBins(const CategoryColumn& column, const CategoryOptions& options)
{
    if (options.limit < 1 || options.limit > kMostBins - 2) {
        return badBinCount(options.limit);
    }
    const std::vector<std::string>& names = column.dictionary();
    std::vector<std::uint64_t> counts(names.size(), 0);
    for (const std::uint32_t code : column.codes()) {
        if (code != kNoCategory) {
            ++counts[code];
        }
    }
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t code = 0; code < names.size(); ++code) {
        if (counts[code] > 0) {
            chosen.push_back(code);
        }
    }
    std::ranges::sort(chosen, [&](std::uint32_t one, std::uint32_t other) {
        return counts[one] != counts[other] ? counts[one] > counts[other] : names[one] < names[other];
    });
    Binning binning{.kind = BinKind::Categories, .hasOther = chosen.size() > options.limit};
    chosen.resize(std::min<std::size_t>(chosen.size(), options.limit));
    if (options.order == CategoryOrder::ByName) {
        std::ranges::sort(chosen, {}, [&](std::uint32_t code) { return names[code]; });
    }
    binning.regularCount = static_cast<std::uint32_t>(chosen.size());
    binning.binOfCode.assign(names.size(), binning.otherBin().value_or(binning.missingBin()));
    for (std::uint32_t bin = 0; bin < chosen.size(); ++bin) {
        binning.binOfCode[chosen[bin]] = bin;
        binning.categories.push_back(names[chosen[bin]]);
    }
    return binning;
}

} // namespace weitblick::crossfilter
