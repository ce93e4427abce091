// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/functions.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::formula;

namespace {

const Environment kEnvironment = {.columns = {{"n", ValueType::Number, ""}, // null in the row
                                              {"five", ValueType::Number, "m"},
                                              {"street", ValueType::Text, ""},
                                              {"no", ValueType::Truth, ""},
                                              {"unknown", ValueType::Truth, ""}},
                                  .hasGeometry = true,
                                  .isInMetres = true};

Value valueOf(std::string_view column)
{
    if (column == "five") {
        return 5.0;
    }
    if (column == "street") {
        return std::string("Große Gäßchen");
    }
    if (column == "no") {
        return false;
    }
    return {};
}

struct Answer {
    Value value;
    Mishaps mishaps;
};

Answer answer(const char* formula, const CompileOptions& options = {})
{
    const auto program = compile(formula, kEnvironment, options);
    if (!program) {
        return {.value = "error: " + program.error().message.en, .mishaps = {}};
    }
    Row row;
    for (const std::string& column : program->columns) {
        row.values.push_back(valueOf(column));
    }
    row.measures = {250000.0, 2000.0, 500000.0, 5500000.0};
    Answer result;
    result.value = program->evaluate(row, result.mishaps);
    return result;
}

double number(const char* formula, const CompileOptions& options = {})
{
    const Answer result = answer(formula, options);
    const double* const value = std::get_if<double>(&result.value);
    return value != nullptr ? *value : std::numeric_limits<double>::quiet_NaN();
}
QString text(const char* formula)
{
    const Answer result = answer(formula);
    const std::string* const value = std::get_if<std::string>(&result.value);
    return value != nullptr ? QString::fromStdString(*value) : QStringLiteral("no text");
}
bool isNull(const char* formula)
{
    return std::holds_alternative<std::monostate>(answer(formula).value);
}
bool isTrue(const char* formula)
{
    return answer(formula).value == Value(true);
}
bool isFalse(const char* formula)
{
    return answer(formula).value == Value(false);
}

} // namespace

class FunctionsTest : public QObject {
    Q_OBJECT

private slots:
    void arithmeticIsThatOfTheSchool()
    {
        QCOMPARE(number("1 + 2 * 3 - 4 / 8"), 6.5);
        QCOMPARE(number("-2 ^ 2"), -4.0);
        QCOMPARE(number("2 ^ 3 ^ 2"), 512.0);
        QCOMPARE(number("2 ^ -1"), 0.5);
        QCOMPARE(number("abs(-3) + betrag(4)"), 7.0);
        QCOMPARE(number("sqrt(2.25)"), 1.5);
        QCOMPARE(number("ln(exp(2))"), 2.0);
        QCOMPARE(number("round(2.5)"), 3.0);
        QCOMPARE(number("round(-2.5)"), -3.0);
        QCOMPARE(number("runden(1234.567; 1)"), 1234.6);
        QCOMPARE(number("round(1234; -2)"), 1200.0);
        QCOMPARE(number("min(3; 1; 2)"), 1.0);
        QCOMPARE(number("max(3, 1, 2)"), 3.0);
    }
    void quantitiesAreConverted()
    {
        QCOMPARE(number("five + 1 {km}"), 1005.0);
        QCOMPARE(number("1 {km} + five"), 1.005);
        QCOMPARE(number("five", {.resultUnit = "cm"}), 500.0);
        QCOMPARE(number("area()", {.resultUnit = "ha"}), 25.0);
        QCOMPARE(number("length() / five"), 400.0);
        QCOMPARE(number("1 {MWh} / (2 {m2} * 1 {a})", {.resultUnit = "kWh/m²a"}), 500.0);
        QCOMPARE(number("50 {%} * 4"), 2.0);
        QCOMPARE(number("{km} / {m}"), 1000.0);
        QCOMPARE(number("38 {ct/kWh} * 3500 {kWh/a}", {.resultUnit = "€/a"}), 1330.0);
        QCOMPARE(number("2 {MWh} * 363 {g CO2e/kWh}", {.resultUnit = "t CO2"}), 0.726);
        QVERIFY(isTrue("five < 1 {km}"));
        QVERIFY(isTrue("1 {h} = 60 {min}"));
        QCOMPARE(number("ln(100 {%})"), 0.0);
        QCOMPARE(number("max(five; 0)"), 5.0);
        QCOMPARE(number("x()"), 500000.0);
        QCOMPARE(number("hochwert()"), 5500000.0);
    }
    void nullStaysNull()
    {
        for (const char* formula : {"n + 1", "n * 0", "-n", "n = n", "n < 1", "abs(n)", "max(1; n)", "min(n; 1)",
                                    "concat('a'; n)", "round(n; 2)", "n ^ 2", "null", "left(street; n)"}) {
            QVERIFY2(isNull(formula), formula);
        }
        QCOMPARE(number("coalesce(n; 7)"), 7.0);
        QCOMPARE(number("ersatz(n; n; 2)"), 2.0);
        QVERIFY(isTrue("isnull(n)"));
        QVERIFY(isFalse("istleer(five)"));
        QCOMPARE(number("if(unknown; 1; 2)"), 2.0);
    }
    void logicKnowsThreeValues()
    {
        QVERIFY(isFalse("no and unknown"));
        QVERIFY(isFalse("unknown and no"));
        QVERIFY(isNull("not no and unknown"));
        QVERIFY(isTrue("unknown or not no"));
        QVERIFY(isNull("unknown or no"));
        QVERIFY(isNull("not unknown"));
    }
    void comparisonsComeInAllSixForms()
    {
        QVERIFY(isTrue("1 < 2 and 2 <= 2 and 3 > 2 and 2 >= 2 and 1 <> 2 and 1 = 1"));
        QVERIFY(isTrue("'a' < 'b' and 'a' = 'a' and street <> ''"));
        QVERIFY(isFalse("1 > 2 or 2 < 2 or 3 = 2 or 1 != 1 or 3 <= 2 or 1 ≥ 2"));
    }
    void divisionByZeroIsNullAndCounted()
    {
        for (const char* formula : {"1 / 0", "five / (five - five)", "0 ^ -1"}) {
            const Answer result = answer(formula);
            QVERIFY2(std::holds_alternative<std::monostate>(result.value), formula);
            QCOMPARE(result.mishaps.divisionsByZero, std::int64_t{1});
        }
    }
    void whatIsNotFiniteIsNullAndCounted()
    {
        for (const char* formula : {"sqrt(-1)", "ln(0)", "ln(-1)", "exp(1000)", "1e300 * 1e300", "(-8) ^ 0.5"}) {
            const Answer result = answer(formula);
            QVERIFY2(std::holds_alternative<std::monostate>(result.value), formula);
            QCOMPARE(result.mishaps.notFinite, std::int64_t{1});
        }
    }
    void textsCountCharacters()
    {
        QCOMPARE(number("len(street)"), 13.0);
        QCOMPARE(text("left(street; 5)"), QStringLiteral("Große"));
        QCOMPARE(text("rechts(street; 7)"), QStringLiteral("Gäßchen"));
        QCOMPARE(text("right(street; 99)"), QStringLiteral("Große Gäßchen"));
        QCOMPARE(text("left(street; -1)"), QString());
        QCOMPARE(text("upper('äöüß×÷ÿ e')"), QStringLiteral("ÄÖÜß×÷ÿ E"));
        QCOMPARE(text("lower('ÄÖÜ×÷ E')"), QStringLiteral("äöü×÷ e"));
        QCOMPARE(text("concat(left(street; 1); '-'; 1.5; '-'; no)"), QStringLiteral("G-1.5-false"));
    }
    void branchNotTakenDoesNotCount()
    {
        const Answer result = answer("if(no; 1 / 0; 3)");
        QCOMPARE(result.value, Value(3.0));
        QCOMPARE(result.mishaps.divisionsByZero, std::int64_t{0});
    }
    void everyFunctionHasHelpAndIsFoundByBothNames()
    {
        for (const Function& function : functions()) {
            QVERIFY(!function.helpDe.empty());
            QVERIFY(!function.helpEn.empty());
            QCOMPARE(findFunction(function.name), &function);
            QVERIFY(function.german.empty() || findFunction(function.german) == &function);
        }
        QVERIFY(findFunction("") == nullptr);
        QVERIFY(operatorOf("%") == nullptr);
    }
};

QTEST_GUILESS_MAIN(FunctionsTest)
#include "functions_test.moc"
