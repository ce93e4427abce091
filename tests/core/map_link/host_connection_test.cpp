// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/host_connection.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <poll.h>

#include "tests/core/map_link/fake_host_setup.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;

class HostConnectionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_staging;

    HostSetup setup(std::vector<std::string> arguments = {})
    {
        return test::fakeHostSetup(m_staging, std::move(arguments));
    }

    /// The next packets, or the error.
    static Result<std::vector<Packet>> wait(HostConnection& connection)
    {
        for (int i = 0; i < 500; ++i) {
            auto packets = connection.exchange();
            if (!packets || !packets->empty()) {
                return packets;
            }
            pollfd waiting{.fd = connection.readDescriptor(), .events = POLLIN, .revents = 0};
            ::poll(&waiting, 1, 20);
        }
        return std::vector<Packet>{};
    }

private slots:
    void messagesGoThereAndBack()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup(), frames));
        QVERIFY(!connection.isSandboxed());
        connection.send(Hello{.nonce = 42, .stagingFolder = "/tmp"});
        QVERIFY(connection.wantsToWrite());
        WB_VALUE(const auto packets, wait(connection));
        WB_VALUE(const auto welcome, decode<Welcome>(packets.front()));
        QCOMPARE(welcome.nonce, std::uint64_t(42));
        QVERIFY(!connection.wantsToWrite());
    }
    void theSandboxedHostSeesTheFramesToo()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        HostSetup boxed = setup();
        boxed.sandbox = SandboxUse::Prefer;
        WB_VALUE(auto connection, HostConnection::start(boxed, frames));
        if (!connection.isSandboxed()) {
            QSKIP("no sandbox on this machine");
        }
        connection.send(Hello{.nonce = 1, .stagingFolder = "/tmp"});
        WB_VALUE(const auto welcome, wait(connection));
        QCOMPARE(welcome.front().tag, Tag::Welcome);
        connection.send(Render{.request = 5, .slot = 1, .widthPx = 4, .heightPx = 4});
        bool ready = false;
        while (!ready) {
            WB_VALUE(const auto packets, wait(connection));
            QVERIFY(!packets.empty());
            ready = std::ranges::any_of(packets, [](const Packet& packet) { return packet.tag == Tag::FrameReady; });
        }
        QCOMPARE(frames.pixels(1, 4, 4).value()[15], 0xff000005U);
    }
    void theEndOfAHostIsAnErrorWithoutSubject()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup({"exit-at-start"}), frames));
        connection.send(Hello{.stagingFolder = "/tmp"});
        const auto gone = wait(connection);
        QCOMPARE(gone.error().code, ErrorCode::Worker);
        QVERIFY(gone.error().subject.empty());
        QTRY_VERIFY(connection.exit().has_value());
        QCOMPARE(connection.exit()->code, 4);
    }
    void whatIsNoMessageIsAnErrorWithSubject()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        WB_VALUE(auto connection, HostConnection::start(setup({"huge-length"}), frames));
        connection.send(Hello{.stagingFolder = "/tmp"});
        const auto bad = wait(connection);
        QCOMPARE(bad.error().code, ErrorCode::Worker);
        QVERIFY(!bad.error().subject.empty());
    }
    void aMissingProgramIsNotFound()
    {
        WB_VALUE(const auto frames, SharedFrames::create(kSlots));
        HostSetup missing = setup();
        missing.program = "/gibt/es/nicht";
        QCOMPARE(HostConnection::start(missing, frames).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(HostConnectionTest)
#include "host_connection_test.moc"
