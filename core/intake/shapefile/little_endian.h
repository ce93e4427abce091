// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace weitblick::intake {

/// A number as it lies in the bytes. The caller has checked that they are there.
template <typename Value>
Value littleEndian(const char* from)
{
    Value value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <typename Value>
Value littleEndian(std::string_view bytes, std::size_t at)
{
    return littleEndian<Value>(bytes.data() + at);
}

inline std::int32_t bigEndian32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::int32_t>(__builtin_bswap32(littleEndian<std::uint32_t>(bytes, at)));
}

} // namespace weitblick::intake
