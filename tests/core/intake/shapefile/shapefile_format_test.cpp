// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/shapefile_format.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<void> readWith(const Format& format, const std::filesystem::path& file, test::RowCollector& rows)
{
    Job job;
    return format.read(file, {}, rows, job);
}

} // namespace

class ShapefileFormatTest : public QObject {
    Q_OBJECT

private slots:
    void ourReaderAndOgrAgreeOnRealFiles()
    {
        const auto file = test::realFile("02_boundaries/vg5000_gk3/VG5000_KRS.shp");
        if (!std::filesystem::exists(file)) {
            QSKIP("the boundaries of Germany are not here");
        }
        test::RowCollector ours;
        test::RowCollector ogr;
        WB_VERIFY_RESULT(readWith(shapefileFormat(), file, ours));
        WB_VERIFY_RESULT(readWith(shapefileThroughOgr(), file, ogr));
        QCOMPARE(ours.layers.size(), std::size_t{1});
        QCOMPARE(ours.layers[0].rows, ogr.layers[0].rows);
        QCOMPARE(ours.layers[0].geometryBytes, ogr.layers[0].geometryBytes);
        QCOMPARE(ours.layers[0].preview.schema.srsId, 31467);
    }
};

QTEST_GUILESS_MAIN(ShapefileFormatTest)
#include "shapefile_format_test.moc"
