// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cpl_conv.h>
#include <ogr_api.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

/// Where the municipalities of Germany (BKG, VG5000, 1:5 000 000, GK zone 3) are, if they are here.
inline const QString kVg5000Folder = QStringLiteral(WB_SOURCE_DIR "/../shared/data/02_boundaries/vg5000_gk3/");

/// The values of a feature, of which the number says how many came before it.
using ValuesOf = std::function<decltype(Row::values)(OGRFeatureH feature, std::size_t number)>;

inline std::string fieldOf(OGRFeatureH feature, const char* name)
{
    return OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, name));
}

/// A shapefile of VG5000 as a layer of its own name, read with OGR and so by none of our readers.
inline Result<workspace::Dataset> addVg5000(workspace::Workspace& project, const std::string& name,
                                            std::vector<workspace::Column> columns, const ValuesOf& valuesOf)
{
    using DataSource = std::unique_ptr<void, void (*)(void*)>;
    OGRRegisterAll();
    const DataSource source(
        OGROpen((kVg5000Folder + QString::fromStdString(name) + ".shp").toUtf8().constData(), 0, nullptr),
        [](void* handle) { OGRReleaseDataSource(handle); });
    OGRLayerH layer = source ? OGR_DS_GetLayer(source.get(), 0) : nullptr;
    if (layer == nullptr) {
        return Error{.code = ErrorCode::NotFound, .message = {"fehlt", "absent"}};
    }
    const workspace::LayerSchema schema{
        .name = name, .geometry = workspace::GeometryType::MultiPolygon, .srsId = 31467, .columns = std::move(columns)};
    std::vector<Row> rows;
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        char* wkt = nullptr;
        OGR_G_ExportToWkt(OGR_F_GetGeometryRef(feature), &wkt);
        rows.push_back({wkt, valuesOf(feature, rows.size())});
        CPLFree(wkt);
        OGR_F_Destroy(feature);
    }
    return addLayer(project, schema, rows);
}

} // namespace weitblick::test
