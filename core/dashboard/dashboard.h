// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/dashboard/tile.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::dashboard {

inline constexpr int kGridColumns = 24;
inline constexpr int kMostRows = 200;

/// One column of a comparison: the result of a run that is shown beside the others.
struct ScenarioColumn {
    Text title;
    std::string dataset; ///< result of the analysis `indicators`; empty: the newest one
    friend bool operator==(const ScenarioColumn&, const ScenarioColumn&) = default;
};

/// A dashboard as a document: tiles on a grid. A plain value; as text it is YAML that can be compared line by line.
struct Dashboard {
    std::string id; ///< lower_case; of the file, or of the project's setting
    Text title;
    Text summary;
    std::vector<ScenarioColumn> scenarios; ///< the first is the base; fewer than two: nothing is compared
    std::vector<Tile> tiles;               ///< in the order of reading: by row, then column
    friend bool operator==(const Dashboard&, const Dashboard&) = default;
};

const Tile* findTile(const Dashboard& dashboard, std::string_view id); ///< nullptr: none of that id
int rowCount(const Dashboard& dashboard);                              ///< rows that tiles take
bool overlap(const Place& a, const Place& b);

/// The first place of that size, reading row by row, where no tile is in the way.
Place freePlace(const Dashboard& dashboard, int width, int height);

/// "kpi_2": a name for a new tile that no other one has.
std::string freeTileId(const Dashboard& dashboard, TileKind kind);

// Edits: plain values; each can be applied and gives its inverse. The window applies one, then hands
// storedDashboard() of dashboard_store.h to the project, whose undo brings the text before it back.

struct AddTile {
    Tile tile;
    friend bool operator==(const AddTile&, const AddTile&) = default;
};
struct RemoveTile {
    std::string tile;
    friend bool operator==(const RemoveTile&, const RemoveTile&) = default;
};
/// Moves or resizes. Other tiles stay: a place that is taken is refused.
struct PlaceTile {
    std::string tile;
    Place place;
    friend bool operator==(const PlaceTile&, const PlaceTile&) = default;
};
/// Title, note and content; the place stays. A tile of another kind may come in its stead.
struct ChangeTile {
    Tile tile;
    friend bool operator==(const ChangeTile&, const ChangeTile&) = default;
};
/// Several places at once: what pushing tiles aside while one is dragged comes to.
struct ArrangeTiles {
    std::vector<PlaceTile> places;
    friend bool operator==(const ArrangeTiles&, const ArrangeTiles&) = default;
};
struct ChangeHeading {
    Text title;
    Text summary;
    std::vector<ScenarioColumn> scenarios;
    friend bool operator==(const ChangeHeading&, const ChangeHeading&) = default;
};
using Edit = std::variant<AddTile, RemoveTile, PlaceTile, ChangeTile, ArrangeTiles, ChangeHeading>;

/// Applies `edit` and returns the edit that undoes it. Tiles are kept in the order of reading.
/// Errors   NotFound      no tile of that id; proposes the nearest.
///          InvalidInput  the id is taken or no name, the place is outside of the grid or meets another tile (names
///          it). On an error the dashboard is as it was.
Result<Edit> apply(Dashboard& dashboard, const Edit& edit);

/// The places of all tiles when `tile` is put at `place` and what it covers moves down, row by row.
ArrangeTiles makingRoom(const Dashboard& dashboard, std::string_view tile, const Place& place);

Text describe(const Edit& edit); ///< for undo: "Kachel „Alter“ verschieben"

} // namespace weitblick::dashboard
