// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_scan.h"

#include <algorithm>

namespace weitblick::intake::mastr {

namespace {

constexpr std::size_t kNoField = static_cast<std::size_t>(-1);
constexpr std::size_t kMostSpellings = 1000; ///< of a hostile file
constexpr int kRecordDepth = 2;
constexpr int kFieldDepth = 3;

std::string lowerCased(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// The beginning of a text that is not longer than `bytes` and cuts no character.
std::string_view cutAt(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) {
        return text;
    }
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return text.substr(0, bytes);
}

} // namespace

void RegisterRecord::clear(std::size_t fieldCount)
{
    m_text.clear();
    m_parts.assign(fieldCount, {});
}

void RegisterRecord::set(std::size_t field, std::string_view value)
{
    if (m_parts[field].size == 0) {
        m_parts[field] = {static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(value.size())};
        m_text += value;
    }
}

std::string_view RegisterRecord::operator[](std::size_t field) const
{
    return std::string_view(m_text).substr(m_parts[field].begin, m_parts[field].size);
}

RegisterScan::RegisterScan(std::span<const std::string_view> fields, Take take) : m_take(std::move(take))
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        m_fields.emplace(lowerCased(fields[i]), i);
    }
}

void RegisterScan::start(std::string_view name, const io::XmlAttributes&)
{
    ++m_depth;
    if (m_depth == 1) {
        m_root = name;
    } else if (m_depth == kRecordDepth) {
        m_record.clear(m_fields.size());
    } else if (m_depth == kFieldDepth) {
        m_value.clear();
        auto known = m_seen.find(name);
        if (known == m_seen.end()) {
            const auto wanted = m_fields.find(lowerCased(name));
            if (m_seen.size() > kMostSpellings) {
                m_seen.clear();
            }
            known = m_seen.emplace(name, wanted == m_fields.end() ? kNoField : wanted->second).first;
        }
        m_field = known->second;
    }
}

void RegisterScan::text(std::string_view text)
{
    if (m_depth == kFieldDepth && m_field != kNoField && m_value.size() < kLongestValue) {
        m_value += text;
    }
}

void RegisterScan::end(std::string_view)
{
    if (m_depth == kFieldDepth && m_field != kNoField) {
        m_record.set(m_field, trimmed(cutAt(m_value, kLongestValue)));
    } else if (m_depth == kRecordDepth) {
        m_take(m_record);
    }
    --m_depth;
}

} // namespace weitblick::intake::mastr
