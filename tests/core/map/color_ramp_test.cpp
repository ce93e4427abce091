// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color_ramp.h"
#include "core/map/color_vision.h"

#include <QTest>

#include <set>

using namespace weitblick;
using namespace weitblick::map;

class ColorRampTest : public QObject {
    Q_OBJECT

private slots:
    void everyRampCanBeToldApartByEverybody_data()
    {
        QTest::addColumn<QString>("id");
        for (const ColorRamp& ramp : colorRamps()) {
            QTest::newRow(ramp.id.c_str()) << QString::fromStdString(ramp.id);
        }
    }
    void everyRampCanBeToldApartByEverybody()
    {
        QFETCH(QString, id);
        const auto ramp = colorRamp(id.toStdString());
        QVERIFY(ramp);
        for (std::size_t count = 2; count <= kClearClassCount; ++count) {
            const auto colors = classColors(*ramp, count);
            QCOMPARE(colors.size(), count);
            const double apart =
                ramp->kind == RampKind::Categorical ? smallestPairDeltaE(colors) : smallestNeighbourDeltaE(colors);
            QVERIFY2(apart >= kClearDeltaE, qPrintable(QStringLiteral("%1 classes: %2").arg(count).arg(apart)));
        }
    }
    void idsAreUniqueAndTitlesInBothLanguages()
    {
        std::set<std::string> ids;
        for (const ColorRamp& ramp : colorRamps()) {
            QVERIFY(ids.insert(ramp.id).second);
            QVERIFY(!ramp.title.de.empty() && !ramp.title.en.empty() && !ramp.source.empty());
            QVERIFY(ramp.stops.size() >= 7);
        }
    }
    void allKindsAreThere()
    {
        std::set<RampKind> kinds;
        for (const ColorRamp& ramp : colorRamps()) {
            kinds.insert(ramp.kind);
        }
        QCOMPARE(kinds.size(), std::size_t(3));
    }
    void endsOfTheRampAreTheOuterClasses()
    {
        const auto viridis = colorRamp("viridis");
        const auto colors = classColors(*viridis, 5);
        QCOMPARE(colors.front(), (Color{0x44, 0x01, 0x54}));
        QCOMPARE(colors.back(), (Color{0xfd, 0xe7, 0x25}));
        auto reversed = classColors(*viridis, 5, RampDirection::Reversed);
        std::ranges::reverse(reversed);
        QCOMPARE(reversed, colors);
    }
    void theMiddleOfAnOddDivergingRowIsTheMiddleOfTheRamp()
    {
        const auto ramp = colorRamp("rdbu");
        QCOMPARE(classColors(*ramp, 5)[2], (Color{0xf7, 0xf7, 0xf7}));
        QCOMPARE(classColors(*ramp, 7)[3], (Color{0xf7, 0xf7, 0xf7}));
    }
    void categoriesBeyondTheRampStillDiffer()
    {
        const auto colors = classColors(*colorRamp("okabe-ito"), 14);
        std::set<std::string> hex;
        for (const Color& color : colors) {
            hex.insert(hexOf(color));
        }
        QCOMPARE(hex.size(), std::size_t(14));
    }
    void anyCountGivesThatManyColours()
    {
        for (const ColorRamp& ramp : colorRamps()) {
            for (const std::size_t count : {0U, 1U, 12U, 64U}) {
                QCOMPARE(classColors(ramp, count).size(), std::size_t(count));
            }
        }
    }
    void aMistypedNameIsProposed()
    {
        const auto ramp = colorRamp("viridus");
        QCOMPARE(ramp.error().code, ErrorCode::NotFound);
        QVERIFY(ramp.error().advice.de.find("viridis") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ColorRampTest)
#include "color_ramp_test.moc"
