// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/map_host.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include "tests/core/map_link/fake_host_setup.h"
#include "tests/core/map_link/pumping.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;
using namespace std::chrono_literals;

namespace {

SetLayers layers(std::initializer_list<const char*> ids)
{
    SetLayers request;
    for (const char* id : ids) {
        request.layers.push_back({.id = id, .file = "/daten/x.gpkg"});
    }
    return request;
}

Render frame(FrameContent content = FrameContent::Map)
{
    return {.content = content, .widthPx = 8, .heightPx = 8, .crs = "EPSG:25832"};
}

} // namespace

class MapHostTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_staging;

    HostSetup setup(std::vector<std::string> arguments = {})
    {
        return test::fakeHostSetup(m_staging, std::move(arguments));
    }

private slots:
    void aFrameArrives()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers({"a"}));
        const RequestId request = host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        QCOMPARE(pumping.all<HostReady>().size(), std::size_t(1));
        QCOMPARE(pumping.all<FrameReady>()[0].request, request);
        const auto shown = host.frame(FrameContent::Map);
        QVERIFY(shown);
        QCOMPARE(shown->pixels.size(), std::size_t(64));
        QCOMPARE(shown->pixels[63], 0xff000000U + request);
        QVERIFY(!host.frame(FrameContent::LabelsAndOutlines));
    }
    void whatIsCancelledBeforeTheHostIsReadyIsToldAndHurtsNobody()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId request = host.render(frame());
        host.cancel(request);
        QVERIFY(pumping.untilEvent<Failed>());
        QCOMPARE(pumping.all<Failed>()[0].request, request);
        QCOMPARE(pumping.all<Failed>()[0].code, ErrorCode::Cancelled);
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        QVERIFY(pumping.all<HostLost>().empty());
    }
    void cancellingWhatIsDoneHurtsNobody()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId request = host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        host.cancel(request);
        QElapsedTimer clock;
        clock.start();
        pumping.until([&] { return clock.elapsed() > 600; }); // three times the patience
        QVERIFY(pumping.all<HostLost>().empty());
        QVERIFY(host.frame(FrameContent::Map));
    }
    void theShownPictureIsNeverDrawnOver()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        for (std::size_t i = 2; i < 12; ++i) {
            const auto before = host.frame(FrameContent::Map);
            const std::uint32_t pixel = before->pixels[0];
            host.render(frame());
            QVERIFY(pumping.until([&] { return pumping.all<FrameReady>().size() >= i || before->pixels[0] != pixel; }));
            QCOMPARE(before->pixels[0], pixel); // the next one went into another slot
            QVERIFY(host.frame(FrameContent::Map)->pixels[0] != pixel);
        }
    }
    void bothContentsHaveTheirOwnPicture()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId below = host.render(frame());
        const RequestId above = host.render(frame(FrameContent::LabelsAndOutlines));
        QVERIFY(pumping.untilEvent<FrameReady>(2));
        QCOMPARE(host.frame(FrameContent::Map)->pixels[0], 0xff000000U + below);
        QCOMPARE(host.frame(FrameContent::LabelsAndOutlines)->pixels[0], 0xff000000U + above);
    }
    void killedFromOutsideItComesBackWithTheLastState()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers({"a", "b"}));
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        for (int i = 0; i < 5; ++i) {
            pumping.forget();
            ::kill(host.processId(), SIGKILL);
            QVERIFY(pumping.untilEvent<HostLost>());
            QVERIFY(host.frame(FrameContent::Map)); // the last picture stays
            const RequestId next = host.render(frame());
            QVERIFY(pumping.untilEvent<FrameReady>());
            QCOMPARE(pumping.all<HostReady>().size(), std::size_t(1));
            QCOMPARE(pumping.all<LayersSet>().size(), std::size_t(1));
            QCOMPARE(pumping.all<FrameReady>().back().request, next);
            QVERIFY(pumping.all<LayerQuarantined>().empty()); // no layer is to blame
        }
    }
    void aFrameUnderWayIsDrawnByTheNextHost()
    {
        MapHost host(setup({"never-ready"}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.render(frame());
        QVERIFY(pumping.untilEvent<HostReady>());
        ::kill(host.processId(), SIGKILL);
        QVERIFY(pumping.untilEvent<HostReady>(2));
        QVERIFY(pumping.all<Failed>().empty()); // it is still wanted
    }
    void requestsUnderWayFailWithTheHost()
    {
        MapHost host(setup({"die-at-algorithm"}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId request = host.ask(RunAlgorithm{.algorithm = "native:buffer"});
        QVERIFY(pumping.untilEvent<Failed>());
        QCOMPARE(pumping.all<Failed>()[0].request, request);
        QCOMPARE(pumping.all<Failed>()[0].code, ErrorCode::Worker);
        QVERIFY(pumping.untilEvent<HostReady>(2));
    }
    void theLayerThatKillsItAtOpeningIsQuarantined()
    {
        MapHost host(setup({"crash-at-opening", "böse"}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers({"gut", "böse", "auch gut"}));
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        QCOMPARE(pumping.all<LayerQuarantined>().size(), std::size_t(1));
        QCOMPARE(pumping.all<LayerQuarantined>()[0].layerId, std::string("böse"));
        QCOMPARE(pumping.all<HostLost>().size(), Quarantine::kDeaths);
        QCOMPARE(pumping.all<HostLost>()[0].layerId, std::string("böse"));
    }
    void theLayerThatKillsItAtDrawingIsFoundAmongMany()
    {
        MapHost host(setup({"crash-at-drawing", "böse"}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers({"gut", "böse", "auch gut"}));
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        QCOMPARE(pumping.all<LayerQuarantined>().size(), std::size_t(1));
        QCOMPARE(pumping.all<HostLost>().size(),
                 Quarantine::kDeaths + 1); // the first could have been any
        pumping.forget();
        host.release("böse");
        host.render(frame());
        QVERIFY(pumping.untilEvent<LayerQuarantined>());
    }
    void newDataGiveALayerAnotherChance()
    {
        MapHost host(setup({"crash-at-opening", "böse"}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.setLayers(layers({"böse"}));
        QVERIFY(pumping.untilEvent<LayerQuarantined>());
        SetLayers changed = layers({"böse"});
        changed.revision = 2;
        host.setLayers(changed);
        QVERIFY(!host.quarantine().holds("böse"));
    }
    void aHostThatHangsIsKilled_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("hang") << QByteArray("hang");
        QTest::newRow("silent start") << QByteArray("silent-start");
    }
    void aHostThatHangsIsKilled()
    {
        QFETCH(QByteArray, fault);
        MapHost host(setup({fault.toStdString()}), {.start = 150ms, .heartbeat = 150ms});
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QVERIFY(pumping.untilEvent<HostLost>());
    }
    void aStoppedHostIsKilled()
    {
        MapHost host(setup({"flood"}), {.heartbeat = 200ms});
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QVERIFY(pumping.untilEvent<HostReady>());
        ::kill(host.processId(), SIGSTOP);
        QVERIFY(pumping.untilEvent<HostReady>(2));
    }
    void nonsenseOnThePipeIsTheEndOfTheHost_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const char* fault :
             {"garbage", "huge-length", "wrong-version", "wrong-nonce", "half-message", "welcome-twice"}) {
            QTest::newRow(fault) << QByteArray(fault);
        }
    }
    void nonsenseOnThePipeIsTheEndOfTheHost()
    {
        QFETCH(QByteArray, fault);
        MapHost host(setup({fault.toStdString()}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QVERIFY(pumping.untilEvent<HostLost>());
    }
    void aFloodDoesNotKeepUsBusy()
    {
        MapHost host(setup({"flood"}));
        WB_VERIFY_RESULT(host.start());
        test::Pumping pumping(host);
        QVERIFY(pumping.untilEvent<HostReady>());
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer clock;
            clock.start();
            (void)host.pump();
            QVERIFY(clock.elapsed() < 2000);
        }
    }
    void whatNeverStartsIsGivenUpForAWhile()
    {
        MapHost host(setup({"exit-at-start"}), {.pause = 300ms});
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        QVERIFY(pumping.untilEvent<HostUnavailable>());
        QCOMPARE(pumping.all<HostLost>().size(), std::size_t(5));
        QVERIFY(!pumping.all<HostUnavailable>()[0].error.message.empty());
        QCOMPARE(host.processId(), 0);
        QVERIFY(pumping.untilEvent<HostLost>(6)); // and tried again
    }
    void aCancelledRequestEndsAtOnceEvenIfTheHostDoesNotListen_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("listens") << QByteArray("never-ready");
        QTest::newRow("does not") << QByteArray("ignore-cancel");
    }
    void aCancelledRequestEndsAtOnceEvenIfTheHostDoesNotListen()
    {
        QFETCH(QByteArray, fault);
        MapHost host(setup({fault.toStdString()}));
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId request = host.render(frame());
        QVERIFY(pumping.untilEvent<HostReady>());
        host.cancel(request);
        QVERIFY(pumping.untilEvent<Failed>());
        QCOMPARE(pumping.all<Failed>()[0].request, request);
        QCOMPARE(pumping.all<Failed>()[0].code, ErrorCode::Cancelled);
        QVERIFY(pumping.all<LayerQuarantined>().empty());
    }
    void askedBeforeItIsReadyItIsAnsweredLater()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        const RequestId request = host.ask(MakeLegend{});
        QVERIFY(pumping.untilEvent<LegendReady>());
        QCOMPARE(pumping.all<LegendReady>()[0].request, request);
    }
    void stoppedItIsGoneAndThePictureStays()
    {
        MapHost host(setup());
        test::Pumping pumping(host);
        WB_VERIFY_RESULT(host.start());
        host.render(frame());
        QVERIFY(pumping.untilEvent<FrameReady>());
        host.stop();
        QCOMPARE(host.processId(), 0);
        QCOMPARE(host.readDescriptor(), -1);
        QVERIFY(host.frame(FrameContent::Map));
        QVERIFY(host.pump().empty());
        host.restart();
        QVERIFY(pumping.untilEvent<HostReady>(2));
    }
};

QTEST_GUILESS_MAIN(MapHostTest)
#include "map_host_test.moc"
