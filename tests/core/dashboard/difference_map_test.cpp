// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/difference_map.h"
#include "core/map/color_vision.h"
#include "core/map/feature_values.h"

#include <QTest>

#include <algorithm>
#include <random>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

using Values = std::vector<std::pair<std::int64_t, double>>;

const DifferenceNames kNames{.first = {"Plan", "plan"}, .second = {"Bestand", "stock"}};

/// A map of the three districts.
MapAnswer districts(const Values& values, const Values& bands = {})
{
    MapAnswer map{
        .layer = "Ortsteile", .values = values, .bands = bands, .keyColumn = "SCHLUESSEL", .form = {.unit = "m"}};
    map.theme.unit = "m";
    return map;
}

/// Class by class "label: count".
QStringList classesOf(const DifferenceMap& shown)
{
    map::FeatureValues values;
    for (const auto& [fid, value] : shown.map.values) {
        values.addNumber(value);
    }
    const auto assignment = map::assignClasses(shown.map.theme, values, shown.map.values.size());
    QStringList lines;
    for (std::size_t i = 0; i < shown.map.theme.classes.size(); ++i) {
        const map::ThemeClass& one = shown.map.theme.classes[i];
        if (one.isVisible) {
            lines << QString::fromStdString(one.label) + QStringLiteral(": %1").arg(assignment.counts[i]);
        }
    }
    return lines;
}

} // namespace

class DifferenceMapTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void indicatorsOfOneUnitAreSubtractedPlaceByPlace()
    {
        WB_VALUE(const auto old, m_county.shown<MapAnswer>(MapContent{.indicator = "share_65_plus"}));
        WB_VALUE(const auto young, m_county.shown<MapAnswer>(MapContent{.indicator = "share_under_18"}));
        WB_VALUE(const auto shown, differenceMap(m_county.project, old, young, kNames, m_job));
        // 10 - 30, 20 - 20, 30 - 10 per cent of the inhabitants
        QCOMPARE(shown.map.values, (Values{{1, -20.0}, {2, 0.0}, {3, 20.0}}));
        QCOMPARE(shown.map.theme.title, std::string("Plan minus Bestand"));
        QCOMPARE(shown.map.theme.unit, std::string("Prozentpunkte"));
        QCOMPARE(classesOf(shown), (QStringList{"−20 bis 0: 1", "kein Unterschied: 1", "0 bis +20: 1"}));
        QVERIFY(shown.map.form.isSign);
    }
    void whatIsWithinTheUncertaintyIsNeutral()
    {
        const auto plan = districts({{1, 12.0}, {2, 20.0}, {3, 30.0}}, {{1, 3.0}, {2, 3.0}, {3, 3.0}});
        const auto stock = districts({{1, 10.0}, {2, 10.0}, {3, 35.0}}, {{1, 4.0}, {2, 4.0}, {3, 4.0}});
        WB_VALUE(const auto shown, differenceMap(m_county.project, plan, stock, kNames, m_job));
        QVERIFY(shown.hasBands);
        QCOMPARE(shown.map.values, (Values{{1, 0.0}, {2, 10.0}, {3, 0.0}})); // the band is the root of 9 + 16
        QCOMPARE(shown.features[2].difference.value, -5.0);
        QVERIFY(shown.features[2].difference.isWithinBand);
        QCOMPARE(classesOf(shown), (QStringList{"innerhalb der Unsicherheit: 2", "0 bis +10: 1"}));
    }
    void layersAreJoinedByTheirKey()
    {
        using Geometry = workspace::GeometryType;
        const auto layer = [&](const std::string& name, const std::vector<std::pair<const char*, double>>& rows) {
            std::vector<test::Row> all;
            for (const auto& [key, value] : rows) {
                all.push_back({test::pointAt(0, 0), {test::text("alle"), test::text(key), value}});
            }
            return m_county.add(name, {}, Geometry::Point, {"art:T", "block:T", "wert:R"}, all);
        };
        QVERIFY(layer("Stand", {{"a", 1.0}, {"b", 2.0}, {"c", 3.0}}));
        QVERIFY(layer("Plan", {{"c", 5.0}, {"d", 9.0}, {"a", 0.5}}));
        QVERIFY(layer("Fremd", {{"x", 5.0}, {"y", 9.0}, {"z", 0.5}}));
        const MapAnswer stand{.layer = "Stand", .column = "wert"};
        const MapAnswer plan{.layer = "Plan", .column = "wert"};
        WB_VALUE(const auto shown, differenceMap(m_county.project, plan, stand, kNames, m_job));
        QCOMPARE(shown.map.layer, std::string("Plan"));
        QCOMPARE(shown.map.values, (Values{{1, 2.0}, {3, -0.5}}));
        const MapAnswer other{.layer = "Fremd", .column = "wert"};
        QCOMPARE(differenceMap(m_county.project, plan, other, kNames, m_job).error().code, ErrorCode::NotFound);
    }
    void randomDifferencesEqualTheirSubtraction()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> number(-1000.0, 1000.0);
        for (int round = 0; round < 50; ++round) {
            Values first;
            Values second;
            for (const std::int64_t fid : {1, 2, 3}) {
                first.emplace_back(fid, number(random));
                second.emplace_back(fid, number(random));
            }
            WB_VALUE(const auto shown,
                     differenceMap(m_county.project, districts(first), districts(second), kNames, m_job));
            for (std::size_t i = 0; i < first.size(); ++i) {
                QCOMPARE(shown.map.values[i].second, first[i].second - second[i].second);
            }
            int counted = 0; // every place has a class, and only one
            for (const QString& line : classesOf(shown)) {
                counted += line.section(u':', 1).trimmed().toInt();
            }
            QCOMPARE(counted, 3);
        }
    }
    void bothSidesHaveTheSameRoundBounds()
    {
        const auto plan = districts({{1, 0.0}, {2, 0.0}, {3, 137.2}});
        const auto stock = districts({{1, 137.2}, {2, 41.3}, {3, 0.0}});
        WB_VALUE(const auto shown, differenceMap(m_county.project, plan, stock, kNames, m_job));
        QCOMPARE(classesOf(shown), (QStringList{"−140 bis −42: 1", "−42 bis 0: 1", "kein Unterschied: 0",
                                                "0 bis +42: 0", "+42 bis +140: 1"}));
    }
    void classesAreToldApartByEverybody()
    {
        const auto plan = districts({{1, 1.0}, {2, 20.0}, {3, 300.0}});
        const auto stock = districts({{1, 0.0}, {2, 0.0}, {3, 0.0}});
        WB_VALUE(const auto shown, differenceMap(m_county.project, plan, stock, kNames, m_job));
        QCOMPARE(shown.map.theme.classes.size(), std::size_t{7});
        std::vector<map::Color> colors{*shown.map.theme.missingColor};
        std::ranges::transform(shown.map.theme.classes, std::back_inserter(colors), &map::ThemeClass::color);
        for (std::size_t i = 2; i < colors.size(); ++i) {
            QVERIFY(map::worstDeltaE(map::seenLabs(colors[i - 1]), map::seenLabs(colors[i])) >= map::kClearDeltaE);
        }
        QVERIFY(map::worstDeltaE(map::seenLabs(colors[0]), map::seenLabs(colors[4])) >= map::kClearDeltaE);
    }
    void betterIsBlueWhereTheIndicatorSaysWhatIsGood()
    {
        const auto coloursOf = [&](const char* indicator) {
            auto plan = districts({{1, 1.0}, {2, 0.0}, {3, 0.0}});
            auto stock = districts({{1, 0.0}, {2, 0.0}, {3, 5.0}});
            plan.indicator = stock.indicator = indicator;
            const auto shown = differenceMap(m_county.project, plan, stock, kNames, m_job);
            const auto& classes = shown->map.theme.classes;
            return std::pair(classes.front().color, classes.back().color); // least, most
        };
        const auto isBlue = [](const map::Color& color) { return color.blue > color.red; };
        const auto [lessGigabit, moreGigabit] = coloursOf("gigabit_share");
        QVERIFY(!isBlue(lessGigabit) && isBlue(moreGigabit));
        const auto [fewerAccidents, moreAccidents] = coloursOf("accidents_per_inhabitant");
        QVERIFY(isBlue(fewerAccidents) && !isBlue(moreAccidents));
    }
    void nothingButNumbersOfOneUnitIsSubtracted()
    {
        auto other = districts({{1, 1.0}});
        other.theme.unit = "km";
        const auto units = differenceMap(m_county.project, districts({{1, 2.0}}), other, kNames, m_job);
        QCOMPARE(units.error().code, ErrorCode::InvalidInput);
        auto texts = districts({});
        texts.theme.kind = map::ThemeKind::Categorised;
        QCOMPARE(differenceMap(m_county.project, texts, texts, kNames, m_job).error().code, ErrorCode::InvalidInput);
    }
    void equalMapsHaveNoDifference()
    {
        const auto map = districts({{1, 0.1 + 0.2}, {2, 5.0}, {3, 1.0}});
        const auto same = districts({{1, 0.3}, {2, 5.0}, {3, 1.0}});
        WB_VALUE(const auto shown, differenceMap(m_county.project, map, same, kNames, m_job));
        QCOMPARE(shown.map.values, (Values{{1, 0.0}, {2, 0.0}, {3, 0.0}}));
        QCOMPARE(classesOf(shown), (QStringList{"kein Unterschied: 3"}));
    }
    void aStoppedJobStops()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const auto map = districts({{1, 1.0}});
        QCOMPARE(differenceMap(m_county.project, map, map, kNames, job).error().code, ErrorCode::Cancelled);
    }

private:
    test::AnsweredCounty m_county;
    Job m_job;
};

QTEST_GUILESS_MAIN(DifferenceMapTest)
#include "difference_map_test.moc"
