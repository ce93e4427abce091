// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_widget.h"

#include "core/map/host_style.h"
#include "core/map/land_use_look.h"
#include "core/map/layer_features.h"
#include "core/map/raster_theme.h"
#include "ui/base_map/base_map_layer.h"
#include "ui/project/project_session.h"
#include "ui/shell/language.h"

#include <algorithm>
#include <iterator>

namespace weitblick::ui {

namespace {

constexpr int kSettleMs = 120;

std::string epsg(int srsId)
{
    return "EPSG:" + std::to_string(srsId);
}

/// Where a dataset lies on the map; empty where that cannot be told.
geo::Envelope extentIn(int srsId, const workspace::Dataset& dataset)
{
    geo::Envelope own;
    own.include(dataset.extent[0], dataset.extent[1]);
    own.include(dataset.extent[2], dataset.extent[3]);
    if (dataset.schema.srsId == srsId) {
        return own;
    }
    const auto way = geo::Transformer::create({.definition = epsg(dataset.schema.srsId)}, {.definition = epsg(srsId)});
    return way ? map::envelopeIn(own, *way) : geo::Envelope();
}

} // namespace

bool isInDegrees(int srsId)
{
    return srsId == 4326 || srsId == 4258;
}

MapWidget::MapWidget(QWidget* parent)
    : QWidget(parent),
      m_scene(std::make_unique<MapScene>()),
      m_baseMap(std::make_unique<BaseMapLayer>())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map"));
    setAccessibleDescription(tr("Arrows move, plus and minus zoom, Home shows everything, Enter asks for the centre"));
    setMinimumSize(240, 180);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        draw(map::EdgeQuality::Smooth);
        askHost();
        m_baseMap->show(m_view);
    });
    connect(m_baseMap.get(), &BaseMapLayer::changed, this, qOverload<>(&QWidget::update));
    connect(m_baseMap.get(), &BaseMapLayer::switchedOn, this, [this] { m_baseMap->show(m_view); });
}

MapWidget::~MapWidget()
{
    m_draw.cancel();
    m_load.cancel();
}

void MapWidget::useHost(std::filesystem::path program)
{
    m_host = std::make_unique<HostMap>(std::move(program));
    connect(m_host.get(), &HostMap::pictureReady, this, [this] {
        update();
        emit drawn();
    });
    connect(m_host.get(), &HostMap::problem, this, &MapWidget::failed);
    connect(m_host.get(), &HostMap::stateChanged, this, qOverload<>(&QWidget::update));
}

void MapWidget::showProject(const ProjectSnapshot& project)
{
    if (project.file != m_file || project.srsId != m_srsId) {
        closeProject();
        m_file = project.file;
        m_srsId = project.srsId;
        if (m_host) {
            m_host->open(m_file);
        }
    }
    QMap<QString, Known> known;
    bool hasChanged = false;
    for (const workspace::Dataset& dataset : project.datasets) {
        const QString name = QString::fromStdString(dataset.schema.name);
        const auto role = std::ranges::find(project.roles, dataset.schema.name, &workspace::RoleAssignment::dataset);
        Known one{.plain = map::plainLayerOf(dataset.schema, role == project.roles.end() ? "" : role->role),
                  .srsId = dataset.schema.srsId,
                  .attribution = dataset.entry.attribution,
                  .contentHash = dataset.contentHash,
                  .savedTheme = m_known.value(name).savedTheme};
        for (const workspace::Column& column : dataset.schema.columns) {
            one.columns.push_back(column.name);
        }
        one.isRaster = dataset.schema.raster.has_value();
        if (one.isRaster) {
            one.rasterExtent = extentIn(project.srsId, dataset);
        }
        if (m_known.contains(name) && m_known[name].contentHash != one.contentHash) {
            m_scene->remove(name);
            m_failed.removeAll(name);
            hasChanged = true;
        }
        known[name] = std::move(one);
    }
    m_known = std::move(known);
    m_revision += hasChanged ? 1 : 0;
    takeSavedThemes(project);
}

void MapWidget::takeSavedThemes(const ProjectSnapshot& project)
{
    std::size_t position = 0;
    for (auto known = m_known.begin(); known != m_known.end(); ++known, ++position) {
        const auto found = project.themes.find(known.key().toStdString());
        const std::string json = found == project.themes.end() ? "" : found->second;
        if (std::exchange(known->savedTheme, json) == json || !m_scene->has(known.key())) {
            continue;
        }
        if (json.empty() && !map::landUseColumn(known->plain, known->columns).empty()) {
            m_scene->remove(known.key()); // its first looks follow from its values: read again
            continue;
        }
        auto saved = map::themeFromJson(json);
        map::Theme theme = saved ? std::move(saved).value() : map::plainTheme(known->plain, position);
        theme.layer = known.key().toStdString(); // it may have been renamed
        setTheme(std::move(theme));
    }
}

void MapWidget::closeProject()
{
    m_file.clear();
    m_load.cancel();
    m_scene->clear();
    m_failed.clear();
    m_wanted.clear();
    m_known.clear();
    m_sketch.clear();
    m_hasView = false;
    m_view = {};
    m_frame = {};
    if (m_host) {
        m_host->close();
    }
    update();
}

void MapWidget::showLayers(const QStringList& layersTopFirst)
{
    m_wanted = layersTopFirst;
    for (const QString& name : m_scene->names()) {
        if (!m_known.contains(name)) {
            m_scene->remove(name);
        }
    }
    m_scene->setOrder(m_wanted);
    loadNext();
    tellHost();
    draw(map::EdgeQuality::Quick);
}

void MapWidget::loadNext()
{
    if (m_load.isRunning() || m_file.empty()) {
        return;
    }
    const auto missing = std::ranges::find_if(m_wanted, [this](const QString& name) {
        return !m_scene->has(name) && !m_failed.contains(name) && !m_known.value(name).isRaster;
    });
    if (missing == m_wanted.end()) {
        if (!m_hasView) { // nothing but rasters
            zoomToAll();
        }
        return;
    }
    const QString name = *missing;
    const Known known = m_known.value(name);
    map::Theme theme = map::plainTheme(
        known.plain, static_cast<std::size_t>(m_wanted.size() - 1 - std::distance(m_wanted.begin(), missing)));
    std::string landUse = known.savedTheme.empty() ? map::landUseColumn(known.plain, known.columns) : std::string();
    if (auto saved = map::themeFromJson(known.savedTheme)) {
        const bool hasColumn = saved->column.empty() || std::ranges::count(known.columns, saved->column) > 0;
        theme = hasColumn ? std::move(saved).value() : theme;
        theme.layer = name.toStdString();
    }
    map::FeatureSource source{.file = m_file,
                              .layer = name.toStdString(),
                              .column = landUse.empty() ? theme.column : landUse,
                              .crs = {.definition = epsg(m_srsId)}};
    m_load.start([source](Job& job) { return map::readFeatures(source, job); },
                 [this, name, theme, landUse, file = m_file](Result<map::LayerFeatures> features) {
                     if (file != m_file) {
                         return loadNext();
                     }
                     if (!features) {
                         m_failed << name;
                         emit failed(features.error());
                     } else {
                         auto read = std::make_shared<const map::LayerFeatures>(std::move(features).value());
                         m_scene->put(name, read,
                                      landUse.empty() ? theme : map::landUseTheme(theme, landUse, read->values));
                         m_scene->setOrder(m_wanted);
                         if (!m_hasView) {
                             zoomToAll();
                             m_hasView = false; // until all are there
                         }
                     }
                     loadNext();
                     if (!m_load.isRunning()) {
                         if (!m_hasView) {
                             zoomToAll();
                         }
                         tellHost();
                     }
                     draw(map::EdgeQuality::Quick);
                 });
}

void MapWidget::setTheme(map::Theme theme)
{
    const QString name = QString::fromStdString(theme.layer);
    const auto before = m_scene->theme(name);
    if (!before) {
        return;
    }
    if (before->column == theme.column) {
        m_scene->setTheme(name, std::move(theme));
        tellHost();
        draw(map::EdgeQuality::Quick);
        return;
    }
    map::FeatureSource source{
        .file = m_file, .layer = theme.layer, .column = theme.column, .crs = {.definition = epsg(m_srsId)}};
    m_values.start([source](Job& job) { return map::readValues(source, job); },
                   [this, name, theme = std::move(theme)](Result<map::FeatureValues> values) {
                       if (!values) {
                           emit failed(values.error());
                           return;
                       }
                       m_scene->setValues(name, std::move(values).value(), theme);
                       tellHost();
                       draw(map::EdgeQuality::Quick);
                   });
}

map::RasterTheme MapWidget::rasterTheme(const QString& layer) const
{
    auto saved = map::rasterThemeFromJson(m_known.value(layer).savedTheme);
    map::RasterTheme theme = saved ? std::move(saved).value() : map::plainRasterTheme(layer.toStdString());
    theme.layer = layer.toStdString();
    return theme;
}

bool MapWidget::isRaster(const QString& layer) const
{
    return m_known.value(layer).isRaster;
}

QStringList MapWidget::shownRasters() const
{
    QStringList rasters;
    std::ranges::copy_if(m_wanted, std::back_inserter(rasters),
                         [this](const QString& name) { return !m_known.value(name).rasterExtent.isEmpty(); });
    return rasters;
}

geo::Envelope MapWidget::extent() const
{
    geo::Envelope all = m_scene->extent();
    for (const QString& name : shownRasters()) {
        all.include(m_known.value(name).rasterExtent);
    }
    return all;
}

HostLayers MapWidget::hostLayers() const
{
    const auto [names, themed] = m_scene->stack();
    HostLayers layers;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Known known = m_known.value(names[i]);
        if (i >= themed) {
            layers.below.push_back(names[i].toStdString());
        }
        const bool isWritten = !map::labelColumn(known.plain, known.columns).empty();
        if (themed > 0 && (i < themed || (isWritten && known.plain.kind != map::ShapeKind::Lines))) {
            layers.labelled.push_back(names[i].toStdString());
        }
    }
    for (const QString& name : shownRasters()) {
        layers.below.push_back(name.toStdString());
    }
    return layers;
}

void MapWidget::tellHost()
{
    if (!m_host) {
        return;
    }
    const auto stack = m_scene->stack();
    std::vector<map_link::Layer> layers;
    for (const QString& name : stack.first) {
        const auto theme = m_scene->theme(name);
        const Known known = m_known.value(name);
        if (!theme) {
            continue;
        }
        map_link::Layer layer{.id = name.toStdString(),
                              .title = name.toStdString(),
                              .file = std::filesystem::absolute(m_file).lexically_normal().string(),
                              .table = name.toStdString(),
                              .crs = epsg(known.srsId),
                              .attribution = known.attribution,
                              .style = map::hostStyleOf(*theme, {}, currentLanguage())};
        if (theme->qml.empty()) { // a style of QGIS has labels of its own
            layer.style.label.column = map::labelColumn(known.plain, known.columns);
        }
        layer.style.label.smallestScale = map::labelScale(known.plain);
        layers.push_back(std::move(layer));
    }
    for (const QString& name : shownRasters()) {
        auto style = map::hostStyleOf(rasterTheme(name));
        layers.push_back({.id = name.toStdString(),
                          .title = name.toStdString(),
                          .source = map_link::SourceKind::Raster,
                          .file = std::filesystem::absolute(m_file).lexically_normal().string(),
                          .table = name.toStdString(),
                          .crs = epsg(m_known.value(name).srsId),
                          .attribution = m_known.value(name).attribution,
                          .style = style ? std::move(style).value() : map_link::LayerStyle()});
    }
    m_host->setLayers(std::move(layers), m_revision);
}

void MapWidget::askHost()
{
    if (m_host && !m_load.isRunning()) {
        m_host->render(m_view, hostLayers());
    }
}

void MapWidget::setHostDrawing(HostDrawing drawing)
{
    if (m_host) {
        m_host->setDrawing(drawing);
        if (drawing == HostDrawing::Allowed) {
            askHost();
        }
    }
}

void MapWidget::redraw()
{
    m_failed.clear();
    loadNext();
    if (m_host) {
        m_host->retry();
    }
    draw(map::EdgeQuality::Quick);
}

void MapWidget::zoomToAll()
{
    setExtent(extent());
}

void MapWidget::zoomTo(const QString& layer)
{
    const geo::Envelope raster = m_known.value(layer).rasterExtent;
    setExtent(raster.isEmpty() ? m_scene->extentOf(layer) : raster);
}

void MapWidget::zoomToSelection()
{
    const auto [layer, fids] = m_scene->selection();
    setExtent(m_scene->extentOf(layer, fids));
}

void MapWidget::setExtent(const geo::Envelope& extent)
{
    if (extent.isEmpty() || width() < 2 || height() < 2) {
        return;
    }
    geo::Envelope box = extent;
    const double least = isInDegrees(m_srsId) ? 1e-3 : 100.0; // around a single point
    if (box.maxX - box.minX < least && box.maxY - box.minY < least) {
        box.include(box.minX - least / 2, box.minY - least / 2);
        box.include(extent.maxX + least / 2, extent.maxY + least / 2);
    }
    m_hasView = true;
    map::MapView view = map::viewShowing(box, pixelSize(), {.definition = epsg(m_srsId)});
    view.density = devicePixelRatioF();
    setView(view);
}

void MapWidget::follow(const map::MapView& view)
{
    if (m_view.isEmpty() || view.isEmpty()) {
        return;
    }
    map::MapView own = m_view;
    const geo::Envelope there = view.extent();
    own.unitsPerPx = view.unitsPerPx;
    own.left = (there.minX + there.maxX - own.unitsPerPx * own.widthPx) / 2;
    own.top = (there.minY + there.maxY + own.unitsPerPx * own.heightPx) / 2;
    m_hasView = true;
    if (own != m_view) {
        setView(own);
    }
}

void MapWidget::setView(const map::MapView& view)
{
    m_view = view;
    update();
    emit viewChanged();
    draw(map::EdgeQuality::Quick);
}

void MapWidget::draw(map::EdgeQuality quality)
{
    if (m_view.isEmpty() || (m_scene->names().isEmpty() && shownRasters().isEmpty())) {
        m_frame = {};
        update();
        return;
    }
    m_settle.stop();
    if (m_draw.isRunning()) { // never wait for the drawing thread: draw the newest view once it is through
        m_drawAgain = quality;
        return;
    }
    m_draw.start([scene = m_scene.get(), view = m_view, quality](Job& job) { return scene->draw(view, quality, job); },
                 [this, quality](Result<Frame> frame) {
                     const auto again = std::exchange(m_drawAgain, std::nullopt);
                     if (again) {
                         QTimer::singleShot(0, this, [this, again] { draw(*again); });
                     }
                     if (!frame) {
                         if (frame.error().code != ErrorCode::Cancelled) {
                             emit failed(frame.error());
                         }
                         return;
                     }
                     m_frame = std::move(frame).value();
                     update();
                     for (const QString& name : std::as_const(m_frame.relabelled)) {
                         emit layerLoaded(name);
                     }
                     emit drawn();
                     if (!again && quality == map::EdgeQuality::Quick) {
                         m_settle.start();
                     }
                 });
}

bool MapWidget::isStill() const
{
    return !m_load.isRunning() && !m_draw.isRunning() && !m_settle.isActive();
}

double MapWidget::scaleDenominator() const
{
    constexpr double kMetresPerInch = 0.0254;
    return m_view.unitsPerPx * m_view.density * logicalDpiX() / kMetresPerInch;
}

} // namespace weitblick::ui
