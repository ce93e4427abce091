// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/codec.h"

namespace weitblick::map_link {

void PacketReader::add(std::span<const std::byte> bytes)
{
    if (m_begin > 0) {
        m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_begin));
        m_begin = 0;
    }
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

Result<std::optional<Packet>> PacketReader::next()
{
    const std::size_t have = m_bytes.size() - m_begin;
    if (have < kHeaderBytes) {
        return std::optional<Packet>{};
    }
    std::uint32_t length = 0;
    std::uint16_t tag = 0;
    std::memcpy(&length, m_bytes.data() + m_begin, sizeof length);
    std::memcpy(&tag, m_bytes.data() + m_begin + sizeof length, sizeof tag);
    if (length > kMostPayloadBytes) {
        return malformed("packet too large");
    }
    if (have < kHeaderBytes + length) {
        return std::optional<Packet>{};
    }
    const auto begin = m_bytes.begin() + static_cast<std::ptrdiff_t>(m_begin + kHeaderBytes);
    Packet packet{.tag = static_cast<Tag>(tag), .payload = Bytes(begin, begin + length)};
    m_begin += kHeaderBytes + length;
    return std::optional{std::move(packet)};
}

} // namespace weitblick::map_link
