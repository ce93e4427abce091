// SPDX-License-Identifier: GPL-3.0-or-later
// The real host under the real keeper: killed while rendering, stopped, slow,
// fed with what hangs it. WB_KILLS=200 repeats the killing as often as the
// reliability goal asks; the suite does it 30 times.
#include "core/map_link/map_host.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/core/map_link/pumping.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;
using namespace std::chrono_literals;

namespace {

/// Enough squares that drawing them takes a while.
void writeSquares(const QString& path, int count)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[)");
    for (int i = 0; i < count; ++i) {
        const int x = 500000 + i % 200 * 10;
        const int y = 5600000 + i / 200 * 10;
        file.write(
            QStringLiteral(R"(%1{"type":"Feature","properties":{"wert":%2},"geometry":{"type":"Polygon","coordinates":)"
                           R"([[[%3,%4],[%5,%4],[%5,%6],[%3,%6],[%3,%4]]]}})")
                .arg(i == 0 ? "" : ",")
                .arg(i % 7)
                .arg(x)
                .arg(y)
                .arg(x + 8)
                .arg(y + 8)
                .toUtf8());
    }
    file.write("]}");
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// The process that is QGIS: the innermost child, where the sandbox has
/// processes of its own around it.
int innermost(int process)
{
    while (true) {
        const std::string id = std::to_string(process);
        std::ifstream children("/proc/" + id + "/task/" + id + "/children");
        int child = 0;
        if (!(children >> child)) {
            return process;
        }
        process = child;
    }
}

} // namespace

class SurvivalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_data;
    QTemporaryDir m_staging;

    HostSetup setup(SandboxUse sandbox = SandboxUse::Prefer)
    {
        return {.program = WB_MAP_HOST,
                .readable = {m_data.path().toStdString()},
                .stagingFolder = m_staging.path().toStdString(),
                .sandbox = sandbox};
    }
    SetLayers layers()
    {
        Layer squares{.id = "quadrate",
                      .file = m_data.filePath(QStringLiteral("quadrate.geojson")).toStdString(),
                      .crs = "EPSG:25832"};
        squares.style = {.kind = StyleKind::Single, .classes = {{.argb = 0xff3366cc}}};
        return {.layers = {squares}};
    }
    static Render frame()
    {
        return {.widthPx = 800,
                .heightPx = 600,
                .left = 500000,
                .top = 5601000,
                .unitsPerPx = 2.5,
                .crs = "EPSG:25832",
                .backgroundArgb = 0xffffffff};
    }

private slots:
    void initTestCase() { writeSquares(m_data.filePath(QStringLiteral("quadrate.geojson")), 20'000); }

    void aFrameIsDrawn()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers());
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>(1, 30s));
        const auto shown = host.frame(FrameContent::Map);
        QVERIFY(std::ranges::count(shown->pixels, 0xff3366ccU) > 1000);
        if (!pumping.all<HostReady>()[0].isSandboxed) {
            qWarning("no sandbox on this machine");
        }
    }
    void killedWhileDrawingItIsThereAgain()
    {
        const int kills = qEnvironmentVariableIntValue("WB_KILLS") > 0 ? qEnvironmentVariableIntValue("WB_KILLS") : 30;
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers());
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>(1, 30s));
        std::mt19937 random(42);
        std::vector<double> detected;
        std::vector<double> ready;
        std::vector<double> drawn;
        for (int i = 0; i < kills; ++i) {
            pumping.forget();
            const RequestId wanted = host.render(frame());
            QElapsedTimer pause;
            pause.start();
            const int pauseMs = static_cast<int>(random() % 120);
            pumping.until([&] { return pause.elapsed() > pauseMs; });
            pumping.forget();
            QElapsedTimer clock;
            clock.start();
            ::kill(innermost(host.processId()), SIGKILL);
            QVERIFY(pumping.untilEvent<HostLost>());
            detected.push_back(static_cast<double>(clock.elapsed()));
            QVERIFY(host.frame(FrameContent::Map)); // the last picture stays
            QVERIFY(pumping.untilEvent<HostReady>(1, 30s));
            ready.push_back(static_cast<double>(clock.elapsed()));
            const RequestId next = host.render(frame());
            QVERIFY(pumping.until(
                [&] {
                    const auto frames = pumping.all<FrameReady>();
                    return std::ranges::any_of(frames, [&](const FrameReady& one) { return one.request == next; });
                },
                30s));
            drawn.push_back(static_cast<double>(clock.elapsed()));
            QVERIFY(next != wanted);
            QVERIFY(pumping.all<LayerQuarantined>().empty());
        }
        std::ostringstream line;
        line << kills << " kills: detected p95 " << percentile(detected, 0.95) << " ms, ready p95 "
             << percentile(ready, 0.95) << " ms, frame p95 " << percentile(drawn, 0.95) << " ms";
        qInfo("%s", line.str().c_str());
    }
    void stoppedItIsKilledAndReplaced()
    {
        MapHost host(setup(), {.heartbeat = 3s});
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QVERIFY(pumping.untilEvent<HostReady>(1, 30s));
        ::kill(innermost(host.processId()), SIGSTOP);
        QVERIFY(pumping.untilEvent<HostReady>(2, 30s));
    }
    void anIdleHostStaysAlive()
    {
        MapHost host(setup(), {.heartbeat = 3s});
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QElapsedTimer clock;
        clock.start();
        pumping.until([&] { return clock.elapsed() > 6000; });
        QVERIFY(pumping.all<HostLost>().empty());
        QCOMPARE(pumping.all<HostReady>().size(), std::size_t(1));
    }
    void garbageIsTheEndOfTheHost()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        for (const bool isHuge : {false, true}) {
            WB_VALUE(auto connection, HostConnection::start(setup(), frames));
            connection.send(Hello{.nonce = 1, .stagingFolder = "/tmp"});
            connection.sendEncoded(Bytes(4096, std::byte{isHuge ? std::uint8_t{0xff} : std::uint8_t{0x00}}));
            QVERIFY(QTest::qWaitFor([&] { return !connection.exchange().has_value() || connection.exit(); }, 30'000));
        }
    }
    void whatComesBeforeTheGreetingIsRefused()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup(), frames));
        connection.send(Ping{});
        QVERIFY(QTest::qWaitFor([&] { return !connection.exchange().has_value() || connection.exit(); }, 30'000));
    }
    void anotherVersionIsRefused()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup(), frames));
        connection.send(Hello{.protocolVersion = 999, .stagingFolder = "/tmp"});
        QVERIFY(QTest::qWaitFor([&] { return !connection.exchange().has_value() || connection.exit(); }, 30'000));
    }
    void theHostDoesNotOutliveTheProgram()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup(SandboxUse::Without), frames));
        connection.send(Hello{.nonce = 1, .stagingFolder = "/tmp"});
        QVERIFY(QTest::qWaitFor([&] { return !connection.exchange().value().empty(); }, 30'000));
        connection.closeInput();
        QVERIFY(QTest::qWaitFor([&] { return connection.exit().has_value(); }, 10'000));
        QCOMPARE(connection.exit()->code, 0);
    }
    void theDataAreNotTouched()
    {
        const QString path = m_data.filePath(QStringLiteral("quadrate.geojson"));
        const auto bytesOf = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = bytesOf();
        const QStringList names = QDir(m_data.path()).entryList(QDir::Files);
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers());
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>(1, 30s));
        host.stop();
        QCOMPARE(QDir(m_data.path()).entryList(QDir::Files), names);
        QVERIFY(bytesOf() == before);
    }
};

QTEST_GUILESS_MAIN(SurvivalTest)
#include "survival_test.moc"
