// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color_vision.h"
#include "ui/chart/chart_look.h"
#include "ui/shell/look.h"

#include <QFont>
#include <QTest>

using namespace weitblick;
using namespace weitblick::ui;

namespace {

map::Color colorOf(const QColor& color)
{
    return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
            static_cast<std::uint8_t>(color.blue()), 255};
}

double smallestDistance(const std::vector<QColor>& colors, bool isNeighboursOnly)
{
    std::vector<map::Color> plain;
    for (const QColor& color : colors) {
        plain.push_back(colorOf(color));
    }
    return isNeighboursOnly ? map::smallestNeighbourDeltaE(plain) : map::smallestPairDeltaE(plain);
}

} // namespace

class ChartLookTest : public QObject {
    Q_OBJECT

private slots:
    void eachLook_data()
    {
        QTest::addColumn<QString>("id");
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            QTest::newRow(qPrintable(idOf(look))) << idOf(look);
        }
    }
    void textIsReadableOnTheGround_data() { eachLook_data(); }
    void textIsReadableOnTheGround()
    {
        QFETCH(QString, id);
        const ChartLook look = chartLook(paletteOf(lookOf(id)), QFont());
        for (const QColor& color : {look.text, look.muted, look.good, look.bad, look.warning}) {
            QVERIFY2(contrastRatio(color, look.ground) >= 4.5, qPrintable(color.name()));
        }
        for (const QColor& color : look.categories) {
            QVERIFY2(contrastRatio(look.readable(color), look.ground) >= 4.5, qPrintable(color.name()));
            QVERIFY2(contrastRatio(look.textOn(color), color) >= 4.5, qPrintable(color.name()));
            QVERIFY2(contrastRatio(look.text, look.pale(color)) >= 4.5, qPrintable(color.name()));
        }
    }
    void whatCarriesMeaningStandsOut_data() { eachLook_data(); }
    void whatCarriesMeaningStandsOut()
    {
        QFETCH(QString, id);
        const ChartLook look = chartLook(paletteOf(lookOf(id)), QFont());
        for (const QColor& color : look.categories) {
            QVERIFY2(contrastRatio(color, look.ground) >= 3.0, qPrintable(color.name()));
        }
        QVERIFY(contrastRatio(look.accent, look.track) >= 3.0);
        QVERIFY(contrastRatio(look.ramp.back(), look.ground) >= 4.5);
    }
    void anyTwoCategoriesAreToldApartInEveryColourVision_data() { eachLook_data(); }
    void anyTwoCategoriesAreToldApartInEveryColourVision()
    {
        QFETCH(QString, id);
        const ChartLook look = chartLook(paletteOf(lookOf(id)), QFont());
        QVERIFY(look.categories.size() >= 8);
        const double distance = smallestDistance(look.categories, false);
        QVERIFY2(distance >= 10.0, qPrintable(QString::number(distance)));
        QVERIFY(smallestDistance(look.ramp, true) >= 10.0);
    }
    void theWholeIsPalerThanItsSelectedPart_data() { eachLook_data(); }
    void theWholeIsPalerThanItsSelectedPart()
    {
        QFETCH(QString, id);
        const ChartLook look = chartLook(paletteOf(lookOf(id)), QFont());
        for (const QColor& color : look.categories) {
            QVERIFY2(smallestDistance({color, look.pale(color)}, true) >= 10.0, qPrintable(color.name()));
        }
    }
};

QTEST_MAIN(ChartLookTest)
#include "chart_look_test.moc"
