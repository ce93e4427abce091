// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/packed_rtree.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

struct Feature {
    std::int64_t fid = 0;
    geo::Envelope box;
};

enum class Spread : std::uint8_t { Even, Clustered, OnePlace, OneFarAway };

/// Boxes like those of buildings; every third fid left out where `gaps` says so.
std::vector<Feature> features(int count, Spread spread, bool gaps = false)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> position(0, 50'000);
    std::exponential_distribution<double> near(1.0 / 500);
    std::vector<Feature> made;
    std::int64_t fid = 0;
    for (int i = 0; i < count; ++i) {
        double x = spread == Spread::Clustered ? near(random) : position(random);
        double y = spread == Spread::Clustered ? near(random) : position(random);
        if (spread == Spread::OnePlace) {
            x = y = 17;
        }
        if (spread == Spread::OneFarAway && i == count / 2) {
            x = y = -5'000'000;
        }
        fid += gaps && i % 3 == 0 ? 2 : 1;
        Feature feature{.fid = fid, .box = {}};
        feature.box.include(400'000.1 + x, 5'700'000.2 + y);
        feature.box.include(400'012.3 + x, 5'700'009.4 + y);
        made.push_back(feature);
    }
    return made;
}

} // namespace

class PackedRtreeTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_database.emplace(
            Database::open(m_folder.filePath(QStringLiteral("%1.gpkg").arg(++m_count)).toStdString(), OpenMode::Create)
                .value());
    }
    void cleanup() { m_database.reset(); }

    void boxesAreRoundedAsSqliteDoes()
    {
        WB_VERIFY_RESULT(m_database->execute("BEGIN; CREATE VIRTUAL TABLE r USING rtree(id,a,b,c,d)"));
        auto insert = m_database->prepare("INSERT INTO r VALUES(?1,?2,?3,?4,?5)").value();
        auto select = m_database->prepare("SELECT a,b,c,d FROM r WHERE id=?1").value();
        std::mt19937_64 random(3);
        std::uniform_real_distribution<double> mantissa(-1, 1);
        std::uniform_int_distribution<int> exponent(-100, 120);
        for (std::int64_t id = 1; id <= 2000; ++id) {
            geo::Envelope envelope;
            envelope.include(std::ldexp(mantissa(random), exponent(random)), mantissa(random));
            envelope.include(std::ldexp(mantissa(random), exponent(random)), 5'700'000 * mantissa(random));
            insert.bind(1, id).bind(2, envelope.minX).bind(3, envelope.maxX).bind(4, envelope.minY);
            WB_VERIFY_RESULT(insert.bind(5, envelope.maxY).execute());
            const RtreeBox box = rtreeBoxOf(envelope);
            QVERIFY(box.minX <= envelope.minX && box.maxX >= envelope.maxX);
            QVERIFY(select.bind(1, id).step().value());
            const RtreeBox stored{.minX = static_cast<float>(select.real(0)),
                                  .maxX = static_cast<float>(select.real(1)),
                                  .minY = static_cast<float>(select.real(2)),
                                  .maxY = static_cast<float>(select.real(3))};
            QVERIFY(box == stored);
            select.reset();
        }
    }

    void theShapeHasFullNodesOfEqualSize_data()
    {
        QTest::addColumn<qint64>("entries");
        QTest::addColumn<qint64>("capacity");
        for (const qint64 entries : {0, 1, 2, 50, 51, 52, 102, 2601, 2602, 1'000'000}) {
            for (const qint64 capacity : {2, 9, 51}) {
                QTest::addRow("%lld in nodes of %lld", entries, capacity) << entries << capacity;
            }
        }
    }
    void theShapeHasFullNodesOfEqualSize()
    {
        QFETCH(qint64, entries);
        QFETCH(qint64, capacity);
        const RtreeShape shape(entries, capacity);
        std::vector<std::int64_t> numbers;
        std::int64_t below = entries;
        for (std::size_t level = 0; level < shape.levelCount(); ++level) {
            const std::int64_t nodes = shape.nodeCount(level);
            QCOMPARE(nodes, std::max<std::int64_t>(1, (below + capacity - 1) / capacity));
            QCOMPARE(shape.firstChild(level, 0), 0);
            QCOMPARE(shape.firstChild(level, nodes), below);
            for (std::int64_t node = 0; node < nodes; ++node) {
                const std::int64_t children = shape.firstChild(level, node + 1) - shape.firstChild(level, node);
                QVERIFY(children == below / nodes || children == below / nodes + 1);
                QVERIFY(children <= capacity);
                numbers.push_back(shape.nodeNumber(level, node));
            }
            below = nodes;
        }
        QCOMPARE(below, 1);
        std::ranges::sort(numbers);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            QCOMPARE(numbers[i], static_cast<std::int64_t>(i) + 1);
        }
        QCOMPARE(shape.nodeNumber(shape.levelCount() - 1, 0), 1);
    }

    void sqliteFindsNothingWrong_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("spread");
        QTest::addColumn<bool>("gaps");
        for (const int count : {0, 1, 2, 51, 52, 2601, 2602, 140'000}) {
            QTest::addRow("%d even", count) << count << 0 << false;
        }
        QTest::newRow("clustered") << 20'000 << static_cast<int>(Spread::Clustered) << false;
        QTest::newRow("all in one place") << 3'000 << static_cast<int>(Spread::OnePlace) << false;
        QTest::newRow("one far away") << 20'000 << static_cast<int>(Spread::OneFarAway) << false;
        QTest::newRow("fids with gaps") << 5'000 << 0 << true;
    }
    void sqliteFindsNothingWrong()
    {
        QFETCH(int, count);
        QFETCH(int, spread);
        QFETCH(bool, gaps);
        const auto all = features(count, static_cast<Spread>(spread), gaps);
        fill(all);
        QCOMPARE(m_database->scalarText("SELECT rtreecheck('tree')").value(), std::string("ok"));
        QCOMPARE(m_database->scalarText("PRAGMA integrity_check").value(), std::string("ok"));
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM tree").value(), count);
    }
    void answersAsIfItHadBeenFilledByInserts()
    {
        const auto all = features(20'000, Spread::Clustered, true);
        fill(all);
        WB_VERIFY_RESULT(m_database->execute("CREATE VIRTUAL TABLE inserted USING rtree(id,minx,maxx,miny,maxy)"));
        auto insert = m_database->prepare("INSERT INTO inserted VALUES(?1,?2,?3,?4,?5)").value();
        WB_VERIFY_RESULT(m_database->execute("BEGIN"));
        for (const Feature& feature : all) {
            insert.bind(1, feature.fid).bind(2, feature.box.minX).bind(3, feature.box.maxX);
            WB_VERIFY_RESULT(insert.bind(4, feature.box.minY).bind(5, feature.box.maxY).execute());
        }
        WB_VERIFY_RESULT(m_database->execute("COMMIT"));
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM (SELECT * FROM tree EXCEPT SELECT * FROM inserted)")
                     .value(),
                 0);
        const auto found = [&](const char* table) {
            return m_database
                ->scalarText(std::string("SELECT count(*)||' '||total(id) FROM ") + table +
                             " WHERE maxx>=400200 AND minx<=400700 AND maxy>=5700100 AND miny<=5700900")
                .value();
        };
        QCOMPARE(found("tree"), found("inserted"));
    }
    void staysAnRtreeThatCanBeEdited()
    {
        const auto all = features(5'000, Spread::Even);
        fill(all);
        WB_VERIFY_RESULT(m_database->execute("DELETE FROM tree WHERE id%3=0;"
                                             "INSERT INTO tree SELECT id+10000,minx,maxx,miny,maxy FROM tree"));
        QCOMPARE(m_database->scalarText("SELECT rtreecheck('tree')").value(), std::string("ok"));
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM tree").value(), 2 * (5'000 - 1'666));
    }
    void smallPagesGiveSmallNodes()
    {
        const auto file = m_folder.filePath(QStringLiteral("small_pages.gpkg")).toStdString();
        m_database.emplace(Database::open(file, OpenMode::Create).value());
        WB_VERIFY_RESULT(m_database->execute("PRAGMA page_size=512; VACUUM"));
        fill(features(5'000, Spread::Even));
        QCOMPARE(m_database->scalarInteger("SELECT max(length(data)) FROM tree_node").value(), 448);
        QCOMPARE(m_database->scalarText("SELECT rtreecheck('tree')").value(), std::string("ok"));
    }
    void takesAnyName()
    {
        const std::string name = "rtree_Grün\"flä'chen $tree_geom";
        fill(features(200, Spread::Even), name);
        auto check = m_database->prepare("SELECT rtreecheck(?1)").value();
        QVERIFY(check.bind(1, name).step().value());
        QCOMPARE(check.text(0), std::string_view("ok"));
    }
    void aStoppedJobEndsIt()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        RtreeEntries entries = entriesOf(features(10'000, Spread::Even));
        WB_VERIFY_RESULT(m_database->execute("CREATE VIRTUAL TABLE tree USING rtree(id,minx,maxx,miny,maxy)"));
        const auto outcome = fillRtree(*m_database, "tree", entries, job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }
    void aTreeThatIsNotThereIsAnError()
    {
        Job job;
        RtreeEntries entries = entriesOf(features(10, Spread::Even));
        QVERIFY(!fillRtree(*m_database, "tree", entries, job).has_value());
    }
    void theShadowTablesAreGuardedAgainAfterwards()
    {
        fill(features(100, Spread::Even));
        QVERIFY(!m_database->execute("DELETE FROM tree_node").has_value());
    }

private:
    RtreeEntries entriesOf(const std::vector<Feature>& all)
    {
        RtreeEntries entries = RtreeEntries::create(m_folder.path().toStdString()).value();
        for (const Feature& feature : all) {
            [&] { WB_VERIFY_RESULT(entries.add(feature.fid, feature.box)); }();
        }
        return entries;
    }
    void fill(const std::vector<Feature>& all, const std::string& name = "tree")
    {
        RtreeEntries entries = entriesOf(all);
        WB_VERIFY_RESULT(m_database->execute("CREATE VIRTUAL TABLE " + quoteIdentifier(name) +
                                             " USING rtree(id,minx,maxx,miny,maxy)"));
        Job job;
        WB_VERIFY_RESULT(fillRtree(*m_database, name, entries, job));
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    std::optional<Database> m_database;
};

QTEST_GUILESS_MAIN(PackedRtreeTest)
#include "packed_rtree_test.moc"
