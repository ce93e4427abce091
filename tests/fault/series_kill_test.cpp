// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random points of an import of time series into a set that is there already: the readings, the sites and
// the lineage of the file are all there, or none of them is. 30 kills; with WB_KILLS=n in the environment n.
#include "core/series/series_store.h"
#include "core/workspace/workspace.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr int kSites = 40;
constexpr int kHours = 24 * 15;

/// `month` of counts at all sites; the second one has a site more.
bool writeSource(const QString& path, int month, int sites)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    QTextStream out(&file);
    out << "zaehlstelle;zeit;kfz;lon;lat\n";
    for (int hour = 0; hour < kHours; ++hour) {
        const QDateTime time(QDate(2024, month, 1), QTime(0, 0), Qt::UTC);
        for (int site = 0; site < sites; ++site) {
            out << 'Z' << site << ';' << time.addSecs(hour * 3600).toString("yyyy-MM-ddTHH:mm:ssZ") << ';'
                << (hour * 7 + site) % 100 << ';' << 8.5 + site * 0.001 << ";49.8\n";
        }
    }
    return true;
}

} // namespace

class SeriesKillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_first;
    QString m_second;
    QString m_before; ///< a project with the first file

    static int import(const QString& project, const QString& source)
    {
        return QProcess::execute("/bin/sh", {"-c", QStringLiteral(WB_CLI) + " import '" + project + "' '" + source +
                                                       "' --layer zaehlung > /dev/null 2>&1"});
    }
    QString freshProject()
    {
        const QString file = m_folder.filePath("lauf/projekt.gpkg");
        std::filesystem::remove_all(m_folder.filePath("lauf").toStdString());
        QDir(m_folder.path()).mkdir("lauf");
        QFile::copy(m_before, file);
        return file;
    }

private slots:
    void initTestCase()
    {
        m_first = m_folder.filePath("januar.csv");
        m_second = m_folder.filePath("mai.csv");
        m_before = m_folder.filePath("vorher.gpkg");
        QVERIFY(writeSource(m_first, 1, kSites) && writeSource(m_second, 5, kSites + 1));
        WB_VALUE(Workspace project, Workspace::create(m_before.toStdString()));
        WB_VERIFY_RESULT(project.close());
        QCOMPARE(import(m_before, m_first), 0);
    }

    void theNextFileIsThereAsAWholeOrNotAtAll()
    {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(import(freshProject(), m_second), 0);
        const auto wholeMs = static_cast<quint32>(clock.elapsed());
        const int kills = qEnvironmentVariableIntValue("WB_KILLS") > 0 ? qEnvironmentVariableIntValue("WB_KILLS") : 30;
        QRandomGenerator random(11);
        int finished = 0;
        for (int i = 0; i < kills; ++i) {
            const QString file = freshProject();
            QProcess running;
            running.start(QStringLiteral(WB_CLI), {"import", file, m_second, "--layer", "zaehlung"});
            QVERIFY(running.waitForStarted());
            if (!running.waitForFinished(static_cast<int>(random.bounded(wholeMs + wholeMs / 10)))) {
                ::kill(static_cast<pid_t>(running.processId()), SIGKILL);
                running.waitForFinished();
            }
            WB_VALUE(Workspace project, Workspace::open(file.toStdString()));
            QVERIFY2(!project.openReport().recoveredFrom, "the file was damaged");
            WB_VALUE(const auto dataset, project.dataset("zaehlung"));
            WB_VALUE(const auto lineage, project.lineage("zaehlung"));
            WB_VALUE(auto store, series::SeriesStore::open(project));
            WB_VALUE(const auto sites, store.sites("zaehlung"));
            WB_VALUE(const auto size, store.size());
            const bool isWhole = lineage.record.sources.size() == 2;
            finished += isWhole ? 1 : 0;
            const std::int64_t sitesNow = isWhole ? kSites + 1 : kSites;
            QCOMPARE(dataset.rowCount, sitesNow);
            QCOMPARE(static_cast<std::int64_t>(sites.size()), sitesNow);
            QCOMPARE(size.readingCount, std::int64_t{kHours} * (isWhole ? 2 * kSites + 1 : kSites));
            Job job;
            WB_VALUE(const auto findings, store.check(job));
            QVERIFY(findings.empty());
        }
        qInfo("%d kills: %d imports had finished", kills, finished);
        QVERIFY2(finished < kills, "every import finished: the test proves nothing");
    }
};

QTEST_GUILESS_MAIN(SeriesKillTest)
#include "series_kill_test.moc"
