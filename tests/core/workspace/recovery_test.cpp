// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/backup.h"
#include "core/workspace/recovery.h"
#include "core/workspace/session_state.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <fstream>
#include <numeric>
#include <random>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT

    /// A project with layers, closed in order, with a backup of its last state.
    static void prepare(test::TemporaryProject& made)
    {
        std::vector<double> values(200);
        std::iota(values.begin(), values.end(), 1.0);
        WB_VERIFY_RESULT(made.addPoints("punkte", values));
        WB_VERIFY_RESULT(made.addPoints("zwei", values));
        made.reopen(); // makes the backup
        made.close();
    }
    /// The sum that a planner would see; nothing where opening is refused.
    static std::optional<double> totalOf(const std::filesystem::path& file, bool& said)
    {
        auto opened = Workspace::open(file);
        if (!opened) {
            said = true;
            return std::nullopt;
        }
        Workspace project = std::move(opened).value();
        said = project.openReport().recoveredFrom.has_value();
        double total = 0.0;
        for (const char* name : {"punkte", "zwei"}) {
            auto rows = project.read(name);
            if (!rows) {
                return -1.0;
            }
            LayerReader reader = std::move(rows).value();
            while (true) {
                const auto row = reader.next();
                if (!row || !*row) {
                    break;
                }
                const Cell cell = reader.value(1);
                total += std::holds_alternative<double>(cell) ? std::get<double>(cell) : 1e9;
            }
        }
        return total;
    }

private slots:
    void aSoundProjectPasses()
    {
        test::TemporaryProject made;
        Job job;
        WB_VERIFY_RESULT(probeProject(made.database(), made.file(), Probing::AllPages, job));
        prepare(made);
        auto opened = Database::open(made.file(), OpenMode::ReadOnly);
        Database database = std::move(opened).value();
        WB_VERIFY_RESULT(probeProject(database, made.file(), Probing::Structure, job));
    }
    void aSingleBitInTheDataIsNoticed()
    {
        test::TemporaryProject made;
        prepare(made);
        std::string bytes = bytesOf(made.file());
        const std::size_t at = bytes.find("p150");
        QVERIFY(at != std::string::npos);
        bytes[at + 1] = static_cast<char>(bytes[at + 1] ^ 1);
        write(made.file(), bytes);
        auto opened = Database::open(made.file(), OpenMode::ReadOnly);
        Database database = std::move(opened).value();
        Job job;
        const auto outcome = probeProject(database, made.file(), Probing::Structure, job);
        QCOMPARE(outcome.error().code, ErrorCode::Database);
        QVERIFY(outcome.error().message.de.find("beschädigt") != std::string::npos);
    }
    void aFileOfAnotherOriginIsNotTakenForDamage()
    {
        test::TemporaryProject made;
        prepare(made);
        test::TemporaryProject other;
        WB_VERIFY_RESULT(other.addPoints("anders", {1}));
        other.close();
        std::filesystem::copy_file(other.file(), made.file(), std::filesystem::copy_options::overwrite_existing);
        made.reopen();
        QVERIFY(!made.project().openReport().recoveredFrom);
        QCOMPARE(made.project().datasets()->front().schema.name, "anders");
        // Nor is an older state of the project itself, put there by hand.
        made.close();
        const auto older = backupsOf(made.file()).back();
        std::filesystem::copy_file(older, made.file(), std::filesystem::copy_options::overwrite_existing);
        made.reopen();
        QVERIFY(!made.project().openReport().recoveredFrom);
        QCOMPARE(made.project().datasets()->size(), std::size_t{2});
    }
    void theNewestSoundBackupIsTakenAndTheDamagedFileKept()
    {
        test::TemporaryProject made;
        prepare(made);
        made.reopen();
        WB_VERIFY_RESULT(made.project().apply(SetProjectValue{.key = "k", .value = "1"}));
        Job job;
        WB_VERIFY_RESULT(made.project().backup(job));
        WB_VERIFY_RESULT(made.project().apply(SetProjectValue{.key = "k", .value = "2"}));
        WB_VERIFY_RESULT(made.project().backup(job));
        made.close();
        const auto backups = backupsOf(made.file());
        QCOMPARE(backups.size(), std::size_t{3});
        write(backups[0], "rubbish");
        const std::string damage = "not a database any more";
        write(made.file(), damage);
        write(made.file("probe.gpkg-journal"), "of the damaged one");
        const auto restored = restoreNewestBackup(made.file(), job);
        WB_VERIFY_RESULT(restored);
        QCOMPARE(restored->backup, backups[1]);
        QCOMPARE(bytesOf(restored->damaged), damage);
        QVERIFY(restored->damaged.filename().string().starts_with("probe.damaged-"));
        QVERIFY(!std::filesystem::exists(made.file("probe.gpkg-journal")));
        made.reopen();
        QCOMPARE(**made.project().projectValue("k"), "1");
    }
    void withoutAHelpfulBackupTheFileIsLeftAsItIs()
    {
        test::TemporaryProject made;
        made.close();
        write(made.file(), "rubbish");
        Job job;
        QCOMPARE(restoreNewestBackup(made.file(), job).error().code, ErrorCode::NotFound);
        QCOMPARE(bytesOf(made.file()), "rubbish");
        QCOMPARE(QDir(made.folder()).entryList(QDir::Files | QDir::Hidden), QStringList{"probe.gpkg"});
    }
    void noDamageGoesUnnoticed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("count");
        const int factor = qEnvironmentVariableIntValue("WB_CAMPAIGN") > 0 ? 10 : 1;
        QTest::newRow("bit flips") << "flip" << 100 * factor;
        QTest::newRow("truncations") << "cut" << 20 * factor;
        QTest::newRow("swapped pages") << "swap" << 20 * factor;
    }
    void noDamageGoesUnnoticed()
    {
        QFETCH(QString, kind);
        QFETCH(int, count);
        test::TemporaryProject made;
        prepare(made);
        const std::string sound = bytesOf(made.file());
        const double expected = 200.0 * 201.0;
        std::mt19937 random(20260101); // NOLINT(cert-msc32-c, cert-msc51-cpp): the same every time
        const auto below = [&random](std::size_t end) {
            return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
        };
        int recovered = 0;
        qint64 longestMs = 0;
        for (int i = 0; i < count; ++i) {
            std::string bytes = sound;
            if (kind == "flip") {
                bytes[below(bytes.size())] ^= static_cast<char>(1U << below(8));
            } else if (kind == "cut") {
                bytes.resize(below(bytes.size()));
            } else {
                const std::size_t pages = bytes.size() / 4096;
                const std::size_t a = below(pages);
                const std::size_t b = (a + 1 + below(pages - 1)) % pages;
                std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a * 4096),
                                 bytes.begin() + static_cast<std::ptrdiff_t>(a * 4096 + 4096),
                                 bytes.begin() + static_cast<std::ptrdiff_t>(b * 4096));
            }
            if (bytes == sound) {
                --i; // two equal pages were swapped
                continue;
            }
            write(made.file(), bytes);
            QElapsedTimer clock;
            clock.start();
            bool said = false;
            const auto total = totalOf(made.file(), said);
            longestMs = std::max(longestMs, clock.elapsed());
            QVERIFY2(!total || *total == expected, qPrintable(QString("%1: silently wrong").arg(i)));
            recovered += total && said ? 1 : 0;
            for (const QString& aside : QDir(made.folder()).entryList({"*.damaged-*"}, QDir::Files)) {
                QFile::remove(made.folder() + "/" + aside);
            }
            write(made.file(), sound);
        }
        // A flipped bit in the change counter alone looks like a write of another program; everything else is damage.
        QVERIFY2(recovered >= count * 97 / 100, qPrintable(QString("%1 of %2").arg(recovered).arg(count)));
        qInfo("%d of %d recovered, longest %lld ms", recovered, count, longestMs);
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
