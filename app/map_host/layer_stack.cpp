// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/layer_stack.h"

#include "app/map_host/text.h"
#include "app/map_host/theme_style.h"

#include <QFileInfo>
#include <qgscoordinatereferencesystem.h>
#include <qgslayertree.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <set>

namespace weitblick::map_host {

namespace {

map_link::LayerProblem problemOf(const std::string& layerId, const Error& error)
{
    return {.layerId = layerId, .messageDe = error.message.de, .messageEn = error.message.en};
}

} // namespace

Result<std::unique_ptr<QgsMapLayer>> openLayer(const map_link::Layer& description)
{
    const QString file = toQt(description.file);
    if (!QFileInfo::exists(file)) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Datei der Ebene ist nicht da", "the file of the layer is not there"},
                     .subject = description.file};
    }
    const QString title = toQt(description.title.empty() ? description.id : description.title);
    std::unique_ptr<QgsMapLayer> layer;
    if (description.source == map_link::SourceKind::Raster) {
        QgsRasterLayer::LayerOptions options;
        options.loadDefaultStyle = false;
        const QString source =
            description.table.empty() ? file : QStringLiteral("GPKG:%1:%2").arg(file, toQt(description.table));
        layer = std::make_unique<QgsRasterLayer>(source, title, QStringLiteral("gdal"), options);
    } else {
        QgsVectorLayer::LayerOptions options;
        options.loadDefaultStyle = false; // a layer_styles table in a file is somebody else's taste
        const QString source =
            description.table.empty() ? file : file + QStringLiteral("|layername=") + toQt(description.table);
        layer = std::make_unique<QgsVectorLayer>(source, title, QStringLiteral("ogr"), options);
    }
    if (!layer->isValid()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"QGIS kann die Ebene nicht öffnen", "QGIS cannot open the layer"},
                     .subject = description.file};
    }
    if (!description.crs.empty()) {
        layer->setCrs(QgsCoordinateReferenceSystem(toQt(description.crs)));
    }
    layer->setAttribution(toQt(description.attribution));
    return layer;
}

LayerStack::LayerStack() : m_project(std::make_unique<QgsProject>()) {}

LayerStack::~LayerStack() = default;

void LayerStack::remove(const std::string& id)
{
    const auto found = m_entries.find(id);
    if (found != m_entries.end()) {
        m_project->removeMapLayer(found->second.layer);
        m_entries.erase(found);
    }
}

Result<void> LayerStack::open(const map_link::Layer& description)
{
    const auto known = m_entries.find(description.id);
    if (known != m_entries.end() && known->second.description == description) {
        return {};
    }
    remove(description.id);
    WB_TRY(auto layer, openLayer(description));
    const auto styled = applyStyle(*layer, description.style);
    QgsMapLayer* raw = m_project->addMapLayer(layer.release(), false);
    m_entries[description.id] = {.description = description, .overlay = nullptr, .layer = raw};
    return styled; // with the looks of QGIS it is still better than without the
                   // layer
}

std::vector<map_link::LayerProblem> LayerStack::set(const map_link::SetLayers& request,
                                                    const std::function<void(const std::string&)>& opening)
{
    std::vector<map_link::LayerProblem> problems;
    std::set<std::string> wanted;
    for (const map_link::Layer& layer : request.layers) {
        wanted.insert(layer.id);
    }
    const bool isAnew = request.revision != m_revision;
    for (const std::string& id : m_order) {
        if (isAnew || !wanted.contains(id)) {
            remove(id);
        }
    }
    m_revision = request.revision;
    m_isCareful = request.isCareful;
    m_order.clear();
    m_described.clear();
    for (const map_link::Layer& layer : request.layers) {
        opening(layer.id);
        if (const auto opened = open(layer); !opened) {
            problems.push_back(problemOf(layer.id, opened.error()));
        }
        if (const auto found = m_entries.find(layer.id); found != m_entries.end()) {
            m_order.push_back(layer.id);
            m_described.push_back(layer);
        }
    }
    arrangeTree();
    return problems;
}

/// The new nodes come before the old ones go: QGIS removes layers from a project, a moment later, that had no node when
/// one of theirs was removed.
void LayerStack::arrangeTree()
{
    QgsLayerTree* root = m_project->layerTreeRoot();
    const QList<QgsLayerTreeNode*> old = root->children();
    for (const std::string& id : m_order) {
        root->addLayer(m_entries.at(id).layer);
    }
    for (QgsLayerTreeNode* node : old) {
        root->removeChildNode(node);
    }
}

QList<QgsMapLayer*> LayerStack::layers(const std::vector<std::string>& ids) const
{
    QList<QgsMapLayer*> found;
    for (const std::string& id : ids.empty() ? m_order : ids) {
        if (QgsMapLayer* one = layer(id)) {
            found.append(one);
        }
    }
    return found;
}

QList<QgsMapLayer*> LayerStack::overlays(const std::vector<std::string>& ids)
{
    QList<QgsMapLayer*> found;
    for (const std::string& id : ids.empty() ? m_order : ids) {
        const auto entry = m_entries.find(id);
        auto* vector = entry == m_entries.end() ? nullptr : qobject_cast<QgsVectorLayer*>(entry->second.layer);
        if (vector == nullptr) {
            continue;
        }
        if (!entry->second.overlay) {
            std::unique_ptr<QgsVectorLayer> copy(vector->clone());
            keepLabelsAndOutlines(*copy);
            entry->second.overlay = std::move(copy);
        }
        found.append(entry->second.overlay.get());
    }
    return found;
}

QgsMapLayer* LayerStack::layer(const std::string& id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : found->second.layer;
}

std::string LayerStack::idOf(const QString& qgisId) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const auto& entry) {
        return entry.second.layer->id() == qgisId ||
               (entry.second.overlay != nullptr && entry.second.overlay->id() == qgisId);
    });
    return found == m_entries.end() ? std::string() : found->first;
}

} // namespace weitblick::map_host
