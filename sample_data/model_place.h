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

} // namespace weitblick::sample
