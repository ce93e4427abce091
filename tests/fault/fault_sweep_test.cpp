// SPDX-License-Identifier: GPL-3.0-or-later
// The file-changing system calls of nine workloads go wrong once each, in five ways. Whatever happens: the project
// opens, is sound, is either as before or as after, and what was acknowledged is there.
//
// Every other call is tried, the odd or the even ones in turn; with WB_CAMPAIGN=1 in the environment every call is, and
// every power loss three times.
#include "core/series/series_store.h"
#include "core/workspace/workspace.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

#include "tests/support/patient.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr std::int64_t kLoadedRows = 1500;

QString fastFolder()
{
    return QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/weitblick-fault-XXXXXX")
                                                     : QDir::tempPath() + QStringLiteral("/weitblick-fault-XXXXXX");
}

struct Run {
    bool acknowledged = false;
    int exitCode = 0;
    bool crashed = false;
    QString message;
};

} // namespace

class FaultSweepTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{fastFolder()};
    std::filesystem::path m_prepared;

    Run drive(const QString& task, const std::filesystem::path& file, const QStringList& settings)
    {
        QProcess driver;
        auto environment = QProcess::systemEnvironment();
        environment << QStringLiteral("LD_PRELOAD=" WB_FAULT_LIBRARY)
                    << QStringLiteral("FAULT_MATCH=") + QString::fromStdString(file.parent_path().string()) << settings;
        driver.setEnvironment(environment);
        driver.start(QStringLiteral(WB_FAULT_DRIVER), {task, QString::fromStdString(file.string())});
        if (!driver.waitForFinished(60'000)) {
            driver.kill();
            driver.waitForFinished();
            return {.message = QStringLiteral("hangs")};
        }
        return {.acknowledged = driver.readAllStandardOutput().contains("ACK"),
                .exitCode = driver.exitCode(),
                .crashed = driver.exitStatus() == QProcess::CrashExit,
                .message = QString::fromUtf8(driver.readAllStandardError())};
    }

    std::filesystem::path freshCopy(const QString& task)
    {
        const std::filesystem::path folder = m_folder.filePath("lauf").toStdString();
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        if (task != "create") {
            std::filesystem::copy(m_prepared, folder / "projekt.gpkg");
        }
        return folder / "projekt.gpkg";
    }

    /// How many calls a workload makes that change files; 0: it did not run as it must.
    long callsOf(const QString& task)
    {
        const QString count = m_folder.filePath("count");
        const Run whole = drive(task, freshCopy(task), {QStringLiteral("FAULT_COUNT=") + count});
        long calls = 0;
        if (whole.acknowledged && whole.exitCode == 0) {
            std::ifstream(count.toStdString()) >> calls;
        }
        return calls;
    }

    static Result<Workspace> openAgain(const QString& task, const std::filesystem::path& file)
    {
        OpenOptions options;
        if (task == "share") {
            options.isOnShare = [](const std::filesystem::path&) { return true; };
            options.cacheFolder = file.parent_path();
        }
        Job job;
        return Workspace::open(file, options, job);
    }

    static QString faultOf(Workspace& project)
    {
        if (project.openReport().recoveredFrom) {
            return QStringLiteral("the file was damaged and had to be recovered");
        }
        Job job;
        const auto findings = project.check(job);
        if (!findings) {
            return QStringLiteral("cannot be checked");
        }
        for (const CheckFinding& finding : *findings) {
            if (finding.isError) {
                return QString::fromStdString(finding.dataset + ": " + finding.message.en);
            }
        }
        return {};
    }

    static QString verdictOnValue(const QString& task, Workspace& project, bool acknowledged)
    {
        const auto value = project.projectValue("stand");
        const std::string state = value ? value->value_or("nichts") : "error";
        const std::string before = "alt";
        const std::string after = task == "edit" || task == "share" ? "neu" : task == "undo" ? "nichts" : "alt";
        if (state != before && state != after) {
            return QStringLiteral("neither before nor after: ") + QString::fromStdString(state);
        }
        return acknowledged && state != after ? QStringLiteral("acknowledged and lost") : QString();
    }

    static QString verdictOnLayers(const QString& task, Workspace& project, bool acknowledged)
    {
        const auto loaded = project.dataset("neu");
        if (loaded && loaded->rowCount != kLoadedRows) {
            return QStringLiteral("partial dataset of %1 rows").arg(loaded->rowCount);
        }
        if (task == "load" && acknowledged && !loaded) {
            return QStringLiteral("acknowledged dataset is lost");
        }
        if (project.dataset("grund")) {
            return task == "remove" && acknowledged ? QStringLiteral("acknowledged removal is lost") : QString();
        }
        const auto undone = project.undo();
        return undone && *undone && project.dataset("grund") ? QString() : QStringLiteral("the old dataset is lost");
    }

    /// Readings before and after an append, all of them; the store is sound.
    static QString verdictOnSeries(const QString& task, Workspace& project, bool acknowledged)
    {
        constexpr std::int64_t kBefore = 640;
        constexpr std::int64_t kAfter = 680;
        auto opened = series::SeriesStore::open(project);
        if (!opened) {
            return QStringLiteral("the series do not open");
        }
        series::SeriesStore store = std::move(opened).value();
        Job job;
        const auto findings = store.check(job);
        const auto extents = store.extents();
        const auto readings = store.scan({1});
        if (!findings || !findings->empty() || !extents || extents->size() != 1 || !readings) {
            return QStringLiteral("the series are damaged");
        }
        const std::int64_t count = extents->front().readingCount;
        if (count != static_cast<std::int64_t>(readings->size()) || (count != kBefore && count != kAfter)) {
            return QStringLiteral("series of %1 readings").arg(count);
        }
        for (const series::Reading& reading : *readings) {
            const auto place = static_cast<int>((reading.utcS - 1'704'067'200) / 900);
            if (reading.value != place * 0.1) {
                return QStringLiteral("a reading has another value");
            }
        }
        return task == "series" && acknowledged && count != kAfter ? QStringLiteral("acknowledged readings are lost")
                                                                   : QString();
    }

    /// A copy is there as a whole or not at all.
    static QString verdictOnCopy(const std::filesystem::path& file, bool acknowledged)
    {
        const std::filesystem::path copy = file.string() + ".kopie.gpkg";
        if (!std::filesystem::exists(copy)) {
            return acknowledged ? QStringLiteral("acknowledged copy is lost") : QString();
        }
        auto opened = Workspace::open(copy, Access::ReadOnly);
        if (!opened) {
            return QStringLiteral("the copy does not open");
        }
        Workspace project = std::move(opened).value();
        return faultOf(project);
    }

    /// Empty where the project is as it must be; otherwise what is wrong.
    static QString verdict(const QString& task, const std::filesystem::path& file, bool acknowledged)
    {
        if (task == "create" && !std::filesystem::exists(file)) {
            return acknowledged ? QStringLiteral("acknowledged project is lost") : QString();
        }
        auto opened = openAgain(task, file);
        if (!opened) {
            return QStringLiteral("does not open: ") + QString::fromStdString(opened.error().message.en);
        }
        Workspace project = std::move(opened).value();
        QString wrong = faultOf(project);
        if (task == "create" || !wrong.isEmpty()) {
            return wrong;
        }
        wrong = verdictOnValue(task, project, acknowledged);
        if (wrong.isEmpty()) {
            wrong = verdictOnLayers(task, project, acknowledged);
        }
        if (wrong.isEmpty()) {
            wrong = verdictOnSeries(task, project, acknowledged);
        }
        return wrong.isEmpty() && task == "save" ? verdictOnCopy(file, acknowledged) : wrong;
    }

    Run injectAndJudge(const QString& task, const QStringList& settings, QString& wrong, const QString& judgedAs)
    {
        const auto file = freshCopy(task);
        const Run run = drive(task, file, settings);
        wrong = verdict(judgedAs, file, run.acknowledged);
        return run;
    }

    static bool isCampaign() { return qEnvironmentVariableIntValue("WB_CAMPAIGN") > 0; }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_prepared = m_folder.filePath("vorlage.gpkg").toStdString();
        QProcess driver;
        driver.start(QStringLiteral(WB_FAULT_DRIVER), {"prepare", QString::fromStdString(m_prepared.string())});
        QVERIFY(driver.waitForFinished());
        QCOMPARE(driver.exitCode(), 0);
    }

    void everyFaultLeavesBeforeOrAfter_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("first");
        int row = 0;
        for (const char* task : {"create", "edit", "undo", "remove", "load", "save", "share", "series", "compact"}) {
            for (const char* kind : {"kill", "torn", "full", "eio", "power"}) {
                QTest::addRow("%s, %s", task, kind) << task << kind << 1 + row++ % 2;
            }
        }
    }
    void everyFaultLeavesBeforeOrAfter()
    {
        QFETCH(QString, task);
        QFETCH(QString, kind);
        QFETCH(int, first);
        const long calls = callsOf(task);
        QVERIFY2(calls > 5, "the library is not loaded");
        const int draws = isCampaign() && kind == "power" ? 3 : 1;
        int injected = 0;
        for (long at = isCampaign() ? 1 : first; at <= calls; at += isCampaign() ? 1 : 2) {
            for (int seed = 0; seed < draws; ++seed) {
                QString wrong;
                const Run run =
                    injectAndJudge(task,
                                   {QStringLiteral("FAULT_KIND=") + kind, QStringLiteral("FAULT_AT=%1").arg(at),
                                    QStringLiteral("FAULT_SEED=%1").arg(seed)},
                                   wrong, task);
                ++injected;
                QVERIFY2(
                    wrong.isEmpty(),
                    qPrintable(QStringLiteral("call %1 of %2, seed %3: %4").arg(at).arg(calls).arg(seed).arg(wrong)));
                QVERIFY2(run.crashed || run.exitCode == 0 || !run.message.isEmpty(), "a failure without a message");
            }
        }
        qInfo("%d faults at %ld calls", injected, calls);
    }

    /// The same workload with less syncing must be caught, or the sweep proves nothing.
    void aPowerLossWithTooLittleSyncingIsCaught_data()
    {
        QTest::addColumn<QString>("task");
        QTest::newRow("no syncing at all") << "edit-synchronous-off";
        QTest::newRow("not the folder of the journal") << "edit-synchronous-full";
    }
    void aPowerLossWithTooLittleSyncingIsCaught()
    {
        QFETCH(QString, task);
        const long calls = callsOf(task);
        QVERIFY(calls > 5);
        int caught = 0;
        for (long at = 1; at <= calls; ++at) {
            for (int seed = 0; seed < 3; ++seed) {
                QString wrong;
                injectAndJudge(task,
                               {QStringLiteral("FAULT_KIND=power"), QStringLiteral("FAULT_AT=%1").arg(at),
                                QStringLiteral("FAULT_SEED=%1").arg(seed)},
                               wrong, QStringLiteral("edit"));
                caught += wrong.isEmpty() ? 0 : 1;
            }
        }
        QVERIFY2(caught > 0, "the power-loss model finds nothing");
        qInfo("%d of %ld caught", caught, calls * 3);
    }
};

QTEST_GUILESS_MAIN(FaultSweepTest)
#include "fault_sweep_test.moc"
