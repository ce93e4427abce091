// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/exporter.h"
#include "core/exporter/withheld_cells.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::exporter;
using namespace weitblick::workspace;

namespace {

const LayerSchema kBlocks{.name = "bloecke",
                          .columns = {{"block", ColumnType::Text, "", "Block"},
                                      {"anschluesse", ColumnType::Integer, "", "Anschlüsse"},
                                      {"kwh_2024", ColumnType::Real, "kWh", "Verbrauch"}}};
const LayerSchema kUnits{.name = "anlagen",
                         .geometry = GeometryType::Point,
                         .srsId = 25832,
                         .columns = {{"Bruttoleistung", ColumnType::Real, "kW", ""}}};

} // namespace

class WithheldCellsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Workspace> project(const char* name)
    {
        WB_TRY(auto created, Workspace::create(m_folder.filePath(name).toStdString()));
        WB_TRY([[maybe_unused]] const auto blocks, test::addLayer(created, kBlocks,
                                                                  {{"", {"A", std::int64_t{12}, 54321.0}},
                                                                   {"", {"B", std::int64_t{4}, 12345.0}},
                                                                   {"", {"C", std::monostate(), 6789.0}},
                                                                   {"", {"D", std::int64_t{5}, std::monostate()}}}));
        WB_TRY([[maybe_unused]] const auto role,
               created.apply(AssignRole{.role = "gas_blocks",
                                        .dataset = "bloecke",
                                        .assignment = RoleAssignment{.role = "gas_blocks", .dataset = "bloecke"}}));
        WB_TRY(
            [[maybe_unused]] const auto units,
            test::addLayer(created, kUnits, {{"POINT (475001 5525001)", {9.9}}, {"POINT (475002 5525002)", {99.0}}}));
        WB_TRY(
            [[maybe_unused]] const auto second,
            created.apply(AssignRole{.role = "generation_units",
                                     .dataset = "anlagen",
                                     .assignment = RoleAssignment{.role = "generation_units", .dataset = "anlagen"}}));
        return created;
    }
    QByteArray exported(Workspace& project, const char* dataset, const char* file, ExportOutcome& outcome,
                        PersonalValues personal = PersonalValues::Withhold)
    {
        Job job;
        const auto written = exportDataset(project, dataset, m_folder.filePath(file).toStdString(),
                                           {.csv = CsvDialect::Rfc4180, .personal = personal}, job);
        if (!written) {
            return {};
        }
        outcome = *written;
        QFile read(m_folder.filePath(file));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

private slots:
    void valuesOfTooFewConnectionsAreEmptyInEveryFormat()
    {
        WB_VALUE(Workspace opened, project("a.gpkg"));
        ExportOutcome outcome;
        const QByteArray csv = exported(opened, "bloecke", "a.csv", outcome);
        QCOMPARE(csv, QByteArray("block,anschluesse,kwh_2024\r\nA,12,54321\r\nB,4,\r\nC,,\r\nD,5,\r\n"));
        QCOMPARE(outcome.withheldCount, 2);
        QCOMPARE(outcome.rowCount, 4);
        QVERIFY(outcome.remarks.back().de.starts_with("„Verbrauch des letzten Jahres“: 2 Werte sind leer"));
        for (const char* file : {"b.gpkg", "b.xlsx"}) {
            const QByteArray bytes = exported(opened, "bloecke", file, outcome);
            QCOMPARE(outcome.withheldCount, 2);
            QVERIFY(!bytes.isEmpty());
        }
    }
    void aFileThatStaysInTheProgramKeepsThem()
    {
        WB_VALUE(Workspace opened, project("c.gpkg"));
        ExportOutcome outcome;
        QVERIFY(exported(opened, "bloecke", "c.csv", outcome, PersonalValues::Keep).contains("12345"));
        QCOMPARE(outcome.withheldCount, 0);
        QVERIFY(outcome.remarks.empty());
    }
    void smallUnitsHaveNoPlaceInTheFile()
    {
        WB_VALUE(Workspace opened, project("d.gpkg"));
        ExportOutcome outcome;
        const QByteArray csv = exported(opened, "anlagen", "d.csv", outcome);
        QVERIFY(!csv.contains("475001") && csv.contains("475002") && csv.contains("9.9"));
        QCOMPARE(outcome.withheldCount, 1);
        const QByteArray json = exported(opened, "anlagen", "d.geojson", outcome);
        QVERIFY(json.contains("\"geometry\": null") && json.contains("9.9"));
    }
    void aDatasetWithoutPersonalColumnsIsWrittenAsItIs()
    {
        WB_VALUE(Workspace opened, project("e.gpkg"));
        const LayerSchema schema{.name = "bunt", .columns = {{"wert", ColumnType::Real, "", ""}}};
        WB_VERIFY_RESULT(test::addLayer(opened, schema, {{"", {1.5}}}));
        WB_VALUE(const Dataset dataset, opened.dataset("bunt"));
        WB_VALUE(const WithheldCells withheld, WithheldCells::of(opened, dataset, PersonalValues::Withhold));
        QCOMPARE(withheld.count(), 0);
        QVERIFY(withheld.remarks().empty());
    }
};

QTEST_GUILESS_MAIN(WithheldCellsTest)
#include "withheld_cells_test.moc"
