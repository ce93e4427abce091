// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/workspace/working_copy.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/hot_journal.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class WorkingCopyTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_share;
    std::optional<QTemporaryDir> m_cache;
    Job m_job;

    [[nodiscard]] std::filesystem::path original() const { return m_share->filePath("ü p.gpkg").toStdString(); }
    [[nodiscard]] QStringList onShare() const { return QDir(m_share->path()).entryList(QDir::Files | QDir::Hidden); }
    Result<WorkingCopy> fetch() { return WorkingCopy::fetch(original(), m_cache->path().toStdString(), m_job); }
    static Database openedAt(const std::filesystem::path& file)
    {
        return std::move(Database::open(file, OpenMode::ReadWrite)).value();
    }
    static void setValue(const std::filesystem::path& file, int value)
    {
        WB_VERIFY_RESULT(openedAt(file).execute("UPDATE t SET a=" + std::to_string(value)));
    }
    static std::int64_t valueIn(const std::filesystem::path& file)
    {
        return *openedAt(file).scalarInteger("SELECT a FROM t");
    }

private slots:
    void init()
    {
        m_share.emplace();
        m_cache.emplace();
        auto made = Database::open(original(), OpenMode::Create);
        WB_VERIFY_RESULT(std::move(made).value().execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
    }
    void workReachesTheShareOnlyWhenItIsPublished()
    {
        auto fetched = fetch();
        WB_VERIFY_RESULT(fetched);
        WorkingCopy copy = std::move(fetched).value();
        QVERIFY(copy.file() != original());
        Database local = openedAt(copy.file());
        WB_VERIFY_RESULT(local.execute("UPDATE t SET a=2"));
        QCOMPARE(valueIn(original()), 1);
        WB_VERIFY_RESULT(copy.publish(local, m_job));
        QCOMPARE(valueIn(original()), 2);
        WB_VERIFY_RESULT(local.execute("UPDATE t SET a=3"));
        WB_VERIFY_RESULT(copy.publish(local, m_job));
        QCOMPARE(valueIn(original()), 3);
        QCOMPARE(onShare(), QStringList{"ü p.gpkg"});
    }
    void nothingIsWrittenToTheShareWhereNothingHasChanged()
    {
        auto copy = std::move(fetch()).value();
        const std::string before = *sha256OfFile(original(), m_job);
        const auto time = std::filesystem::last_write_time(original());
        Database local = openedAt(copy.file());
        WB_VERIFY_RESULT(copy.publish(local, m_job));
        QCOMPARE(*sha256OfFile(original(), m_job), before);
        QVERIFY(std::filesystem::last_write_time(original()) == time);
    }
    void twoChangesAtTheSameTimeAreBothKept()
    {
        auto copy = std::move(fetch()).value();
        setValue(copy.file(), 2);
        setValue(original(), 9); // somebody without regard for the lock
        Database local = openedAt(copy.file());
        const auto outcome = copy.publish(local, m_job);
        QCOMPARE(outcome.error().code, ErrorCode::Ambiguous);
        QCOMPARE(valueIn(original()), 9);
        const QStringList files = onShare();
        QCOMPARE(files.size(), 2);
        const auto ours = m_share->filePath(files[0].contains("konflikt") ? files[0] : files[1]).toStdString();
        QVERIFY(outcome.error().message.de.find(std::filesystem::path(ours).filename().string()) != std::string::npos);
        QCOMPARE(valueIn(ours), 2);
    }
    void theWorkOfACrashedSessionIsGoneOnWith()
    {
        {
            auto copy = std::move(fetch()).value();
            setValue(copy.file(), 2); // and then the power goes
        }
        auto again = fetch();
        WB_VERIFY_RESULT(again);
        QVERIFY(again->isResumed());
        QCOMPARE(valueIn(again->file()), 2);
    }
    void theWorkOfACrashedSessionIsRescuedWhereTheOriginalHasChanged()
    {
        {
            auto copy = std::move(fetch()).value();
            setValue(copy.file(), 2);
        }
        setValue(original(), 9);
        auto again = fetch();
        WB_VERIFY_RESULT(again);
        QVERIFY(!again->isResumed());
        QVERIFY(again->rescued());
        QCOMPARE(valueIn(*again->rescued()), 2);
        QCOMPARE(valueIn(again->file()), 9);
    }
    void aCopyThatWasPublishedIsFetchedAnew()
    {
        {
            auto copy = std::move(fetch()).value();
            setValue(copy.file(), 2);
            Database local = openedAt(copy.file());
            WB_VERIFY_RESULT(copy.publish(local, m_job));
        }
        setValue(original(), 9);
        auto again = fetch();
        WB_VERIFY_RESULT(again);
        QVERIFY(!again->isResumed() && !again->rescued());
        QCOMPARE(valueIn(again->file()), 9);
    }
    void aSessionThatDiedRightAfterPublishingIsNotTakenForAConflict()
    {
        std::string note;
        const auto noteFile = [this] {
            const QDir working(m_cache->filePath("weitblick/working"));
            return working.filePath(working.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0) + "/origin.json");
        };
        {
            auto copy = std::move(fetch()).value();
            setValue(copy.file(), 2);
            Database local = openedAt(copy.file());
            WB_VERIFY_RESULT(copy.publish(local, m_job));
            std::ifstream stream(noteFile().toStdString());
            note.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
        }
        // As the note stood before the rename: the state before, and what was about to take its place.
        const std::size_t published = note.find("\"published\"");
        const std::size_t origin = note.find("\"origin\"");
        QVERIFY(published != std::string::npos && origin != std::string::npos);
        const std::size_t time = note.find("\"modifiedNs\":", origin) + 13;
        note.replace(time, 3, "111");
        std::ofstream(noteFile().toStdString()) << note;
        auto again = fetch();
        WB_VERIFY_RESULT(again);
        QVERIFY(!again->isResumed() && !again->rescued());
        QCOMPARE(onShare().size(), 1);
    }
    void aShareThatIsGoneKeepsTheLocalCopy()
    {
        auto copy = std::move(fetch()).value();
        setValue(copy.file(), 2);
        QVERIFY(QDir(m_share->path()).removeRecursively());
        Database local = openedAt(copy.file());
        QVERIFY(!copy.publish(local, m_job));
        QCOMPARE(valueIn(copy.file()), 2);
    }
    void anOriginalWithAJournalIsSettledFirst()
    {
        QVERIFY(test::leaveHotJournal(original()));
        auto fetched = fetch();
        WB_VERIFY_RESULT(fetched);
        WorkingCopy copy = std::move(fetched).value();
        QVERIFY(!std::filesystem::exists(original().string() + "-journal"));
        setValue(copy.file(), 2);
        Database local = openedAt(copy.file());
        WB_VERIFY_RESULT(copy.publish(local, m_job));
        QCOMPARE(valueIn(original()), 2);
    }
    void aMissingOriginalIsSaidSo()
    {
        std::filesystem::remove(original());
        QCOMPARE(fetch().error().code, ErrorCode::NotFound);
    }
    void aDiscardedCopyLeavesNothing()
    {
        auto copy = std::move(fetch()).value();
        copy.discard();
        QVERIFY(QDir(m_cache->filePath("weitblick/working")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(WorkingCopyTest)
#include "working_copy_test.moc"
