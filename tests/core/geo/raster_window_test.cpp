// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/raster_window.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

constexpr const char* kGrid = "ncols 4\nnrows 3\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -9999\n"
                              "1 2 3 4\n5 -9999 7 8\n9 10 11 12.5\n";

} // namespace

class RasterWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_file = m_folder.filePath("höhe.asc").toStdString();
        std::ofstream(m_file) << kGrid;
    }
    void theFrameIsThatOfTheFile()
    {
        const auto raster = RasterFile::open(m_file);
        WB_VERIFY_RESULT(raster);
        const RasterFrame& frame = raster->frame();
        QCOMPARE(frame.columns, 4);
        QCOMPARE(frame.rows, 3);
        QCOMPARE(frame.extent(), (Envelope{.minX = 100, .minY = 200, .maxX = 140, .maxY = 230}));
        QCOMPARE(frame.centreX(0), 105.0);
        QCOMPARE(frame.centreY(0), 225.0);
        QCOMPARE(raster->bandCount(), 1);
    }
    void aWindowHasItsCellsFromTheTopAndNanForNoData()
    {
        auto raster = RasterFile::open(m_file);
        WB_VERIFY_RESULT(raster);
        RasterFile file = std::move(raster).value();
        std::vector<double> values;
        WB_VERIFY_RESULT(file.read({.firstColumn = 1, .firstRow = 1, .columns = 3, .rows = 2}, values));
        QCOMPARE(values.size(), std::size_t{6});
        QVERIFY(std::isnan(values[0]));
        QCOMPARE(std::vector<double>(values.begin() + 1, values.end()), (std::vector<double>{7, 8, 10, 11, 12.5}));
    }
    void aWindowBesideTheRasterIsRefused()
    {
        auto raster = RasterFile::open(m_file);
        RasterFile file = std::move(raster).value();
        std::vector<double> values;
        for (const RasterWindow window :
             {RasterWindow{-1, 0, 2, 2}, RasterWindow{3, 0, 2, 2}, RasterWindow{0, 2, 1, 2}}) {
            QCOMPARE(file.read(window, values).error().code, ErrorCode::InvalidInput);
        }
    }
    void theWindowOverABoxHasTheCellsThatMeetIt()
    {
        const RasterFrame frame{.columns = 4, .rows = 3, .west = 100, .north = 230, .cellWidth = 10, .cellHeight = 10};
        const RasterWindow some = windowOver(frame, {.minX = 112, .minY = 195, .maxX = 128, .maxY = 219});
        QCOMPARE(some.firstColumn, 1);
        QCOMPARE(some.columns, 2);
        QCOMPARE(some.firstRow, 1);
        QCOMPARE(some.rows, 2);
        QCOMPARE(windowOver(frame, {.minX = 0, .minY = 0, .maxX = 1000, .maxY = 1000}).cellCount(), std::size_t{12});
        QCOMPARE(windowOver(frame, {.minX = 0, .minY = 0, .maxX = 10, .maxY = 10}).cellCount(), std::size_t{0});
        QCOMPARE(windowOver(frame, Envelope()).cellCount(), std::size_t{0});
    }
    void whatIsNoRasterIsRefused()
    {
        QCOMPARE(RasterFile::open("/nowhere/at/all.tif").error().code, ErrorCode::NotFound);
        QCOMPARE(RasterFile::open(m_file, 2).error().code, ErrorCode::InvalidInput);
        const std::filesystem::path text = m_folder.filePath("text.tif").toStdString();
        std::ofstream(text) << "no raster at all";
        QCOMPARE(RasterFile::open(text).error().code, ErrorCode::InvalidInput);
        const std::filesystem::path virtualFile = m_folder.filePath("other.vrt").toStdString();
        std::ofstream(virtualFile) << "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>";
        QCOMPARE(RasterFile::open(virtualFile).error().code, ErrorCode::InvalidInput);
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_file;
};

QTEST_GUILESS_MAIN(RasterWindowTest)
#include "raster_window_test.moc"
