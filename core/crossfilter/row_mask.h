// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::crossfilter {

/// Which rows of a table are selected: one bit a row, in the order of the rows. A plain value.
class RowMask {
public:
    enum class Fill : std::uint8_t { None, All };
    static constexpr std::size_t kRowsPerWord = 64;

    RowMask() = default;
    explicit RowMask(std::size_t rowCount, Fill fill = Fill::None);

    /// The mask of the rows listed, in any order and as often as you like: what a box, a polygon or a click found.
    /// Errors   InvalidInput  a row is not below `rowCount`.
    static Result<RowMask> ofRows(std::size_t rowCount, std::span<const std::uint32_t> rows);

    void add(std::size_t row) { m_words[row / kRowsPerWord] |= std::uint64_t{1} << (row % kRowsPerWord); }
    void remove(std::size_t row) { m_words[row / kRowsPerWord] &= ~(std::uint64_t{1} << (row % kRowsPerWord)); }
    /// Keeps the rows that are in `other` as well, which has as many rows.
    void intersect(const RowMask& other);
    /// Adds the rows of `other`, which has as many rows.
    void unite(const RowMask& other);
    /// Replaces the rows [64 * word, 64 * word + 64); bits beyond the last row are ignored. Threads that write
    /// different words do not disturb each other.
    void setWord(std::size_t word, std::uint64_t bits);

    [[nodiscard]] std::size_t rowCount() const { return m_rowCount; }
    [[nodiscard]] bool contains(std::size_t row) const
    {
        return (m_words[row / kRowsPerWord] >> (row % kRowsPerWord) & 1U) != 0;
    }
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::vector<std::uint32_t> rows() const; ///< ascending
    /// Bit r % 64 of word r / 64 is row r; bits beyond the last row are 0.
    [[nodiscard]] std::span<const std::uint64_t> words() const { return m_words; }
    friend bool operator==(const RowMask&, const RowMask&) = default;

private:
    std::size_t m_rowCount = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace weitblick::crossfilter
