// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"
#include "core/geo/geos.h"
#include "core/geo/gpkg_geometry.h"

#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

using Bytes = std::vector<std::byte>;

Bytes fromHex(const char* hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    const auto* begin = reinterpret_cast<const std::byte*>(raw.constData());
    return {begin, begin + raw.size()};
}

QByteArray toHex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

/// WKB by GEOS, so that the expectation does not come from the code under test.
Bytes wkbOf(const char* wkt)
{
    auto geometry = geometryFromWkt(wkt);
    Bytes gpkg = gpkgFromGeometry(*geometry.value(), 0);
    const auto header = readGpkgHeader(gpkg);
    gpkg.erase(gpkg.begin(), gpkg.begin() + static_cast<std::ptrdiff_t>(header->wkbOffset));
    return gpkg;
}

Bytes nestedCollections(int depth)
{
    Bytes wkb;
    for (int i = 0; i < depth; ++i) {
        const Bytes level = fromHex("010700000001000000");
        wkb.insert(wkb.end(), level.begin(), level.end());
    }
    const Bytes empty = fromHex("010700000000000000");
    wkb.insert(wkb.end(), empty.begin(), empty.end());
    return wkb;
}

// hex(geom) that ogr2ogr (GDAL 3.6.2) writes for LINESTRING(1 2,3 5) in EPSG:25832.
constexpr const char* kGdalLine = "47500003e8640000"
                                  "000000000000f03f000000000000084000000000000000400000000000001440"
                                  "010200000002000000000000000000f03f0000000000000040"
                                  "00000000000008400000000000001440";

} // namespace

class GpkgGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheHeaderThatGdalWrites()
    {
        const auto header = readGpkgHeader(fromHex(kGdalLine));
        WB_VERIFY_RESULT(header);
        QCOMPARE(header->srsId, 25832);
        QVERIFY(header->hasEnvelope);
        QVERIFY(!header->isEmpty);
        QCOMPARE(header->wkbOffset, std::size_t{40});
        QVERIFY((header->envelope == Envelope{.minX = 1, .minY = 2, .maxX = 3, .maxY = 5}));
    }
    void writesTheBytesThatGdalWrites()
    {
        const Bytes whole = fromHex(kGdalLine);
        Bytes written;
        appendGpkg(written, std::span(whole).subspan(40), 25832, {.minX = 1, .minY = 2, .maxX = 3, .maxY = 5}, false);
        QCOMPARE(toHex(written), QByteArray(kGdalLine));
    }
    void readsABigEndianHeader()
    {
        const auto header = readGpkgHeader(fromHex("475000020000000a"
                                                   "3ff000000000000040080000000000004000000000000000"
                                                   "4014000000000000"
                                                   "0000000007000000000000000000"));
        WB_VERIFY_RESULT(header);
        QCOMPARE(header->srsId, 10);
        QVERIFY((header->envelope == Envelope{.minX = 1, .minY = 2, .maxX = 3, .maxY = 5}));
    }
    void findsTheEnvelopeOfAPointInItsWkb()
    {
        Bytes blob;
        appendGpkg(blob, wkbOf("POINT (7.5 51)"), 4326, {}, false);
        QCOMPARE(blob.size(), std::size_t{8 + 21});
        const auto header = readGpkgHeader(blob);
        WB_VERIFY_RESULT(header);
        QVERIFY(!header->hasEnvelope);
        QVERIFY((header->envelope == Envelope{.minX = 7.5, .minY = 51, .maxX = 7.5, .maxY = 51}));
    }
    void skipsEnvelopesWithZAndM()
    {
        Bytes blob = fromHex("47500005e8640000"
                             "000000000000f03f000000000000084000000000000000400000000000001440"
                             "00000000000000000000000000000000");
        const Bytes wkb = wkbOf("LINESTRING Z (1 2 0,3 5 0)");
        blob.insert(blob.end(), wkb.begin(), wkb.end());
        const auto header = readGpkgHeader(blob);
        WB_VERIFY_RESULT(header);
        QCOMPARE(header->wkbOffset, std::size_t{56});
        QVERIFY(checkWkb(std::span(blob).subspan(header->wkbOffset))->hasZ);
    }
    void refusesWhatIsNoGeoPackageBinary_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("other magic") << QByteArray("4751000100000000010100000000000000000000000000000000");
        QTest::newRow("version 1") << QByteArray("47500101000000000101000000000000000000000000000000000000ff");
        QTest::newRow("envelope kind 5") << QByteArray(kGdalLine).replace(6, 2, "0b");
        QTest::newRow("extended type") << QByteArray(kGdalLine).replace(6, 2, "23");
        QTest::newRow("envelope cut") << QByteArray(kGdalLine).left(60);
        QTest::newRow("no room for a geometry") << QByteArray(kGdalLine).left(86);
        QTest::newRow("no envelope, cut geometry") << QByteArray("4750000100000000010100000000000000");
    }
    void refusesWhatIsNoGeoPackageBinary()
    {
        QFETCH(QByteArray, hex);
        const auto header = readGpkgHeader(fromHex(hex.constData()));
        QVERIFY(!header.has_value());
        QCOMPARE(header.error().code, ErrorCode::InvalidInput);
        QVERIFY(!header.error().message.de.empty());
    }

    void summarisesEveryType_data()
    {
        QTest::addColumn<QByteArray>("wkt");
        QTest::addColumn<unsigned>("type");
        QTest::addColumn<unsigned>("vertices");
        QTest::addColumn<bool>("empty");
        QTest::newRow("point") << QByteArray("POINT (1 2)") << 1U << 1U << false;
        QTest::newRow("empty point") << QByteArray("POINT EMPTY") << 1U << 0U << true;
        QTest::newRow("line") << QByteArray("LINESTRING (0 0,1 1,2 5)") << 2U << 3U << false;
        QTest::newRow("polygon with a hole")
            << QByteArray("POLYGON ((0 0,9 0,9 9,0 0),(5 2,7 2,7 4,5 2))") << 3U << 8U << false;
        QTest::newRow("empty polygon") << QByteArray("POLYGON EMPTY") << 3U << 0U << true;
        QTest::newRow("multi point") << QByteArray("MULTIPOINT ((1 2),(3 4))") << 4U << 2U << false;
        QTest::newRow("multi line") << QByteArray("MULTILINESTRING ((0 0,1 1),(2 2,3 3))") << 5U << 4U << false;
        QTest::newRow("multi polygon") << QByteArray("MULTIPOLYGON (((0 0,1 0,1 1,0 0)))") << 6U << 4U << false;
        QTest::newRow("collection of collections")
            << QByteArray("GEOMETRYCOLLECTION (POINT (1 1),GEOMETRYCOLLECTION (POINT (2 2),LINESTRING (0 0,3 3)))")
            << 7U << 4U << false;
    }
    void summarisesEveryType()
    {
        QFETCH(QByteArray, wkt);
        QFETCH(unsigned, type);
        QFETCH(unsigned, vertices);
        QFETCH(bool, empty);
        const auto summary = checkWkb(wkbOf(wkt.constData()));
        WB_VERIFY_RESULT(summary);
        QCOMPARE(summary->type, type);
        QCOMPARE(summary->vertexCount, std::size_t{vertices});
        QCOMPARE(summary->isEmpty, empty);
        QVERIFY(summary->envelope == envelopeOf(*geometryFromWkt(wkt.constData()).value()));
    }
    void knowsZAndM()
    {
        const auto xyz = checkWkb(fromHex("01e9030000000000000000f03f00000000000000400000000000000840"));
        WB_VERIFY_RESULT(xyz);
        QVERIFY(xyz->hasZ && !xyz->hasM);
        const auto xym = checkWkb(fromHex("01d1070000000000000000f03f00000000000000400000000000000840"));
        WB_VERIFY_RESULT(xym);
        QVERIFY(!xym->hasZ && xym->hasM);
        const auto xyzm =
            checkWkb(fromHex("01b90b0000000000000000f03f000000000000004000000000000008400000000000001040"));
        WB_VERIFY_RESULT(xyzm);
        QVERIFY(xyzm->hasZ && xyzm->hasM);
    }
    void readsBigEndianWkb()
    {
        const auto summary = checkWkb(fromHex("00000000013ff00000000000004000000000000000"));
        WB_VERIFY_RESULT(summary);
        QVERIFY((summary->envelope == Envelope{.minX = 1, .minY = 2, .maxX = 1, .maxY = 2}));
    }
    void refusesEveryTruncation()
    {
        const Bytes whole = wkbOf("GEOMETRYCOLLECTION (POINT (1 1),MULTIPOLYGON (((0 0,1 0,1 1,0 0))),POLYGON EMPTY)");
        WB_VERIFY_RESULT(checkWkb(whole));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY2(!checkWkb(std::span(whole).first(size)).has_value(), qPrintable(QString::number(size)));
        }
    }
    void refusesHostileBytes_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("byte order 2") << QByteArray("0201000000000000000000f03f0000000000000040");
        QTest::newRow("type 0") << QByteArray("0100000000000000000000f03f0000000000000040");
        QTest::newRow("circular string") << QByteArray("010800000000000000");
        QTest::newRow("EWKB flag for Z") << QByteArray("0101000080000000000000f03f00000000000000400000000000000840");
        QTest::newRow("count beyond the end") << QByteArray("0102000000ffffffff");
        QTest::newRow("ring count beyond the end") << QByteArray("0103000000ffffff7f00000000");
        QTest::newRow("bytes left over") << QByteArray("0101000000000000000000f03f000000000000004000");
        QTest::newRow("a line in a multi point") << QByteArray("010400000001000000010200000000000000");
        QTest::newRow("infinite x") << QByteArray("0101000000000000000000f07f0000000000000040");
        QTest::newRow("half an empty point") << QByteArray("0101000000000000000000f87f0000000000000040");
        QTest::newRow("NaN in a line") << QByteArray(
            "010200000002000000000000000000f87f000000000000f87f000000000000f03f000000000000f03f");
    }
    void refusesHostileBytes()
    {
        QFETCH(QByteArray, hex);
        const auto summary = checkWkb(fromHex(hex.constData()));
        QVERIFY(!summary.has_value());
        QCOMPARE(summary.error().code, ErrorCode::InvalidInput);
    }
    void nestsThirtyTwoDeepAndNoDeeper()
    {
        WB_VERIFY_RESULT(checkWkb(nestedCollections(32)));
        QVERIFY(!checkWkb(nestedCollections(33)).has_value());
        QVERIFY(!checkWkb(nestedCollections(1'000'000)).has_value());
    }

    void transformsEveryVertexAndKeepsZ()
    {
        // 3475200 5526800 in GK3 is 475134.850 5525029.050 in UTM32 by BETA2007 (within 0.1 m; 2 m without the grid).
        const auto transformer = Transformer::create({"EPSG:31467"}, {"EPSG:25832"});
        WB_VERIFY_RESULT(transformer);
        Bytes wkb = wkbOf(
            "MULTILINESTRING Z ((3475200 5526800 91,3475300 5526800 92),(3475200 5526900 93,3475200 5526800 94))");
        std::size_t failed = 0;
        Envelope envelope;
        transformWkb(wkb, transformer.value(), failed, envelope);
        QCOMPARE(failed, std::size_t{0});
        const auto summary = checkWkb(wkb);
        WB_VERIFY_RESULT(summary);
        QVERIFY(summary->envelope == envelope);
        const double toleranceM = transformer->lacksGrid() ? 2.0 : 0.1;
        QVERIFY(std::abs(envelope.minX - 475134.850) < toleranceM);
        QVERIFY(std::abs(envelope.minY - 5525029.050) < toleranceM);
        double fourthZ = 0;
        std::memcpy(&fourthZ, &wkb[wkb.size() - 8], 8);
        QCOMPARE(fourthZ, 94.0);
    }
    void countsVerticesThatCannotBeTransformed()
    {
        const auto transformer = Transformer::create({"EPSG:4326"}, {"EPSG:25832"});
        WB_VERIFY_RESULT(transformer);
        Bytes wkb = wkbOf("LINESTRING (9 51,1e30 51)");
        std::size_t failed = 0;
        Envelope envelope;
        transformWkb(wkb, transformer.value(), failed, envelope);
        QCOMPARE(failed, std::size_t{1});
        QCOMPARE(envelope.minX, envelope.maxX);
        QVERIFY(!checkWkb(wkb).has_value());
    }
    void leavesEmptyPointsEmpty()
    {
        const auto transformer = Transformer::create({"EPSG:4326"}, {"EPSG:25832"});
        WB_VERIFY_RESULT(transformer);
        Bytes wkb = wkbOf("POINT EMPTY");
        std::size_t failed = 0;
        Envelope envelope;
        transformWkb(wkb, transformer.value(), failed, envelope);
        QCOMPARE(failed, std::size_t{0});
        QVERIFY(envelope.isEmpty());
        QVERIFY(checkWkb(wkb)->isEmpty);
    }

    void makesAMultiOfOne_data()
    {
        QTest::addColumn<QByteArray>("single");
        QTest::addColumn<QByteArray>("multi");
        QTest::newRow("point") << QByteArray("POINT (1 2)") << QByteArray("MULTIPOINT (1 2)");
        QTest::newRow("line") << QByteArray("LINESTRING (1 2,3 4)") << QByteArray("MULTILINESTRING ((1 2,3 4))");
        QTest::newRow("polygon Z") << QByteArray("POLYGON Z ((0 0 1,1 0 1,1 1 1,0 0 1))")
                                   << QByteArray("MULTIPOLYGON Z (((0 0 1,1 0 1,1 1 1,0 0 1)))");
        QTest::newRow("empty") << QByteArray("POLYGON EMPTY") << QByteArray("MULTIPOLYGON EMPTY");
    }
    void makesAMultiOfOne()
    {
        QFETCH(QByteArray, single);
        QFETCH(QByteArray, multi);
        Bytes made;
        appendMultiOf(made, wkbOf(single.constData()));
        QCOMPARE(toHex(made), toHex(wkbOf(multi.constData())));
    }
};

QTEST_GUILESS_MAIN(GpkgGeometryTest)
#include "gpkg_geometry_test.moc"
