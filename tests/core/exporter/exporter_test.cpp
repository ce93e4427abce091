// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/exporter.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::exporter;
using namespace weitblick::workspace;

class ExporterTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Workspace> project(const char* name)
    {
        WB_TRY(auto created, Workspace::create(m_folder.filePath(name).toStdString()));
        const LayerSchema table{.name = "tabelle", .columns = {{.name = "wert", .type = ColumnType::Real}}};
        WB_TRY(const auto dataset, test::addLayer(created, table, {{"", {test::Value(1.5)}}}));
        static_cast<void>(dataset);
        return created;
    }
    std::filesystem::path out(const char* name) { return m_folder.filePath(name).toStdString(); }

private slots:
    void everyFormatHasItsOwnExtension()
    {
        std::set<std::string> extensions;
        for (const ExportFormat& format : exportFormats()) {
            extensions.insert(format.extension);
            QVERIFY(!format.title.de.empty() && !format.title.en.empty());
        }
        QCOMPARE(extensions.size(), exportFormats().size());
    }
    void anUnknownExtensionIsAnsweredWithTheKnownOnes()
    {
        auto made = project("a.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const auto outcome = exportDataset(opened, "tabelle", out("a.docx"), {}, job);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(outcome.error().advice.de.find(".xlsx") != std::string::npos);
    }
    void aTableHasNoPlaceInAMapFormat()
    {
        auto made = project("b.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        QCOMPARE(exportDataset(opened, "tabelle", out("b.geojson"), {}, job).error().code, ErrorCode::InvalidInput);
        QVERIFY(!std::filesystem::exists(out("b.geojson")));
    }
    void anExistingFileIsKeptUnlessReplacingIsAllowed()
    {
        auto made = project("c.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        WB_VERIFY_RESULT(exportDataset(opened, "tabelle", out("c.csv"), {}, job));
        QCOMPARE(exportDataset(opened, "tabelle", out("c.csv"), {}, job).error().code, ErrorCode::InvalidInput);
        WB_VERIFY_RESULT(exportDataset(opened, "tabelle", out("c.csv"), {.existing = Existing::Replace}, job));
    }
    void aMissingDatasetIsNotFound()
    {
        auto made = project("d.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        QCOMPARE(exportDataset(opened, "tabele", out("d.csv"), {}, job).error().code, ErrorCode::NotFound);
    }
    void aFolderThatIsNotThereLeavesNothing()
    {
        auto made = project("e.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        QVERIFY(!exportDataset(opened, "tabelle", "/nowhere/at/all.csv", {}, job));
    }
    void aFinishedExportLeavesNoWorkFolder()
    {
        auto made = project("f.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        QDir(m_folder.path()).mkdir("ziel");
        WB_VERIFY_RESULT(exportDataset(opened, "tabelle", out("ziel/f.xlsx"), {}, job));
        QCOMPARE(QDir(m_folder.filePath("ziel")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"f.xlsx"});
    }
};

QTEST_GUILESS_MAIN(ExporterTest)
#include "exporter_test.moc"
