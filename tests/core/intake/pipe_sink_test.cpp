// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/pipe_sink.h"

#include <QTest>

#include <csignal>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// A pipe whose messages are read back.
class Pipe {
public:
    Pipe()
    {
        if (pipe(m_ends) != 0) {
            qFatal("no pipe");
        }
    }
    ~Pipe()
    {
        closeReader();
        close(m_ends[1]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    [[nodiscard]] int writer() const { return m_ends[1]; }
    void closeReader()
    {
        if (m_ends[0] >= 0) {
            close(m_ends[0]);
            m_ends[0] = -1;
        }
    }
    WorkerMessage next()
    {
        while (true) {
            const auto space = m_assembler.space();
            const ssize_t got = read(m_ends[0], space.data(), space.size());
            auto message = m_assembler.filled(got > 0 ? static_cast<std::size_t>(got) : 0);
            if (!message || got <= 0) {
                return WorkerFailed{};
            }
            if (*message) {
                return std::move(**message);
            }
        }
    }

private:
    int m_ends[2] = {-1, -1};
    FrameAssembler m_assembler;
};

} // namespace

class PipeSinkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void aLayerArrivesInOrder()
    {
        Pipe pipe;
        PipeSink sink(pipe.writer());
        LayerPreview layer;
        layer.schema.name = "a";
        workspace::RowBatch batch;
        batch.beginRow();
        batch.endRow();
        WB_VERIFY_RESULT(sink.beginLayer(layer));
        WB_VERIFY_RESULT(sink.rows(batch));
        WB_VERIFY_RESULT(sink.rejected({.source = "a", .line = 2, .content = "x"}));
        WB_VERIFY_RESULT(sink.remark({"gut", "good"}));
        WB_VERIFY_RESULT(sink.endLayer(2));
        QCOMPARE(std::get<LayerBegun>(pipe.next()).layer.schema.name, std::string("a"));
        QCOMPARE(std::get<RowsRead>(pipe.next()).batch.size(), batch.bytes().size());
        QCOMPARE(std::get<RecordRejected>(pipe.next()).record.line, std::int64_t{2});
        QCOMPARE(std::get<RemarkMade>(pipe.next()).remark.en, std::string("good"));
        QCOMPARE(std::get<LayerEnded>(pipe.next()).rowsRejected, std::int64_t{1});
    }
    void longRecordsAreCutBetweenCharacters()
    {
        Pipe pipe;
        PipeSink sink(pipe.writer());
        std::string content = "x";
        for (int i = 0; i < 2000; ++i) {
            content += "ä";
        }
        WB_VERIFY_RESULT(sink.rejected({.content = content}));
        const auto message = pipe.next();
        const std::string& sent = std::get<RecordRejected>(message).record.content;
        QVERIFY(sent.size() <= 1000 && sent.size() > 990);
        QVERIFY(content.starts_with(sent));
    }
    void progressDoesNotFloodThePipe()
    {
        Pipe pipe;
        PipeSink sink(pipe.writer());
        for (int i = 0; i < 100'000; ++i) {
            WB_VERIFY_RESULT(sink.progress(0.5, "lesen")); // would block if every one were sent
        }
        QVERIFY(std::holds_alternative<WorkerProgress>(pipe.next()));
    }
    void nobodyListeningIsAStopRequest()
    {
        Pipe pipe;
        PipeSink sink(pipe.writer());
        pipe.closeReader();
        const auto outcome = sink.send(WorkerFinished{});
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PipeSinkTest)
#include "pipe_sink_test.moc"
