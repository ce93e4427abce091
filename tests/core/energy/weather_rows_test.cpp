// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/weather_rows.h"

#include <QTest>

#include <cmath>

#include "tests/support/roof_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

Result<solar::WeatherYear> yearOf(RoofTown& town, const std::string& dataset)
{
    solar::WeatherYear year;
    WB_CHECK(town.inRun({{"weather", dataset}}, [&](analysis::RunContext& context, Job& job) -> Result<void> {
        WB_TRY(year, energy::weatherYearFrom(context, "weather", job));
        return {};
    }));
    return year;
}

} // namespace

class WeatherRowsTest : public QObject {
    Q_OBJECT

private slots:
    void theYearIsThatOfTheRows()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        QVERIFY(town.addWeather());
        const solar::WeatherYear wanted = sunnyYear();
        WB_VALUE(const solar::WeatherYear year, yearOf(town, "wetter"));
        QCOMPARE(year.hours.size(), wanted.hours.size());
        QCOMPARE(year.site.latitudeDeg, 50.1);
        QCOMPARE(year.site.longitudeDeg, 8.7);
        QCOMPARE(year.site.heightM, 110.0);
        for (std::size_t i = 0; i < year.hours.size(); ++i) {
            QCOMPARE(year.hours[i].beginUtcS, wanted.hours[i].beginUtcS);
            QCOMPARE(year.hours[i].sunUtcS, wanted.hours[i].sunUtcS);
            QVERIFY(std::abs(year.hours[i].globalWM2 - wanted.hours[i].globalWM2) < 1e-9);
            QVERIFY(std::abs(year.hours[i].directNormalWM2 - wanted.hours[i].directNormalWM2) < 1e-9);
        }
        QCOMPARE(year.hours[0].windMPerS, 2.0); // no wind in the rows: a breeze
    }
    void whatIsNoYearIsRefused()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        QVERIFY(town.addWeather(24));
        QCOMPARE(yearOf(town, "wetter").error().code, ErrorCode::InvalidInput);
        QCOMPARE(yearOf(town, "dächer").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(WeatherRowsTest)
#include "weather_rows_test.moc"
