// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/token.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace weitblick::analysis::formula {

namespace {

constexpr std::size_t kLongestFormula = 10'000;

/// Longest first; the second is what the parser sees.
struct Spelling {
    std::string_view bytes;
    std::string_view sign;
};
constexpr std::array kSigns = {
    Spelling{"<=", "<="}, Spelling{">=", ">="}, Spelling{"<>", "<>"}, Spelling{"!=", "<>"}, Spelling{"==", "="},
    Spelling{"≤", "<="},  Spelling{"≥", ">="},  Spelling{"≠", "<>"},  Spelling{"−", "-"},   Spelling{"·", "*"},
    Spelling{"×", "*"},   Spelling{"÷", "/"},   Spelling{"<", "<"},   Spelling{">", ">"},   Spelling{"=", "="},
    Spelling{"+", "+"},   Spelling{"-", "-"},   Spelling{"*", "*"},   Spelling{"/", "/"},   Spelling{"^", "^"},
    Spelling{"(", "("},   Spelling{")", ")"},   Spelling{";", ";"},   Spelling{",", ";"},
};
constexpr std::array<std::string_view, 5> kBlanks = {" ", "\t", "\n", "\r", "\u00A0"};

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isWordByte(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || letter == '_' || isDigit(letter) || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z');
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Result<std::vector<Token>> tokens()
    {
        std::vector<Token> found;
        while (true) {
            skipBlanks();
            WB_TRY(Token token, next());
            found.push_back(std::move(token));
            if (found.back().kind == TokenKind::End) {
                return found;
            }
        }
    }

private:
    Result<Token> next()
    {
        Token token{.kind = TokenKind::End, .text = {}, .position = position()};
        const std::string_view rest = this->rest();
        if (rest.empty()) {
            return token;
        }
        if (isDigit(rest.front()) || (rest.front() == '.' && rest.size() > 1 && isDigit(rest[1]))) {
            return number(std::move(token));
        }
        switch (rest.front()) {
        case '\'':
            return quoted(std::move(token), TokenKind::Text, '\'');
        case '"':
            return quoted(std::move(token), TokenKind::Column, '"');
        case '[':
            return quoted(std::move(token), TokenKind::Column, ']');
        case '{':
            return quoted(std::move(token), TokenKind::Unit, '}');
        default:
            break;
        }
        if (const Spelling* const sign = signHere()) {
            m_at += sign->bytes.size();
            token.kind = TokenKind::Sign;
            token.text = sign->sign;
            return token;
        }
        return word(std::move(token));
    }

    Result<Token> number(Token token)
    {
        const std::string_view rest = this->rest();
        const auto [end, status] =
            std::from_chars(rest.data(), rest.data() + rest.size(), token.number, std::chars_format::general);
        if (status != std::errc() || !std::isfinite(token.number)) {
            return mistakeAt(token.position, {"Zahl zu groß", "number too large"});
        }
        const auto length = static_cast<std::size_t>(end - rest.data());
        if (length + 1 < rest.size() && rest[length] == ',' && isDigit(rest[length + 1])) {
            Error error = mistakeAt(
                token.position, {"Dezimalkomma: in Formeln steht ein Punkt", "decimal comma: formulas take a point"});
            error.advice = {
                "1.5 schreiben; zwischen Argumenten ein Semikolon oder ein Leerzeichen nach dem Komma setzen",
                "Write 1.5; between arguments put a semicolon or a blank behind the comma"};
            return error;
        }
        token.kind = TokenKind::Number;
        token.text = std::string(rest.substr(0, length));
        m_at += length;
        return token;
    }

    Result<Token> quoted(Token token, TokenKind kind, char end)
    {
        token.kind = kind;
        for (std::size_t at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] != end) {
                token.text += m_text[at];
            } else if (at + 1 < m_text.size() && m_text[at + 1] == end && end != '}') {
                token.text += end;
                ++at;
            } else {
                m_at = at + 1;
                return token;
            }
        }
        const std::string sign(1, end);
        return mistakeAt(token.position, {"das schließende " + sign + " fehlt", "the closing " + sign + " is missing"});
    }

    Result<Token> word(Token token)
    {
        token.kind = TokenKind::Word;
        while (m_at < m_text.size() && isWordByte(m_text[m_at]) && signHere() == nullptr && blankHere() == 0) {
            token.text += m_text[m_at++];
        }
        if (token.text.empty()) {
            const std::string sign(1, m_text[m_at]);
            return mistakeAt(token.position, {"unerwartetes Zeichen „" + sign + "“", "unexpected “" + sign + "”"});
        }
        return token;
    }

    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    [[nodiscard]] std::size_t position() const { return codePointCount(m_text.substr(0, m_at)) + 1; }
    [[nodiscard]] const Spelling* signHere() const
    {
        const auto* const found =
            std::ranges::find_if(kSigns, [&](const Spelling& spelling) { return rest().starts_with(spelling.bytes); });
        return found == kSigns.end() ? nullptr : found;
    }
    [[nodiscard]] std::size_t blankHere() const
    {
        const auto* const found =
            std::ranges::find_if(kBlanks, [&](std::string_view blank) { return rest().starts_with(blank); });
        return found == kBlanks.end() ? 0 : found->size();
    }
    void skipBlanks()
    {
        while (const std::size_t length = blankHere()) {
            m_at += length;
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Result<std::vector<Token>> tokensOf(std::string_view formula)
{
    if (formula.size() > kLongestFormula) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"Formel länger als 10 000 Zeichen", "formula longer than 10,000 characters"}};
    }
    if (!isUtf8(formula)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Formel ist kein UTF-8-Text", "formula is no UTF-8 text"}};
    }
    return Lexer(formula).tokens();
}

Error mistakeAt(std::size_t position, const Text& what)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"Formel, Stelle " + std::to_string(position) + ": " + what.de,
                        "formula, position " + std::to_string(position) + ": " + what.en},
            .advice = {"Die Formel an dieser Stelle berichtigen", "Correct the formula at this position"}};
}

} // namespace weitblick::analysis::formula
