// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::mobility {

/// How departures in both directions become a headway.
enum class Directions : std::uint8_t {
    HalvedUnlessSingle, ///< halved, but not where the station has one stop only
    Halved,             ///< always halved
    Together            ///< both directions count, a line's first stop twice; rounded departures an hour decide
};

/// What happens to a headway that is exactly on a limit of the table.
enum class HeadwayEdge : std::uint8_t { Below, UpTo };

/// A table of ÖPNV-Güteklassen: transport mode and headway give a category, category and distance a class.
struct QualityScheme {
    static constexpr int kGroups = 4;
    struct ModeRange {
        int firstType = 0; ///< GTFS route types, both ends included
        int lastType = 0;
        int group = 1; ///< 1 is the best
    };
    struct CategoryRow {
        double limit = 0.0;                    ///< minutes between departures, or departures an hour
        std::array<int, kGroups> categories{}; ///< 0: none
    };
    struct ClassRow {
        int category = 0;
        double withinM = 0.0; ///< included
        int rank = 0;         ///< of the class, 0 is the best
    };
    Directions directions = Directions::Halved;
    std::vector<ModeRange> modes;
    std::vector<CategoryRow> categories; ///< from the best row
    std::vector<ClassRow> classes;
    std::vector<std::string> classNames; ///< by rank

    [[nodiscard]] double widestM() const;
};

/// The four schemes by the names that the analysis has for them.
struct SchemeNames {
    std::string_view id; ///< "goat" …
    Directions directions = Directions::Halved;
    std::string modes, categories, classes; ///< registry entries
};
const std::vector<SchemeNames>& schemes();
const SchemeNames* findScheme(std::string_view id); ///< nullptr: none of that id

/// The three tables of a scheme as the registry has them.
struct SchemeTables {
    const analysis::registry::Table* modes = nullptr;      ///< group, first type, last type
    const analysis::registry::Table* categories = nullptr; ///< limit, category of group 1, 2 …
    const analysis::registry::Table* classes = nullptr;    ///< category, distance, class
};
/// Errors   InvalidInput  a cell is empty or of the wrong kind, a group is not 1 to 4.
Result<QualityScheme> schemeFrom(const SchemeNames& names, const SchemeTables& tables);

/// Group of a GTFS route type, basic or extended; 0: it does not count (taxi, cable car of a fair …).
int groupOf(const QualityScheme& scheme, int routeType);

/// What a station offers in the hours that are looked at.
struct StationService {
    int group = 0;              ///< of its best mode
    double departures = 0.0;    ///< of all modes and directions; line starts twice where the scheme says so
    std::int64_t stopCount = 0; ///< platforms with departures
};

/// Minutes between departures in one direction; 0: no departure.
double headwayMin(const QualityScheme& scheme, const StationService& service, double hours);

/// 0: none, the station has no class.
int categoryOf(const QualityScheme& scheme, const StationService& service, double hours, HeadwayEdge edge);

/// Rank of the class of a place at that distance from a station of the category; -1: none. The limit counts as inside.
int classRankAt(const QualityScheme& scheme, int category, double distanceM);

} // namespace weitblick::mobility
