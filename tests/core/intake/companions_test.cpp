// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/companions.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class CompanionsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path touch(const char* name)
    {
        const std::filesystem::path file = m_folder.filePath(name).toStdString();
        std::ofstream(file) << "x";
        return file;
    }

private slots:
    void aShapefileBringsItsCompanionsWhateverTheirCase()
    {
        const auto shp = touch("strassen.shp");
        touch("strassen.DBF");
        touch("strassen.prj");
        touch("strassen.shx");
        touch("andere.dbf");
        touch("strassen.docx");
        const auto files = filesOfSource(shp);
        WB_VERIFY_RESULT(files);
        QCOMPARE(files->front(), shp);
        QCOMPARE(files->size(), std::size_t{4});
    }
    void whoNamesTheDbfMeansTheShapefile()
    {
        const auto shp = touch("wege.shp");
        const auto dbf = touch("wege.dbf");
        const auto files = filesOfSource(dbf);
        WB_VERIFY_RESULT(files);
        QCOMPARE(files->front(), shp);
    }
    void aFileWithoutCompanionsStandsAlone()
    {
        const auto file = touch("allein.geojson");
        const auto files = filesOfSource(file);
        WB_VERIFY_RESULT(files);
        QCOMPARE(*files, std::vector{file});
        // What some GDAL noted beside a GML file would hide attributes that came later.
        const auto gml = touch("plan.gml");
        touch("plan.gfs");
        touch("plan.xsd");
        const auto alone = filesOfSource(gml);
        WB_VERIFY_RESULT(alone);
        QCOMPARE(*alone, std::vector{gml});
    }
    void missingFilesAndFoldersAreRefused()
    {
        QCOMPARE(filesOfSource("/nowhere/at/all.shp").error().code, ErrorCode::NotFound);
        QCOMPARE(filesOfSource(m_folder.path().toStdString()).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CompanionsTest)
#include "companions_test.moc"
