// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/xml_stream.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <expat.h>
#include <string>

namespace weitblick::io {

namespace {

std::string_view localName(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The character of a byte of Windows-1252; U+FFFD where there is none.
int windows1252(unsigned char byte)
{
    constexpr std::array<int, 32> kUpper{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                         0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? kUpper.at(byte - std::size_t{0x80}) : byte;
}

int latin9(unsigned char byte)
{
    switch (byte) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x0160;
    case 0xA8:
        return 0x0161;
    case 0xB4:
        return 0x017D;
    case 0xB8:
        return 0x017E;
    case 0xBC:
        return 0x0152;
    case 0xBD:
        return 0x0153;
    case 0xBE:
        return 0x0178;
    default:
        return byte;
    }
}

/// Encodings that expat does not know itself.
int onEncoding(void*, const XML_Char* name, XML_Encoding* encoding)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    const bool isWindows = lower == "windows-1252" || lower == "cp1252";
    if (!isWindows && lower != "iso-8859-15") {
        return XML_STATUS_ERROR;
    }
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const auto character = static_cast<unsigned char>(byte);
        encoding->map[byte] = isWindows ? windows1252(character) : latin9(character); // NOLINT: expat's array
    }
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view localName_) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2) {
        if (localName(*pair) == localName_) {
            return std::string_view(pair[1]);
        }
    }
    return std::nullopt;
}

bool XmlAttributes::has(std::string_view localName_, std::string_view value) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2) {
        if (localName(*pair) == localName_ && pair[1] == value) {
            return true;
        }
    }
    return false;
}

std::int64_t XmlAttributes::count(std::string_view localName_, std::int64_t otherwise) const
{
    const auto text = find(localName_);
    std::int64_t value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc() || value < 0) {
        return otherwise;
    }
    return value;
}

struct XmlStream::State {
    XML_Parser parser = nullptr;
    XmlEvents* events = nullptr;
    int depth = 0;
    bool hasDoctype = false;
    bool tooDeep = false;

    static void onStart(void* user, const XML_Char* name, const XML_Char** attributes)
    {
        auto& state = *static_cast<State*>(user);
        if (++state.depth > kMaximumDepth) {
            state.tooDeep = true;
            XML_StopParser(state.parser, XML_FALSE);
            return;
        }
        state.events->start(localName(name), XmlAttributes(attributes));
    }
    static void onEnd(void* user, const XML_Char* name)
    {
        auto& state = *static_cast<State*>(user);
        --state.depth;
        state.events->end(localName(name));
    }
    static void onText(void* user, const XML_Char* text, int size)
    {
        static_cast<State*>(user)->events->text({text, static_cast<std::size_t>(size)});
    }
    static void onDoctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        auto& state = *static_cast<State*>(user);
        state.hasDoctype = true;
        XML_StopParser(state.parser, XML_FALSE);
    }
};

XmlStream::XmlStream(XmlEvents& events) : m_state(std::make_unique<State>())
{
    m_state->parser = XML_ParserCreate(nullptr);
    m_state->events = &events;
    XML_SetUserData(m_state->parser, m_state.get());
    XML_SetElementHandler(m_state->parser, &State::onStart, &State::onEnd);
    XML_SetCharacterDataHandler(m_state->parser, &State::onText);
    XML_SetStartDoctypeDeclHandler(m_state->parser, &State::onDoctype);
    XML_SetUnknownEncodingHandler(m_state->parser, &onEncoding, nullptr);
}

XmlStream::~XmlStream()
{
    XML_ParserFree(m_state->parser);
}

Result<void> XmlStream::feed(std::string_view bytes)
{
    return parse(bytes, false);
}

Result<void> XmlStream::finish()
{
    return parse({}, true);
}

Result<void> XmlStream::parse(std::string_view bytes, bool isLast)
{
    const XML_Status status =
        XML_Parse(m_state->parser, bytes.data(), static_cast<int>(bytes.size()), isLast ? XML_TRUE : XML_FALSE);
    if (status == XML_STATUS_OK) {
        return {};
    }
    if (m_state->hasDoctype) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei enthält eine DOCTYPE-Angabe; solche Dateien werden nicht gelesen",
                                 "the file has a DOCTYPE; such files are not read"}};
    }
    if (m_state->tooDeep) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das XML ist zu tief verschachtelt", "the XML is nested too deep"}};
    }
    const std::string line = std::to_string(XML_GetCurrentLineNumber(m_state->parser));
    const std::string word = XML_ErrorString(XML_GetErrorCode(m_state->parser));
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das XML ist fehlerhaft (Zeile " + line + ": " + word + ")",
                             "the XML is not well formed (line " + line + ": " + word + ")"}};
}

} // namespace weitblick::io
