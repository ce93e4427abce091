// SPDX-License-Identifier: GPL-3.0-or-later
// Every file-changing system call of four workloads goes wrong once, in five ways. Whatever happens: the project
// opens, is sound, is either as before or as after, and what was acknowledged is there.
#include "core/workspace/workspace.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

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

    std::filesystem::path freshCopy()
    {
        const std::filesystem::path folder = m_folder.filePath("lauf").toStdString();
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        std::filesystem::copy(m_prepared, folder / "projekt.gpkg");
        return folder / "projekt.gpkg";
    }

    /// Empty where the project is as it must be; otherwise what is wrong.
    static QString verdict(const QString& task, const std::filesystem::path& file, bool acknowledged)
    {
        auto opened = Workspace::open(file);
        if (!opened) {
            return QStringLiteral("does not open: ") + QString::fromStdString(opened.error().message.en);
        }
        Workspace project = std::move(opened).value();
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
        const auto value = project.projectValue("stand");
        const std::string state = value ? value->value_or("nichts") : "error";
        const std::string before = "alt";
        const std::string after = task == "edit" ? "neu" : task == "undo" ? "nichts" : "alt";
        if (state != before && state != after) {
            return QStringLiteral("neither before nor after: ") + QString::fromStdString(state);
        }
        if (acknowledged && state != after) {
            return QStringLiteral("acknowledged and lost");
        }
        const auto loaded = project.dataset("neu");
        if (loaded && loaded->rowCount != kLoadedRows) {
            return QStringLiteral("partial dataset of %1 rows").arg(loaded->rowCount);
        }
        if (task == "load" && acknowledged && !loaded) {
            return QStringLiteral("acknowledged dataset is lost");
        }
        return {};
    }

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
        for (const char* task : {"edit", "undo", "load", "save"}) {
            for (const char* kind : {"kill", "torn", "full", "eio", "power"}) {
                QTest::addRow("%s, %s", task, kind) << task << kind;
            }
        }
    }
    void everyFaultLeavesBeforeOrAfter()
    {
        QFETCH(QString, task);
        QFETCH(QString, kind);
        const QString count = m_folder.filePath("count");
        const Run whole = drive(task, freshCopy(), {QStringLiteral("FAULT_COUNT=") + count});
        QVERIFY2(whole.acknowledged && whole.exitCode == 0, qPrintable(whole.message));
        long calls = 0;
        std::ifstream(count.toStdString()) >> calls;
        QVERIFY2(calls > 5, "the library is not loaded");

        for (long at = 1; at <= calls; ++at) {
            const auto file = freshCopy();
            const Run run =
                drive(task, file, {QStringLiteral("FAULT_KIND=") + kind, QStringLiteral("FAULT_AT=%1").arg(at)});
            const QString wrong = verdict(task, file, run.acknowledged);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("call %1 of %2: %3").arg(at).arg(calls).arg(wrong)));
            if (!run.crashed && run.exitCode != 0) {
                QVERIFY2(!run.message.isEmpty(), "a failure without a message");
            }
        }
        qInfo("%ld faults injected", calls);
    }

    /// The same workload without syncing must be caught, or the sweep proves nothing.
    void aPowerLossWithoutSyncingIsCaught()
    {
        const QString count = m_folder.filePath("count");
        QVERIFY(drive("unsafe-edit", freshCopy(), {QStringLiteral("FAULT_COUNT=") + count}).acknowledged);
        long calls = 0;
        std::ifstream(count.toStdString()) >> calls;
        int caught = 0;
        for (long at = 1; at <= calls; ++at) {
            const auto file = freshCopy();
            const Run run =
                drive("unsafe-edit", file, {QStringLiteral("FAULT_KIND=power"), QStringLiteral("FAULT_AT=%1").arg(at)});
            caught += verdict(QStringLiteral("edit"), file, run.acknowledged).isEmpty() ? 0 : 1;
        }
        QVERIFY2(caught > 0, "the power-loss model finds nothing");
    }
};

QTEST_GUILESS_MAIN(FaultSweepTest)
#include "fault_sweep_test.moc"
