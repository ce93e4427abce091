// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/heart.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <poll.h>
#include <unistd.h>

using namespace weitblick;
using namespace std::chrono_literals;

namespace {

/// Whether a heartbeat comes within `limitMs`; reads all that is there.
bool beats(int descriptor, int limitMs)
{
    pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, limitMs) <= 0) {
        return false;
    }
    std::array<char, 4096> bytes{};
    return ::read(descriptor, bytes.data(), bytes.size()) > 0;
}

} // namespace

class HeartTest : public QObject {
    Q_OBJECT

private slots:
    void itBeatsWhileTheLoopTurnsAndStopsWhenItDoesNot()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        map_host::ReplyPipe replies(ends[1]);
        map_host::Heart heart(replies);
        QVERIFY(beats(ends[0], 2000));
        QElapsedTimer clock; // nobody calls turned() any more
        clock.start();
        while (beats(ends[0], 1200)) {
            QVERIFY(clock.elapsed() < 6000);
        }
        heart.turned();
        QVERIFY(beats(ends[0], 2000));
        {
            const map_host::Heart::LongStep step(heart, 1h);
            clock.restart();
            while (clock.elapsed() < 3000) {
                QVERIFY(beats(ends[0], 1200));
            }
        }
    }
};

QTEST_GUILESS_MAIN(HeartTest)
#include "heart_test.moc"
