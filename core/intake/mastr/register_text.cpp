// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_text.h"

#include <charconv>
#include <cstring>

namespace weitblick::intake::mastr {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kLongestReference = 12; ///< "&#x0010FFFF;"
constexpr std::size_t kLongestDeclaration = 1024;

bool isXmlCharacter(std::uint32_t character)
{
    return character >= 0x20 ? (character < 0xD800 || (character >= 0xE000 && character <= 0x10FFFF &&
                                                       character != 0xFFFE && character != 0xFFFF))
                             : (character == 0x09 || character == 0x0A || character == 0x0D);
}

/// The character of "&#31;" or "&#x1F;"; nothing but a well-formed number is one.
bool namesIllegalCharacter(std::string_view reference)
{
    const bool isHex = reference.size() > 2 && (reference[2] == 'x' || reference[2] == 'X');
    const char* const begin = reference.data() + (isHex ? 3 : 2);
    const char* const end = reference.data() + reference.size() - 1;
    std::uint32_t character = 0;
    const auto parsed = std::from_chars(begin, end, character, isHex ? 16 : 10);
    return parsed.ec == std::errc() && parsed.ptr == end && !isXmlCharacter(character);
}

} // namespace

void RegisterText::appendCharacter(std::uint32_t character)
{
    if (!isXmlCharacter(character)) {
        ++m_replaced;
        m_text += kReplacement;
        return;
    }
    if (character < 0x80) {
        m_text += static_cast<char>(character);
    } else if (character < 0x800) {
        m_text += static_cast<char>(0xC0U | (character >> 6U));
        m_text += static_cast<char>(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        m_text += static_cast<char>(0xE0U | (character >> 12U));
        m_text += static_cast<char>(0x80U | ((character >> 6U) & 0x3FU));
        m_text += static_cast<char>(0x80U | (character & 0x3FU));
    } else {
        m_text += static_cast<char>(0xF0U | (character >> 18U));
        m_text += static_cast<char>(0x80U | ((character >> 12U) & 0x3FU));
        m_text += static_cast<char>(0x80U | ((character >> 6U) & 0x3FU));
        m_text += static_cast<char>(0x80U | (character & 0x3FU));
    }
}

void RegisterText::appendUnit(std::uint32_t unit)
{
    if (unit >= 0xDC00 && unit < 0xE000 && m_highSurrogate != 0) {
        appendCharacter(0x10000U + ((m_highSurrogate - 0xD800U) << 10U) + (unit - 0xDC00U));
        m_highSurrogate = 0;
        return;
    }
    if (m_highSurrogate != 0) {
        appendCharacter(0xFFFF); // half a pair is no character
    }
    m_highSurrogate = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (m_highSurrogate == 0) {
        appendCharacter(unit);
    }
}

/// Nearly all of the register is plain Latin: eight characters at a time.
std::size_t RegisterText::appendPlain(std::string_view bytes)
{
    constexpr std::size_t kStep = 16;
    const std::size_t start = m_text.size();
    m_text.resize(start + bytes.size() / 2);
    char* out = m_text.data() + start;
    std::size_t at = 0;
    for (; at + kStep <= bytes.size(); at += kStep) {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::memcpy(&first, bytes.data() + at, sizeof first);
        std::memcpy(&second, bytes.data() + at + sizeof first, sizeof second);
        constexpr std::uint64_t kNotPlain = 0xFF80FF80FF80FF80U;
        if (((first | second) & kNotPlain) != 0) {
            break;
        }
        for (std::size_t i = 0; i < kStep / 2; ++i) {
            out[i] = bytes[at + 2 * i];
        }
        out += kStep / 2;
    }
    m_text.resize(start + at / 2);
    return at;
}

void RegisterText::appendUtf16(std::string_view bytes)
{
    const std::size_t low = m_form == Form::Utf16Little ? 0 : 1;
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        if (low == 0 && m_highSurrogate == 0) {
            const std::size_t start = m_text.size();
            at += appendPlain(bytes.substr(at));
            cleanControls(start);
            if (at + 1 >= bytes.size()) {
                break;
            }
        }
        appendUnit(static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + low])) |
                   static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1 - low])) << 8U);
        at += 2;
    }
    m_head.assign(bytes.substr(at));
}

void RegisterText::append(std::string_view bytes)
{
    if (m_form != Form::Utf8) {
        appendUtf16(bytes);
        return;
    }
    const std::size_t start = m_text.size();
    m_text += bytes;
    cleanControls(start);
}

void RegisterText::cleanControls(std::size_t from)
{
    std::size_t bad = 0;
    for (std::size_t i = from; i < m_text.size(); ++i) {
        const auto character = static_cast<unsigned char>(m_text[i]);
        bad +=
            static_cast<std::size_t>(character < 0x20 && character != 0x09 && character != 0x0A && character != 0x0D);
    }
    for (std::size_t i = from; bad > 0 && i < m_text.size(); ++i) {
        const auto character = static_cast<unsigned char>(m_text[i]);
        if (character < 0x20 && !isXmlCharacter(character)) {
            m_text.replace(i, 1, kReplacement);
            ++m_replaced;
            --bad;
        }
    }
}

void RegisterText::cleanReferences(std::size_t from)
{
    for (std::size_t at = m_text.find("&#", from); at != std::string::npos; at = m_text.find("&#", at + 1)) {
        const std::size_t end = m_text.find(';', at);
        if (end == std::string::npos || end - at >= kLongestReference) {
            continue;
        }
        if (namesIllegalCharacter(std::string_view(m_text).substr(at, end - at + 1))) {
            ++m_replaced;
            m_text.replace(at, end - at + 1, kReplacement);
        }
    }
}

std::string_view RegisterText::ready(bool isLast)
{
    cleanReferences(m_given);
    std::size_t end = m_text.size();
    if (!m_sawDeclaration) {
        const bool hasOne = m_text.starts_with("<?xml");
        const std::size_t close = hasOne ? m_text.find("?>") : 0;
        if (!isLast && ((hasOne && close == std::string::npos && end < kLongestDeclaration) || end < 5)) {
            return {};
        }
        m_sawDeclaration = true;
        m_given = hasOne && close != std::string::npos ? close + 2 : 0;
    }
    // A reference may go on in the next piece.
    if (const std::size_t amp = m_text.rfind('&'); !isLast && amp != std::string::npos && amp >= m_given &&
                                                   end - amp < kLongestReference &&
                                                   m_text.find(';', amp) == std::string::npos) {
        end = amp;
    }
    const std::string_view given = std::string_view(m_text).substr(m_given, end - m_given);
    m_given = end;
    return given;
}

std::string_view RegisterText::decode(std::string_view bytes)
{
    if (m_sawDeclaration) {
        m_text.erase(0, m_given);
        m_given = 0;
    }
    std::string joined;
    if (!m_head.empty()) {
        joined = m_head + std::string(bytes);
        m_head.clear();
        bytes = joined;
    }
    if (m_form == Form::Unknown) {
        if (bytes.size() < 3) {
            m_head.assign(bytes);
            return {};
        }
        const bool isLittle = bytes.starts_with("\xFF\xFE");
        const bool isBig = bytes.starts_with("\xFE\xFF");
        m_form = isLittle ? Form::Utf16Little : (isBig ? Form::Utf16Big : Form::Utf8);
        bytes.remove_prefix(isLittle || isBig ? 2 : (bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    }
    append(bytes);
    return ready(false);
}

std::string_view RegisterText::finish()
{
    if (m_sawDeclaration) {
        m_text.erase(0, m_given);
        m_given = 0;
    }
    if (m_form == Form::Unknown) {
        m_form = Form::Utf8;
        append(m_head);
        m_head.clear();
    }
    if (m_highSurrogate != 0 || !m_head.empty()) {
        m_text += kReplacement;
        ++m_replaced;
    }
    return ready(true);
}

} // namespace weitblick::intake::mastr
