// SPDX-License-Identifier: GPL-3.0-or-later
// The store against a plain SQLite table of the same readings: whatever is appended, corrected and deleted.
#include "core/series/series_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <map>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::series;
using workspace::Workspace;

namespace {

constexpr std::int64_t kNewYear2024 = 1'704'067'200;

/// What an SQL table with the key (series, instant) would hold.
class PlainTable {
public:
    explicit PlainTable(const std::filesystem::path& file)
        : m_database(std::move(workspace::Database::open(file, workspace::OpenMode::Create)).value())
    {
        must(m_database.execute("CREATE TABLE t(series INTEGER, utc_s INTEGER, steps INTEGER,"
                                "PRIMARY KEY(series,utc_s)) WITHOUT ROWID; PRAGMA synchronous=OFF"));
    }
    void put(SeriesId series, std::int64_t utcS, std::int64_t steps)
    {
        auto put = m_database.prepare("INSERT OR REPLACE INTO t VALUES(?1,?2,?3)");
        must(std::move(put).value().bind(1, series.value).bind(2, utcS).bind(3, steps).execute());
    }
    std::int64_t erase(SeriesId series, const TimeSpan& span)
    {
        auto erase = m_database.prepare("DELETE FROM t WHERE series=?1 AND utc_s>=?2 AND utc_s<?3");
        must(std::move(erase).value().bind(1, series.value).bind(2, span.fromUtcS).bind(3, span.toUtcS).execute());
        return m_database.changes();
    }
    std::vector<Reading> scan(SeriesId series, const TimeSpan& span)
    {
        auto prepared = m_database.prepare("SELECT utc_s,steps/10.0 FROM t WHERE series=?1 AND utc_s>=?2 AND utc_s<?3"
                                           " ORDER BY utc_s");
        workspace::Statement rows = std::move(prepared).value();
        rows.bind(1, series.value).bind(2, span.fromUtcS).bind(3, span.toUtcS);
        std::vector<Reading> readings;
        while (*rows.step()) {
            readings.push_back({rows.integer(0), rows.real(1)});
        }
        return readings;
    }
    workspace::Database& database() { return m_database; }

private:
    static void must(const Result<void>& result)
    {
        if (!result) {
            qFatal("%s", result.error().message.en.c_str());
        }
    }
    workspace::Database m_database;
};

} // namespace

class SeriesStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Workspace> m_project;
    std::optional<SeriesStore> m_store;
    Job m_job;

    std::filesystem::path file() const { return m_folder->filePath("p.gpkg").toStdString(); }

    SeriesId made(const std::string& key)
    {
        const auto id = m_store->putSeries({.set = "luft", .key = key, .title = key, .intervalS = 900});
        return id ? *id : SeriesId{};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto project = Workspace::create(file());
        QVERIFY(project);
        m_project.emplace(std::move(project).value());
        WB_VERIFY_RESULT(m_project->database().execute("PRAGMA synchronous=OFF")); // durability: tests/fault
        auto store = SeriesStore::open(*m_project);
        QVERIFY(store);
        m_store.emplace(std::move(store).value());
        WB_VERIFY_RESULT(m_store->putSet({.name = "luft", .title = "Luft"}));
    }
    void cleanup()
    {
        m_store.reset();
        m_project.reset();
    }

    void aProjectWithoutSeriesHasNone()
    {
        auto other = Workspace::create(m_folder->filePath("leer.gpkg").toStdString());
        QVERIFY(other);
        Workspace project = std::move(other).value();
        auto opened = SeriesStore::open(project);
        QVERIFY(opened);
        SeriesStore store = std::move(opened).value();
        QVERIFY(store.sets()->empty());
        QVERIFY(store.series()->empty());
        QVERIFY(store.extents()->empty());
        QVERIFY(store.scan({1})->empty());
        QCOMPARE(store.size()->readingCount, 0);
        QCOMPARE(*project.database().hasTable("wb_series"), false);
    }

    void setsSitesAndSeriesComeBackAsGiven()
    {
        const SeriesSet set{.name = "rad",
                            .title = "Radzählung",
                            .source = "Stadt",
                            .licence = "dl-de/by-2-0",
                            .attribution = "© Stadt",
                            .note = "Seite 3"};
        WB_VERIFY_RESULT(m_store->putSet(set));
        Site site{.set = "rad", .key = "100", .title = "Neutor", .lonDeg = 7.62, .latDeg = 51.97, .note = "x"};
        const auto siteId = m_store->putSite(site);
        QVERIFY(siteId);
        site.id = *siteId;
        SeriesDescription series{.set = "rad",
                                 .key = "100/in",
                                 .site = *siteId,
                                 .title = "Neutor stadteinwärts",
                                 .property = "bicycles",
                                 .unit = "1",
                                 .kind = SeriesKind::Count,
                                 .intervalS = 900,
                                 .staleAfterS = 7200,
                                 .lowest = 0.0,
                                 .highest = std::nullopt};
        const auto id = m_store->putSeries(series);
        QVERIFY(id);
        series.id = *id;
        QCOMPARE(m_store->sets()->size(), 2U);
        QVERIFY(m_store->sets()->back() == set);
        QVERIFY(m_store->sites("rad")->front() == site);
        QVERIFY(m_store->series("rad")->front() == series);
        QVERIFY(*m_store->description(*id) == series);
        QVERIFY(*m_store->find("rad", "100/in") == series);

        series.title = "neu";
        QCOMPARE(*m_store->putSeries(series), *id);
        QCOMPARE(m_store->description(*id)->title, std::string("neu"));
        QCOMPARE(m_store->series("rad")->size(), 1U);
    }

    void whatIsNotThereIsSaid()
    {
        QCOMPARE(m_store->putSite({.set = "nein", .key = "1"}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->putSeries({.set = "nein", .key = "1"}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->putSeries({.set = "luft", .key = "1", .site = {77}}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->putSeries({.set = "luft", .key = ""}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_store->putSeries({.set = "luft", .key = "1", .intervalS = -1}).error().code,
                 ErrorCode::InvalidInput);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(m_store->putSeries({.set = "luft", .key = "1", .lowest = nan}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_store->description({77}).error().code, ErrorCode::NotFound);
        made("neutor");
        const auto missing = m_store->find("luft", "neutur");
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().advice.de.find("neutor") != std::string::npos);
        const Reading reading{0, 1.0};
        QCOMPARE(m_store->append({77}, std::span(&reading, 1), m_job).error().code, ErrorCode::NotFound);
    }

    void lateRepeatedAndCorrectedReadingsAreCounted()
    {
        const SeriesId id = made("a");
        const std::vector<Reading> first = {{900, 1.0}, {1800, 2.0}, {3600, 4.0}};
        QVERIFY(*m_store->append(id, first, m_job) == (AppendReport{.added = 3}));
        const std::vector<Reading> second = {{3600, 4.0},
                                             {2700, 3.0},
                                             {1800, 2.5},
                                             {1800, 2.75},
                                             {0, std::numeric_limits<double>::quiet_NaN()},
                                             {kLastStampS + 1, 1.0}};
        QVERIFY(*m_store->append(id, second, m_job) ==
                (AppendReport{.added = 1, .changed = 2, .repeated = 1, .refused = 2}));
        const std::vector<Reading> all = {{900, 1.0}, {1800, 2.75}, {2700, 3.0}, {3600, 4.0}};
        QVERIFY(*m_store->scan(id) == all);
        QVERIFY(*m_store->scan(id, {1800, 3600}) == (std::vector<Reading>{{1800, 2.75}, {2700, 3.0}}));
        const auto last = m_store->lastReadings(3600 + 1801);
        QCOMPARE(last->size(), 1U);
        QCOMPARE(last->front().reading.value, 4.0);
        QCOMPARE(last->front().ageS, 1801);
        QVERIFY(last->front().isStale);
        QVERIFY(!m_store->lastReadings(3600 + 1800)->front().isStale);
    }

    void aSeriesMayComeTwiceInOneAppend()
    {
        const SeriesId id = made("a");
        const std::vector<Reading> first = {{0, 1.0}, {900, 2.0}};
        const std::vector<Reading> second = {{900, 3.0}};
        const std::vector<SeriesReadings> batches = {{id, first}, {id, second}};
        QVERIFY(*m_store->append(batches, m_job) == (AppendReport{.added = 2, .changed = 1}));
        QVERIFY(*m_store->scan(id) == (std::vector<Reading>{{0, 1.0}, {900, 3.0}}));
    }

    void anythingAppendedEqualsAPlainTable_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U, 4U}) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void anythingAppendedEqualsAPlainTable()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        PlainTable plain(m_folder->filePath("plain.db").toStdString());
        std::vector<SeriesId> ids;
        for (int i = 0; i < 3; ++i) {
            ids.push_back(made("s" + std::to_string(i)));
        }
        std::int64_t given = 0;
        std::int64_t counted = 0;
        for (int round = 0; round < 60; ++round) {
            const SeriesId id = ids[random() % ids.size()];
            const std::int64_t start = kNewYear2024 + static_cast<std::int64_t>(random() % 4000) * 900;
            if (random() % 6 == 0) {
                const TimeSpan span{start, start + static_cast<std::int64_t>(random() % 500) * 900};
                QCOMPARE(*m_store->erase(id, span), plain.erase(id, span));
                continue;
            }
            std::vector<Reading> readings;
            const std::size_t count = random() % 3 == 0 ? 1 + random() % 3 : 1 + random() % 800;
            const bool isEven = random() % 2 == 0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::int64_t utcS = start + (isEven ? static_cast<std::int64_t>(i) * 900
                                                          : static_cast<std::int64_t>(random() % 400'000));
                const std::int64_t steps = static_cast<std::int64_t>(random() % 600) - 100;
                readings.push_back({utcS, static_cast<double>(steps) / 10.0});
                plain.put(id, utcS, steps);
            }
            const auto report = m_store->append(id, readings, m_job);
            QVERIFY(report);
            given += static_cast<std::int64_t>(count);
            counted += report->added + report->changed + report->repeated;
        }
        QCOMPARE(counted, given);
        const auto compare = [&] {
            for (const SeriesId id : ids) {
                QVERIFY(*m_store->scan(id) == plain.scan(id, {}));
                const TimeSpan part{kNewYear2024 + 1'000'000, kNewYear2024 + 2'000'000};
                QVERIFY(*m_store->scan(id, part) == plain.scan(id, part));
            }
        };
        compare();
        QVERIFY(m_store->check(m_job)->empty());
        QVERIFY(*m_store->compact(m_job) >= 0);
        QVERIFY(m_store->size()->chunkCount <= 3);
        compare();
        QVERIFY(m_store->check(m_job)->empty());
    }

    void manySmallAppendsStayFewChunks()
    {
        const SeriesId id = made("a");
        for (int i = 0; i < 300; ++i) {
            const Reading reading{kNewYear2024 + i * 900, i * 0.1};
            WB_VERIFY_RESULT(m_store->append(id, std::span(&reading, 1), m_job));
        }
        QVERIFY(m_store->size()->chunkCount <= 12);
        QCOMPARE(m_store->scan(id)->size(), 300U);
    }

    void longSeriesAreCutAndFullChunksAreLeftAlone()
    {
        const SeriesId id = made("a");
        std::vector<Reading> readings;
        for (std::size_t i = 0; i < 100'000; ++i) {
            readings.push_back(
                {kNewYear2024 + static_cast<std::int64_t>(i) * 900, static_cast<double>(i % 300) / 10.0});
        }
        WB_VERIFY_RESULT(m_store->append(id, readings, m_job));
        QCOMPARE(m_store->size()->chunkCount, 3);
        const auto again = m_store->append(id, readings, m_job);
        QVERIFY(*again == (AppendReport{.repeated = 100'000}));
        QVERIFY(*m_store->scan(id) == readings);
    }

    void aTransactionThatIsNotCommittedLeavesNothing()
    {
        {
            auto transaction = m_store->begin();
            QVERIFY(transaction);
            const SeriesId id = made("weg");
            const Reading reading{0, 1.0};
            WB_VERIFY_RESULT(m_store->append(id, std::span(&reading, 1), m_job));
        }
        QVERIFY(m_store->series()->empty());
        QCOMPARE(m_store->size()->readingCount, 0);
    }

    void aRemovedSetIsGoneWithItsReadings()
    {
        const SeriesId id = made("a");
        const Reading reading{0, 1.0};
        WB_VERIFY_RESULT(m_store->append(id, std::span(&reading, 1), m_job));
        WB_VERIFY_RESULT(m_store->removeSet("luft"));
        WB_VERIFY_RESULT(m_store->removeSet("luft"));
        QVERIFY(m_store->sets()->empty());
        QVERIFY(m_store->series()->empty());
        QCOMPARE(m_store->size()->chunkCount, 0);
    }

    void theFileStaysASoundProject()
    {
        const SeriesId id = made("a");
        const Reading reading{0, 1.0};
        WB_VERIFY_RESULT(m_store->append(id, std::span(&reading, 1), m_job));
        const auto findings = m_project->check(m_job);
        QVERIFY(findings);
        QVERIFY(findings->empty());
        m_store.reset();
        WB_VERIFY_RESULT(m_project->close());
        m_project.reset();
        auto again = Workspace::open(file(), workspace::Access::ReadOnly);
        QVERIFY(again);
        m_project.emplace(std::move(again).value());
        auto store = SeriesStore::open(*m_project);
        QVERIFY(store);
        m_store.emplace(std::move(store).value());
        QCOMPARE(m_store->scan(id)->size(), 1U);
        const Reading later{900, 1.0};
        QVERIFY(!m_store->append(id, std::span(&later, 1), m_job));
    }

    void aDamagedChunkIsFoundAndNotBelieved()
    {
        const SeriesId id = made("a");
        std::vector<Reading> readings;
        for (int i = 0; i < 200; ++i) {
            readings.push_back({i * 900, i * 0.5});
        }
        WB_VERIFY_RESULT(m_store->append(id, readings, m_job));
        WB_VERIFY_RESULT(m_project->database().execute("UPDATE wb_series_chunk SET payload=zeroblob(40)"));
        QCOMPARE(m_store->scan(id).error().code, ErrorCode::Database);
        QCOMPARE(m_store->check(m_job)->size(), 1U);
        QCOMPARE(m_store->check(m_job)->front().series, std::string("luft/a"));
    }

    void foreignTablesOfTheseNamesAreRefused()
    {
        auto other = Workspace::create(m_folder->filePath("fremd.gpkg").toStdString());
        QVERIFY(other);
        Workspace project = std::move(other).value();
        WB_VERIFY_RESULT(project.database().execute("CREATE VIEW wb_series AS SELECT 1"));
        QCOMPARE(SeriesStore::open(project).error().code, ErrorCode::Database);
    }
};

QTEST_GUILESS_MAIN(SeriesStoreTest)
#include "series_store_test.moc"
