// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/text_encoding.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cstring>
#include <simdjson.h>

namespace weitblick::io {

namespace {

constexpr std::size_t kMaximumExamples = 3;
constexpr std::uint32_t kReplacementCharacter = 0xFFFD;

unsigned char byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

void appendUtf8(std::string& text, std::uint32_t codePoint)
{
    if (codePoint < 0x80U) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800U) {
        text += static_cast<char>(0xC0U | (codePoint >> 6U));
        text += static_cast<char>(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000U) {
        text += static_cast<char>(0xE0U | (codePoint >> 12U));
        text += static_cast<char>(0x80U | ((codePoint >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (codePoint & 0x3FU));
    } else {
        text += static_cast<char>(0xF0U | (codePoint >> 18U));
        text += static_cast<char>(0x80U | ((codePoint >> 12U) & 0x3FU));
        text += static_cast<char>(0x80U | ((codePoint >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (codePoint & 0x3FU));
    }
}

// Source: Unicode, Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT, bytes 0x80-0xFF.
constexpr std::array<std::uint16_t, 128> kCp850High = {
    0xC7,   0xFC,   0xE9,   0xE2,   0xE4,   0xE0,   0xE5,   0xE7,   0xEA,   0xEB,   0xE8,  0xEF, 0xEE,   0xEC,   0xC4,
    0xC5,   0xC9,   0xE6,   0xC6,   0xF4,   0xF6,   0xF2,   0xFB,   0xF9,   0xFF,   0xD6,  0xDC, 0xF8,   0xA3,   0xD8,
    0xD7,   0x192,  0xE1,   0xED,   0xF3,   0xFA,   0xF1,   0xD1,   0xAA,   0xBA,   0xBF,  0xAE, 0xAC,   0xBD,   0xBC,
    0xA1,   0xAB,   0xBB,   0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0xC1,   0xC2,   0xC0,  0xA9, 0x2563, 0x2551, 0x2557,
    0x255D, 0xA2,   0xA5,   0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0xE3,  0xC3, 0x255A, 0x2554, 0x2569,
    0x2566, 0x2560, 0x2550, 0x256C, 0xA4,   0xF0,   0xD0,   0xCA,   0xCB,   0xC8,   0x131, 0xCD, 0xCE,   0xCF,   0x2518,
    0x250C, 0x2588, 0x2584, 0xA6,   0xCC,   0x2580, 0xD3,   0xDF,   0xD4,   0xD2,   0xF5,  0xD5, 0xB5,   0xFE,   0xDE,
    0xDA,   0xDB,   0xD9,   0xFD,   0xDD,   0xAF,   0xB4,   0xAD,   0xB1,   0x2017, 0xBE,  0xB6, 0xA7,   0xF7,   0xB8,
    0xB0,   0xA8,   0xB7,   0xB9,   0xB3,   0xB2,   0x25A0, 0xA0};

/// Bytes of the well-formed sequence at `at`; 0: broken; more than are left: cut.
std::size_t sequenceBytes(std::string_view bytes, std::size_t at)
{
    const unsigned char lead = byteAt(bytes, at);
    const std::size_t length = lead < 0x80U                    ? 1U
                               : lead >= 0xC2U && lead < 0xE0U ? 2U
                               : lead >= 0xE0U && lead < 0xF0U ? 3U
                               : lead >= 0xF0U && lead < 0xF5U ? 4U
                                                               : 0U;
    const std::size_t present = std::min(length, bytes.size() - at);
    for (std::size_t i = 1; i < present; ++i) {
        if ((byteAt(bytes, at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return present == length && length > 2 && !isUtf8(bytes.substr(at, length)) ? 0 : length;
}

/// How many bytes at the end belong to a sequence that the next piece continues.
std::size_t cutAtEnd(std::string_view bytes)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const std::size_t at = bytes.size() - back;
        if ((byteAt(bytes, at) & 0xC0U) == 0x80U) {
            continue;
        }
        return sequenceBytes(bytes, at) > back ? back : 0;
    }
    return 0;
}

bool isLetter(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool isAnyOf(unsigned char byte, std::string_view set)
{
    return set.find(static_cast<char>(byte)) != std::string_view::npos;
}

} // namespace

std::string_view nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Windows1252:
        return "WINDOWS-1252";
    case TextEncoding::Cp850:
        return "CP850";
    }
    return "";
}

std::optional<TextEncoding> textEncodingOf(std::string_view name)
{
    std::string key;
    for (const char c : name) {
        if (c != '-' && c != '_' && c != ' ') {
            key += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
    }
    struct Alias {
        std::string_view key;
        TextEncoding encoding;
    };
    static constexpr std::array<Alias, 16> kAliases = {{{"utf8", TextEncoding::Utf8},
                                                        {"ascii", TextEncoding::Utf8},
                                                        {"utf16", TextEncoding::Utf16Le},
                                                        {"utf16le", TextEncoding::Utf16Le},
                                                        {"utf16be", TextEncoding::Utf16Be},
                                                        {"windows1252", TextEncoding::Windows1252},
                                                        {"cp1252", TextEncoding::Windows1252},
                                                        {"ansi", TextEncoding::Windows1252},
                                                        {"latin1", TextEncoding::Windows1252},
                                                        {"iso88591", TextEncoding::Windows1252},
                                                        {"iso885915", TextEncoding::Windows1252},
                                                        {"cp850", TextEncoding::Cp850},
                                                        {"ibm850", TextEncoding::Cp850},
                                                        {"cp437", TextEncoding::Cp850},
                                                        {"oem", TextEncoding::Cp850},
                                                        {"dos", TextEncoding::Cp850}}};
    const auto* const found = std::ranges::find(kAliases, key, &Alias::key);
    return found == kAliases.end() ? std::nullopt : std::optional(found->encoding);
}

ByteOrderMark byteOrderMarkOf(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) {
        return {.encoding = TextEncoding::Utf8, .length = 3};
    }
    if (head.starts_with("\xFF\xFE")) {
        return {.encoding = TextEncoding::Utf16Le, .length = 2};
    }
    if (head.starts_with("\xFE\xFF")) {
        return {.encoding = TextEncoding::Utf16Be, .length = 2};
    }
    return {};
}

void EncodingEvidence::add(std::string_view bytes)
{
    if (m_bytes == 0) {
        m_mark = byteOrderMarkOf(bytes);
    }
    for (std::size_t at = 0; (at = bytes.find('\0', at)) != std::string_view::npos; ++at) {
        ++m_zeros.at((static_cast<std::size_t>(m_bytes) + at) % 2);
    }
    m_bytes += static_cast<std::int64_t>(bytes.size());
    if (m_carry.empty()) {
        addUtf8(bytes);
        return;
    }
    m_carry += bytes;
    const std::string joined = std::move(m_carry);
    m_carry.clear();
    addUtf8(joined);
}

void EncodingEvidence::endOfSample()
{
    m_carry.clear();
}

void EncodingEvidence::addUtf8(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= bytes.size()) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        if (byteAt(bytes, at) < 0x80U) {
            ++at;
            continue;
        }
        addHigh(bytes, at);
        const std::size_t length = sequenceBytes(bytes, at);
        if (at + length > bytes.size()) {
            m_carry = bytes.substr(at);
            return;
        }
        m_multiByte += length > 0 ? 1 : 0;
        m_broken += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
}

void EncodingEvidence::addHigh(std::string_view bytes, std::size_t at)
{
    const bool before = at > 0 && isLetter(byteAt(bytes, at - 1));
    const bool after = at + 1 < bytes.size() && isLetter(byteAt(bytes, at + 1));
    const unsigned char byte = byteAt(bytes, at);
    if (isAnyOf(byte, "\xE4\xF6\xFC\xDF\xC4\xD6\xDC")) {
        m_ansiLetters += before || after ? 1 : 0;
    }
    // ä, ö, ü, ß, Ä, Ö, Ü of CP850. In Windows-1252 they are a low quote, a quote, nothing, á, Ž, ™, š.
    if (isAnyOf(byte, "\x84\x94\x81\xE1\x8E\x99\x9A")) {
        m_oemLetters += (before && after) || (after && isAnyOf(byte, "\x8E\x99\x9A\x81\x94")) ? 1 : 0;
    }
    if (m_examples.size() < kMaximumExamples && (before || after)) {
        std::size_t begin = at;
        std::size_t end = at;
        const auto inWord = [&](std::size_t i) { return isLetter(byteAt(bytes, i)) || byteAt(bytes, i) >= 0x80U; };
        while (begin > 0 && at - begin < 20 && inWord(begin - 1)) {
            --begin;
        }
        while (end < bytes.size() && end - at < 20 && inWord(end)) {
            ++end;
        }
        std::string word(bytes.substr(begin, end - begin));
        if (std::ranges::find(m_examples, word) == m_examples.end()) {
            m_examples.push_back(std::move(word));
        }
    }
}

TextEncoding EncodingEvidence::verdict() const
{
    if (m_mark.length > 0) {
        return m_mark.encoding;
    }
    // A text in UTF-16 has a zero beside each character of ASCII; single-byte texts have next to none.
    const std::int64_t pairs = m_bytes / 2;
    if (m_zeros[1] * 10 > pairs * 4 && m_zeros[0] * 20 < pairs) {
        return TextEncoding::Utf16Le;
    }
    if (m_zeros[0] * 10 > pairs * 4 && m_zeros[1] * 20 < pairs) {
        return TextEncoding::Utf16Be;
    }
    return m_broken == 0 || m_broken * 20 <= m_multiByte ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

bool EncodingEvidence::suspectsCp850() const
{
    return verdict() == TextEncoding::Windows1252 && m_oemLetters > 0 && m_oemLetters > m_ansiLetters;
}

std::string_view TextDecoder::decode(std::string_view bytes)
{
    switch (m_encoding) {
    case TextEncoding::Utf8:
        return withoutNuls(decodeUtf8(bytes));
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        m_text.clear();
        decodeUtf16(bytes);
        return withoutNuls(m_text);
    case TextEncoding::Windows1252:
    case TextEncoding::Cp850:
        m_text.clear();
        decodeSingleByte(bytes);
        return withoutNuls(m_text);
    }
    return {};
}

std::string_view TextDecoder::finish()
{
    if (m_carry.empty() && m_highSurrogate == 0) {
        return {};
    }
    m_carry.clear();
    m_highSurrogate = 0;
    ++m_replaced;
    m_text = "\xEF\xBF\xBD";
    return m_text;
}

std::string_view TextDecoder::decodeUtf8(std::string_view bytes)
{
    if (!m_carry.empty()) {
        m_text = m_carry;
        m_text += bytes;
        bytes = m_text;
    }
    const std::size_t cut = cutAtEnd(bytes);
    const std::string_view whole = bytes.substr(0, bytes.size() - cut);
    std::string carry(bytes.substr(whole.size()));
    m_carry.swap(carry);
    if (simdjson::validate_utf8(whole.data(), whole.size())) {
        return whole;
    }
    std::string repaired;
    repaired.reserve(whole.size() + 64);
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t length = sequenceBytes(whole, at);
        if (length == 0 || at + length > whole.size()) {
            appendUtf8(repaired, kReplacementCharacter);
            ++m_replaced;
            ++at;
        } else {
            repaired += whole.substr(at, length);
            at += length;
        }
    }
    m_text = std::move(repaired);
    return m_text;
}

void TextDecoder::decodeUtf16(std::string_view bytes)
{
    std::string joined;
    if (!m_carry.empty()) {
        joined = m_carry;
        joined += bytes;
        bytes = joined;
    }
    m_text.reserve(bytes.size() / 2 + 16);
    const std::size_t high = m_encoding == TextEncoding::Utf16Le ? 1 : 0;
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const std::uint32_t unit =
            (static_cast<std::uint32_t>(byteAt(bytes, at + high)) << 8U) | byteAt(bytes, at + 1 - high);
        const bool isLow = unit >= 0xDC00U && unit < 0xE000U;
        if (m_highSurrogate != 0 && isLow) {
            appendUtf8(m_text, 0x10000U + ((m_highSurrogate - 0xD800U) << 10U) + (unit - 0xDC00U));
            m_highSurrogate = 0;
            continue;
        }
        if (m_highSurrogate != 0 || isLow) {
            appendUtf8(m_text, kReplacementCharacter);
            ++m_replaced;
            m_highSurrogate = 0;
        }
        if (unit >= 0xD800U && unit < 0xDC00U) {
            m_highSurrogate = unit;
        } else if (!isLow) {
            appendUtf8(m_text, unit);
        }
    }
    m_carry = bytes.substr(at);
}

void TextDecoder::decodeSingleByte(std::string_view bytes)
{
    if (m_encoding == TextEncoding::Windows1252) {
        m_text = utf8FromWindows1252(bytes);
        return;
    }
    m_text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(m_text, byte < 0x80U ? byte : kCp850High.at(byte - 0x80U));
    }
}

std::string_view TextDecoder::withoutNuls(std::string_view text)
{
    if (text.find('\0') == std::string_view::npos) {
        return text;
    }
    m_clean.clear();
    for (const char c : text) {
        if (c == '\0') {
            ++m_nuls;
        } else {
            m_clean += c;
        }
    }
    return m_clean;
}

std::string decoded(std::string_view bytes, TextEncoding encoding)
{
    TextDecoder decoder(encoding);
    std::string text(decoder.decode(bytes));
    text += decoder.finish();
    return text;
}

} // namespace weitblick::io
