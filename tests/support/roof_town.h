// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/utc_time.h"
#include "core/energy/pv_economics.h"

#include <functional>

#include "tests/support/analysis_run.h"
#include "tests/support/sunny_year.h"

namespace weitblick::test {

/// A project with roofs, and what else the economics need.
struct RoofTown : AnalysisProject {
    struct RoofRow {
        std::string building;
        double powerKwp = 10.0;
        double yieldKwh = 9'500.0;
        double tiltDeg = 35.0;
        double azimuthDeg = 180.0;
        double eastM = 5.0; ///< middle of the roof, which is 2 m wide
    };

    bool addRoofs(const std::vector<RoofRow>& roofs)
    {
        using workspace::ColumnType;
        std::vector<Row> rows;
        for (const RoofRow& roof : roofs) {
            const std::string west = std::to_string(roof.eastM - 1.0);
            const std::string east = std::to_string(roof.eastM + 1.0);
            rows.push_back({"POLYGON((" + west + " 0," + east + " 0," + east + " 2," + west + " 2," + west + " 0))",
                            {roof.building, roof.powerKwp, roof.yieldKwh, roof.tiltDeg, roof.azimuthDeg}});
        }
        return addLayer(project,
                        {.name = "dächer",
                         .geometry = workspace::GeometryType::Polygon,
                         .srsId = 25832,
                         .columns = {{"gebaeude", ColumnType::Text, "", ""},
                                     {"leistung_kwp", ColumnType::Real, "kWp", ""},
                                     {"ertrag_kwh_a", ColumnType::Real, "kWh/a", ""},
                                     {"neigung_grad", ColumnType::Real, "", ""},
                                     {"azimut_grad", ColumnType::Real, "", ""}}},
                        rows)
            .has_value();
    }
    bool addDistricts()
    {
        return addLayer(project,
                        {.name = "ortsteile",
                         .geometry = workspace::GeometryType::Polygon,
                         .srsId = 25832,
                         .columns = {{"name", workspace::ColumnType::Text, "", ""}}},
                        {{"POLYGON((0 -10,100 -10,100 10,0 10,0 -10))", {std::string("Mitte")}},
                         {"POLYGON((100 -10,200 -10,200 10,100 10,100 -10))", {std::string("Ost")}},
                         {"POLYGON((200 -10,300 -10,300 10,200 10,200 -10))", {std::string("leer")}}})
            .has_value();
    }
    bool addWeather(std::size_t hourCount = solar::kHoursPerYear)
    {
        using workspace::ColumnType;
        const solar::WeatherYear year = sunnyYear();
        const auto iso = [](std::int64_t utcS) { return isoUtc(UtcSeconds(std::chrono::seconds(utcS))); };
        std::vector<Row> rows;
        for (std::size_t i = 0; i < hourCount; ++i) {
            const solar::WeatherHour& hour = year.hours[i];
            rows.push_back({"",
                            {iso(hour.beginUtcS), iso(hour.sunUtcS), hour.globalWM2, std::monostate(), std::monostate(),
                             hour.diffuseWM2, hour.airC, std::monostate(), 50.1, 8.7, 110.0}});
        }
        std::vector<workspace::Column> columns;
        for (const char* name : {"beginn_utc", "sonne_utc"}) {
            columns.push_back({name, ColumnType::DateTime, "", ""});
        }
        for (const char* name : {"global_w_m2", "direkt_horizontal_w_m2", "direkt_normal_w_m2", "diffus_w_m2",
                                 "temperatur_c", "wind_m_s", "breite_grad", "laenge_grad", "hoehe_m"}) {
            columns.push_back({name, ColumnType::Real, "", ""});
        }
        return addLayer(project, {.name = "wetter", .columns = columns}, rows).has_value();
    }
    Result<analysis::RunOutcome> economics(analysis::Arguments arguments)
    {
        arguments.try_emplace("roofs", std::string("dächer"));
        return run(energy::pvEconomicsAnalysis(), arguments,
                   {.existing = analysis::ExistingOutput::Replace, .asOf = std::chrono::year(2026) / 9 / 1});
    }
    /// Calls `look` in a run with the arguments of the economics, which leaves an empty table behind.
    Result<void> inRun(analysis::Arguments arguments,
                       const std::function<Result<void>(analysis::RunContext&, Job&)>& look)
    {
        static std::function<Result<void>(analysis::RunContext&, Job&)> current;
        current = look;
        analysis::Descriptor probe = energy::pvEconomicsAnalysis();
        probe.outputs.pop_back();
        probe.run = [](analysis::RunContext& context, Job& job) -> Result<void> {
            WB_CHECK(current(context, job));
            WB_TRY([[maybe_unused]] auto* const output,
                   context.startOutput("result", {.columns = {{"x", workspace::ColumnType::Integer, "", ""}}}));
            return {};
        };
        arguments.try_emplace("roofs", std::string("dächer"));
        WB_TRY([[maybe_unused]] const analysis::RunOutcome outcome, run(probe, arguments,
                                                                        {.existing = analysis::ExistingOutput::Replace,
                                                                         .cache = analysis::ResultCache::Ignore,
                                                                         .asOf = std::chrono::year(2026) / 9 / 1}));
        return {};
    }
    Result<std::vector<ReadRow>> roofRows(const analysis::Arguments& arguments)
    {
        WB_TRY(const analysis::RunOutcome outcome, economics(arguments));
        return rowsOf(project, outcome.outputs.at("result").schema.name);
    }
};

/// The worked example of the economics: 35/8 ct, 1.5 % running cost, 4 %.
inline analysis::Arguments workedExample()
{
    return {{"own_use_share", "30 %"},
            {"electricity_price", "0,35 €/kWh"},
            {"feed_in_tariff", "8 ct/kWh"},
            {"investment_per_kwp", "1400 €/kWp"},
            {"running_cost", "1,5 %"},
            {"price_increase", "0 %"},
            {"discount_rate", "4 %"},
            {"degradation", "0,5 %"},
            {"years", "20"}};
}

} // namespace weitblick::test
