// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"

#include "core/geo/gpkg_geometry.h"

#include <string_view>
#include <utility>

namespace weitblick::geo {

namespace {

/// The context, what went wrong in it last, and the readers and writers that are costly to make for each geometry.
class ThreadContext {
public:
    ThreadContext() : m_context(GEOS_init_r())
    {
        GEOSContext_setErrorMessageHandler_r(m_context, &ThreadContext::keep, &m_lastMessage);
        m_wkbReader = GEOSWKBReader_create_r(m_context);
        m_wkbWriter = GEOSWKBWriter_create_r(m_context);
        GEOSWKBWriter_setOutputDimension_r(m_context, m_wkbWriter, 3);
        GEOSWKBWriter_setByteOrder_r(m_context, m_wkbWriter, GEOS_WKB_NDR);
        GEOSWKBWriter_setFlavor_r(m_context, m_wkbWriter, GEOS_WKB_ISO);
    }
    ThreadContext(const ThreadContext&) = delete;
    ThreadContext& operator=(const ThreadContext&) = delete;
    ~ThreadContext()
    {
        GEOSWKBReader_destroy_r(m_context, m_wkbReader);
        GEOSWKBWriter_destroy_r(m_context, m_wkbWriter);
        GEOS_finish_r(m_context);
    }

    [[nodiscard]] GEOSContextHandle_t handle() const { return m_context; }
    [[nodiscard]] GEOSWKBReader* wkbReader() const { return m_wkbReader; }
    [[nodiscard]] GEOSWKBWriter* wkbWriter() const { return m_wkbWriter; }
    std::string takeMessage() { return std::exchange(m_lastMessage, {}); }

private:
    static void keep(const char* message, void* target) { *static_cast<std::string*>(target) = message; }

    GEOSContextHandle_t m_context;
    std::string m_lastMessage;
    GEOSWKBReader* m_wkbReader = nullptr;
    GEOSWKBWriter* m_wkbWriter = nullptr;
};

ThreadContext& threadContext()
{
    thread_local ThreadContext context;
    return context;
}

struct GeosFree {
    void operator()(void* memory) const noexcept { GEOSFree_r(geosContext(), memory); }
};

} // namespace

GEOSContextHandle_t geosContext()
{
    return threadContext().handle();
}

Result<Geometry> checked(GEOSGeometry* geometry, const char* doing)
{
    if (geometry != nullptr) {
        return Geometry(geometry);
    }
    const std::string message = threadContext().takeMessage();
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("die Geometrie lässt sich nicht bearbeiten (") + doing + "): " + message,
                             std::string("the geometry cannot be worked on (") + doing + "): " + message}};
}

Result<Geometry> geometryFromGpkg(std::span<const std::byte> blob)
{
    if (blob.empty()) {
        return Geometry();
    }
    WB_TRY(const GpkgHeader header, readGpkgHeader(blob));
    const auto wkb = blob.subspan(header.wkbOffset);
    ThreadContext& context = threadContext();
    return checked(GEOSWKBReader_read_r(context.handle(), context.wkbReader(),
                                        reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()),
                   "WKB");
}

std::vector<std::byte> gpkgFromGeometry(const GEOSGeometry& geometry, std::int32_t srsId)
{
    ThreadContext& context = threadContext();
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, GeosFree> wkb(
        GEOSWKBWriter_write_r(context.handle(), context.wkbWriter(), &geometry, &size));
    std::vector<std::byte> blob;
    if (wkb == nullptr) {
        return blob;
    }
    const bool isEmpty = GEOSisEmpty_r(context.handle(), &geometry) == 1;
    appendGpkg(blob, {reinterpret_cast<const std::byte*>(wkb.get()), size}, srsId, envelopeOf(geometry), isEmpty);
    return blob;
}

Envelope envelopeOf(const GEOSGeometry& geometry)
{
    Envelope envelope;
    const GEOSContextHandle_t context = geosContext();
    if (GEOSisEmpty_r(context, &geometry) == 0) {
        GEOSGeom_getExtent_r(context, &geometry, &envelope.minX, &envelope.minY, &envelope.maxX, &envelope.maxY);
    }
    return envelope;
}

double areaOf(const GEOSGeometry& geometry)
{
    double area = 0.0;
    GEOSArea_r(geosContext(), &geometry, &area);
    return area;
}

double lengthOf(const GEOSGeometry& geometry)
{
    double length = 0.0;
    GEOSLength_r(geosContext(), &geometry, &length);
    return length;
}

Result<Geometry> madeValid(Geometry geometry)
{
    const GEOSContextHandle_t context = geosContext();
    if (geometry == nullptr) {
        return Geometry(GEOSGeom_createEmptyCollection_r(context, GEOS_GEOMETRYCOLLECTION));
    }
    if (GEOSisValid_r(context, geometry.get()) == 1) {
        return geometry;
    }
    GEOSMakeValidParams* const params = GEOSMakeValidParams_create_r(context);
    GEOSMakeValidParams_setMethod_r(context, params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context, params, 0);
    GEOSGeometry* const valid = GEOSMakeValidWithParams_r(context, geometry.get(), params);
    GEOSMakeValidParams_destroy_r(context, params);
    return checked(valid, "make valid");
}

std::string wktOf(const GEOSGeometry& geometry, int decimals)
{
    const GEOSContextHandle_t context = geosContext();
    GEOSWKTWriter* const writer = GEOSWKTWriter_create_r(context);
    GEOSWKTWriter_setOutputDimension_r(context, writer, 3);
    GEOSWKTWriter_setTrim_r(context, writer, 1);
    GEOSWKTWriter_setRoundingPrecision_r(context, writer, decimals);
    const std::unique_ptr<char, GeosFree> text(GEOSWKTWriter_write_r(context, writer, &geometry));
    GEOSWKTWriter_destroy_r(context, writer);
    return text == nullptr ? std::string() : std::string(text.get());
}

Result<Geometry> geometryFromWkt(const char* wkt)
{
    const GEOSContextHandle_t context = geosContext();
    GEOSWKTReader* const reader = GEOSWKTReader_create_r(context);
    GEOSGeometry* const geometry = GEOSWKTReader_read_r(context, reader, wkt);
    GEOSWKTReader_destroy_r(context, reader);
    return checked(geometry, "WKT");
}

} // namespace weitblick::geo
