// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/workbook_sheets.h"

#include "core/energy/decimal.h"

#include <array>
#include <cmath>
#include <xlsxwriter.h>

namespace weitblick::energy {

namespace {

constexpr double kPercent = 100.0;
constexpr double kGramsPerTonne = 1e6;
constexpr int kMostYears = 40;

// Cells that formulas name.
constexpr const char* kPrice = "Annahmen!$B$2";
constexpr const char* kRunning = "Annahmen!$B$3/100";
constexpr const char* kRise = "Annahmen!$B$4/100";
constexpr const char* kRate = "Annahmen!$B$5/100";
constexpr const char* kAgeing = "Annahmen!$B$6/100";
constexpr const char* kYears = "Annahmen!$B$7";
constexpr const char* kEmission = "(Annahmen!$B$8-Annahmen!$B$9)";
constexpr const char* kSavingSum = "Faktoren!$B$1";
constexpr const char* kEnergySum = "Faktoren!$B$2";
constexpr const char* kCostSum = "Faktoren!$B$3";

struct Formats {
    lxw_format* header = nullptr;
    lxw_format* money = nullptr;
    lxw_format* input = nullptr;
};

/// A sheet with the few things that are written on it.
class Sheet {
public:
    Sheet(lxw_workbook* workbook, const char* name, const Formats& formats)
        : m_sheet(workbook_add_worksheet(workbook, name)),
          m_formats(formats)
    {
    }
    void header(lxw_row_t row, const std::vector<const char*>& titles)
    {
        for (std::size_t i = 0; i < titles.size(); ++i) {
            worksheet_write_string(m_sheet, row, static_cast<lxw_col_t>(i), titles[i], m_formats.header);
        }
    }
    void text(lxw_row_t row, lxw_col_t column, const std::string& words)
    {
        worksheet_write_string(m_sheet, row, column, words.c_str(), nullptr);
    }
    void number(lxw_row_t row, lxw_col_t column, double value)
    {
        worksheet_write_number(m_sheet, row, column, value, nullptr);
    }
    void input(lxw_row_t row, lxw_col_t column, double value)
    {
        worksheet_write_number(m_sheet, row, column, value, m_formats.input);
    }
    void formula(lxw_row_t row, lxw_col_t column, const std::string& words, double value)
    {
        worksheet_write_formula_num(m_sheet, row, column, words.c_str(), nullptr, value);
    }
    void money(lxw_row_t row, lxw_col_t column, const std::string& words, double value)
    {
        worksheet_write_formula_num(m_sheet, row, column, words.c_str(), m_formats.money, value);
    }
    void textFormula(lxw_row_t row, lxw_col_t column, const std::string& words, const char* value)
    {
        worksheet_write_formula_str(m_sheet, row, column, words.c_str(), nullptr, value);
    }
    void widths(double first, double others)
    {
        worksheet_set_column(m_sheet, 0, 0, first, nullptr);
        worksheet_set_column(m_sheet, 1, 15, others, nullptr);
    }

private:
    lxw_worksheet* m_sheet;
    const Formats& m_formats;
};

/// The three sums that all roofs have in common.
struct FactorSums {
    double saving = 0.0; ///< of ageing · prices · discount
    double energy = 0.0; ///< of ageing · discount
    double cost = 0.0;   ///< of prices · discount
};

FactorSums addFactors(lxw_workbook* workbook, const Formats& formats, const SheetAssumptions& assumptions)
{
    Sheet sheet(workbook, "Faktoren", formats);
    sheet.widths(36, 14);
    FactorSums sums;
    constexpr lxw_row_t kFirst = 5;
    const PvInvestment rates = investmentOf({}, assumptions);
    sheet.header(kFirst - 1, {"Jahr", "zählt", "Alterung", "Preise", "Abzinsung"});
    for (int year = 1; year <= kMostYears; ++year) {
        const auto row = static_cast<lxw_row_t>(kFirst + year - 1);
        const std::string line = std::to_string(row + 1);
        const double counts = year <= rates.years ? 1.0 : 0.0;
        const double ageing = std::pow(1.0 - rates.degradation, year - 1);
        const double prices = std::pow(1.0 + rates.priceIncrease, year - 1);
        const double discount = std::pow(1.0 + rates.discountRate, -year);
        sheet.number(row, 0, year);
        sheet.formula(row, 1, "=IF(A" + line + "<=" + kYears + ",1,0)", counts);
        sheet.formula(row, 2, std::string("=(1-") + kAgeing + ")^(A" + line + "-1)", ageing);
        sheet.formula(row, 3, std::string("=(1+") + kRise + ")^(A" + line + "-1)", prices);
        sheet.formula(row, 4, std::string("=(1+") + kRate + ")^(-A" + line + ")", discount);
        sums.saving += counts * ageing * prices * discount;
        sums.energy += counts * ageing * discount;
        sums.cost += counts * prices * discount;
    }
    sheet.text(0, 0, "Summe Alterung · Preise · Abzinsung");
    sheet.formula(0, 1, "=SUMPRODUCT(B6:B45,C6:C45,D6:D45,E6:E45)", sums.saving);
    sheet.text(1, 0, "Summe Alterung · Abzinsung");
    sheet.formula(1, 1, "=SUMPRODUCT(B6:B45,C6:C45,E6:E45)", sums.energy);
    sheet.text(2, 0, "Summe Preise · Abzinsung");
    sheet.formula(2, 1, "=SUMPRODUCT(B6:B45,D6:D45,E6:E45)", sums.cost);
    return sums;
}

void addAssumptions(lxw_workbook* workbook, const Formats& formats, const SheetAssumptions& assumptions)
{
    Sheet sheet(workbook, "Annahmen", formats);
    sheet.widths(44, 20);
    sheet.header(0, {"Annahme", "Wert", "Einheit", "Quelle"});
    lxw_row_t row = 1;
    for (const AssumptionRow* const assumption :
         {&assumptions.electricityPrice, &assumptions.runningCost, &assumptions.priceIncrease,
          &assumptions.discountRate, &assumptions.degradation, &assumptions.years, &assumptions.emissionFactor,
          &assumptions.ownEmission}) {
        sheet.text(row, 0, assumption->title);
        sheet.input(row, 1, assumption->value);
        sheet.text(row, 2, assumption->unit);
        sheet.text(row, 3, assumption->source);
        ++row;
    }
    sheet.text(row + 1, 0, "Grün hinterlegte Zellen darf man ändern; alles andere rechnet.");
}

Result<void> addRoofs(lxw_workbook* workbook, const Formats& formats, const SheetAssumptions& assumptions,
                      const std::vector<SheetRoof>& roofs, const FactorSums& sums)
{
    Sheet sheet(workbook, "Dachflächen", formats);
    sheet.widths(10, 16);
    sheet.header(0, {"Nummer", "Leistung [kWp]", "Ertrag [kWh/a]", "Eigenverbrauch [%]", "davon nutzbar [%]",
                     "abgeregelt [%]", "Vergütung [ct/kWh]", "Investition [€]", "Überschuss im 1. Jahr [€]",
                     "Kapitalwert [€]", "Gestehung [ct/kWh]", "Vermieden [t CO2e/a]", "Kapitalwert aus Weitblick [€]",
                     "Unterschied [€]"});
    for (std::size_t i = 0; i < roofs.size(); ++i) {
        const SheetRoof& roof = roofs[i];
        const auto row = static_cast<lxw_row_t>(i + 1);
        const std::string line = std::to_string(row + 1);
        const double inputs[] = {
            static_cast<double>(roof.fid), roof.powerKwp, roof.yieldKwh,      roof.ownUsePercent, roof.usablePercent,
            roof.curtailedPercent,         roof.tariffCt, roof.investmentEuro};
        for (lxw_col_t column = 0; column < 8; ++column) {
            sheet.number(row, column, inputs[column]);
        }
        const PvInvestment investment = investmentOf(roof, assumptions);
        WB_TRY(const PvEconomics economics, pvEconomics(investment));
        const std::string saved = "C" + line + "*D" + line + "/100*E" + line + "/100*" + kPrice;
        const std::string paid = "C" + line + "*(100-D" + line + "-F" + line + ")/100*G" + line + "/100";
        const std::string running = "H" + line + "*" + kRunning;
        sheet.money(row, 8, "=ROUND(" + saved + "+" + paid + "-" + running + ",2)", economics.firstYearEuro);
        sheet.money(row, 9,
                    "=ROUND(-H" + line + "+" + saved + "*" + kSavingSum + "+" + paid + "*" + kEnergySum + "-" +
                        running + "*" + kCostSum + ",2)",
                    economics.netPresentValueEuro);
        sheet.formula(row, 10,
                      "=(H" + line + "+" + running + "*" + kCostSum + ")/(C" + line + "*" + kEnergySum + ")*100",
                      (investment.investmentEuro + investment.runningEuroPerYear * sums.cost) /
                          (investment.firstYearKwh * sums.energy) * kPercent);
        const double used = investment.ownUseShare * investment.usableShare +
                            (1.0 - investment.ownUseShare - investment.curtailedShare);
        sheet.formula(row, 11,
                      "=C" + line + "*(D" + line + "/100*E" + line + "/100+(100-D" + line + "-F" + line + ")/100)*" +
                          kEmission + "/1000000",
                      investment.firstYearKwh * used *
                          (assumptions.emissionFactor.value - assumptions.ownEmission.value) / kGramsPerTonne);
        sheet.number(row, 12, roof.netPresentValueEuro);
        sheet.money(row, 13, "=J" + line + "-M" + line, economics.netPresentValueEuro - roof.netPresentValueEuro);
    }
    return {};
}

/// What the sheet "Jahre" picks of the chosen roof: label and column of "Dachflächen".
struct Pick {
    const char* title;
    const char* column;
    double value;
};

void addYearRows(Sheet& sheet, const PvEconomics& economics, const PvInvestment& rates)
{
    constexpr lxw_row_t kFirst = 15;
    for (int year = 1; year <= kMostYears; ++year) {
        const auto row = static_cast<lxw_row_t>(kFirst + year - 1);
        const std::string line = std::to_string(row + 1);
        const std::string before = std::to_string(row);
        const std::string factors = std::to_string(year + 5);
        const bool counts = year <= rates.years;
        const CashYear shown = counts ? economics.years[static_cast<std::size_t>(year - 1)] : CashYear{};
        const std::string active = "*Faktoren!B" + factors;
        sheet.number(row, 0, year);
        sheet.formula(row, 1, "=$B$3*Faktoren!C" + factors + active, shown.energyKwh);
        sheet.money(row, 2, "=B" + line + "*$B$4/100*$B$5/100*" + kPrice + "*Faktoren!D" + factors, shown.savedEuro);
        sheet.money(row, 3, "=B" + line + "*(100-$B$4-$B$6)/100*$B$7/100", shown.feedInEuro);
        sheet.money(row, 4, std::string("=$B$8*") + kRunning + "*Faktoren!D" + factors + active, shown.runningEuro);
        sheet.money(row, 5, "=C" + line + "+D" + line + "-E" + line, shown.cashEuro);
        sheet.money(row, 6, "=F" + line + "*Faktoren!E" + factors, shown.discountedEuro);
        const double balance = counts ? shown.balanceEuro : economics.years.back().balanceEuro;
        sheet.money(row, 7, (year == 1 ? std::string("=-$B$8") : "=H" + before) + "+F" + line, balance);
        const bool isPayback =
            economics.paybackYears && counts && *economics.paybackYears > year - 1 && *economics.paybackYears <= year;
        const std::string earlier = year == 1 ? std::string("-$B$8") : "H" + before;
        const std::string words = "=IF(AND(" + earlier + "<0,H" + line + ">=0,F" + line + ">0),A" + line + "-1-(" +
                                  earlier + ")/F" + line + ",\"\")";
        if (isPayback) {
            sheet.formula(row, 8, words, *economics.paybackYears);
        } else {
            sheet.textFormula(row, 8, words, "");
        }
    }
}

Result<void> addYears(lxw_workbook* workbook, const Formats& formats, const SheetAssumptions& assumptions,
                      const SheetRoof& roof, std::size_t shown)
{
    Sheet sheet(workbook, "Jahre", formats);
    sheet.widths(34, 18);
    const PvInvestment investment = investmentOf(roof, assumptions);
    WB_TRY(const PvEconomics economics, pvEconomics(investment, CashDetail::EveryYear));
    sheet.text(0, 0, "Zeile der Dachfläche (1 = erste)");
    sheet.input(0, 1, static_cast<double>(shown + 1));
    const Pick picks[] = {
        {"Nummer", "A", static_cast<double>(roof.fid)},  {"Ertrag im ersten Jahr [kWh]", "C", roof.yieldKwh},
        {"Eigenverbrauch [%]", "D", roof.ownUsePercent}, {"davon nutzbar [%]", "E", roof.usablePercent},
        {"abgeregelt [%]", "F", roof.curtailedPercent},  {"Vergütung [ct/kWh]", "G", roof.tariffCt},
        {"Investition [€]", "H", roof.investmentEuro}};
    lxw_row_t row = 1;
    for (const Pick& pick : picks) {
        sheet.text(row, 0, pick.title);
        sheet.formula(row, 1, std::string("=INDEX('Dachflächen'!$") + pick.column + ":$" + pick.column + ",$B$1+1)",
                      pick.value);
        ++row;
    }
    sheet.text(9, 0, "Kapitalwert [€]");
    sheet.money(9, 1, "=ROUND(SUM(G16:G55)-B8,2)", economics.netPresentValueEuro);
    sheet.text(10, 0, "Amortisation [Jahre]");
    const std::string payback = "=IF(B8<=0,0,IF(COUNT(I16:I55)>0,MIN(I16:I55),\"-\"))";
    if (economics.paybackYears) {
        sheet.formula(10, 1, payback, *economics.paybackYears);
    } else {
        sheet.textFormula(10, 1, payback, "-");
    }
    sheet.text(11, 0, "Stromgestehungskosten [ct/kWh]");
    sheet.formula(11, 1, std::string("=(B8+B8*") + kRunning + "*" + kCostSum + ")/(B3*" + kEnergySum + ")*100",
                  economics.costEuroPerKwh.value_or(0.0) * kPercent);
    sheet.header(14, {"Jahr", "Ertrag [kWh]", "gespart [€]", "Vergütung [€]", "Betriebskosten [€]", "Überschuss [€]",
                      "abgezinst [€]", "Stand [€]", "bezahlt nach [Jahren]"});
    addYearRows(sheet, economics, investment);
    return {};
}

double shareOf(double percent)
{
    return Decimal(decimalOf(percent) / Decimal(100)).convert_to<double>();
}

} // namespace

PvInvestment investmentOf(const SheetRoof& roof, const SheetAssumptions& assumptions)
{
    const Decimal running = decimalOf(roof.investmentEuro) * decimalOf(assumptions.runningCost.value) / Decimal(100);
    return {.investmentEuro = roof.investmentEuro,
            .firstYearKwh = roof.yieldKwh,
            .ownUseShare = shareOf(roof.ownUsePercent),
            .curtailedShare = shareOf(roof.curtailedPercent),
            .usableShare = shareOf(roof.usablePercent),
            .gridEuroPerKwh = assumptions.electricityPrice.value,
            .feedInEuroPerKwh = shareOf(roof.tariffCt),
            .runningEuroPerYear = running.convert_to<double>(),
            .degradation = shareOf(assumptions.degradation.value),
            .priceIncrease = shareOf(assumptions.priceIncrease.value),
            .discountRate = shareOf(assumptions.discountRate.value),
            .years = static_cast<int>(assumptions.years.value)};
}

Result<void> addEconomicsSheets(lxw_workbook* workbook, const SheetAssumptions& assumptions,
                                const std::vector<SheetRoof>& roofs, std::size_t shown)
{
    Formats formats{.header = workbook_add_format(workbook),
                    .money = workbook_add_format(workbook),
                    .input = workbook_add_format(workbook)};
    format_set_bold(formats.header);
    format_set_text_wrap(formats.header);
    format_set_num_format(formats.money, "#,##0.00");
    constexpr lxw_color_t kPaleGreen = 0xE2F0D9;
    format_set_bg_color(formats.input, kPaleGreen);
    addAssumptions(workbook, formats, assumptions);
    const FactorSums sums = addFactors(workbook, formats, assumptions);
    WB_CHECK(addRoofs(workbook, formats, assumptions, roofs, sums));
    return addYears(workbook, formats, assumptions, roofs[shown], shown);
}

} // namespace weitblick::energy
