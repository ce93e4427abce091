// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/geometry_json.h"

#include <array>
#include <cstring>
#include <limits>
#include <string_view>

namespace weitblick::intake {

namespace {

using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

constexpr int kDeepest = 32;
constexpr std::uint32_t kPoint = 1;
constexpr std::uint32_t kLineString = 2;
constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kCollection = 7;
constexpr std::array<std::string_view, 7> kTypes{"Point",           "LineString",   "Polygon",           "MultiPoint",
                                                 "MultiLineString", "MultiPolygon", "GeometryCollection"};

Error refused(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

Error withoutCoordinates()
{
    return refused("die Geometrie hat keine lesbaren Koordinaten", "the geometry has no readable coordinates");
}

Result<std::uint32_t> typeOf(object& geometry)
{
    std::string_view name;
    if (geometry.find_field_unordered("type").get_string().get(name) == simdjson::SUCCESS) {
        for (std::size_t i = 0; i < kTypes.size(); ++i) {
            if (kTypes.at(i) == name) {
                return static_cast<std::uint32_t>(i + 1);
            }
        }
    }
    return refused("die Geometrie hat keine bekannte Art", "the geometry is of no known kind");
}

template <typename Number>
void append(std::vector<std::byte>& out, Number number)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&number); // NOLINT: the bytes of a number
    out.insert(out.end(), bytes, bytes + sizeof number);
}

/// Goes down first elements until numbers come.
void glanceAtPosition(value element, GeometryGlance& glance, int depth)
{
    simdjson::ondemand::array array;
    if (depth > kDeepest || element.get_array().get(array) != simdjson::SUCCESS) {
        return;
    }
    std::size_t index = 0;
    for (auto child : array) {
        value inner;
        json_type type{};
        if (child.get(inner) != simdjson::SUCCESS || inner.type().get(type) != simdjson::SUCCESS) {
            return;
        }
        if (type == json_type::array) {
            glanceAtPosition(inner, glance, depth + 1);
            return;
        }
        double number = 0.0;
        if (inner.get_double().get(number) != simdjson::SUCCESS) {
            return;
        }
        (index == 0 ? glance.x : glance.y) = index < 2 ? number : glance.y;
        glance.hasPosition = index >= 1;
        glance.hasZ = index >= 2;
        if (++index > 2) {
            return;
        }
    }
}

} // namespace

Result<GeometryGlance> glanceAtGeometry(object geometry)
{
    GeometryGlance glance;
    WB_TRY(glance.wkbType, typeOf(geometry));
    if (glance.wkbType == kCollection) {
        glance.hasZ = true; // not looked into: a Z is possible
        return glance;
    }
    value coordinates;
    if (geometry.find_field_unordered("coordinates").get(coordinates) == simdjson::SUCCESS) {
        glanceAtPosition(coordinates, glance, 0);
    }
    return glance;
}

void GeometryJson::writeHeader(std::uint32_t type)
{
    m_wkb->push_back(std::byte{1});
    append(*m_wkb, type + (m_writesZ ? 1000U : 0U));
}

std::size_t GeometryJson::reserveCount()
{
    append(*m_wkb, std::uint32_t{0});
    return m_wkb->size() - sizeof(std::uint32_t);
}

void GeometryJson::setCount(std::size_t at, std::uint32_t count)
{
    std::memcpy(m_wkb->data() + at, &count, sizeof count);
}

/// How many numbers the position has; none is an empty point, for which nothing is written.
Result<std::size_t> GeometryJson::readPosition(Value position)
{
    Array numbers;
    if (position.get_array().get(numbers) != simdjson::SUCCESS) {
        return withoutCoordinates();
    }
    std::array<double, 3> kept{};
    std::size_t count = 0;
    for (auto element : numbers) {
        double number = 0.0;
        if (element.get_double().get(number) != simdjson::SUCCESS) {
            return withoutCoordinates();
        }
        if (count < kept.size()) {
            kept.at(count) = number;
        }
        ++count;
    }
    if (count == 0) {
        return count;
    }
    if (count < 2) {
        return refused("eine Position hat weniger als zwei Zahlen", "a position has less than two numbers");
    }
    m_sawZ = m_sawZ || count > 2;
    append(*m_wkb, kept[0]);
    append(*m_wkb, kept[1]);
    if (m_writesZ) {
        append(*m_wkb, kept[2]);
    }
    return count;
}

Result<std::uint32_t> GeometryJson::readPositions(Value coordinates)
{
    Array positions;
    if (coordinates.get_array().get(positions) != simdjson::SUCCESS) {
        return withoutCoordinates();
    }
    std::uint32_t count = 0;
    for (auto element : positions) {
        Value position;
        if (element.get(position) != simdjson::SUCCESS) {
            return withoutCoordinates();
        }
        WB_TRY(const std::size_t numbers, readPosition(position));
        if (numbers == 0) {
            return withoutCoordinates();
        }
        ++count;
    }
    return count;
}

Result<void> GeometryJson::writeMembers(Value coordinates, std::uint32_t type)
{
    Array members;
    if (coordinates.get_array().get(members) != simdjson::SUCCESS) {
        return withoutCoordinates();
    }
    const std::size_t countAt = reserveCount();
    std::uint32_t count = 0;
    for (auto element : members) {
        Value member;
        if (element.get(member) != simdjson::SUCCESS) {
            return withoutCoordinates();
        }
        if (type == kPolygon) {
            const std::size_t ringAt = reserveCount();
            WB_TRY(const std::uint32_t positions, readPositions(member));
            setCount(ringAt, positions);
        } else {
            writeHeader(type - 3);
            WB_CHECK(writeBody(member, type - 3));
        }
        ++count;
    }
    setCount(countAt, count);
    return {};
}

Result<void> GeometryJson::writeBody(Value coordinates, std::uint32_t type)
{
    if (type == kPoint) {
        WB_TRY(const std::size_t numbers, readPosition(coordinates));
        for (int i = 0; numbers == 0 && i < (m_writesZ ? 3 : 2); ++i) {
            append(*m_wkb, std::numeric_limits<double>::quiet_NaN()); // POINT EMPTY
        }
        return {};
    }
    if (type == kLineString) {
        const std::size_t countAt = reserveCount();
        WB_TRY(const std::uint32_t count, readPositions(coordinates));
        setCount(countAt, count);
        return {};
    }
    return writeMembers(coordinates, type);
}

Result<void> GeometryJson::writeGeometry(simdjson::ondemand::object geometry, int depth)
{
    if (depth > kDeepest) {
        return refused("die Geometrie ist zu tief geschachtelt", "the geometry is nested too deep");
    }
    WB_TRY(const std::uint32_t type, typeOf(geometry));
    writeHeader(type);
    if (type != kCollection) {
        Value coordinates;
        if (geometry.find_field_unordered("coordinates").get(coordinates) != simdjson::SUCCESS) {
            return withoutCoordinates();
        }
        return writeBody(coordinates, type);
    }
    Array members;
    if (geometry.find_field_unordered("geometries").get_array().get(members) != simdjson::SUCCESS) {
        return withoutCoordinates();
    }
    const std::size_t countAt = reserveCount();
    std::uint32_t count = 0;
    for (auto element : members) {
        object member;
        if (element.get_object().get(member) != simdjson::SUCCESS) {
            return withoutCoordinates();
        }
        WB_CHECK(writeGeometry(member, depth + 1));
        ++count;
    }
    setCount(countAt, count);
    return {};
}

Result<void> GeometryJson::write(simdjson::ondemand::object geometry, std::vector<std::byte>& wkb)
{
    m_wkb = &wkb;
    m_writesZ = m_sawZ; // mostly like the one before
    m_sawZ = false;
    const std::size_t start = wkb.size();
    WB_CHECK(writeGeometry(geometry, 0));
    if (m_sawZ == m_writesZ) {
        return {};
    }
    wkb.resize(start);
    m_writesZ = m_sawZ;
    if (geometry.reset().error() != simdjson::SUCCESS) {
        return withoutCoordinates();
    }
    return writeGeometry(geometry, 0);
}

} // namespace weitblick::intake
