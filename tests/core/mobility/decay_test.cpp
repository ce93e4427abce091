// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/decay.h"
#include "core/transit/raptor.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

double at(const char* kind, double minutes)
{
    return weightOf({decayKindOf(kind), 40.0, 10.0}, minutes);
}

} // namespace

class DecayTest : public QObject {
    Q_OBJECT

private slots:
    void stepsEndAtTheLimit()
    {
        QCOMPARE(at("step", 40.0), 1.0);
        QCOMPARE(at("step", 40.01), 0.0);
    }
    void linesFallToTheLimit()
    {
        QCOMPARE(at("linear", 0.0), 1.0);
        QCOMPARE(at("linear", 10.0), 0.75);
        QCOMPARE(at("linear", 50.0), 0.0);
    }
    void exponentialsHalveWithEachLimit()
    {
        QCOMPARE(at("exponential", 0.0), 1.0);
        QCOMPARE(at("exponential", 40.0), 0.5);
        QCOMPARE(at("exponential", 80.0), 0.25);
    }
    void logisticsAreAHalfAtTheLimit()
    {
        QCOMPARE(at("logistic", 40.0), 0.5);
        // 1 / (1 + exp(pi / sqrt 3)) = 0.140182 one deviation behind it
        QVERIFY(std::abs(at("logistic", 50.0) - 0.140182) < 1e-5);
        QVERIFY(std::abs(at("logistic", 30.0) + at("logistic", 50.0) - 1.0) < 1e-12);
    }
    void percentilesAreTimesOfDepartures()
    {
        std::vector<std::int32_t> seconds{600, 1200, 300, transit::kUnreached};
        QCOMPARE(percentileMinutes(seconds, 50.0).value(), 10.0);
        QCOMPARE(percentileMinutes(seconds, 75.0).value(), 20.0);
        QVERIFY(!percentileMinutes(seconds, 90.0).has_value());
        QCOMPARE(percentileMinutes(seconds, 0.0).value(), 5.0);
        QVERIFY(!percentileMinutes({}, 50.0).has_value());
    }
};

QTEST_GUILESS_MAIN(DecayTest)
#include "decay_test.moc"
