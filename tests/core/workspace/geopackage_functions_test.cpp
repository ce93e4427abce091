// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/workspace/geopackage_functions.h"
#include "core/workspace/sqlite.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// "empty minX maxX minY maxY", NULL as "-".
std::string boxOf(Database& database, const std::string& geometryExpression, std::span<const std::byte> bound = {})
{
    auto prepared = database.prepare("SELECT ifnull(ST_IsEmpty(g),'-')||' '||ifnull(ST_MinX(g),'-')||' '||"
                                     "ifnull(ST_MaxX(g),'-')||' '||ifnull(ST_MinY(g),'-')||' '||ifnull(ST_MaxY(g),'-')"
                                     " FROM (SELECT " +
                                     geometryExpression + " AS g)");
    if (!prepared) {
        return prepared.error().message.en;
    }
    Statement statement = std::move(prepared).value();
    if (!bound.empty()) {
        statement.bind(1, bound);
    }
    const auto row = statement.step();
    return row && *row ? std::string(statement.text(0)) : "no row";
}

std::vector<std::byte> gpkgOf(const char* wkt)
{
    const auto geometry = geo::geometryFromWkt(wkt);
    return geo::gpkgFromGeometry(**geometry, 25832);
}

} // namespace

class GeopackageFunctionsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;

private slots:
    void initTestCase()
    {
        auto opened = Database::open(m_folder.filePath("f.gpkg").toStdString(), OpenMode::Create);
        WB_VERIFY_RESULT(opened);
        m_database.emplace(std::move(opened).value());
    }
    void theBoxOfAGeoPackageGeometryIsRead_data()
    {
        QTest::addColumn<QString>("wkt");
        QTest::addColumn<QString>("box");
        QTest::newRow("line") << "LINESTRING(1 2,3 4)" << "0 1.0 3.0 2.0 4.0";
        QTest::newRow("point, which has no envelope") << "POINT(5 6)" << "0 5.0 5.0 6.0 6.0";
        QTest::newRow("empty") << "POLYGON EMPTY" << "1 - - - -";
        QTest::newRow("empty point") << "POINT EMPTY" << "1 - - - -";
    }
    void theBoxOfAGeoPackageGeometryIsRead()
    {
        QFETCH(QString, wkt);
        QFETCH(QString, box);
        QCOMPARE(QString::fromStdString(boxOf(*m_database, "?1", gpkgOf(qPrintable(wkt)))), box);
    }
    void anEnvelopeThatIsLeftOutIsComputed()
    {
        std::vector<std::byte> blob = gpkgOf("LINESTRING(1 2,3 4)");
        blob[3] &= std::byte{0xF1}; // flags: no envelope
        blob.erase(blob.begin() + 8, blob.begin() + 8 + 32);
        QCOMPARE(boxOf(*m_database, "?1", blob), "0 1.0 3.0 2.0 4.0");
    }
    void whatIsNoGeometryIsNull()
    {
        for (const char* value : {"NULL", "5", "'GP'", "x''", "x'4750'", "zeroblob(100)", "x'4750000100000000'"}) {
            QCOMPARE(boxOf(*m_database, value), "- - - - -");
        }
    }
    void triggersMayCallThemThoughTheSchemaIsNotTrusted()
    {
        WB_VERIFY_RESULT(m_database->execute(
            "CREATE TABLE t(id INTEGER PRIMARY KEY, g); CREATE TABLE seen(x);"
            "CREATE TRIGGER i AFTER INSERT ON t WHEN NOT ST_IsEmpty(NEW.g) BEGIN "
            "INSERT INTO seen VALUES(ST_MinX(NEW.g)||ST_MaxX(NEW.g)||ST_MinY(NEW.g)||ST_MaxY(NEW.g)); END"));
        const auto insertLine = [this]() -> Result<void> {
            WB_TRY(auto insert, m_database->prepare("INSERT INTO t(g) VALUES(?1)"));
            insert.bind(1, std::span<const std::byte>(gpkgOf("LINESTRING(1 2,3 4)")));
            return insert.execute();
        };
        WB_VERIFY_RESULT(insertLine());
        WB_VERIFY_RESULT(m_database->loadSpatialite()); // brings functions of the same names
        WB_VERIFY_RESULT(insertLine());
        QCOMPARE(*m_database->scalarText("SELECT group_concat(x) FROM seen"), "1.03.02.04.0,1.03.02.04.0");
    }
    void triggersThatWriteAnRTreeNeedTrust()
    {
        WB_VERIFY_RESULT(m_database->execute(
            "CREATE TABLE u(id INTEGER PRIMARY KEY, g); CREATE VIRTUAL TABLE r USING rtree(id,a,b,c,d);"
            "CREATE TRIGGER j AFTER INSERT ON u BEGIN INSERT INTO r VALUES(NEW.id,1,2,3,4); END"));
        QVERIFY(!m_database->execute("INSERT INTO u(g) VALUES(1)"));
        {
            const TriggerTrust trust(*m_database);
            WB_VERIFY_RESULT(m_database->execute("INSERT INTO u(g) VALUES(1)"));
        }
        QVERIFY(!m_database->execute("INSERT INTO u(g) VALUES(1)"));
        QCOMPARE(*m_database->scalarInteger("SELECT count(*) FROM r"), 1);
    }
    void spatialitesOwnBlobsAreRead()
    {
        WB_VERIFY_RESULT(m_database->loadSpatialite());
        QCOMPARE(boxOf(*m_database, "GeomFromText('LINESTRING(1 2,3 4)',4326)"), "0 1.0 3.0 2.0 4.0");
    }
};

QTEST_GUILESS_MAIN(GeopackageFunctionsTest)
#include "geopackage_functions_test.moc"
