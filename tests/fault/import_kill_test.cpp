// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random points of a real import through the command line and the worker: no partial dataset, the file
// opens, and the next start says that an import was interrupted and how to repeat it. 60 kills; with WB_CAMPAIGN=1 in
// the environment 300.
#include "core/workspace/workspace.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>

#include "tests/support/patient.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr int kFeatures = 40'000;

QString fastFolder()
{
    return QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/weitblick-kill-XXXXXX")
                                                     : QDir::tempPath() + QStringLiteral("/weitblick-kill-XXXXXX");
}

/// Small squares with two attributes, as GeoJSON in EPSG:4326.
bool writeSource(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    QTextStream out(&file);
    out << R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < kFeatures; ++i) {
        const double x = 8.5 + (i % 200) * 0.001;
        const double y = 49.8 + (i / 200) * 0.001;
        out << (i == 0 ? "\n" : ",\n")
            << QStringLiteral(
                   R"({"type":"Feature","properties":{"nr":%1,"name":"Haus %1"},"geometry":{"type":"Polygon",)"
                   R"("coordinates":[[[%2,%3],[%4,%3],[%4,%5],[%2,%5],[%2,%3]]]}})")
                   .arg(i)
                   .arg(x, 0, 'f', 6)
                   .arg(y, 0, 'f', 6)
                   .arg(x + 0.0005, 0, 'f', 6)
                   .arg(y + 0.0005, 0, 'f', 6);
    }
    out << "\n]}\n";
    return true;
}

} // namespace

class ImportKillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{fastFolder()};
    QString m_source;
    QString m_empty;

    QString freshProject()
    {
        const QString file = m_folder.filePath("lauf/projekt.gpkg");
        std::filesystem::remove_all(m_folder.filePath("lauf").toStdString());
        QDir(m_folder.path()).mkdir("lauf");
        QFile::copy(m_empty, file);
        return file;
    }

    /// Starts an import and kills it after some time; false where it had ended before.
    bool killImport(const QString& file, int afterMs) const
    {
        QProcess import;
        import.start(QStringLiteral(WB_CLI), {"import", file, m_source, "--layer", "haeuser"});
        if (!import.waitForStarted() || import.waitForFinished(afterMs)) {
            return false;
        }
        ::kill(static_cast<pid_t>(import.processId()), SIGKILL);
        import.waitForFinished();
        return true;
    }

    static QString standardErrorOf(const QStringList& arguments)
    {
        QProcess program;
        program.start(QStringLiteral(WB_CLI), arguments);
        program.waitForFinished();
        return QString::fromUtf8(program.readAllStandardError());
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_source = m_folder.filePath("haeuser.geojson");
        m_empty = m_folder.filePath("leer.gpkg");
        QVERIFY(writeSource(m_source));
        auto created = Workspace::create(m_empty.toStdString());
        WB_VERIFY_RESULT(created);
        Workspace project = std::move(created).value();
        WB_VERIFY_RESULT(project.close());
    }

    void aKilledImportLeavesNothingAndIsOfferedAgain()
    {
        QElapsedTimer clock;
        clock.start();
        QProcess whole;
        whole.start(QStringLiteral(WB_CLI), {"import", freshProject(), m_source, "--layer", "haeuser"});
        QVERIFY(whole.waitForFinished(60'000));
        QVERIFY2(whole.exitCode() == 0, whole.readAllStandardError().constData());
        const auto wholeMs = static_cast<quint32>(clock.elapsed());

        const int kills = qEnvironmentVariableIntValue("WB_KILLS") > 0 ? qEnvironmentVariableIntValue("WB_KILLS") : 60;
        QRandomGenerator random(7);
        int finished = 0;
        int interrupted = 0;
        for (int i = 0; i < kills; ++i) {
            const QString file = freshProject();
            killImport(file, static_cast<int>(random.bounded(wholeMs + wholeMs / 10)));
            auto opened = Workspace::open(file.toStdString());
            WB_VERIFY_RESULT(opened);
            Workspace project = std::move(opened).value();
            QVERIFY2(!project.openReport().recoveredFrom, "the file was damaged");
            const auto offered = static_cast<int>(project.openReport().interrupted.size());
            interrupted += offered;
            const auto dataset = project.dataset("haeuser");
            QVERIFY2(offered <= (dataset ? 0 : 1), "offered twice, or although it had finished");
            if (dataset) {
                ++finished;
                QCOMPARE(dataset->rowCount, kFeatures);
            } else {
                const auto datasets = project.datasets();
                WB_VERIFY_RESULT(datasets);
                QVERIFY2(datasets->empty(), "something is left behind");
            }
            Job job;
            const auto findings = project.check(job);
            WB_VERIFY_RESULT(findings);
            for (const CheckFinding& finding : *findings) {
                QVERIFY2(!finding.isError, finding.message.en.c_str());
            }
        }
        qInfo("%d kills: %d imports had finished, %d were offered again", kills, finished, interrupted);
        QVERIFY2(interrupted > 0, "no kill hit a running import: the test proves nothing");
        QVERIFY2(finished < kills, "every import finished: the test proves nothing");
    }

    void theNextStartSaysHowToRepeatIt()
    {
        const QString file = freshProject();
        QString said;
        for (int attempt = 0; attempt < 40 && said.isEmpty(); ++attempt) { // until one hits the import while it writes
            killImport(file, 60 + 20 * attempt);
            said = standardErrorOf({"info", file});
        }
        QVERIFY2(said.contains(QStringLiteral("Ein Import von „haeuser“ wurde am")), qPrintable(said));
        QCOMPARE(standardErrorOf({"info", file}), said); // looking does not end the offer
        const QString line = said.section('\n', 1, 1).trimmed();
        QVERIFY2(line.startsWith("weitblick-cli import "), qPrintable(said));
        const QString command = QStringLiteral(WB_CLI) + line.mid(line.indexOf(' '));
        QCOMPARE(QProcess::execute("/bin/sh", {"-c", command + " 2> /dev/null"}), 0);
        WB_VALUE(Workspace project, Workspace::open(file.toStdString()));
        QVERIFY(project.openReport().interrupted.empty());
        QCOMPARE(project.dataset("haeuser")->rowCount, kFeatures);
    }
};

QTEST_GUILESS_MAIN(ImportKillTest)
#include "import_kill_test.moc"
