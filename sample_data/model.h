// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sample_data/plane.h"

namespace weitblick::sample {

enum class PlaceSize : std::uint8_t { Village, Town, District };

/// What decides everything else.
struct Settings {
    PlaceSize size = PlaceSize::Village;
    std::uint64_t seed = 1;
    int sensorSeries = 0; ///< how many series of readings; 0: as the size has it
};

inline constexpr int kNone = -1; ///< no street, no settlement, …: indices are int because most may be none

enum class SettlementKind : std::uint8_t { Hamlet, Village, SmallTown, Town };

/// A built-up place; a town has several Ortsteile, others are one.
struct Settlement {
    std::string name;
    SettlementKind kind = SettlementKind::Village;
    Point centre;
    int targetBuildings = 0;
    double radiusM = 0.0;
    double stretchRad = 0.0;  ///< direction in which it is longer than wide
    double industryRad = 0.0; ///< direction of its commercial area
    bool hasIndustry = false;
    int gemeinde = kNone;
};

struct Gemeinde {
    std::string ags; ///< eight digits, 06 999 …
    std::string name;
    std::string postcode;
    bool isTown = false;
    int seat = kNone; ///< settlement
    Areas area;
};

/// Ortsteil = Gemarkung: the smallest unit that statistics are published for.
struct Ortsteil {
    std::string key; ///< AGS + two digits
    std::string name;
    std::string gemarkung; ///< four digits
    int gemeinde = kNone;
    int settlement = kNone;
    Point site;
    Areas area;
};

enum class RoadClass : std::uint8_t {
    Federal,     ///< Bundesstraße
    State,       ///< Landesstraße
    District,    ///< Kreisstraße
    Residential, ///< Gemeindestraße
    LivingStreet,
    Pedestrian,
    Track,
    Cycleway,
    Footway,
    Steps,
    Rail
};

/// An edge of the street graph between two junctions.
struct Street {
    int from = kNone, to = kNone; ///< junctions
    Line line;
    RoadClass roadClass = RoadClass::Residential;
    std::string name;
    std::string reference; ///< "L 3099"; empty for local streets
    int settlement = kNone;
    int speedKmH = 50;
    double widthM = 6.0; ///< kerb to kerb
    double corridorM = 8.0;
    double lengthM = 0.0;
    double slopePercent = 0.0; ///< from → to, mean
    int vehiclesPerDay = 0;
    int stroke = kNone;        ///< streets of one name run on as one stroke
    double strokeStartM = 0.0; ///< where along the stroke this one begins
    bool runsBack = false;     ///< its line runs against the house numbers
    bool isOneWay = false;
    bool hasCycleTrack = false;
    bool isBridge = false;
};

enum class Zone : std::uint8_t { Core, Inner, Outer, Industry };

enum class ParcelUse : std::uint8_t {
    Residential,
    Mixed,
    Commercial,
    Public,
    Sports,
    Cemetery,
    Square,
    Traffic,
    Garden,
    Arable,
    Meadow,
    Forest,
    Water
};

/// A piece of ground along a street that is built on as one.
enum class LotPurpose : std::uint8_t {
    Ordinary,
    Church,
    TownHall,
    PrimarySchool,
    SecondarySchool,
    Kita,
    FireStation,
    Supermarket,
    Hospital,
    Inn,
    Square,
    Sports,
    Cemetery
};

struct Lot {
    Ring corners; ///< front left, front right, back right, back left, seen from the street
    int street = kNone;
    int settlement = kNone;
    double atM = 0.0; ///< middle of its front along the street
    bool isLeft = false;
    double remoteness = 0.0;
    Zone zone = Zone::Inner;
    LotPurpose purpose = LotPurpose::Ordinary;
    int group = kNone; ///< row houses of one row
    int parcel = kNone;
};

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
