// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sample_data/model_place.h"
#include "sample_data/plane.h"

namespace weitblick::sample {

/// A Flurstück.
struct Parcel {
    std::string id; ///< Flurstückskennzeichen, twenty characters
    Area area;
    ParcelUse use = ParcelUse::Residential;
    Zone zone = Zone::Inner;
    int ortsteil = kNone;
    int cell = kNone; ///< Flur
    int street = kNone;
    int settlement = kNone;
    double areaM2 = 0.0;
    bool isMunicipal = false;
};

enum class BuildingUse : std::uint8_t {
    House,    ///< Ein- und Zweifamilienhaus
    RowHouse, ///< Reihen- und Doppelhaus
    Apartments,
    MixedUse, ///< Wohnen mit Handel und Dienstleistung
    Office,
    Shop,
    Industry,
    Farm, ///< Scheune, Stall
    Garage,
    School,
    Kita,
    Church,
    TownHall,
    FireStation,
    Hospital,
    SportsHall,
    Station,
    Inn ///< Gaststätte, Dorfgemeinschaftshaus
};

enum class RoofForm : std::uint8_t { Flat, Shed, Gable, Hip };
enum class Heating : std::uint8_t { None, Gas, Oil, HeatPump, DistrictHeat, Wood, Electric };

/// A plane of a roof: what an analysis of the CityGML has to find.
struct RoofPlane {
    std::string id;
    std::vector<std::array<double, 3>> corners; ///< counter-clockwise seen from above, not closed
    double tiltDeg = 0.0;
    double azimuthDeg = 0.0; ///< 0 north, 90 east; −1 for a flat roof
    double areaM2 = 0.0;     ///< true area, on the slope
    bool isBroken = false;   ///< written with a defect on purpose
};

struct Building {
    std::string id; ///< Objektidentifikator, sixteen characters
    BuildingUse use = BuildingUse::House;
    int parcel = kNone;
    int street = kNone;
    int ortsteil = kNone;
    int settlement = kNone;
    Point centre;
    Point along; ///< unit vector of the ridge
    double halfLengthM = 0.0, halfDepthM = 0.0;
    double groundM = 0.0, eavesM = 0.0, ridgeM = 0.0; ///< heights; ground in metres above NHN, the others above ground
    RoofForm roof = RoofForm::Gable;
    double tiltDeg = 0.0;
    std::vector<RoofPlane> planes;
    int year = 1960;
    int storeys = 1;
    int dwellings = 0;
    int households = 0;
    int persons = 0;
    std::array<int, 6> ages{}; ///< persons under 6, 6–17, 18–29, 30–49, 50–64, 65 and over
    int workplaces = 0;
    Heating heating = Heating::None;
    double heatKWh = 0.0;        ///< useful heat per year
    double electricityKWh = 0.0; ///< per year
    bool isMonument = false;
    bool isMunicipal = false;
    std::string streetName;
    std::string houseNumber; ///< empty for outbuildings
    Point entrance;
    [[nodiscard]] Ring footprint() const;
};

/// A Flur: the cell of open land from which tracks, fields and boundaries follow.
struct LandCell {
    Ring ring;
    Point seed;
    int ortsteil = kNone;
};

enum class FacilityKind : std::uint8_t {
    Kita,
    PrimarySchool,
    SecondarySchool,
    Doctor,
    Pharmacy,
    Supermarket,
    Bakery,
    TownHall,
    Hospital,
    FireStation,
    Bank
};

struct Facility {
    FacilityKind kind = FacilityKind::Kita;
    std::string name;
    int building = kNone;
    Point at;
    int ortsteil = kNone;
    int capacity = 0; ///< places, pupils, patients a quarter, m² of sales area, staff: by kind
    std::string openingHours;
};

/// What is true of an Ortsteil: counted while the place is made.
struct Totals {
    int buildings = 0, dwellings = 0, households = 0, persons = 0, workplaces = 0, monuments = 0;
    std::array<int, 6> ages{};
    double heatKWh = 0.0, electricityKWh = 0.0, gasKWh = 0.0;
    void add(const Building& building);
};

/// The whole place in memory; each stage fills its part and reads the earlier ones.
struct Place {
    Settings settings;
    Box extent;
    Line river;
    double riverHalfWidthM = 6.0;
    std::string riverName;
    Line railway; ///< empty in the village
    std::vector<Settlement> settlements;
    std::vector<Gemeinde> gemeinden;
    std::vector<Ortsteil> ortsteile;
    std::vector<Point> junctions;
    std::vector<Street> streets;
    std::vector<LandCell> cells;
    std::vector<Lot> lots;
    Areas forest, flood, water, meadow, settled;
    std::vector<Parcel> parcels;
    std::vector<Building> buildings;
    std::vector<Facility> facilities;
    std::vector<Totals> totals; ///< one an Ortsteil
};

} // namespace weitblick::sample
