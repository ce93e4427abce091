// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/vector_formats.h"

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

class VectorFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void aKmlArrivesWithItsPlacemarks()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(
            folder.path().toStdString(), "a.kml",
            "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>orte</name>"
            "<Placemark><name>Markt</name><Point><coordinates>8.5,50.1</coordinates></Point></Placemark>"
            "<Placemark><name>Tor</name><Point><coordinates>8.6,50.2</coordinates></Point></Placemark>"
            "</Folder></Document></kml>");
        test::RowCollector rows;
        WB_VERIFY_RESULT(readWith(kmlFormat(), file, rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].preview.schema.srsId, 4326);
        QCOMPARE(rows.layers[0].rowsRead, 2);
        QCOMPARE(rows.layers[0].rows.size(), std::size_t{2});
    }
    void theFormatsHaveTheirIds()
    {
        QCOMPARE(geoPackageFormat().id, "geopackage");
        QCOMPARE(flatGeobufFormat().id, "flatgeobuf");
    }
};

QTEST_GUILESS_MAIN(VectorFormatsTest)
#include "vector_formats_test.moc"
