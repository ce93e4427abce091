// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sample_data/random.h"

using namespace weitblick::sample;

class RandomTest : public QObject {
    Q_OBJECT

private slots:
    void scramblesAsPublished()
    {
        // SplitMix64 started at 1234567 (reference values of the published C code).
        const std::uint64_t golden[] = {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL};
        std::uint64_t state = 1234567;
        for (const std::uint64_t expected : golden) {
            state += 0x9E3779B97F4A7C15ULL;
            QCOMPARE(scrambled(state), expected);
        }
    }
    void streamsAreIndependentAndRepeat()
    {
        Random a(7, "lots");
        Random again(7, "lots");
        Random other(7, "people");
        const std::uint64_t first = a.bits();
        QCOMPARE(again.bits(), first);
        QVERIFY(other.bits() != first);
    }
    void distributionsHaveTheirMoments()
    {
        Random random(1, "moments");
        double sum = 0.0;
        double squares = 0.0;
        int heavy = 0;
        constexpr int kCount = 100000;
        for (int i = 0; i < kCount; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
            heavy += random.weighted({1.0, 3.0}) == 1 ? 1 : 0;
        }
        QVERIFY(std::abs(sum / kCount) < 0.02); // six standard errors
        QVERIFY(std::abs(squares / kCount - 1.0) < 0.03);
        QVERIFY(std::abs(heavy / double(kCount) - 0.75) < 0.01);
    }
    void noiseIsSmooth()
    {
        for (double x = -3.0; x < 3.0; x += 0.01) {
            QVERIFY(std::abs(smoothNoise(5, x, 1.3) - smoothNoise(5, x + 0.01, 1.3)) < 0.05);
            QVERIFY(std::abs(smoothNoise(5, x, 1.3)) <= 1.0);
        }
    }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "random_test.moc"
