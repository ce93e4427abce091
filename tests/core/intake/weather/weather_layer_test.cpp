// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/first_rows.h"
#include "core/intake/weather/weather_layer.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

constexpr std::int64_t kNewYear2015S = 1420070400;

/// A year whose light is highest at `noonUtcH`, at 8.7° E.
WeatherContent yearWithNoonAt(double noonUtcH)
{
    WeatherContent content{.site = {"Testort", 50.1, 8.7, 112.0}};
    for (int hour = 0; hour < 8760; ++hour) {
        WeatherRecord record{.line = hour + 1, .beginUtcS = kNewYear2015S + hour * 3600LL};
        record.sunUtcS = record.beginUtcS + 1800;
        const double height = std::cos((hour % 24 + 0.5 - noonUtcH) * std::numbers::pi / 12.0);
        record.globalWM2 = height > 0.0 ? 800.0 * height : 0.0;
        content.records.push_back(record);
    }
    return content;
}

} // namespace

class WeatherLayerTest : public QObject {
    Q_OBJECT

private slots:
    void theLayerIsATableWithUnits()
    {
        const LayerPreview layer = weatherLayer(yearWithNoonAt(11.42), "Wetter", {});
        QVERIFY(workspace::validate(layer.schema).has_value());
        QCOMPARE(layer.schema.geometry, workspace::GeometryType::None);
        QCOMPARE(layer.rowEstimate, std::int64_t{8760});
        QCOMPARE(layer.schema.columns[2].unit, std::string("W/m2"));
        QVERIFY(layer.questions.empty());
        QVERIFY(weatherFindings(yearWithNoonAt(11.42)).empty());
    }
    void everyRowNamesItsInstantsAndItsSite()
    {
        const WeatherContent content = yearWithNoonAt(11.42);
        FirstRows first;
        Job job;
        QVERIFY(first.outcome(sendWeather(content, weatherLayer(content, "Wetter", {}), first, job)).has_value());
        const auto rows = first.take();
        QCOMPARE(rows.size(), FirstRows::kRows);
        QCOMPARE(rows[0][0], std::string("2015-01-01T00:00:00Z"));
        QCOMPARE(rows[0][1], std::string("2015-01-01T00:30:00Z"));
        QCOMPARE(rows[0][10], std::string("50.1"));
        QCOMPARE(rows[0][11], std::string("8.7"));
    }
    void lightAtTheWrongTimeIsFound()
    {
        const auto right = minutesBehindTheSun(yearWithNoonAt(11.42));
        QVERIFY(right && std::abs(*right) < 3.0);
        const WeatherContent late = yearWithNoonAt(12.42);
        const auto wrong = minutesBehindTheSun(late);
        QVERIFY(wrong && std::abs(*wrong - 60.0) < 3.0);
        const auto findings = weatherFindings(late);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].de.find("nach dem höchsten Sonnenstand") != std::string::npos);
        QVERIFY(!minutesBehindTheSun({}));
    }
    void aYearWithHolesIsFound()
    {
        WeatherContent content = yearWithNoonAt(11.42);
        content.records.erase(content.records.begin() + 100);
        QCOMPARE(weatherFindings(content).size(), std::size_t{2}); // too short, and an hour is left out
    }
    void monthsOfDifferentYearsFollowEachOther()
    {
        WeatherContent content = yearWithNoonAt(11.42);
        for (std::size_t hour = 744; hour < content.records.size(); ++hour) {
            content.records[hour].beginUtcS -= 86400LL * 365 * 3;
            content.records[hour].sunUtcS -= 86400LL * 365 * 3;
        }
        QVERIFY(weatherFindings(content).empty());
    }
};

QTEST_GUILESS_MAIN(WeatherLayerTest)
#include "weather_layer_test.moc"
