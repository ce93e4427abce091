// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

// One answer of each kind, as a municipality would see it, with the long words and large numbers that break layouts.
namespace weitblick::dashboard::sample {

inline Text same(const std::string& text)
{
    return {text, text};
}

inline TileAnswer tile(TileKind kind, const std::string& title, Shown shown)
{
    TileAnswer answer;
    answer.tile = "tile";
    answer.kind = kind;
    answer.title = same(title);
    answer.shown = std::move(shown);
    answer.datasets = {"ergebnis"};
    return answer;
}

inline KpiAnswer peoplePerKm2()
{
    KpiAnswer kpi;
    kpi.indicator = "bevoelkerungsdichte";
    kpi.name = same("Bevölkerungsdichte");
    kpi.definition = same("Einwohnerinnen und Einwohner je Quadratkilometer Gemeindefläche");
    kpi.form = {.unit = "1/km2", .unitTitle = same("Einw./km²"), .decimals = 1};
    kpi.value = 1234.5;
    kpi.target = 1500;
    kpi.targetState = TargetState::Missed;
    kpi.trend = Difference{.value = 12.3, .band = 2.0, .isWithinBand = false, .isBetter = true};
    kpi.trendAgainst = "Stand 2020";
    kpi.zone = same("Alle Gemeinden");
    return kpi;
}

inline TileAnswer kpi()
{
    return tile(TileKind::Kpi, "Bevölkerungsdichte", peoplePerKm2());
}

inline TileAnswer kpiOfMillions()
{
    KpiAnswer kpi = peoplePerKm2();
    kpi.name = same("Wärmebedarf");
    kpi.form = {.unit = "kWh/a", .unitTitle = {}, .decimals = 0};
    kpi.value = 187'654'321;
    kpi.target.reset();
    kpi.trend = Difference{.value = -1'200'000, .band = 3'000'000.0, .isWithinBand = true, .isBetter = {}};
    TileAnswer answer = tile(TileKind::Kpi, "Wärmebedarf der Wohngebäude", kpi);
    answer.isStale = true;
    answer.refresh = {
        .kind = NextStep::Kind::RunAnalysis, .target = "heat", .label = {"Neu berechnen", "Compute again"}};
    answer.validShare = 0.834;
    return answer;
}

inline TileAnswer kpiWithHistory()
{
    KpiAnswer kpi = peoplePerKm2();
    kpi.name = same("Photovoltaik in Betrieb");
    kpi.form = {.unit = "MW", .unitTitle = {}, .decimals = 1};
    kpi.value = 34.7;
    kpi.target.reset();
    kpi.trend.reset();
    kpi.history.form = kpi.form;
    kpi.history.points = {{2008.0, 0.4}, {2010.0, 3.1}, {2012.0, 9.8}, {2016.0, 11.0}, {2020.0, 16.2}, {2024.0, 34.7}};
    return tile(TileKind::Kpi, "Photovoltaik in Betrieb", kpi);
}

inline TileAnswer scenarios()
{
    KpiAnswer kpi = peoplePerKm2();
    kpi.name = same("Autofahrten je Tag");
    kpi.form = {.unit = "1", .unitTitle = same("Fahrten/Tag"), .decimals = 0};
    kpi.value = 48'210;
    kpi.scenarios = {{.title = same("Heute"), .dataset = "a", .value = 48'210, .difference = {}},
                     {.title = same("Radnetz"),
                      .dataset = "b",
                      .value = 44'905,
                      .difference = Difference{-3'305, 900.0, false, true}},
                     {.title = same("Ortsumfahrung Nord"),
                      .dataset = "c",
                      .value = 48'660,
                      .difference = Difference{450, 900.0, true, {}}},
                     {.title = same("Beides"),
                      .dataset = "d",
                      .value = 49'870,
                      .difference = Difference{1'660, 900.0, false, false}}};
    return tile(TileKind::Kpi, "Autofahrten je Tag im Vergleich", kpi);
}

inline TileAnswer gauge()
{
    KpiAnswer number = peoplePerKm2();
    number.name = same("Anteil erneuerbarer Wärme");
    number.form = {.unit = "%", .unitTitle = {}, .decimals = 1};
    number.value = 37.4;
    number.target = 65;
    number.trend.reset();
    return tile(TileKind::Gauge, "Anteil erneuerbarer Wärme",
                GaugeAnswer{.number = number, .minimum = 0, .maximum = 100, .thresholds = {30, 65}});
}

inline BarAnswer barAnswer(const std::vector<std::string>& labels, const std::vector<double>& values)
{
    BarAnswer bar;
    for (const std::string& label : labels) {
        bar.labels.push_back({.text = same(label), .key = label, .isRest = label == "übrige"});
    }
    ChartSeries series{.name = same("Gebäude"),
                       .color = 0,
                       .values = {},
                       .form = {.unit = {}, .unitTitle = {}, .decimals = 0, .isCount = true}};
    series.values.assign(values.begin(), values.end());
    bar.series = {series};
    bar.binding = {.dataset = "gebaeude", .column = "nutzung", .where = {}, .texts = labels, .edges = {}};
    return bar;
}

inline TileAnswer bars()
{
    return tile(TileKind::Bar, "Gebäude nach Nutzung",
                barAnswer({"Wohngebäude für öffentliche Zwecke", "Wohnhaus", "Scheune", "Gewerbe und Industrie",
                           "Wochenendhaus", "Schule", "übrige"},
                          {12'345, 8'421, 5'210, 2'230, 945, 87, 1'460}));
}

inline TileAnswer standingBars()
{
    BarAnswer bar =
        barAnswer({"0–17", "18–29", "30–49", "50–64", "65–79", "80+"}, {4210, 3180, 6840, 6120, 4530, 1790});
    bar.series[0].name = same("Einwohner");
    return tile(TileKind::Bar, "Altersgruppen", bar);
}

inline TileAnswer groupedBars()
{
    BarAnswer bar = barAnswer({"Nord", "Mitte", "Süd", "West"}, {120, 340, 90, 210});
    bar.series[0].name = same("2015");
    for (const auto& [name, factor] : {std::pair("2020", 1.2), {"2025", 0.7}}) {
        ChartSeries series = bar.series[0];
        series.name = same(name);
        series.color = bar.series.size();
        for (auto& value : series.values) {
            value = std::round(*value * factor);
        }
        bar.series.push_back(series);
    }
    bar.series[1].values[2].reset();
    return tile(TileKind::Bar, "Fertiggestellte Wohnungen", bar);
}

inline TileAnswer shares(bool isShare = true)
{
    TileAnswer answer = groupedBars();
    auto& bar = std::get<BarAnswer>(answer.shown);
    const std::vector<std::string> names{"Auto", "Fahrrad", "zu Fuß", "Bus und Bahn"};
    const std::vector<std::vector<double>> values{{52, 41, 66, 58}, {14, 22, 8, 12}, {24, 27, 19, 22}, {10, 10, 7, 8}};
    bar.series.resize(1);
    bar.series.resize(4, bar.series[0]);
    for (std::size_t i = 0; i < names.size(); ++i) {
        bar.series[i].name = same(names[i]);
        bar.series[i].color = i;
        bar.series[i].values.assign(values[i].begin(), values[i].end());
    }
    bar.isShare = isShare;
    bar.isStacked = true;
    answer.title = same("Wege nach Verkehrsmittel");
    return answer;
}

inline TileAnswer histogram(std::size_t bins = 24)
{
    HistogramAnswer histogram;
    for (std::size_t i = 0; i <= bins; ++i) {
        histogram.edges.push_back(1900 + 125.0 / static_cast<double>(bins) * static_cast<double>(i));
    }
    for (std::size_t i = 0; i < bins; ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(bins);
        histogram.counts.push_back(static_cast<std::int64_t>(20 + 900 * std::exp(-40 * (x - 0.55) * (x - 0.55)) +
                                                             300 * std::exp(-90 * (x - 0.85) * (x - 0.85))));
    }
    histogram.missingCount = 1'204;
    histogram.axis = same("Baujahr");
    histogram.form = {.unit = {}, .unitTitle = {}, .decimals = 0};
    return tile(TileKind::Histogram, "Wohngebäude nach Baujahr", histogram);
}

inline TileAnswer unevenHistogram()
{
    HistogramAnswer histogram;
    histogram.edges = {0, 50, 100, 250, 1000, 50000};
    histogram.counts = {210, 1840, 3920, 720, 64};
    histogram.axis = same("Grundfläche");
    histogram.form = {.unit = "m2", .unitTitle = {}, .decimals = 0};
    return tile(TileKind::Histogram, "Gebäude nach Grundfläche", histogram);
}

inline TileAnswer table()
{
    TableAnswer table;
    table.columns = {
        {.title = same("Ortsteil")},
        {.title = same("Einwohner"), .isNumber = true, .form = {.unit = {}, .unitTitle = {}, .decimals = 0}},
        {.title = same("Fläche"), .isNumber = true, .form = {.unit = "km2", .unitTitle = {}, .decimals = 2}},
        {.title = same("Anteil über 65 Jahre"),
         .isNumber = true,
         .form = {.unit = "%", .unitTitle = {}, .decimals = 1}}};
    const std::vector<std::string> names{
        "Althausen", "Bergdorf", "Oberkirchbach an der Sieg", "Mitte", "Neustadt", "Seefeld", "Talheim", "Unterwald",
        "Weiler",    "Zell"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto x = static_cast<double>(i);
        TableRow row;
        row.key = names[i];
        row.cells = {names[i], std::round(1200 + 3100 * std::abs(std::sin(x * 2.1))), 2.5 + 1.37 * x,
                     i == 4 ? TableCell() : TableCell(18.0 + 7.3 * std::abs(std::cos(x)))};
        table.rows.push_back(row);
    }
    table.totalCount = 10;
    return tile(TileKind::Table, "Ortsteile im Überblick", table);
}

inline TileAnswer text()
{
    return tile(
        TileKind::Text, "Worum es geht",
        TextAnswer{same("## Bevölkerung\nDie Stadt wächst **langsam**, vor allem durch *Zuzug*.\n\n- mehr "
                        "Haushalte mit einer Person\n- weniger Kinder in den Randlagen\n\nQuelle: Melderegister")});
}

inline TileAnswer missing()
{
    TileAnswer answer = tile(TileKind::Bar, "Altersgruppen",
                             MissingAnswer{.what = MissingAnswer::What::Role,
                                           .id = "people",
                                           .reason = {"Es gibt keine Einwohner nach Alter in diesem Projekt.",
                                                      "There are no inhabitants by age in this project."},
                                           .step = {.kind = NextStep::Kind::ImportRole,
                                                    .target = "people",
                                                    .label = {"Altersgruppen importieren …", "Import age groups …"}}});
    return answer;
}

inline TileAnswer lines()
{
    LineAnswer line;
    const std::vector<std::string> names{"Photovoltaik", "Windkraft", "Biomasse"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        LineSeries series{.name = same(names[i]),
                          .color = i,
                          .points = {},
                          .form = {.unit = "MWh/a", .unitTitle = {}, .decimals = 0}};
        for (int year = 2008; year <= 2024; ++year) {
            const double x = year - 2008;
            const double value = i == 0 ? 1'200 * std::exp(x * 0.17) : i == 1 ? 9'000 + 700 * x : 6'500 + 120 * x;
            series.points.emplace_back(year, i == 1 && year == 2015 ? std::nullopt : std::optional(value));
        }
        line.series.push_back(series);
    }
    return tile(TileKind::Line, "Strom aus erneuerbaren Quellen", line);
}

inline TileAnswer timeLine(std::size_t count = 400)
{
    LineAnswer line;
    line.isTime = true;
    LineSeries series{
        .name = same("Pegel"), .color = 0, .points = {}, .form = {.unit = "cm", .unitTitle = {}, .decimals = 0}};
    for (std::size_t i = 0; i < count; ++i) {
        const auto x = static_cast<double>(i);
        series.points.emplace_back(1.7e9 + x * 86'400, 120 + 60 * std::sin(x / 40) + 25 * std::sin(x * 0.9));
    }
    line.series.push_back(series);
    return tile(TileKind::Line, "Wasserstand der Messstelle", line);
}

inline TileAnswer boxes()
{
    BoxAnswer box;
    const std::vector<std::string> names{"Einfamilienhaus", "Reihenhaus", "Mehrfamilienhaus",
                                         "Großes Mehrfamilienhaus"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double m = 210.0 - 35.0 * static_cast<double>(i);
        box.groups.push_back({.name = same(names[i]),
                              .count = 4'210 / static_cast<std::int64_t>(i + 1),
                              .missingCount = 12,
                              .summary = {.minimum = m - 150,
                                          .lowWhisker = m - 110,
                                          .lowQuartile = m - 40,
                                          .median = m,
                                          .highQuartile = m + 35,
                                          .highWhisker = m + 120,
                                          .maximum = m + 420,
                                          .outlierCount = 31}});
    }
    box.axis = same("Wärmebedarf");
    box.form = {.unit = "kWh/(m2*a)", .unitTitle = {}, .decimals = 0};
    box.binding = {.dataset = "gebaeude", .column = "typ", .where = {}, .texts = names, .edges = {}};
    return tile(TileKind::Box, "Wärmebedarf nach Gebäudetyp", box);
}

inline TileAnswer scatter(std::size_t count = 24)
{
    ScatterAnswer scatter;
    for (std::size_t i = 0; i < count; ++i) {
        const auto x = static_cast<double>(i);
        const std::string name = "Ortsteil " + std::to_string(i + 1);
        scatter.points.push_back({.x = 15 + 20 * std::abs(std::sin(x * 1.7)),
                                  .y = 900 + 55 * x + 400 * std::sin(x * 3.1),
                                  .label = name,
                                  .fid = 0,
                                  .key = name});
    }
    scatter.totalCount = static_cast<std::int64_t>(count);
    scatter.axisX = same("Anteil über 65 Jahre");
    scatter.axisY = same("Einwohnerdichte");
    scatter.formX = {.unit = "%", .unitTitle = {}, .decimals = 1};
    scatter.formY = {.unit = "1/km2", .unitTitle = same("Einw./km²"), .decimals = 0};
    scatter.correlation = 0.624;
    return tile(TileKind::Scatter, "Alter und Dichte der Ortsteile", scatter);
}

inline TileAnswer calendar(int days = 365)
{
    HeatCalendarAnswer calendar;
    calendar.minimum = 1e9;
    for (int i = 0; i < days; ++i) {
        const double value = std::round(40 + 30 * std::sin(i / 58.0) + (i % 7 > 4 ? -25 : 6) + 8 * std::sin(i * 2.3));
        const bool isKnown = i % 53 != 20;
        calendar.days.push_back(
            {.day = 20'089 + i, .value = isKnown ? std::optional(value) : std::nullopt}); // from 2025-01-01
        calendar.minimum = std::min(calendar.minimum, value);
        calendar.maximum = std::max(calendar.maximum, value);
    }
    calendar.form = {.unit = "1", .unitTitle = same("Ausleihen"), .decimals = 0};
    return tile(TileKind::HeatCalendar, "Ausleihen von Leihrädern", calendar);
}

inline TileAnswer sankey()
{
    SankeyAnswer sankey;
    const std::vector<std::string> names{"Altstadt", "Nordstadt", "Gewerbegebiet Süd", "Umland"};
    for (const int side : {0, 1}) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            sankey.nodes.push_back({.name = same(names[i]), .color = i, .side = side, .value = 0});
        }
    }
    for (std::size_t from = 0; from < names.size(); ++from) {
        for (std::size_t to = 0; to < names.size(); ++to) {
            const double value = from == to ? 0.0 : 200.0 + 130.0 * static_cast<double>((from * 7 + to * 3) % 11);
            if (value > 0.0) {
                sankey.links.push_back({.from = from, .to = names.size() + to, .value = value});
                sankey.nodes[from].value += value;
                sankey.nodes[names.size() + to].value += value;
            }
        }
    }
    sankey.withinSum = 5'310;
    sankey.form = {.unit = "1", .unitTitle = same("Pendelnde"), .decimals = 0};
    sankey.binding = {.dataset = "pendler", .column = "wohnort", .where = {}, .texts = names, .edges = {}};
    return tile(TileKind::Sankey, "Wege zur Arbeit", sankey);
}

inline TileAnswer filterOfTexts()
{
    FilterAnswer filter;
    filter.choices = {
        {"Wohngebäude", 12'345}, {"Gewerbe und Industrie", 2'230}, {"Öffentliche Einrichtung", 412}, {"Scheune", 87}};
    filter.otherCount = 31;
    return tile(TileKind::Filter, "Nutzung", filter);
}

inline TileAnswer filterOfNumbers()
{
    FilterAnswer filter;
    filter.minimum = 1890;
    filter.maximum = 2024;
    filter.form = {.unit = {}, .unitTitle = {}, .decimals = 0};
    return tile(TileKind::Filter, "Baujahr", filter);
}

/// All of them, each once.
inline std::vector<TileAnswer> all()
{
    return {kpi(),         kpiOfMillions(), kpiWithHistory(),  scenarios(), gauge(),           bars(),   standingBars(),
            groupedBars(), shares(),        shares(false),     histogram(), unevenHistogram(), lines(),  timeLine(),
            boxes(),       scatter(),       scatter(3'000),    calendar(),  calendar(1'100),   sankey(), table(),
            text(),        filterOfTexts(), filterOfNumbers(), missing()};
}

} // namespace weitblick::dashboard::sample
