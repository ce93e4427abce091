// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/worker_protocol.h"

#include <QTest>

#include <algorithm>
#include <cstring>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// Feeds the bytes in pieces of `step`; all messages, or the error.
Result<std::vector<WorkerMessage>> assembled(std::span<const std::byte> bytes, std::size_t step)
{
    FrameAssembler assembler;
    std::vector<WorkerMessage> messages;
    while (!bytes.empty()) {
        const auto space = assembler.space();
        const std::size_t count = std::min({step, space.size(), bytes.size()});
        std::copy_n(bytes.begin(), count, space.begin());
        bytes = bytes.subspan(count);
        WB_TRY(auto message, assembler.filled(count));
        if (message) {
            messages.push_back(std::move(*message));
        }
    }
    return messages;
}

std::vector<std::byte> frameOf(std::uint32_t size, std::uint8_t kind, std::string_view payload)
{
    std::vector<std::byte> frame(5 + payload.size());
    std::memcpy(frame.data(), &size, 4);
    frame[4] = static_cast<std::byte>(kind);
    std::memcpy(frame.data() + 5, payload.data(), payload.size());
    return frame;
}

std::vector<WorkerMessage> oneOfEach()
{
    LayerPreview layer;
    layer.schema.name = "Straßen";
    Error error{.code = ErrorCode::Budget,
                .message = {"zu groß", "too large"},
                .subject = "a.shp",
                .advice = {"teilen", "split"},
                .trail = {"reading", "importing"}};
    return {WorkerHello{},
            PreviewMade{SourcePreview{.format = "shapefile", .layers = {layer}}},
            LayerBegun{layer},
            RowsRead{{std::byte{1}, std::byte{2}}},
            RecordRejected{{.source = "a", .line = 7, .reasonDe = "weil", .reasonEn = "because", .content = "x;y"}},
            RemarkMade{{"gut", "good"}},
            LayerEnded{.rowsRead = 10, .rowsRejected = 1},
            WorkerProgress{.fraction = 0.5, .step = "lesen"},
            WorkerFailed{error},
            WorkerFinished{}};
}

} // namespace

class WorkerProtocolTest : public QObject {
    Q_OBJECT

private slots:
    void everyMessageArrivesInPiecesOfAnySize()
    {
        std::vector<std::byte> stream;
        for (const WorkerMessage& message : oneOfEach()) {
            const auto frame = encode(message);
            stream.insert(stream.end(), frame.begin(), frame.end());
        }
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20U}) {
            WB_VALUE(const auto messages, assembled(stream, step));
            QCOMPARE(messages.size(), oneOfEach().size());
            for (std::size_t i = 0; i < messages.size(); ++i) {
                QCOMPARE(messages[i].index(), i);
                QVERIFY(encode(messages[i]) == encode(oneOfEach()[i]));
            }
        }
    }
    void rowsCanBeSentWithoutACopy()
    {
        const std::vector<std::byte> rows(1000, std::byte{9});
        const auto header = rowsHeader(rows.size());
        std::vector<std::byte> frame(header.begin(), header.end());
        frame.insert(frame.end(), rows.begin(), rows.end());
        QVERIFY(frame == encode(RowsRead{rows}));
    }
    void nonsenseIsAnErrorOfTheWorker_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char* name, std::uint32_t size, std::uint8_t kind, const char* payload) {
            const auto frame = frameOf(size, kind, payload);
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()),
                                              static_cast<qsizetype>(frame.size()));
        };
        row("ten gigabytes", 0xFFFFFFFF, 3, "");
        row("just too large", (64U << 20U) + 1, 3, "");
        row("unknown kind", 2, 99, "{}");
        row("no JSON", 3, 0, "abc");
        row("missing field", 2, 0, "{}");
        row("version zero", 13, 0, "{\"version\":0}");
        row("progress beyond the end", 28, 7, "{\"fraction\":1.5,\"step\":\"xx\"}");
        row("more rejected than read", 31, 6, "{\"rowsRead\":1,\"rowsRejected\":2}");
        row("unknown error code", 68, 8,
            "{\"code\":\"foo\",\"message\":[\"\",\"\"],\"subject\":\"\",\"advice\":[\"\",\"\"],\"trail\":[]}");
        row("empty preview", 0, 1, "");
    }
    void nonsenseIsAnErrorOfTheWorker()
    {
        QFETCH(QByteArray, frame);
        const auto* bytes = reinterpret_cast<const std::byte*>(frame.constData());
        const auto outcome = assembled({bytes, static_cast<std::size_t>(frame.size())}, 4096);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Worker);
        QVERIFY(!outcome.error().message.de.empty() && !outcome.error().message.en.empty());
    }
    void requestsComeBackAsTheyWere()
    {
        const WorkerRequest request{.task = WorkerTask::Read,
                                    .files = {"/a/b.shp", "/a/b.dbf"},
                                    .choices = {.crs = "EPSG:31467"},
                                    .budget = {.rows = 5},
                                    .targetSrsId = 25832};
        WB_VALUE(const WorkerRequest back, requestFromJson(toJson(request)));
        QVERIFY(back == request);
    }
    void aRequestWithoutFileOrWithAWildBudgetIsRefused()
    {
        QVERIFY(!requestFromJson(toJson(WorkerRequest{})).has_value());
        QVERIFY(!requestFromJson(toJson(WorkerRequest{.files = {"a"}, .budget = {.rows = -1}})).has_value());
        QVERIFY(!requestFromJson("").has_value());
    }
};

QTEST_GUILESS_MAIN(WorkerProtocolTest)
#include "worker_protocol_test.moc"
