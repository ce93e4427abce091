// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/record_stream.h"

#include <QTest>

#include <thread>

using namespace weitblick;
using namespace weitblick::intake::mastr;
using namespace std::chrono_literals;

class RecordStreamTest : public QObject {
    Q_OBJECT

private slots:
    void batchesComeInOrderAndThenTheEnd()
    {
        RecordStream stream;
        std::jthread reader([&stream] {
            for (std::size_t size = 1; size <= 20; ++size) {
                stream.put(RecordBatch(size), std::size_t{1} << 20U); // more than fits: it waits
            }
            stream.finish({}, 3);
        });
        std::size_t expected = 1;
        for (RecordBatch batch; true;) {
            const auto got = stream.next(batch, 5000ms);
            if (got == RecordStream::Next::End) {
                break;
            }
            QCOMPARE(got, RecordStream::Next::Batch);
            QCOMPARE(batch.size(), expected++);
        }
        QCOMPARE(expected, std::size_t{21});
        QCOMPARE(stream.replacedCharacters(), std::int64_t{3});
        QVERIFY(stream.outcome());
    }
    void waitingHasAnEnd()
    {
        RecordStream stream;
        RecordBatch batch;
        QCOMPARE(stream.next(batch, 1ms), RecordStream::Next::Waiting);
    }
    void anAbandonedStreamLetsItsReaderGo()
    {
        RecordStream stream;
        QVERIFY(stream.put(RecordBatch(1), std::size_t{1} << 30U));
        std::jthread reader([&stream] { stream.finish(stream.put(RecordBatch(1), 1) ? Result<void>() : Error{}, 0); });
        stream.abandon();
        reader.join();
        QVERIFY(!stream.outcome());
    }
};

QTEST_GUILESS_MAIN(RecordStreamTest)
#include "record_stream_test.moc"
