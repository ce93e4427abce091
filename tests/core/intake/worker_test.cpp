// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/worker.h"
#include "core/intake/worker_protocol.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// Runs the worker on a request in a child process of its own, as it sets limits of the process.
std::vector<WorkerMessage> answersTo(const std::string& request)
{
    int toWorker[2] = {};
    int fromWorker[2] = {};
    if (pipe(toWorker) != 0 || pipe(fromWorker) != 0) {
        return {};
    }
    const pid_t child = fork();
    if (child == 0) {
        close(toWorker[1]);
        close(fromWorker[0]);
        _exit(runWorker(toWorker[0], fromWorker[1]));
    }
    close(toWorker[0]);
    close(fromWorker[1]);
    const auto sent = write(toWorker[1], request.data(), request.size());
    close(toWorker[1]);
    std::vector<WorkerMessage> messages;
    FrameAssembler assembler;
    while (sent >= 0) {
        const auto space = assembler.space();
        const ssize_t got = read(fromWorker[0], space.data(), space.size());
        if (got <= 0) {
            break;
        }
        auto message = assembler.filled(static_cast<std::size_t>(got));
        if (message && *message) {
            messages.push_back(std::move(**message));
        }
    }
    close(fromWorker[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return messages;
}

std::int64_t addressSpaceBytes()
{
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * sysconf(_SC_PAGESIZE);
}

} // namespace

class WorkerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::string geoJson()
    {
        return test::writeFile(folder(), "punkte.geojson",
                               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
                               R"("geometry":{"type":"Point","coordinates":[9,50]}}]})")
            .string();
    }

private slots:
    void aPreviewIsAnswered()
    {
        const auto messages = answersTo(toJson(WorkerRequest{.files = {geoJson()}}));
        QCOMPARE(messages.size(), std::size_t{3});
        QVERIFY(std::holds_alternative<WorkerHello>(messages[0]));
        const auto& preview = std::get<PreviewMade>(messages[1]).preview;
        QCOMPARE(preview.format, std::string("geojson"));
        QCOMPARE(preview.layers.at(0).schema.name, std::string("punkte"));
        QVERIFY(std::holds_alternative<WorkerFinished>(messages[2]));
    }
    void rowsComeInTheTargetSystem()
    {
        const auto messages =
            answersTo(toJson(WorkerRequest{.task = WorkerTask::Read, .files = {geoJson()}, .targetSrsId = 25832}));
        QVERIFY(messages.size() >= 5);
        QCOMPARE(std::get<LayerBegun>(messages[1]).layer.schema.srsId, 25832);
        QVERIFY(std::holds_alternative<RowsRead>(messages[2]));
        QCOMPARE(std::get<LayerEnded>(messages[messages.size() - 2]).rowsRead, std::int64_t{1});
    }
    void whatIsNotUnderstoodIsAnswered_data()
    {
        QTest::addColumn<QString>("request");
        QTest::newRow("nothing") << "";
        QTest::newRow("nonsense") << "{]";
        QTest::newRow("another version") << QString::fromStdString(
            toJson(WorkerRequest{.version = 999, .files = {"/etc/hostname"}}));
        QTest::newRow("no such file") << QString::fromStdString(toJson(WorkerRequest{.files = {"/gibt/es/nicht"}}));
    }
    void whatIsNotUnderstoodIsAnswered()
    {
        QFETCH(QString, request);
        const auto messages = answersTo(request.toStdString());
        QCOMPARE(messages.size(), std::size_t{2});
        const Error& error = std::get<WorkerFailed>(messages[1]).error;
        QVERIFY(!error.message.de.empty() && !error.message.en.empty());
    }
    void tooLittleMemoryIsABudgetError()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the address sanitizer needs the memory for itself");
#endif
        std::string big = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
                          R"({"type":"LineString","coordinates":[[0,0])";
        for (int i = 0; i < 3'000'000; ++i) {
            big += ",[1,2]";
        }
        const auto file = test::writeFile(folder(), "gross.geojson", big + "]}}]}");
        // What the test itself takes counts, too: the rest is not enough for a feature of 18 MB.
        const std::int64_t memory = addressSpaceBytes() + (std::int64_t{8} << 20U);
        for (const WorkerTask task : {WorkerTask::Preview, WorkerTask::Read}) {
            const auto messages = answersTo(
                toJson(WorkerRequest{.task = task, .files = {file.string()}, .budget = {.workerMemoryBytes = memory}}));
            QVERIFY(messages.size() >= 2);
            const auto* failed = std::get_if<WorkerFailed>(&messages.back());
            QVERIFY2(failed != nullptr, "it answered something else than a failure");
            QVERIFY2(failed->error.code == ErrorCode::Budget, failed->error.message.de.c_str());
            QVERIFY(failed->error.message.de.find("Arbeitsspeicher") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "worker_test.moc"
