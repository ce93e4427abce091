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
        QVERIFY2(opened.error().message.de.find(folder.path().toStdString()) == std::string::npos,
                 "the folder of the copy means nothing to the user");
    }
    void failuresAreKnownApartFromWarnings()
    {
        prepareGdal();
        static_cast<void>(takeGdalMessages());
        CPLError(CE_Warning, CPLE_AppDefined, "%s", "nur so");
        QVERIFY(!gdalFailed());
        CPLError(CE_Failure, CPLE_AppDefined, "%s", "kaputt");
        QVERIFY(gdalFailed());
        QCOMPARE(takeGdalFailures(), std::string("kaputt"));
        QVERIFY(!gdalFailed());
        QCOMPARE(takeGdalMessages(), std::string("nur so"));
        QVERIFY(takeGdalMessages().empty());
    }
    void runningOutOfMemoryIsABudgetError()
    {
        prepareGdal();
        CPLError(CE_Failure, CPLE_OutOfMemory, "%s", "cannot allocate 17 GB");
        const Error error = gdalError("a.gml", {"beschädigt", "damaged"});
        QCOMPARE(error.code, ErrorCode::Budget);
        QVERIFY(error.message.de.find("Arbeitsspeicher") != std::string::npos);
        QVERIFY(error.message.de.find("17 GB") != std::string::npos);
        QCOMPARE(gdalError("a.gml", {"beschädigt", "damaged"}).code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(GdalSessionTest)
#include "gdal_session_test.moc"
