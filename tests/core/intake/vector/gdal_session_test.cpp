// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gdal_session.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class GdalSessionTest : public QObject {
    Q_OBJECT

private slots:
    void onlyTheDriversWeReadWithAreThere()
    {
        prepareGdal();
        for (const char* driver : {"OGR_VRT", "VRT", "WMS", "WFS", "HTTP", "GMLAS", "LVBAG"}) {
            QVERIFY2(GetGDALDriverManager()->GetDriverByName(driver) == nullptr, driver);
        }
        QVERIFY(GetGDALDriverManager()->GetDriverByName("GPKG") != nullptr);
    }
    void aDisguisedFileIsNotOpened()
    {
        prepareGdal();
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.gml", "<OGRVRTDataSource/>");
        const auto opened = openWithGdal(file, {.driver = "GML"});
        QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(GdalSessionTest)
#include "gdal_session_test.moc"
