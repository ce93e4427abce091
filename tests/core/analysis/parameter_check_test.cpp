// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/parameter_check.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using workspace::ColumnType;

namespace {

Parameter distance()
{
    return {.id = "distance",
            .title = {"Abstand", "Distance"},
            .help = {},
            .kind = ParameterKind::Number,
            .unit = "m",
            .range = {0, 10'000}};
}

Parameter ofKind(ParameterKind kind)
{
    return {.id = "it", .title = {"Es", "It"}, .help = {}, .kind = kind, .columnOf = "layer"};
}

const workspace::LayerSchema kSchema = {.name = "gemeinden",
                                        .columns = {{"AGS", ColumnType::Text, "", ""},
                                                    {"Einwohner", ColumnType::Integer, "Ew", ""},
                                                    {"Fläche; km²", ColumnType::Real, "km2", ""},
                                                    {"bild", ColumnType::Blob, "", ""}}};
const ColumnScope kScope = {.schema = &kSchema, .fields = {{"population", "Einwohner"}}};

double number(const Argument& argument)
{
    const auto checked = checkParameter(distance(), argument, nullptr);
    return checked ? std::get<double>(checked->value) : -1.0;
}

Error errorOf(const Parameter& parameter, const Argument& argument, const ColumnScope* scope = &kScope)
{
    auto checked = checkParameter(parameter, argument, scope);
    return checked ? Error{.code = ErrorCode::Internal} : std::move(checked).error();
}

} // namespace

class ParameterCheckTest : public QObject {
    Q_OBJECT

private slots:
    void numbersComeInTheParametersUnit()
    {
        QCOMPARE(number("1,5 km"), 1500.0);
        QCOMPARE(number("1500 m"), 1500.0);
        QCOMPARE(number("1500"), 1500.0);
        QCOMPARE(number(1500.0), 1500.0);
        QCOMPARE(number(std::int64_t{1500}), 1500.0);
        WB_VALUE(const CheckedParameter checked, checkParameter(distance(), "1,5 km", nullptr));
        QCOMPARE(checked.canonical, std::string("1500"));
    }
    void outsideTheRangeNamesRangeUnitAndParameter()
    {
        const Error error = errorOf(distance(), "11 km");
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QCOMPARE(error.subject, std::string("distance"));
        QCOMPARE(error.message.de,
                 std::string("„Abstand“ (distance): 11.000 m ist nicht erlaubt; erlaubt: 0 m … 10.000 m"));
        QVERIFY(error.message.en.starts_with("“Distance” (distance): 11,000 m is not allowed"));
    }
    void ambiguousOrWrongNumbersAreRefused()
    {
        QCOMPARE(errorOf(distance(), "1.500").code, ErrorCode::Ambiguous);
        QVERIFY(errorOf(distance(), "1.500").message.de.starts_with("„Abstand“ (distance): "));
        QCOMPARE(errorOf(distance(), "5 kWh").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf(distance(), "weit").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf(distance(), true).code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf(distance(), std::numeric_limits<double>::quiet_NaN()).code, ErrorCode::InvalidInput);
    }
    void integersAreWhole()
    {
        WB_VALUE(const CheckedParameter checked, checkParameter(ofKind(ParameterKind::Integer), "12", nullptr));
        QCOMPARE(std::get<std::int64_t>(checked.value), std::int64_t{12});
        QCOMPARE(errorOf(ofKind(ParameterKind::Integer), "1,5").code, ErrorCode::InvalidInput);
    }
    void choicesAreFoundByIdOrTitle()
    {
        Parameter parameter = ofKind(ParameterKind::Choice);
        parameter.choices = {{"round", {"Rund", "round"}}, {"flat", {"Flach", "flat"}}};
        WB_VALUE(const CheckedParameter checked, checkParameter(parameter, " rund ", nullptr));
        QCOMPARE(std::get<std::string>(checked.value), std::string("round"));
        const Error error = errorOf(parameter, "flatt");
        QVERIFY(error.message.de.find("erlaubt: round, flat") != std::string::npos);
        QVERIFY(error.advice.de.find("flat") != std::string::npos);
    }
    void truthHasWordsInBothLanguages()
    {
        for (const char* yes : {"ja", "Yes", "TRUE", "wahr", "1"}) {
            QCOMPARE(truthFromText(yes), std::optional(true));
        }
        for (const char* no : {"nein", "No", "false", "falsch", "0"}) {
            QCOMPARE(truthFromText(no), std::optional(false));
        }
        QVERIFY(!truthFromText("vielleicht"));
        WB_VALUE(const CheckedParameter checked, checkParameter(ofKind(ParameterKind::Boolean), true, nullptr));
        QCOMPARE(checked.canonical, std::string("true"));
        QCOMPARE(errorOf(ofKind(ParameterKind::Boolean), "vielleicht").code, ErrorCode::InvalidInput);
    }
    void columnsAreFoundByNameCaseOrRoleField()
    {
        for (const char* name : {"Einwohner", "EINWOHNER", "population"}) {
            WB_VALUE(const CheckedParameter checked, checkParameter(ofKind(ParameterKind::Column), name, &kScope));
            QCOMPARE(checked.canonical, std::string("Einwohner"));
        }
        const Error error = errorOf(ofKind(ParameterKind::Column), "Einwoner");
        QCOMPARE(error.code, ErrorCode::NotFound);
        QVERIFY(error.advice.de.find("Einwohner") != std::string::npos);
        QCOMPARE(errorOf(ofKind(ParameterKind::Column), "bild").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf(ofKind(ParameterKind::Column), "AGS", nullptr).code, ErrorCode::InvalidInput);
    }
    void columnTypesAreDemanded()
    {
        Parameter numbers = ofKind(ParameterKind::Column);
        numbers.columns = ColumnDemand::Number;
        QVERIFY(errorOf(numbers, "AGS").message.de.find("Zahlenspalte") != std::string::npos);
        Parameter texts = ofKind(ParameterKind::Column);
        texts.columns = ColumnDemand::Text;
        QVERIFY(errorOf(texts, "Einwohner").message.en.find("texts") != std::string::npos);
    }
    void listsOfColumnsKeepTheirOrder()
    {
        WB_VALUE(const CheckedParameter checked,
                 checkParameter(ofKind(ParameterKind::Columns), "\"Fläche; km²\"; AGS", &kScope));
        QCOMPARE(std::get<std::vector<std::string>>(checked.value), (std::vector<std::string>{"Fläche; km²", "AGS"}));
        QCOMPARE(checked.canonical, std::string("\"Fläche; km²\"; AGS"));
        WB_VALUE(const CheckedParameter list,
                 checkParameter(ofKind(ParameterKind::Columns), std::vector<std::string>{"AGS"}, &kScope));
        QCOMPARE(list.canonical, std::string("AGS"));
        QCOMPARE(errorOf(ofKind(ParameterKind::Columns), "AGS; ags").code, ErrorCode::InvalidInput);
        WB_VALUE(const CheckedParameter commas,
                 checkParameter(ofKind(ParameterKind::Columns), "AGS, Einwohner", &kScope));
        QCOMPARE(commas.canonical, std::string("AGS; Einwohner"));
        QVERIFY(errorOf(ofKind(ParameterKind::Columns), "AGS, Gemeinde").message.en.find("Gemeinde") !=
                std::string::npos);
    }
    void formulasAreCompiled()
    {
        WB_VALUE(const CheckedParameter checked,
                 checkParameter(ofKind(ParameterKind::Formula), " Einwohner / [Fläche; km²] ", &kScope));
        QCOMPARE(checked.canonical, std::string("Einwohner / [Fläche; km²]"));
        QCOMPARE(errorOf(ofKind(ParameterKind::Formula), "Einwohner + [Fläche; km²]").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf(ofKind(ParameterKind::Formula), "Einwohner", nullptr).code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ParameterCheckTest)
#include "parameter_check_test.moc"
