// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/backup.h"
#include "core/workspace/schema.h"
#include "core/workspace/session_state.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class BackupTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
    [[nodiscard]] std::filesystem::path project() const { return m_folder->filePath("a.gpkg").toStdString(); }
    static std::string valueIn(const std::filesystem::path& backup)
    {
        auto opened = Database::open(backup, OpenMode::ReadOnly);
        return *std::move(opened).value().scalarText("SELECT value FROM wb_meta WHERE key='test'");
    }

private slots:
    void init()
    {
        m_database.reset();
        m_folder.emplace();
        auto opened = Database::open(project(), OpenMode::Create);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(createSchema(*m_database));
    }
    void theFiveNewestAreKeptTheNewestFirst()
    {
        Job job;
        for (int number = 0; number < 8; ++number) {
            WB_VERIFY_RESULT(setMeta(*m_database, "test", std::to_string(number)));
            WB_VERIFY_RESULT(makeBackup(*m_database, project(), job));
        }
        const auto backups = backupsOf(project());
        QCOMPARE(backups.size(), kKeptBackups);
        for (std::size_t i = 0; i < backups.size(); ++i) {
            QCOMPARE(valueIn(backups[i]), std::to_string(7 - i));
        }
        QCOMPARE(QDir(m_folder->filePath("a.gpkg.backups")).entryList(QDir::Files | QDir::Hidden).size(), 6);
    }
    void onlyAChangedProjectIsBackedUpAgain()
    {
        Job job;
        QVERIFY(!makeBackupIfChanged(*m_database, project(), job)->empty());
        QVERIFY(makeBackupIfChanged(*m_database, project(), job)->empty());
        WB_VERIFY_RESULT(setMeta(*m_database, "test", "new"));
        QVERIFY(!makeBackupIfChanged(*m_database, project(), job)->empty());
        for (const auto& backup : backupsOf(project())) {
            std::filesystem::remove(backup);
        }
        QVERIFY(!makeBackupIfChanged(*m_database, project(), job)->empty());
    }
    void aDamagedProjectDisplacesNoBackup()
    {
        Job job;
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE t(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1"
                                             " FROM n WHERE i<2000) INSERT INTO t SELECT i||'abcdefghij' FROM n"));
        const auto good = makeBackup(*m_database, project(), job);
        WB_VERIFY_RESULT(good);
        const auto root = *m_database->scalarInteger("SELECT rootpage FROM sqlite_schema WHERE name='t'");
        m_database.reset();
        std::fstream file(project(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(root * 4096); // the page behind the root: its first leaf
        file << std::string(2000, '\x7F');
        file.close();
        m_database.emplace(std::move(Database::open(project(), OpenMode::ReadWrite)).value());
        QCOMPARE(makeBackup(*m_database, project(), job).error().code, ErrorCode::Database);
        QVERIFY(std::ranges::equal(backupsOf(project()), std::vector{*good}));
    }
    void filesOfOthersInTheFolderAreNotTouched()
    {
        Job job;
        std::filesystem::create_directory(backupFolderOf(project()));
        std::ofstream(backupFolderOf(project()) / "notes.txt") << "x";
        std::ofstream(backupFolderOf(project()) / "other-20200101T000000Z.gpkg") << "x";
        for (int number = 0; number < 7; ++number) {
            WB_VERIFY_RESULT(makeBackup(*m_database, project(), job));
        }
        QVERIFY(std::filesystem::exists(backupFolderOf(project()) / "notes.txt"));
        QVERIFY(std::filesystem::exists(backupFolderOf(project()) / "other-20200101T000000Z.gpkg"));
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
