// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/byte_stream.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace weitblick::series {

static_assert(std::endian::native == std::endian::little, "packed numbers are read as the machine has them");

namespace {

constexpr unsigned kWidestWord = 56; ///< with up to seven bits before it, a value of so many fits eight bytes

std::uint64_t wordAt(const std::byte* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Eight values of `Width` bits are `Width` bytes: all shifts are known to the compiler.
template <unsigned Width>
void unpack(const std::byte* bytes, std::uint64_t* values, std::size_t count)
{
    if constexpr (Width == 0) { // takes no bytes, so none may be looked at
        std::fill_n(values, count, 0);
        return;
    }
    constexpr std::uint64_t kMask = Width == 64 ? ~0ULL : (1ULL << (Width % 64)) - 1;
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8, bytes += Width) {
        for (unsigned k = 0; k < 8; ++k) {
            values[i + k] = wordAt(bytes + k * Width / 8) >> (k * Width % 8) & kMask;
        }
    }
    for (unsigned k = 0; i < count; ++i, ++k) {
        values[i] = wordAt(bytes + k * Width / 8) >> (k * Width % 8) & kMask;
    }
}

using Unpack = void (*)(const std::byte*, std::uint64_t*, std::size_t);

template <unsigned... Widths>
constexpr std::array<Unpack, sizeof...(Widths)> unpackers(std::integer_sequence<unsigned, Widths...> /*widths*/)
{
    return {&unpack<Widths>...};
}

constexpr auto kUnpackers = unpackers(std::make_integer_sequence<unsigned, kWidestWord + 1>());

} // namespace

void ByteWriter::byte(std::uint8_t value)
{
    m_bytes->push_back(std::byte{value});
}

void ByteWriter::unsignedNumber(std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7) {
        byte(static_cast<std::uint8_t>(value | 0x80));
    }
    byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signedNumber(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    unsignedNumber(bits << 1 ^ (value < 0 ? ~0ULL : 0ULL));
}

void ByteWriter::fixed(std::uint64_t value)
{
    const std::size_t at = m_bytes->size();
    m_bytes->resize(at + sizeof value);
    std::memcpy(m_bytes->data() + at, &value, sizeof value);
}

void ByteWriter::real(double value)
{
    fixed(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::packed(std::span<const std::uint64_t> values, unsigned width)
{
    if (width > kWidestWord) {
        for (const std::uint64_t value : values) {
            fixed(value);
        }
        return;
    }
    const std::size_t start = m_bytes->size();
    m_bytes->resize(start + packedBytes(values.size(), width) + 8);
    std::byte* out = m_bytes->data() + start;
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (const std::uint64_t value : values) {
        word |= value << filled;
        filled += width;
        std::memcpy(out, &word, sizeof word);
        out += filled / 8;
        word >>= filled / 8 * 8;
        filled %= 8;
    }
    m_bytes->resize(start + packedBytes(values.size(), width));
}

std::span<const std::byte> ByteReader::take(std::size_t count)
{
    if (!m_isSound || count > left()) {
        m_isSound = false;
        return {};
    }
    const auto taken = m_bytes.subspan(m_at, count);
    m_at += count;
    return taken;
}

std::uint8_t ByteReader::byte()
{
    const auto one = take(1);
    return one.empty() ? 0 : std::to_integer<std::uint8_t>(one[0]);
}

std::uint64_t ByteReader::unsignedNumber()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
        if (next < 0x80) {
            return value;
        }
    }
    m_isSound = false;
    return 0;
}

std::int64_t ByteReader::signedNumber()
{
    const std::uint64_t bits = unsignedNumber();
    return static_cast<std::int64_t>(bits >> 1 ^ ((bits & 1) != 0 ? ~0ULL : 0ULL));
}

std::uint64_t ByteReader::fixed()
{
    const auto bytes = take(sizeof(std::uint64_t));
    return bytes.empty() ? 0 : wordAt(bytes.data());
}

double ByteReader::real()
{
    return std::bit_cast<double>(fixed());
}

void ByteReader::packed(std::span<std::uint64_t> values, unsigned width)
{
    if (width > kWidestWord) {
        const auto bytes = take(values.size() * sizeof(std::uint64_t));
        if (!bytes.empty()) {
            std::memcpy(values.data(), bytes.data(), bytes.size());
        }
        return;
    }
    const std::size_t count = packedBytes(values.size(), width);
    if (left() < count + 7) {
        m_isSound = false;
        return;
    }
    kUnpackers[width](m_bytes.data() + m_at, values.data(), values.size());
    m_at += count;
}

unsigned widthOf(std::uint64_t largest)
{
    return static_cast<unsigned>(std::bit_width(largest));
}

std::uint64_t checksumOf(std::span<const std::byte> bytes)
{
    // Multiply and mix, eight bytes at a time (the finalizer of splitmix64 on a running value).
    constexpr std::uint64_t kMultiplier = 0xBF58476D1CE4E5B9ULL;
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ bytes.size();
    std::size_t at = 0;
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * kMultiplier;
        hash ^= hash >> 29;
    };
    for (; at + 8 <= bytes.size(); at += 8) {
        mix(wordAt(bytes.data() + at));
    }
    std::uint64_t rest = 0;
    if (at < bytes.size()) {
        std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    }
    mix(rest);
    return hash;
}

} // namespace weitblick::series
