// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/token.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::formula;

namespace {

QString shape(std::string_view formula)
{
    const auto tokens = tokensOf(formula);
    if (!tokens) {
        return QStringLiteral("error");
    }
    QString text;
    for (const Token& token : *tokens) {
        text += QLatin1Char("NTCUWSE"[static_cast<int>(token.kind)]);
    }
    return text;
}

} // namespace

class TokenTest : public QObject {
    Q_OBJECT

private slots:
    void formulaFallsIntoItsTokens()
    {
        QCOMPARE(shape("a + 1.5 {kWh}"), QStringLiteral("WSNUE"));
        QCOMPARE(shape("\"Spalte mit Leerzeichen\"*[b c]"), QStringLiteral("CSCE"));
        QCOMPARE(shape("größe≥5und'x'"), QStringLiteral("WSNWTE"));
        QCOMPARE(shape(""), QStringLiteral("E"));
        QCOMPARE(shape(".5e3"), QStringLiteral("NE"));
    }
    void typographicSignsMeanTheSame()
    {
        WB_VALUE(const auto tokens, tokensOf("a−b·c÷d≠e"));
        QCOMPARE(tokens[1].text, std::string("-"));
        QCOMPARE(tokens[3].text, std::string("*"));
        QCOMPARE(tokens[5].text, std::string("/"));
        QCOMPARE(tokens[7].text, std::string("<>"));
    }
    void quotesAreDoubledInside()
    {
        WB_VALUE(const auto tokens, tokensOf("'it''s' \"a\"\"b\""));
        QCOMPARE(tokens[0].text, std::string("it's"));
        QCOMPARE(tokens[1].text, std::string("a\"b"));
    }
    void positionsCountCharactersNotBytes()
    {
        WB_VALUE(const auto tokens, tokensOf("äöü + b"));
        QCOMPARE(tokens[1].position, std::size_t{5});
        QCOMPARE(tokens[2].position, std::size_t{7});
    }
    void decimalCommaIsRefused()
    {
        const auto tokens = tokensOf("max(1,5; 2)");
        QVERIFY(!tokens);
        QVERIFY(tokens.error().message.de.find("Dezimalkomma") != std::string::npos);
        QCOMPARE(shape("max(1, 5)"), QStringLiteral("WSNSNSE"));
    }
    void openQuotesAndStrangersAreRefused()
    {
        for (const char* formula : {"'abc", "\"abc", "[abc", "{kWh", "a # b", "a $", "1e999", "\xff"}) {
            QCOMPARE(shape(formula), QStringLiteral("error"));
        }
    }
    void veryLongFormulaIsRefused()
    {
        const auto tokens = tokensOf(std::string(20'000, 'a'));
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().code, ErrorCode::Budget);
    }
};

QTEST_GUILESS_MAIN(TokenTest)
#include "token_test.moc"
