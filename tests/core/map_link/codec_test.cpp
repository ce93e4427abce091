// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/codec.h"

#include <QTest>

#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;

namespace {

SetLayers exampleLayers()
{
    Layer buildings{
        .id = "gebaeude", .title = "Gebäude", .file = "/daten/stadt.gpkg", .table = "gebäude", .crs = "EPSG:25832"};
    buildings.style = {.kind = StyleKind::Graduated, .column = "höhe", .opacity = 0.5, .outlineArgb = 0xff000000};
    buildings.style.classes = {{.lower = 0, .upper = 10, .label = "niedrig", .argb = 0xff112233},
                               {.lower = 10, .upper = 99.5, .label = "hoch", .isVisible = false}};
    buildings.style.label = {.column = "name", .sizePt = 8};
    Layer relief{.id = "relief", .source = SourceKind::Raster, .file = "/daten/dgm.tif"};
    relief.style = {.kind = StyleKind::Qml, .qml = "<qgis/>"};
    return {.request = 7, .layers = {buildings, relief}, .revision = 3, .isCareful = true};
}

Render exampleRender()
{
    return {.request = 9,
            .slot = 1,
            .widthPx = 640,
            .heightPx = 480,
            .left = 1,
            .top = 2,
            .crs = "EPSG:25832",
            .layerIds = {"a", "b"}};
}

template <typename Message>
Result<Message> thereAndBack(const Message& message)
{
    PacketReader reader;
    reader.add(encode(message));
    const auto packet = reader.next();
    return decode<Message>(**packet);
}

} // namespace

class CodecTest : public QObject {
    Q_OBJECT

private slots:
    void messagesComeBackAsTheyWere()
    {
        WB_VALUE(const auto layers, thereAndBack(exampleLayers()));
        QCOMPARE(layers.layers, exampleLayers().layers);
        QCOMPARE(layers.revision, std::uint64_t(3));
        QVERIFY(layers.isCareful);
        WB_VALUE(const auto render, thereAndBack(exampleRender()));
        QCOMPARE(render.layerIds, exampleRender().layerIds);
        QCOMPARE(render.heightPx, 480U);
        WB_VALUE(const auto legend, thereAndBack(LegendReady{.request = 1, .symbols = {{"a", "b", 2, 1, {7, 8}}}}));
        QCOMPARE(legend.symbols[0].pixels, (std::vector<std::uint32_t>{7, 8}));
        const Algorithm buffer{
            .id = "native:buffer",
            .title = "Puffer",
            .parameters = {{.name = "DISTANCE", .type = "distance", .options = {"x", "y"}, .isOptional = true}}};
        WB_VALUE(const auto list, thereAndBack(AlgorithmList{.request = 2, .algorithms = {buffer}}));
        QCOMPARE(list.algorithms[0].parameters[0].options.size(), std::size_t(2));
        WB_VALUE(const auto imported,
                 thereAndBack(ProjectImported{
                     .request = 3, .layers = exampleLayers().layers, .leftOut = {{"macro", "m", "de", "en"}}}));
        QCOMPARE(imported.leftOut[0].kind, std::string("macro"));
    }
    void errorsCrossTheLink()
    {
        const Error error{.code = ErrorCode::UnsupportedCrs, .message = {"deutsch", "english"}, .subject = "EPSG:0"};
        WB_VALUE(const auto failed, thereAndBack(failedOf(5, error)));
        QCOMPARE(errorOf(failed).code, ErrorCode::UnsupportedCrs);
        QCOMPARE(errorOf(failed).message, error.message);
        QCOMPARE(failed.request, 5U);
    }
    void bytesMayArriveOneByOneAndManyAtOnce()
    {
        Bytes wire = encode(Ping{.number = 1});
        const Bytes second = encode(exampleRender());
        wire.insert(wire.end(), second.begin(), second.end());
        PacketReader reader;
        std::vector<Tag> tags;
        for (const std::byte byte : wire) {
            reader.add(std::span(&byte, 1));
            const auto packet = reader.next();
            QVERIFY(packet);
            if (packet->has_value()) {
                tags.push_back((*packet)->tag);
            }
        }
        QCOMPARE(tags, (std::vector<Tag>{Tag::Ping, Tag::Render}));
        reader.add(wire);
        QVERIFY(reader.next()->has_value());
        QVERIFY(reader.next()->has_value());
        QVERIFY(!reader.next()->has_value());
    }
    void everyCutIsRefused()
    {
        const Bytes wire = encode(exampleLayers());
        for (std::size_t length = kHeaderBytes; length < wire.size(); ++length) {
            const Packet cut{
                .tag = Tag::SetLayers,
                .payload = Bytes(wire.begin() + kHeaderBytes, wire.begin() + static_cast<std::ptrdiff_t>(length))};
            QCOMPARE(decode<SetLayers>(cut).error().code, ErrorCode::Worker);
        }
        Packet longer{.tag = Tag::SetLayers, .payload = Bytes(wire.begin() + kHeaderBytes, wire.end())};
        QVERIFY(decode<SetLayers>(longer));
        longer.payload.push_back(std::byte{0});
        QCOMPARE(decode<SetLayers>(longer).error().code, ErrorCode::Worker);
    }
    void aHugeLengthIsRefusedBeforeItIsWaitedFor()
    {
        Bytes header(kHeaderBytes, std::byte{0});
        const std::uint32_t length = kMostPayloadBytes + 1;
        std::memcpy(header.data(), &length, sizeof length);
        PacketReader reader;
        reader.add(header);
        QCOMPARE(reader.next().error().code, ErrorCode::Worker);
    }
    void aHugeCountCannotAllocate()
    {
        Bytes payload(4, std::byte{0});                    // request
        payload.insert(payload.end(), 4, std::byte{0xff}); // four billion layers
        QCOMPARE(decode<SetLayers>({.tag = Tag::SetLayers, .payload = payload}).error().code, ErrorCode::Worker);
    }
    void unknownEnumeratorsAndTagsAreRefused()
    {
        Bytes wire = encode(exampleRender());
        wire[kHeaderBytes + 5] = std::byte{77}; // content
        const Packet forged{.tag = Tag::Render, .payload = Bytes(wire.begin() + kHeaderBytes, wire.end())};
        QCOMPARE(decode<Render>(forged).error().code, ErrorCode::Worker);
        QCOMPARE(decode<Ping>(forged).error().code, ErrorCode::Worker);
    }
    void damagedMessagesDoNoHarm()
    {
        const Bytes good = encode(exampleLayers());
        std::mt19937 random(3);
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            Packet packet{.tag = Tag::SetLayers, .payload = Bytes(good.begin() + kHeaderBytes, good.end())};
            for (int i = 0; i < 3; ++i) {
                packet.payload[random() % packet.payload.size()] = static_cast<std::byte>(random());
            }
            accepted += decode<SetLayers>(packet) ? 1 : 0;
        }
        QVERIFY(accepted < 20'000);
    }
};

QTEST_GUILESS_MAIN(CodecTest)
#include "codec_test.moc"
