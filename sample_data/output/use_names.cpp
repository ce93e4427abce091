// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/use_names.h"

namespace weitblick::sample {

namespace {

template <typename Enum>
std::size_t at(Enum value)
{
    return static_cast<std::size_t>(value);
}

} // namespace

const char* landUseName(ParcelUse use)
{
    static constexpr std::array kNames = {"Wohnbaufläche",
                                          "Fläche gemischter Nutzung",
                                          "Industrie- und Gewerbefläche",
                                          "Fläche besonderer funktionaler Prägung",
                                          "Sportfläche",
                                          "Friedhof",
                                          "Platz",
                                          "Verkehrsfläche",
                                          "Garten- und Grünfläche",
                                          "Ackerland",
                                          "Grünland",
                                          "Wald",
                                          "Gewässer"};
    return kNames[at(use)];
}

const char* buildingFunctionCode(BuildingUse use)
{
    static constexpr std::array kCodes = {"31001_1010", "31001_1010", "31001_1010", "31001_1120", "31001_2020",
                                          "31001_2050", "31001_2110", "31001_2721", "31001_2463", "31001_3021",
                                          "31001_3065", "31001_3041", "31001_3012", "31001_3072", "31001_3051",
                                          "31001_3211", "31001_3091", "31001_2081"};
    return kCodes[at(use)];
}

const char* buildingFunctionName(BuildingUse use)
{
    static constexpr std::array kNames = {"Ein- und Zweifamilienhaus",
                                          "Reihenhaus",
                                          "Mehrfamilienhaus",
                                          "Wohngebäude mit Handel und Dienstleistungen",
                                          "Bürogebäude",
                                          "Geschäftsgebäude",
                                          "Produktionsgebäude",
                                          "Scheune",
                                          "Garage",
                                          "Allgemein bildende Schule",
                                          "Kinderkrippe, Kindergarten, Kindertagesstätte",
                                          "Kirche",
                                          "Rathaus",
                                          "Feuerwehr",
                                          "Krankenhaus",
                                          "Sport-, Turnhalle",
                                          "Bahnhofsgebäude",
                                          "Gaststätte, Restaurant"};
    return kNames[at(use)];
}

const char* heatingName(Heating heating)
{
    static constexpr std::array kNames = {"keine", "Gas", "Heizöl", "Wärmepumpe", "Fernwärme", "Holz", "Strom"};
    return kNames[at(heating)];
}

int roofCode(RoofForm form)
{
    static constexpr std::array kCodes = {1000, 2100, 3100, 3200};
    return kCodes[at(form)];
}

const char* highwayTag(RoadClass roadClass)
{
    static constexpr std::array kTags = {"primary",       "secondary",  "tertiary", "residential",
                                         "living_street", "pedestrian", "track",    "cycleway",
                                         "footway",       "steps",      ""};
    return kTags[at(roadClass)];
}

const char* roadClassName(RoadClass roadClass)
{
    static constexpr std::array kNames = {
        "Bundesstraße",  "Landesstraße",   "Kreisstraße", "Gemeindestraße", "Verkehrsberuhigter Bereich",
        "Fußgängerzone", "Wirtschaftsweg", "Radweg",      "Fußweg",         "Treppe",
        "Bahnstrecke"};
    return kNames[at(roadClass)];
}

const char* amenityTag(FacilityKind kind)
{
    static constexpr std::array kTags = {"kindergarten", "school",       "school", "doctors",
                                         "pharmacy",     "marketplace",  "cafe",   "townhall",
                                         "hospital",     "fire_station", "bank"};
    return kTags[at(kind)];
}

} // namespace weitblick::sample
