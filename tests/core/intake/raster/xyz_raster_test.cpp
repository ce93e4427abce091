// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/xyz_raster.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::RasterCollector;

namespace {

XyzText textOf(const std::string& content)
{
    return {.name = "dgm.xyz", .prj = "EPSG:25832", .open = [content]() -> Result<XyzLines::NextPiece> {
                const auto rest = std::make_shared<std::optional<std::string>>(content);
                const auto shown = std::make_shared<std::string>();
                return XyzLines::NextPiece([rest, shown]() -> Result<std::string_view> {
                    *shown = rest->value_or("");
                    rest->reset();
                    return std::string_view(*shown);
                });
            }};
}

std::string line(double x, double y, double z)
{
    return std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(z) + "\n";
}

/// The value of a test's point says where it belongs.
double valueAt(int column, int row)
{
    return 100.0 * row + column;
}

Result<RasterCollector::Layer> read(const std::string& content)
{
    Job job;
    WB_TRY(auto member, xyzRaster(textOf(content), job));
    RasterSource source{.name = "dgm"};
    source.members.push_back(std::move(member));
    RasterCollector collector;
    WB_CHECK(readRasters(source, {}, collector, job));
    return std::move(collector.layers.at(0));
}

std::vector<std::string> gridLines(int columns, int rows, double cell)
{
    std::vector<std::string> lines;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            lines.push_back(line(500'000.5 + column * cell, 5'600'100.5 - row * cell, valueAt(column, row)));
        }
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& one : lines) {
        text += one;
    }
    return text;
}

} // namespace

class XyzRasterTest : public QObject {
    Q_OBJECT

private slots:
    void pointsAreTheMiddlesOfCellsInWhateverOrder_data()
    {
        QTest::addColumn<int>("order");
        QTest::newRow("rows from the north") << 0;
        QTest::newRow("rows from the south") << 1;
        QTest::newRow("columns") << 2;
        QTest::newRow("shuffled") << 3;
    }
    void pointsAreTheMiddlesOfCellsInWhateverOrder()
    {
        QFETCH(int, order);
        auto lines = gridLines(30, 20, 2.0);
        if (order == 1) {
            std::ranges::reverse(lines);
        } else if (order == 2) {
            std::ranges::stable_sort(lines, {}, [](const std::string& one) { return one.substr(0, 12); });
        } else if (order == 3) {
            for (std::size_t at = 0; at < lines.size(); ++at) {
                std::swap(lines[at], lines[at * 7919 % lines.size()]);
            }
        }
        WB_VALUE(const auto layer, read(joined(lines)));
        const workspace::RasterGrid& grid = layer.preview.schema.raster.value();
        QCOMPARE(grid.columns, 30);
        QCOMPARE(grid.rows, 20);
        QCOMPARE(grid.cellWidth, 2.0);
        QCOMPARE(grid.west, 499'999.5);
        QCOMPARE(grid.north, 5'600'101.5);
        QCOMPARE(layer.preview.schema.srsId, 25832);
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 30; ++column) {
                QCOMPARE(layer.value(column, row), static_cast<float>(valueAt(column, row)));
            }
        }
        QVERIFY(order == 3 || layer.pieces <= 30);
    }
    void placesWithoutAPointHaveNoValue()
    {
        auto lines = gridLines(10, 10, 1.0);
        lines.erase(lines.begin() + 55);
        WB_VALUE(const auto layer, read(joined(lines)));
        QVERIFY(std::isnan(layer.value(5, 5)));
        QCOMPARE(layer.value(6, 5), static_cast<float>(valueAt(6, 5)));
    }
    void aSingleRowTakesItsCellsForSquare()
    {
        WB_VALUE(const auto layer, read(joined(gridLines(5, 1, 10.0))));
        QCOMPARE(layer.preview.schema.raster->rows, 1);
        QCOMPARE(layer.preview.schema.raster->cellHeight, 10.0);
    }
    void stepsThatAreNoRoundNumbersAreFitted()
    {
        std::string text;
        for (int column = 0; column < 100; ++column) {
            text += std::to_string(9.0 + std::round(column * 1e6 / 3600.0 / 8) / 1e6).substr(0, 8) + " 50.0 7\n";
        }
        WB_VALUE(const auto layer, read(text));
        QCOMPARE(layer.preview.schema.raster->columns, 100);
    }
    void pointsThatAreNotOnAGridAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one between") << QByteArray::fromStdString(joined(gridLines(5, 5, 1.0)) +
                                                                  line(500'002.9, 5'600'100.5, 1));
        QTest::newRow("scattered") << QByteArray("500000 5600000 1\n500001 5600017 2\n507003 5609001 3\n");
        QTest::newRow("one point") << QByteArray("500000 5600000 1\n");
        QTest::newRow("the same place") << QByteArray("500000 5600000 1\n500000 5600000 2\n");
        QTest::newRow("nothing") << QByteArray("\n\n");
    }
    void pointsThatAreNotOnAGridAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto layer = read(text.toStdString());
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::InvalidInput);
        QVERIFY(layer.error().message.de.find("Gitter") != std::string::npos);
        QVERIFY(!layer.error().advice.empty());
    }
    void aGridWithoutEndMeetsTheBudget()
    {
        const auto layer = read("0 0 1\n0.01 0 1\n0 0.01 1\n900000 900000 1\n");
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::Budget);
    }
};

QTEST_GUILESS_MAIN(XyzRasterTest)
#include "xyz_raster_test.moc"
