// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/osm_streets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

const char* const kTown = R"(<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="50.000" lon="9.000"/><node id="2" lat="50.001" lon="9.000"/><node id="3" lat="50.002" lon="9.000"/>
<node id="4" lat="50.001" lon="9.002"><tag k="barrier" v="bollard"/></node><node id="5" lat="50.001" lon="9.004"/>
<way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Lange Gasse"/></way>
<way id="11"><nd ref="2"/><nd ref="4"/><nd ref="5"/><tag k="highway" v="service"/><tag k="oneway" v="yes"/></way>
<way id="12"><nd ref="5"/><nd ref="77"/><nd ref="1"/><tag k="highway" v="footway"/></way>
<way id="13"><nd ref="1"/><nd ref="5"/><tag k="waterway" v="river"/></way>
<relation id="20"><member type="way" ref="10" role="from"/><member type="node" ref="2" role="via"/>
<member type="way" ref="11" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_right_turn"/>
<tag k="except" v="bicycle"/></relation>
<relation id="21"><member type="way" ref="10" role="from"/><member type="way" ref="11" role="via"/>
<member type="way" ref="12" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_u_turn"/></relation>
</osm>)";

Result<StreetMap> readText(std::string_view text, const OsmBudget& budget = {})
{
    Job job;
    return readOsmStreets(text, "osm", shippedRules(), budget, job);
}

Result<StreetMap> readShared(const char* name)
{
    Job job;
    return readOsmStreets(std::string(WB_SOURCE_DIR "/../shared/data/03_osm/") + name, shippedRules(), {}, job);
}

bool hasShared()
{
    return QFile::exists(QStringLiteral(WB_SOURCE_DIR "/../shared/data/03_osm"));
}

} // namespace

class OsmStreetsTest : public QObject {
    Q_OBJECT

private slots:
    void streetsHaveTheirPointsNamesAndUse()
    {
        WB_VALUE(const StreetMap map, readText(kTown));
        QCOMPARE(map.ways.size(), 2U); // the river is none, the footway lost the point between its ends
        QCOMPARE(map.ways[0].id, std::int64_t{10});
        QCOMPARE(map.ways[0].nodeCount, 3U);
        QCOMPARE(map.names[map.ways[0].name], std::string("Lange Gasse"));
        QCOMPARE(map.latitudesDeg[map.wayNodes[map.ways[0].firstNode + 1]], 50.001);
        QCOMPARE(map.ways[1].use.backwardKmh[indexOf(Mode::Car)], 0.0);
        QVERIFY(map.ways[1].use.forwardKmh[indexOf(Mode::Car)] > 0.0);
    }
    void barriersAreKeptAtTheirPoint()
    {
        WB_VALUE(const StreetMap map, readText(kTown));
        const std::uint32_t bollard = map.wayNodes[map.ways[1].firstNode + 1];
        QCOMPARE(map.blockedModes[bollard], std::uint8_t{1U << indexOf(Mode::Car)});
    }
    void turnRestrictionsKnowTheirExceptions()
    {
        WB_VALUE(const StreetMap map, readText(kTown));
        QCOMPARE(map.turnRules.size(), 1U);
        QCOMPARE(map.turnRules[0].fromWay, std::int64_t{10});
        QCOMPARE(map.turnRules[0].toWay, std::int64_t{11});
        QCOMPARE(map.turnRules[0].modes, std::uint8_t{1U << indexOf(Mode::Car)});
        QCOMPARE(map.latitudesDeg[map.turnRules[0].viaNode], 50.001);
    }
    void whatIsMissingOrNotRegardedIsADefect()
    {
        WB_VALUE(const StreetMap map, readText(kTown));
        const auto count = [&](DefectKind kind) { return std::ranges::count(map.defects, kind, &Defect::kind); };
        QCOMPARE(count(DefectKind::MissingNodes), 1);
        QCOMPARE(count(DefectKind::TurnRuleOverWay), 1);
    }
    void whatIsNoMapIsRefusedWithAReason()
    {
        QVERIFY(!readText("hello"));
        QVERIFY(!readText("<?xml version=\"1.0\"?><osm version=\"0.6\"/>"));
        QVERIFY(!readText(std::string_view(kTown).substr(0, 700)));
        Job job;
        QTemporaryDir folder;
        QCOMPARE(readOsmStreets(folder.filePath("none.osm.pbf").toStdString(), shippedRules(), {}, job).error().code,
                 ErrorCode::NotFound);
        QFile other(folder.filePath("other.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("x") == 1);
        other.close();
        QCOMPARE(readOsmStreets(other.fileName().toStdString(), shippedRules(), {}, job).error().code,
                 ErrorCode::InvalidInput);
    }
    void budgetsEndAReading()
    {
        QCOMPARE(readText(kTown, {.mostWayPoints = 4}).error().code, ErrorCode::Budget);
        QCOMPARE(readText(kTown, {.mostTurnRules = 0}).error().code, ErrorCode::Budget);
        QCOMPARE(readText(kTown, {.mostBytes = 10}).error().code, ErrorCode::Budget);
    }
    void aStoppedJobIsCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(readOsmStreets(kTown, "osm", shippedRules(), {}, job).error().code, ErrorCode::Cancelled);
    }
    void realExtractsAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("atLeast");
        // A little below the number of ways with such a highway that osmium tags-filter counts: some nobody may use.
        QTest::newRow("Herrenberg") << "otp_herrenberg-minimal.osm.pbf" << 300;
        QTest::newRow("Darmstadt, XML") << "osr_da_hbf.osm" << 110;
        QTest::newRow("Andorra") << "gh_andorra.osm.pbf" << 1580;
        QTest::newRow("Andorra, gzip") << "gh_andorra.osm.gz" << 1580;
        QTest::newRow("Liechtenstein") << "valhalla_liechtenstein-latest.osm.pbf" << 4500;
        QTest::newRow("Liechtenstein, bzip2") << "osm2pgsql_liechtenstein-2013-08-03.osm.bz2" << 2000;
    }
    void realExtractsAreRead()
    {
        if (!hasShared()) {
            QSKIP("no shared data");
        }
        QFETCH(QString, name);
        QFETCH(int, atLeast);
        WB_VALUE(const StreetMap map, readShared(qPrintable(name)));
        QVERIFY2(map.ways.size() >= static_cast<std::size_t>(atLeast), qPrintable(QString::number(map.ways.size())));
    }
};

QTEST_GUILESS_MAIN(OsmStreetsTest)
#include "osm_streets_test.moc"
