// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_rows.h"

#include "core/base/number_text.h"
#include "core/geo/geos.h"
#include "core/solar/roof_fields.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace weitblick::solar {

namespace {

/// Point and area in plan of a roof; nothing where GEOS cannot use it.
struct Plan {
    std::optional<geo::Point> inside;
    std::optional<double> areaM2;
};

Plan planOf(std::span<const std::byte> bytes)
{
    auto geometry = bytes.empty() ? Result<geo::Geometry>(Error{}) : geo::geometryFromGpkg(bytes);
    if (!geometry || !*geometry || GEOSisEmpty_r(geo::geosContext(), geometry->get()) != 0) {
        return {};
    }
    Plan plan{.inside = std::nullopt, .areaM2 = geo::areaOf(**geometry)};
    const geo::Geometry point(GEOSPointOnSurface_r(geo::geosContext(), geometry->get()));
    double x = 0.0;
    double y = 0.0;
    if (point && GEOSGeomGetX_r(geo::geosContext(), point.get(), &x) == 1 &&
        GEOSGeomGetY_r(geo::geosContext(), point.get(), &y) == 1) {
        plan.inside = geo::Point{x, y};
    }
    return plan;
}

} // namespace

std::string cellText(const workspace::Cell& cell)
{
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    const auto* real = std::get_if<double>(&cell);
    return real == nullptr ? std::string() : canonicalNumber(*real);
}

std::optional<double> cellNumber(const workspace::Cell& cell)
{
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    const auto* text = std::get_if<std::string_view>(&cell);
    const auto number = text == nullptr ? Result<NumberText>(Error{}) : numberFromText(*text);
    return number && number->unit.empty() ? std::optional(number->value) : std::nullopt;
}

std::optional<bool> cellTruth(const workspace::Cell& cell)
{
    if (const auto number = cellNumber(cell)) {
        return *number != 0.0;
    }
    const auto* text = std::get_if<std::string_view>(&cell);
    if (text == nullptr || text->empty()) {
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 9> kNo{"nein", "Nein", "NEIN", "n", "N", "no", "false", "f", "-"};
    return std::ranges::find(kNo, *text) == kNo.end();
}

RoofRows::RoofRows(const analysis::RunContext& context)
{
    const workspace::LayerSchema& schema = context.input("roofs").schema;
    m_columnCount = schema.columns.size();
    const auto indexOf = [&](const char* field) -> std::optional<std::size_t> {
        const auto column = columnFor(context, "roofs", "roofs", field);
        return column ? schema.indexOf(*column) : std::nullopt;
    };
    m_area = indexOf("area");
    m_tilt = indexOf("tilt");
    m_azimuth = indexOf("azimuth");
    m_irradiation = indexOf("irradiation");
    m_monument = indexOf("monument");
    m_municipal = indexOf("municipal");
    m_suitability = indexOf("suitability");
    m_function = indexOf("function");
    m_roofType = indexOf("roof_type");
    m_owner = indexOf("owner");
}

RoofRow RoofRows::read(workspace::RowCursor& cursor, workspace::RowBatch& copy) const
{
    const Plan plan = planOf(cursor.geometry());
    std::vector<workspace::Cell> cells;
    for (std::size_t column = 0; column < m_columnCount; ++column) {
        cells.push_back(cursor.nextValue());
        copy.addCell(cells.back());
    }
    const auto cell = [&cells](const std::optional<std::size_t>& column) {
        return column ? cells[*column] : workspace::Cell();
    };
    RoofRow roof{.areaM2 = cellNumber(cell(m_area)),
                 .tiltDeg = cellNumber(cell(m_tilt)),
                 .azimuthDeg = cellNumber(cell(m_azimuth)),
                 .irradiationKWhM2 = cellNumber(cell(m_irradiation)),
                 .isMonument = cellTruth(cell(m_monument)),
                 .isMunicipal = cellTruth(cell(m_municipal)),
                 .suitability = cellText(cell(m_suitability)),
                 .function = cellText(cell(m_function)),
                 .roofType = cellText(cell(m_roofType)),
                 .owner = cellText(cell(m_owner)),
                 .inside = plan.inside};
    if (roof.azimuthDeg && *roof.azimuthDeg < 0.0) {
        roof.azimuthDeg.reset();
    }
    if (!roof.areaM2 && plan.areaM2) {
        const double cosine = std::cos(std::min(roof.tiltDeg.value_or(0.0), 85.0) * std::numbers::pi / 180.0);
        roof.areaM2 = *plan.areaM2 / cosine;
    }
    return roof;
}

} // namespace weitblick::solar
