// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/grid_metrics.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::ui;

class GridMetricsTest : public QObject {
    Q_OBJECT

private slots:
    void aFullRowFillsTheWidth_data()
    {
        QTest::addColumn<int>("widthPx");
        for (const int width : {1280, 1366, 1920, 2560, 3840}) {
            QTest::addRow("%d", width) << width;
        }
    }
    void aFullRowFillsTheWidth()
    {
        QFETCH(int, widthPx);
        const GridMetrics metrics = metricsFor({.viewport = {widthPx, 700}, .rows = 12});
        const QRect whole = metrics.rectOf({.column = 0, .row = 0, .width = dashboard::kGridColumns, .height = 3});
        QVERIFY(std::abs(whole.right() + 1 + metrics.marginPx - widthPx) <= 1);
        QCOMPARE(whole.left(), metrics.marginPx);
        // Neighbours keep one gap and never overlap.
        const QRect left = metrics.rectOf({.column = 0, .row = 0, .width = 7, .height = 3});
        const QRect right = metrics.rectOf({.column = 7, .row = 0, .width = 17, .height = 3});
        QCOMPARE(right.left() - left.right() - 1, metrics.gapPx);
    }
    void aDashboardThatNearlyFitsFillsTheWindow()
    {
        const QSize viewport(1920, 950);
        const int rows = 18;
        const GridMetrics metrics = metricsFor({.viewport = viewport, .rows = rows});
        QVERIFY(std::abs(metrics.sizeFor(rows).height() - viewport.height()) <= 1);
    }
    void aLongDashboardIsScrolledAndKeepsItsRows()
    {
        const GridMetrics metrics = metricsFor({.viewport = {1366, 640}, .rows = 60});
        QVERIFY(metrics.sizeFor(60).height() > 640);
        QVERIFY(metrics.rowPx >= 32);
    }
    void aShortDashboardIsNotBlownUp()
    {
        const GridMetrics metrics = metricsFor({.viewport = {1920, 2000}, .rows = 3});
        QVERIFY(metrics.sizeFor(3).height() < 500);
    }
    void rowsAreAtLeastTwoLinesHigh()
    {
        const GridMetrics metrics = metricsFor({.viewport = {1280, 640}, .rows = 60, .textHeightPx = 40});
        QVERIFY(metrics.rowPx >= 80);
    }
    void aDragComesToWholeCells()
    {
        const GridMetrics metrics = metricsFor({.viewport = {1920, 950}, .rows = 18});
        QCOMPARE(metrics.cellsIn({static_cast<int>(metrics.columnPx * 2.4), static_cast<int>(metrics.rowPx * -1.6)}),
                 QPoint(2, -2));
    }
    void tilesStayWithinTheGrid()
    {
        const dashboard::Place place{.column = 20, .row = 1, .width = 4, .height = 4};
        QCOMPARE(moved(place, {9, -9}), (dashboard::Place{.column = 20, .row = 0, .width = 4, .height = 4}));
        QCOMPARE(moved(place, {-99, 2}), (dashboard::Place{.column = 0, .row = 3, .width = 4, .height = 4}));
        QCOMPARE(resized(place, {9, -9}), (dashboard::Place{.column = 20, .row = 1, .width = 4, .height = 2}));
    }
    void lettersGrowOnAWall()
    {
        QCOMPARE(textScaleFor(1280), 1.0);
        QCOMPARE(textScaleFor(1920), 1.0);
        QVERIFY(textScaleFor(3840) > 1.4);
    }
};

QTEST_GUILESS_MAIN(GridMetricsTest)
#include "grid_metrics_test.moc"
