// SPDX-License-Identifier: GPL-3.0-or-later
// The sample village in a project, its indicators against the right answers beside the files, and the dashboards as the
// command line shows them.
#include "core/analysis/indicator/result_table.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using analysis::indicator::ResultRow;

namespace {

QJsonObject truthOf(const QString& product)
{
    QFile file(QStringLiteral(WB_SAMPLE_VILLAGE "/%1/truth.json").arg(product));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The sum of a number over all members of an object.
double sumOf(const QJsonObject& members, const char* key)
{
    double sum = 0.0;
    for (const QJsonValue& member : members) {
        sum += member.toObject()[QLatin1String(key)].toDouble();
    }
    return sum;
}

} // namespace

class DashboardCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QDir(QStringLiteral(WB_SAMPLE_VILLAGE)).exists()) {
            QSKIP("the sample village has not been made");
        }
        m_file = m_folder.filePath(QStringLiteral("dorf.gpkg"));
        QProcess filling;
        filling.start(QStringLiteral(WB_SOURCE_DIR "/packaging/dev/fill_sample"),
                      {QFileInfo(QStringLiteral(WB_CLI)).path(), QStringLiteral(WB_SAMPLE_VILLAGE), m_file});
        constexpr int kLongestMs = 240'000;
        QVERIFY(filling.waitForFinished(kLongestMs));
        QVERIFY2(filling.exitCode() == 0, filling.readAllStandardError().constData());
        Job job;
        WB_VALUE(auto project, workspace::Workspace::open(m_file.toStdString(), workspace::Access::ReadOnly));
        WB_VALUE(m_rows, analysis::indicator::readResults(project, "Kennzahlen", job));
    }
    void sumsAreThoseOfTheTruth()
    {
        const QJsonObject cadastre = truthOf(QStringLiteral("kataster"));
        const QJsonObject places = cadastre[QStringLiteral("ortsteile")].toObject();
        const QJsonObject nets = truthOf(QStringLiteral("netze"));
        QCOMPARE(valueOf("inhabitants"), truthOf(QStringLiteral("einwohner"))[QStringLiteral("persons")].toDouble());
        QCOMPARE(valueOf("inhabitants_grid"),
                 truthOf(QStringLiteral("zensus"))[QStringLiteral("persons_in_published_cells")].toDouble());
        QCOMPARE(valueOf("buildings"), sumOf(places, "buildings"));
        QCOMPARE(valueOf("dwellings"), sumOf(places, "dwellings"));
        QCOMPARE(valueOf("households"), sumOf(places, "households"));
        QCOMPARE(valueOf("jobs"), sumOf(places, "workplaces"));
        QCOMPARE(valueOf("parcels"),
                 cadastre[QStringLiteral("flurstuecke")].toObject()[QStringLiteral("count")].toDouble());
        const double footprintM2 =
            cadastre[QStringLiteral("gebaeude")].toObject()[QStringLiteral("footprint_m2")].toDouble();
        // The files have coordinates in whole millimetres, the truth is from before they were rounded.
        constexpr double kRounding = 1e-5;
        QVERIFY(std::abs(*rowOf("built_up_share")->numerator - footprintM2) < kRounding * footprintM2);
        QVERIFY(std::abs(valueOf("gigabit_share") / 100.0 - nets[QStringLiteral("households_gigabit")].toDouble() /
                                                                nets[QStringLiteral("households")].toDouble()) < 1e-9);
        QVERIFY(std::abs(valueOf("monument_share") / 100.0 - sumOf(places, "monuments") / sumOf(places, "buildings")) <
                1e-9);
    }
    void everyDistrictHasItsOwnSums()
    {
        const QJsonObject places = truthOf(QStringLiteral("kataster"))[QStringLiteral("ortsteile")].toObject();
        QVERIFY(!places.isEmpty());
        for (auto place = places.begin(); place != places.end(); ++place) {
            const QJsonObject wanted = place.value().toObject();
            const std::string key = place.key().toStdString();
            QCOMPARE(valueOf("inhabitants", key), wanted[QStringLiteral("persons")].toDouble());
            QCOMPARE(valueOf("dwellings", key), wanted[QStringLiteral("dwellings")].toDouble());
            QCOMPARE(valueOf("buildings", key), wanted[QStringLiteral("buildings")].toDouble());
            QCOMPARE(valueOf("jobs", key), wanted[QStringLiteral("workplaces")].toDouble());
        }
    }
    void overviewIsFilledFromTheSample()
    {
        const QJsonObject shown = commanded({QStringLiteral("ueberblick"), QStringLiteral("--json")});
        QVERIFY(shown[QStringLiteral("ok")].toBool(true));
        const QJsonArray tiles = shown[QStringLiteral("tiles")].toArray();
        QVERIFY(tiles.size() >= 12);
        for (const QJsonValue& each : tiles) {
            const QJsonObject tile = each.toObject();
            QVERIFY2(tile.contains(QStringLiteral("shown")),
                     QJsonDocument(tile[QStringLiteral("missing")].toObject()).toJson().constData());
            for (const QJsonValue& dataset : tile[QStringLiteral("datasets")].toArray()) {
                QVERIFY2(shown[QStringLiteral("lineage")].toObject().contains(dataset.toString()),
                         qPrintable(dataset.toString()));
            }
        }
    }
    void everyShippedDashboardIsListedAndAnswers()
    {
        const QJsonArray listed = commanded({QStringLiteral("--json")})[QStringLiteral("dashboards")].toArray();
        QCOMPARE(listed.size(), qsizetype{6});
        for (const QJsonValue& each : listed) {
            const QString id = each.toObject()[QStringLiteral("id")].toString();
            QVERIFY2(!commanded({id, QStringLiteral("--json")})[QStringLiteral("tiles")].toArray().isEmpty(),
                     qPrintable(id));
        }
    }
    void textIsForPeople()
    {
        const QString mobility = QString::fromUtf8(output({QStringLiteral("mobilitaet")}));
        QVERIFY(mobility.startsWith(QStringLiteral("Mobilität")));
        QVERIFY2(!mobility.contains(QStringLiteral("fehlt:")), qPrintable(mobility));
        const QString energy = QString::fromUtf8(output({QStringLiteral("energie")}));
        QVERIFY2(!energy.contains(QStringLiteral("fehlt:")), qPrintable(energy));
    }
    void unknownDashboardProposesTheNearest()
    {
        QProcess command;
        command.start(QStringLiteral(WB_CLI), {QStringLiteral("dashboard"), m_file, QStringLiteral("energy")});
        QVERIFY(command.waitForFinished());
        QCOMPARE(command.exitCode(), 3);
        QVERIFY(QString::fromUtf8(command.readAllStandardError()).contains(QStringLiteral("energie")));
    }

private:
    [[nodiscard]] const ResultRow* rowOf(const std::string& indicator, const std::string& zone = {}) const
    {
        const auto found = std::ranges::find_if(
            m_rows, [&](const ResultRow& row) { return row.indicator == indicator && row.zoneKey == zone; });
        return found == m_rows.end() ? nullptr : &*found;
    }
    [[nodiscard]] double valueOf(const std::string& indicator, const std::string& zone = {}) const
    {
        const ResultRow* const row = rowOf(indicator, zone);
        return row == nullptr ? -1.0 : row->value.value_or(-1.0);
    }
    [[nodiscard]] QByteArray output(const QStringList& words) const
    {
        QProcess command;
        command.start(QStringLiteral(WB_CLI), QStringList{QStringLiteral("dashboard"), m_file} + words);
        return command.waitForFinished() ? command.readAllStandardOutput() : QByteArray();
    }
    [[nodiscard]] QJsonObject commanded(const QStringList& words) const
    {
        return QJsonDocument::fromJson(output(words)).object();
    }
    QTemporaryDir m_folder;
    QString m_file;
    std::vector<ResultRow> m_rows;
};

QTEST_GUILESS_MAIN(DashboardCommandTest)
#include "dashboard_test.moc"
