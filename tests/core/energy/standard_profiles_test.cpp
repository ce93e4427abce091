// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/detail/exact_sum.h"
#include "core/energy/standard_profiles.h"
#include "core/io/spreadsheet.h"

#include <QFile>
#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

const QString kFolder = QStringLiteral(WB_SOURCE_DIR "/../shared/data/05_energy/profiles/");
constexpr DayKind kOfficialOrder[] = {DayKind::Saturday, DayKind::Sunday, DayKind::Workday};

/// The rows of a sheet that hold 96 quarter-hours: numbers from `firstColumn` on.
Result<std::vector<std::vector<double>>> quarterRows(io::Spreadsheet& workbook, const std::string& sheet,
                                                     std::size_t firstColumn, std::size_t count)
{
    std::vector<std::vector<double>> quarters;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        if (workbook.sheets()[i].name != sheet) {
            continue;
        }
        WB_TRY(const auto reader, workbook.rows(i));
        io::TableRow row;
        while (true) {
            WB_TRY(const bool more, reader->next(row));
            if (!more) {
                break;
            }
            std::vector<double> numbers;
            for (std::size_t column = firstColumn; column < firstColumn + count && column < row.cells.size();
                 ++column) {
                if (row.cells[column].kind == io::CellKind::Number) {
                    numbers.push_back(row.cells[column].number);
                }
            }
            const bool hasTime =
                firstColumn <= row.cells.size() && row.cells[firstColumn - 1].text.find(':') != std::string_view::npos;
            if (numbers.size() == count && hasTime) {
                quarters.push_back(std::move(numbers));
            }
        }
    }
    return quarters;
}

/// Compares all values of a profile with the official sheet; returns the greatest difference in the sheet's unit.
double greatestDifference(const LoadProfile& profile, const std::vector<std::vector<double>>& quarters,
                          double wattsPerUnit)
{
    double greatest = 0.0;
    for (std::size_t column = 0; column < quarters.front().size(); ++column) {
        const LoadProfile::DayShape& shape = profile.published(column / 3, kOfficialOrder[column % 3]);
        for (std::size_t quarter = 0; quarter < kQuartersPerDay; ++quarter) {
            greatest = std::max(greatest, std::abs(quarters[quarter][column] - shape[quarter] / wattsPerUnit));
        }
    }
    return greatest;
}

/// Sum of a year before it is scaled, in kWh per 1,000 kWh/a.
double rawSum(const LoadProfile& profile, ProfilePeriods periods, const Dynamisation* dynamisation)
{
    const CivilYear year = CivilYear::of(2026, FederalState::Hessen).value();
    double sum = 0.0;
    for (std::size_t day = 0; day < year.dayCount(); ++day) {
        const double factor =
            dynamisation == nullptr ? 1.0 : dynamisationFactor(*dynamisation, static_cast<int>(day) + 1);
        sum += factor * detail::exactSum(profile.published(periodOf(year.date(day), periods), year.kind(day)));
    }
    return sum * kQuarterHourH / 1000.0;
}

constexpr Dynamisation kPolynomial{-3.92e-10, 3.2e-7, -7.02e-5, 2.1e-3, 1.24};

} // namespace

class StandardProfilesTest : public QObject {
    Q_OBJECT

private slots:
    void aWinterSaturdayOfAHouseholdStartsWithThePublishedValues()
    {
        WB_VALUE(const LoadProfile* const household, standardProfile("H0"));
        QCOMPARE(household->published(0, DayKind::Saturday)[0], 70.8);
        QCOMPARE(household->published(0, DayKind::Saturday)[1], 68.2);
        QCOMPARE(household->title().de, std::string("Haushalt"));
    }
    void theYearOf2025StartsWithThePublishedValues()
    {
        const struct {
            const char* id;
            double saturday;
            double sunday;
            double workday;
        } kFirst[] = {{"H25", 22.152, 23.148, 20.126},
                      {"G25", 15.045, 14.658, 14.832},
                      {"L25", 18.475, 17.075, 18.100},
                      {"P25", 36.049, 35.574, 32.800},
                      {"S25", 48.225, 51.804, 45.653}};
        for (const auto& first : kFirst) {
            WB_VALUE(const LoadProfile* const profile, standardProfile(first.id));
            QCOMPARE(profile->published(0, DayKind::Saturday)[0], 4.0 * first.saturday);
            QCOMPARE(profile->published(0, DayKind::Sunday)[0], 4.0 * first.sunday);
            QCOMPARE(profile->published(0, DayKind::Workday)[0], 4.0 * first.workday);
        }
    }
    void onlyHouseholdsAreDynamic()
    {
        QStringList dynamic;
        WB_VALUE(const std::vector<ProfileSheet>* const sheets, standardProfileSheets());
        for (const ProfileSheet& sheet : *sheets) {
            for (const LoadProfile& profile : sheet.profiles) {
                if (profile.isDynamic()) {
                    dynamic << QString::fromStdString(profile.id());
                }
            }
        }
        QCOMPARE(dynamic, (QStringList{"H0", "H25", "P25", "S25"}));
    }
    void everyValueIsThatOfTheSheetOf1999()
    {
        const QString file = kFolder + "BDEW_H0_G0_G1_G2_G3_G4_G5_G6_L0_L1_L2.xls";
        if (!QFile::exists(file)) {
            QSKIP("the official sheet is not here");
        }
        WB_VALUE(const auto workbook, io::openXls(file.toStdString()));
        for (const char* id : {"H0", "G0", "G1", "G2", "G3", "G4", "G5", "G6", "L0", "L1", "L2"}) {
            WB_VALUE(const auto quarters, quarterRows(*workbook, id, 1, 9));
            QCOMPARE(quarters.size(), kQuartersPerDay);
            WB_VALUE(const LoadProfile* const profile, standardProfile(id));
            QVERIFY2(greatestDifference(*profile, quarters, 1.0) < 1e-9, id);
        }
    }
    void everyValueIsThatOfTheSheetOf2025()
    {
        const QString file = kFolder + "BDEW_H25_G25_L25_P25_S25.xlsx";
        if (!QFile::exists(file)) {
            QSKIP("the official sheet is not here");
        }
        WB_VALUE(const auto workbook, io::openXlsx(file.toStdString()));
        for (const char* id : {"H25", "G25", "L25", "P25", "S25"}) {
            WB_VALUE(const auto quarters, quarterRows(*workbook, id, 2, 36));
            QCOMPARE(quarters.size(), kQuartersPerDay);
            WB_VALUE(const LoadProfile* const profile, standardProfile(id));
            // Three decimals are shown; L25 holds some thirds behind them.
            QVERIFY2(greatestDifference(*profile, quarters, 4.0) < 0.0005000001, id);
        }
    }
    // Sums of 2026 with the holidays of Hessen, computed with demandlib's tables by an independent script.
    void yearSumsAreThoseOfAnotherProgram_data()
    {
        QTest::addColumn<double>("kwh");
        QTest::addColumn<bool>("isDynamic");
        QTest::newRow("H25") << 999.64356 << true;
        QTest::newRow("G25") << 1001.28120 << false;
        QTest::newRow("P25") << 1000.06157 << true;
        QTest::newRow("S25") << 1000.34044 << true;
    }
    void yearSumsAreThoseOfAnotherProgram()
    {
        QFETCH(double, kwh);
        QFETCH(bool, isDynamic);
        WB_VALUE(const LoadProfile* const profile, standardProfile(QTest::currentDataTag()));
        const double sum = rawSum(*profile, ProfilePeriods::Months, isDynamic ? &kPolynomial : nullptr);
        QVERIFY2(std::abs(sum - kwh) < 1e-5, qPrintable(QString::number(sum, 'g', 12)));
    }
    // demandlib's table of 1999 has values in steps of 0.04 W, the official sheet shows one decimal.
    void yearSumsOf1999AreCloseToThoseOfAnotherTable_data()
    {
        QTest::addColumn<double>("kwh");
        QTest::newRow("G0") << 1004.201;
        QTest::newRow("G1") << 1013.012;
        QTest::newRow("G2") << 1001.345;
        QTest::newRow("G3") << 1001.590;
        QTest::newRow("G4") << 1004.095;
        QTest::newRow("G5") << 1003.608;
        QTest::newRow("G6") << 996.915;
        QTest::newRow("H0") << 999.146;
        QTest::newRow("L0") << 1000.197;
        QTest::newRow("L1") << 1001.975;
        QTest::newRow("L2") << 1000.233;
    }
    void yearSumsOf1999AreCloseToThoseOfAnotherTable()
    {
        QFETCH(double, kwh);
        WB_VALUE(const LoadProfile* const profile, standardProfile(QTest::currentDataTag()));
        const double sum = rawSum(*profile, ProfilePeriods::Seasons, nullptr);
        QVERIFY2(std::abs(sum - kwh) < 2.0, qPrintable(QString::number(sum, 'g', 12)));
    }
    /// The same calendar and polynomial over demandlib's own table: its sums to the last digit.
    void yearSumsOf1999AreThoseOfAnotherProgramWithItsTable()
    {
        QFile file(kFolder + "selp_series.csv");
        if (!file.open(QIODevice::ReadOnly)) {
            QSKIP("the other program's table is not here");
        }
        const QStringList columns{"h0", "g0", "g1", "g2", "g3", "g4", "g5", "g6", "l0", "l1", "l2"};
        const double wanted[] = {999.146,  1004.201, 1013.012, 1001.345, 1001.590, 1004.095,
                                 1003.608, 996.915,  1000.197, 1001.975, 1000.233};
        std::vector<std::vector<LoadProfile::DayShape>> days(11, std::vector<LoadProfile::DayShape>(9));
        file.readLine();
        while (!file.atEnd()) {
            const QStringList cells = QString::fromLatin1(file.readLine()).trimmed().split(',');
            const int weekday = cells[2].toInt();
            const std::size_t season = cells[1] == "winter" ? 0 : cells[1] == "summer" ? 1 : 2;
            const std::size_t kind = weekday < 6 ? 0 : static_cast<std::size_t>(weekday - 5);
            const QTime at = QTime::fromString(cells[0].mid(11), "hh:mm:ss");
            const auto quarter = static_cast<std::size_t>(at.hour() * 4 + at.minute() / 15);
            for (std::size_t profile = 0; profile < days.size(); ++profile) {
                days[profile][season * 3 + kind][quarter] = 1000.0 * cells[static_cast<int>(profile) + 3].toDouble();
            }
        }
        for (std::size_t i = 0; i < days.size(); ++i) {
            const LoadProfile profile(
                {.id = "x", .periods = ProfilePeriods::Seasons, .days = days[i], .dynamisation = {}});
            const double sum = rawSum(profile, ProfilePeriods::Seasons, nullptr);
            QVERIFY2(std::abs(sum - wanted[i]) < 0.00051,
                     qPrintable(columns[static_cast<int>(i)] + " " + QString::number(sum, 'g', 12)));
            if (i == 0) {
                const double dynamic = rawSum(profile, ProfilePeriods::Seasons, &kPolynomial);
                QVERIFY2(std::abs(dynamic - 998.181) < 0.00051, qPrintable(QString::number(dynamic, 'g', 12)));
            }
        }
    }
    void monthsOfAHouseholdAreThoseOfAnotherProgram()
    {
        const double wantedMwh[] = {101.114, 87.753, 87.973, 81.908, 78.429, 71.343,
                                    73.732,  73.545, 72.580, 83.241, 88.139, 99.886};
        WB_VALUE(const LoadProfile* const household, standardProfile("H25"));
        const CivilYear year = CivilYear::of(2026, FederalState::Hessen).value();
        double sums[12] = {};
        for (std::size_t day = 0; day < year.dayCount(); ++day) {
            const std::size_t month = periodOf(year.date(day), ProfilePeriods::Months);
            sums[month] += dynamisationFactor(kPolynomial, static_cast<int>(day) + 1) * kQuarterHourH / 1000.0 *
                           detail::exactSum(household->published(month, year.kind(day)));
        }
        for (int month = 0; month < 12; ++month) {
            QVERIFY2(std::abs(sums[month] - wantedMwh[month]) < 0.00051, qPrintable(QString::number(sums[month])));
        }
    }
    void anUnknownProfileNamesThoseThereAre()
    {
        const auto missing = standardProfile("H99");
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().advice.en.find("H25") != std::string::npos);
    }
    void wrongSheetsSayWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        const QString day = "A;winter;saturday" + QString(";1").repeated(96) + "\n";
        QTest::newRow("unit") << "unit;horses\n" << "s:1";
        QTest::newRow("too few values") << "unit;watt_per_1000_kwh\nA;winter;saturday;1;2\n" << "s:2";
        QTest::newRow("no number") << "unit;watt_per_1000_kwh\n" + QString(day).replace(";1\n", ";x\n") << "s:2";
        QTest::newRow("no season") << "unit;watt_per_1000_kwh\n" + QString(day).replace("winter", "13") << "s:2";
        QTest::newRow("no kind") << "unit;watt_per_1000_kwh\n" + QString(day).replace("saturday", "monday") << "s:2";
        QTest::newRow("no unit") << day << "s:1";
        QTest::newRow("days missing") << "unit;watt_per_1000_kwh\n" + day << "A";
        QTest::newRow("short polynomial") << "A;dynamisation;;1;2\n" << "s:1";
    }
    void wrongSheetsSayWhere()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        const auto sheet = profileSheetFromText(text.toStdString(), "s");
        QVERIFY(!sheet.has_value());
        QCOMPARE(sheet.error().code, ErrorCode::InvalidInput);
        QVERIFY(QString::fromStdString(sheet.error().message.de).contains(place));
    }
    void aSheetHasAHash()
    {
        WB_VALUE(const std::string hash, profileSheetHash("bdew_2025"));
        QCOMPARE(hash.size(), std::size_t{64});
        QCOMPARE(profileSheetHash("bdew_1900").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(StandardProfilesTest)
#include "standard_profiles_test.moc"
