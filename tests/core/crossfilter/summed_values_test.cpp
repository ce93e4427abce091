// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/summed_values.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::int64_t stepSum(const SummedValues& values)
{
    std::int64_t sum = 0;
    for (const std::int64_t steps : values.steps()) {
        sum += steps == SummedValues::kMissing ? 0 : steps;
    }
    return sum;
}

} // namespace

class SummedValuesTest : public QObject {
    Q_OBJECT

private slots:
    void centsAreSummedToTheCent()
    {
        // A million times 0.1 is not 100,000 in doubles: 100000.00000133288.
        std::vector<double> values(1'000'000, 0.1);
        values.push_back(0.01);
        Job job;
        WB_VALUE(const SummedValues summed, SummedValues::of(values, job));
        QVERIFY(summed.isExact());
        QCOMPARE(summed.toNumber(stepSum(summed)), 100'000.01);
    }
    void whatIsNoNumberIsMissing()
    {
        const std::vector<double> values{1, kNone, std::numeric_limits<double>::infinity(), -2};
        Job job;
        WB_VALUE(const SummedValues summed, SummedValues::of(values, job));
        QVERIFY(summed.hasMissing());
        QCOMPARE(summed.steps()[1], SummedValues::kMissing);
        QCOMPARE(summed.steps()[2], SummedValues::kMissing);
        QCOMPARE(summed.toNumber(stepSum(summed)), -1.0);
    }
    void otherNumbersAreSummedWithinTheStatedBound()
    {
        std::mt19937 random(7);
        std::lognormal_distribution<double> areas(3.0, 4.0);
        std::vector<double> values(100'000);
        std::ranges::generate(values, [&] { return areas(random); });
        Job job;
        WB_VALUE(const SummedValues summed, SummedValues::of(values, job));
        QVERIFY(!summed.isExact());
        long double exact = 0; // 64 bits of mantissa: good to 10^-15 for this many
        for (const double value : values) {
            exact += static_cast<long double>(value);
        }
        const double bound = static_cast<double>(exact) * static_cast<double>(values.size()) * 0x1p-62 +
                             static_cast<double>(exact) * 0x1p-52;
        QVERIFY(std::abs(summed.toNumber(stepSum(summed)) - static_cast<double>(exact)) <= bound);
    }
    void hugeAndTinyNumbersStayInRange()
    {
        Job job;
        const std::vector<double> huge{1e300, -1e300, 5e299, 1.0 / 3};
        WB_VALUE(const SummedValues big, SummedValues::of(huge, job));
        QVERIFY(std::abs(big.toNumber(stepSum(big)) / 5e299 - 1) < 1e-12);
        const std::vector<double> extreme{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
        WB_VALUE(const SummedValues most, SummedValues::of(extreme, job));
        QVERIFY(most.steps()[0] > 0 && most.steps()[0] + most.steps()[1] > most.steps()[0]);
        const std::vector<double> tiny{1e-300, 2e-300};
        WB_VALUE(const SummedValues small, SummedValues::of(tiny, job));
        QVERIFY(std::abs(small.toNumber(stepSum(small)) / 3e-300 - 1) < 1e-12);
    }
    void nothingSumsToNothing()
    {
        Job job;
        WB_VALUE(const SummedValues none, SummedValues::of({}, job));
        QCOMPARE(none.steps().size(), std::size_t{0});
        const std::vector<double> missing{kNone};
        WB_VALUE(const SummedValues onlyMissing, SummedValues::of(missing, job));
        QCOMPARE(onlyMissing.toNumber(stepSum(onlyMissing)), 0.0);
    }
    void itStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const auto stopped = SummedValues::of(std::vector<double>(10, 1.0), job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SummedValuesTest)
#include "summed_values_test.moc"
