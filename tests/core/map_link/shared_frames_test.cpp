// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/shared_frames.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;

class SharedFramesTest : public QObject {
    Q_OBJECT

private slots:
    void bothSidesSeeTheSamePixels()
    {
        WB_VALUE(const auto ours, SharedFrames::create(3));
        WB_VALUE(const auto theirs, SharedFrames::adopt(::dup(ours.descriptor()), 3));
        for (std::uint8_t slot = 0; slot < 3; ++slot) {
            WB_VALUE(const auto written, theirs.pixels(slot, 40, 30));
            written.back() = 100U + slot;
        }
        for (std::uint8_t slot = 0; slot < 3; ++slot) {
            WB_VALUE(const auto read, ours.pixels(slot, 40, 30));
            QCOMPARE(read.size(), std::size_t(1200));
            QCOMPARE(read.back(), 100U + slot);
        }
    }
    void theMemoryCannotBeCutOff()
    {
        WB_VALUE(const auto frames, SharedFrames::create(2));
        QCOMPARE(::ftruncate(frames.descriptor(), 0), -1);
        WB_VALUE(const auto pixels, frames.pixels(1, 10, 10));
        pixels[0] = 5; // would be a bus error
        QCOMPARE(pixels[0], 5U);
    }
    void whatDoesNotFitIsRefused()
    {
        WB_VALUE(const auto frames, SharedFrames::create(2));
        QCOMPARE(frames.pixels(2, 10, 10).error().code, ErrorCode::InvalidInput);
        QCOMPARE(frames.pixels(0, 100'000, 100'000).error().code, ErrorCode::InvalidInput);
        QVERIFY(frames.pixels(0, 8192, 8192));
    }
    void whatIsNoFrameMemoryIsRefused()
    {
        QCOMPARE(SharedFrames::adopt(-1, 2).error().code, ErrorCode::InvalidInput);
        QCOMPARE(SharedFrames::adopt(::open("/dev/null", O_RDWR | O_CLOEXEC), 2).error().code, ErrorCode::InvalidInput);
        WB_VALUE(const auto frames, SharedFrames::create(2));
        QCOMPARE(SharedFrames::adopt(::dup(frames.descriptor()), 3).error().code, ErrorCode::InvalidInput);
    }
    void movingKeepsTheMemory()
    {
        WB_VALUE(auto frames, SharedFrames::create(1));
        frames.pixels(0, 1, 1).value()[0] = 9;
        const SharedFrames moved = std::move(frames);
        QCOMPARE(moved.pixels(0, 1, 1).value()[0], 9U);
    }
};

QTEST_GUILESS_MAIN(SharedFramesTest)
#include "shared_frames_test.moc"
