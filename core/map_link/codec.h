// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/check.h"
#include "core/map_link/documents.h"
#include "core/map_link/messages.h"

#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

namespace weitblick::map_link {

static_assert(std::endian::native == std::endian::little, "the link stays on one little-endian machine");

using Bytes = std::vector<std::byte>;

inline constexpr std::size_t kHeaderBytes = 6; ///< u32 payload length, u16 tag
inline constexpr std::uint32_t kMostPayloadBytes = 64U * 1024 * 1024;

/// One message as it came off the wire, checked for length only.
struct Packet {
    Tag tag{};
    Bytes payload;
};

/// Puts packets together from bytes that arrive in pieces.
class PacketReader {
public:
    void add(std::span<const std::byte> bytes);
    /// The next whole packet; nothing: more bytes are needed.
    /// Errors   Worker  a length above kMostPayloadBytes: the stream is not to be
    /// trusted any more.
    Result<std::optional<Packet>> next();

private:
    Bytes m_bytes;
    std::size_t m_begin = 0;
};

namespace detail {

template <typename T>
concept HasLast = std::is_enum_v<T> && requires(T value) { lastOf(value); };

constexpr auto lastOf(ErrorCode)
{
    return ErrorCode::Internal;
}

class Writer {
public:
    explicit Writer(Bytes& out) : m_out(out) {}
    template <typename T>
    void operator()(const T& value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            (*this)(static_cast<std::uint8_t>(value));
        } else if constexpr (std::is_enum_v<T>) {
            (*this)(static_cast<std::underlying_type_t<T>>(value));
        } else if constexpr (std::is_arithmetic_v<T>) {
            append(&value, sizeof value);
        } else {
            T::fields(value, *this);
        }
    }
    void operator()(const std::string& text)
    {
        (*this)(static_cast<std::uint32_t>(text.size()));
        append(text.data(), text.size());
    }
    template <typename T>
    void operator()(const std::vector<T>& items)
    {
        (*this)(static_cast<std::uint32_t>(items.size()));
        if constexpr (std::is_arithmetic_v<T>) {
            append(items.data(), items.size() * sizeof(T));
        } else {
            for (const T& item : items) {
                (*this)(item);
            }
        }
    }

private:
    void append(const void* from, std::size_t size)
    {
        if (size > 0) {
            const std::size_t before = m_out.size();
            m_out.resize(before + size);
            std::memcpy(m_out.data() + before, from, size);
        }
    }
    Bytes& m_out;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> in) : m_in(in) {}
    template <typename T>
    void operator()(T& value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            value = number<std::uint8_t>(1) != 0;
        } else if constexpr (std::is_enum_v<T>) {
            using Number = std::underlying_type_t<T>;
            value = static_cast<T>(number<Number>(static_cast<Number>(lastOf(value))));
        } else if constexpr (std::is_arithmetic_v<T>) {
            take(&value, sizeof value);
        } else {
            T::fields(value, *this);
        }
    }
    void operator()(std::string& text)
    {
        text.resize(count(1));
        take(text.data(), text.size());
    }
    template <typename T>
    void operator()(std::vector<T>& items)
    {
        if constexpr (std::is_arithmetic_v<T>) {
            items.resize(count(sizeof(T)));
            take(items.data(), items.size() * sizeof(T));
        } else {
            constexpr std::size_t kLeastBytes = 4; // every struct and every text has at least a length
            const std::size_t wanted = count(kLeastBytes);
            items.clear();
            for (std::size_t i = 0; i < wanted && m_good; ++i) {
                (*this)(items.emplace_back());
            }
        }
    }
    [[nodiscard]] bool finishedCleanly() const { return m_good && m_in.empty(); }

private:
    template <typename Number>
    Number number(Number most)
    {
        Number value{};
        take(&value, sizeof value);
        m_good = m_good && value <= most;
        return m_good ? value : Number{};
    }
    // A count can never ask for more than the bytes that are left: a bad length
    // cannot allocate.
    std::size_t count(std::size_t leastBytesEach)
    {
        std::uint32_t wanted = 0;
        take(&wanted, sizeof wanted);
        m_good = m_good && wanted <= m_in.size() / leastBytesEach;
        return m_good ? wanted : 0;
    }
    void take(void* data, std::size_t size)
    {
        m_good = m_good && size <= m_in.size();
        if (m_good && size > 0) {
            std::memcpy(data, m_in.data(), size);
            m_in = m_in.subspan(size);
        }
    }
    std::span<const std::byte> m_in;
    bool m_good = true;
};

} // namespace detail

template <typename Message>
Bytes encode(const Message& message)
{
    constexpr std::size_t kUsualBytes =
        256; // GCC 12 believes that a vector of the header alone is written past its end
    Bytes packet;
    packet.reserve(kUsualBytes);
    packet.resize(kHeaderBytes);
    detail::Writer writer{packet};
    Message::fields(message, writer);
    const auto length = static_cast<std::uint32_t>(packet.size() - kHeaderBytes);
    const auto tag = static_cast<std::uint16_t>(Message::kTag);
    std::memcpy(packet.data(), &length, sizeof length);
    std::memcpy(packet.data() + sizeof length, &tag, sizeof tag);
    return packet;
}

/// The message of a packet, every field within its limits (check.h).
/// Errors   Worker  another tag, too short, too long, or a field out of its
/// limits.
template <typename Message>
Result<Message> decode(const Packet& packet)
{
    Message message;
    detail::Reader reader{packet.payload};
    if (packet.tag != Message::kTag) {
        return malformed("unexpected tag");
    }
    Message::fields(message, reader);
    if (!reader.finishedCleanly()) {
        return malformed("wrong length");
    }
    WB_CHECK(check(message));
    return message;
}

} // namespace weitblick::map_link
