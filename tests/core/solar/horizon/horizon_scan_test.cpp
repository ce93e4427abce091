// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_scan.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

constexpr double kDegrees = 180.0 / std::numbers::pi;
constexpr double kCurvatureM = 6'371'000.0 / (1.0 - 0.13);

HeightGrid flat(int columns, int rows, float heightM = 100.0F, double cellM = 1.0)
{
    HeightGrid grid{.columns = columns, .rows = rows, .cellWidthM = cellM, .cellHeightM = cellM, .heightsM = {}};
    grid.heightsM.assign(grid.cellCount(), heightM);
    return grid;
}

float& at(HeightGrid& grid, int column, int row)
{
    return grid.heightsM[static_cast<std::size_t>(row * grid.columns + column)];
}

/// Sloping land with houses.
HeightGrid town(int side)
{
    std::mt19937 random(7);
    HeightGrid grid = flat(side, side);
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            at(grid, column, row) = 100.0F + 0.05F * static_cast<float>(row) - 0.02F * static_cast<float>(column);
        }
    }
    for (int house = 0; house < 12; ++house) {
        const int west = static_cast<int>(random() % static_cast<unsigned>(side - 8));
        const int north = static_cast<int>(random() % static_cast<unsigned>(side - 8));
        const auto height = static_cast<float>(4 + random() % 12);
        for (int row = north; row < north + 7; ++row) {
            for (int column = west; column < west + 7; ++column) {
                at(grid, column, row) = 104.0F + height;
            }
        }
    }
    return grid;
}

std::vector<float> horizonOf(const HeightGrid& grid, double azimuthDeg)
{
    auto scan = HorizonScan::create(grid).value();
    std::vector<float> out(grid.cellCount());
    Job job;
    return scan.look(azimuthDeg, out, job) ? out : std::vector<float>();
}

/// The horizon of one cell by marching: in steps of one cell along the longer axis, the nearest cell each time, the
/// distance along the direction. `offset` says where across the line runs.
double marched(const HeightGrid& grid, int column, int row, double azimuthDeg, bool onLinesOfTheScan)
{
    const double east = std::sin(azimuthDeg / kDegrees);
    const double south = -std::cos(azimuthDeg / kDegrees);
    const bool byColumn = std::abs(east) >= std::abs(south);
    const double slope = byColumn ? south / east : east / south;
    const int step = (byColumn ? east : south) > 0.0 ? 1 : -1;
    const int start = byColumn ? column : row;
    const int across = byColumn ? row : column;
    const auto line = across - static_cast<int>(std::lround(slope * start));
    const double eye = static_cast<double>(grid.heightsM[static_cast<std::size_t>(row * grid.columns + column)]);
    double steepest = 0.0;
    for (int u = start + step; u >= 0 && u < (byColumn ? grid.columns : grid.rows); u += step) {
        const int v = onLinesOfTheScan ? line + static_cast<int>(std::lround(slope * u))
                                       : across + static_cast<int>(std::lround(slope * (u - start)));
        if (v < 0 || v >= (byColumn ? grid.rows : grid.columns)) {
            break;
        }
        const int c = byColumn ? u : v;
        const int r = byColumn ? v : u;
        const double distance = (c - column) * east + (r - row) * south;
        const double height = static_cast<double>(grid.heightsM[static_cast<std::size_t>(r * grid.columns + c)]);
        steepest = std::max(steepest, (height - eye - distance * distance / (2.0 * kCurvatureM)) / distance);
    }
    return std::atan(steepest) * kDegrees;
}

} // namespace

class HorizonScanTest : public QObject {
    Q_OBJECT

private slots:
    void onFlatLandTheViewIsFree()
    {
        for (const double azimuth : {0.0, 37.0, 90.0, 225.0}) {
            const auto horizon = horizonOf(flat(40, 30), azimuth);
            QCOMPARE(*std::ranges::max_element(horizon), 0.0F);
        }
    }
    void aLongWallHasTheKnownAngle()
    {
        // 10 m high, in the north, 50 m away: h(φ) = atan(10 / 50 · cos φ) (domain reference, 1.9).
        HeightGrid grid = flat(601, 61);
        for (int column = 0; column < grid.columns; ++column) {
            at(grid, column, 0) += 10.0F;
        }
        for (const double azimuth : {0.0, 15.0, 30.0, 45.0, 60.0, 75.0, 345.0, 300.0}) {
            const double expected = std::atan(10.0 / 50.0 * std::cos(azimuth / kDegrees)) * kDegrees;
            const double found = static_cast<double>(horizonOf(grid, azimuth)[50 * 601 + 300]);
            QVERIFY2(std::abs(found - expected) < 0.15,
                     qPrintable(QString::number(azimuth) + u' ' + QString::number(found)));
        }
        QCOMPARE(horizonOf(grid, 180.0)[50 * 601 + 300], 0.0F);
        QVERIFY(std::abs(horizonOf(grid, 0.0)[50 * 601 + 300] - 11.3099F) < 0.001F);
    }
    void directionsAreThoseOfTheMap()
    {
        HeightGrid grid = flat(21, 21);
        at(grid, 20, 10) += 10.0F; // a mast in the east
        QVERIFY(horizonOf(grid, 90.0)[10 * 21 + 10] > 44.0F);
        QCOMPARE(horizonOf(grid, 270.0)[10 * 21 + 10], 0.0F);
        at(grid, 0, 20) += 10.0F; // one in the south-west
        QVERIFY(std::abs(horizonOf(grid, 225.0)[10 * 21 + 10] - 35.264F) < 0.01F);
    }
    void theHullFindsWhatAMarchOverTheSameCellsFinds_data()
    {
        QTest::addColumn<double>("azimuth");
        for (int azimuth = 0; azimuth < 360; azimuth += 5) {
            QTest::newRow(qPrintable(QString::number(azimuth))) << double(azimuth);
        }
    }
    void theHullFindsWhatAMarchOverTheSameCellsFinds()
    {
        QFETCH(double, azimuth);
        const HeightGrid grid = town(61);
        const auto horizon = horizonOf(grid, azimuth);
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                const double expected = marched(grid, column, row, azimuth, true);
                const double found = static_cast<double>(horizon[static_cast<std::size_t>(row * 61 + column)]);
                QVERIFY2(std::abs(found - expected) < 0.01,
                         qPrintable(QString::number(expected) + u' ' + QString::number(found)));
            }
        }
    }
    void raysFromEveryCellsOwnCentreAgreeOnTheWhole()
    {
        // A ray from the centre meets other cells than the line, by one cell across: at the corners of houses that is
        // the difference between seeing them and not.
        const HeightGrid grid = town(61);
        double sum = 0.0;
        int count = 0;
        int far = 0;
        for (int azimuth = 0; azimuth < 360; azimuth += 5) {
            const auto horizon = horizonOf(grid, azimuth);
            for (int row = 0; row < grid.rows; ++row) {
                for (int column = 0; column < grid.columns; ++column) {
                    const double off = static_cast<double>(horizon[static_cast<std::size_t>(row * 61 + column)]) -
                                       marched(grid, column, row, azimuth, false);
                    sum += off;
                    far += std::abs(off) > 2.0 ? 1 : 0;
                    ++count;
                }
            }
        }
        QVERIFY2(std::abs(sum / count) < 0.1, qPrintable(QString::number(sum / count)));
        // 5.9 % of them here, all beside the corner of a house (see the handbook); more would be a mistake.
        QVERIFY2(far * 100 < count * 7, qPrintable(QString::number(far) + u'/' + QString::number(count)));
    }
    void theEarthIsRound()
    {
        // 600 m high, 20 km away: atan((600 − 20000² / (2 · 6371000 / 0.87)) / 20000) = 1.640°; on a flat earth 1.718°.
        HeightGrid grid = flat(801, 3, 0.0F, 25.0);
        for (int row = 0; row < 3; ++row) {
            at(grid, 800, row) = 600.0F;
        }
        QVERIFY(std::abs(horizonOf(grid, 90.0)[801] - 1.640F) < 0.002F);
    }
    void cellsNeedNotBeSquare()
    {
        HeightGrid grid = flat(21, 21);
        grid.cellWidthM = 2.0;
        at(grid, 20, 10) += 10.0F;
        at(grid, 10, 0) += 10.0F;
        QVERIFY(std::abs(horizonOf(grid, 90.0)[10 * 21 + 10] - 26.565F) < 0.001F); // 20 m away
        QVERIFY(std::abs(horizonOf(grid, 0.0)[10 * 21 + 10] - 45.0F) < 0.001F);    // 10 m away
    }
    void unknownCellsHideNothingAndSeeNothing()
    {
        HeightGrid grid = flat(21, 3);
        at(grid, 15, 1) = std::numeric_limits<float>::quiet_NaN();
        at(grid, 20, 1) += 5.0F;
        const auto horizon = horizonOf(grid, 90.0);
        QVERIFY(std::isnan(horizon[21 + 15]));
        QVERIFY(std::abs(horizon[21 + 10] - 26.565F) < 0.001F);
        QCOMPARE(horizon[21 + 20], 0.0F);
    }
    void wrongSizesAndStopsAreErrors()
    {
        QCOMPARE(HorizonScan::create({}).error().code, ErrorCode::InvalidInput);
        auto scan = HorizonScan::create(flat(4, 4)).value();
        std::vector<float> tooSmall(3);
        Job job;
        QCOMPARE(scan.look(0.0, tooSmall, job).error().code, ErrorCode::InvalidInput);
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        std::vector<float> room(16);
        QCOMPARE(scan.look(0.0, room, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(HorizonScanTest)
#include "horizon_scan_test.moc"
