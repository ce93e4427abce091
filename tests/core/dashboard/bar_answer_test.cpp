// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

std::vector<std::string> labelsOf(const BarAnswer& bars)
{
    std::vector<std::string> labels;
    for (const ChartLabel& label : bars.labels) {
        labels.push_back(label.text.de);
    }
    return labels;
}

const RowSource kFacilities{.role = "facilities", .dataset = {}, .where = {}};

} // namespace

class BarAnswerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void indicatorsByZoneAreOrderedByTheFirst()
    {
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(BarContent{
                                      .indicators = {"share_65_plus", "share_under_18"}, .level = Level::Districts}));
        QCOMPARE(labelsOf(bars), (std::vector<std::string>{"Bestadt", "Ostend", "Westend"})); // 30, 20, 10 %
        QCOMPARE(bars.series.size(), std::size_t{2});
        QCOMPARE(bars.series[0].values, (std::vector<std::optional<double>>{30.0, 20.0, 10.0}));
        QCOMPARE(bars.series[1].values, (std::vector<std::optional<double>>{10.0, 20.0, 30.0}));
        QCOMPARE(bars.series[1].color, std::size_t{1});
        QCOMPARE(bars.labels[0].key, std::string("0699900201"));
        QVERIFY(bars.binding.empty());
    }
    void districtsOfTheChosenMunicipalityOnly()
    {
        const BarContent content{.indicators = {"inhabitants"}, .level = Level::Districts};
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(content, "06999001"));
        QCOMPARE(labelsOf(bars), (std::vector<std::string>{"Ostend", "Westend"}));
        WB_VALUE(const auto all,
                 m_county.shown<BarAnswer>(content, "0699900101")); // a district is chosen: beside the others
        QCOMPARE(all.labels.size(), std::size_t{3});
    }
    void moreZonesThanTheLimitAreToldAndLeftOut()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(BarContent{.indicators = {"inhabitants"}, .level = Level::Districts, .limit = 2}));
        const auto& bars = std::get<BarAnswer>(answer.shown);
        QCOMPARE(labelsOf(bars), (std::vector<std::string>{"Ostend", "Bestadt"}));
        QCOMPARE(bars.series[0].values.size(), std::size_t{2});
        QCOMPARE(answer.remarks.back().en, std::string("Shown: 2 of 3"));
    }
    void indicatorsSideBySideForTheChosenZone()
    {
        const BarContent content{.indicators = {"forest_share", "agriculture_share"}, .order = BarOrder::Given};
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(content, "06999002"));
        QCOMPARE(bars.series.size(), std::size_t{1});
        QCOMPARE(bars.series[0].values, (std::vector<std::optional<double>>{25.0, 50.0}));
    }
    void rowsAreCountedByGroup()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(BarContent{.rows = kFacilities, .groupBy = "kind", .limit = 2}));
        const auto& bars = std::get<BarAnswer>(answer.shown);
        QCOMPARE(labelsOf(bars), (std::vector<std::string>{"Hausarztpraxis", "Kita", "übrige (4)"}));
        QCOMPARE(bars.series[0].values, (std::vector<std::optional<double>>{3.0, 2.0, 4.0}));
        QVERIFY(bars.labels[2].isRest);
        QCOMPARE(bars.binding.dataset, std::string("Einrichtungen"));
        QCOMPARE(bars.binding.column, std::string("Einrichtung"));
        QCOMPARE(bars.binding.texts, (std::vector<std::string>{"Hausarztpraxis", "Kita"}));
        QCOMPARE(answer.title.de, std::string("Art"));
    }
    void valuesAreSummedAndOrderedByName()
    {
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(
                                      BarContent{.rows = {.role = "facilities", .dataset = {}, .where = "capacity > 4"},
                                                 .groupBy = "kind",
                                                 .value = "capacity",
                                                 .aggregate = Aggregate::Sum,
                                                 .order = BarOrder::Name}));
        QCOMPARE(labelsOf(bars), (std::vector<std::string>{"Grundschule", "Kita", "Krankenhaus"}));
        QCOMPARE(bars.series[0].values, (std::vector<std::optional<double>>{30.0, 25.0, 6.0}));
        QCOMPARE(bars.binding.where, std::string("[Kapazität] > 4"));
    }
    void classesOfTheRegistryKeepTheirOrder()
    {
        const auto row = [](const char* suitability, double area) {
            return test::Row{test::rectangle(0, 0, 10, 10), {test::text(suitability), area}};
        };
        QVERIFY(m_county.add(
            "Dachklassen", {}, workspace::GeometryType::Polygon, {"eignung:T", "flaeche:R"},
            {row("bedingt", 500), row("gut", 80), row("hervorragend", 20), row("sehr gut", 60), row("gut", 30)}));
        BarContent content{.rows = {.role = {}, .dataset = "Dachklassen", .where = {}, .madeBy = {}},
                           .groupBy = "eignung",
                           .value = "flaeche",
                           .aggregate = Aggregate::Sum};
        WB_VALUE(const auto usual, m_county.shown<BarAnswer>(content));
        QCOMPARE(labelsOf(usual), (std::vector<std::string>{"hervorragend", "sehr gut", "gut", "bedingt"}));
        QCOMPARE(usual.binding.texts, labelsOf(usual));
        QCOMPARE(usual.series[0].values, (std::vector<std::optional<double>>{20.0, 60.0, 110.0, 500.0}));
        content.order = BarOrder::Largest;
        QCOMPARE(labelsOf(*m_county.shown<BarAnswer>(content)),
                 (std::vector<std::string>{"bedingt", "gut", "sehr gut", "hervorragend"}));
        content.order = BarOrder::Given;
        QCOMPARE(labelsOf(*m_county.shown<BarAnswer>(content)),
                 (std::vector<std::string>{"bedingt", "gut", "hervorragend", "sehr gut"}));
    }
    void numbersAreOrderedAsNumbers()
    {
        const RowSource hours{.role = {}, .dataset = "Stunden", .where = {}, .madeBy = {}};
        QVERIFY(m_county.add(
            "Stunden", {}, workspace::GeometryType::None, {"stunde:I"},
            {{"", {test::whole(10)}}, {"", {test::whole(9)}}, {"", {test::whole(10)}}, {"", {test::whole(2)}}}));
        for (const BarOrder order : {BarOrder::Usual, BarOrder::Name}) {
            WB_VALUE(const auto bars,
                     m_county.shown<BarAnswer>(BarContent{.rows = hours, .groupBy = "stunde", .order = order}));
            QCOMPARE(labelsOf(bars), (std::vector<std::string>{"2", "9", "10"}));
        }
    }
    void otherAggregatesOfRows_data()
    {
        QTest::addColumn<int>("aggregate");
        QTest::addColumn<double>("wanted");
        QTest::newRow("mean") << static_cast<int>(Aggregate::Mean) << 12.5;
        QTest::newRow("minimum") << static_cast<int>(Aggregate::Minimum) << 5.0;
        QTest::newRow("maximum") << static_cast<int>(Aggregate::Maximum) << 20.0;
    }
    void otherAggregatesOfRows()
    {
        QFETCH(int, aggregate);
        QFETCH(double, wanted);
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(BarContent{
                                      .rows = {.role = "facilities", .dataset = {}, .where = "kind = 'Kita'"},
                                      .groupBy = "kind",
                                      .value = "capacity",
                                      .aggregate = static_cast<Aggregate>(aggregate)}));
        QCOMPARE(bars.series[0].values.at(0), std::optional(wanted));
    }
    void rowsWithoutATextStandAtTheEnd()
    {
        WB_VALUE(const auto bars, m_county.shown<BarAnswer>(BarContent{
                                      .rows = {.role = "buildings", .dataset = {}, .where = {}}, .groupBy = "year"}));
        QCOMPARE(bars.labels.back().text.de, std::string("ohne Angabe"));
        QCOMPARE(bars.series[0].values.back(), std::optional(2.0));
    }
    void whatIsMissingIsTold()
    {
        WB_VALUE(const TileAnswer field, m_county.answer(BarContent{.rows = kFacilities}));
        QCOMPARE(std::get<MissingAnswer>(field.shown).step.kind, NextStep::Kind::EditTile);
        WB_VALUE(const TileAnswer level,
                 m_county.answer(BarContent{.indicators = {"commuter_balance"}, .level = Level::Districts}));
        QCOMPARE(std::get<MissingAnswer>(level.shown).step.kind, NextStep::Kind::ChooseZone);
    }
    void rowsAreOfAllAreasWhateverIsChosen()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(BarContent{.rows = kFacilities, .groupBy = "kind"}, "06999001"));
        QVERIFY(answer.remarks.back().de.starts_with("Zeigt alle Gebiete"));
    }
    void layoutIsPassedOn()
    {
        WB_VALUE(const auto bars,
                 m_county.shown<BarAnswer>(
                     BarContent{.indicators = {"forest_share"}, .level = Level::Zones, .layout = BarLayout::Share}));
        QVERIFY(bars.isStacked && bars.isShare);
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(BarAnswerTest)
#include "bar_answer_test.moc"
