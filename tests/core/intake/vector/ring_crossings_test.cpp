// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ring_crossings.h"

#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

bool crosses(const std::vector<double>& xy)
{
    RingCrossings crossings;
    crossings.addRing(reinterpret_cast<const std::byte*>(xy.data()), xy.size() / 2, 2);
    return crossings.found();
}

} // namespace

class RingCrossingsTest : public QObject {
    Q_OBJECT

private slots:
    void aBowTieCrossesItselfAndASquareDoesNot()
    {
        QVERIFY(crosses({0, 0, 2, 2, 2, 0, 0, 2, 0, 0}));
        QVERIFY(!crosses({0, 0, 2, 0, 2, 2, 0, 2, 0, 0}));
    }
    void touchingInAVertexDoesNotCount() { QVERIFY(!crosses({0, 0, 1, 1, 2, 0, 2, 2, 1, 1, 0, 2, 0, 0})); }
    void longRingsAreSweptWithTheSameAnswer()
    {
        std::vector<double> ring;
        for (int i = 0; i <= 200; ++i) {
            const double angle = (i % 200) * 2 * 3.14159265358979 / 200;
            ring.insert(ring.end(), {100 * std::cos(angle), 100 * std::sin(angle)});
        }
        QVERIFY(!crosses(ring));
        std::swap(ring[100], ring[300]);
        std::swap(ring[101], ring[301]);
        QVERIFY(crosses(ring));
    }
};

QTEST_GUILESS_MAIN(RingCrossingsTest)
#include "ring_crossings_test.moc"
