// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/byte_stream.h"
#include "core/series/exact_sum.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace weitblick::series {

/// The values of a chunk. In memory: whole steps of 10^-decimals above the smallest one, each in as many bytes as the
/// largest needs, so that loops run over plain arrays; numbers that are no short decimals stay as they are. In the
/// file: blocks of 1,024, each packed into the bits it needs, as values or as differences, whichever is smaller.
class ValueColumn {
public:
    using Steps = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>,
                               std::vector<std::uint64_t>, std::vector<double>>;

    ValueColumn() = default;
    /// `values` are finite; a negative zero becomes zero.
    static ValueColumn of(std::span<const double> values);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool isDecimal() const { return !std::holds_alternative<std::vector<double>>(m_steps); }
    [[nodiscard]] int decimals() const { return m_decimals; }
    [[nodiscard]] std::int64_t base() const { return m_base; } ///< steps of the smallest value
    [[nodiscard]] const Steps& steps() const { return m_steps; }
    [[nodiscard]] double at(std::size_t index) const;
    /// The number of so many steps above base().
    [[nodiscard]] double toNumber(std::uint64_t aboveBase) const;
    [[nodiscard]] std::vector<double> values() const;
    [[nodiscard]] std::size_t memoryBytes() const;

    void write(ByteWriter& out) const;
    /// A column of `count` values; nothing usable where the reader is not sound any more.
    static ValueColumn read(ByteReader& in, std::size_t count);

private:
    void setSteps(std::span<const std::int64_t> steps);
    [[nodiscard]] std::vector<std::int64_t> wholeSteps() const;

    int m_decimals = 0;
    std::int64_t m_base = 0;
    Steps m_steps;
};

} // namespace weitblick::series
