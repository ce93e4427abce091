// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/value_column.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace weitblick::series;

class ValueColumnTest : public QObject {
    Q_OBJECT

private slots:
    void valuesComeBackBitByBit_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("decimals");
        QTest::newRow("tenths") << 0 << 1;
        QTest::newRow("whole") << 1 << 0;
        QTest::newRow("constant") << 2 << 2;
        QTest::newRow("large range") << 3 << 3;
        QTest::newRow("near 2^53") << 4 << 0;
        QTest::newRow("no decimals") << 5 << -1;
        QTest::newRow("smooth") << 6 << 2;
    }
    void valuesComeBackBitByBit()
    {
        QFETCH(int, kind);
        QFETCH(int, decimals);
        std::mt19937_64 random(5);
        std::vector<double> values;
        for (int i = 0; i < 2500; ++i) {
            const auto draw = static_cast<std::int64_t>(random() % 500) - 250;
            const double number = static_cast<double>(draw);
            values.push_back(kind == 0   ? number / 10.0
                             : kind == 1 ? number * 300.0
                             : kind == 2 ? 12.25
                             : kind == 3 ? number * 1'000'000.0 + 0.125
                             : kind == 4 ? 9007199254740000.0 + number
                             : kind == 5 ? std::sqrt(2.0 + std::abs(number))
                                         : std::round(1000.0 * std::sin(i * 0.01)) / 100.0);
        }
        const ValueColumn column = ValueColumn::of(values);
        QCOMPARE(column.isDecimal() ? column.decimals() : -1, decimals);
        Bytes bytes;
        ByteWriter out(bytes);
        column.write(out);
        out.fixed(0);
        ByteReader in(bytes);
        const ValueColumn back = ValueColumn::read(in, values.size());
        QVERIFY(in.isSound());
        QCOMPARE(in.left(), 8U);
        QVERIFY(back.values() == values);
        QCOMPARE(back.at(17), values[17]);
    }
    void smoothValuesAreKeptAsDifferences()
    {
        std::vector<double> values;
        for (int i = 0; i < 10'240; ++i) {
            values.push_back(std::round(10'000.0 * std::sin(i * 0.01)) / 10.0); // 15 bits as values, 8 as differences
        }
        Bytes bytes;
        ByteWriter out(bytes);
        ValueColumn::of(values).write(out);
        QVERIFY(bytes.size() < 10'240 * 9 / 8);
    }
    void aNegativeZeroBecomesZero() { QVERIFY(!std::signbit(ValueColumn::of(std::vector<double>{-0.0, 1.0}).at(0))); }
    void nonsenseIsNotRead()
    {
        std::mt19937 random(13);
        for (int i = 0; i < 20'000; ++i) {
            Bytes bytes(random() % 80);
            std::ranges::generate(bytes, [&random] { return std::byte{static_cast<unsigned char>(random())}; });
            if (!bytes.empty()) {
                bytes[0] = std::byte{static_cast<unsigned char>(random() % 13)};
            }
            ByteReader in(bytes);
            const ValueColumn column = ValueColumn::read(in, 1 + random() % 50);
            if (in.isSound()) {
                const auto values = column.values();
                QVERIFY(std::ranges::all_of(values, [](double value) { return std::isfinite(value); }));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ValueColumnTest)
#include "value_column_test.moc"
