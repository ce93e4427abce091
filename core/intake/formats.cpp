// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_format.h"
#include "core/intake/citygml/citygml_format.h"
#include "core/intake/geojson/geojson_format.h"
#include "core/intake/mastr/mastr_format.h"
#include "core/intake/raster/raster_formats.h"
#include "core/intake/series/datex_format.h"
#include "core/intake/series/series_json_format.h"
#include "core/intake/series/series_table_formats.h"
#include "core/intake/shapefile/shapefile_format.h"
#include "core/intake/source.h"
#include "core/intake/vector/vector_formats.h"
#include "core/intake/weather/weather_formats.h"

namespace weitblick::intake {

// Formats with a signature come before those that are told by their words, and these before plain text.
const std::vector<Format>& formats()
{
    static const std::vector<Format> kFormats{
        geoPackageFormat(),  flatGeobufFormat(),  shapefileFormat(),  dbfFormat(),
        geoTiffFormat(),     asciiGridFormat(),   tryFormat(),        epwFormat(),
        pvgisCsvFormat(),    pvgisJsonFormat(),   seriesJsonFormat(), geoJsonSequenceFormat(),
        geoJsonFormat(),     kmzFormat(),         mapInfoTabFormat(), mapInfoMifFormat(),
        datexFormat(),       kmlFormat(),         gpxFormat(),        mastrTableFormat(),
        cityGmlFormat(),     gmlFormat(),         dxfFormat(),        xlsxOrSeriesFormat(),
        odsOrSeriesFormat(), xlsOrSeriesFormat(), archiveFormat(),    xyzFormat(),
        csvOrSeriesFormat(),
    };
    return kFormats;
}

} // namespace weitblick::intake
