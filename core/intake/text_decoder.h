// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// The name of an encoding as ReadChoices has it ("UTF-8", "WINDOWS-1252", "CP850"), from what .cpg files and people
/// write: "utf8", "65001", "ANSI 1252", "latin1", "88591". Nothing for what cannot be made sense of.
std::optional<std::string> encodingNamed(std::string_view words);

/// Turns texts of one encoding into UTF-8.
class TextDecoder {
public:
    /// Errors   InvalidInput  an encoding that the system does not know.
    static Result<TextDecoder> create(const std::string& encoding);

    /// Valid UTF-8; valid until the next call or as long as `text`. What cannot be decoded becomes U+FFFD.
    std::string_view decode(std::string_view text);

    [[nodiscard]] const std::string& encoding() const { return m_encoding; }
    [[nodiscard]] std::int64_t brokenTexts() const { return m_brokenTexts; } ///< texts with replaced characters

private:
    TextDecoder() = default;
    std::string_view decodeBySystem(std::string_view text);

    std::string m_encoding;
    bool m_isUtf8 = false;
    bool m_isSingleByte = false;
    std::array<std::string, 128> m_upperHalf; ///< UTF-8 of the bytes 128 … 255
    std::string m_buffer;
    std::int64_t m_brokenTexts = 0;
};

} // namespace weitblick::intake
