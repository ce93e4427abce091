// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/chunk.h"

#include <algorithm>
#include <bit>

namespace weitblick::series {

namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kChecksumBytes = 8;

Error damaged()
{
    return Error{.code = ErrorCode::Database,
                 .message = {"ein Abschnitt der Zeitreihe ist beschädigt", "a part of the time series is damaged"},
                 .advice = {"Eine Sicherung des Projekts öffnen oder die Quelle erneut einlesen",
                            "Open a backup of the project, or read the source again"}};
}

void seal(Bytes& bytes)
{
    const std::uint64_t checksum = checksumOf(bytes);
    ByteWriter(bytes).fixed(checksum);
}

/// Whether the last eight bytes are the checksum of those before.
bool isSealed(std::span<const std::byte> bytes)
{
    if (bytes.size() <= kChecksumBytes) {
        return false;
    }
    ByteReader seal(bytes.last(kChecksumBytes));
    return seal.fixed() == checksumOf(bytes.first(bytes.size() - kChecksumBytes));
}

void writeStatistics(ByteWriter& out, const ChunkStatistics& of)
{
    out.unsignedNumber(static_cast<std::uint64_t>(of.readingCount));
    out.signedNumber(of.firstUtcS);
    out.signedNumber(of.lastUtcS);
    for (const double value : {of.firstValue, of.lastValue, of.least, of.most}) {
        out.real(value);
    }
    const auto steps = of.sum.steps();
    out.byte(static_cast<std::uint8_t>(of.sum.decimals()));
    out.signedNumber(static_cast<std::int64_t>(steps >> 64));
    out.unsignedNumber(static_cast<std::uint64_t>(steps));
    out.real(of.sum.real());
}

ChunkStatistics readStatistics(ByteReader& in)
{
    ChunkStatistics statistics;
    statistics.readingCount = static_cast<std::int64_t>(in.unsignedNumber());
    statistics.firstUtcS = in.signedNumber();
    statistics.lastUtcS = in.signedNumber();
    for (double* value : {&statistics.firstValue, &statistics.lastValue, &statistics.least, &statistics.most}) {
        *value = in.real();
    }
    const int decimals = in.byte();
    const std::int64_t high = in.signedNumber();
    const std::uint64_t low = in.unsignedNumber();
    const double real = in.real();
    if (decimals > kMostDecimals) {
        in.fail();
        return statistics;
    }
    statistics.sum.add(static_cast<WideInteger>(high) * (static_cast<WideInteger>(1) << 64) + low, decimals);
    if (real != 0.0) {
        statistics.sum.addReal(real);
    }
    return statistics;
}

} // namespace

ExactSum sumOf(const ValueColumn& values, std::size_t begin, std::size_t end)
{
    ExactSum sum;
    if (const auto* reals = std::get_if<std::vector<double>>(&values.steps())) {
        for (std::size_t i = begin; i < end; ++i) {
            sum.addReal((*reals)[i]);
        }
        return sum;
    }
    // At most 36,864 values below 2^54: the carry beyond 64 bits is counted by halves.
    const auto above = std::visit(
        [begin, end](const auto& steps) {
            std::uint64_t low = 0;
            std::uint64_t high = 0;
            for (std::size_t i = begin; i < end; ++i) {
                const auto step = static_cast<std::uint64_t>(steps[i]);
                low += step & 0xFFFF'FFFFU;
                high += step >> 32;
            }
            return static_cast<WideInteger>(high) * (1LL << 32) + low;
        },
        values.steps());
    sum.add(above + static_cast<WideInteger>(values.base()) * static_cast<WideInteger>(end - begin), values.decimals());
    return sum;
}

Chunk Chunk::of(std::span<const Reading> readings)
{
    std::vector<std::int64_t> stamps(readings.size());
    std::vector<double> values(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        stamps[i] = readings[i].utcS;
        values[i] = readings[i].value;
    }
    return {.axis = TimeAxis::of(stamps), .values = ValueColumn::of(values)};
}

std::vector<Reading> Chunk::readings() const
{
    const auto stamps = axis.stamps();
    const auto numbers = values.values();
    std::vector<Reading> readings(stamps.size());
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        readings[i] = {stamps[i], numbers[i]};
    }
    return readings;
}

ChunkStatistics Chunk::statistics() const
{
    ChunkStatistics found;
    found.readingCount = static_cast<std::int64_t>(axis.size());
    if (axis.size() == 0) {
        return found;
    }
    found.firstUtcS = axis.firstUtcS();
    found.lastUtcS = axis.lastUtcS();
    found.firstValue = values.at(0);
    found.lastValue = values.at(values.size() - 1);
    std::visit(
        [&](const auto& steps) {
            const auto [least, most] = std::ranges::minmax_element(steps);
            found.least = values.at(static_cast<std::size_t>(least - steps.begin()));
            found.most = values.at(static_cast<std::size_t>(most - steps.begin()));
        },
        values.steps());
    found.sum = sumOf(values, 0, values.size());
    return found;
}

StoredChunk pack(const Chunk& chunk, const BerlinClock& clock)
{
    StoredChunk stored{.statistics = chunk.statistics()};
    ByteWriter totals(stored.totals);
    totals.byte(kFormat);
    writeStatistics(totals, stored.statistics);
    DayTotals::of(chunk.axis, chunk.values, clock).write(totals);
    seal(stored.totals);
    ByteWriter payload(stored.payload);
    payload.byte(kFormat);
    payload.unsignedNumber(chunk.axis.size());
    chunk.axis.write(payload);
    chunk.values.write(payload);
    seal(stored.payload);
    return stored;
}

Result<Chunk> unpackChunk(std::span<const std::byte> payload)
{
    ByteReader in(payload);
    const std::uint8_t format = in.byte();
    const std::uint64_t count = in.unsignedNumber();
    if (!isSealed(payload) || format != kFormat || count == 0 || count > kMostChunkReadings) {
        return damaged();
    }
    Chunk chunk{.axis = TimeAxis::read(in, count), .values = {}};
    if (in.isSound()) {
        chunk.values = ValueColumn::read(in, count);
    }
    if (!in.isSound() || in.left() != kChecksumBytes) {
        return damaged();
    }
    return chunk;
}

Result<ChunkTotals> unpackTotals(std::span<const std::byte> totals)
{
    ByteReader in(totals);
    if (!isSealed(totals) || in.byte() != kFormat) {
        return damaged();
    }
    ChunkTotals found{.statistics = readStatistics(in), .days = {}};
    found.days = DayTotals::read(in);
    if (!in.isSound() || in.left() != kChecksumBytes) {
        return damaged();
    }
    return found;
}

} // namespace weitblick::series
