// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

#include "tests/support/verify_result.h"

using namespace weitblick;

class ParallelTest : public QObject {
    Q_OBJECT

private slots:
    void everyItemIsWorkedOnExactlyOnce()
    {
        std::vector<int> visits(100'003, 0);
        Job job;
        const auto done =
            parallelChunks(visits.size(), {.chunkSize = 97}, job, [&](const Chunk& chunk) -> Result<void> {
                for (std::size_t item = chunk.begin; item < chunk.end; ++item) {
                    ++visits[item];
                }
                return {};
            });
        WB_VERIFY_RESULT(done);
        QVERIFY(std::ranges::all_of(visits, [](int count) { return count == 1; }));
    }
    void threadNumbersStayBelowThePromisedCount()
    {
        const ParallelOptions options{.chunkSize = 1};
        const unsigned promised = threadCountFor(500, options);
        std::atomic<unsigned> largest = 0;
        Job job;
        WB_VERIFY_RESULT(parallelChunks(500, options, job, [&](const Chunk& chunk) -> Result<void> {
            unsigned seen = largest.load();
            while (seen < chunk.thread && !largest.compare_exchange_weak(seen, chunk.thread)) {
            }
            return {};
        }));
        QVERIFY(largest.load() < promised);
        QCOMPARE(threadCountFor(500, {.chunkSize = 500}), 1U);
        QCOMPARE(threadCountFor(500, {.chunkSize = 1, .threadLimit = 1}), 1U);
    }
    void theFailureOfTheFirstChunkIsTheOneReturned()
    {
        Job job;
        const auto failed =
            parallelChunks(64, {.chunkSize = 1, .threadLimit = 1}, job, [](const Chunk& chunk) -> Result<void> {
                if (chunk.index < 5) {
                    return {};
                }
                return Error{.code = ErrorCode::InvalidInput, .subject = std::to_string(chunk.index)};
            });
        QVERIFY(!failed);
        QCOMPARE(failed.error().subject, std::string("5"));
    }
    void onlyTheCallersThreadReports()
    {
        const auto caller = std::this_thread::get_id();
        int reports = 0;
        bool foreign = false;
        Job job({}, [&](double, std::string_view) {
            ++reports;
            foreign = foreign || std::this_thread::get_id() != caller;
        });
        WB_VERIFY_RESULT(parallelChunks(1000, {.chunkSize = 1}, job, [](const Chunk&) { return Result<void>(); }));
        QVERIFY(!foreign);
        QVERIFY(reports <= 1000);
    }
    void aStoppedJobEndsTheLoop()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        std::atomic<int> chunks = 0;
        const auto stopped = parallelChunks(100'000, {.chunkSize = 1, .threadLimit = 1}, job, [&](const Chunk&) {
            ++chunks;
            return Result<void>();
        });
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(chunks.load(), 1);
    }
    void noItemsAreNoWork()
    {
        Job job;
        WB_VERIFY_RESULT(parallelChunks(
            0, {}, job, [](const Chunk&) -> Result<void> { return Error{.code = ErrorCode::Internal}; }));
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "parallel_test.moc"
