// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sandbox.h"
#include "core/intake/worker_process.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <poll.h>
#include <thread>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class WorkerProcessTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path geoJson()
    {
        return test::writeFile(folder(), "punkte \"x\" ä.geojson",
                               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
                               R"("geometry":{"type":"Point","coordinates":[9,50]}}]})");
    }
    /// A program that stands in for the worker: a shell script.
    WorkerSetup script(const std::string& body)
    {
        const auto file = test::writeFile(folder(), "worker.sh", "#!/bin/sh\ncat > /dev/null\n" + body + "\n");
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        return {.program = file, .budget = {.secondsWithoutProgress = 1}};
    }
    static WorkerSetup worker() { return {.program = WB_WORKER}; }

private slots:
    void theWorkerAnswersFromItsSandbox()
    {
        WB_VALUE(auto process, WorkerProcess::start(worker(), {geoJson()}, {.task = WorkerTask::Preview}));
        QCOMPARE(process.isSandboxed(), checkSandbox().has_value());
        Job job;
        WB_VALUE(const WorkerMessage made, process.next(job));
        QCOMPARE(std::get<PreviewMade>(made).preview.layers.size(), std::size_t{1});
        WB_VALUE(const WorkerMessage end, process.next(job));
        QVERIFY(std::holds_alternative<WorkerFinished>(end));
    }
    void aDeadWorkerIsAnError()
    {
        WB_VALUE(auto process,
                 WorkerProcess::start(script("echo kaputt >&3; exit 7"), {geoJson()}, {.task = WorkerTask::Read}));
        Job job;
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        QCOMPARE(message.error().code, ErrorCode::Worker);
        QVERIFY(message.error().message.de.find("Code 7") != std::string::npos);
        QVERIFY(message.error().trail.at(0).find("kaputt") != std::string::npos);
        QVERIFY(!process.next(job).has_value());
    }
    void aCrashNamesTheSignal()
    {
        WB_VALUE(auto process, WorkerProcess::start(script("kill -SEGV $$"), {geoJson()}, {.task = WorkerTask::Read}));
        Job job;
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        QVERIFY2(message.error().message.de.find("Signal 11") != std::string::npos, message.error().message.de.c_str());
    }
    void aSilentWorkerIsKilled()
    {
        WB_VALUE(auto process, WorkerProcess::start(script("sleep 60"), {geoJson()}, {.task = WorkerTask::Read}));
        Job job;
        QElapsedTimer timer;
        timer.start();
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        QCOMPARE(message.error().code, ErrorCode::Worker);
        QVERIFY(timer.elapsed() >= 900 && timer.elapsed() < 5000);
    }
    void nonsenseIsAnError()
    {
        WB_VALUE(auto process, WorkerProcess::start(script("echo 'Hello, this is not the protocol'"), {geoJson()},
                                                    {.task = WorkerTask::Read}));
        Job job;
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        QCOMPARE(message.error().code, ErrorCode::Worker);
    }
    void cancelKillsAtOnce()
    {
        WB_VALUE(auto process, WorkerProcess::start(script("sleep 60"), {geoJson()}, {.task = WorkerTask::Read}));
        const int id = process.processId();
        std::stop_source stop;
        Job job(stop.get_token(), {});
        QElapsedTimer sinceStop;
        std::jthread user([&] {
            poll(nullptr, 0, 100);
            sinceStop.start();
            stop.request_stop();
        });
        const auto message = process.next(job);
        QVERIFY(!message.has_value());
        QCOMPARE(message.error().code, ErrorCode::Cancelled);
        QVERIFY2(sinceStop.elapsed() <= 200, qPrintable(QString::number(sinceStop.elapsed())));
        QVERIFY(::kill(id, 0) != 0); // reaped
    }
    void aMissingProgramIsAnError()
    {
        const auto process =
            WorkerProcess::start({.program = folder() / "fehlt"}, {geoJson()}, {.task = WorkerTask::Read});
        QVERIFY(!process.has_value());
        QCOMPARE(process.error().code, ErrorCode::Worker);
    }
};

QTEST_GUILESS_MAIN(WorkerProcessTest)
#include "worker_process_test.moc"
