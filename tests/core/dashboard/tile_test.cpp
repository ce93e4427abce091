// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/tile.h"

#include <QTest>

using namespace weitblick::dashboard;

class TileTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasNameTitleContentAndPlace()
    {
        for (std::size_t number = 0; number < std::variant_size_v<TileContent>; ++number) {
            const auto kind = static_cast<TileKind>(number);
            QCOMPARE(tileKindOf(nameOf(kind)), std::optional(kind));
            QVERIFY(!titleOf(kind).de.empty() && !titleOf(kind).en.empty());
            QCOMPARE(emptyContentOf(kind).index(), number);
            const Place place = usualPlaceOf(kind);
            QVERIFY(place.width >= 3 && place.width <= 24 && place.height >= 3);
        }
        QVERIFY(!tileKindOf("pie"));
    }
    void kindFollowsFromTheContent()
    {
        QCOMPARE(Tile{.content = GaugeContent()}.kind(), TileKind::Gauge);
        QCOMPARE(Tile{.content = FilterContent()}.kind(), TileKind::Filter);
    }
};

QTEST_GUILESS_MAIN(TileTest)
#include "tile_test.moc"
