// SPDX-License-Identifier: GPL-3.0-or-later
// Files that somebody made to do harm, each imported through the real worker: the ending is the right one and is said
// in German, time and memory stay within their bounds, nobody is asked over the network, nothing is written beside the
// file, no secret comes in, and the project is what it was.
#include "core/base/error_text.h"
#include "core/intake/importer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <set>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/fault/hostile/hostile_file.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::HostileFile;

namespace {

constexpr const char* kSecret = "WEITBLICK-GEHEIMNIS-4711";
constexpr double kMostCpuS = 10.0;
constexpr std::int64_t kMostMemoryBytes = std::int64_t{1} << 30U;

/// A socket on the loopback interface that should never be spoken to.
class QuietServer {
public:
    QuietServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(m_socket, 8) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            qFatal("no socket");
        }
        m_port = ntohs(address.sin_port);
    }
    QuietServer(const QuietServer&) = delete;
    QuietServer& operator=(const QuietServer&) = delete;
    ~QuietServer() { ::close(m_socket); }

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/"; }
    [[nodiscard]] bool wasAsked() const
    {
        pollfd waiting{m_socket, POLLIN, 0};
        return ::poll(&waiting, 1, 0) > 0;
    }

private:
    int m_socket;
    int m_port = 0;
};

double cpuSecondsOfChildren()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::int64_t memoryPeakOfChildrenBytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

/// What is in a folder: names, sizes, times.
std::vector<std::string> stateOf(const std::filesystem::path& folder)
{
    std::vector<std::string> state;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const bool isFile = entry.is_regular_file(ignored);
        const auto written = isFile ? entry.last_write_time(ignored).time_since_epoch().count() : 0;
        state.push_back(entry.path().filename().string() + " " + std::to_string(isFile ? entry.file_size(ignored) : 0) +
                        " " + std::to_string(written));
    }
    std::ranges::sort(state);
    return state;
}

} // namespace

class HostileCorpusTest : public QObject {
    Q_OBJECT

    QuietServer m_server;
    QTemporaryDir m_folder;
    QTemporaryDir m_scratch;
    std::optional<test::TemporaryProject> m_project;
    std::vector<HostileFile> m_files;

    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return (m_folder.path().toStdString() + "/") + name;
    }

private slots:
    void initTestCase()
    {
        m_project.emplace();
        WB_VERIFY_RESULT(m_project->addPoints("bestand", {1, 2, 3}));
        qputenv("TMPDIR", m_scratch.path().toUtf8());
        const auto secret = test::writeFile(m_folder.path().toStdString(), "geheim.txt", kSecret);
        const test::Bait bait{.address = m_server.address(), .secretFile = secret};
        for (const auto make :
             {test::hostileJson, test::hostileXml, test::hostileReferences, test::hostileArchives, test::hostileShapes,
              test::hostileDatabases, test::hostileTables, test::hostileDrawings, test::hostileNames}) {
            for (HostileFile& file : make(bait)) {
                m_files.push_back(std::move(file));
            }
        }
        QVERIFY(m_files.size() >= 80);
    }

    void aHostileFileDoesNoHarm_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const QByteArray name =
                QByteArray::fromStdString(m_files[i].name).toPercentEncoding(" ()-;'$`|&:").left(60);
            QTest::addRow("%03d %s", int(i), name.constData()) << int(i);
        }
    }
    void aHostileFileDoesNoHarm()
    {
        QFETCH(int, index);
        const HostileFile& hostile = m_files[static_cast<std::size_t>(index)];
        const auto sources = folder("quellen") / std::to_string(index);
        std::filesystem::create_directories(sources);
        hostile.make(sources / hostile.name);
        const auto filesBefore = stateOf(sources);
        WB_VALUE(const auto datasetsBefore, m_project->project().datasets());
        const double cpuBefore = cpuSecondsOfChildren();

        Job job;
        const std::string layer = "ebene_" + std::to_string(index);
        const auto outcome = importSource(
            m_project->project(), {.source = sources / hostile.name, .layerName = layer},
            {.program = WB_WORKER, .budget = {.secondsWithoutProgress = 20, .workerMemoryBytes = kMostMemoryBytes}},
            job);

        const double cpuS = cpuSecondsOfChildren() - cpuBefore;
        WB_VALUE(const auto datasetsAfter, m_project->project().datasets());
        const QByteArray german =
            outcome ? QByteArray() : QByteArray::fromStdString(describe(outcome.error(), Language::German));
        QVERIFY2(cpuS < kMostCpuS, qPrintable(QString::number(cpuS)));
        QVERIFY2(!m_server.wasAsked(), "somebody asked over the network");
        QVERIFY2(stateOf(sources) == filesBefore, "something was written beside the file");
        QVERIFY2(stateOf(m_scratch.path().toStdString()).empty(), "something was left in the temporary folder");
        if (hostile.ending.isRefused) {
            QVERIFY2(!outcome.has_value(), "it was taken");
            checkMessage(outcome.error(), hostile.ending.word);
            QCOMPARE(datasetsAfter.size(), datasetsBefore.size());
            return;
        }
        QVERIFY2(outcome.has_value(), german.constData());
        QVERIFY(!outcome->empty());
        QCOMPARE(outcome->front().rowsKept, hostile.ending.rowsKept);
        QCOMPARE(outcome->front().rowsRejected, hostile.ending.rowsRejected);
        QCOMPARE(datasetsAfter.size(), datasetsBefore.size() + outcome->size());
    }

    void theProjectIsWhatItWasAndKnowsNoSecret()
    {
        WB_VALUE(const auto dataset, m_project->project().dataset("bestand"));
        QCOMPARE(dataset.rowCount, std::int64_t{3});
        Job job;
        WB_VALUE(const auto findings, m_project->project().check(job));
        for (const workspace::CheckFinding& finding : findings) {
            QVERIFY2(!finding.isError, finding.message.de.c_str());
        }
        m_project->close();
        QVERIFY2(test::contentOf(m_project->file()).find(kSecret) == std::string::npos, "a secret came in");
        QVERIFY2(!std::filesystem::exists("/tmp/weitblick_ausbruch.kml") &&
                     !std::filesystem::exists("/tmp/weitblick_ausbruch2.kml") &&
                     !std::filesystem::exists("/tmp/weitblick_ausbruch.txt"),
                 "a file broke out of its archive");
    }
    void noWorkerTookMoreMemoryThanAllowed()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the address sanitizer needs memory of its own");
#endif
        qInfo("%zu files, memory peak of a worker %lld MiB", m_files.size(),
              static_cast<long long>(memoryPeakOfChildrenBytes() >> 20U));
        QVERIFY(memoryPeakOfChildrenBytes() < kMostMemoryBytes + (std::int64_t{128} << 20U));
    }

private:
    static void checkMessage(const Error& error, const std::string& word)
    {
        const std::string german = describe(error, Language::German);
        QVERIFY2(error.message.de.size() >= 10 && error.message.en.size() >= 10, german.c_str());
        QVERIFY2(error.message.de != error.message.en, german.c_str());
        QVERIFY2(error.code != ErrorCode::Internal, german.c_str());
        QVERIFY2(german.find(word) != std::string::npos, german.c_str());
        const bool isPlain = std::ranges::none_of(
            german, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
        QVERIFY2(isPlain, "the message could steer a terminal");
        QVERIFY2(german.find(kSecret) == std::string::npos, "a secret is in the message");
        qInfo("%s", german.substr(0, 250).c_str());
    }
};

QTEST_GUILESS_MAIN(HostileCorpusTest)
#include "hostile_corpus_test.moc"
