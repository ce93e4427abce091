// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/migration.h"
#include "core/workspace/schema.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

Result<void> addColumn(Database& database)
{
    return database.execute("ALTER TABLE wb_role ADD COLUMN colour TEXT");
}

Result<void> fillColumn(Database& database)
{
    return database.execute("INSERT INTO wb_role(role,dataset_id,fields,colour) VALUES('r',1,'{}','red')");
}

Result<void> fail(Database& database)
{
    return database.execute("INSERT INTO nowhere VALUES(1)");
}

constexpr std::array kSteps = {Migration{.from = 1, .apply = &addColumn}, Migration{.from = 2, .apply = &fillColumn}};
constexpr std::array kBroken = {Migration{.from = 1, .apply = &addColumn}, Migration{.from = 2, .apply = &fail}};

} // namespace

class MigrationTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_folder->filePath(name).toStdString(); }

private slots:
    void init()
    {
        m_database.reset();
        m_folder.emplace();
        m_database.emplace(std::move(Database::open(file("a.gpkg"), OpenMode::Create)).value());
        WB_VERIFY_RESULT(createSchema(*m_database));
    }
    void theShippedStepsLeadToThisVersion()
    {
        const auto steps = migrations();
        QCOMPARE(steps.empty() ? 1 : steps.back().from + 1, kSchemaVersion);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            QCOMPARE(steps[i].from, static_cast<int>(i) + 1);
        }
        Job job;
        QVERIFY(!*migrate(*m_database, file("a.gpkg"), steps, job));
        QVERIFY(!std::filesystem::exists(file("a.v1.gpkg")));
    }
    void everyStepIsTakenAndTheOldFileIsKept()
    {
        Job job;
        QCOMPARE(*migrate(*m_database, file("a.gpkg"), kSteps, job), std::optional(1));
        QCOMPARE(*schemaVersionOf(*m_database), 3);
        QCOMPARE(*m_database->scalarText("SELECT colour FROM wb_role"), "red");
        auto old = std::move(Database::open(file("a.v1.gpkg"), OpenMode::ReadOnly)).value();
        QCOMPARE(*schemaVersionOf(old), 1);
        QVERIFY(!*migrate(*m_database, file("a.gpkg"), kSteps, job));
    }
    void onlyTheMissingStepsAreTaken()
    {
        Job job;
        WB_VERIFY_RESULT(addColumn(*m_database));
        WB_VERIFY_RESULT(setMeta(*m_database, "schema_version", "2"));
        QCOMPARE(*migrate(*m_database, file("a.gpkg"), kSteps, job), std::optional(2));
        QVERIFY(std::filesystem::exists(file("a.v2.gpkg")));
    }
    void aStepThatFailsLeavesTheProjectAsItWas()
    {
        Job job;
        const auto outcome = migrate(*m_database, file("a.gpkg"), kBroken, job);
        QCOMPARE(outcome.error().code, ErrorCode::Database);
        QCOMPARE(outcome.error().trail.back(), "migrating from version 2");
        QCOMPARE(*schemaVersionOf(*m_database), 1);
        QVERIFY(!m_database->prepare("SELECT colour FROM wb_role"));
    }
};

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
