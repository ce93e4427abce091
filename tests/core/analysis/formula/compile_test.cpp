// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/program.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::formula;

namespace {

Environment environment()
{
    return {.columns = {{"verbrauch", ValueType::Number, "kWh/a"},
                        {"Fläche", ValueType::Number, "m2"},
                        {"hoehe", ValueType::Number, "m"},
                        {"anteil", ValueType::Number, "%"},
                        {"einwohner", ValueType::Number, "Ew"},
                        {"zahl", ValueType::Number, ""},
                        {"name", ValueType::Text, ""},
                        {"aktiv", ValueType::Truth, ""},
                        {"Zwei Wörter", ValueType::Number, ""},
                        {"AB", ValueType::Number, ""},
                        {"ab", ValueType::Number, ""}},
            .hasGeometry = true,
            .isInMetres = true};
}

QString unitOf(const char* formula)
{
    const auto program = compile(formula, environment());
    return program ? QString::fromStdString(program->unit.symbol())
                   : "error: " + QString::fromStdString(program.error().message.en);
}

Error errorOf(const char* formula, const CompileOptions& options = {})
{
    auto program = compile(formula, environment(), options);
    return program ? Error{.code = ErrorCode::Internal} : std::move(program).error();
}

} // namespace

class CompileTest : public QObject {
    Q_OBJECT

private slots:
    void unitsFollowTheArithmetic()
    {
        QCOMPARE(unitOf("verbrauch / [Fläche]"), QStringLiteral("kWh/(a*m2)"));
        QCOMPARE(unitOf("verbrauch + 2 {MWh/a}"), QStringLiteral("kWh/a"));
        QCOMPARE(unitOf("hoehe ^ 2"), QStringLiteral("m2"));
        QCOMPARE(unitOf("sqrt([Fläche])"), QStringLiteral("m"));
        QCOMPARE(unitOf("verbrauch * anteil"), QStringLiteral("kWh/a"));
        QCOMPARE(unitOf("hoehe / {km}"), QString());
        QCOMPARE(unitOf("area() * 0.15 {kWp/m2}"), QStringLiteral("kWp"));
        QCOMPARE(unitOf("max(hoehe; 0)"), QStringLiteral("m"));
        QCOMPARE(unitOf("if(aktiv; null; hoehe)"), QStringLiteral("m"));
        QCOMPARE(unitOf("-hoehe"), QStringLiteral("m"));
        QCOMPARE(unitOf("einwohner / area()"), QStringLiteral("Ew/m2"));
        QCOMPARE(unitOf("round(hoehe, 2)"), QStringLiteral("m"));
        QCOMPARE(unitOf("y()"), QStringLiteral("m"));
    }
    void resultIsConvertedToTheUnitAskedFor()
    {
        WB_VALUE(const Program program, compile("verbrauch / [Fläche]", environment(), {.resultUnit = "MWh/(ha*a)"}));
        QCOMPARE(program.unit.symbol(), std::string("MWh/(ha*a)"));
        const Error error = errorOf("verbrauch / [Fläche]", {.resultUnit = "m"});
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QVERIFY(error.message.de.find("kWh/(a*m2)") != std::string::npos);
        QVERIFY(error.message.de.find("„m“") != std::string::npos);
        QCOMPARE(errorOf("name", {.resultUnit = "m"}).code, ErrorCode::InvalidInput);
    }
    void unitMismatchNamesBothAndThePosition()
    {
        const Error error = errorOf("1 {kWh} + 1 {m}");
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QCOMPARE(error.message.de, std::string("Formel, Stelle 9: Einheiten passen nicht zusammen: „kWh“ und „m“"));
        QCOMPARE(error.message.en, std::string("formula, position 9: units do not fit: “kWh” and “m”"));
    }
    void quantitiesAreNotMixed_data()
    {
        QTest::addColumn<QString>("formula");
        for (const char* formula : {"verbrauch + hoehe", "hoehe > 5", "max(hoehe; [Fläche])", "coalesce(hoehe; 1)",
                                    "if(aktiv; hoehe; verbrauch)", "ln(hoehe)", "exp(verbrauch)", "hoehe ^ zahl",
                                    "hoehe ^ 1.5", "2 ^ hoehe", "sqrt(hoehe)", "hoehe ^ 12", "einwohner + zahl",
                                    "{t} + {t CO2e}", "hoehe + {Parsec}", "left(name; hoehe)"}) {
            QTest::newRow(formula) << QString::fromUtf8(formula);
        }
    }
    void quantitiesAreNotMixed()
    {
        QFETCH(QString, formula);
        QCOMPARE(errorOf(formula.toUtf8().constData()).code, ErrorCode::InvalidInput);
    }
    void typesAreNotMixed_data()
    {
        QTest::addColumn<QString>("formula");
        for (const char* formula : {"name + 1", "aktiv * 2", "not zahl", "name = 1", "if(zahl; 1; 2)", "upper(zahl)",
                                    "len(aktiv)", "abs(name)", "zahl and aktiv", "-name", "round(zahl; zahl)",
                                    "round(zahl; 99)", "if(aktiv; 1; 'a')", "max('a'; 1)"}) {
            QTest::newRow(formula) << QString::fromUtf8(formula);
        }
    }
    void typesAreNotMixed()
    {
        QFETCH(QString, formula);
        QCOMPARE(errorOf(formula.toUtf8().constData()).code, ErrorCode::InvalidInput);
    }
    void namesAreFoundOrProposed()
    {
        QCOMPARE(unitOf("VERBRAUCH"), QStringLiteral("kWh/a"));
        QCOMPARE(unitOf("\"Zwei Wörter\""), QString());
        QCOMPARE(unitOf("ab"), QString());
        QCOMPARE(errorOf("Ab").code, ErrorCode::Ambiguous);
        QCOMPARE(errorOf("verbrauh").code, ErrorCode::NotFound);
        QVERIFY(errorOf("verbrauh").advice.de.find("verbrauch") != std::string::npos);
        QCOMPARE(errorOf("maxx(1)").code, ErrorCode::NotFound);
        QVERIFY(errorOf("maxx(1)").advice.en.find("max") != std::string::npos);
        QCOMPARE(errorOf("if(aktiv; 1)").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf("max()").code, ErrorCode::InvalidInput);
    }
    void geometryNeedsMetres()
    {
        Environment degrees = environment();
        degrees.isInMetres = false;
        const auto area = compile("area()", degrees);
        QVERIFY(!area);
        QCOMPARE(area.error().code, ErrorCode::UnsupportedCrs);
        WB_VALUE(const Program position, compile("x()", degrees));
        QCOMPARE(position.unit.symbol(), std::string("°"));
        degrees.hasGeometry = false;
        QVERIFY(!compile("x()", degrees));
    }
    void onlyUsedColumnsAreRead()
    {
        WB_VALUE(const Program program, compile("zahl + zahl * (hoehe / {m})", environment()));
        QCOMPARE(program.columns, (std::vector<std::string>{"zahl", "hoehe"}));
        QVERIFY(program.measures.empty());
    }
};

QTEST_GUILESS_MAIN(CompileTest)
#include "compile_test.moc"
