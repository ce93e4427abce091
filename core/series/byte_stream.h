// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::series {

using Bytes = std::vector<std::byte>;

/// Appends numbers to bytes, the small ones short (LEB128; signed ones zigzag).
class ByteWriter {
public:
    explicit ByteWriter(Bytes& bytes) : m_bytes(&bytes) {}

    void byte(std::uint8_t value);
    void unsignedNumber(std::uint64_t value);
    void signedNumber(std::int64_t value);
    void real(double value);         ///< eight bytes, little endian
    void fixed(std::uint64_t value); ///< eight bytes, little endian
    /// `values`, each below 2^width, one after another. Unpacking reads up to seven bytes more than there are.
    void packed(std::span<const std::uint64_t> values, unsigned width);

private:
    Bytes* m_bytes;
};

/// Reads what ByteWriter wrote. What is not there or cannot be is noticed once: ask isSound() at the end, and before a
/// number of items is believed.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::uint8_t byte();
    std::uint64_t unsignedNumber();
    std::int64_t signedNumber();
    double real();
    std::uint64_t fixed();
    /// Fills `values`. Needs seven bytes after the packed ones.
    void packed(std::span<std::uint64_t> values, unsigned width);
    std::span<const std::byte> take(std::size_t count);

    void fail() { m_isSound = false; }
    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_at; }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    bool m_isSound = true;
};

/// Bytes that `count` packed values take.
constexpr std::size_t packedBytes(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

/// Bits of the largest value.
unsigned widthOf(std::uint64_t largest);

/// 64 bits that change with every bit of `bytes`: notices damage, not malice.
std::uint64_t checksumOf(std::span<const std::byte> bytes);

} // namespace weitblick::series
