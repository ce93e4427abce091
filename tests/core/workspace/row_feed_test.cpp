// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/row_feed.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// Counts from 1: (number, half of it, its name, nothing); fails where it is told to.
class Numbers final : public RowSource {
public:
    explicit Numbers(std::int64_t last, std::int64_t failsAt = 0) : m_last(last), m_failsAt(failsAt) {}

    Result<bool> next() override
    {
        ++m_number;
        if (m_number == m_failsAt) {
            return Error{.code = ErrorCode::InvalidInput, .message = {"kaputt", "broken"}};
        }
        m_name = "Nr. " + std::to_string(m_number);
        return m_number <= m_last;
    }
    [[nodiscard]] Cell value(int column) const override
    {
        switch (column) {
        case 0:
            return m_number;
        case 1:
            return static_cast<double>(m_number) / 2;
        case 2:
            return std::string_view(m_name);
        default:
            return std::monostate{};
        }
    }

private:
    std::int64_t m_number = 0;
    std::int64_t m_last;
    std::int64_t m_failsAt;
    std::string m_name;
};

} // namespace

class RowFeedTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_database.emplace(
            Database::open(m_folder.filePath(QTest::currentTestFunction()).toStdString(), OpenMode::Create).value());
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE t(a,b,c,d)"));
    }
    void cleanup() { m_database.reset(); }

    void oneStatementStoresAllRows()
    {
        auto feed = RowFeed::open(*m_database, 4);
        WB_VERIFY_RESULT(feed);
        RowFeed open = std::move(feed).value();
        auto insert = m_database->prepare("INSERT INTO t SELECT * FROM " + open.name());
        WB_VERIFY_RESULT(insert);
        Statement statement = std::move(insert).value();
        Numbers numbers(1000);
        WB_VERIFY_RESULT(open.run(statement, numbers));
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM t").value(), 1000);
        QCOMPARE(m_database->scalarText("SELECT group_concat(quote(a)||quote(b)||quote(c)||quote(d)) FROM t WHERE a=3")
                     .value(),
                 std::string("31.5'Nr. 3'NULL"));
    }
    void aStatementCanRunAgain()
    {
        RowFeed feed = RowFeed::open(*m_database, 4).value();
        Statement insert = m_database->prepare("INSERT INTO t SELECT * FROM " + feed.name()).value();
        for (int run = 0; run < 3; ++run) {
            Numbers numbers(2);
            WB_VERIFY_RESULT(feed.run(insert, numbers));
        }
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM t").value(), 6);
    }
    void aFailingSourceLeavesNothingBehind()
    {
        RowFeed feed = RowFeed::open(*m_database, 4).value();
        Statement insert = m_database->prepare("INSERT INTO t SELECT * FROM " + feed.name()).value();
        Numbers numbers(1000, 700);
        const auto outcome = feed.run(insert, numbers);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().message.en, std::string("broken"));
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM t").value(), 0);
    }
    void anErrorOfTheTableIsTold()
    {
        WB_VERIFY_RESULT(m_database->execute("CREATE UNIQUE INDEX only ON t(d) WHERE d IS NULL AND a>0;"
                                             "CREATE TABLE once(a PRIMARY KEY CHECK(a<5))"));
        RowFeed feed = RowFeed::open(*m_database, 4).value();
        Statement insert = m_database->prepare("INSERT INTO once SELECT c0 FROM " + feed.name()).value();
        Numbers numbers(10);
        const auto outcome = feed.run(insert, numbers);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Database);
    }
    void feedsDoNotMeet()
    {
        RowFeed one = RowFeed::open(*m_database, 4).value();
        RowFeed other = RowFeed::open(*m_database, 1).value();
        QVERIFY(one.name() != other.name());
        QVERIFY(m_database->prepare("SELECT c3 FROM " + one.name()).has_value());
        QVERIFY(!m_database->prepare("SELECT c3 FROM " + other.name()).has_value());
    }
    void aFeedGoesWithItsObject()
    {
        std::string name;
        {
            const RowFeed feed = RowFeed::open(*m_database, 1).value();
            name = feed.name();
            QVERIFY(m_database->prepare("SELECT * FROM " + name).has_value());
        }
        QVERIFY(!m_database->prepare("SELECT * FROM " + name).has_value());
    }
    void withoutASourceItIsEmpty()
    {
        const RowFeed feed = RowFeed::open(*m_database, 1).value();
        QCOMPARE(m_database->scalarInteger("SELECT count(*) FROM " + feed.name()).value(), 0);
    }

private:
    QTemporaryDir m_folder;
    std::optional<Database> m_database;
};

QTEST_GUILESS_MAIN(RowFeedTest)
#include "row_feed_test.moc"
