// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_format.h"
#include "core/intake/citygml/citygml_format.h"
#include "core/intake/geojson/geojson_format.h"
#include "core/intake/raster/raster_formats.h"
#include "core/intake/shapefile/shapefile_format.h"
#include "core/intake/source.h"
#include "core/intake/table/table_formats.h"
#include "core/intake/vector/vector_formats.h"

namespace weitblick::intake {

// Formats with a signature come before those that are told by their words, and these before plain text.
const std::vector<Format>& formats()
{
    static const std::vector<Format> kFormats{
        geoPackageFormat(),
        flatGeobufFormat(),
        shapefileFormat(),
        dbfFormat(),
        geoTiffFormat(),
        asciiGridFormat(),
        geoJsonSequenceFormat(),
        geoJsonFormat(),
        kmzFormat(),
        mapInfoTabFormat(),
        mapInfoMifFormat(),
        kmlFormat(),
        gpxFormat(),
        cityGmlFormat(),
        gmlFormat(),
        dxfFormat(),
        xlsxFormat(),
        odsFormat(),
        xlsFormat(),
        archiveFormat(),
        xyzFormat(),
        csvFormat(),
    };
    return kFormats;
}

} // namespace weitblick::intake
