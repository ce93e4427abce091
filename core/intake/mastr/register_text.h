// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::intake::mastr {

/// Turns the bytes of an XML table of the register into UTF-8 that an XML parser takes.
///
/// Method   UTF-16 by its byte order mark, everything else is UTF-8. The XML declaration is left out (it names an
///          encoding that the text no longer has). Characters that XML does not know, as they are or as references
///          (&#x1F;), become U+FFFD: exports of the register contain some.
class RegisterText {
public:
    /// The text of this piece; lives until the next call. Sequences may be cut anywhere between pieces.
    std::string_view decode(std::string_view bytes);
    /// What an unfinished last sequence amounts to.
    std::string_view finish();

    [[nodiscard]] std::int64_t replacedCount() const { return m_replaced; }

private:
    enum class Form : std::uint8_t { Unknown, Utf8, Utf16Little, Utf16Big };

    void append(std::string_view bytes);
    void appendUtf16(std::string_view bytes);
    std::size_t appendPlain(std::string_view bytes);
    void appendUnit(std::uint32_t unit);
    void appendCharacter(std::uint32_t character);
    void cleanControls(std::size_t from);
    void cleanReferences(std::size_t from);
    std::string_view ready(bool isLast);

    Form m_form = Form::Unknown;
    std::string m_head; ///< bytes that wait for what follows them
    std::string m_text; ///< decoded, from m_given on not handed out yet
    std::size_t m_given = 0;
    std::uint32_t m_highSurrogate = 0;
    bool m_sawDeclaration = false;
    std::int64_t m_replaced = 0;
};

} // namespace weitblick::intake::mastr
