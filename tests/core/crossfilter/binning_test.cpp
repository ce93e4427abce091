// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/binning.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

CategoryColumn textsOf(const std::vector<std::string>& texts)
{
    CategoryColumn column;
    for (const std::string& text : texts) {
        text.empty() ? column.addMissing() : column.add(text);
    }
    return column;
}

} // namespace

class BinningTest : public QObject {
    Q_OBJECT

private slots:
    void boundsAreRound()
    {
        Job job;
        WB_VALUE(const Binning decimals,
                 equalWidthBins({.values = {0.13, 0.97, 0.5}, .unit = "m"}, {.binCount = 10}, job));
        QCOMPARE(decimals.bounds, (std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0}));
        QCOMPARE(decimals.unit, std::string("m"));
        QVERIFY(!decimals.isWholeNumbers);
        WB_VALUE(const Binning years, equalWidthBins({.values = {1903, 2019}}, {.binCount = 12}, job));
        QCOMPARE(years.bounds.front(), 1900.0);
        QCOMPARE(years.bounds[1], 1910.0);
        QCOMPARE(years.bounds.back(), 2020.0);
        QVERIFY(years.isWholeNumbers);
    }
    void wholeNumbersGetBinsOfWholeWidth()
    {
        Job job;
        WB_VALUE(const Binning floors, equalWidthBins({.values = {1, 2, 3, 5}}, {.binCount = 100}, job));
        QCOMPARE(floors.bounds, (std::vector<double>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(floors.binOfNumber(5), 4U);
    }
    void everyValueLiesBetweenTheBoundsOfItsBin()
    {
        std::mt19937 random(11);
        Job job;
        for (int round = 0; round < 200; ++round) {
            const double scale = std::pow(10.0, std::uniform_int_distribution<int>(-12, 12)(random));
            const double shift = std::uniform_real_distribution<double>(-5, 5)(random) * scale;
            NumberColumn column;
            for (int i = 0; i < 50; ++i) {
                column.values.push_back(shift + scale * std::uniform_real_distribution<double>(0, 1)(random));
            }
            const std::uint32_t most = std::uniform_int_distribution<std::uint32_t>(2, 120)(random);
            WB_VALUE(const Binning binning, equalWidthBins(column, {.binCount = most}, job));
            QVERIFY(binning.regularCount >= 1 && binning.regularCount <= most);
            QVERIFY(std::ranges::adjacent_find(binning.bounds, std::greater_equal<>()) == binning.bounds.end());
            for (const double value : column.values) {
                const std::uint32_t bin = binning.binOfNumber(value);
                QVERIFY(bin < binning.regularCount);
                QVERIFY(binning.bounds[bin] <= value && value <= binning.bounds[bin + 1]);
                QVERIFY(value < binning.bounds[bin + 1] || bin + 1 == binning.regularCount);
            }
        }
    }
    void valuesAtTheEdgeOfNumbersAreSorted()
    {
        Job job;
        const double most = std::numeric_limits<double>::max();
        WB_VALUE(const Binning binning, equalWidthBins({.values = {-most, 0.5, most}}, {.binCount = 10}, job));
        QVERIFY(binning.regularCount >= 2);
        QVERIFY(binning.binOfNumber(-most) < binning.regularCount && binning.binOfNumber(most) < binning.regularCount);
        WB_VALUE(const Binning tiny, equalWidthBins({.values = {1e-310, 0.0}}, {.binCount = 10}, job));
        QVERIFY(tiny.binOfNumber(1e-310) < tiny.regularCount);
    }
    void oneValueIsOneBin()
    {
        Job job;
        WB_VALUE(const Binning whole, equalWidthBins({.values = {7, 7}}, {}, job));
        QCOMPARE(whole.regularCount, 1U);
        QCOMPARE(whole.binOfNumber(7), 0U);
        WB_VALUE(const Binning decimal, equalWidthBins({.values = {7.5}}, {}, job));
        QCOMPARE(decimal.regularCount, 1U);
        QCOMPARE(decimal.binOfNumber(7.5), 0U);
    }
    void withoutValuesThereIsOnlyTheMissingBin()
    {
        Job job;
        const double infinite = std::numeric_limits<double>::infinity();
        WB_VALUE(const Binning binning, equalWidthBins({.values = {kNone, infinite}}, {}, job));
        QCOMPARE(binning.binCount(), 1U);
        QCOMPARE(binning.missingBin(), 0U);
        QCOMPARE(binning.binOfNumber(3), 0U);
    }
    void tooFewOrTooManyBinsAreRefused()
    {
        Job job;
        QCOMPARE(equalWidthBins({.values = {1, 2}}, {.binCount = 1}, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(equalWidthBins({.values = {1, 2}}, {.binCount = 65'535}, job).error().code, ErrorCode::InvalidInput);
    }
    void classesOfAThemeTakeTheirUpperBound()
    {
        WB_VALUE(const Binning classes, boundedBins({}, {10, 20, 50}));
        QCOMPARE(classes.binOfNumber(10), 0U); // the first also its lower bound
        QCOMPARE(classes.binOfNumber(20), 0U);
        QCOMPARE(classes.binOfNumber(20.001), 1U);
        QCOMPARE(classes.binOfNumber(50), 1U);
        QCOMPARE(classes.binOfNumber(50.5), 2U);
        QCOMPARE(classes.binOfNumber(9), 2U);
        QCOMPARE(classes.binOfNumber(kNone), 3U);
        QCOMPARE(classes.otherBin(), std::optional(2U));
        WB_VALUE(const Binning lower, boundedBins({}, {10, 20, 50}, BoundRule::LowerIncluded));
        QCOMPARE(lower.binOfNumber(20), 1U);
        QCOMPARE(lower.binOfNumber(50), 1U);
    }
    void boundsMustAscend()
    {
        QCOMPARE(boundedBins({}, {1}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(boundedBins({}, {1, 1}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(boundedBins({}, {2, 1}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(boundedBins({}, {1, kNone}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(boundedBins({}, std::vector<double>{0, std::numeric_limits<double>::infinity()}).error().code,
                 ErrorCode::InvalidInput);
    }
    void seldomTextsShareABin()
    {
        const CategoryColumn column = textsOf({"Gas", "Öl", "Gas", "", "Fernwärme", "Öl", "Gas", "Holz", "Strom"});
        WB_VALUE(const Binning binning, categoryBins(column, {.limit = 3}));
        QCOMPARE(binning.categories, (std::vector<std::string>{"Gas", "Öl", "Fernwärme"})); // equal counts: by name
        QVERIFY(binning.hasOther);
        QCOMPARE(binning.binOfCode[column.codeOf("Holz")], 3U);
        QCOMPARE(binning.missingBin(), 4U);
    }
    void textsCanStandByName()
    {
        const CategoryColumn column = textsOf({"b", "c", "c", "a"});
        WB_VALUE(const Binning binning, categoryBins(column, {.limit = 2, .order = CategoryOrder::ByName}));
        QCOMPARE(binning.categories, (std::vector<std::string>{"a", "c"})); // the most frequent, then by name
        WB_VALUE(const Binning all, categoryBins(column, {}));
        QVERIFY(!all.hasOther);
        QCOMPARE(all.binCount(), 4U);
        QCOMPARE(categoryBins(column, {.limit = 0}).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(equalWidthBins({.values = {1, 2}}, {}, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(BinningTest)
#include "binning_test.moc"
