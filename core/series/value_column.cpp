// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/value_column.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace weitblick::series {

namespace {

constexpr std::size_t kBlock = 1024;
constexpr std::uint8_t kRealColumn = 0xFF;        ///< in the place of the decimals
constexpr std::uint8_t kDifferences = 0x80;       ///< added to the width of a block
constexpr double kMostSteps = 9007199254740992.0; // 2^53: a double holds every whole number up to it
constexpr std::int64_t kMostStepsWhole = 1LL << 53;

/// 1.5 * 2^52: added and taken away again it rounds to whole numbers, in registers for several values at once.
constexpr double kRounder = 6755399441055744.0;
constexpr double kQuickSteps = kMostSteps / 4;

double quicklyRounded(double value)
{
    return (value + kRounder) - kRounder;
}

bool areSteps(std::span<const double> values, double factor)
{
    std::size_t wrong = 0;
    for (const double value : values) {
        const double scaled = value * factor;
        const double whole = quicklyRounded(scaled);
        wrong += (whole / factor != value || !(std::abs(scaled) < kQuickSteps)) ? 1U : 0U;
    }
    return wrong == 0;
}

/// The same for numbers near 2^53, for which the quick rounding does not work.
bool areLargeSteps(std::span<const double> values, double factor)
{
    return std::ranges::all_of(values, [factor](double value) {
        const double whole = std::round(value * factor);
        return std::abs(whole) < kMostSteps && whole / factor == value;
    });
}

/// The fewest decimals with which every value comes back from a whole number; nothing where there are none.
std::optional<int> decimalsOf(std::span<const double> values)
{
    int decimals = 0;
    for (std::size_t start = 0; start < values.size();) {
        const auto block = values.subspan(start, std::min(kBlock, values.size() - start));
        const auto factor = static_cast<double>(powerOfTen(decimals));
        if (areSteps(block, factor) || areLargeSteps(block, factor)) {
            start += block.size();
        } else if (++decimals > kMostDecimals) {
            return std::nullopt;
        }
    }
    // A block that was fine with fewer decimals may be too large for all of them.
    const auto factor = static_cast<double>(powerOfTen(decimals));
    return areSteps(values, factor) || areLargeSteps(values, factor) ? std::optional(decimals) : std::nullopt;
}

template <typename Step>
std::vector<Step> above(std::span<const std::int64_t> steps, std::int64_t base)
{
    std::vector<Step> narrow(steps.size());
    std::ranges::transform(steps, narrow.begin(), [base](std::int64_t step) { return static_cast<Step>(step - base); });
    return narrow;
}

struct Range {
    std::int64_t least = 0;
    std::int64_t most = 0;
    [[nodiscard]] unsigned width() const { return widthOf(static_cast<std::uint64_t>(most - least)); }
};

Range rangeOf(std::span<const std::int64_t> values)
{
    Range range{values.front(), values.front()};
    for (const std::int64_t value : values) {
        range.least = std::min(range.least, value);
        range.most = std::max(range.most, value);
    }
    return range;
}

void writePacked(ByteWriter& out, std::span<const std::int64_t> values, const Range& range, std::uint8_t mark)
{
    std::array<std::uint64_t, kBlock> above{};
    std::ranges::transform(values, above.begin(),
                           [&range](std::int64_t value) { return static_cast<std::uint64_t>(value - range.least); });
    out.byte(static_cast<std::uint8_t>(range.width() | mark));
    out.signedNumber(range.least);
    out.packed(std::span(above).first(values.size()), range.width());
}

/// A block as it is or, where that takes fewer bits, as its first value and the differences.
void writeBlock(ByteWriter& out, std::span<const std::int64_t> steps)
{
    const Range whole = rangeOf(steps);
    if (steps.size() > 2) {
        std::array<std::int64_t, kBlock> differences{};
        for (std::size_t i = 1; i < steps.size(); ++i) {
            differences[i - 1] = steps[i] - steps[i - 1];
        }
        const auto used = std::span<const std::int64_t>(differences).first(steps.size() - 1);
        const Range range = rangeOf(used);
        if (range.width() < whole.width()) {
            writePacked(out, used, range, kDifferences);
            out.signedNumber(steps.front());
            return;
        }
    }
    writePacked(out, steps, whole, 0);
}

bool isPossible(std::int64_t step)
{
    return step > -kMostStepsWhole && step < kMostStepsWhole;
}

void readBlock(ByteReader& in, std::span<std::int64_t> steps)
{
    const std::uint8_t mark = in.byte();
    const unsigned width = mark & 0x7FU;
    const bool isDifferent = (mark & kDifferences) != 0;
    const std::int64_t least = in.signedNumber();
    if (width > 56 || std::abs(least / 4) > kMostStepsWhole) {
        in.fail();
        return;
    }
    std::array<std::uint64_t, kBlock> above; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by packed()
    const std::size_t count = steps.size() - (isDifferent ? 1 : 0);
    in.packed(std::span(above).first(count), width);
    if (!in.isSound()) {
        return;
    }
    if (!isDifferent) {
        for (std::size_t i = 0; i < count; ++i) {
            steps[i] = least + static_cast<std::int64_t>(above[i]);
        }
        return;
    }
    // Unsigned, because a damaged file may make the sum run over; whoever asked looks at the range.
    auto step = static_cast<std::uint64_t>(in.signedNumber());
    steps[0] = static_cast<std::int64_t>(step);
    for (std::size_t i = 0; i < count; ++i) {
        step += static_cast<std::uint64_t>(least) + above[i];
        steps[i + 1] = static_cast<std::int64_t>(step);
    }
}

} // namespace

ValueColumn ValueColumn::of(std::span<const double> values)
{
    ValueColumn column;
    const auto decimals = decimalsOf(values);
    if (!decimals) {
        column.m_steps = std::vector<double>(values.begin(), values.end());
        return column;
    }
    column.m_decimals = *decimals;
    const auto factor = static_cast<double>(powerOfTen(*decimals));
    std::vector<std::int64_t> steps(values.size());
    std::ranges::transform(values, steps.begin(), [factor](double value) {
        const double scaled = value * factor;
        return static_cast<std::int64_t>(std::abs(scaled) < kQuickSteps ? quicklyRounded(scaled) : std::round(scaled));
    });
    column.setSteps(steps);
    return column;
}

void ValueColumn::setSteps(std::span<const std::int64_t> steps)
{
    if (steps.empty()) {
        return;
    }
    const Range range = rangeOf(steps);
    m_base = range.least;
    const unsigned width = range.width();
    if (width <= 8) {
        m_steps = above<std::uint8_t>(steps, m_base);
    } else if (width <= 16) {
        m_steps = above<std::uint16_t>(steps, m_base);
    } else if (width <= 32) {
        m_steps = above<std::uint32_t>(steps, m_base);
    } else {
        m_steps = above<std::uint64_t>(steps, m_base);
    }
}

std::size_t ValueColumn::size() const
{
    return std::visit([](const auto& steps) { return steps.size(); }, m_steps);
}

std::size_t ValueColumn::memoryBytes() const
{
    return std::visit([](const auto& steps) { return steps.size() * sizeof(steps[0]); }, m_steps);
}

double ValueColumn::toNumber(std::uint64_t aboveBase) const
{
    return static_cast<double>(m_base + static_cast<std::int64_t>(aboveBase)) /
           static_cast<double>(powerOfTen(m_decimals));
}

double ValueColumn::at(std::size_t index) const
{
    if (const auto* reals = std::get_if<std::vector<double>>(&m_steps)) {
        return (*reals)[index];
    }
    return std::visit([this, index](const auto& steps) { return toNumber(static_cast<std::uint64_t>(steps[index])); },
                      m_steps);
}

std::vector<double> ValueColumn::values() const
{
    if (const auto* reals = std::get_if<std::vector<double>>(&m_steps)) {
        return *reals;
    }
    const auto factor = static_cast<double>(powerOfTen(m_decimals));
    std::vector<double> values(size());
    std::visit(
        [this, factor, &values](const auto& steps) {
            for (std::size_t i = 0; i < steps.size(); ++i) {
                values[i] = static_cast<double>(m_base + static_cast<std::int64_t>(steps[i])) / factor;
            }
        },
        m_steps);
    return values;
}

std::vector<std::int64_t> ValueColumn::wholeSteps() const
{
    std::vector<std::int64_t> whole(size());
    std::visit(
        [this, &whole](const auto& steps) {
            std::ranges::transform(steps, whole.begin(),
                                   [this](auto step) { return m_base + static_cast<std::int64_t>(step); });
        },
        m_steps);
    return whole;
}

void ValueColumn::write(ByteWriter& out) const
{
    if (const auto* reals = std::get_if<std::vector<double>>(&m_steps)) {
        out.byte(kRealColumn);
        std::ranges::for_each(*reals, [&out](double value) { out.real(value); });
        return;
    }
    out.byte(static_cast<std::uint8_t>(m_decimals));
    const std::vector<std::int64_t> steps = wholeSteps();
    for (std::size_t start = 0; start < steps.size(); start += kBlock) {
        writeBlock(out, std::span(steps).subspan(start, std::min(kBlock, steps.size() - start)));
    }
}

ValueColumn ValueColumn::read(ByteReader& in, std::size_t count)
{
    ValueColumn column;
    const std::uint8_t decimals = in.byte();
    if (decimals == kRealColumn) {
        std::vector<double> reals(count);
        std::ranges::generate(reals, [&in] { return in.real(); });
        if (std::ranges::any_of(reals, [](double value) { return !std::isfinite(value); })) {
            in.fail();
        }
        column.m_steps = std::move(reals);
        return column;
    }
    if (decimals > kMostDecimals) {
        in.fail();
        return column;
    }
    column.m_decimals = decimals;
    std::vector<std::int64_t> steps(count);
    for (std::size_t start = 0; start < count && in.isSound(); start += kBlock) {
        readBlock(in, std::span(steps).subspan(start, std::min(kBlock, count - start)));
    }
    if (!in.isSound() || !std::ranges::all_of(steps, isPossible)) {
        in.fail();
        return column;
    }
    column.setSteps(steps);
    return column;
}

} // namespace weitblick::series
