// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/air_index.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

namespace {

const std::vector<IndexRow> kRows = {{.pollutant = "NO2", .upper = {20, 40, 100, 200}},
                                     {.pollutant = "PM10", .isRunningDay = true, .upper = {20, 35, 50, 100}}};

} // namespace

class AirIndexTest : public QObject {
    Q_OBJECT

private slots:
    void wholeMicrogramsDecideTheGrade()
    {
        // Classes of the Umweltbundesamt: 0-20, 21-40, 41-100, 101-200, above.
        QCOMPARE(gradeOf(kRows[0], 0), std::uint8_t(1));
        QCOMPARE(gradeOf(kRows[0], 20.4), std::uint8_t(1));
        QCOMPARE(gradeOf(kRows[0], 20.5), std::uint8_t(2));
        QCOMPARE(gradeOf(kRows[0], 100), std::uint8_t(3));
        QCOMPARE(gradeOf(kRows[0], 200), std::uint8_t(4));
        QCOMPARE(gradeOf(kRows[0], 201), std::uint8_t(5));
        QCOMPARE(gradeOf(kRows[0], std::nan("")), std::uint8_t(0));
    }
    void theWorstPollutantIsTheIndex()
    {
        std::vector<double> no2(30, 30.0);
        std::vector<double> pm10(30, 60.0);
        no2[29] = 250;
        no2[28] = std::nan("");
        WB_VALUE(const auto index, airIndex(std::vector<PollutantHours>{{"NO2", no2}, {"PM10", pm10}}, kRows));
        QCOMPARE(index[0].grade, std::uint8_t(2)); // dust needs 18 of 24 hours
        QCOMPARE(index[16].measured, std::size_t(1));
        QCOMPARE(index[17].grade, std::uint8_t(4));
        QCOMPARE(index[17].pollutant, std::string_view("PM10"));
        QCOMPARE(index[28].measured, std::size_t(1));
        QCOMPARE(index[29].grade, std::uint8_t(5));
        QCOMPARE(index[29].pollutant, std::string_view("NO2"));
    }
    void nothingMeasuredIsNoIndex()
    {
        const std::vector<double> noise(3, 60.0);
        WB_VALUE(const auto index, airIndex(std::vector<PollutantHours>{{"noise", noise}}, kRows));
        QCOMPARE(index[0].grade, std::uint8_t(0));
        QCOMPARE(titleOfGrade(0).en, std::string("nothing measured"));
        QCOMPARE(titleOfGrade(5).de, std::string("sehr schlecht"));
        const std::vector<double> shorter(2, 1.0);
        QVERIFY(!airIndex(std::vector<PollutantHours>{{"NO2", noise}, {"PM10", shorter}}, kRows));
    }
    void bothShippedVersionsAreRead()
    {
        WB_VALUE(const auto registry, analysis::registry::Registry::load(WB_SOURCE_DIR "/resources/registry"));
        for (const auto& [day, count] : {std::pair{"2020-01-01", 4U}, std::pair{"2026-01-01", 5U}}) {
            WB_VALUE(const auto found, registry.find("air_quality/uba_index", *analysis::registry::dateFromIso(day)));
            WB_VALUE(const auto rows, indexRowsFrom(std::get<analysis::registry::Table>(found.period->value)));
            QCOMPARE(rows.size(), std::size_t(count));
        }
        QVERIFY(!indexRowsFrom({.rows = {{std::string("NO2"), std::string("hour"), 3.0, 2.0, 4.0, 5.0}}}));
        QVERIFY(!indexRowsFrom({.rows = {{std::string("NO2")}}}));
    }
};

QTEST_GUILESS_MAIN(AirIndexTest)
#include "air_index_test.moc"
