// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/row_mask.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>
#include <numeric>

namespace weitblick::crossfilter {

namespace {

/// The bits of the last word that stand for rows.
std::uint64_t lastWordBits(std::size_t rowCount)
{
    const std::size_t used = rowCount % RowMask::kRowsPerWord;
    return used == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
}

} // namespace

RowMask::RowMask(std::size_t rowCount, Fill fill)
    : m_rowCount(rowCount),
      m_words((rowCount + kRowsPerWord - 1) / kRowsPerWord, fill == Fill::All ? ~std::uint64_t{0} : 0)
{
    if (!m_words.empty()) {
        m_words.back() &= lastWordBits(rowCount);
    }
}

Result<RowMask> RowMask::ofRows(std::size_t rowCount, std::span<const std::uint32_t> rows)
{
    RowMask mask(rowCount);
    for (const std::uint32_t row : rows) {
        if (row >= rowCount) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Auswahl nennt eine Zeile, die es nicht gibt",
                                     "the selection names a row that does not exist"},
                         .subject = std::to_string(row)};
        }
        mask.add(row);
    }
    return mask;
}

void RowMask::intersect(const RowMask& other)
{
    assert(other.m_rowCount == m_rowCount);
    std::ranges::transform(m_words, other.m_words, m_words.begin(), std::bit_and<>());
}

void RowMask::unite(const RowMask& other)
{
    assert(other.m_rowCount == m_rowCount);
    std::ranges::transform(m_words, other.m_words, m_words.begin(), std::bit_or<>());
}

void RowMask::setWord(std::size_t word, std::uint64_t bits)
{
    m_words[word] = word + 1 == m_words.size() ? bits & lastWordBits(m_rowCount) : bits;
}

std::uint64_t RowMask::count() const
{
    return std::transform_reduce(m_words.begin(), m_words.end(), std::uint64_t{0}, std::plus<>(),
                                 [](std::uint64_t word) { return static_cast<std::uint64_t>(std::popcount(word)); });
}

std::vector<std::uint32_t> RowMask::rows() const
{
    std::vector<std::uint32_t> rows;
    rows.reserve(count());
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        for (std::uint64_t rest = m_words[word]; rest != 0; rest &= rest - 1) {
            rows.push_back(
                static_cast<std::uint32_t>(word * kRowsPerWord + static_cast<std::size_t>(std::countr_zero(rest))));
        }
    }
    return rows;
}

} // namespace weitblick::crossfilter
