// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::io {

/// The encodings in which German tables come.
enum class TextEncoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Windows1252, Cp850 };

std::string_view nameOf(TextEncoding encoding); ///< "UTF-8", "UTF-16LE", "WINDOWS-1252" …
/// Takes any case and the usual aliases ("ISO-8859-1", "latin1", "cp1252", "ansi", "ibm850"). ISO 8859-1 is read as
/// Windows-1252, as every browser does: files that claim the one are the other.
std::optional<TextEncoding> textEncodingOf(std::string_view name);

/// The byte order mark at the start of a file, and the encoding it tells.
struct ByteOrderMark {
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t length = 0; ///< 0: there is none
};
ByteOrderMark byteOrderMarkOf(std::string_view head);

/// Collects what the bytes of a text say about their encoding. Feed it all of the text, or samples.
///
/// Method   a byte order mark decides; then zeros in every other byte mean UTF-16; then well-formed UTF-8, with up to
///          one broken sequence in twenty (a damaged file); everything else is Windows-1252. CP850 is suspected where
///          its ä, ö, ü, ß stand between letters more often than those of Windows-1252.
class EncodingEvidence {
public:
    void add(std::string_view bytes); ///< pieces of one text: sequences may be cut anywhere
    void endOfSample();               ///< what follows does not continue what was added

    [[nodiscard]] TextEncoding verdict() const;
    [[nodiscard]] bool suspectsCp850() const;
    [[nodiscard]] std::int64_t brokenSequences() const { return m_broken; }
    [[nodiscard]] bool isAscii() const { return m_broken == 0 && m_multiByte == 0; }
    /// Up to three words with a byte above 127, as they stand in the file; for questions.
    [[nodiscard]] const std::vector<std::string>& examples() const { return m_examples; }

private:
    void addUtf8(std::string_view bytes);
    void addHigh(std::string_view bytes, std::size_t at);

    std::string m_carry;
    std::vector<std::string> m_examples;
    ByteOrderMark m_mark;
    std::int64_t m_bytes = 0;
    std::int64_t m_broken = 0;
    std::int64_t m_multiByte = 0;
    std::int64_t m_ansiLetters = 0;
    std::int64_t m_oemLetters = 0;
    std::array<std::int64_t, 2> m_zeros{}; ///< at even and odd offsets
};

/// Turns pieces of a text into UTF-8. Sequences may be cut anywhere between pieces. NUL characters are left out.
class TextDecoder {
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}

    /// The text of this piece; lives until the next call, or as long as `bytes`. Malformed UTF-8 becomes U+FFFD.
    std::string_view decode(std::string_view bytes);
    /// What an unfinished last sequence amounts to.
    std::string_view finish();

    [[nodiscard]] std::int64_t nulCount() const { return m_nuls; }
    [[nodiscard]] std::int64_t replacedCount() const { return m_replaced; }

private:
    std::string_view decodeUtf8(std::string_view bytes);
    void decodeUtf16(std::string_view bytes);
    void decodeSingleByte(std::string_view bytes);
    std::string_view withoutNuls(std::string_view text);

    TextEncoding m_encoding;
    std::string m_carry;
    std::string m_text;
    std::string m_clean;
    std::uint32_t m_highSurrogate = 0;
    std::int64_t m_nuls = 0;
    std::int64_t m_replaced = 0;
};

/// A short text in one go.
std::string decoded(std::string_view bytes, TextEncoding encoding);

} // namespace weitblick::io
