// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/syntax.h"

#include "core/analysis/formula/token.h"

#include <algorithm>
#include <array>

namespace weitblick::analysis::formula {

namespace {

constexpr int kDeepest = 200;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
    });
    return text;
}

struct Keyword {
    std::string_view word;
    std::string_view meaning;
};
constexpr std::array kKeywords = {
    Keyword{"and", "and"},     Keyword{"und", "and"},      Keyword{"or", "or"},     Keyword{"oder", "or"},
    Keyword{"not", "not"},     Keyword{"nicht", "not"},    Keyword{"true", "true"}, Keyword{"wahr", "true"},
    Keyword{"false", "false"}, Keyword{"falsch", "false"}, Keyword{"null", "null"},
};

std::string_view keywordOf(const Token& token)
{
    if (token.kind != TokenKind::Word) {
        return {};
    }
    const std::string word = lower(token.text);
    const auto* const found = std::ranges::find(kKeywords, word, &Keyword::word);
    return found == kKeywords.end() ? std::string_view() : found->meaning;
}

Syntax node(SyntaxKind kind, std::string text, std::size_t position, std::vector<Syntax> arguments = {})
{
    Syntax syntax{.kind = kind, .text = std::move(text), .arguments = std::move(arguments), .position = position};
    for (const Syntax& argument : syntax.arguments) {
        syntax.depth = std::max(syntax.depth, argument.depth + 1);
    }
    return syntax;
}

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Result<Syntax> formula()
    {
        WB_TRY(Syntax syntax, disjunction());
        if (token().kind != TokenKind::End) {
            return unexpected();
        }
        return syntax;
    }

private:
    using Rule = Result<Syntax> (Parser::*)();

    Result<Syntax> disjunction() { return chain(&Parser::conjunction, {"or"}); }
    Result<Syntax> conjunction() { return chain(&Parser::negation, {"and"}); }
    Result<Syntax> negation()
    {
        if (keywordOf(token()) == "not") {
            return prefixed("not", &Parser::negation);
        }
        return comparison();
    }
    Result<Syntax> comparison()
    {
        WB_TRY(Syntax left, sum());
        for (const std::string_view sign : {"=", "<>", "<", "<=", ">", ">="}) {
            if (isSign(sign)) {
                const std::size_t position = token().position;
                ++m_at;
                WB_TRY(Syntax right, sum());
                return combined(sign, position, std::move(left), std::move(right));
            }
        }
        return left;
    }
    Result<Syntax> sum() { return chain(&Parser::term, {"+", "-"}); }
    Result<Syntax> term() { return chain(&Parser::signedPower, {"*", "/"}); }
    Result<Syntax> signedPower()
    {
        if (isSign("-")) {
            return prefixed("negative", &Parser::signedPower);
        }
        if (isSign("+")) {
            ++m_at;
        }
        return raised();
    }
    Result<Syntax> raised()
    {
        WB_TRY(Syntax base, primary());
        if (!isSign("^")) {
            return base;
        }
        const std::size_t position = token().position;
        WB_CHECK(enter());
        ++m_at;
        WB_TRY(Syntax exponent, signedPower());
        --m_depth;
        return combined("^", position, std::move(base), std::move(exponent));
    }
    Result<Syntax> primary()
    {
        const Token& here = token();
        switch (here.kind) {
        case TokenKind::Number:
            return number();
        case TokenKind::Unit: {
            Syntax syntax = node(SyntaxKind::Number, here.text, here.position);
            syntax.number = 1.0;
            syntax.hasUnit = true;
            ++m_at;
            return syntax;
        }
        case TokenKind::Text:
            ++m_at;
            return node(SyntaxKind::Text, here.text, here.position);
        case TokenKind::Column:
            ++m_at;
            return node(SyntaxKind::Column, here.text, here.position);
        case TokenKind::Word:
            return word();
        default:
            break;
        }
        if (!isSign("(")) {
            return unexpected();
        }
        WB_CHECK(enter());
        ++m_at;
        WB_TRY(Syntax inner, disjunction());
        --m_depth;
        WB_CHECK(expect(")"));
        return inner;
    }
    Result<Syntax> number()
    {
        Syntax syntax = node(SyntaxKind::Number, "", token().position);
        syntax.number = token().number;
        ++m_at;
        if (token().kind == TokenKind::Unit) {
            syntax.text = token().text;
            syntax.hasUnit = true;
            ++m_at;
        } else if (token().kind == TokenKind::Word && keywordOf(token()).empty()) {
            const std::string unit = token().text;
            return mistakeAt(token().position,
                             {"hinter der Zahl steht „" + unit +
                                  "“; eine Einheit gehört in geschweifte "
                                  "Klammern: {" +
                                  unit + "}",
                              "“" + unit + "” behind the number; a unit belongs in braces: {" + unit + "}"});
        }
        return syntax;
    }
    Result<Syntax> word()
    {
        const Token here = token();
        const std::string_view keyword = keywordOf(here);
        ++m_at;
        if (keyword == "true" || keyword == "false") {
            Syntax syntax = node(SyntaxKind::Truth, "", here.position);
            syntax.number = keyword == "true" ? 1.0 : 0.0;
            return syntax;
        }
        if (keyword == "null") {
            return node(SyntaxKind::Null, "", here.position);
        }
        if (!keyword.empty()) {
            return mistakeAt(here.position,
                             {"„" + here.text + "“ steht hier falsch", "“" + here.text + "” is misplaced"});
        }
        return isSign("(") ? call(here) : node(SyntaxKind::Column, here.text, here.position);
    }
    Result<Syntax> call(const Token& name)
    {
        WB_CHECK(enter());
        ++m_at;
        std::vector<Syntax> arguments;
        while (!isSign(")")) {
            if (!arguments.empty()) {
                WB_CHECK(expect(";"));
            }
            WB_TRY(Syntax argument, disjunction());
            arguments.push_back(std::move(argument));
        }
        ++m_at;
        --m_depth;
        return limited(node(SyntaxKind::Call, lower(name.text), name.position, std::move(arguments)));
    }

    Result<Syntax> chain(Rule rule, std::initializer_list<std::string_view> signs)
    {
        WB_TRY(Syntax left, (this->*rule)());
        while (true) {
            const auto* const sign = std::ranges::find_if(signs, [&](std::string_view candidate) {
                return isSign(candidate) || keywordOf(token()) == candidate;
            });
            if (sign == signs.end()) {
                return left;
            }
            const std::size_t position = token().position;
            ++m_at;
            WB_TRY(Syntax right, (this->*rule)());
            WB_TRY(left, combined(*sign, position, std::move(left), std::move(right)));
        }
    }
    Result<Syntax> prefixed(std::string_view name, Rule rule)
    {
        const std::size_t position = token().position;
        WB_CHECK(enter());
        ++m_at;
        WB_TRY(Syntax operand, (this->*rule)());
        --m_depth;
        std::vector<Syntax> arguments;
        arguments.push_back(std::move(operand));
        return limited(node(SyntaxKind::Operator, std::string(name), position, std::move(arguments)));
    }
    static Result<Syntax> combined(std::string_view sign, std::size_t position, Syntax left, Syntax right)
    {
        std::vector<Syntax> arguments;
        arguments.push_back(std::move(left));
        arguments.push_back(std::move(right));
        return limited(node(SyntaxKind::Operator, std::string(sign), position, std::move(arguments)));
    }
    static Result<Syntax> limited(Syntax syntax)
    {
        if (syntax.depth > kDeepest) {
            return tooDeep(syntax.position);
        }
        return syntax;
    }
    static Error tooDeep(std::size_t position)
    {
        Error error = mistakeAt(position, {"zu tief verschachtelt", "nested too deep"});
        error.code = ErrorCode::Budget;
        return error;
    }
    Result<void> enter()
    {
        if (++m_depth > kDeepest) {
            return tooDeep(token().position);
        }
        return {};
    }
    Result<void> expect(std::string_view sign)
    {
        if (!isSign(sign)) {
            const std::string wanted(sign);
            return mistakeAt(token().position, {"hier fehlt „" + wanted + "“", "“" + wanted + "” is missing here"});
        }
        ++m_at;
        return {};
    }
    [[nodiscard]] Error unexpected() const
    {
        const Token& here = token();
        if (here.kind == TokenKind::End) {
            return mistakeAt(here.position, {"die Formel ist nicht zu Ende", "the formula is not complete"});
        }
        return mistakeAt(here.position,
                         {"„" + here.text + "“ wird hier nicht erwartet", "“" + here.text + "” is not expected here"});
    }
    [[nodiscard]] const Token& token() const { return m_tokens[m_at]; }
    [[nodiscard]] bool isSign(std::string_view sign) const
    {
        return token().kind == TokenKind::Sign && token().text == sign;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<Syntax> parse(std::string_view formula)
{
    WB_TRY(std::vector<Token> tokens, tokensOf(formula));
    return Parser(std::move(tokens)).formula();
}

} // namespace weitblick::analysis::formula
