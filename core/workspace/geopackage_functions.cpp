// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/geopackage_functions.h"

#include "core/geo/gpkg_geometry.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <optional>
#include <span>

namespace weitblick::workspace {

namespace {

using Bytes = std::span<const std::byte>;

double realAt(Bytes bytes, std::size_t offset, bool littleEndian)
{
    std::array<std::byte, sizeof(double)> raw{};
    std::memcpy(raw.data(), bytes.data() + offset, raw.size());
    if (littleEndian != (std::endian::native == std::endian::little)) {
        std::ranges::reverse(raw);
    }
    return std::bit_cast<double>(raw);
}

/// The box in the head of a SpatiaLite blob: 00 · endian · srid(4) · minX minY maxX maxY · 7C … FE.
std::optional<geo::GpkgHeader> spatialiteHeader(Bytes blob)
{
    constexpr std::size_t kHeadBytes = 39;
    constexpr std::size_t kSmallestBlob = 45;
    if (blob.size() < kSmallestBlob || blob[0] != std::byte{0x00} || blob[kHeadBytes - 1] != std::byte{0x7C} ||
        blob.back() != std::byte{0xFE}) {
        return std::nullopt;
    }
    const bool littleEndian = blob[1] == std::byte{0x01};
    geo::GpkgHeader header;
    header.hasEnvelope = true;
    header.envelope = {.minX = realAt(blob, 6, littleEndian),
                       .minY = realAt(blob, 14, littleEndian),
                       .maxX = realAt(blob, 22, littleEndian),
                       .maxY = realAt(blob, 30, littleEndian)};
    return header;
}

/// Head of a geometry value with its envelope; nothing for NULL and for what is no geometry.
std::optional<geo::GpkgHeader> headerOf(sqlite3_value* value)
{
    if (sqlite3_value_type(value) != SQLITE_BLOB) {
        return std::nullopt;
    }
    const Bytes blob(static_cast<const std::byte*>(sqlite3_value_blob(value)),
                     static_cast<std::size_t>(sqlite3_value_bytes(value)));
    auto header = geo::readGpkgHeader(blob);
    if (!header) {
        return spatialiteHeader(blob);
    }
    geo::GpkgHeader found = std::move(header).value();
    if (!found.isEmpty && found.envelope.isEmpty()) { // other programs may leave the envelope out
        const auto summary = geo::checkWkb(blob.subspan(found.wkbOffset));
        if (!summary) {
            return std::nullopt;
        }
        found.envelope = summary->envelope;
        found.isEmpty = summary->isEmpty;
    }
    return found;
}

void isEmptyFunction(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    if (const auto header = headerOf(values[0])) {
        sqlite3_result_int(context, header->isEmpty ? 1 : 0);
    }
}

template <double geo::Envelope::* side>
void envelopeFunction(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    if (const auto header = headerOf(values[0]); header && !header->isEmpty) {
        sqlite3_result_double(context, header->envelope.*side);
    }
}

} // namespace

Result<void> registerGeopackageFunctions(sqlite3* connection)
{
    struct Function {
        const char* name;
        void (*call)(sqlite3_context*, int, sqlite3_value**);
    };
    const std::array functions = {
        Function{.name = "ST_IsEmpty", .call = &isEmptyFunction},
        Function{.name = "ST_MinX", .call = &envelopeFunction<&geo::Envelope::minX>},
        Function{.name = "ST_MaxX", .call = &envelopeFunction<&geo::Envelope::maxX>},
        Function{.name = "ST_MinY", .call = &envelopeFunction<&geo::Envelope::minY>},
        Function{.name = "ST_MaxY", .call = &envelopeFunction<&geo::Envelope::maxY>},
    };
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const Function& function : functions) {
        if (sqlite3_create_function_v2(connection, function.name, 1, kFlags, nullptr, function.call, nullptr, nullptr,
                                       nullptr) != SQLITE_OK) {
            return Error{.code = ErrorCode::Database,
                         .message = {"SQLite nimmt eine Funktion nicht an", "SQLite refuses a function"},
                         .subject = function.name};
        }
    }
    return {};
}

} // namespace weitblick::workspace
