// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_place.h"

#include "core/intake/mastr/unit_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace weitblick::intake::mastr {

namespace {

bool isGerman(double longitudeDeg, double latitudeDeg)
{
    return longitudeDeg >= 3.3 && longitudeDeg <= 15.1 && latitudeDeg >= 47.2 && latitudeDeg <= 56.0;
}

} // namespace

std::optional<double> registerNumber(std::string_view text)
{
    std::string plain(text);
    std::ranges::replace(plain, ',', '.');
    double value = 0.0;
    const char* const end = plain.data() + plain.size();
    const auto parsed = std::from_chars(plain.data(), end, value);
    if (plain.empty() || parsed.ec != std::errc() || parsed.ptr != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

UnitPlace placeOf(const RegisterRecord& unit, std::optional<double> grossKw)
{
    UnitPlace place;
    const bool hasCoordinates = !unit[Longitude].empty() || !unit[Latitude].empty();
    if (!hasCoordinates) {
        return place;
    }
    if (!grossKw || *grossKw < kSmallUnitKw) {
        place.flaw = {"Koordinaten einer Anlage unter 30 kW werden nicht übernommen",
                      "coordinates of a unit below 30 kW are not taken"};
        return place;
    }
    const auto longitude = registerNumber(unit[Longitude]);
    const auto latitude = registerNumber(unit[Latitude]);
    if (!longitude || !latitude) {
        place.flaw = {"die Koordinaten sind keine Zahlen", "the coordinates are no numbers"};
    } else if (isGerman(*longitude, *latitude)) {
        place.position = GeographicPosition{*longitude, *latitude};
        place.precision = PlacePrecision::Exact;
    } else if (isGerman(*latitude, *longitude)) {
        place.flaw = {"Länge und Breite sind vertauscht", "longitude and latitude are exchanged"};
    } else {
        place.flaw = {"die Koordinaten liegen nicht in Deutschland", "the coordinates are not in Germany"};
    }
    return place;
}

} // namespace weitblick::intake::mastr
