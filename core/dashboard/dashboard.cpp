// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard.h"

#include "core/base/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace weitblick::dashboard {

namespace {

bool isName(std::string_view name)
{
    constexpr std::size_t kLongest = 100;
    return !name.empty() && name.size() <= kLongest && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

Error refused(const std::string& tile, const Text& why)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"Kachel „" + tile + "“: " + why.de, "tile “" + tile + "”: " + why.en},
            .subject = tile};
}

Result<Tile*> tileOf(Dashboard& dashboard, const std::string& id)
{
    const auto found = std::ranges::find(dashboard.tiles, id, &Tile::id);
    if (found != dashboard.tiles.end()) {
        return &*found;
    }
    std::vector<std::string> ids;
    std::ranges::transform(dashboard.tiles, std::back_inserter(ids), &Tile::id);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"keine Kachel dieses Namens", "no tile of that name"},
                 .subject = id,
                 .advice = proposalFor(id, ids)};
}

void sortTiles(Dashboard& dashboard)
{
    std::ranges::stable_sort(dashboard.tiles, {},
                             [](const Tile& tile) { return std::pair(tile.place.row, tile.place.column); });
}

/// Inside of the grid, and over none of the other tiles.
Result<void> checkPlaces(const Dashboard& dashboard)
{
    for (auto tile = dashboard.tiles.begin(); tile != dashboard.tiles.end(); ++tile) {
        const Place& place = tile->place;
        const bool isInside = place.column >= 0 && place.row >= 0 && place.width >= 1 && place.height >= 1 &&
                              place.width <= kGridColumns && place.column <= kGridColumns - place.width &&
                              place.height <= kMostRows && place.row <= kMostRows - place.height;
        if (!isInside) {
            return refused(tile->id, {"liegt außerhalb des Rasters von " + std::to_string(kGridColumns) + " Spalten",
                                      "lies outside of the grid of " + std::to_string(kGridColumns) + " columns"});
        }
        const auto other = std::find_if(std::next(tile), dashboard.tiles.end(),
                                        [&](const Tile& each) { return overlap(each.place, place); });
        if (other != dashboard.tiles.end()) {
            return refused(tile->id, {"überdeckt „" + other->id + "“", "lies over “" + other->id + "”"});
        }
    }
    return {};
}

Result<Edit> applyTo(Dashboard& dashboard, const AddTile& edit)
{
    if (!isName(edit.tile.id)) {
        return refused(edit.tile.id, {"der Name besteht aus a–z, 0–9 und _", "the name consists of a–z, 0–9 and _"});
    }
    if (findTile(dashboard, edit.tile.id) != nullptr) {
        return refused(edit.tile.id, {"den Namen gibt es schon", "the name is taken"});
    }
    dashboard.tiles.push_back(edit.tile);
    return Edit(RemoveTile{.tile = edit.tile.id});
}

Result<Edit> applyTo(Dashboard& dashboard, const RemoveTile& edit)
{
    WB_TRY(Tile* const tile, tileOf(dashboard, edit.tile));
    AddTile inverse{.tile = *tile};
    dashboard.tiles.erase(dashboard.tiles.begin() + (tile - dashboard.tiles.data()));
    return Edit(std::move(inverse));
}

Result<Edit> applyTo(Dashboard& dashboard, const PlaceTile& edit)
{
    WB_TRY(Tile* const tile, tileOf(dashboard, edit.tile));
    return Edit(PlaceTile{.tile = edit.tile, .place = std::exchange(tile->place, edit.place)});
}

Result<Edit> applyTo(Dashboard& dashboard, const ChangeTile& edit)
{
    WB_TRY(Tile* const tile, tileOf(dashboard, edit.tile.id));
    ChangeTile inverse{.tile = *tile};
    const Place place = tile->place;
    *tile = edit.tile;
    tile->place = place;
    return Edit(std::move(inverse));
}

Result<Edit> applyTo(Dashboard& dashboard, const ArrangeTiles& edit)
{
    ArrangeTiles inverse;
    for (const PlaceTile& each : edit.places) {
        WB_TRY(Tile* const tile, tileOf(dashboard, each.tile));
        inverse.places.insert(inverse.places.begin(),
                              {.tile = each.tile, .place = std::exchange(tile->place, each.place)});
    }
    return Edit(std::move(inverse));
}

Result<Edit> applyTo(Dashboard& dashboard, const ChangeHeading& edit)
{
    return Edit(ChangeHeading{.title = std::exchange(dashboard.title, edit.title),
                              .summary = std::exchange(dashboard.summary, edit.summary),
                              .scenarios = std::exchange(dashboard.scenarios, edit.scenarios)});
}

struct EditText {
    Text operator()(const AddTile& edit) const { return about(edit.tile.id, "hinzufügen", "Add"); }
    Text operator()(const RemoveTile& edit) const { return about(edit.tile, "entfernen", "Remove"); }
    Text operator()(const PlaceTile& edit) const { return about(edit.tile, "verschieben", "Move"); }
    Text operator()(const ChangeTile& edit) const { return about(edit.tile.id, "ändern", "Change"); }
    Text operator()(const ArrangeTiles&) const { return {"Kacheln anordnen", "Arrange tiles"}; }
    Text operator()(const ChangeHeading&) const { return {"Kopf des Dashboards ändern", "Change the heading"}; }
    static Text about(const std::string& tile, const std::string& de, const std::string& en)
    {
        return {"Kachel „" + tile + "“ " + de, en + " tile “" + tile + "”"};
    }
};

} // namespace

const Tile* findTile(const Dashboard& dashboard, std::string_view id)
{
    const auto found = std::ranges::find(dashboard.tiles, id, &Tile::id);
    return found == dashboard.tiles.end() ? nullptr : &*found;
}

int rowCount(const Dashboard& dashboard)
{
    int rows = 0;
    for (const Tile& tile : dashboard.tiles) {
        rows = std::max(rows, tile.place.row + tile.place.height);
    }
    return rows;
}

bool overlap(const Place& a, const Place& b)
{
    return a.column < b.column + b.width && b.column < a.column + a.width && a.row < b.row + b.height &&
           b.row < a.row + a.height;
}

Place freePlace(const Dashboard& dashboard, int width, int height)
{
    Place place{.width = std::clamp(width, 1, kGridColumns), .height = std::max(height, 1)};
    for (place.row = 0; place.row < rowCount(dashboard); ++place.row) {
        for (place.column = 0; place.column <= kGridColumns - place.width; ++place.column) {
            if (std::ranges::none_of(dashboard.tiles, [&](const Tile& tile) { return overlap(tile.place, place); })) {
                return place;
            }
        }
    }
    place.column = 0;
    return place;
}

std::string freeTileId(const Dashboard& dashboard, TileKind kind)
{
    const std::string stem(nameOf(kind));
    std::string id = stem;
    for (int number = 2; findTile(dashboard, id) != nullptr; ++number) {
        id = stem + "_" + std::to_string(number);
    }
    return id;
}

Result<Edit> apply(Dashboard& dashboard, const Edit& edit)
{
    Dashboard changed = dashboard;
    auto inverse = std::visit([&](const auto& each) { return applyTo(changed, each); }, edit);
    if (!inverse) {
        return inverse;
    }
    WB_CHECK(checkPlaces(changed));
    sortTiles(changed);
    dashboard = std::move(changed);
    return inverse;
}

ArrangeTiles makingRoom(const Dashboard& dashboard, std::string_view tile, const Place& place)
{
    std::vector<PlaceTile> settled = {{.tile = std::string(tile), .place = place}};
    std::vector<const Tile*> others;
    for (const Tile& each : dashboard.tiles) {
        if (each.id != tile) {
            others.push_back(&each);
        }
    }
    std::ranges::stable_sort(others, {},
                             [](const Tile* each) { return std::pair(each->place.row, each->place.column); });
    ArrangeTiles arrangement;
    arrangement.places.push_back(settled.front());
    for (const Tile* const each : others) {
        Place next = each->place;
        const auto isTaken = [&] {
            return std::ranges::any_of(settled, [&](const PlaceTile& other) { return overlap(other.place, next); });
        };
        while (isTaken()) {
            ++next.row;
        }
        settled.push_back({.tile = each->id, .place = next});
        if (next != each->place) {
            arrangement.places.push_back(settled.back());
        }
    }
    return arrangement;
}

Text describe(const Edit& edit)
{
    return std::visit(EditText(), edit);
}

} // namespace weitblick::dashboard
