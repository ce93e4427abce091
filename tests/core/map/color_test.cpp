// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace weitblick;
using namespace weitblick::map;

class ColorTest : public QObject {
    Q_OBJECT

private slots:
    void hexComesBackAsItWas()
    {
        for (const char* text : {"#000000", "#1f9e89", "#ffffff", "#1f9e8980"}) {
            const auto color = colorFromHex(text);
            QVERIFY(color);
            QCOMPARE(hexOf(*color), std::string(text));
        }
        QCOMPARE(*colorFromHex("#AbCdEf"), (Color{0xab, 0xcd, 0xef}));
    }
    void whatIsNoColourIsRefused()
    {
        for (const char* text : {"", "#", "1f9e89", "#12345", "#1234567", "#12345g", "#+12345", "red"}) {
            QCOMPARE(colorFromHex(text).error().code, ErrorCode::InvalidInput);
        }
    }
    void distanceAgreesWithThePublishedPairs()
    {
        // Sharma, Wu, Dalal 2005, table 1: L, a, b of two colours and their CIEDE2000.
        struct Pair {
            Lab one;
            Lab other;
            double distance;
        };
        const std::array<Pair, 10> pairs{{{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                                          {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
                                          {{50, 0, 0}, {50, -1, 2}, 2.3669},
                                          {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
                                          {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
                                          {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                                          {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
                                          {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                                          {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
                                          {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}}};
        for (const Pair& pair : pairs) {
            QVERIFY(std::abs(deltaE2000(pair.one, pair.other) - pair.distance) < 0.00006);
            QVERIFY(std::abs(deltaE2000(pair.other, pair.one) - pair.distance) < 0.00006);
        }
    }
    void labOfKnownColours()
    {
        // Bruce Lindbloom's calculator, sRGB, D65.
        const Lab red = labOf({255, 0, 0});
        QVERIFY(std::abs(red.lightness - 53.24) < 0.02 && std::abs(red.a - 80.09) < 0.03 &&
                std::abs(red.b - 67.20) < 0.03);
        const Lab white = labOf({255, 255, 255});
        QVERIFY(std::abs(white.lightness - 100) < 0.01 && std::abs(white.a) < 0.02 && std::abs(white.b) < 0.02);
    }
    void pixelsArePremultiplied()
    {
        QCOMPARE(pixelOf({255, 128, 0}), 0xffff8000U);
        QCOMPARE(pixelOf({255, 128, 0}, 0.5), 0x80804000U);
        QCOMPARE(pixelOf({255, 255, 255}, 0.0), 0U);
    }
    void mixingGoesFromOneToTheOther()
    {
        QCOMPARE(mixed({0, 100, 200}, {100, 0, 200}, 0.0), (Color{0, 100, 200}));
        QCOMPARE(mixed({0, 100, 200}, {100, 0, 200}, 0.25), (Color{25, 75, 200}));
        QCOMPARE(mixed({0, 100, 200}, {100, 0, 200}, 1.0), (Color{100, 0, 200}));
    }
};

QTEST_GUILESS_MAIN(ColorTest)
#include "color_test.moc"
