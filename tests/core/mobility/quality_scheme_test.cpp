// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/quality_scheme.h"

#include <QTest>

#include <string>
#include <vector>

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

/// A scheme of the shipped registry.
QualityScheme shipped(const char* id)
{
    const SchemeNames& names = *findScheme(id);
    const auto registry = analysis::registry::Registry::load(WB_SOURCE_DIR "/resources/registry").value();
    const auto tableOf = [&](const std::string& entry) {
        return &std::get<analysis::registry::Table>(
            registry.find(entry, analysis::registry::dateFromIso("2025-03-18").value()).value().period->value);
    };
    return schemeFrom(names, {tableOf(names.modes), tableOf(names.categories), tableOf(names.classes)}).value();
}

/// Departures in 14 hours for a headway in one direction, from two stops.
StationService every(double minutes, int group)
{
    return {.group = group, .departures = 2.0 * 840.0 / minutes, .stopCount = 2};
}

/// "AABC": the class at each of the distances, "-" for none.
std::string classesAt(const QualityScheme& scheme, int category, const std::vector<double>& distancesM)
{
    std::string classes;
    for (const double distanceM : distancesM) {
        const int rank = classRankAt(scheme, category, distanceM);
        classes += rank < 0 ? std::string("-") : scheme.classNames[static_cast<std::size_t>(rank)];
    }
    return classes;
}

constexpr double kHours = 14.0;
constexpr HeadwayEdge kBelow = HeadwayEdge::Below;

} // namespace

class QualitySchemeTest : public QObject {
    Q_OBJECT

private slots:
    void aBusEveryFiftyMinutesIsCategorySix()
    {
        const QualityScheme goat = shipped("goat"); // golden values of GOAT
        QCOMPARE(categoryOf(goat, every(50, 3), kHours, kBelow), 6);
        QCOMPARE(classesAt(goat, 6, {300, 300.001, 500, 500.001}), std::string("EFF-"));
    }
    void aTrainEveryFourMinutesIsCategoryOne()
    {
        const QualityScheme goat = shipped("goat");
        QCOMPARE(categoryOf(goat, every(4, 1), kHours, kBelow), 1);
        QCOMPARE(classesAt(goat, 1, {300, 500, 750, 1000, 1000.001}), std::string("AABC-"));
    }
    void fiftySixDeparturesOfABusAreEveryHalfHour()
    {
        const StationService pair{.group = 3, .departures = 56, .stopCount = 2};
        const QualityScheme goat = shipped("goat");
        QCOMPARE(headwayMin(goat, pair, kHours), 30.0);
        QCOMPARE(categoryOf(goat, pair, kHours, kBelow), 5);
        QCOMPARE(classesAt(goat, 5, {300, 500, 750, 1000}), std::string("DEF-"));
        const QualityScheme oerok = shipped("oerok");
        const StationService bus{.group = 4, .departures = 56, .stopCount = 2};
        QCOMPARE(categoryOf(oerok, bus, kHours, kBelow), 5);
        QCOMPARE(classesAt(oerok, 5, {300, 500, 750, 1000, 1250, 1251}), std::string("DEFGG-"));
    }
    void headwaysExactlyOnALimitFollowTheEdge()
    {
        const QualityScheme goat = shipped("goat");
        const std::vector<double> limits = {5, 10, 20, 40, 60, 120};
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const int own = static_cast<int>(i) + 2; // of a bus, from the table
            const int next = i + 1 < limits.size() ? own + 1 : 0;
            QCOMPARE(categoryOf(goat, every(limits[i] - 0.01, 3), kHours, kBelow), own);
            QCOMPARE(categoryOf(goat, every(limits[i], 3), kHours, kBelow), next);
            QCOMPARE(categoryOf(goat, every(limits[i], 3), kHours, HeadwayEdge::UpTo), own);
        }
    }
    void aSingleStopIsNotHalvedByGoat()
    {
        const StationService single{.group = 3, .departures = 28, .stopCount = 1};
        QCOMPARE(headwayMin(shipped("goat"), single, kHours), 30.0);
        QCOMPARE(headwayMin(shipped("oerok"), single, kHours), 60.0);
    }
    void hamburgCountsRoundedDeparturesAnHour()
    {
        const QualityScheme hamburg = shipped("hamburg");
        const auto of = [&](double departures, int group) {
            return categoryOf(hamburg, {.group = group, .departures = departures, .stopCount = 2}, kHours, kBelow);
        };
        QCOMPARE(of(24 * kHours, 1), 1);
        QCOMPARE(of(23.4 * kHours, 1), 1); // 23: the row from 12
        QCOMPARE(of(23.4 * kHours, 3), 3);
        QCOMPARE(of(23.5 * kHours, 3), 2); // 24
        QCOMPARE(of(2 * kHours, 3), 6);
        QCOMPARE(of(0.4 * kHours, 3), 0);
        QCOMPARE(classesAt(hamburg, 5, {300, 400, 600, 1000, 1500, 1501}), std::string("DEFGI-"));
        QCOMPARE(classesAt(hamburg, 7, {300, 400, 1500}), std::string("FGI"));
    }
    void routeTypesBelongToGroups()
    {
        const QualityScheme goat = shipped("goat");
        QCOMPARE(groupOf(goat, 2), 1);
        QCOMPARE(groupOf(goat, 109), 1);
        QCOMPARE(groupOf(goat, 0), 2);
        QCOMPARE(groupOf(goat, 704), 3);
        QCOMPARE(groupOf(goat, 1500), 0); // taxi
        QCOMPARE(groupOf(shipped("oerok"), 102), 1);
        QCOMPARE(goat.widestM(), 1000.0);
    }
    void aStationWithoutDeparturesHasNoCategory()
    {
        QCOMPARE(categoryOf(shipped("goat"), {.group = 3}, kHours, kBelow), 0);
        QCOMPARE(headwayMin(shipped("goat"), {.group = 3}, kHours), 0.0);
        QVERIFY(findScheme("none") == nullptr);
    }
    void brokenTablesAreRefused()
    {
        using analysis::registry::Table;
        const Table modes{{{1.0, 3.0, 3.0}}};
        const Table categories{{{5.0, 1.0}}};
        const Table classes{{{1.0, 300.0, std::string("A")}}};
        const SchemeNames& names = *findScheme("goat");
        QVERIFY(schemeFrom(names, {&modes, &categories, &classes}));
        const Table badModes{{{7.0, 3.0, 3.0}}};
        const Table badClasses{{{1.0, 300.0, std::monostate()}}};
        const Table badCategories{{{0.0, 1.0}}};
        QCOMPARE(schemeFrom(names, {&badModes, &categories, &classes}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(schemeFrom(names, {&modes, &badCategories, &classes}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(schemeFrom(names, {&modes, &categories, &badClasses}).error().subject, names.classes);
    }
};

QTEST_GUILESS_MAIN(QualitySchemeTest)
#include "quality_scheme_test.moc"
