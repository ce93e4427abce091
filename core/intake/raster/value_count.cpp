// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/value_count.h"

#include "core/base/number_text.h"

namespace weitblick::intake {

namespace {

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
}

bool isLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// Counts words; those of the header (a name and a number each) apart.
class WordCounter {
public:
    void see(char letter)
    {
        if (isBlank(letter)) {
            m_isInWord = false;
        } else if (!m_isInWord) {
            m_isInWord = true;
            begin(letter);
        } else if (m_mayBeNan) {
            m_mayBeNan = false;
            if (letter == 'a' || letter == 'A') { // "nan", no name of the header begins so
                m_isAfterName = false;
                ++m_values;
            }
        }
    }
    [[nodiscard]] std::int64_t values() const { return m_values; }

private:
    void begin(char first)
    {
        const bool isName = m_values == 0 && !m_isAfterName && isLetter(first);
        m_values += isName || m_isAfterName ? 0 : 1;
        m_isAfterName = isName;
        m_mayBeNan = isName && (first == 'n' || first == 'N');
    }
    bool m_isInWord = false;
    bool m_isAfterName = false;
    bool m_mayBeNan = false;
    std::int64_t m_values = 0;
};

} // namespace

Result<void> checkValueCount(const std::string& name, const XyzLines::NextPiece& nextPiece, std::int64_t announced,
                             Job& job)
{
    WordCounter words;
    while (true) {
        WB_TRY(const std::string_view piece, nextPiece());
        if (piece.empty()) {
            break;
        }
        for (const char letter : piece) {
            words.see(letter);
        }
        WB_CHECK(job.report(0.0, "raster"));
    }
    if (words.values() == announced) {
        return {};
    }
    const auto shown = [](std::int64_t count, Language language) { return readableCount(count, language); };
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"im Raster stehen " + shown(words.values(), Language::German) +
                                 " Werte, angekündigt sind " + shown(announced, Language::German) +
                                 ": die Datei ist abgeschnitten oder beschädigt",
                             "the grid has " + shown(words.values(), Language::English) + " values, but announces " +
                                 shown(announced, Language::English) + ": the file is cut off or damaged"},
                 .subject = name};
}

} // namespace weitblick::intake
