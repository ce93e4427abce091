// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/chunk.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace weitblick;
using namespace weitblick::series;

namespace {

std::vector<Reading> quarters(int count)
{
    std::vector<Reading> readings;
    for (int i = 0; i < count; ++i) {
        readings.push_back({1'711'753'200 + i * 900, (i % 50) / 10.0}); // from 30 March 2024, 00:00 in Berlin
    }
    return readings;
}

BerlinClock clockOf2024()
{
    return std::move(BerlinClock::over(1'704'067'200, 1'735'689'600)).value();
}

} // namespace

class ChunkTest : public QObject {
    Q_OBJECT

private slots:
    void readingsAndStatisticsComeBack()
    {
        const auto readings = quarters(4000);
        const StoredChunk stored = pack(Chunk::of(readings), clockOf2024());
        QCOMPARE(stored.statistics.readingCount, 4000);
        QCOMPARE(stored.statistics.least, 0.0);
        QCOMPARE(stored.statistics.most, 4.9);
        QCOMPARE(stored.statistics.sum.value(), 80 * 122.5);
        const auto back = unpackChunk(stored.payload);
        QVERIFY(back);
        QVERIFY(back->readings() == readings);
        const auto totals = unpackTotals(stored.totals);
        QVERIFY(totals);
        QVERIFY(totals->statistics == stored.statistics);
        QVERIFY(totals->days.isKnown);
    }
    void theSumOfAPart()
    {
        const Chunk chunk = Chunk::of(quarters(100));
        QCOMPARE(sumOf(chunk.values, 10, 12).value(), 2.1);
        const std::vector<Reading> wide = {{0, -9007199254740991.0}, {1, 9007199254740991.0}, {2, 3.0}};
        QCOMPARE(sumOf(Chunk::of(wide).values, 0, 3).value(), 3.0);
    }
    void everyFlippedBitIsNoticed()
    {
        const StoredChunk stored = pack(Chunk::of(quarters(300)), clockOf2024());
        for (Bytes bytes : {stored.payload, stored.totals}) {
            for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 3) {
                bytes[bit / 8] ^= std::byte{static_cast<unsigned char>(1U << (bit % 8))};
                QCOMPARE(unpackChunk(bytes).has_value(), false);
                QCOMPARE(unpackTotals(bytes).has_value(), false);
                bytes[bit / 8] ^= std::byte{static_cast<unsigned char>(1U << (bit % 8))};
            }
            bytes.pop_back();
            QVERIFY(!unpackChunk(bytes));
            QVERIFY(!unpackTotals(bytes));
        }
        QVERIFY(!unpackChunk({}));
    }
    /// With a checksum that is right: what somebody wrote on purpose must not bring us down.
    void sealedNonsenseDoesNoHarm()
    {
        std::mt19937 random(17);
        const StoredChunk stored = pack(Chunk::of(quarters(300)), clockOf2024());
        for (int i = 0; i < 20'000; ++i) {
            for (Bytes bytes : {stored.payload, stored.totals}) {
                bytes.resize(bytes.size() - 8);
                for (int change = 0; change < 3; ++change) {
                    bytes[random() % bytes.size()] = std::byte{static_cast<unsigned char>(random())};
                }
                const std::uint64_t checksum = checksumOf(bytes);
                ByteWriter(bytes).fixed(checksum);
                if (const auto chunk = unpackChunk(bytes)) {
                    QCOMPARE(chunk->readings().size(), chunk->axis.size());
                }
                static_cast<void>(unpackTotals(bytes));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ChunkTest)
#include "chunk_test.moc"
