// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/text_decoder.h"

#include "core/base/utf8.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>

namespace weitblick::intake {

namespace {

constexpr unsigned kFirstUpper = 128;

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < kFirstUpper; });
}

/// Nothing where the system does not know the encoding, or the text is none in it.
std::optional<std::string> recoded(const std::string& text, const std::string& encoding)
{
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const std::unique_ptr<char, decltype(&CPLFree)> utf8(CPLRecode(text.c_str(), encoding.c_str(), CPL_ENC_UTF8),
                                                         &CPLFree);
    CPLPopErrorHandler();
    if (CPLGetLastErrorType() != CE_None || !utf8 || !isUtf8(utf8.get())) {
        return std::nullopt;
    }
    return std::string(utf8.get());
}

bool isMultiByte(const std::string& encoding)
{
    constexpr std::array<std::string_view, 8> kMultiByte{"CP932",  "CP936",   "CP949", "CP950",
                                                         "GB2312", "GB18030", "BIG5",  "SHIFT_JIS"};
    return std::ranges::find(kMultiByte, encoding) != kMultiByte.end();
}

std::string simplified(std::string_view words)
{
    std::string text;
    for (const char c : words) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            text += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return text;
}

} // namespace

std::optional<std::string> encodingNamed(std::string_view words)
{
    static const std::map<std::string, std::string> kNames{{"UTF8", "UTF-8"},
                                                           {"65001", "UTF-8"},
                                                           {"CP65001", "UTF-8"},
                                                           {"1252", "WINDOWS-1252"},
                                                           {"CP1252", "WINDOWS-1252"},
                                                           {"ANSI1252", "WINDOWS-1252"},
                                                           {"WINDOWS1252", "WINDOWS-1252"},
                                                           {"ANSI", "WINDOWS-1252"},
                                                           {"SYSTEM", "WINDOWS-1252"},
                                                           {"ISO88591", "ISO-8859-1"},
                                                           {"88591", "ISO-8859-1"},
                                                           {"LATIN1", "ISO-8859-1"},
                                                           {"ISO885915", "ISO-8859-15"},
                                                           {"885915", "ISO-8859-15"},
                                                           {"LATIN9", "ISO-8859-15"},
                                                           {"850", "CP850"},
                                                           {"OEM850", "CP850"},
                                                           {"OEM", "CP850"},
                                                           {"437", "CP437"},
                                                           {"OEM437", "CP437"},
                                                           {"USASCII", "UTF-8"},
                                                           {"ASCII", "UTF-8"}};
    const std::string key = simplified(words);
    if (const auto found = kNames.find(key); found != kNames.end()) {
        return found->second;
    }
    if (key.starts_with("ISO8859")) {
        return "ISO-8859-" + key.substr(7);
    }
    if (key.starts_with("WINDOWS125")) {
        return "WINDOWS-" + key.substr(7);
    }
    if (key.starts_with("ANSI125")) {
        return "WINDOWS-" + key.substr(4);
    }
    const bool isNumber = !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        return key.starts_with("125") ? "WINDOWS-" + key : "CP" + key;
    }
    return key.starts_with("CP") ? std::optional(key) : std::nullopt;
}

Result<TextDecoder> TextDecoder::create(const std::string& encoding)
{
    TextDecoder decoder;
    decoder.m_encoding = encodingNamed(encoding).value_or(encoding);
    decoder.m_isUtf8 = decoder.m_encoding == "UTF-8";
    decoder.m_isSingleByte = !decoder.m_isUtf8 && !isMultiByte(decoder.m_encoding);
    // Files that say ISO-8859-1 mean Windows-1252: nobody writes the control characters 128 to 159.
    const bool isWindows = decoder.m_encoding == "WINDOWS-1252" || decoder.m_encoding == "ISO-8859-1";
    if (!decoder.m_isUtf8 && !isWindows && !recoded("a", decoder.m_encoding)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Zeichenkodierung „" + encoding + "“ ist nicht bekannt",
                                 "the encoding '" + encoding + "' is not known"},
                     .subject = encoding};
    }
    for (unsigned i = 0; decoder.m_isSingleByte && i < decoder.m_upperHalf.size(); ++i) {
        const std::string byte(1, static_cast<char>(kFirstUpper + i));
        decoder.m_upperHalf.at(i) =
            isWindows ? utf8FromWindows1252(byte) : recoded(byte, decoder.m_encoding).value_or("\xEF\xBF\xBD");
    }
    return decoder;
}

std::string_view TextDecoder::decodeBySystem(std::string_view text)
{
    const auto decoded = recoded(std::string(text), m_encoding);
    m_brokenTexts += decoded ? 0 : 1;
    m_buffer = decoded.value_or(repairedUtf8(text));
    return m_buffer;
}

std::string_view TextDecoder::decode(std::string_view text)
{
    if (isAscii(text)) {
        return text;
    }
    if (m_isUtf8) {
        if (isUtf8(text)) {
            return text;
        }
        ++m_brokenTexts;
        m_buffer = repairedUtf8(text);
        return m_buffer;
    }
    if (!m_isSingleByte) {
        return decodeBySystem(text);
    }
    m_buffer.clear();
    bool isBroken = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < kFirstUpper) {
            m_buffer += c;
        } else {
            const std::string& character = m_upperHalf.at(byte - kFirstUpper);
            isBroken = isBroken || character == "\xEF\xBF\xBD";
            m_buffer += character;
        }
    }
    m_brokenTexts += isBroken ? 1 : 0;
    return m_buffer;
}

} // namespace weitblick::intake
