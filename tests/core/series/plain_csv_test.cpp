// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/plain_csv.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::series;

class PlainCsvTest : public QObject {
    Q_OBJECT

    static Result<std::vector<KeyedReadings>> read(const std::string& text)
    {
        Job job;
        return readPlainCsv(text, job);
    }

private slots:
    void keysAreGathered()
    {
        const auto found = read("sensor,ts,v\n7,2024-01-01 00:00:00,1.5\n8,2024-01-01 00:00:00,-0.25\r\n"
                                "7,2024-02-29T23:59:59,3");
        QVERIFY(found);
        QCOMPARE(found->size(), 2U);
        QCOMPARE(found->front().key, std::string("7"));
        QVERIFY(found->front().readings == (std::vector<Reading>{{1'704'067'200, 1.5}, {1'709'251'199, 3.0}}));
        QVERIFY(found->back().readings == (std::vector<Reading>{{1'704'067'200, -0.25}}));
        QVERIFY(read("")->empty());
        QVERIFY(read("sensor,ts,v\n")->empty());
    }
    void manyPiecesAreOne()
    {
        std::string text = "k,t,v\n";
        for (int i = 0; i < 400'000; ++i) {
            text += "s" + std::to_string(i % 3) + ",2024-01-01 00:00:00," + std::to_string(i) + "\n";
        }
        const auto found = read(text);
        QVERIFY(found);
        QCOMPARE(found->size(), 3U);
        for (std::size_t i = 0; i < 133'333; ++i) {
            QCOMPARE((*found)[1].readings[i].value, static_cast<double>(3 * i + 1));
        }
    }
    void anotherFormIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line :
             {"7;2024-01-01 00:00:00;1", "\"7\",2024-01-01 00:00:00,1", "7,2024-02-30 00:00:00,1",
              "7,2024-01-01 24:00:00,1", "7,2024-01-01,1", "7,2024-01-01 00:00:00,", "7,2024-01-01 00:00:00,1e5",
              "7,2024-01-01 00:00:00,1.2.3", "7,2024-01-01 00:00:00,1234567890123456", "7,20x4-01-01 00:00:00,1",
              "7,2024-01-01 00:00:00+01:00,1", ",2024-01-01 00:00:00,1"}) {
            QTest::newRow(line) << QByteArray(line);
        }
    }
    void anotherFormIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, line);
        const auto outcome = read("a,b,c\n7,2024-01-01 00:00:00,1\n" + line.toStdString() + "\n");
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QCOMPARE(outcome.error().subject, std::string("3"));
    }
};

QTEST_GUILESS_MAIN(PlainCsvTest)
#include "plain_csv_test.moc"
