// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class TableAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void indicatorsStandByZone()
    {
        WB_VALUE(const auto table, m_county.shown<TableAnswer>(
                                       TableContent{.indicators = {"inhabitants", "area"}, .level = Level::Zones}));
        QCOMPARE(table.columns.size(), std::size_t{3});
        QCOMPARE(table.columns[1].title.de, std::string("Einwohner"));
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.rows[1].cells, (std::vector<TableCell>{std::string("Bestadt"), 200.0, 1.0}));
        QCOMPARE(table.rows[1].key, std::string("06999002"));
    }
    void missingValueIsAnEmptyCell()
    {
        WB_VALUE(const auto table,
                 m_county.shown<TableAnswer>(TableContent{.indicators = {"inhabitants", "out_commuters"}}));
        QCOMPARE(table.rows[0].cells[2], TableCell());
    }
    void scenariosAddAColumnAndADifference()
    {
        QVERIFY(m_county.compute("Plan"));
        m_county.board.scenarios = {{{"Basis", "Base"}, ""}, {{"Plan", "Plan"}, "Plan"}};
        const auto answered =
            m_county.shown<TableAnswer>(TableContent{.indicators = {"inhabitants"}, .level = Level::Zones});
        m_county.board.scenarios.clear();
        WB_VALUE(const TableAnswer table, answered);
        QCOMPARE(table.columns.size(), std::size_t{4});
        QCOMPARE(table.columns[1].title.de, std::string("Einwohner · Basis"));
        QCOMPARE(table.columns[3].title.en, std::string("Δ Plan"));
        QVERIFY(table.columns[3].isDifference && table.columns[3].form.isSign);
        QCOMPARE(table.rows[0].cells, (std::vector<TableCell>{std::string("Adorf"), 400.0, 400.0, 0.0}));
    }
    void rowsAreShownUpToTheLimit()
    {
        WB_VALUE(const auto table,
                 m_county.shown<TableAnswer>(TableContent{.rows = {.role = "facilities", .dataset = {}, .where = {}},
                                                          .fields = {"kind", "capacity"},
                                                          .limit = 2}));
        QCOMPARE(table.totalCount, std::int64_t{9});
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.rows[0].cells, (std::vector<TableCell>{std::string("Kita"), 20.0}));
        QCOMPARE(table.rows[0].fid, std::int64_t{1});
        QCOMPARE(table.columns[1].column, std::string("Kapazität"));
        QCOMPARE(table.columns[1].form.decimals, 0);
        WB_VALUE(const auto all,
                 m_county.shown<TableAnswer>(TableContent{.rows = {.role = {}, .dataset = "Gas", .where = {}}}));
        QCOMPARE(all.columns.size(), std::size_t{2});
        QCOMPARE(all.rows[1].cells[1], TableCell());
    }
    void filtersListTextsOrARange()
    {
        WB_VALUE(const auto kinds,
                 m_county.shown<FilterAnswer>(FilterContent{
                     .rows = {.role = "facilities", .dataset = {}, .where = {}}, .field = "kind", .limit = 2}));
        QCOMPARE(kinds.choices.size(), std::size_t{2});
        QCOMPARE(kinds.choices[0].text, std::string("Hausarztpraxis"));
        QCOMPARE(kinds.otherCount, std::int64_t{4});
        WB_VALUE(const auto years, m_county.shown<FilterAnswer>(FilterContent{
                                       .rows = {.role = "buildings", .dataset = {}, .where = {}}, .field = "year"}));
        QCOMPARE(years.minimum, std::optional(1900.0));
        QCOMPARE(years.maximum, std::optional(1990.0));
        QCOMPARE(years.binding.column, std::string("baujahr"));
    }
    void missingRoleIsTold()
    {
        WB_VALUE(const TileAnswer table,
                 m_county.answer(TableContent{.rows = {.role = "stops", .dataset = {}, .where = {}}}));
        QCOMPARE(std::get<MissingAnswer>(table.shown).step.target, std::string("stops"));
        WB_VALUE(const TileAnswer filter, m_county.answer(FilterContent{
                                              .rows = {.role = "stops", .dataset = {}, .where = {}}, .field = "name"}));
        QVERIFY(filter.isMissing());
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(TableAnswersTest)
#include "table_answers_test.moc"
