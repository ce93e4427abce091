// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;
using test::addLayer;

namespace {

const LayerSchema kZones{.name = "Zonen",
                         .geometry = GeometryType::Polygon,
                         .srsId = 25832,
                         .columns = {{.name = "AGS"}, {.name = "wert", .type = ColumnType::Real, .unit = "m2"}}};
const std::vector<test::Row> kZoneRows = {
    {.wkt = "POLYGON((0 0,100 0,100 100,0 100,0 0))", .values = {"09162000", 1.5}},
    {.wkt = "POLYGON((100 0,200 0,200 100,100 100,100 0))", .values = {"09162001", std::monostate()}}};

std::string hashOf(const std::filesystem::path& file)
{
    Job job;
    return *sha256OfFile(file, job);
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;

    [[nodiscard]] std::filesystem::path file(const char* name = "Gemeinde ü.gpkg") const
    {
        return m_folder->filePath(name).toStdString();
    }
    [[nodiscard]] QStringList filesInFolder() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static Workspace opened(const std::filesystem::path& file, Access access = Access::ReadWrite)
    {
        auto project = Workspace::open(file, access);
        if (!project) {
            qWarning("%s", describe(project.error(), Language::English).c_str());
        }
        return std::move(project).value();
    }
    [[nodiscard]] Workspace madeWithZones() const
    {
        auto project = Workspace::create(file(), {.title = "Probe", .projectSrsId = 25833});
        auto made = std::move(project).value();
        const auto added = addLayer(made, kZones, kZoneRows);
        if (!added) {
            qWarning("%s", describe(added.error(), Language::English).c_str());
        }
        return made;
    }

private slots:
    void init() { m_folder.emplace(); }

    void aNewProjectIsEmptyAndKnowsItsSystem()
    {
        auto created = Workspace::create(file(), {.title = "Probe", .projectSrsId = 25833});
        WB_VERIFY_RESULT(created);
        Workspace project = std::move(created).value();
        QCOMPARE(project.projectSrsId(), 25833);
        QVERIFY(project.datasets()->empty());
        QCOMPARE(**project.projectValue("title"), "Probe");
        QVERIFY(!*project.undo());
        WB_VERIFY_RESULT(project.close());
        QCOMPARE(filesInFolder(), QStringList{"Gemeinde ü.gpkg"});
        QCOMPARE(Workspace::create(file()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(Workspace::create(file("a.gpkg"), {.projectSrsId = 1}).error().code, ErrorCode::UnsupportedCrs);
        QVERIFY(!std::filesystem::exists(file("a.gpkg")));
    }
    void aPublishedLayerIsListedWithAllThatIsKnownOfIt()
    {
        Workspace project = madeWithZones();
        const auto dataset = project.dataset("zonen");
        WB_VERIFY_RESULT(dataset);
        QCOMPARE(dataset->schema, kZones);
        QCOMPARE(dataset->rowCount, 2);
        QCOMPARE(dataset->entry.title, "Zonen");
        QCOMPARE(dataset->contentHash.size(), std::size_t{64});
        QCOMPARE(dataset->extent, (std::array<double, 4>{0, 0, 200, 100}));
        QVERIFY(dataset->lineageId > 0 && !dataset->stale);
        QVERIFY(std::abs((utcNow() - dataset->changed).count()) < 60);
        QCOMPARE(project.datasets()->size(), std::size_t{1});
        auto reader = project.read("Zonen", {.columns = {{"wert"}}});
        WB_VERIFY_RESULT(reader);
        LayerReader rows = std::move(reader).value();
        QVERIFY(*rows.next());
        QCOMPARE(std::get<double>(rows.value(0)), 1.5);
    }
    void aWrongNameIsAnsweredWithTheNearest()
    {
        Workspace project = madeWithZones();
        const auto outcome = project.dataset("Zone");
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().advice.de.find("Zonen") != std::string::npos);
        QCOMPARE(project.read("nichts").error().code, ErrorCode::NotFound);
        QCOMPARE(project.lineage("nichts").error().code, ErrorCode::NotFound);
        QCOMPARE(project.rejected("nichts").error().code, ErrorCode::NotFound);
    }
    void everythingIsThereAfterReopening()
    {
        std::string contentHash;
        {
            Workspace project = madeWithZones();
            contentHash = project.dataset("Zonen")->contentHash;
            WB_VERIFY_RESULT(
                project.apply(AssignRole{"zones", "Zonen", RoleAssignment{"zones", "Zonen", {{"key", "AGS"}}}}));
            WB_VERIFY_RESULT(project.apply(SetProjectValue{.key = "title", .value = "Neu"}));
        }
        Workspace project = opened(file());
        QCOMPARE(project.dataset("Zonen")->contentHash, contentHash);
        QCOMPARE((*project.role("zones"))->fields.at("key"), "AGS");
        QVERIFY(std::holds_alternative<SetProjectValue>(**project.undo()));
        QCOMPARE(**project.projectValue("title"), "Probe");
        QVERIFY(*project.redo());
        QCOMPARE(**project.projectValue("title"), "Neu");
        QVERIFY(!*project.redo());
        QCOMPARE(project.history()->size(), std::size_t{2});
        QVERIFY(project.openReport().interrupted.empty() && project.openReport().remarks.empty());
    }
    void openingForReadingChangesNoByteAndMakesNoFile()
    {
        {
            Workspace project = madeWithZones();
        }
        const std::string before = hashOf(file());
        const QStringList files = filesInFolder();
        {
            Workspace project = opened(file(), Access::ReadOnly);
            QVERIFY(project.isReadOnly());
            QCOMPARE(project.datasets()->size(), std::size_t{1});
            WB_VERIFY_RESULT(project.markStale());
            QCOMPARE(filesInFolder(), files);
            QCOMPARE(project.apply(SetProjectValue{.key = "title", .value = "x"}).error().code, ErrorCode::ReadOnly);
            QCOMPARE(project.load(kZones, "").error().code, ErrorCode::ReadOnly);
        }
        QCOMPARE(hashOf(file()), before);
        QCOMPARE(filesInFolder(), files);
    }
    void openingForWritingAndClosingChangesNoByteOfTheProject()
    {
        {
            Workspace project = madeWithZones();
        }
        const std::string before = hashOf(file());
        {
            Workspace project = opened(file());
        }
        QCOMPARE(hashOf(file()), before);
    }
    void aSecondWriterIsToldWhoHoldsTheProjectAndAReaderIsLetIn()
    {
        Workspace project = madeWithZones();
        const auto second = Workspace::open(file());
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(second.error().message.de.find(std::to_string(QCoreApplication::applicationPid())) !=
                std::string::npos);
        Workspace reader = opened(file(), Access::ReadOnly);
        QCOMPARE(reader.datasets()->size(), std::size_t{1});
        WB_VERIFY_RESULT(project.close());
        WB_VERIFY_RESULT(Workspace::open(file()));
    }
    void whatIsNoProjectIsRefused()
    {
        std::ofstream(file("text.gpkg")) << "hello";
        std::ofstream(file("empty.gpkg"));
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            QCOMPARE(Workspace::open(file("text.gpkg"), access).error().code, ErrorCode::InvalidInput);
            QCOMPARE(Workspace::open(file("empty.gpkg"), access).error().code, ErrorCode::InvalidInput);
            QCOMPARE(Workspace::open(file("nothing.gpkg"), access).error().code, ErrorCode::NotFound);
            QCOMPARE(Workspace::open(m_folder->path().toStdString(), access).error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(filesInFolder(), (QStringList{"empty.gpkg", "text.gpkg"}));
    }
    void twoLayersWithOneRoleAreAmbiguous()
    {
        Workspace project = madeWithZones();
        LayerSchema other = kZones;
        other.name = "Bezirke";
        WB_VERIFY_RESULT(addLayer(project, other, kZoneRows));
        QVERIFY(!*project.role("zones"));
        for (const char* name : {"Zonen", "Bezirke"}) {
            WB_VERIFY_RESULT(project.apply(AssignRole{"zones", name, RoleAssignment{"zones", name, {}}}));
        }
        const auto role = project.role("zones");
        QCOMPARE(role.error().code, ErrorCode::Ambiguous);
        QVERIFY(role.error().message.en.find("Bezirke") != std::string::npos);
    }
    void replacingKeepsRolesAndCanBeTakenBack()
    {
        Workspace project = madeWithZones();
        WB_VERIFY_RESULT(
            project.apply(AssignRole{"zones", "Zonen", RoleAssignment{"zones", "Zonen", {{"key", "AGS"}}}}));
        Job job;
        auto loader = project.load(kZones, "");
        WB_VERIFY_RESULT(loader);
        LayerLoader second = std::move(loader).value();
        WB_VERIFY_RESULT(second.append(*test::batchOf(kZones, {kZoneRows[0]}), job));
        const auto published = project.publish(std::move(second), {.replaces = "zonen"}, job);
        WB_VERIFY_RESULT(published);
        QCOMPARE(published->rowCount, 1);
        QCOMPARE(published->entry.title, "Zonen");
        QCOMPARE((*project.role("zones"))->dataset, "Zonen");
        QCOMPARE(project.datasets()->size(), std::size_t{1});
        // The former one is in the bin: make room and bring it back.
        WB_VERIFY_RESULT(project.apply(RenameDataset{.from = "Zonen", .to = "Zonen neu"}));
        WB_VERIFY_RESULT(project.apply(RestoreDataset{.dataset = "Zonen"}));
        QCOMPARE(project.dataset("Zonen")->rowCount, 2);
        QVERIFY(project.check(job)->empty());
    }
    void aNameThatIsTakenIsRefusedAndNothingIsLeftBehind()
    {
        Workspace project = madeWithZones();
        QCOMPARE(addLayer(project, kZones, kZoneRows).error().code, ErrorCode::InvalidInput);
        QCOMPARE(project.datasets()->size(), std::size_t{1});
        QCOMPARE(*project.database().scalarInteger("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'wb_load%'"), 0);
        QCOMPARE(*project.database().scalarInteger("SELECT count(*) FROM wb_staging"), 0);
    }
    void severalLayersArePublishedTogetherOrNotAtAll()
    {
        Workspace project = madeWithZones();
        Job job;
        const auto loaded = [&](const char* name) {
            LayerSchema schema = kZones;
            schema.name = name;
            LayerLoader loader = std::move(project.load(schema, "")).value();
            [&] { WB_VERIFY_RESULT(loader.append(*test::batchOf(schema, kZoneRows), job)); }();
            return Workspace::Publication{.loader = std::move(loader), .registration = {}};
        };
        {
            std::vector<Workspace::Publication> pair;
            pair.push_back(loaded("Neu"));
            pair.push_back(loaded("Zonen")); // is taken
            QCOMPARE(project.publishTogether(std::move(pair), job).error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(project.datasets()->size(), std::size_t{1});
        QCOMPARE(*project.database().scalarInteger("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'wb_load%'"), 0);
        std::vector<Workspace::Publication> pair;
        pair.push_back(loaded("Neu"));
        pair.push_back(loaded("Neuer"));
        WB_VERIFY_RESULT(project.publishTogether(std::move(pair), job));
        QCOMPARE(project.datasets()->size(), std::size_t{3});
    }
    void rejectedRecordsAreKeptWithTheLayer()
    {
        Workspace project = madeWithZones();
        LayerSchema schema = kZones;
        schema.name = "b";
        Job job;
        LayerLoader loader = std::move(project.load(schema, "")).value();
        const std::vector<RejectedRecord> records = {{"a.csv", 7, "keine Zahl", "not a number", "x;y"}};
        const auto dataset = project.publish(std::move(loader),
                                             {.lineage = {.rowsRead = 9, .rowsRejected = 9}, .rejected = records}, job);
        WB_VERIFY_RESULT(dataset);
        QCOMPARE(dataset->rejectedCount, 9);
        const auto kept = project.rejected("b");
        QCOMPARE(kept->size(), std::size_t{1});
        QCOMPARE(kept->front().line, 7);
        QCOMPARE(kept->front().content, "x;y");
        QVERIFY(project.rejected("Zonen")->empty());
    }
    void anEqualRunIsFoundAgainUntilItsResultChanges()
    {
        Workspace project = madeWithZones();
        QVERIFY(!*project.resultFor("h1"));
        WB_VERIFY_RESULT(project.rememberResult("h1", "Zonen"));
        QCOMPARE(**project.resultFor("h1"), "Zonen");
        WB_VERIFY_RESULT(project.apply(RenameDataset{.from = "Zonen", .to = "Z"}));
        QCOMPARE(**project.resultFor("h1"), "Z");
        WB_VERIFY_RESULT(project.apply(RemoveDataset{.dataset = "Z"}));
        QVERIFY(!*project.resultFor("h1"));
        QCOMPARE(project.rememberResult("h2", "Z").error().code, ErrorCode::NotFound);
    }
    void aCopyIsAProjectOfItsOwn()
    {
        Workspace project = madeWithZones();
        Job job;
        QCOMPARE(project.saveCopy(file(), job).error().code, ErrorCode::InvalidInput);
        WB_VERIFY_RESULT(project.saveCopy(file("kopie.gpkg"), job));
        Workspace copy = opened(file("kopie.gpkg"));
        QCOMPARE(copy.dataset("Zonen")->contentHash, project.dataset("Zonen")->contentHash);
        QVERIFY(copy.check(job)->empty());
        QCOMPARE(project.saveCopy(file("kopie.gpkg"), job).error().code, ErrorCode::Locked);
    }
    void spatialiteCanAskTheLayers()
    {
        Workspace project = madeWithZones();
        WB_VERIFY_RESULT(project.database().loadSpatialite());
        QCOMPARE(*project.database().scalarInteger("SELECT CAST(sum(ST_Area(CastAutomagic(geom))) AS INT) FROM Zonen"),
                 20000);
        QCOMPARE(*project.database().scalarInteger("SELECT CAST(sum(ST_Area(GeomFromGPB(geom))) AS INT) FROM Zonen"),
                 20000);
    }
    void otherProgramsListEveryLayer()
    {
        const QString program = QStandardPaths::findExecutable("ogrinfo");
        if (program.isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        {
            Workspace project = madeWithZones();
            LayerSchema table{.name = "Tabelle; \"x\"", .columns = {{.name = "a"}}};
            WB_VERIFY_RESULT(addLayer(project, table, {{.values = {"1"}}}));
            WB_VERIFY_RESULT(addLayer(project, {.name = "weg", .columns = {{.name = "a"}}}, {}));
            WB_VERIFY_RESULT(project.apply(RemoveDataset{.dataset = "weg"}));
        }
        QProcess ogrinfo;
        ogrinfo.setProcessChannelMode(QProcess::MergedChannels);
        ogrinfo.start(program, {"-ro", "-so", "-al", QString::fromStdString(file().string())});
        QVERIFY(ogrinfo.waitForFinished());
        const QString text = ogrinfo.readAll();
        QCOMPARE(ogrinfo.exitCode(), 0);
        for (const char* expected : {"Layer name: Zonen", "Layer name: Tabelle; \"x\"", "Geometry: Polygon",
                                     "EPSG\",25832", "Layer name: wb_dataset"}) {
            QVERIFY2(text.contains(expected), qPrintable(text));
        }
        for (const char* unexpected : {"weg", "wb_bin", "Warning", "ERROR"}) {
            QVERIFY2(!text.contains(unexpected), qPrintable(text));
        }
    }
    void layersOfOtherProgramsAreListedAndCanBeWorkedWith()
    {
        const QString program = QStandardPaths::findExecutable("ogr2ogr");
        if (program.isEmpty()) {
            QSKIP("ogr2ogr is not installed");
        }
        {
            Workspace project = madeWithZones();
        }
        std::ofstream(file("in.csv")) << "WKT,name\n\"POINT(1 2)\",a\n\"POINT(3 4)\",b\n";
        QCOMPARE(QProcess::execute(program, {"-update", "-a_srs", "EPSG:25832", "-nln", "fremd",
                                             QString::fromStdString(file().string()), m_folder->filePath("in.csv")}),
                 0);
        Workspace project = opened(file());
        QCOMPARE(project.datasets()->size(), std::size_t{2});
        const auto foreign = project.dataset("fremd");
        WB_VERIFY_RESULT(foreign);
        QCOMPARE(foreign->rowCount, 2);
        QCOMPARE(foreign->lineageId, 0);
        QCOMPARE(foreign->contentHash.size(), std::size_t{64});
        QCOMPARE(project.lineage("fremd").error().code, ErrorCode::NotFound);
        WB_VERIFY_RESULT(project.apply(RenameDataset{.from = "fremd", .to = "unser"}));
        QCOMPARE(project.dataset("unser")->contentHash, foreign->contentHash);
        WB_VERIFY_RESULT(project.apply(RemoveDataset{.dataset = "unser"}));
        QVERIFY(*project.undo());
        QVERIFY(*project.undo());
        QCOMPARE(project.dataset("fremd")->contentHash, foreign->contentHash);
        Job job;
        QVERIFY(project.check(job)->empty());
    }
    void aMovedFromProjectIsClosedOnce()
    {
        Workspace first = madeWithZones();
        Workspace second = std::move(first);
        QCOMPARE(second.datasets()->size(), std::size_t{1});
        WB_VERIFY_RESULT(second.close());
        WB_VERIFY_RESULT(second.close());
        second = opened(file());
        QCOMPARE(second.datasets()->size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
