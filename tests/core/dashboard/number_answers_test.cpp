// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include <algorithm>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using analysis::indicator::Direction;
using analysis::indicator::ResultRow;

namespace {

/// A result of one indicator for all zones, as an analysis with a known uncertainty would write it.
bool addResult(test::AnsweredCounty& county, const std::string& name, double value, std::optional<double> band)
{
    Job job;
    workspace::LayerSchema schema = analysis::indicator::resultSchema();
    schema.name = name;
    auto started = county.project.load(schema, R"({"source":"test"})");
    if (!started) {
        return false;
    }
    workspace::LayerLoader loader = std::move(started).value();
    workspace::RowBatch rows;
    analysis::indicator::addRow(rows,
                                {.zoneKey = {},
                                 .zoneName = {},
                                 .indicator = "old_age_ratio",
                                 .value = value,
                                 .unit = "1",
                                 .band = band,
                                 .subject = {}},
                                {"Altenquotient", "Old-age ratio"});
    return loader.append(rows, job) &&
           county.project.publish(std::move(loader), {.lineage = {.dataset = name, .activity = "scenario"}}, job);
}

} // namespace

class NumberAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_county.prepare());
        QVERIFY(addResult(m_county, "Basis", 30.0, 3.0));
        QVERIFY(addResult(m_county, "Nah", 34.0, 4.0));  // 4 within hypot(3, 4) = 5
        QVERIFY(addResult(m_county, "Fern", 24.0, 4.0)); // 6 is not
    }
    void numberComesWithFormSourceAndParts()
    {
        WB_VALUE(const TileAnswer answer, m_county.answer(KpiContent{.indicator = "share_65_plus", .target = 20.0}));
        const auto& kpi = std::get<KpiAnswer>(answer.shown);
        QCOMPARE(kpi.value, 65.0 / 3);
        QCOMPARE(kpi.numerator, std::optional(130.0));
        QCOMPARE(kpi.denominator, std::optional(600.0));
        QCOMPARE(kpi.form.unit, std::string("%"));
        QCOMPARE(kpi.zone.de, std::string("Alle Gemeinden"));
        QVERIFY(!kpi.method.empty() && !kpi.definition.de.empty() && !kpi.caveat.en.empty());
        QCOMPARE(answer.title.de, std::string("Anteil ab 65 Jahren"));
        QCOMPARE(answer.datasets, std::vector<std::string>{"Kennzahlen"});
        QCOMPARE(answer.validShare, std::optional(1.0));
        QCOMPARE(kpi.targetState, TargetState::None); // neither more nor less is better
    }
    void chosenZoneIsAnswered()
    {
        WB_VALUE(const auto kpi, m_county.shown<KpiAnswer>(KpiContent{.indicator = "inhabitants"}, "0699900102"));
        QCOMPARE(kpi.value, 300.0);
        QCOMPARE(kpi.zone.de, std::string("Ostend"));
        WB_VALUE(const TileAnswer unknown, m_county.answer(KpiContent{.indicator = "inhabitants"}, "05"));
        QCOMPARE(std::get<MissingAnswer>(unknown.shown).step.kind, NextStep::Kind::ChooseZone);
    }
    void targetIsMetInTheDirectionOfTheIndicator()
    {
        const auto state = [&](const char* indicator, double target) {
            return m_county.shown<KpiAnswer>(KpiContent{.indicator = indicator, .target = target})->targetState;
        };
        QCOMPARE(state("gigabit_share", 40.0), TargetState::Met); // 41.7, more is better
        QCOMPARE(state("gigabit_share", 50.0), TargetState::Missed);
        QCOMPARE(state("settlement_share", 10.0), TargetState::Missed); // 12.5, less is better
    }
    void missingValuesAreToldNotErrors()
    {
        WB_VALUE(const TileAnswer answer, m_county.answer(KpiContent{.indicator = "out_commuters"}, "0699900101"));
        QCOMPARE(std::get<MissingAnswer>(answer.shown).step.kind, NextStep::Kind::ChooseZone);
        WB_VALUE(const TileAnswer unknown, m_county.answer(KpiContent{.indicator = "luck"}));
        QCOMPARE(std::get<MissingAnswer>(unknown.shown).step.kind, NextStep::Kind::EditTile);
    }
    void partOfTheValuesIsRemarked()
    {
        WB_VALUE(const TileAnswer answer, m_county.answer(KpiContent{.indicator = "inhabitants_grid"}));
        QCOMPARE(answer.validShare, std::optional(0.75));
        QVERIFY(std::ranges::any_of(answer.remarks,
                                    [](const Text& each) { return each.de == "75 % der Werte liegen vor"; }));
    }
    void trendIsTheDifferenceToAnEarlierResult()
    {
        WB_VALUE(const auto kpi,
                 m_county.shown<KpiAnswer>(KpiContent{.indicator = "old_age_ratio", .trendAgainst = "Basis"}));
        QVERIFY(kpi.trend);
        QVERIFY(std::abs(kpi.trend->value - (325.0 / 9 - 30.0)) < 1e-9);
        QCOMPARE(kpi.trend->isBetter, std::optional(false)); // more old people: less is better
        QVERIFY(!kpi.trend->band);
    }
    void historyIsReadFromRowsWithAYear()
    {
        using Geometry = workspace::GeometryType;
        QVERIFY(m_county.add("Verlauf", {}, Geometry::None, {"jahr:I", "leute:R"},
                             {{"", {test::whole(2020), 7.0}},
                              {"", {test::whole(2010), 1.5}},
                              {"", {test::whole(2010), 2.5}},
                              {"", {test::whole(2015), test::none()}}}));
        KpiContent content{.indicator = "inhabitants"};
        content.rows.dataset = "Verlauf";
        content.along = "jahr";
        content.value = "leute";
        WB_VALUE(const TileAnswer answer, m_county.answer(content));
        const auto& kpi = std::get<KpiAnswer>(answer.shown);
        using Points = std::vector<std::pair<double, std::optional<double>>>;
        QCOMPARE(kpi.history.points, (Points{{2010.0, 4.0}, {2020.0, 7.0}}));
        QVERIFY(!kpi.isHistoryTime);
        QVERIFY(std::ranges::count(answer.datasets, std::string("Verlauf")) == 1);
        // Of one zone it is not told, and what is not there is not drawn.
        QVERIFY(m_county.shown<KpiAnswer>(content, "06999001")->history.points.empty());
        content.rows.dataset = "Weg";
        QVERIFY(m_county.shown<KpiAnswer>(content)->history.points.empty());
        QVERIFY(m_county.shown<KpiAnswer>(KpiContent{.indicator = "inhabitants"})->history.points.empty());
    }
    void differenceWithinTheBandIsNoDifference()
    {
        test::AnsweredCounty& county = m_county;
        county.board.scenarios = {{{"Basis", "Base"}, "Basis"}, {{"Nah", "Near"}, "Nah"}, {{"Fern", "Far"}, "Fern"}};
        WB_VALUE(const TileAnswer answer, county.answer(KpiContent{.indicator = "old_age_ratio"}));
        county.board.scenarios.clear();
        const auto& kpi = std::get<KpiAnswer>(answer.shown);
        QCOMPARE(kpi.scenarios.size(), std::size_t{3});
        QCOMPARE(kpi.scenarios[0].value, std::optional(30.0));
        QVERIFY(!kpi.scenarios[0].difference);
        QCOMPARE(kpi.scenarios[1].difference->value, 4.0);
        QCOMPARE(kpi.scenarios[1].difference->band, std::optional(5.0));
        QVERIFY(kpi.scenarios[1].difference->isWithinBand);
        QVERIFY(!kpi.scenarios[1].difference->isBetter);
        QVERIFY(!kpi.scenarios[2].difference->isWithinBand);
        QCOMPARE(kpi.scenarios[2].difference->isBetter, std::optional(true));
        QCOMPARE(answer.datasets.size(), std::size_t{4});
    }
    void gaugeAddsItsScale()
    {
        WB_VALUE(const auto gauge,
                 m_county.shown<GaugeAnswer>(GaugeContent{.indicator = "gigabit_share", .thresholds = {50, 80}}));
        QCOMPARE(gauge.maximum, 100.0);
        QCOMPARE(gauge.thresholds.size(), std::size_t{2});
        QVERIFY(std::abs(gauge.number.value - 125.0 / 3) < 1e-9);
    }
    void sameNumberIsNeitherBetterNorWorse()
    {
        QVERIFY(!differenceOf(1.0, 1.0, std::nullopt, Direction::More).isBetter);
        QVERIFY(!differenceOf(2.0, 1.0, std::nullopt, Direction::Neutral).isBetter);
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(NumberAnswersTest)
#include "number_answers_test.moc"
