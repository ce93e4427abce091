// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/economics_workbook.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

#include "tests/support/roof_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;
using namespace weitblick::test;

namespace {

/// A profile of LibreOffice that computes every workbook anew when it opens it.
void writeProfile(const QString& folder)
{
    QDir().mkpath(folder + "/user");
    QFile settings(folder + "/user/registrymodifications.xcu");
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
                   "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                   "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
                   "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\"><prop oor:name=\"OOXMLRecalcMode\" "
                   "oor:op=\"fuse\"><value>0</value></prop></item>\n</oor:items>\n");
}

/// The rows of a sheet as LibreOffice computes them.
QList<QStringList> computedRows(const QString& csv)
{
    QFile file(csv);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            rows << QString::fromUtf8(file.readLine()).trimmed().split('\t');
        }
    }
    return rows;
}

} // namespace

class EconomicsWorkbookTest : public QObject {
    Q_OBJECT

private slots:
    void libreOfficeComputesTheSameValues()
    {
        const QString office = QStandardPaths::findExecutable("soffice");
        if (office.isEmpty()) {
            QSKIP("LibreOffice is not here");
        }
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"},
                               {.building = "b", .powerKwp = 25.0, .yieldKwh = 21'111.1},
                               {.building = "c", .powerKwp = 3.3, .yieldKwh = 1'234.5}}));
        auto arguments = workedExample();
        arguments["price_increase"] = "2 %";
        arguments["years"] = "17";
        WB_VALUE(const auto outcome, town.economics(arguments));
        const std::string dataset = outcome.outputs.at("result").schema.name;
        WB_VALUE(const auto roofs, rowsOf(town.project, dataset));
        const QString book = town.folder.filePath("rechnung.xlsx");
        Job job;
        WB_VERIFY_RESULT(writeEconomicsWorkbook(town.project, dataset, book.toStdString(), {.roofFid = 2}, job));
        writeProfile(town.folder.filePath("profil"));
        QProcess convert;
        convert.setWorkingDirectory(town.folder.path());
        convert.start(office,
                      {"-env:UserInstallation=file://" + town.folder.filePath("profil"), "--headless", "--convert-to",
                       "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1", book});
        QVERIFY2(convert.waitForFinished(100'000) && convert.exitCode() == 0, convert.readAllStandardError());
        const auto table = computedRows(town.folder.filePath("rechnung-Dachflächen.csv"));
        QCOMPARE(table.size(), 4);
        for (int row = 0; row < 3; ++row) {
            QCOMPARE(table[row + 1][9].toDouble(), std::get<double>(roofs[static_cast<std::size_t>(row)].values[15]));
            QVERIFY(std::abs(table[row + 1][13].toDouble()) < 1e-6);
            QVERIFY(std::abs(table[row + 1][10].toDouble() -
                             std::get<double>(roofs[static_cast<std::size_t>(row)].values[17])) < 1e-6);
        }
        const auto years = computedRows(town.folder.filePath("rechnung-Jahre.csv"));
        QCOMPARE(years[1][1].toDouble(), 2.0);
        QCOMPARE(years[9][1].toDouble(), std::get<double>(roofs[1].values[15]));
        QVERIFY(std::abs(years[10][1].toDouble() - std::get<double>(roofs[1].values[16])) < 1e-6);
    }
    void onlyRoofsOfTheEconomicsHaveAWorkbook()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const auto outcome, town.economics(workedExample()));
        const std::string dataset = outcome.outputs.at("result").schema.name;
        const std::string file = town.folder.filePath("mappe.xlsx").toStdString();
        Job job;
        const auto refused = [&](const std::string& name, const WorkbookOptions& options) {
            const auto written = writeEconomicsWorkbook(town.project, name, file, options, job);
            return !written && written.error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused("dächer", {}));
        QVERIFY(refused(outcome.outputs.at("totals").schema.name, {}));
        QVERIFY(refused(dataset, {.roofFid = 99}));
        QVERIFY(!QFile::exists(QString::fromStdString(file)));
        WB_VALUE(const std::int64_t rows, writeEconomicsWorkbook(town.project, dataset, file, {}, job));
        QCOMPARE(rows, std::int64_t{1});
        QVERIFY(refused(dataset, {})); // it is there already
        WB_VERIFY_RESULT(
            writeEconomicsWorkbook(town.project, dataset, file, {.target = WorkbookTarget::MayExist}, job));
    }
};

QTEST_GUILESS_MAIN(EconomicsWorkbookTest)
#include "economics_workbook_test.moc"
