// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color_vision.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace weitblick::map;

class ColorVisionTest : public QObject {
    Q_OBJECT

private slots:
    void greyStaysGreyToEverybody()
    {
        for (const ColorVision vision : kAllColorVisions) {
            for (const int level : {0, 60, 128, 200, 255}) {
                const auto channel = static_cast<std::uint8_t>(level);
                const Color seen = seenBy({channel, channel, channel}, vision);
                QVERIFY(std::abs(seen.red - level) <= 1 && std::abs(seen.green - level) <= 1 &&
                        std::abs(seen.blue - level) <= 1);
            }
        }
    }
    void simulationAgreesWithTheReferenceTool()
    {
        // R package colorspace 2.0, protan/deutan/tritan(severity = 1) on linear RGB: #ff0000.
        const auto near = [](Color a, Color b) {
            return std::abs(a.red - b.red) <= 2 && std::abs(a.green - b.green) <= 2 && std::abs(a.blue - b.blue) <= 2;
        };
        QVERIFY(near(seenBy({255, 0, 0}, ColorVision::Protanopia), {109, 95, 0}));
        QVERIFY(near(seenBy({255, 0, 0}, ColorVision::Deuteranopia), {163, 144, 0}));
        QVERIFY(near(seenBy({255, 0, 0}, ColorVision::Tritanopia), {255, 0, 15}));
    }
    void redAndGreenAreCloseToWhomTheyAreClose()
    {
        const Color red{200, 60, 40};
        const Color green{110, 120, 30};
        QVERIFY(deltaE2000(labOf(red), labOf(green)) > 40);
        QVERIFY(worstDeltaE(red, green) < 20);
    }
    void neighboursAndPairsAreMeasured()
    {
        const std::array colors{Color{0, 0, 0}, Color{255, 255, 255}, Color{0, 0, 0}};
        QVERIFY(smallestNeighbourDeltaE(colors) > 99);
        QCOMPARE(smallestPairDeltaE(colors), 0.0);
        QCOMPARE(smallestNeighbourDeltaE(std::span(colors).first(1)), std::numeric_limits<double>::infinity());
    }
};

QTEST_GUILESS_MAIN(ColorVisionTest)
#include "color_vision_test.moc"
