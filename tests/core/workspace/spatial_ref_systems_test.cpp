// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/spatial_ref_systems.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class SpatialRefSystemsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;

private slots:
    void init()
    {
        static int number = 0;
        const auto file = m_folder.filePath(QString::number(++number)).toStdString();
        auto opened = Database::open(file, OpenMode::Create);
        WB_VERIFY_RESULT(opened);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(createSpatialRefSystems(*m_database));
    }
    void theRowsThatEveryGeoPackageHasAreThere()
    {
        QCOMPARE(*m_database->scalarText("SELECT group_concat(organization||':'||organization_coordsys_id) FROM "
                                         "(SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1,0,4326) ORDER BY 1)"),
                 "NONE:-1,NONE:0,EPSG:4326");
        QCOMPARE(*m_database->scalarInteger("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id>0 AND "
                                            "(definition LIKE 'PROJCS[%' OR definition LIKE 'GEOGCS[%')"),
                 12);
    }
    void anotherSystemIsAddedOnce()
    {
        WB_VERIFY_RESULT(ensureSrs(*m_database, 2056));
        WB_VERIFY_RESULT(ensureSrs(*m_database, 2056));
        QCOMPARE(*m_database->scalarText("SELECT group_concat(srs_name) FROM gpkg_spatial_ref_sys WHERE srs_id=2056"),
                 "CH1903+ / LV95");
    }
    void aRowThatIsThereStaysAsItIs()
    {
        WB_VERIFY_RESULT(m_database->execute("UPDATE gpkg_spatial_ref_sys SET srs_name='ours' WHERE srs_id=25832"));
        WB_VERIFY_RESULT(ensureSrs(*m_database, 25832));
        QCOMPARE(*m_database->scalarText("SELECT srs_name FROM gpkg_spatial_ref_sys WHERE srs_id=25832"), "ours");
    }
    void anUnknownCodeIsRefused() { QCOMPARE(ensureSrs(*m_database, 99999).error().code, ErrorCode::UnsupportedCrs); }
};

QTEST_GUILESS_MAIN(SpatialRefSystemsTest)
#include "spatial_ref_systems_test.moc"
