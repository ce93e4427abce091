// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/layer_features.h"
#include "ui/jobs/job_slot.h"
#include "ui/project/project_session.h"
#include "ui/series/series_reader.h"
#include "ui/series/time_steps.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace weitblick::ui {

class MapWidget;

/// Colours the layer of the stations by a step in time: a table of colours a step, nothing is read or drawn anew.
/// Stations without a value, and those whose last reading is old, are hollow. What the layer looked like before comes
/// back with release().
class StationMap : public QObject {
    Q_OBJECT

public:
    StationMap(ProjectSession& session, MapWidget& map, QObject* parent = nullptr);
    ~StationMap() override;

    void setSeries(const LoadedSeries& series);
    void setTheme(map::Theme theme);
    void show(const TimeStep& step);
    void release();
    /// The station that a feature of the map is; -1: none.
    [[nodiscard]] int stationOf(const QString& layer, std::int64_t fid) const;
    [[nodiscard]] std::int64_t featureOf(int station) const; ///< -1: not on the map
    [[nodiscard]] QString layer() const { return QString::fromStdString(m_layer); }

private:
    void chooseLayer();
    void takeFeatures();
    void matchKeys(const map::FeatureValues& keys);
    void colour();

    ProjectSession& m_session;
    MapWidget& m_map;
    LoadedSeries m_series;
    std::string m_layer; ///< of the set, or another one with the role of sites where the set has no places
    std::shared_ptr<const map::LayerFeatures> m_features;
    QStringList m_strangers;             ///< layers of sites with other keys
    std::vector<int> m_stationOfFeature; ///< -1: none
    std::optional<map::Theme> m_theme;
    std::optional<map::Theme> m_before; ///< of the layer, to be given back
    std::optional<TimeStep> m_step;
    JobSlot m_keyJob;
};

} // namespace weitblick::ui
