// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/syntax.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::analysis::formula;

namespace {

/// The tree as text: "(+ a (* b c))".
QString drawn(const Syntax& syntax)
{
    const QString text = QString::fromStdString(syntax.text);
    switch (syntax.kind) {
    case SyntaxKind::Number:
        return QString::number(syntax.number) + (syntax.hasUnit ? "{" + text + "}" : QString());
    case SyntaxKind::Text:
        return "'" + text + "'";
    case SyntaxKind::Truth:
        return syntax.number != 0.0 ? "true" : "false";
    case SyntaxKind::Null:
        return "null";
    case SyntaxKind::Column:
        return text;
    case SyntaxKind::Operator:
    case SyntaxKind::Call:
        break;
    }
    QString inner = "(" + text;
    for (const Syntax& argument : syntax.arguments) {
        inner += " " + drawn(argument);
    }
    return inner + ")";
}

QString tree(std::string_view formula)
{
    const auto syntax = parse(formula);
    return syntax ? drawn(*syntax) : QString::fromStdString(syntax.error().message.en);
}

} // namespace

class SyntaxTest : public QObject {
    Q_OBJECT

private slots:
    void operatorsBindAsInMathematics()
    {
        QCOMPARE(tree("a + b * c"), QStringLiteral("(+ a (* b c))"));
        QCOMPARE(tree("a - b - c"), QStringLiteral("(- (- a b) c)"));
        QCOMPARE(tree("-a ^ 2"), QStringLiteral("(negative (^ a 2))"));
        QCOMPARE(tree("a ^ b ^ c"), QStringLiteral("(^ a (^ b c))"));
        QCOMPARE(tree("a ^ -2"), QStringLiteral("(^ a (negative 2))"));
        QCOMPARE(tree("(a + b) * c"), QStringLiteral("(* (+ a b) c)"));
        QCOMPARE(tree("not a = b and c or d"), QStringLiteral("(or (and (not (= a b)) c) d)"));
        QCOMPARE(tree("a / b / c"), QStringLiteral("(/ (/ a b) c)"));
    }
    void germanWordsMeanTheSame() { QCOMPARE(tree("nicht a oder b und WAHR"), tree("not a or b and true")); }
    void functionsTakeBothSeparators()
    {
        QCOMPARE(tree("WENN(a > 0; 'ja', \"x y\")"), QStringLiteral("(wenn (> a 0) 'ja' x y)"));
        QCOMPARE(tree("area()"), QStringLiteral("(area)"));
    }
    void numbersCarryUnits()
    {
        QCOMPARE(tree("5 {kWh/a} + {m}"), QStringLiteral("(+ 5{kWh/a} 1{m})"));
        QVERIFY(tree("5 kWh").contains("braces: {kWh}"));
    }
    void mistakesNameTheirPosition_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<int>("position");
        QTest::newRow("nothing") << "" << 1;
        QTest::newRow("half") << "a +" << 4;
        QTest::newRow("bracket") << "(a + b" << 7;
        QTest::newRow("stray bracket") << "a)" << 2;
        QTest::newRow("two operators") << "a * / b" << 5;
        QTest::newRow("two columns") << "a b" << 3;
        QTest::newRow("open call") << "max(a; " << 8;
        QTest::newRow("empty argument") << "max(a;; b)" << 7;
        QTest::newRow("comparison chain") << "a < b < c" << 7;
        QTest::newRow("keyword") << "and" << 1;
    }
    void mistakesNameTheirPosition()
    {
        QFETCH(QString, formula);
        QFETCH(int, position);
        const auto syntax = parse(formula.toStdString());
        QVERIFY(!syntax);
        const QString message = QString::fromStdString(syntax.error().message.en);
        QVERIFY2(message.startsWith(QStringLiteral("formula, position %1:").arg(position)), qPrintable(message));
    }
    void deepNestingIsRefusedNotCrashed()
    {
        for (const QString& piece : {QStringLiteral("("), QStringLiteral("-"), QStringLiteral("not "),
                                     QStringLiteral("abs("), QStringLiteral("2^"), QStringLiteral("1+")}) {
            const auto syntax = parse(piece.repeated(2000).toStdString());
            QVERIFY(!syntax);
            QCOMPARE(syntax.error().code, ErrorCode::Budget);
        }
    }
};

QTEST_GUILESS_MAIN(SyntaxTest)
#include "syntax_test.moc"
