// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/pv_economics_form.h"

namespace weitblick::energy {

namespace {

using analysis::ColumnDemand;
using analysis::CrsDemand;
using analysis::GeometryKind;
using analysis::Parameter;
using analysis::ParameterKind;
using analysis::Presence;

Parameter roofColumn(std::string id, Text title, Text help, ColumnDemand columns = ColumnDemand::Number)
{
    return {.id = std::move(id),
            .title = std::move(title),
            .help = std::move(help),
            .kind = ParameterKind::Column,
            .columnOf = "roofs",
            .columns = columns,
            .presence = Presence::Optional};
}

void addColumns(std::vector<Parameter>& parameters)
{
    parameters.push_back(roofColumn("power_column", {"Spalte der Leistung", "Column of the power"},
                                    {"Leistung der Module in kWp; ohne Angabe die Spalte der Rolle „Dachflächen“.",
                                     "Power of the modules in kWp; if not given, the column of the role roofs."}));
    parameters.push_back(roofColumn("yield_column", {"Spalte des Jahresertrags", "Column of the yearly yield"},
                                    {"Ertrag in kWh im ersten Jahr.", "Yield in kWh in the first year."}));
    parameters.push_back(roofColumn("tilt_column", {"Spalte der Neigung", "Column of the tilt"},
                                    {"Grad gegen die Waagerechte; nur für den ausführlichen Weg.",
                                     "Degrees from the horizontal; only for the detailed mode."}));
    parameters.push_back(roofColumn("azimuth_column", {"Spalte der Ausrichtung", "Column of the direction"},
                                    {"Grad, 0 = Nord, 90 = Ost; nur für den ausführlichen Weg.",
                                     "Degrees, 0 = north, 90 = east; only for the detailed mode."}));
    parameters.push_back(roofColumn("building_column", {"Spalte des Gebäudes", "Column of the building"},
                                    {"Flächen desselben Gebäudes sind eine Anlage mit einem Zähler: Leistung für "
                                     "Vergütung und Preisstufe und der Verbrauch gelten für alle zusammen.",
                                     "Surfaces of one building are one system with one meter: power for tariff and "
                                     "price and the consumption count for all of them together."},
                                    ColumnDemand::Any));
    parameters.push_back(roofColumn("demand_column", {"Spalte des Stromverbrauchs", "Column of the consumption"},
                                    {"Jahresverbrauch des Gebäudes in kWh; nur für den ausführlichen Weg.",
                                     "Yearly consumption of the building in kWh; only for the detailed mode."}));
}

Parameter fromRegistry(std::string id, Text title, Text help, std::string unit, std::string entry)
{
    return {.id = std::move(id),
            .title = std::move(title),
            .help = std::move(help),
            .kind = ParameterKind::Number,
            .unit = std::move(unit),
            .registryEntry = std::move(entry)};
}

void addPrices(std::vector<Parameter>& parameters)
{
    parameters.push_back(fromRegistry("electricity_price", {"Strompreis", "Electricity price"},
                                      {"Was eine Kilowattstunde aus dem Netz im ersten Jahr kostet.",
                                       "What a kilowatt-hour from the grid costs in the first year."},
                                      "€/kWh", "energy_prices/household_electricity"));
    parameters.back().range = {0.0, 2.0};
    parameters.push_back({.id = "feed_in_tariff",
                          .title = {"Einspeisevergütung", "Feed-in tariff"},
                          .help = {"Anstelle der Sätze des EEG nach Leistung und Tag.",
                                   "In place of the rates of the EEG by power and day."},
                          .kind = ParameterKind::Number,
                          .unit = "ct/kWh",
                          .range = {0.0, 100.0},
                          .presence = Presence::Optional});
    parameters.push_back({.id = "investment_per_kwp",
                          .title = {"Investition je kWp", "Investment for each kWp"},
                          .help = {"Netto und ohne Speicher; ohne Angabe die Mitte der Spanne nach Größe der Anlage.",
                                   "Net and without battery; if not given, the middle of the range by size."},
                          .kind = ParameterKind::Number,
                          .unit = "€/kWp",
                          .range = {0.0, 10'000.0},
                          .presence = Presence::Optional});
    parameters.push_back(fromRegistry("running_cost", {"Betriebskosten im Jahr", "Running cost a year"},
                                      {"Teil der Investition: Wartung, Zähler, Versicherung.",
                                       "Part of the investment: maintenance, meter, insurance."},
                                      "%", "energy_prices/photovoltaic_running_cost"));
    parameters.back().range = {0.0, 20.0};
    parameters.push_back(fromRegistry("price_increase", {"Steigerung der Preise im Jahr", "Rise of prices a year"},
                                      {"Von Strompreis und Betriebskosten; die Vergütung bleibt.",
                                       "Of electricity price and running cost; the tariff stays."},
                                      "%", "energy_prices/electricity_price_increase"));
    parameters.back().range = {-10.0, 20.0};
    parameters.push_back(fromRegistry("discount_rate", {"Kalkulationszinssatz", "Discount rate"},
                                      {"Was Geld anderswo bringt.", "What money earns elsewhere."}, "%",
                                      "energy_prices/discount_rate"));
    parameters.back().range = {-5.0, 30.0};
    parameters.push_back(fromRegistry("degradation", {"Alterung der Module im Jahr", "Ageing of the modules a year"},
                                      {"Um so viel sinkt der Ertrag jedes Jahr.", "The yield falls by this each year."},
                                      "%", "photovoltaic_systems/module_degradation"));
    parameters.back().range = {0.0, 5.0};
    parameters.push_back(
        fromRegistry("years", {"Betrachtete Jahre", "Years"},
                     {"Höchstens die 20 Jahre, die das EEG zahlt.", "At most the 20 years for which the EEG pays."},
                     "a", "eeg/payment_years"));
    parameters.back().range = {1.0, 20.0};
    parameters.push_back(fromRegistry("emission_factor", {"Emissionen des ersetzten Stroms", "Emissions replaced"},
                                      {"Treibhausgase je kWh, die nicht aus dem Netz kommt.",
                                       "Greenhouse gases for each kWh that the grid does not supply."},
                                      "g CO2e/kWh", "emission_factors/grid_electricity_mix"));
    parameters.back().range = {0.0, 2000.0};
}

Parameter loadProfile()
{
    return {.id = "load_profile",
            .title = {"Lastprofil", "Load profile"},
            .help = {"Wie sich der Verbrauch über das Jahr verteilt (BDEW).",
                     "How the consumption is spread over the year (BDEW)."},
            .kind = ParameterKind::Choice,
            .defaultValue = "h25",
            .choices = {{"h25", {"Haushalt 2025", "household 2025"}},
                        {"g25", {"Gewerbe 2025", "business 2025"}},
                        {"l25", {"Landwirtschaft 2025", "farms 2025"}},
                        {"h0", {"Haushalt 1999", "household 1999"}},
                        {"g0", {"Gewerbe allgemein 1999", "business in general 1999"}},
                        {"g1", {"Gewerbe werktags 8–18 Uhr", "business, workdays 8 to 18"}},
                        {"g2", {"Gewerbe am Abend", "business, evenings"}},
                        {"g3", {"Gewerbe durchlaufend", "business, around the clock"}},
                        {"g4", {"Laden, Friseur", "shop, hairdresser"}},
                        {"g5", {"Bäckerei", "bakery"}},
                        {"g6", {"Wochenendbetrieb", "weekend business"}},
                        {"l0", {"Landwirtschaft 1999", "farms 1999"}},
                        {"l1", {"Milchwirtschaft", "dairy farms"}},
                        {"l2", {"Übrige Landwirtschaft", "other farms"}}}};
}

void addOwnUse(std::vector<Parameter>& parameters)
{
    parameters.push_back({.id = "mode",
                          .title = {"Weg", "Mode"},
                          .help = {"Einfach: ein fester Anteil des Ertrags wird selbst verbraucht. Ausführlich: "
                                   "Erzeugung, Lastprofil und Speicher in Viertelstunden; braucht Wetterdaten.",
                                   "Quick: a fixed share of the yield is used on site. Detailed: generation, load "
                                   "profile and battery in quarter-hours; needs weather data."},
                          .kind = ParameterKind::Choice,
                          .defaultValue = "quick",
                          .choices = {{"quick", {"einfach", "quick"}}, {"detailed", {"ausführlich", "detailed"}}}});
    parameters.push_back({.id = "feed_in",
                          .title = {"Einspeisung", "Feed-in"},
                          .help = {"Überschuss (Teileinspeisung) oder der ganze Ertrag (Volleinspeisung).",
                                   "The surplus, or all of the yield."},
                          .kind = ParameterKind::Choice,
                          .defaultValue = "surplus",
                          .choices = {{"surplus", {"Überschuss", "surplus"}}, {"full", {"Volleinspeisung", "full"}}}});
    parameters.push_back(fromRegistry("own_use_share", {"Anteil des Eigenverbrauchs", "Share of own use"},
                                      {"Teil des Ertrags, der im Haus verbraucht wird; nur für den einfachen Weg.",
                                       "Part of the yield that is used on site; only for the quick mode."},
                                      "%", "photovoltaic_systems/own_use_share"));
    parameters.back().range = {0.0, 100.0};
    parameters.push_back(fromRegistry("demand", {"Stromverbrauch je Gebäude", "Consumption for each building"},
                                      {"Wo keine Spalte ihn nennt; nur für den ausführlichen Weg.",
                                       "Where no column has it; only for the detailed mode."},
                                      "kWh/a", "photovoltaic_systems/household_demand"));
    parameters.back().range = {0.0, 100'000'000.0};
    parameters.push_back(loadProfile());
    parameters.push_back({.id = "battery_per_kwp",
                          .title = {"Speicher je kWp", "Battery for each kWp"},
                          .help = {"Nutzbare Kapazität; 0: ohne Speicher. Nur für den ausführlichen Weg.",
                                   "Usable capacity; 0: no battery. Only for the detailed mode."},
                          .kind = ParameterKind::Number,
                          .unit = "kWh/kWp",
                          .range = {0.0, 20.0},
                          .defaultValue = "0"});
    parameters.push_back({.id = "feed_in_limit",
                          .title = {"Grenze der Einspeisung", "Limit of the feed-in"},
                          .help = {"Teil der Leistung, der höchstens eingespeist wird, zum Beispiel 60 % ohne "
                                   "Steuerung (§ 9 EEG). Nur für den ausführlichen Weg.",
                                   "Part of the power that is fed in at most, for example 60 % without control "
                                   "(§ 9 EEG). Only for the detailed mode."},
                          .kind = ParameterKind::Number,
                          .unit = "%",
                          .range = {0.0, 100.0},
                          .presence = Presence::Optional});
    parameters.push_back({.id = "load_year",
                          .title = {"Kalenderjahr der Last", "Calendar year of the load"},
                          .help = {"Bestimmt Wochentage und Feiertage (Hessen); ein Jahr mit 365 Tagen.",
                                   "Decides on weekdays and holidays (Hessen); a year of 365 days."},
                          .kind = ParameterKind::Integer,
                          .range = {1997, 2037},
                          .defaultValue = "2026"});
}

} // namespace

std::vector<analysis::Input> pvEconomicsInputs()
{
    return {{.id = "roofs",
             .title = {"Dachflächen", "Roofs"},
             .help = {"Dachflächen mit Leistung in kWp und Jahresertrag in kWh.",
                      "Roofs with power in kWp and yearly yield in kWh."},
             .role = "roofs"},
            {.id = "districts",
             .title = {"Ortsteile", "Districts"},
             .help = {"Flächen, für die zusammengezählt wird; eine Dachfläche gehört dorthin, wo ihre Mitte liegt.",
                      "Areas to sum up for; a roof belongs to where its middle is."},
             .role = "districts",
             .kinds = {GeometryKind::Polygons},
             .presence = Presence::Optional},
            {.id = "weather",
             .title = {"Wetterjahr", "Weather year"},
             .help = {"8.760 Stunden mit Einstrahlung und Temperatur; nur für den ausführlichen Weg.",
                      "8,760 hours with irradiance and temperature; only for the detailed mode."},
             .role = "weather",
             .presence = Presence::Optional}};
}

std::vector<Parameter> pvEconomicsParameters()
{
    std::vector<Parameter> parameters;
    addOwnUse(parameters);
    addPrices(parameters);
    addColumns(parameters);
    return parameters;
}

} // namespace weitblick::energy
