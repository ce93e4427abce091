// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/bin_codes.h"

#include "core/base/parallel.h"
#include "core/crossfilter/time_bins.h"

#include <algorithm>

namespace weitblick::crossfilter {

namespace {

constexpr ParallelOptions kChunks{.chunkSize = 1U << 18U};
constexpr std::uint32_t kMostInOneByte = 256;

template <typename Code, typename BinOf>
Result<BinCodes> codesOf(std::size_t rowCount, std::uint32_t binCount, const BinOf& binOf, Job& job)
{
    std::vector<Code> codes(rowCount);
    WB_CHECK(parallelChunks(rowCount, kChunks, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
            codes[row] = static_cast<Code>(binOf(row));
        }
        return {};
    }));
    return BinCodes(binCount, std::move(codes));
}

template <typename BinOf>
Result<BinCodes> codesOfEither(std::size_t rowCount, std::uint32_t binCount, const BinOf& binOf, Job& job)
{
    return binCount <= kMostInOneByte ? codesOf<std::uint8_t>(rowCount, binCount, binOf, job)
                                      : codesOf<std::uint16_t>(rowCount, binCount, binOf, job);
}

Error doesNotFit()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Klassen sind nicht für eine solche Spalte gemacht",
                        "the bins are not made for such a column"}};
}

struct CodeMaker {
    const Binning& binning;
    Job& job;

    Result<BinCodes> operator()(const NumberColumn& column) const
    {
        if (binning.kind != BinKind::Intervals) {
            return doesNotFit();
        }
        return codesOfEither(
            column.values.size(), binning.binCount(),
            [&](std::size_t row) { return binning.binOfNumber(column.values[row]); }, job);
    }
    Result<BinCodes> operator()(const CategoryColumn& column) const
    {
        if (binning.kind != BinKind::Categories || binning.binOfCode.size() != column.dictionary().size()) {
            return doesNotFit();
        }
        const auto binOf = [&](std::size_t row) {
            const std::uint32_t code = column.codes()[row];
            return code == kNoCategory ? binning.missingBin() : binning.binOfCode[code];
        };
        return codesOfEither(column.codes().size(), binning.binCount(), binOf, job);
    }
    Result<BinCodes> operator()(const TimeColumn& column) const
    {
        if (binning.kind == BinKind::TimeSpans) {
            const auto binOf = [&](std::size_t row) {
                const std::int64_t instant = column.utcS[row];
                return isInstant(instant) ? binning.binOfNumber(static_cast<double>(instant)) : binning.missingBin();
            };
            return codesOfEither(column.utcS.size(), binning.binCount(), binOf, job);
        }
        if (binning.kind != BinKind::TimeCycle) {
            return doesNotFit();
        }
        return cycleCodes(column);
    }
    Result<BinCodes> operator()(const TextIdColumn& /*column*/) const { return doesNotFit(); }

private:
    [[nodiscard]] Result<BinCodes> cycleCodes(const TimeColumn& column) const
    {
        const InstantRange range = instantRange(column).value_or(InstantRange()); // no value at all: any clock will do
        WB_TRY(const BerlinClock clock, BerlinClock::over(range.firstUtcS, range.lastUtcS));
        const auto binOf = [&](std::size_t row) {
            const std::int64_t instant = column.utcS[row];
            return isInstant(instant) ? cyclePosition(binning.timeUnit, clock.localS(instant)) : binning.missingBin();
        };
        return codesOfEither(column.utcS.size(), binning.binCount(), binOf, job);
    }
};

} // namespace

BinCodes::BinCodes(std::uint32_t binCount, std::vector<std::uint8_t> codes)
    : m_binCount(binCount),
      m_codes(std::move(codes))
{
}

BinCodes::BinCodes(std::uint32_t binCount, std::vector<std::uint16_t> codes)
    : m_binCount(binCount),
      m_codes(std::move(codes))
{
}

std::size_t BinCodes::rowCount() const
{
    return visit([](const auto& codes) { return codes.size(); });
}

std::uint32_t BinCodes::operator[](std::size_t row) const
{
    return visit([row](const auto& codes) { return std::uint32_t{codes[row]}; });
}

Result<BinCodes> binCodes(const ColumnValues& column, const Binning& binning, Job& job)
{
    return std::visit(CodeMaker{binning, job}, column);
}

} // namespace weitblick::crossfilter
