// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/table_file.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::exporter;
using namespace weitblick::workspace;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TableFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Workspace> project(const char* name)
    {
        WB_TRY(auto created, Workspace::create(m_folder.filePath(name).toStdString()));
        const LayerSchema schema{.name = "stellen",
                                 .geometry = GeometryType::Point,
                                 .srsId = 25832,
                                 .columns = {{.name = "name"},
                                             {.name = "wert", .type = ColumnType::Real, .unit = "kWh"},
                                             {.name = "anzahl", .type = ColumnType::Integer},
                                             {.name = "offen", .type = ColumnType::Boolean},
                                             {.name = "seit", .type = ColumnType::Date},
                                             {.name = "ags"}}};
        using V = test::Value;
        WB_TRY(const auto dataset,
               test::addLayer(created, schema,
                              {{"POINT (475134.85 5525029.05)",
                                {V("Marktplatz; \"alt\""), V(-1234.5), V(std::int64_t{-7}), V(std::int64_t{1}),
                                 V("2026-03-29"), V("06999001")}},
                               {"", {V("=1+1"), V(), V(), V(std::int64_t{0}), V(), V("06999002")}}}));
        static_cast<void>(dataset);
        return created;
    }

private slots:
    void textThatASpreadsheetWouldRunIsMadeHarmless()
    {
        for (const char* text : {"=1+1", "+49 611", "-cmd", "@SUM", "\tx", "\rx", "＝1"}) {
            QCOMPARE(harmlessText(text), "'" + std::string(text));
        }
        QCOMPARE(harmlessText("Straße = Weg"), "Straße = Weg");
        QCOMPARE(harmlessText(""), "");
    }
    void germanCsvOpensInAGermanExcel()
    {
        auto made = project("a.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const auto outcome = exportDataset(opened, "stellen", m_folder.filePath("a.csv").toStdString(), {}, job);
        WB_VERIFY_RESULT(outcome);
        QCOMPARE(outcome->rowCount, 2);
        QCOMPARE(bytesOf(m_folder.filePath("a.csv")),
                 QByteArray("\xEF\xBB\xBF"
                            "name;wert;anzahl;offen;seit;ags;x;y\r\n"
                            "\"Marktplatz; \"\"alt\"\"\";-1234,5;-7;ja;2026-03-29;06999001;475134,85;5525029,05\r\n"
                            "'=1+1;;;nein;;06999002;;\r\n"));
    }
    void plainCsvFollowsRfc4180()
    {
        auto made = project("b.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        WB_VERIFY_RESULT(exportDataset(opened, "stellen", m_folder.filePath("b.csv").toStdString(),
                                       {.csv = CsvDialect::Rfc4180}, job));
        QCOMPARE(bytesOf(m_folder.filePath("b.csv")),
                 QByteArray("name,wert,anzahl,offen,seit,ags,x,y\r\n"
                            "\"Marktplatz; \"\"alt\"\"\",-1234.5,-7,true,2026-03-29,06999001,475134.85,5525029.05\r\n"
                            "'=1+1,,,false,,06999002,,\r\n"));
    }
    void aWorkbookKeepsTypesAndLeadingZeros()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ogrinfo")).isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        auto made = project("c.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const QString file = m_folder.filePath("c.xlsx");
        WB_VERIFY_RESULT(exportDataset(opened, "stellen", file.toStdString(), {}, job));
        QProcess ogrinfo;
        ogrinfo.start(QStringLiteral("ogrinfo"), {"-al", file, "Daten"});
        QVERIFY(ogrinfo.waitForFinished());
        const QString text = QString::fromUtf8(ogrinfo.readAllStandardOutput());
        QVERIFY2(text.contains(QStringLiteral("ags (String) = 06999001")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("wert [kWh] (Real) = -1234.5")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("seit (Date) = 2026/03/29")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("name (String) = =1+1")),
                 qPrintable(text)); // a string cell, not a formula
    }
};

QTEST_GUILESS_MAIN(TableFileTest)
#include "table_file_test.moc"
