// SPDX-License-Identifier: GPL-3.0-or-later
// Time series by the command line: import, list, bins, analyses, and the errors that tell what there is.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class SeriesCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_project;

    struct Answer {
        int code = -1;
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };
    static Answer run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(WB_CLI), arguments);
        constexpr int kLongestMs = 60'000;
        process.waitForFinished(kLongestMs);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private slots:
    void initTestCase()
    {
        m_project = m_folder.filePath(QStringLiteral("stadt.gpkg"));
        QFile file(m_folder.filePath(QStringLiteral("luft.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Zeit;Station;Messgröße;Wert;Einheit\n");
        for (int hour = 0; hour < 72; ++hour) { // 29 to 31 March 2025, as clocks show it: 2 o'clock is missing once
            if (hour == 26) {
                continue;
            }
            const QString stamp =
                QStringLiteral("%1.03.2025 %2:00").arg(29 + hour / 24).arg(hour % 24, 2, 10, QLatin1Char('0'));
            file.write(QStringLiteral("%1;nord;NO2;%2,5;µg/m³\n").arg(stamp).arg(hour).toUtf8());
        }
        file.close();
        QCOMPARE(run({QStringLiteral("new"), m_project}).code, 0);
        const Answer imported = run({QStringLiteral("import"), m_project, file.fileName()});
        QVERIFY2(imported.code == 0, imported.err.constData());
    }
    void theListNamesEverySeries()
    {
        const Answer list = run({QStringLiteral("series"), m_project, QStringLiteral("--json")});
        QCOMPARE(list.code, 0);
        const QJsonArray all = list.json()[QStringLiteral("series")].toArray();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0][QStringLiteral("set")].toString(), QStringLiteral("luft"));
        QCOMPARE(all[0][QStringLiteral("property")].toString(), QStringLiteral("NO2"));
        QCOMPARE(all[0][QStringLiteral("readings")].toInt(), 71);
    }
    void theDayOf23HoursHas23Readings()
    {
        const Answer days = run({QStringLiteral("series"), m_project, QStringLiteral("1"), QStringLiteral("--every"),
                                 QStringLiteral("day"), QStringLiteral("--json")});
        QVERIFY2(days.code == 0, days.err.constData());
        const QJsonArray bins = days.json()[QStringLiteral("bins")].toArray();
        QCOMPARE(bins.size(), 3);
        QCOMPARE(bins[1][QStringLiteral("bin")].toString(), QStringLiteral("2025-03-30"));
        QCOMPARE(bins[1][QStringLiteral("count")].toInt(), 23);
        QCOMPARE(bins[0][QStringLiteral("value")].toDouble(), 12.0); // mean of 0.5 to 23.5
    }
    void whatIsNotThereIsTold()
    {
        const Answer unknown = run({QStringLiteral("series"), m_project, QStringLiteral("luft/ozon")});
        QVERIFY(unknown.code != 0);
        QVERIFY2(unknown.err.contains("ozon"), unknown.err.constData());
        const Answer step = run({QStringLiteral("series"), m_project, QStringLiteral("1"), QStringLiteral("--every"),
                                 QStringLiteral("decade")});
        QVERIFY(step.code != 0);
        QVERIFY2(step.err.contains("hour_of_week"), step.err.constData());
    }
    void anAnalysisMakesALayerOfThem()
    {
        const Answer ran =
            run({QStringLiteral("run"), m_project, QStringLiteral("series_aggregate"), QStringLiteral("--statistic"),
                 QStringLiteral("max"), QStringLiteral("--output"), QStringLiteral("hoechstwerte")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const Answer again = run({QStringLiteral("run"), m_project, QStringLiteral("series_aggregate"),
                                  QStringLiteral("--statistic"), QStringLiteral("median")});
        QVERIFY(again.code != 0);
    }
};

QTEST_GUILESS_MAIN(SeriesCommandTest)
#include "series_test.moc"
