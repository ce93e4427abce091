// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/datex_scan.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

const std::string kSites =
    "<measurementSiteTablePublication><measurementSiteTable><measurementSiteRecord id='MQ1' version='1'>"
    "<measurementSiteName><values><value lang='de'>Rheinstraße</value></values></measurementSiteName>"
    "<measurementSpecificCharacteristics index='1'><measurementSpecificCharacteristics><period>60</period>"
    "<specificMeasurementValueType>trafficFlow</specificMeasurementValueType></measurementSpecificCharacteristics>"
    "</measurementSpecificCharacteristics><measurementSiteLocation><pointByCoordinates><pointCoordinates>"
    "<latitude>49.87</latitude><longitude>8.64</longitude></pointCoordinates></pointByCoordinates>"
    "</measurementSiteLocation></measurementSiteRecord></measurementSiteTable></measurementSiteTablePublication>";

std::string measured(const std::string& values)
{
    return "<siteMeasurements><measurementSiteReference id='MQ1' version='1'/>"
           "<measurementTimeDefault>2024-06-01T00:00:00+02:00</measurementTimeDefault>" +
           values + "</siteMeasurements>";
}

std::string value(const std::string& index, const std::string& content)
{
    return "<measuredValue index='" + index + "'><measuredValue><basicData>" + content +
           "</basicData></measuredValue></measuredValue>";
}

} // namespace

class DatexScanTest : public QObject {
    Q_OBJECT

    static Result<void> scan(GatheredObservations& into, const std::string& content)
    {
        DatexScan events(into);
        io::XmlStream xml(events);
        WB_CHECK(xml.feed("<d2:d2LogicalModel xmlns:d2='http://datex2.eu/schema/2/2_0'>" + content +
                          "</d2:d2LogicalModel>"));
        return xml.finish();
    }

private slots:
    void measuredDataFindTheirSites()
    {
        GatheredObservations found;
        WB_VERIFY_RESULT(scan(
            found, kSites + measured(value("1", "<vehicleFlow><vehicleFlowRate>300</vehicleFlowRate></vehicleFlow>") +
                                     value("2", "<averageVehicleSpeed><speed>82.5</speed></averageVehicleSpeed>"))));
        QCOMPARE(found.facts.places.size(), std::size_t{1});
        QCOMPARE(found.facts.places[0].name, std::string("Rheinstraße"));
        QCOMPARE(*found.facts.places[0].x, 8.64);
        QCOMPARE(found.facts.streams.size(), std::size_t{2});
        QCOMPARE(found.facts.streams[0].key, std::string("MQ1/1/Kfz"));
        QCOMPARE(found.facts.streams[0].intervalS, std::int64_t{60});
        QCOMPARE(found.facts.streams[1].unit, std::string("km/h"));
        QCOMPARE(found.readings[0].utcS, std::int64_t{1717192800}); // 31 May 22:00 UTC
        QCOMPARE(found.readings[1].value, 82.5);
    }
    void errorsOfTheInstrumentAreRejectedAndEmptyRoadsAreNot()
    {
        GatheredObservations found;
        WB_VERIFY_RESULT(scan(
            found,
            measured(
                value("1",
                      "<vehicleFlow><dataError>true</dataError><vehicleFlowRate>9</vehicleFlowRate></vehicleFlow>") +
                value("2", "<averageVehicleSpeed><speed>-1</speed></averageVehicleSpeed>") +
                value("3", "<vehicleFlow><vehicleFlowRate>0</vehicleFlowRate></vehicleFlow>"))));
        QCOMPARE(found.readings.size(), std::size_t{1});
        QCOMPARE(found.readings[0].value, 0.0);
        QCOMPARE(found.rejections.size(), std::size_t{1});
    }
    void statesOfCarParksFindTheirTable()
    {
        GatheredObservations found;
        WB_VERIFY_RESULT(scan(
            found,
            "<parkingFacility id='1035' version='1.0'><parkingFacilityName><values><value>P+R Bondorf</value></values>"
            "</parkingFacilityName><totalParkingCapacity>314</"
            "totalParkingCapacity><facilityLocation><locationForDisplay>"
            "<latitude>48.5</latitude><longitude>8.8</longitude></locationForDisplay></facilityLocation></"
            "parkingFacility>"
            "<parkingRecordStatus><parkingRecordReference id='1035[P+R Bondorf]'/>"
            "<parkingStatusOriginTime>2025-05-09T21:41:58.5461534+02:00</parkingStatusOriginTime><parkingOccupancy>"
            "<parkingNumberOfVacantSpaces>215</parkingNumberOfVacantSpaces>"
            "<parkingNumberOfOccupiedSpaces>98</parkingNumberOfOccupiedSpaces>"
            "<parkingOccupancy>31.3</parkingOccupancy></parkingOccupancy></parkingRecordStatus>"));
        QCOMPARE(found.facts.places.size(), std::size_t{1});
        QCOMPARE(*found.facts.places[0].capacity, 314.0);
        QCOMPARE(found.readings.size(), std::size_t{3});
        QCOMPARE(found.facts.streams[0].key, std::string("1035/freie Stellplätze"));
        QCOMPARE(found.facts.streams[0].title, std::string("P+R Bondorf · freie Stellplätze"));
        QCOMPARE(found.readings[0].utcS, std::int64_t{1746819718});
        QCOMPARE(found.readings[2].value, 31.3);
    }
    void recordsWithoutATimeHaveThatOfTheirPublication()
    {
        GatheredObservations found;
        WB_VERIFY_RESULT(scan(found, "<publicationTime>2025-05-09T21:50:02+02:00</publicationTime><parkingRecordStatus>"
                                     "<parkingRecordReference id='7'/><parkingNumberOfVacantSpaces>3"
                                     "</parkingNumberOfVacantSpaces></parkingRecordStatus>"));
        QCOMPARE(found.readings.at(0).utcS, std::int64_t{1746820202});
    }
    void recordsWithoutTimeOrSiteAreRejected()
    {
        GatheredObservations found;
        WB_VERIFY_RESULT(scan(found, "<siteMeasurements><measurementSiteReference id='A'/>" +
                                         value("1", "<vehicleFlow><vehicleFlowRate>1</vehicleFlowRate></vehicleFlow>") +
                                         "</siteMeasurements><siteMeasurements>" +
                                         value("1", "<vehicleFlow><vehicleFlowRate>1</vehicleFlowRate></vehicleFlow>") +
                                         "</siteMeasurements>"));
        QCOMPARE(found.readings.size(), std::size_t{0});
        QCOMPARE(found.rejections.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(DatexScanTest)
#include "datex_scan_test.moc"
