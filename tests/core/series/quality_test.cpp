// SPDX-License-Identifier: GPL-3.0-or-later
// 200 faults put into the readings of 100 sites by a seed: nearly all are found, and nearly nothing else.
#include "core/series/quality.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace weitblick;
using namespace weitblick::series;

namespace {

constexpr std::int64_t kFirstS = 1'704'067'200;
constexpr std::int64_t kIntervalS = 900;
constexpr std::size_t kDays = 90;
constexpr std::size_t kCount = kDays * 96;

struct Seeded {
    QualityFault fault;
    std::size_t begin;
    std::size_t end;
};

/// A site: what the weather does everywhere, a level of its own, noise.
std::vector<double> siteOf(const std::vector<double>& weather, std::mt19937& random)
{
    std::normal_distribution<double> noise(0.0, 0.4);
    const double level = noise(random) * 5.0;
    std::vector<double> values;
    for (const double value : weather) {
        values.push_back(std::round((value + level + noise(random)) * 10.0) / 10.0);
    }
    return values;
}

std::vector<double> weatherOf(std::mt19937& random)
{
    std::normal_distribution<double> step(0.0, 0.15);
    std::vector<double> weather;
    double slow = 0.0;
    for (std::size_t i = 0; i < kCount; ++i) {
        slow = 0.998 * slow + step(random);
        weather.push_back(12.0 + 6.0 * std::sin(static_cast<double>(i % 96) / 96.0 * 6.2831853) + slow);
    }
    return weather;
}

/// Changes the values; NaN is a reading that is missing.
Seeded put(QualityFault fault, std::size_t begin, std::vector<double>& values, std::mt19937& random)
{
    const auto draw = [&random](std::size_t from, std::size_t to) { return from + random() % (to - from); };
    const double sign = random() % 2 == 0 ? 1.0 : -1.0;
    std::size_t length = 1;
    switch (fault) {
    case QualityFault::Range:
        length = draw(1, 8);
        std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(begin), length, sign * 99.9);
        break;
    case QualityFault::Spike:
        values[begin] += sign * static_cast<double>(draw(8, 20));
        break;
    case QualityFault::Flatline:
        length = draw(30, 200);
        std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(begin), length, values[begin]);
        break;
    case QualityFault::Gap:
        length = draw(3, 200);
        std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(begin), length, std::nan(""));
        break;
    case QualityFault::Drift:
        length = 96 * draw(20, 30);
        for (std::size_t i = 0; i < length; ++i) {
            values[begin + i] += sign * 4.0 * static_cast<double>(i) / static_cast<double>(length);
        }
        break;
    case QualityFault::ClockShift:
        length = 96 * draw(10, 20);
        const std::vector<double> before = values;
        for (std::size_t i = 0; i < length; ++i) {
            values[begin + i] = before[begin + i - 4]; // an hour late
        }
        break;
    }
    return {fault, begin, begin + length};
}

bool overlaps(const Seeded& seeded, const QualityFlag& flag)
{
    const std::int64_t from = kFirstS + static_cast<std::int64_t>(seeded.begin) * kIntervalS;
    const std::int64_t to = kFirstS + static_cast<std::int64_t>(seeded.end) * kIntervalS;
    return seeded.fault == flag.fault && flag.span.fromUtcS < to && from < flag.span.toUtcS;
}

} // namespace

class QualityTest : public QObject {
    Q_OBJECT

private slots:
    void twoHundredSeededFaultsAreFound()
    {
        std::mt19937 random(2024);
        int found = 0;
        int seededCount = 0;
        int right = 0;
        int flagCount = 0;
        std::array<int, 6> missed{};
        std::array<int, 6> wrong{};
        for (int site = 0; site < 100; ++site) {
            const auto weather = weatherOf(random);
            std::vector<std::vector<double>> others;
            for (int i = 0; i < 4; ++i) {
                others.push_back(siteOf(weather, random));
            }
            std::vector<double> values = siteOf(weather, random);
            std::vector<Seeded> seeded;
            // The first half of the time has a fault in the series itself, the second one against its neighbours.
            seeded.push_back(
                put(static_cast<QualityFault>(site % 4), 96 * (5 + random() % 30) + random() % 96, values, random));
            seeded.push_back(put(static_cast<QualityFault>(4 + site % 2), 96 * 45 + random() % 960, values, random));
            std::vector<Reading> readings;
            for (std::size_t i = 0; i < kCount; ++i) {
                if (!std::isnan(values[i])) {
                    readings.push_back({kFirstS + static_cast<std::int64_t>(i) * kIntervalS, values[i]});
                }
            }
            auto flags = faultsOf(readings, kIntervalS, {.lowest = -40.0, .highest = 60.0});
            QVERIFY(flags);
            std::vector<QualityFlag> all = std::move(flags).value();
            const std::vector<std::span<const double>> neighbours(others.begin(), others.end());
            const auto against = faultsAgainst(values, neighbours, kFirstS, kIntervalS);
            QVERIFY(against);
            all.insert(all.end(), against->begin(), against->end());
            for (const Seeded& one : seeded) {
                const bool isFound =
                    std::ranges::any_of(all, [&one](const QualityFlag& flag) { return overlaps(one, flag); });
                ++seededCount;
                found += isFound ? 1 : 0;
                missed[static_cast<std::size_t>(one.fault)] += isFound ? 0 : 1;
            }
            for (const QualityFlag& flag : all) {
                // What is out of range leaps as well: both names are right.
                const bool isRight = std::ranges::any_of(seeded, [&flag](const Seeded& one) {
                    QualityFlag asked = flag;
                    asked.fault = flag.fault == QualityFault::Spike && one.fault == QualityFault::Range
                                      ? QualityFault::Range
                                      : flag.fault;
                    return overlaps(one, asked);
                });
                ++flagCount;
                right += isRight ? 1 : 0;
                wrong[static_cast<std::size_t>(flag.fault)] += isRight ? 0 : 1;
            }
        }
        QCOMPARE(seededCount, 200);
        const double recall = found / 200.0;
        const double precision = static_cast<double>(right) / flagCount;
        qInfo("recall %.3f, precision %.3f of %d flags; missed %d %d %d %d %d %d, wrong %d %d %d %d %d %d", recall,
              precision, flagCount, missed[0], missed[1], missed[2], missed[3], missed[4], missed[5], wrong[0],
              wrong[1], wrong[2], wrong[3], wrong[4], wrong[5]);
        QVERIFY(recall >= 0.90);
        QVERIFY(precision >= 0.95);
    }
    void soundReadingsHaveNoFlags()
    {
        std::mt19937 random(5);
        const auto values = siteOf(weatherOf(random), random);
        std::vector<Reading> readings;
        for (std::size_t i = 0; i < values.size(); ++i) {
            readings.push_back({kFirstS + static_cast<std::int64_t>(i) * kIntervalS, values[i]});
        }
        QVERIFY(faultsOf(readings, kIntervalS)->empty());
        QVERIFY(faultsOf({}, kIntervalS)->empty());
    }
    void whatCannotBeJudgedIsRefused()
    {
        const std::vector<Reading> turned = {{900, 1.0}, {0, 2.0}};
        QCOMPARE(faultsOf(turned, 900).error().code, ErrorCode::InvalidInput);
        QCOMPARE(faultsOf({}, 0).error().code, ErrorCode::InvalidInput);
        const std::vector<double> values(10, 1.0);
        const std::vector<std::span<const double>> one = {values};
        QCOMPARE(faultsAgainst(values, one, 0, 900).error().code, ErrorCode::InvalidInput);
        QCOMPARE(nameOf(QualityFault::ClockShift), std::string_view("clock_shift"));
    }
};

QTEST_GUILESS_MAIN(QualityTest)
#include "quality_test.moc"
