// SPDX-License-Identifier: GPL-3.0-or-later
// Two municipalities of one square kilometre, the first with two districts, and a few rows of every role that the
// indicators read: small enough to work out each number by hand. Columns are named as real sources name them.
#pragma once

#include "tests/support/analysis_run.h"

namespace weitblick::test {

inline std::string rectangle(double left, double bottom, double right, double top)
{
    const auto at = [](double x, double y) { return std::to_string(x) + " " + std::to_string(y); };
    return "POLYGON((" + at(left, bottom) + "," + at(right, bottom) + "," + at(right, top) + "," + at(left, top) + "," +
           at(left, bottom) + "))";
}

inline std::string pointAt(double x, double y)
{
    return "POINT(" + std::to_string(x) + " " + std::to_string(y) + ")";
}

/// A cell as a test writes it: {7}, {"Text"}, {} …
inline Value whole(std::int64_t value)
{
    return value;
}
inline Value text(const char* value)
{
    return std::string(value);
}
inline Value none()
{
    return std::monostate();
}

struct SmallCounty : AnalysisProject {
    using Type = workspace::ColumnType;
    using Geometry = workspace::GeometryType;

    /// Columns from "name:T" (text), "name:I" (integer), "name:R" (real).
    static std::vector<workspace::Column> columnsOf(const std::vector<std::string>& names)
    {
        std::vector<workspace::Column> columns;
        for (const std::string& each : names) {
            const std::size_t colon = each.rfind(':');
            const char kind = each[colon + 1];
            const Type type = kind == 'T' ? Type::Text : kind == 'I' ? Type::Integer : Type::Real;
            columns.push_back({each.substr(0, colon), type, "", ""});
        }
        return columns;
    }
    bool add(const std::string& name, const std::string& role, Geometry geometry, const std::vector<std::string>& names,
             const std::vector<Row>& rows)
    {
        const workspace::LayerSchema schema{.name = name,
                                            .geometry = geometry,
                                            .srsId = geometry == Geometry::None ? 0 : 25832,
                                            .columns = columnsOf(names)};
        if (!addLayer(project, schema, rows)) {
            return false;
        }
        return role.empty() ||
               project
                   .apply(workspace::AssignRole{.role = role,
                                                .dataset = name,
                                                .assignment = workspace::RoleAssignment{.role = role, .dataset = name}})
                   .has_value();
    }
    bool addZones()
    {
        return add("Gemeinden", "zones", Geometry::Polygon, {"AGS:T", "GEN:T"},
                   {{rectangle(0, 0, 1000, 1000), {text("06999001"), text("Adorf")}},
                    {rectangle(1000, 0, 2000, 1000), {text("06999002"), text("Bestadt")}}}) &&
               add("Ortsteile", "districts", Geometry::Polygon, {"SCHLUESSEL:T", "NAME:T"},
                   {{rectangle(0, 0, 500, 1000), {text("0699900101"), text("Westend")}},
                    {rectangle(500, 0, 1000, 1000), {text("0699900102"), text("Ostend")}},
                    {rectangle(1000, 0, 2000, 1000), {text("0699900201"), text("Bestadt")}}});
    }
    bool addPeople()
    {
        const auto ages = [](const char* key, std::vector<std::int64_t> numbers) {
            Row row{"", {text(key)}};
            row.values.insert(row.values.end(), numbers.begin(), numbers.end());
            return row;
        };
        return add("Altersgruppen", "age_groups", Geometry::None,
                   {"Schlüssel:T", "Insgesamt:I", "unter 6:I", "6 bis 17:I", "18 bis 29:I", "30 bis 49:I",
                    "50 bis 64:I", "65 und älter:I"},
                   {ages("0699900101", {100, 10, 20, 10, 30, 20, 10}),
                    ages("0699900102", {300, 20, 40, 40, 80, 60, 60}),
                    ages("0699900201", {200, 10, 10, 20, 40, 60, 60})}) &&
               add("Gitter", "population_grid", Geometry::Point, {"Einwohner:I"},
                   {{pointAt(250, 250), {whole(90)}},
                    {pointAt(750, 250), {whole(200)}},
                    {pointAt(750, 750), {none()}},
                    {pointAt(1500, 500), {whole(210)}}});
    }
    /// `copies` of each: enough for those figures that are withheld for too few.
    bool addBuildings(std::size_t copies = 1)
    {
        const auto building = [](const std::string& shape, const char* code, Value year,
                                 std::vector<std::int64_t> numbers, const char* heating, double heat) {
            Row row{shape, {text(code), std::move(year)}};
            row.values.insert(row.values.end(), numbers.begin(), numbers.end());
            row.values.emplace_back(text(heating));
            row.values.emplace_back(heat);
            return row;
        };
        const std::vector<Row> each = {
            building(rectangle(100, 100, 120, 110), "31001_1010", whole(1900), {2, 1, 1, 3, 160, 1}, "Gas", 16000),
            building(rectangle(600, 100, 620, 110), "31001_1010", whole(1960), {3, 6, 6, 12, 480, 0}, "Wärmepumpe",
                     24000),
            building(rectangle(700, 100, 710, 110), "31001_2463", none(), {1, 0, 0, 0, 80, 0}, "keine", 0),
            building(rectangle(1100, 100, 1130, 110), "31001_1010", whole(1990), {2, 2, 2, 5, 480, 0}, "Gas", 24000),
            // across the border, two thirds of it in Bestadt
            building(rectangle(990, 500, 1020, 510), "31001_1010", none(), {2, 1, 1, 2, 480, 0}, "Holz", 24000)};
        std::vector<Row> rows;
        for (std::size_t copy = 0; copy < copies; ++copy) {
            rows.insert(rows.end(), each.begin(), each.end());
        }
        return add("Gebaeude", "buildings", Geometry::Polygon,
                   {"gfk:T", "baujahr:I", "geschosse:I", "wohnungen:I", "haushalte:I", "einwohner:I",
                    "nutzflaeche_m2:I", "denkmal:I", "heizung:T", "waerme_kwh:R"},
                   rows);
    }
    bool addLand()
    {
        return add("Nutzung", "land_use", Geometry::Polygon, {"nutzart:T"},
                   {{rectangle(0, 0, 200, 1000), {text("Wohnbaufläche")}},
                    {rectangle(500, 0, 1500, 500), {text("Wald")}},
                    {rectangle(1500, 0, 2000, 1000), {text("Ackerland")}},
                    {rectangle(200, 0, 300, 100), {text("Gewässer")}},
                    {rectangle(1000, 900, 1500, 1000), {text("Verkehrsfläche")}}}) &&
               add("Schutzgebiete", "protected_areas", Geometry::Polygon, {"art:T"},
                   {{rectangle(0, 0, 400, 500), {text("NSG")}}, {rectangle(200, 0, 600, 500), {text("LSG")}}}) &&
               add("Hochwasser", "flood_areas", Geometry::Polygon, {"gewaesser:T"},
                   {{rectangle(1000, 0, 1200, 200), {text("Muster")}}}) &&
               add("Flurstuecke", "parcels", Geometry::Polygon, {"afl:I"},
                   {{rectangle(10, 10, 20, 20), {whole(100)}},
                    {rectangle(30, 10, 40, 20), {whole(300)}},
                    {rectangle(50, 10, 60, 20), {whole(200)}},
                    {rectangle(1010, 10, 1020, 20), {whole(1000)}}});
    }
    bool addServices()
    {
        return add("Einrichtungen", "facilities", Geometry::Point, {"Einrichtung:T", "Kapazität:I"},
                   {{pointAt(100, 100), {text("Kita"), whole(20)}},
                    {pointAt(1100, 100), {text("Kita"), whole(5)}},
                    {pointAt(200, 100), {text("Grundschule"), whole(30)}},
                    {pointAt(300, 100), {text("Hausarztpraxis"), whole(1)}},
                    {pointAt(700, 100), {text("Hausarztpraxis"), whole(1)}},
                    {pointAt(1300, 100), {text("Hausarztpraxis"), whole(1)}},
                    {pointAt(400, 100), {text("Apotheke"), whole(1)}},
                    {pointAt(1400, 100), {text("Supermarkt"), whole(1)}},
                    {pointAt(450, 100), {text("Krankenhaus"), whole(6)}}}) &&
               add("Breitband", "broadband", Geometry::Point, {"haushalte:I", "ge100:I", "ge1000:I"},
                   {{pointAt(250, 500), {whole(10), whole(100), whole(50)}},
                    {pointAt(750, 500), {whole(30), whole(80), whole(0)}},
                    {pointAt(1500, 500), {whole(20), whole(100), whole(100)}}});
    }
    bool addEconomy()
    {
        const auto flow = [](const char* from, const char* to, std::int64_t people) {
            return Row{"", {text(from), text(from), text(to), text(to), whole(people)}};
        };
        return add("Arbeitsstaetten", "workplaces", Geometry::Point, {"Beschäftigte:I"},
                   {{pointAt(300, 300), {whole(60)}},
                    {pointAt(700, 300), {whole(40)}},
                    {pointAt(1300, 300), {whole(30)}}}) &&
               add("Pendler", "commuters", Geometry::None,
                   {"Wohnort AGS:T", "Wohnort:T", "Arbeitsort AGS:T", "Arbeitsort:T", "Anzahl:I"},
                   {flow("06999001", "06999001", 50), flow("06999001", "06999002", 20),
                    flow("06999002", "06999001", 35), flow("06999001", "06998001", 30),
                    flow("06998001", "06999001", 15), flow("06998001", "06999002", 5)}) &&
               add("Gewerbe", "commercial_sites", Geometry::Polygon, {"status:T", "flaeche_m2:R"},
                   {{rectangle(100, 800, 150, 900), {text("verfügbar"), 5000.0}},
                    {rectangle(200, 800, 230, 900), {text("genutzt"), 3000.0}},
                    {rectangle(1200, 700, 1400, 800), {text("verfügbar"), 20000.0}}});
    }
    bool addMobilityAndEnergy()
    {
        return add("Unfaelle", "accidents", Geometry::Point, {"IstRad:I", "UKATEGORIE:I"},
                   {{pointAt(100, 200), {whole(1), whole(2)}},
                    {pointAt(600, 200), {whole(0), whole(3)}},
                    {pointAt(1600, 200), {whole(0), whole(3)}}}) &&
               add("Parkplaetze", "parking", Geometry::Point, {"stellplaetze:I", "ladepunkte:I"},
                   {{pointAt(100, 300), {whole(10), whole(4)}}, {pointAt(1100, 300), {whole(3), whole(0)}}}) &&
               add("Gas", "gas_blocks", Geometry::Polygon, {"anschluesse:I", "kwh_2024:R"},
                   {{rectangle(800, 0, 1200, 100), {whole(9), 8000.0}},
                    {rectangle(0, 0, 100, 100), {whole(2), none()}}}) &&
               add("Daecher", "roofs", Geometry::Polygon, {"eignung:T", "flaeche_m2:R", "einstrahlung:R", "kommunal:I"},
                   {{rectangle(100, 100, 110, 110), {text("gut"), 100.0, 1000.0, whole(1)}},
                    {rectangle(110, 100, 115, 110), {text("möglicherweise"), 50.0, 850.0, whole(0)}},
                    {rectangle(1100, 100, 1130, 110), {text("hervorragend"), 300.0, 1150.0, whole(0)}}}) &&
               addUnits();
    }
    bool addUnits()
    {
        const auto unit = [](const char* municipality, const char* carrier, const char* status, double kw, Value kwh) {
            return Row{"", {text(municipality), text(carrier), text(status), kw, std::move(kwh)}};
        };
        return add("Anlagen", "generation_units", Geometry::None,
                   {"Gemeindeschluessel:T", "Energietraeger:T", "Betriebsstatus:T", "Bruttoleistung:R",
                    "NutzbareSpeicherkapazitaet:R"},
                   {unit("06999001", "Solare Strahlungsenergie", "In Betrieb", 9.0, none()),
                    unit("06999001", "Solare Strahlungsenergie", "Endgültig stillgelegt", 3.0, none()),
                    unit("06999001", "Speicher", "In Betrieb", 5.0, 10.0),
                    unit("06999002", "Solare Strahlungsenergie", "In Betrieb", 30.0, none())});
    }
    bool addAll()
    {
        return addZones() && addPeople() && addBuildings() && addLand() && addServices() && addEconomy() &&
               addMobilityAndEnergy();
    }
    /// Runs the indicators; the name of their dataset.
    Result<std::string> compute(const std::string& name = "Kennzahlen")
    {
        WB_TRY(const analysis::RunOutcome outcome, run("indicators", {}, {.outputNames = {{"result", name}}}));
        return outcome.outputs.at("result").schema.name;
    }
};

} // namespace weitblick::test
