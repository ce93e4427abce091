// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/vector_formats.h"

#include "core/intake/budget.h"
#include "core/intake/vector/ogr_source.h"
#include "core/intake/vector/recognise.h"
#include "core/intake/vector/xml_check.h"

namespace weitblick::intake {

namespace {

OgrSource geoPackage()
{
    return {.opening = {.driver = "GPKG", .options = {"LIST_ALL_TABLES=NO", "IMMUTABLE=YES"}}, .isDatabase = true};
}
OgrSource flatGeobuf()
{
    return {.opening = {.driver = "FlatGeobuf"}};
}
OgrSource shapefileTable()
{
    return {.opening = {.driver = "ESRI Shapefile"}};
}
OgrSource kml()
{
    return {.opening = {.driver = "LIBKML"}, .isXml = true};
}
OgrSource kmz()
{
    return {.opening = {.driver = "LIBKML"}, .isText = true};
}
OgrSource gpx()
{
    return {.opening = {.driver = "GPX"}, .skipsEmptyLayers = true, .isXml = true};
}
OgrSource gml()
{
    return {
        .opening = {.driver = "GML", .options = {"DOWNLOAD_SCHEMA=NO", "WRITE_GFS=NO"}}, .isGml = true, .isXml = true};
}
OgrSource dxf()
{
    return {.opening = {.driver = "DXF"}, .isText = true};
}
OgrSource mapInfoTab()
{
    return {.opening = {.driver = "MapInfo File"}};
}
OgrSource mapInfoMif()
{
    return {.opening = {.driver = "MapInfo File"}, .isText = true};
}

template <OgrSource (*source)()>
Result<SourcePreview> previewOf(const std::filesystem::path& file, const ReadChoices& choices, Job& job)
{
    return previewOgrSource(source(), file, choices, job);
}

template <OgrSource (*source)()>
Result<void> readFrom(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    return readOgrSource(source(), file, choices, sink, job);
}

Result<SourcePreview> previewKmz(const std::filesystem::path& file, const ReadChoices& choices, Job& job)
{
    WB_CHECK(checkKmz(file, Budget{}, job));
    return previewOgrSource(kmz(), file, choices, job);
}

Result<void> readKmz(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_CHECK(checkKmz(file, Budget{}, job));
    return readOgrSource(kmz(), file, choices, sink, job);
}

} // namespace

Format geoPackageFormat()
{
    return {.id = "geopackage",
            .title = {"GeoPackage", "GeoPackage"},
            .extensions = {"gpkg"},
            .recognises = isGeoPackage,
            .preview = previewOf<geoPackage>,
            .read = readFrom<geoPackage>};
}

Format flatGeobufFormat()
{
    return {.id = "flatgeobuf",
            .title = {"FlatGeobuf", "FlatGeobuf"},
            .extensions = {"fgb"},
            .recognises = isFlatGeobuf,
            .preview = previewOf<flatGeobuf>,
            .read = readFrom<flatGeobuf>};
}

Format dbfFormat()
{
    return {.id = "dbf",
            .title = {"dBASE-Tabelle", "dBASE table"},
            .extensions = {"dbf"},
            .recognises = isDbf,
            .preview = previewOf<shapefileTable>,
            .read = readFrom<shapefileTable>};
}

Format kmlFormat()
{
    return {.id = "kml",
            .title = {"KML", "KML"},
            .extensions = {"kml"},
            .recognises = isKml,
            .preview = previewOf<kml>,
            .read = readFrom<kml>};
}

Format kmzFormat()
{
    return {.id = "kmz",
            .title = {"KMZ", "KMZ"},
            .extensions = {"kmz"},
            .recognises = isKmz,
            .preview = previewKmz,
            .read = readKmz};
}

Format gpxFormat()
{
    return {.id = "gpx",
            .title = {"GPX (GPS-Aufzeichnung)", "GPX (GPS record)"},
            .extensions = {"gpx"},
            .recognises = isGpx,
            .preview = previewOf<gpx>,
            .read = readFrom<gpx>};
}

Format gmlFormat()
{
    return {.id = "gml",
            .title = {"GML (auch INSPIRE, XPlanung)", "GML (also INSPIRE, XPlanung)"},
            .extensions = {"gml", "xml"},
            .recognises = isGml,
            .preview = previewOf<gml>,
            .read = readFrom<gml>};
}

Format dxfFormat()
{
    return {.id = "dxf",
            .title = {"DXF-Zeichnung", "DXF drawing"},
            .extensions = {"dxf"},
            .recognises = isDxf,
            .preview = previewOf<dxf>,
            .read = readFrom<dxf>};
}

Format mapInfoTabFormat()
{
    return {.id = "mapinfo-tab",
            .title = {"MapInfo TAB", "MapInfo TAB"},
            .extensions = {"tab"},
            .recognises = isMapInfoTab,
            .preview = previewOf<mapInfoTab>,
            .read = readFrom<mapInfoTab>};
}

Format mapInfoMifFormat()
{
    return {.id = "mapinfo-mif",
            .title = {"MapInfo MIF", "MapInfo MIF"},
            .extensions = {"mif"},
            .recognises = isMapInfoMif,
            .preview = previewOf<mapInfoMif>,
            .read = readFrom<mapInfoMif>};
}

} // namespace weitblick::intake
