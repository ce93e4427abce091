// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/station_map.h"

#include "ui/map/map_widget.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace weitblick::ui {

namespace {

constexpr auto kUsualKey = "kennung";
constexpr auto kSitesRole = "sensor_sites";
constexpr double kPointPx = 13.0;
constexpr double kRimPx = 1.5;

/// The column with the keys of the sites: that of the role, or the one that imports write.
std::string keyColumnOf(const ProjectSnapshot& project, const std::string& layer)
{
    for (const workspace::RoleAssignment& role : project.roles) {
        for (const char* const field : {"key", "id"}) {
            if (role.dataset == layer && role.role == kSitesRole && role.fields.contains(field)) {
                return role.fields.at(field);
            }
        }
    }
    return kUsualKey;
}

bool hasPlaces(const ProjectSnapshot& project, const std::string& name)
{
    const auto found =
        std::ranges::find(project.datasets, name, [](const workspace::Dataset& one) { return one.schema.name; });
    return found != project.datasets.end() && found->schema.geometry != workspace::GeometryType::None;
}

/// As a step colours it: large points with a rim, hollow ones where there is no value.
map::Theme steppedTheme(map::Theme theme, const std::string& layer)
{
    theme.layer = layer;
    theme.column = "\x01series"; // no column of the layer: giving the old theme back reads its values anew
    theme.pointSizePx = kPointPx;
    theme.opacity = 1.0;
    theme.outline = {.isVisible = true, .color = {70, 70, 70, 255}, .widthPx = kRimPx};
    theme.missingColor = map::Color{255, 255, 255, 1}; // all but nothing: nothing at all would have no rim
    return theme;
}

} // namespace

StationMap::StationMap(ProjectSession& session, MapWidget& map, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_map(map)
{
    connect(&map, &MapWidget::drawn, this, &StationMap::takeFeatures);
}

StationMap::~StationMap()
{
    m_keyJob.cancel();
}

void StationMap::setSeries(const LoadedSeries& series)
{
    if (series.set != m_series.set) {
        release();
    }
    m_series = series;
    m_strangers.clear();
    chooseLayer();
    m_step.reset();
    m_theme.reset();
    m_features.reset();
    m_stationOfFeature.clear();
    takeFeatures();
}

void StationMap::setTheme(map::Theme theme)
{
    m_theme = std::move(theme);
}

void StationMap::show(const TimeStep& step)
{
    m_step = step;
    takeFeatures();
    colour();
}

void StationMap::release()
{
    if (const auto before = std::exchange(m_before, std::nullopt)) {
        m_map.setTheme(*before);
    }
    m_step.reset();
}

/// The layer of the set; where that has no places, others of sites, until one has the same keys.
void StationMap::chooseLayer()
{
    const auto& snapshot = m_session.snapshot();
    m_layer = m_series.set;
    if (!snapshot || hasPlaces(*snapshot, m_layer)) {
        return;
    }
    for (const workspace::RoleAssignment& role : snapshot->roles) {
        const QString name = QString::fromStdString(role.dataset);
        if (role.role == kSitesRole && hasPlaces(*snapshot, role.dataset) && !m_strangers.contains(name) &&
            m_map.scene().features(name)) {
            m_layer = role.dataset;
            return;
        }
    }
}

/// Once the map has read the layer, or read it again.
void StationMap::takeFeatures()
{
    const auto& snapshot = m_session.snapshot();
    if (m_stationOfFeature.empty()) {
        chooseLayer();
    }
    const auto features = m_map.scene().features(layer());
    if (!features || !snapshot || m_series.set.empty() || features == m_features) {
        return;
    }
    m_features = features;
    m_stationOfFeature.clear();
    m_before.reset();
    const map::FeatureSource source{.file = snapshot->file,
                                    .layer = m_layer,
                                    .column = keyColumnOf(*snapshot, m_layer),
                                    .crs = {.definition = "EPSG:" + std::to_string(snapshot->srsId)}};
    m_keyJob.start([source](Job& job) { return map::readValues(source, job); },
                   [this, features](const Result<map::FeatureValues>& keys) {
                       if (keys && features == m_features) {
                           matchKeys(*keys);
                           colour();
                       }
                   });
}

void StationMap::matchKeys(const map::FeatureValues& keys)
{
    std::unordered_map<std::string, int> stations;
    for (std::size_t i = m_series.stations.size(); i-- > 0;) { // of several at a site the first one
        stations[m_series.stations[i].key] = static_cast<int>(i);
    }
    m_stationOfFeature.assign(keys.count(), -1);
    for (std::size_t feature = 0; feature < keys.count(); ++feature) {
        const auto found = stations.find(keys.textOf(feature));
        m_stationOfFeature[feature] = found == stations.end() ? -1 : found->second;
    }
    if (m_layer != m_series.set && std::ranges::all_of(m_stationOfFeature, [](int station) { return station < 0; })) {
        m_strangers << layer();
        m_stationOfFeature.clear();
        takeFeatures();
    }
}

void StationMap::colour()
{
    if (!m_step || !m_theme || m_stationOfFeature.empty()) {
        return;
    }
    if (!m_before) {
        m_before = m_map.scene().theme(layer());
    }
    map::FeatureValues values;
    for (const int station : m_stationOfFeature) {
        const auto index = static_cast<std::size_t>(station);
        const bool isKnown = station >= 0 && index < m_step->values.size();
        const bool isOld = isKnown && !m_step->states.empty() && m_step->states[index].isStale;
        values.addNumber(isKnown && !isOld ? m_step->values[index] : std::numeric_limits<double>::quiet_NaN());
    }
    m_map.scene().setValues(layer(), std::move(values), steppedTheme(*m_theme, m_layer));
    m_map.redraw();
}

int StationMap::stationOf(const QString& layer, std::int64_t fid) const
{
    if (layer != this->layer() || !m_features) {
        return -1;
    }
    const std::size_t number = m_features->shapes.numberOf(fid);
    return number < m_stationOfFeature.size() ? m_stationOfFeature[number] : -1;
}

std::int64_t StationMap::featureOf(int station) const
{
    const auto found = std::ranges::find(m_stationOfFeature, station);
    return found == m_stationOfFeature.end() || station < 0
               ? -1
               : m_features->shapes.fidOf(static_cast<std::size_t>(found - m_stationOfFeature.begin()));
}

} // namespace weitblick::ui
