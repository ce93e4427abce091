// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/byte_stream.h"

#include <QTest>

#include <limits>
#include <random>

using namespace weitblick::series;

class ByteStreamTest : public QObject {
    Q_OBJECT

private slots:
    void numbersComeBack()
    {
        Bytes bytes;
        ByteWriter out(bytes);
        const std::vector<std::int64_t> numbers = {0,
                                                   1,
                                                   -1,
                                                   63,
                                                   -64,
                                                   64,
                                                   1'000'000,
                                                   std::numeric_limits<std::int64_t>::min(),
                                                   std::numeric_limits<std::int64_t>::max()};
        for (const std::int64_t number : numbers) {
            out.signedNumber(number);
            out.unsignedNumber(static_cast<std::uint64_t>(number));
        }
        out.real(-0.1);
        ByteReader in(bytes);
        for (const std::int64_t number : numbers) {
            QCOMPARE(in.signedNumber(), number);
            QCOMPARE(in.unsignedNumber(), static_cast<std::uint64_t>(number));
        }
        QCOMPARE(in.real(), -0.1);
        QVERIFY(in.isSound());
        QCOMPARE(in.left(), 0U);
    }
    void smallNumbersTakeOneByte()
    {
        Bytes bytes;
        ByteWriter(bytes).unsignedNumber(127);
        ByteWriter(bytes).signedNumber(-64);
        QCOMPARE(bytes.size(), 2U);
    }
    void everyWidthPacksAndUnpacks()
    {
        std::mt19937_64 random(7);
        for (unsigned width = 0; width <= 64; ++width) {
            for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 1000U}) {
                std::vector<std::uint64_t> values(count);
                for (std::uint64_t& value : values) {
                    value = width == 0 ? 0 : random() >> (64 - width);
                }
                Bytes bytes;
                ByteWriter out(bytes);
                out.packed(values, width);
                QCOMPARE(bytes.size(), width > 56 ? count * 8 : packedBytes(count, width));
                out.fixed(0x0123456789ABCDEF);
                ByteReader in(bytes);
                std::vector<std::uint64_t> back(count);
                in.packed(back, width);
                QVERIFY(back == values);
                QCOMPARE(in.fixed(), 0x0123456789ABCDEFULL);
                QVERIFY(in.isSound());
            }
        }
    }
    void whatIsCutOffIsNoticed()
    {
        const Bytes bytes(3, std::byte{0xFF});
        ByteReader number(bytes);
        static_cast<void>(number.unsignedNumber());
        QVERIFY(!number.isSound());
        ByteReader packed(bytes);
        std::vector<std::uint64_t> values(100);
        packed.packed(values, 5);
        QVERIFY(!packed.isSound());
        ByteReader endless(Bytes(20, std::byte{0xFF}));
        static_cast<void>(endless.take(21));
        QVERIFY(!endless.isSound());
    }
    void everyBitChangesTheChecksum()
    {
        Bytes bytes(37, std::byte{5});
        const std::uint64_t before = checksumOf(bytes);
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            bytes[bit / 8] ^= std::byte{static_cast<unsigned char>(1U << (bit % 8))};
            QVERIFY(checksumOf(bytes) != before);
            bytes[bit / 8] ^= std::byte{static_cast<unsigned char>(1U << (bit % 8))};
        }
        QCOMPARE(checksumOf(bytes), before);
    }
};

QTEST_GUILESS_MAIN(ByteStreamTest)
#include "byte_stream_test.moc"
