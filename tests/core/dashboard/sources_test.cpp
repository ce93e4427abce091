// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/sources.h"

#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using analysis::indicator::Absence;
using analysis::role::Wanted;

class SourcesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void rowsOfARoleAreOpenedWithTheirCondition()
    {
        Sources sources(m_county.project, m_county.board, m_selection);
        WB_VALUE(auto opened, sources.open({.role = "buildings", .dataset = {}, .where = "year < 1950"}));
        OpenRows& rows = std::get<OpenRows>(opened);
        QCOMPARE(rows.whereInColumns, std::string("[baujahr] < 1950"));
        QCOMPARE(rows.titleOf("year").de, std::string("Baujahr"));
        QCOMPARE(rows.formOf("floor_area").unit, std::string("m2"));
        QCOMPARE(rows.formOf("year").decimals, 0);
        const auto field = Sources::field(rows, "year", Wanted::Number);
        QCOMPARE(std::get<OpenField>(field).column, std::string("baujahr"));
        int count = 0;
        Job job;
        WB_VERIFY_RESULT(walk(
            m_county.project, rows,
            [&](const workspace::LayerReader&) -> Result<void> {
                ++count;
                return {};
            },
            job));
        QCOMPARE(count, 1);
    }
    void whatIsAbsentIsToldWithTheNextStep()
    {
        Sources sources(m_county.project, m_county.board, m_selection);
        const auto missing = [&](const RowSource& source) {
            return std::get<MissingAnswer>(sources.open(source).value());
        };
        const MissingAnswer role = missing({.role = "stops", .dataset = {}, .where = {}});
        QCOMPARE(role.what, MissingAnswer::What::Role);
        QCOMPARE(role.step.kind, NextStep::Kind::ImportRole);
        QCOMPARE(role.step.target, std::string("stops"));
        QCOMPARE(missing({.role = {}, .dataset = "Weg", .where = {}}).what, MissingAnswer::What::Dataset);
        QCOMPARE(missing({}).step.kind, NextStep::Kind::EditTile);
        const MissingAnswer result = missing({.role = {}, .dataset = "Weg", .where = {}, .madeBy = "solar_yield"});
        QCOMPARE(result.step.kind, NextStep::Kind::RunAnalysis);
        QCOMPARE(result.step.target, std::string("solar_yield"));
        const MissingAnswer field = missing({.role = "buildings", .dataset = {}, .where = "function = 'x'"});
        QCOMPARE(field.what, MissingAnswer::What::Field);
        QCOMPARE(field.step.kind, NextStep::Kind::MapFields);
        QCOMPARE(field.step.target, std::string("Gebaeude"));
    }
    void reasonsOfTheResultBecomeSteps()
    {
        QCOMPARE(missingFor(Absence::Role, "age_groups").step.target, std::string("age_groups"));
        QCOMPARE(missingFor(Absence::Field, "buildings.year").step.kind, NextStep::Kind::MapFields);
        QCOMPARE(missingFor(Absence::Level, "commuters").step.kind, NextStep::Kind::ChooseZone);
        QCOMPARE(missingFor(Absence::Values, "x").step.kind, NextStep::Kind::None);
    }
    void indicatorsThatWereNotComputedAskForTheirAnalysis()
    {
        test::AnalysisProject made;
        Sources sources(made.project, m_county.board, m_selection);
        Job job;
        WB_VALUE(const auto found, sources.indicated("area", job));
        const auto& missing = std::get<MissingAnswer>(found);
        QCOMPARE(missing.what, MissingAnswer::What::Result);
        QCOMPARE(missing.step.kind, NextStep::Kind::RunAnalysis);
        QCOMPARE(missing.step.target, std::string("indicators"));
    }
    void valuesBecomeTexts()
    {
        QCOMPARE(textOf(analysis::formula::Value(1.5)), std::optional<std::string>("1.5"));
        QCOMPARE(textOf(analysis::formula::Value(true)), std::optional<std::string>("ja"));
        QVERIFY(!textOf(analysis::formula::Value()));
        QVERIFY(!textOf(analysis::formula::Value(std::string())));
    }

private:
    test::AnsweredCounty m_county;
    Selection m_selection;
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources_test.moc"
