// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/binning.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace weitblick::crossfilter {

/// The bin of every row: one byte a row up to 256 bins, two above. With these the column itself is not needed any more.
class BinCodes {
public:
    BinCodes() = default;
    /// Every code is below `binCount`.
    BinCodes(std::uint32_t binCount, std::vector<std::uint8_t> codes);
    BinCodes(std::uint32_t binCount, std::vector<std::uint16_t> codes);

    [[nodiscard]] std::uint32_t binCount() const { return m_binCount; }
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] std::uint32_t operator[](std::size_t row) const;
    /// Calls `use` with the codes as std::vector of the type they have.
    template <typename Use>
    decltype(auto) visit(Use&& use) const
    {
        return std::visit(std::forward<Use>(use), m_codes);
    }

private:
    std::uint32_t m_binCount = 1;
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>> m_codes;
};

/// Sorts all rows of a column into bins, on all processors.
/// Errors   InvalidInput  the binning is not one of such a column.   NotFound  as timeBins().   Cancelled.
/// Threads  pure.
Result<BinCodes> binCodes(const ColumnValues& column, const Binning& binning, Job& job);

} // namespace weitblick::crossfilter
