// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/importer.h"
#include "core/intake/series_arrival.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/files.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

WorkerSetup worker()
{
    return {.program = WB_WORKER};
}

std::string parking(const std::string& time, int free)
{
    return "id;name;frei;kapazitaet;stand;lon;lat\np1;Rathaus;" + std::to_string(free) + ";170;" + time +
           ";8.65;49.87\np2;Markt;93;120;" + time + ";8.66;49.88\n";
}

} // namespace

class SeriesArrivalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<std::vector<ImportedLayer>> import(workspace::Workspace& project, const std::string& name,
                                              const std::string& text, bool replace = false)
    {
        const auto file = test::writeFile(m_folder.path().toStdString(), name, text);
        Job job;
        return importSource(
            project, {.source = file, .layerName = "parken", .entry = {.licence = "dl-de/by-2-0"}, .replace = replace},
            worker(), job);
    }
    static std::vector<series::Reading> readingsOf(workspace::Workspace& project, const std::string& key)
    {
        auto store = series::SeriesStore::open(project);
        if (!store) {
            return {};
        }
        auto opened = std::move(store).value();
        const auto found = opened.find("parken", key);
        auto readings = found ? opened.scan(found->id) : Result<std::vector<series::Reading>>(found.error());
        return readings ? std::move(readings).value() : std::vector<series::Reading>();
    }

private slots:
    void aFileBecomesSitesOnTheMapAndSeries()
    {
        test::TemporaryProject temporary;
        WB_VALUE(const auto layers, import(temporary.project(), "a.csv", parking("2024-06-01 10:00", 5)));
        QCOMPARE(layers.size(), std::size_t{2});
        QCOMPARE(layers[1].seriesPart, SeriesPart::Readings);
        QCOMPARE(layers[1].rowsKept, std::int64_t{2});
        WB_VALUE(const auto dataset, temporary.project().dataset("parken"));
        QCOMPARE(dataset.rowCount, std::int64_t{2});
        QCOMPARE(dataset.schema.geometry, workspace::GeometryType::Point);
        WB_VALUE(const auto role, temporary.project().role("sensor_sites"));
        QVERIFY(role.has_value());
        QCOMPARE(role->fields.at("key"), std::string("kennung"));
        WB_VALUE(const auto lineage, temporary.project().lineage("parken"));
        QVERIFY(lineage.record.notes.back().find("Messwerte") != std::string::npos ||
                std::ranges::any_of(lineage.record.notes, [](const std::string& note) {
                    return note.find("Messwerte: 2 gelesen, 2 übernommen") != std::string::npos;
                }));
        WB_VALUE(auto store, series::SeriesStore::open(temporary.project()));
        WB_VALUE(const auto sets, store.sets());
        QCOMPARE(sets.at(0).licence, std::string("dl-de/by-2-0"));
        WB_VALUE(const auto sites, store.sites("parken"));
        QCOMPARE(sites.size(), std::size_t{2});
        QVERIFY(std::abs(sites[0].lonDeg - 8.65) < 1e-6 && std::abs(sites[0].latDeg - 49.87) < 1e-6);
        const auto readings = readingsOf(temporary.project(), "p1/frei");
        QCOMPARE(readings, (std::vector<series::Reading>{{.utcS = 1717228800, .value = 5.0}}));
    }
    void theNextFileGoesOnWithTheSeries()
    {
        test::TemporaryProject temporary;
        WB_VERIFY_RESULT(import(temporary.project(), "a.csv", parking("2024-06-01 10:00", 5)));
        WB_VERIFY_RESULT(import(temporary.project(), "b.csv", parking("2024-06-01 11:00", 7)));
        QCOMPARE(readingsOf(temporary.project(), "p1/frei").size(), std::size_t{2});
        WB_VALUE(const auto again, import(temporary.project(), "c.csv", parking("2024-06-01 11:00", 7)));
        QCOMPARE(readingsOf(temporary.project(), "p1/frei").size(), std::size_t{2});
        QVERIFY(std::ranges::any_of(
            again[1].remarks, [](const Text& remark) { return remark.de.find("schon da") != std::string::npos; }));
        WB_VALUE(const auto dataset, temporary.project().dataset("parken"));
        QCOMPARE(dataset.rowCount, std::int64_t{2});
        WB_VALUE(const auto lineage, temporary.project().lineage("parken"));
        QCOMPARE(lineage.record.sources.size(), std::size_t{3});
    }
    void replacingForgetsTheOldReadings()
    {
        test::TemporaryProject temporary;
        WB_VERIFY_RESULT(import(temporary.project(), "a.csv", parking("2024-06-01 10:00", 5)));
        WB_VERIFY_RESULT(import(temporary.project(), "b.csv", parking("2024-06-01 11:00", 7), true));
        QCOMPARE(readingsOf(temporary.project(), "p1/frei").size(), std::size_t{1});
    }
    void statesFindTheSitesOfTheirTable()
    {
        test::TemporaryProject temporary;
        const std::string table = "<d2LogicalModel><parkingFacility id='7'><parkingFacilityName><value>Burg</value>"
                                  "</parkingFacilityName><latitude>49.87</latitude><longitude>8.65</longitude>"
                                  "</parkingFacility></d2LogicalModel>";
        const std::string state = "<d2LogicalModel><parkingRecordStatus><parkingRecordReference id='7'/>"
                                  "<parkingStatusOriginTime>2024-06-01T00:00:00Z</parkingStatusOriginTime>"
                                  "<parkingNumberOfVacantSpaces>4</parkingNumberOfVacantSpaces></parkingRecordStatus>"
                                  "</d2LogicalModel>";
        WB_VERIFY_RESULT(import(temporary.project(), "orte.xml", table));
        WB_VERIFY_RESULT(import(temporary.project(), "stand.xml", state));
        WB_VALUE(auto reader, temporary.project().read("parken"));
        WB_VALUE(const bool more, reader.next());
        QVERIFY(more && !reader.geometry().empty());
        QCOMPARE(std::get<std::string_view>(reader.value(1)), std::string_view("Burg"));
        WB_VALUE(auto store, series::SeriesStore::open(temporary.project()));
        WB_VALUE(const auto sites, store.sites("parken"));
        QVERIFY(std::abs(sites.at(0).lonDeg - 8.65) < 1e-6);
        QCOMPARE(readingsOf(temporary.project(), "7/freie Stellplätze").size(), std::size_t{1});
    }
    void unitsOfOneSeriesAreConverted()
    {
        test::TemporaryProject temporary;
        const auto air = [](const std::string& hour, const std::string& value, const std::string& unit) {
            return "station;zeit;parameter;wert;einheit\nA;2024-06-01 " + hour + ":00;NO2;" + value + ";" + unit +
                   "\nA;2024-06-01 " + hour + ":30;NO2;" + value + ";" + unit + "\nA;2024-06-01 " + hour + ":45;NO2;" +
                   value + ";" + unit + "\n";
        };
        WB_VERIFY_RESULT(import(temporary.project(), "a.csv", air("10", "40", "µg/m³")));
        WB_VERIFY_RESULT(import(temporary.project(), "b.csv", air("11", "0,05", "mg/m³")));
        const auto readings = readingsOf(temporary.project(), "A/NO2");
        QCOMPARE(readings.size(), std::size_t{6});
        QCOMPARE(readings.back().value, 50.0);
        const auto wrong = import(temporary.project(), "c.csv", air("12", "3", "kWh"));
        QVERIFY(!wrong.has_value());
        QCOMPARE(readingsOf(temporary.project(), "A/NO2").size(), std::size_t{6});
    }
    void otherLayersOfThatNameAreNotTouched()
    {
        test::TemporaryProject temporary;
        WB_VERIFY_RESULT(temporary.addPoints("parken", {1}));
        const auto refused = import(temporary.project(), "a.csv", parking("2024-06-01 10:00", 5));
        QVERIFY(!refused.has_value());
        WB_VALUE(const bool has, hasSeriesOf(temporary.project(), "parken"));
        QVERIFY(!has);
        WB_VALUE(auto store, series::SeriesStore::open(temporary.project()));
        WB_VALUE(const auto sets, store.sets());
        QVERIFY(sets.empty());
    }
};

QTEST_GUILESS_MAIN(SeriesArrivalTest)
#include "series_arrival_test.moc"
