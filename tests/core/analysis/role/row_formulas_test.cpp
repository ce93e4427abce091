// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/row_formulas.h"

#include <QTest>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::analysis::role;

namespace {

constexpr const char* kRole = R"(
houses:
  title: {de: Häuser, en: Houses}
  help: {de: x, en: x}
  kinds: [table]
  placement: key
  fields:
    year: {title: {de: Baujahr, en: Year}, columns: [baujahr]}
    area: {title: {de: Fläche, en: Area}, unit: m2, columns: [flaeche]}
    empty_share: {title: {de: Leerstand, en: Vacancy}, unit: "%", columns: [leerstand]}
    roof: {title: {de: Dachform, en: Roof}}
)";

} // namespace

class RowFormulasTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto library = RoleLibrary::parse(kRole, "demo");
        QVERIFY(library);
        m_library = std::move(library).value();
        QVERIFY(m_county.add("Haus", "", SmallCounty::Geometry::None,
                             {"baujahr:I", "flaeche:R", "Straßen Name:T", "leerstand:R"},
                             {{"", {whole(1950), 100.0, text("Weg"), 7.3}}, {"", {none(), 50.0, none(), none()}}}));
    }
    void fieldsAndColumnsHaveNames()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        WB_VALUE(const std::size_t old, formulas.add("year < 1970", Wanted::Condition));
        WB_VALUE(const std::size_t hectares, formulas.add("area * 2", Wanted::Number));
        WB_VALUE(const std::size_t street, formulas.add("[Straßen Name]", Wanted::Any));
        WB_VALUE(auto reader, m_county.project.read("Haus", {.columns = formulas.columns(), .geometry = false}));
        QVERIFY(*reader.next());
        QCOMPARE(formulas.truth(old, reader), std::optional(true));
        QCOMPARE(formulas.number(hectares, reader), std::optional(200.0));
        QCOMPARE(std::get<std::string>(formulas.evaluate(street, reader)), std::string("Weg"));
        QVERIFY(*reader.next());
        QVERIFY(!formulas.truth(old, reader));
        QCOMPARE(formulas.unitOf(hectares), *parseUnit("m2"));
    }
    void fieldAloneKeepsItsPercentage()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        WB_VALUE(const std::size_t shown, formulas.addField("empty_share", Wanted::Number));
        WB_VALUE(const std::size_t counted, formulas.add("[empty_share] * 1000", Wanted::Number));
        WB_VALUE(const std::size_t street, formulas.addField("Straßen Name", Wanted::Any));
        WB_VALUE(auto reader, m_county.project.read("Haus", {.columns = formulas.columns(), .geometry = false}));
        QVERIFY(*reader.next());
        QCOMPARE(formulas.number(shown, reader), std::optional(7.3));
        QCOMPARE(formulas.unitOf(shown), *parseUnit("%"));
        QCOMPARE(formulas.number(counted, reader), std::optional(73.0));
        QCOMPARE(std::get<std::string>(formulas.evaluate(street, reader)), std::string("Weg"));
        QCOMPARE(formulas.addField("roof", Wanted::Any).error().code, ErrorCode::NotFound);
    }
    void fieldWithoutColumnIsNamedByItsTitle()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        const auto added = formulas.add("roof = 'flach'", Wanted::Condition);
        QCOMPARE(added.error().code, ErrorCode::NotFound);
        QCOMPARE(added.error().subject, std::string("houses.roof"));
        QVERIFY(added.error().message.de.find("Dachform") != std::string::npos);
    }
    void unknownNameIsAnError()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        QCOMPARE(formulas.add("heigth > 3", Wanted::Condition).error().code, ErrorCode::NotFound);
    }
    void wantedKindIsDemanded()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        QCOMPARE(formulas.add("year", Wanted::Condition).error().code, ErrorCode::InvalidInput);
        QCOMPARE(formulas.add("year > 1", Wanted::Number).error().code, ErrorCode::InvalidInput);
    }
    void mappingIsFollowed()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {{"area", "baujahr"}});
        QCOMPARE(formulas.columnOf("area").value(), std::string("baujahr"));
    }
    void conditionsAreTranslatedIntoColumns()
    {
        RowFormulas formulas(m_library.find("houses"), schema(), {});
        QCOMPARE(formulas.inColumns("year < 1950 and [Straßen Name] = 'O''Hara'").value(),
                 std::string("[baujahr] < 1950 and [Straßen Name] = 'O''Hara'"));
        RowFormulas plain(nullptr, schema(), {});
        WB_VERIFY_RESULT(plain.add(formulas.inColumns("year < 1950").value(), Wanted::Condition));
    }

private:
    workspace::LayerSchema schema() { return m_county.project.dataset("Haus")->schema; }
    SmallCounty m_county;
    RoleLibrary m_library;
};

QTEST_GUILESS_MAIN(RowFormulasTest)
#include "row_formulas_test.moc"
