// SPDX-License-Identifier: GPL-3.0-or-later
// What a file that took the import process over could do: nothing. The real worker runs with a library in it that tries
// to get out, once in its sandbox and once where bubblewrap cannot be had.
#include "core/base/confinement.h"
#include "core/intake/worker_process.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

constexpr int kAllDenied = 77; // worker_probe.c

} // namespace

class WorkerEscapeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{"/var/tmp/wb-escape-XXXXXX"}; ///< not in /tmp, which is private in the sandbox
    std::filesystem::path m_source;
    std::filesystem::path m_worker; ///< a script that starts the worker with the probe in it

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private slots:
    void initTestCase()
    {
        std::filesystem::create_directories(folder() / "fremd");
        std::filesystem::create_directories(folder() / "quelle");
        const auto foreign = test::writeFile(folder() / "fremd", "geheim.txt", "geheim");
        m_source = test::writeFile(folder() / "quelle", "punkte.geojson",
                                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
                                   R"("geometry":{"type":"Point","coordinates":[9,50]}}]})");
        m_worker = test::writeFile(folder(), "worker.sh",
                                   "#!/bin/sh\nexec env LD_PRELOAD=" WB_PROBE " WB_PROBE_FOREIGN='" + foreign.string() +
                                       "' WB_PROBE_SOURCE='" + m_source.string() + "' " WB_WORKER " \"$@\"\n");
        std::filesystem::permissions(m_worker, std::filesystem::perms::owner_all);
    }
    void nothingGetsOutOfTheSandbox()
    {
        if (!checkSandbox()) {
            QSKIP("no sandbox on this machine");
        }
        // Worker and probe count as files of the source, so that they can be seen in there.
        WB_VALUE(auto process, WorkerProcess::start({.program = m_worker}, {m_source, WB_WORKER, WB_PROBE},
                                                    {.task = WorkerTask::Preview}));
        Job job;
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        const std::string said = message.error().trail.empty() ? "" : message.error().trail.front();
        QVERIFY2(message.error().message.en.find("Code " + std::to_string(kAllDenied)) != std::string::npos,
                 (message.error().message.en + said).c_str());
        QVERIFY2(said.find("35 attempts, 0 succeeded") != std::string::npos, said.c_str());
    }
    void withoutASandboxTheProcessConfinesItself()
    {
        const Confinement possible = possibleConfinement();
        if (!possible.files || !possible.calls) {
            QSKIP("this kernel has no Landlock or no seccomp");
        }
        std::filesystem::create_directories(folder() / "tmp");
        QProcess worker;
        worker.setProcessEnvironment([this] {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("TMPDIR", QString::fromStdString((folder() / "tmp").string()));
            return environment;
        }());
        worker.start(QString::fromStdString(m_worker.string()), {"preview"});
        QVERIFY(worker.waitForStarted());
        worker.write(QByteArray::fromStdString(
            toJson(WorkerRequest{.task = WorkerTask::Preview, .files = {m_source.string()}})));
        worker.closeWriteChannel();
        QVERIFY(worker.waitForFinished());
        const QByteArray said = worker.readAllStandardError();
        QVERIFY2(worker.exitStatus() == QProcess::NormalExit && worker.exitCode() == kAllDenied, said.constData());
        QVERIFY2(said.contains("35 attempts, 0 succeeded"), said.constData());
    }
    void nothingOfItHasChangedAnything()
    {
        QCOMPARE(QDir(m_folder.filePath("quelle")).entryList(QDir::Files), QStringList{"punkte.geojson"});
        QFile source(QString::fromStdString(m_source.string()));
        QVERIFY(source.open(QIODevice::ReadOnly) && source.readAll().endsWith("}]}"));
        QVERIFY(!QFile::exists("/var/tmp/weitblick-probe") && !QFile::exists("/dev/shm/weitblick-probe"));
    }
};

QTEST_GUILESS_MAIN(WorkerEscapeTest)
#include "worker_escape_test.moc"
