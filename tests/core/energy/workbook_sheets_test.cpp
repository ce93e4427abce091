// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/workbook_sheets.h"
#include "core/io/spreadsheet.h"

#include <QTemporaryDir>
#include <QTest>

#include <xlsxwriter.h>

#include "tests/support/sheet_text.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

SheetAssumptions workedExample()
{
    return {.electricityPrice = {"Strompreis", 0.35, "€/kWh", "⚠ Annahme"},
            .runningCost = {"Betriebskosten", 1.5, "%", ""},
            .priceIncrease = {"Steigerung", 0.0, "%", ""},
            .discountRate = {"Zins", 4.0, "%", ""},
            .degradation = {"Alterung", 0.5, "%", ""},
            .years = {"Jahre", 20.0, "a", ""},
            .emissionFactor = {"Faktor", 363.0, "g CO2e/kWh", ""},
            .ownEmission = {"eigener Strom", 0.0, "g CO2e/kWh", ""}};
}

const SheetRoof kRoof{.fid = 7,
                      .powerKwp = 10.0,
                      .yieldKwh = 9'500.0,
                      .ownUsePercent = 30.0,
                      .usablePercent = 100.0,
                      .tariffCt = 8.0,
                      .investmentEuro = 14'000.0,
                      .netPresentValueEuro = 3102.53};

} // namespace

class WorkbookSheetsTest : public QObject {
    Q_OBJECT

private slots:
    void aRoofIsTheInvestmentOfTheWorkedExample()
    {
        WB_VALUE(const PvEconomics economics, pvEconomics(investmentOf(kRoof, workedExample())));
        QVERIFY(economics.netPresentValueEuro == 3102.53);
    }
    void valuesStandBesideTheFormulas()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("rechnung.xlsx").toStdString();
        lxw_workbook* const workbook = workbook_new(file.c_str());
        WB_VERIFY_RESULT(addEconomicsSheets(workbook, workedExample(), {kRoof, kRoof}, 1));
        QCOMPARE(workbook_close(workbook), LXW_NO_ERROR);
        WB_VALUE(const auto read, io::openXlsx(file));
        QCOMPARE(read->sheets().size(), std::size_t{4});
        const QString roofs = QString::fromStdString(test::sheetText(*read, 2));
        QVERIFY2(roofs.contains("N1319.5 N3102.53 "), qPrintable(roofs));
        QVERIFY(roofs.contains("N3102.53 N0\n"));
        const QString years = QString::fromStdString(test::sheetText(*read, 3));
        QVERIFY2(years.contains("T'Kapitalwert [€]' N3102.53"), qPrintable(years));
        QVERIFY(years.startsWith("1: T'Zeile der Dachfläche (1 = erste)' N2"));
    }
};

QTEST_GUILESS_MAIN(WorkbookSheetsTest)
#include "workbook_sheets_test.moc"
