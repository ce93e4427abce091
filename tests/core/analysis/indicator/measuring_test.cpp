// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/measuring.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace weitblick::analysis;
using namespace weitblick::analysis::indicator;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Measured measuredOf(MeasureKind kind)
{
    const auto median = kind == MeasureKind::Median ? spatial::Median::Yes : spatial::Median::No;
    Measured measured{.measure = {.kind = kind, .role = "x"}, .subject = {}};
    measured.whole.assign(1, Tally(median));
    measured.zones.assign(1, {Tally(median), Tally(median)});
    measured.isCoarser = {false};
    return measured;
}

} // namespace

class MeasuringTest : public QObject {
    Q_OBJECT

private slots:
    void sumsMeansAndMediansOfWhatIsThere()
    {
        for (const auto& [kind, wanted] : {std::pair(MeasureKind::Sum, 12.0), std::pair(MeasureKind::Mean, 4.0),
                                           std::pair(MeasureKind::Median, 3.0)}) {
            Measured measured = measuredOf(kind);
            for (const double value : {1.0, 3.0, 8.0, kNone}) {
                measured.zones[0][0].add(value, 1.0);
            }
            const MeasuredValue value = valueOf(measured, 0, 0);
            QCOMPARE(value.value, std::optional(wanted));
            QCOMPARE(value.validShare, 0.75);
        }
    }
    void nothingAddsUpToNought()
    {
        Measured sum = measuredOf(MeasureKind::Sum);
        QCOMPARE(valueOf(sum, 0, 1).value, std::optional(0.0));
        QCOMPARE(valueOf(sum, 0, 1).validShare, 1.0);
    }
    void meanOfNothingIsNoValue()
    {
        Measured mean = measuredOf(MeasureKind::Mean);
        QVERIFY(!valueOf(mean, 0, 1).value);
        QCOMPARE(valueOf(mean, 0, 1).absence, Absence::Values);
    }
    void sumOfWithheldValuesIsNoValue()
    {
        Measured sum = measuredOf(MeasureKind::Sum);
        sum.zones[0][1].add(kNone, 1.0);
        QCOMPARE(valueOf(sum, 0, 1).absence, Absence::Values);
    }
    void keyedRowsThatAreNotThereAreNotNought()
    {
        Measured sum = measuredOf(MeasureKind::Sum);
        sum.isByKey = true;
        QCOMPARE(valueOf(sum, 0, 0).absence, Absence::Rows);
        sum.isCoarser[0] = true;
        QCOMPARE(valueOf(sum, 0, 0).absence, Absence::Level);
        sum.zones[0][0].hasRows = true;
        QCOMPARE(valueOf(sum, 0, 0).value, std::optional(0.0));
    }
    void absenceGoesBeforeEverything()
    {
        Measured sum = measuredOf(MeasureKind::Sum);
        sum.absence = Absence::Role;
        QCOMPARE(valueOf(sum, std::nullopt, 0).absence, Absence::Role);
    }
    void withheldMeasuresHaveNoValue()
    {
        Measured measured = measuredOf(MeasureKind::Sum);
        measured.smallestGroup = 5.0;
        for (const auto& [zone, members] : {std::pair(0, 4), std::pair(1, 9)}) {
            for (int unit = 0; unit < members; ++unit) {
                measured.zones[0][static_cast<std::size_t>(zone)].add(10.0, 1.0);
                measured.zones[0][static_cast<std::size_t>(zone)].note(10.0, 1.0, 5.0);
                measured.whole[0].add(10.0, 1.0);
                measured.whole[0].note(10.0, 1.0, 5.0);
            }
        }
        measured.hidden = {{true, true}}; // four, and nine from which the four would follow
        QCOMPARE(valueOf(measured, 0, 0).absence, Absence::Group);
        QCOMPARE(valueOf(measured, 0, 1).absence, Absence::Group);
        QVERIFY(!valueOf(measured, 0, 1).value);
        QCOMPARE(valueOf(measured, std::nullopt, 0).value, std::optional(130.0));
        QCOMPARE(measured.whole[0].group.members, 13.0);
    }
};

QTEST_GUILESS_MAIN(MeasuringTest)
#include "measuring_test.moc"
