// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/row_shading.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

namespace {

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 12).arg(wanted, 0, 'g', 12).arg(tolerance)));
}

} // namespace

class RowShadingTest : public QObject {
    Q_OBJECT

private slots:
    void theMaskingAngleIsMet()
    {
        compareWithin(maskingAngleDeg({20.0, 0.5}, 0.25), 11.20223712, 1e-8);
        compareWithin(maskingAngleDeg({90.0, 0.5}, 0.25), 20.55604522, 1e-8);
        QCOMPARE(maskingAngleDeg({20.0, 0.5}, 1.0), 0.0); // the upper edge sees over the row before
    }
    void itsMeanIsMet()
    {
        compareWithin(meanMaskingAngleDeg({20.0, 0.5}), 7.20980655, 1e-8);
        compareWithin(meanMaskingAngleDeg({90.0, 0.5}), 13.779867461, 1e-8);
        QCOMPARE(meanMaskingAngleDeg({0.0, 0.5}), 0.0);
    }
    void theLossOfDiffuseLightIsMet()
    {
        compareWithin(maskedDiffuseShare(meanMaskingAngleDeg({20.0, 0.5})), 0.00395338, 1e-8);
        compareWithin(maskedDiffuseShare(meanMaskingAngleDeg({90.0, 0.5})), 0.01439098, 1e-8);
    }
};

QTEST_GUILESS_MAIN(RowShadingTest)
#include "row_shading_test.moc"
