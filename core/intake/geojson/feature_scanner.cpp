// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/feature_scanner.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace weitblick::intake {

namespace {

constexpr int kDeepest = 64;
constexpr std::string_view kSpace = " \t\r\n";

constexpr std::uint64_t repeated(char c)
{
    return 0x0101010101010101ULL * static_cast<unsigned char>(c);
}

/// The high bit of the first byte of `word` that equals the pattern's is set, and of no byte before it.
std::uint64_t equalBytes(std::uint64_t word, std::uint64_t pattern)
{
    const std::uint64_t difference = word ^ pattern;
    return (difference - 0x0101010101010101ULL) & ~difference & 0x8080808080808080ULL;
}

std::uint64_t wordAt(const char* from)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Position of the first of three characters at or behind `at`; the end where there is none.
std::size_t findAny(std::string_view text, std::size_t at, const char (&wanted)[3])
{
    const std::uint64_t first = repeated(wanted[0]);
    const std::uint64_t second = repeated(wanted[1]);
    const std::uint64_t third = repeated(wanted[2]);
    while (at + sizeof(std::uint64_t) <= text.size()) {
        const std::uint64_t word = wordAt(text.data() + at);
        const std::uint64_t hits = equalBytes(word, first) | equalBytes(word, second) | equalBytes(word, third);
        if (hits != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
        }
        at += sizeof(std::uint64_t);
    }
    while (at < text.size() && text[at] != wanted[0] && text[at] != wanted[1] && text[at] != wanted[2]) {
        ++at;
    }
    return at;
}

/// Behind the closing quote of the string that begins at `at`; npos where it does not end.
std::size_t behindString(std::string_view text, std::size_t at)
{
    constexpr char kEnds[3] = {'"', '\\', '"'};
    for (at = findAny(text, at + 1, kEnds); at < text.size(); at = findAny(text, at, kEnds)) {
        if (text[at] == '"') {
            return at + 1;
        }
        at += 2; // the escaped character may be a quote
    }
    return std::string_view::npos;
}

/// The high bit of every byte of `word` that equals the pattern's is set, and no other.
std::uint64_t everyEqualByte(std::uint64_t word, std::uint64_t pattern)
{
    constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FULL;
    const std::uint64_t difference = word ^ pattern;
    return ~(((difference & kLow) + kLow) | difference | kLow);
}

int countOf(std::uint64_t highBits)
{
    return static_cast<int>(((highBits >> 7U) * 0x0101010101010101ULL) >> 56U);
}

/// How deep a place in an object lies. Braces alone say where the object ends, so that an array that is not closed
/// spoils one feature and not all that follow.
struct Nesting {
    int braces = 0;
    int brackets = 0;

    void see(char c)
    {
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        countBrackets(c == '[' ? 1 : 0, c == ']' ? 1 : 0);
    }
    void countBrackets(int opened, int closed) { brackets = std::max(0, brackets + opened - closed); }
    [[nodiscard]] bool tooDeep() const { return braces + brackets > kDeepest; }
};

/// Steps over words of eight bytes as long as nothing but the brackets of arrays is in them.
std::size_t behindPlainWords(std::string_view text, std::size_t at, Nesting& nesting)
{
    while (at + sizeof(std::uint64_t) <= text.size()) {
        const std::uint64_t word = wordAt(text.data() + at);
        const std::uint64_t stops =
            equalBytes(word, repeated('"')) | equalBytes(word, repeated('{')) | equalBytes(word, repeated('}'));
        const int opened = countOf(everyEqualByte(word, repeated('[')));
        if (stops != 0 || nesting.braces + nesting.brackets + opened > kDeepest) {
            break;
        }
        nesting.countBrackets(opened, countOf(everyEqualByte(word, repeated(']'))));
        at += sizeof(std::uint64_t);
    }
    return at;
}

/// Behind the brace that closes the object that begins at `at`; npos where there is none or the depth is too great.
std::size_t behindObject(std::string_view text, std::size_t at)
{
    Nesting nesting;
    while (true) {
        at = behindPlainWords(text, at, nesting);
        const std::size_t wordEnd = std::min(text.size(), at + sizeof(std::uint64_t));
        while (at < wordEnd) {
            if (text[at] == '"') {
                at = behindString(text, at);
                break;
            }
            nesting.see(text[at]);
            ++at;
            if (nesting.braces == 0) {
                return at;
            }
            if (nesting.tooDeep()) {
                return std::string_view::npos;
            }
        }
        if (at >= text.size()) {
            return std::string_view::npos;
        }
    }
}

} // namespace

FeatureScanner::FeatureScanner(std::string_view text) : m_text(text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (m_text.starts_with(kByteOrderMark)) {
        m_text.remove_prefix(kByteOrderMark.size());
    }
}

void FeatureScanner::skipSpace(std::string_view alsoSkipped)
{
    while (m_at < m_text.size() && (kSpace.find(m_text[m_at]) != std::string_view::npos ||
                                    alsoSkipped.find(m_text[m_at]) != std::string_view::npos)) {
        ++m_at;
    }
}

std::string_view FeatureScanner::readString()
{
    const std::size_t start = m_at;
    const std::size_t end = behindString(m_text, m_at);
    m_damaged = m_damaged || end == std::string_view::npos;
    m_at = m_damaged ? m_text.size() : end;
    return m_text.substr(start, m_at - start);
}

std::string_view FeatureScanner::readObject()
{
    const std::size_t start = m_at;
    const std::size_t end = behindObject(m_text, m_at);
    m_damaged = m_damaged || end == std::string_view::npos;
    m_at = m_damaged ? m_text.size() : end;
    return m_text.substr(start, m_at - start);
}

/// An array or object, brackets of both kinds counted together.
std::string_view FeatureScanner::readBracketed()
{
    const std::size_t start = m_at;
    int depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            readString();
            continue;
        }
        depth += c == '{' || c == '[' ? 1 : 0;
        depth -= c == '}' || c == ']' ? 1 : 0;
        ++m_at;
        if (depth == 0) {
            return m_text.substr(start, m_at - start);
        }
        if (depth > kDeepest) {
            break;
        }
    }
    m_damaged = true;
    return {};
}

std::string_view FeatureScanner::readValue()
{
    const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
    if (c == '"') {
        return readString();
    }
    if (c == '{' || c == '[') {
        return readBracketed();
    }
    const std::size_t start = m_at;
    m_at = std::min(m_text.find_first_of(",]}", m_at), m_text.size());
    m_damaged = m_damaged || m_at == start;
    return m_text.substr(start, m_at - start);
}

void FeatureScanner::readMember()
{
    const std::string_view key = readString();
    skipSpace(":");
    if (key == "\"features\"" && m_at < m_text.size() && m_text[m_at] == '[') {
        m_hasFeatures = true;
        m_place = Place::Features;
        ++m_at;
        return;
    }
    const std::string_view value = readValue();
    if (key == "\"crs\"" && m_crs.empty()) {
        m_crs = value;
    } else if (key == "\"name\"" && m_name.empty() && value.starts_with('"')) {
        m_name = value;
    }
}

std::optional<std::string_view> FeatureScanner::inObject()
{
    skipSpace(",");
    if (m_at >= m_text.size()) {
        m_damaged = true;
    } else if (m_text[m_at] == '}') {
        ++m_at;
        m_place = Place::Between;
        if (!m_hasFeatures) {
            return m_text.substr(m_objectStart, m_at - m_objectStart);
        }
    } else if (m_text[m_at] == '"') {
        readMember();
    } else {
        m_damaged = true;
    }
    return std::nullopt;
}

std::optional<std::string_view> FeatureScanner::inFeatures()
{
    skipSpace(",");
    if (m_at >= m_text.size()) {
        m_damaged = true;
        return std::nullopt;
    }
    if (m_text[m_at] == ']') {
        ++m_at;
        m_place = Place::Object;
        return std::nullopt;
    }
    const std::string_view feature = m_text[m_at] == '{' ? readObject() : readValue();
    return m_damaged ? std::nullopt : std::optional(feature);
}

std::optional<std::string_view> FeatureScanner::next()
{
    while (!m_damaged) {
        if (m_place == Place::Between) {
            skipSpace("\x1E,");
            if (m_at >= m_text.size()) {
                return std::nullopt;
            }
            if (m_text[m_at] != '{') {
                m_damaged = true;
                return std::nullopt;
            }
            m_objectStart = m_at++;
            m_hasFeatures = false;
            m_place = Place::Object;
            continue;
        }
        const auto feature = m_place == Place::Object ? inObject() : inFeatures();
        if (feature) {
            return feature;
        }
    }
    return std::nullopt;
}

} // namespace weitblick::intake
