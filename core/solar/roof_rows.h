// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/result.h"
#include "core/geo/point.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace weitblick::solar {

/// What a row of the input `roofs` says of its roof. Nothing where its layer has no such column or the cell is empty.
struct RoofRow {
    std::optional<double> areaM2; ///< true area; without a column for it, the area in plan over the cosine of the tilt
    std::optional<double> tiltDeg;
    std::optional<double> azimuthDeg; ///< −1 and other negative ones are nothing: a flat roof
    std::optional<double> irradiationKWhM2;
    std::optional<bool> isMonument;
    std::optional<bool> isMunicipal;
    std::string suitability;
    std::string function;
    std::string roofType;
    std::string owner;
    std::optional<geo::Point> inside; ///< a point of the roof; nothing without a usable geometry
};

/// Reads the rows of the input `roofs`, whose role is "roofs".
class RoofRows {
public:
    explicit RoofRows(const analysis::RunContext& context);

    [[nodiscard]] std::size_t columnCount() const { return m_columnCount; }
    [[nodiscard]] bool hasIrradiation() const { return m_irradiation.has_value(); }
    [[nodiscard]] bool hasSuitability() const { return m_suitability.has_value(); }

    /// The roof of the cursor's row; all its cells are added to `copy` as they are.
    /// Threads  many at once.
    [[nodiscard]] RoofRow read(workspace::RowCursor& cursor, workspace::RowBatch& copy) const;

private:
    std::size_t m_columnCount = 0;
    std::optional<std::size_t> m_area;
    std::optional<std::size_t> m_tilt;
    std::optional<std::size_t> m_azimuth;
    std::optional<std::size_t> m_irradiation;
    std::optional<std::size_t> m_monument;
    std::optional<std::size_t> m_municipal;
    std::optional<std::size_t> m_suitability;
    std::optional<std::size_t> m_function;
    std::optional<std::size_t> m_roofType;
    std::optional<std::size_t> m_owner;
};

/// A cell as people read it; "" for null and bytes.
std::string cellText(const workspace::Cell& cell);
/// A number, or a text that is one alone; nothing for anything else.
std::optional<double> cellNumber(const workspace::Cell& cell);
/// 1, true, "ja", "yes", "x" and every other text that does not say no; nothing for null.
std::optional<bool> cellTruth(const workspace::Cell& cell);

} // namespace weitblick::solar
