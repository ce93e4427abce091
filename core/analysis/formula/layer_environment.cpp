// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/layer_environment.h"

#include "core/geo/crs.h"

#include <cmath>
#include <string>

namespace weitblick::analysis::formula {

namespace {

using workspace::ColumnType;

ValueType valueTypeOf(ColumnType type)
{
    switch (type) {
    case ColumnType::Integer:
    case ColumnType::Real:
        return ValueType::Number;
    case ColumnType::Boolean:
        return ValueType::Truth;
    case ColumnType::Text:
    case ColumnType::Date:
    case ColumnType::DateTime:
        return ValueType::Text;
    case ColumnType::Blob:
        break;
    }
    return ValueType::Null;
}

std::optional<double> numberOf(const workspace::Cell& cell)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*integer);
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return std::isfinite(*real) ? std::optional(*real) : std::nullopt;
    }
    return std::nullopt;
}

std::string textOf(const workspace::Cell& cell)
{
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    return {};
}

} // namespace

Environment environmentOf(const workspace::LayerSchema& schema)
{
    Environment environment;
    for (const workspace::Column& column : schema.columns) {
        const ValueType type = valueTypeOf(column.type);
        if (type != ValueType::Null) {
            environment.columns.push_back({column.name, type, parseUnit(column.unit) ? column.unit : std::string()});
        }
    }
    environment.hasGeometry = schema.geometry != workspace::GeometryType::None;
    if (environment.hasGeometry) {
        const auto crs = geo::describeCrs({"EPSG:" + std::to_string(schema.srsId)});
        environment.isInMetres = crs && crs->isProjectedInMetres;
    }
    return environment;
}

Value valueOf(const workspace::Cell& cell, ColumnType type)
{
    if (std::holds_alternative<std::monostate>(cell)) {
        return {};
    }
    switch (valueTypeOf(type)) {
    case ValueType::Number: {
        const std::optional<double> number = numberOf(cell);
        return number ? Value(*number) : Value();
    }
    case ValueType::Truth: {
        const std::optional<double> number = numberOf(cell);
        return number ? Value(*number != 0.0) : Value();
    }
    case ValueType::Text:
        return textOf(cell);
    case ValueType::Null:
        break;
    }
    return {};
}

} // namespace weitblick::analysis::formula
