// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/chunk_table.h"
#include "core/series/series_tables.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class ChunkTableTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    std::optional<ChunkTable> m_table;

    void insert(std::int64_t from, std::int64_t to)
    {
        const auto clock = BerlinClock::over(from, to);
        const std::vector<Reading> readings = {{from, 1.0}, {to, 2.0}};
        WB_VERIFY_RESULT(m_table->insert({1}, pack(Chunk::of(readings), *clock)));
    }

private slots:
    void initTestCase()
    {
        WB_VERIFY_RESULT(createSeriesTables(m_project.database()));
        auto table = ChunkTable::open(m_project.database());
        QVERIFY(table);
        m_table.emplace(std::move(table).value());
        insert(0, 100);
        insert(200, 300);
        insert(400, 500);
    }
    void headsAreThoseThatTouchTheSpan()
    {
        const auto count = [this](std::int64_t from, std::int64_t to) {
            return m_table->heads({1}, {from, to})->size();
        };
        QCOMPARE(count(0, 501), 3U);
        QCOMPARE(count(100, 200), 1U);
        QCOMPARE(count(101, 200), 0U);
        QCOMPARE(count(101, 201), 1U);
        QCOMPARE(count(250, 260), 1U);
        QCOMPARE(count(300, 401), 2U);
        QCOMPARE(count(501, 900), 0U);
        QCOMPARE(m_table->heads({2}, {0, 900})->size(), 0U);
    }
    void neighboursAreFound()
    {
        QCOMPARE((*m_table->before({1}, 200))->firstUtcS, 0);
        QVERIFY(!*m_table->before({1}, 0));
        QCOMPARE((*m_table->after({1}, 200))->firstUtcS, 400);
        QVERIFY(!*m_table->after({1}, 400));
    }
    void bytesComeBackAndWhatIsNotThereIsSaid()
    {
        const auto heads = m_table->heads({1}, {0, 100});
        QVERIFY(unpackChunk(*m_table->payload(heads->front().id)));
        QVERIFY(unpackTotals(*m_table->totals(heads->front().id)));
        QCOMPARE(m_table->payload(999).error().code, ErrorCode::NotFound);
        QCOMPARE(m_table->totals(999).error().code, ErrorCode::NotFound);
    }
    void anImpossibleRowIsDamage()
    {
        WB_VERIFY_RESULT(m_project.database().execute("UPDATE wb_series_chunk SET last_utc_s=-1 WHERE first_utc_s=0"));
        QCOMPARE(m_table->heads({1}, {0, 501}).error().code, ErrorCode::Database);
        QCOMPARE(m_table->before({1}, 10).error().code, ErrorCode::Database);
    }
};

QTEST_GUILESS_MAIN(ChunkTableTest)
#include "chunk_table_test.moc"
