// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/row_batch.h"

#include <QTest>

#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(std::string_view text)
{
    const auto raw = std::as_bytes(std::span(text));
    return {raw.begin(), raw.end()};
}

Bytes copyOf(std::span<const std::byte> bytes)
{
    return {bytes.begin(), bytes.end()};
}

QByteArray toHex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

Bytes fromHex(const QByteArray& hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    const auto* begin = reinterpret_cast<const std::byte*>(raw.constData());
    return {begin, begin + raw.size()};
}

constexpr std::size_t kColumns = 5;

/// Two rows with every kind of value.
RowBatch sample()
{
    RowBatch batch;
    batch.beginRow();
    batch.geometry(bytesOf("GP"));
    batch.add(std::int64_t{-2});
    batch.add(0.5);
    batch.addText("Straße");
    batch.addBlob(bytesOf("\x01\x02"));
    batch.addNull();
    batch.endRow();
    batch.beginRow();
    for (std::size_t i = 0; i < kColumns; ++i) {
        batch.addNull();
    }
    batch.endRow();
    return batch;
}

} // namespace

class RowBatchTest : public QObject {
    Q_OBJECT

private slots:
    void laysOutARowAsDocumented()
    {
        RowBatch batch;
        batch.beginRow();
        batch.geometry(bytesOf("GP"));
        batch.add(std::int64_t{258});
        batch.add(1.0);
        batch.addText("ä");
        batch.addBlob({});
        batch.addNull();
        batch.endRow();
        QCOMPARE(toHex(batch.bytes()), QByteArray("25000000"
                                                  "020000004750"
                                                  "010201000000000000"
                                                  "02000000000000f03f"
                                                  "0302000000c3a4"
                                                  "0400000000"
                                                  "00"));
    }
    void readsBackWhatWasWritten()
    {
        const RowBatch batch = sample();
        QCOMPARE(batch.rowCount(), std::size_t{2});
        RowCursor cursor(batch);
        QVERIFY(cursor.next());
        QCOMPARE(copyOf(cursor.geometry()), bytesOf("GP"));
        QCOMPARE(std::get<std::int64_t>(cursor.nextValue()), std::int64_t{-2});
        QCOMPARE(std::get<double>(cursor.nextValue()), 0.5);
        QCOMPARE(std::get<std::string_view>(cursor.nextValue()), std::string_view("Straße"));
        QCOMPARE(copyOf(std::get<std::span<const std::byte>>(cursor.nextValue())), bytesOf("\x01\x02"));
        QVERIFY(std::holds_alternative<std::monostate>(cursor.nextValue()));
        QVERIFY(cursor.next());
        QVERIFY(cursor.geometry().empty());
        QVERIFY(!cursor.next());
    }
    void cellsAndRowsCanBeCopied()
    {
        const RowBatch batch = sample();
        RowBatch byCell;
        RowBatch byRow;
        for (RowCursor cursor(batch); cursor.next();) {
            byRow.appendRow(cursor.bytes());
            byCell.beginRow();
            byCell.geometry(cursor.geometry());
            for (std::size_t i = 0; i < kColumns; ++i) {
                byCell.addCell(cursor.nextValue());
            }
            byCell.endRow();
        }
        QCOMPARE(toHex(byCell.bytes()), toHex(batch.bytes()));
        QCOMPARE(toHex(byRow.bytes()), toHex(batch.bytes()));
        QCOMPARE(byRow.rowCount(), std::size_t{2});
    }
    void storesNumbersAsSqliteKeepsThem()
    {
        RowBatch batch;
        batch.beginRow();
        batch.add(std::numeric_limits<double>::quiet_NaN());
        batch.add(-0.0);
        batch.endRow();
        RowCursor cursor(batch);
        QVERIFY(cursor.next());
        QVERIFY(std::holds_alternative<std::monostate>(cursor.nextValue()));
        QVERIFY(!std::signbit(std::get<double>(cursor.nextValue())));
    }
    void clearBeginsAnew()
    {
        RowBatch batch = sample();
        batch.clear();
        QVERIFY(batch.empty());
        QVERIFY(batch.bytes().empty());
        QVERIFY(!RowCursor(batch).next());
    }
    void takesBytesFromAnotherProcess()
    {
        const RowBatch batch = sample();
        const auto taken = RowBatch::fromBytes(copyOf(batch.bytes()), kColumns);
        WB_VERIFY_RESULT(taken);
        QCOMPARE(taken->rowCount(), std::size_t{2});
        QCOMPARE(toHex(taken->bytes()), toHex(batch.bytes()));
        const auto nothing = RowBatch::fromBytes({}, kColumns);
        WB_VERIFY_RESULT(nothing);
        QVERIFY(nothing->empty());
    }
    void refusesEveryTruncation()
    {
        const RowBatch batch = sample();
        const std::size_t firstRow = batch.bytes().size() - (4 + 4 + kColumns);
        for (std::size_t size = 1; size < batch.bytes().size(); ++size) {
            const auto taken = RowBatch::fromBytes(copyOf(batch.bytes().first(size)), kColumns);
            QCOMPARE(taken.has_value(), size == firstRow);
        }
    }
    void refusesHostileBytes_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("size beyond the end") << QByteArray("ff000000"
                                                           "00000000"
                                                           "00");
        QTest::newRow("size of 4 GiB") << QByteArray("ffffffff"
                                                     "00000000"
                                                     "00");
        QTest::newRow("geometry beyond the row") << QByteArray("05000000"
                                                               "05000000"
                                                               "00");
        QTest::newRow("unknown tag") << QByteArray("05000000"
                                                   "00000000"
                                                   "05");
        QTest::newRow("a value too few") << QByteArray("04000000"
                                                       "00000000");
        QTest::newRow("a value too many") << QByteArray("06000000"
                                                        "00000000"
                                                        "0000");
        QTest::newRow("text beyond the row") << QByteArray("0a000000"
                                                           "00000000"
                                                           "0302000000"
                                                           "61");
        QTest::newRow("text of 4 GiB") << QByteArray("09000000"
                                                     "00000000"
                                                     "03ffffffff");
        QTest::newRow("blob length cut") << QByteArray("07000000"
                                                       "00000000"
                                                       "040000");
        QTest::newRow("integer cut") << QByteArray("08000000"
                                                   "00000000"
                                                   "01000000");
        QTest::newRow("real cut") << QByteArray("08000000"
                                                "00000000"
                                                "02000000");
        QTest::newRow("NaN") << QByteArray("0d000000"
                                           "00000000"
                                           "02000000000000f87f");
        QTest::newRow("minus zero") << QByteArray("0d000000"
                                                  "00000000"
                                                  "020000000000000080");
    }
    void refusesHostileBytes()
    {
        QFETCH(QByteArray, hex);
        const auto taken = RowBatch::fromBytes(fromHex(hex), 1);
        QVERIFY(!taken.has_value());
        QCOMPARE(taken.error().code, ErrorCode::InvalidInput);
        QVERIFY(taken.error().message.en.find("record 1") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RowBatchTest)
#include "row_batch_test.moc"
