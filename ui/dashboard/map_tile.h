// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "core/map/feature_values.h"
#include "core/map/layer_features.h"
#include "ui/dashboard/pale_theme.h"
#include "ui/jobs/job_slot.h"
#include "ui/project/project_session.h"

#include <QHash>
#include <QMap>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QToolButton;

namespace weitblick::ui {

class MapLegend;
class MapNames;
class MapWidget;
struct Identified;

/// The map of a dashboard: one layer in the colours of a theme, its legend, and tools to choose features.
class MapTile : public QWidget {
    Q_OBJECT

public:
    explicit MapTile(QWidget* parent = nullptr);
    ~MapTile() override;

    /// Keeps the part of the map that is shown where the layer stays the same.
    void setAnswer(const ProjectSnapshot& project, dashboard::MapAnswer answer);
    void setSelected(FeatureTest isSelected); ///< empty: all are
    enum class Side : std::uint8_t { Alone, Left, Right };
    void setSide(Side side);         ///< of two maps that are compared
    void showPlain();                ///< for paper: without tools
    void setExtentFilter(bool isOn); ///< the button only
    void refreshIcons();
    void setClasses(const map::Theme& theme);  ///< those of another map: the same classes on both
    void setTips(QHash<qint64, QString> tips); ///< what is told of a feature below its name, in place of its value

    [[nodiscard]] const dashboard::MapAnswer& answer() const { return m_answer; }
    [[nodiscard]] MapWidget& map() { return *m_map; }
    [[nodiscard]] bool isStill() const;
    [[nodiscard]] bool isLoaded() const { return m_features != nullptr; }
    /// The features whose middle lies in the part of the map that is shown.
    [[nodiscard]] std::vector<std::int64_t> featuresInView() const;
    [[nodiscard]] QString keyOf(std::int64_t fid) const; ///< of a zone; empty: none
    [[nodiscard]] bool isExtentFilter() const;
    /// What a chip says of chosen features: names where they have some, else nothing.
    [[nodiscard]] Text textFor(const std::vector<std::int64_t>& fids) const;

    [[nodiscard]] std::vector<double> numbers() const; ///< of its features; NaN: none

signals:
    void featuresChosen(const std::vector<std::int64_t>& fids); ///< by click, box or polygon; empty: let go
    void extentFilterChanged(bool isOn);
    void compareAsked();
    void loaded();      ///< its features and their values are there
    void viewMoved();   ///< at every step; viewSettled() comes at the end
    void viewSettled(); ///< the map has been moved or zoomed and stands still
    void failed(const weitblick::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTools();
    void layOut();
    void makeMap();
    void takeFeatures();
    void colour();
    void readKeys();
    [[nodiscard]] const map::FeatureValues& values() const;
    [[nodiscard]] QString textOf(std::size_t feature) const;

    ProjectSnapshot m_project; ///< of it only the layer that is shown
    dashboard::MapAnswer m_answer;
    MapWidget* m_map = nullptr;
    MapLegend* m_legend;
    MapNames* m_names;
    QWidget* m_tools;
    QToolButton* m_extent = nullptr;
    QMap<QString, QToolButton*> m_buttons; ///< by icon
    std::shared_ptr<const map::LayerFeatures> m_features;
    std::optional<map::FeatureValues> m_ownValues; ///< of MapAnswer::values, in the order of the features
    map::FeatureValues m_keys;
    map::ClassAssignment m_assignment;
    FeatureTest m_isSelected;
    std::vector<std::int64_t> m_chosen; ///< by the last click
    QHash<qint64, QString> m_tips;      ///< by feature id
    JobSlot m_keyJob;
    QTimer m_settle;
    bool m_isSelecting = false;
    bool m_isTouched = false; ///< moved or zoomed by hand: the view is the user's
    bool m_isPlain = false;
};

} // namespace weitblick::ui
