// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detail/run_state.h"
#include "core/solar/yield/weather_rows.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/synthetic_weather.h"
#include "tests/support/verify_result.h"
#include "tests/support/weather_table.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::analysis;
using workspace::ColumnType;

namespace {

/// Reads the given dataset as the input `weather`; nothing: the input is left out.
Result<solar::WeatherYear> readWeather(AnalysisProject& fixture, const std::optional<workspace::Dataset>& dataset,
                                       std::size_t* noteCount = nullptr)
{
    ResolvedArguments arguments;
    if (dataset) {
        arguments.inputs.emplace("weather", *dataset);
    }
    registry::RegistryView view(fixture.registry, registry::today(), {});
    const Descriptor descriptor{.inputs = {solar::weatherInput()}};
    RunContext::State state{
        .workspace = fixture.project, .analysis = descriptor, .arguments = arguments, .registry = view};
    RunContext context(state);
    Job job;
    auto year = solar::weatherYearOf(context, job);
    if (noteCount != nullptr) {
        *noteCount = state.notes.size();
    }
    return year;
}

workspace::LayerSchema smallSchema()
{
    return {.name = "Wetter",
            .columns = {{"beginn_utc", ColumnType::Text, "", ""},
                        {"global_w_m2", ColumnType::Real, "W/m2", ""},
                        {"breite_grad", ColumnType::Real, "°", ""},
                        {"laenge_grad", ColumnType::Real, "°", ""}}};
}

} // namespace

class WeatherRowsTest : public QObject {
    Q_OBJECT

private slots:
    void anImportedYearIsRead()
    {
        AnalysisProject fixture;
        const solar::WeatherYear wanted = syntheticWeather();
        WB_VALUE(const workspace::Dataset dataset, addWeather(fixture.project, wanted));
        std::size_t notes = 0;
        WB_VALUE(const solar::WeatherYear year, readWeather(fixture, dataset, &notes));
        QCOMPARE(year.name, std::string("Wetter"));
        QCOMPARE(year.hours.size(), solar::kHoursPerYear);
        QCOMPARE(year.site.latitudeDeg, 50.1);
        QCOMPARE(year.hours[4000].beginUtcS, wanted.hours[4000].beginUtcS);
        QCOMPARE(year.hours[4000].sunUtcS, wanted.hours[4000].sunUtcS);
        QCOMPARE(year.hours[4000].directNormalWM2, wanted.hours[4000].directNormalWM2);
        QCOMPARE(year.hours[4000].airC, wanted.hours[4000].airC);
        QCOMPARE(notes, std::size_t{0});
    }
    void aTableOfGlobalIrradianceWillDo()
    {
        AnalysisProject fixture;
        std::vector<Row> rows;
        for (const solar::WeatherHour& hour : syntheticWeather().hours) {
            rows.push_back({"", {isoUtc(UtcSeconds{std::chrono::seconds{hour.beginUtcS}}), hour.globalWM2, 50.1, 8.7}});
        }
        WB_VALUE(const workspace::Dataset dataset, addLayer(fixture.project, smallSchema(), rows));
        std::size_t notes = 0;
        WB_VALUE(const solar::WeatherYear year, readWeather(fixture, dataset, &notes));
        QCOMPARE(year.hours[4000].sunUtcS - year.hours[4000].beginUtcS, std::int64_t{1800});
        double direct = 0.0;
        for (const solar::WeatherHour& hour : year.hours) {
            direct += hour.directNormalWM2;
        }
        QVERIFY(direct > 500'000.0);     // divided by Erbs
        QCOMPARE(notes, std::size_t{2}); // neither temperature nor wind
    }
    void withoutWeatherTheMessageSaysHowToGetIt()
    {
        AnalysisProject fixture;
        const auto year = readWeather(fixture, std::nullopt);
        QVERIFY(!year);
        QCOMPARE(year.error().code, ErrorCode::NotFound);
        QVERIFY(year.error().advice.de.find("TRY") != std::string::npos);
        QVERIFY(year.error().advice.en.find("PVGIS") != std::string::npos);
    }
    void aPartOfAYearIsRefused()
    {
        AnalysisProject fixture;
        WB_VALUE(const workspace::Dataset dataset, addWeather(fixture.project, syntheticWeather(100)));
        const auto year = readWeather(fixture, dataset);
        QCOMPARE(year.error().code, ErrorCode::InvalidInput);
        QVERIFY(year.error().message.de.find("100 Stunden") != std::string::npos);
    }
    void rowsWithoutTimePlaceOrLightAreNamed_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<double>("global");
        QTest::addColumn<double>("latitude");
        QTest::newRow("time") << "gestern" << 1.0 << 50.0;
        QTest::newRow("light") << "2015-01-01T00:00:00Z" << -1.0 << 50.0;
        QTest::newRow("place") << "2015-01-01T00:00:00Z" << 1.0 << 500.0;
    }
    void rowsWithoutTimePlaceOrLightAreNamed()
    {
        QFETCH(QString, time);
        QFETCH(double, global);
        QFETCH(double, latitude);
        AnalysisProject fixture;
        WB_VALUE(const workspace::Dataset dataset,
                 addLayer(fixture.project, smallSchema(), {{"", {time.toStdString(), global, latitude, 8.0}}}));
        const auto year = readWeather(fixture, dataset);
        QCOMPARE(year.error().code, ErrorCode::InvalidInput);
        QVERIFY(year.error().message.en.starts_with("row 1 of the weather year"));
    }
    void aTableWithoutTimeIsRefused()
    {
        AnalysisProject fixture;
        workspace::LayerSchema schema = smallSchema();
        schema.columns.erase(schema.columns.begin());
        WB_VALUE(const workspace::Dataset dataset, addLayer(fixture.project, schema, {{"", {1.0, 50.0, 8.0}}}));
        QCOMPARE(readWeather(fixture, dataset).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(WeatherRowsTest)
#include "weather_rows_test.moc"
