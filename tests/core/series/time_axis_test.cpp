// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/time_axis.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace weitblick::series;

class TimeAxisTest : public QObject {
    Q_OBJECT

private slots:
    void shapesComeBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("even") << 0;
        QTest::newRow("gaps") << 1;
        QTest::newRow("irregular") << 2;
        QTest::newRow("one") << 3;
        QTest::newRow("far apart") << 4;
    }
    void shapesComeBack()
    {
        QFETCH(int, kind);
        std::mt19937 random(3);
        std::vector<std::int64_t> stamps;
        std::int64_t utcS = -5'000;
        const int count = kind == 3 ? 1 : kind == 4 ? 3 : 3000;
        for (int i = 0; i < count; ++i) {
            stamps.push_back(utcS);
            utcS += kind == 0   ? 900
                    : kind == 1 ? 900 * (random() % 9 == 0 ? 5 : 1)
                    : kind == 4 ? 1'900'000'001
                                : static_cast<std::int64_t>(random() % 100'000 + 1);
        }
        const TimeAxis axis = TimeAxis::of(stamps);
        QCOMPARE(axis.evenStepS(), kind == 0 ? 900 : kind == 3 ? 1 : kind == 4 ? 1'900'000'001 : 0);
        Bytes bytes;
        ByteWriter out(bytes);
        axis.write(out);
        out.fixed(0);
        ByteReader in(bytes);
        const TimeAxis back = TimeAxis::read(in, stamps.size());
        QVERIFY(in.isSound());
        QCOMPARE(in.left(), 8U);
        QVERIFY(back.stamps() == stamps);
        QVERIFY(axis.stamps() == stamps);
        QCOMPARE(back.firstUtcS(), stamps.front());
        QCOMPARE(back.lastUtcS(), stamps.back());
        for (std::size_t i = 0; i < stamps.size(); i += 7) {
            QCOMPARE(back.at(i), stamps[i]);
            for (const std::int64_t asked : {stamps[i] - 1, stamps[i], stamps[i] + 1}) {
                const auto expected = std::ranges::lower_bound(stamps, asked) - stamps.begin();
                QCOMPARE(back.lowerBound(asked), static_cast<std::size_t>(expected));
            }
        }
        QCOMPARE(back.lowerBound(std::numeric_limits<std::int64_t>::min()), 0U);
        QCOMPARE(back.lowerBound(std::numeric_limits<std::int64_t>::max()), stamps.size());
    }
    void anEvenAxisTakesAFewBytes()
    {
        std::vector<std::int64_t> stamps;
        for (int i = 0; i < 35'040; ++i) {
            stamps.push_back(1'704'067'200 + i * 900);
        }
        Bytes bytes;
        ByteWriter out(bytes);
        TimeAxis::of(stamps).write(out);
        QVERIFY(bytes.size() <= 10);
    }
    void nonsenseIsNotRead()
    {
        std::mt19937 random(11);
        for (int i = 0; i < 20'000; ++i) {
            Bytes bytes(random() % 60);
            std::ranges::generate(bytes, [&random] { return std::byte{static_cast<unsigned char>(random())}; });
            if (!bytes.empty()) {
                bytes[0] = std::byte{static_cast<unsigned char>(random() % 4)};
            }
            ByteReader in(bytes);
            const std::size_t count = 1 + random() % 2000;
            const TimeAxis axis = TimeAxis::read(in, count);
            if (in.isSound()) {
                QVERIFY(axis.lastUtcS() >= axis.firstUtcS());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TimeAxisTest)
#include "time_axis_test.moc"
