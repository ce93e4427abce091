// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/archive/archive_format.h"
#include "core/intake/mastr/mastr_format.h"
#include "core/intake/mastr/unit_columns.h"
#include "core/intake/mastr/unit_fields.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/register_export.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::registerRecord;
using test::registerTable;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string solar(const std::string& number, const std::string& gross, Fields more = {})
{
    Fields fields{{"EinheitMastrNummer", number},
                  {"Bundesland", "1405"},
                  {"Gemeinde", "Fulda"},
                  {"Gemeindeschluessel", "06631009"},
                  {"Postleitzahl", "36037"},
                  {"Strasse", "Am Rosengarten"},
                  {"Hausnummer", "7"},
                  {"NameStromerzeugungseinheit", "PV Familie Beispiel"},
                  {"Inbetriebnahmedatum", "2021-06-30"},
                  {"EinheitBetriebsstatus", "35"},
                  {"Energietraeger", "2495"},
                  {"Bruttoleistung", gross},
                  {"Nettonennleistung", gross}};
    for (auto& field : more) {
        std::erase_if(fields, [&](const auto& had) { return had.first == field.first; });
        fields.push_back(std::move(field));
    }
    return registerRecord("EinheitSolar", fields);
}

std::vector<std::pair<std::string, std::string>> smallExport()
{
    const std::string first =
        solar("SEE900000000001", "9.9", {{"EegMaStRNummer", "EEG900000000001"}, {"Nettonennleistung", "8.25"}}) +
        solar("SEE900000000002", "120.5",
              {{"Laengengrad", "9.675"}, {"Breitengrad", "50.551"}, {"LokationMaStRNummer", "SEL900000000002"}});
    const std::string second =
        solar("SEE900000000002", "120.5") + // as exports have it at the borders of files
        solar("SEE900000000003", "40", {{"Laengengrad", "50.551"}, {"Breitengrad", "9.675"}}) +
        solar("SEE900000000004", "5",
              {{"EinheitBetriebsstatus", "38"}, {"DatumEndgueltigeStilllegung", "2024-03-01T00:00:00"}}) +
        solar("SEE900000000005", "viel") +
        solar("SEE900000000006", "12", {{"Gemeindeschluessel", "09162000"}, {"Bundesland", "1403"}});
    return {
        {"EinheitenSolar_2.xml", registerTable("EinheitenSolar", second)},
        {"EinheitenSolar_1.xml", registerTable("EinheitenSolar", first)},
        {"EinheitenStromSpeicher_1.xml",
         registerTable("EinheitenStromSpeicher",
                       registerRecord("EinheitStromSpeicher", {{"EinheitMastrNummer", "SEE900000000010"},
                                                               {"Gemeindeschluessel", "06631009"},
                                                               {"EinheitBetriebsstatus", "35"},
                                                               {"Bruttoleistung", "5"},
                                                               {"SpeMastrNummer", "SSE900000000010"}}))},
        {"AnlagenStromSpeicher_1.xml",
         registerTable(
             "AnlagenStromSpeicher",
             registerRecord("AnlageStromSpeicher", {{"MaStRNummer", "SSE900000000010"},
                                                    {"NutzbareSpeicherkapazitaet", "10.2"},
                                                    {"VerknuepfteEinheitenMaStRNummern", "SEE900000000010"}}))},
        {"AnlagenEegSolar_1.xml",
         registerTable("AnlagenEegSolar", registerRecord("AnlageEegSolar", {{"EegMaStRNummer", "EEG900000000001"},
                                                                            {"EegInbetriebnahmedatum", "2021-07-01"},
                                                                            {"InstallierteLeistung", "9.9"},
                                                                            {"AusschreibungZuschlag", "0"}}))},
        {"Netzanschlusspunkte_1.xml",
         registerTable("Netzanschlusspunkte",
                       registerRecord("Netzanschlusspunkt", {{"LokationMaStRNummer", "SEL900000000002"},
                                                             {"NetzMaStRNummer", "SNE900000000007"},
                                                             {"Spannungsebene", "352"}}))},
        {"Netze.xml", registerTable("Netze", registerRecord("Netz", {{"MastrNummer", "SNE900000000007"},
                                                                     {"Bezeichnung", "Netz Osthessen"}}))},
        {"Katalogwerte.xml",
         registerTable("Katalogwerte", registerRecord("Katalogwert", {{"Id", "352"}, {"Wert", "Mittelspannung"}}) +
                                           registerRecord("Katalogwert", {{"Id", "35"}, {"Wert", "In Betrieb"}}))},
        {"Marktakteure_1.xml", registerTable("Marktakteure", "")}};
}

} // namespace

class MastrFormatTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string m_export;

    test::RowCollector::Layer layerOf(const ReadChoices& choices)
    {
        test::RowCollector rows;
        Job job;
        const auto read = archiveFormat().read(m_export, choices, rows, job);
        return read && rows.layers.size() == 1 ? rows.layers.front() : test::RowCollector::Layer{};
    }

private slots:
    void initTestCase()
    {
        m_export = m_folder.filePath("Gesamtdatenexport.zip").toStdString();
        QVERIFY(test::writeZip(m_export, smallExport()));
    }
    void allTablesOfAnExportBecomeOneLayer()
    {
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(archiveFormat().read(m_export, {}, rows, job));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        const auto& layer = rows.layers.front();
        QCOMPARE(layer.column("EinheitMastrNummer"),
                 (std::vector<std::string>{"SEE900000000001", "SEE900000000002", "SEE900000000003", "SEE900000000004",
                                           "SEE900000000006", "SEE900000000010"}));
        QCOMPARE(layer.column("Einheitenart").back(), std::string("Stromspeicher"));
        QCOMPARE(layer.column("Energietraeger").back(), std::string("Speicher")); // the table says so, not the unit
        QCOMPARE(layer.column("Energietraeger").front(), std::string("Solare Strahlungsenergie"));
        QCOMPARE(layer.column("Nettonennleistung").front(), std::string("8.25"));
        QCOMPARE(layer.column("EegInbetriebnahmedatum").front(), std::string("2021-07-01"));
        QCOMPARE(layer.column("NutzbareSpeicherkapazitaet").back(), std::string("10.2"));
        QCOMPARE(layer.column("Spannungsebene")[1], std::string("Mittelspannung"));
        QCOMPARE(layer.column("Netz")[1], std::string("Netz Osthessen"));
        QCOMPARE(layer.column("Bundesland")[4], std::string("Bayern"));
    }
    void everyUnitIsKeptOrRejected()
    {
        const auto layer = layerOf({});
        QCOMPARE(layer.rowsRead, std::int64_t{8});
        QCOMPARE(layer.rows.size() + layer.rejected.size(), std::size_t{8});
        QCOMPARE(layer.rejected[0].reasonDe, std::string("die Einheit steht doppelt im Export"));
        QVERIFY(layer.rejected[1].reasonDe.find("viel") != std::string::npos);
        QVERIFY(layer.lateRemarks[0].de.find("6 von 8 Einheiten") != std::string::npos);
    }
    void theStatusAndItsDatesAreKept()
    {
        const auto layer = layerOf({});
        QCOMPARE(layer.column("Betriebsstatus")[3], std::string("Endgültig stillgelegt"));
        QCOMPARE(layer.column("DatumEndgueltigeStilllegung")[3], std::string("2024-03-01"));
        QCOMPARE(layer.column("Betriebsstatus")[0], std::string("In Betrieb"));
    }
    void smallUnitsAreNeverPointsAndLeadToNoHousehold()
    {
        const auto layer = layerOf({});
        QCOMPARE(layer.geometryBytes[0], std::size_t{0});
        for (const char* column : {"Name", "Strasse", "Hausnummer"}) {
            QCOMPARE(layer.column(column)[0], std::string("NULL"));
        }
        QCOMPARE(layer.column("Lagegenauigkeit")[0], std::string("nur PLZ/Gemeinde"));
        QCOMPARE(layer.column("Postleitzahl")[0], std::string("36037"));
        QVERIFY(layer.geometryBytes[1] > 0);
        QCOMPARE(layer.column("Strasse")[1], std::string("Am Rosengarten"));
        QCOMPARE(layer.column("Lagegenauigkeit")[1], std::string("genau"));
    }
    void wrongCoordinatesStayRowsWithAReason()
    {
        const auto layer = layerOf({});
        QCOMPARE(layer.geometryBytes[2], std::size_t{0});
        QCOMPARE(layer.column("Lagehinweis")[2], std::string("Länge und Breite sind vertauscht"));
        QCOMPARE(layer.column("Lagehinweis")[1], std::string("NULL"));
    }
    void anAreaIsFiltered()
    {
        QCOMPARE(layerOf({.area = "Bayern"}).column("EinheitMastrNummer"), std::vector<std::string>{"SEE900000000006"});
        QCOMPARE(layerOf({.area = "36037"}).rows.size(), std::size_t{5});
        Job job;
        test::RowCollector rows;
        const auto wrong = archiveFormat().read(m_export, {.area = "Atlantis"}, rows, job);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::InvalidInput);
    }
    void thePreviewShowsRowsAndSaysWhatPowerMeans()
    {
        Job job;
        WB_VALUE(const SourcePreview preview, archiveFormat().preview(m_export, {}, job));
        QCOMPARE(preview.layers.size(), std::size_t{1});
        const LayerPreview& layer = preview.layers.front();
        QVERIFY(layer.questions.empty()); // a small export is taken whole
        QCOMPARE(layer.choices.area, std::optional<std::string>("alle"));
        QVERIFY(!layer.firstRows.empty());
        QVERIFY(layer.remarks[0].de.find("Bruttoleistung") != std::string::npos);
    }
    void oneTableIsReadWithoutItsArchive()
    {
        const auto file = test::writeFile(
            m_folder.path().toStdString(), "EinheitenSolar_1.xml",
            registerTable("EinheitenSolar", solar("SEE900000000001", "9.9") + solar("SEE900000000002", "31")));
        const Format format = mastrTableFormat();
        QVERIFY(format.recognises(test::contentOf(file), file));
        QVERIFY(!format.recognises("<?xml version=\"1.0\"?><CityModel/>", "x.xml"));
        QVERIFY(!format.recognises("a;b\n1;2\n", "x.csv"));
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(format.read(file, {}, rows, job));
        QCOMPARE(rows.layers.front().rows.size(), std::size_t{2});
    }
    void damagedExportsSayWhere()
    {
        const std::string broken = m_folder.filePath("kaputt.zip").toStdString();
        QVERIFY(test::writeZip(broken, {{"EinheitenSolar_1.xml",
                                         test::registerUtf16("<EinheitenSolar><EinheitSolar></EinheitenSolar>")}}));
        test::RowCollector rows;
        Job job;
        const auto read = archiveFormat().read(broken, {}, rows, job);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QVERIFY(read.error().message.de.starts_with("EinheitenSolar_1.xml: das XML ist fehlerhaft"));
        const std::string empty = m_folder.filePath("leer.zip").toStdString();
        QVERIFY(test::writeZip(empty, {{"Marktakteure_1.xml", registerTable("Marktakteure", "")}}));
        const auto without = archiveFormat().read(empty, {}, rows, job);
        QVERIFY(!without);
        QVERIFY(without.error().message.de.find("keine Tabelle mit Stromerzeugungseinheiten") != std::string::npos);
    }
    void aStoppedReadEndsAtOnce()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        test::RowCollector rows;
        const auto read = archiveFormat().read(m_export, {}, rows, job);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Cancelled);
    }
    void theFieldsAreThoseOfThePublishedDocumentation()
    {
        std::string documented;
        for (const char* table : {"solar", "wind", "biomass", "hydro", "combustion", "storage"}) {
            const auto file = test::realFile("05_energy/mastr") / ("bnetza_mastr_" + std::string(table) + "_raw.csv");
            if (!std::filesystem::exists(file)) {
                QSKIP("the documentation of the register is not here");
            }
            documented += test::contentOf(file);
        }
        const QString text = QString::fromStdString(documented);
        // These came after the documentation: the export of 2025 has them.
        const QStringList later{"Registrierungsdatum",
                                "ArtDerSolaranlage",
                                "LokationMaStRNummer",
                                "SpeMaStRNummer",
                                "ZugeordneteWirkleistungWechselrichter",
                                "ZugeordnenteWirkleistungWechselrichter"};
        for (const std::string_view field : mastr::kUnitFields) {
            const QString name = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
            QVERIFY2(later.contains(name) || text.contains(name, Qt::CaseInsensitive), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(MastrFormatTest)
#include "mastr_format_test.moc"
