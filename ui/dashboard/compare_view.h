// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/difference_map.h"
#include "core/dashboard/tile_answer.h"
#include "ui/dashboard/compared_maps.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"
#include "ui/project/project_session.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;

namespace weitblick::ui {

class MapTile;
class SwipeHandle;

/// Two maps of the same place: side by side and moved together, one over the other with a line between them that can be
/// dragged, or one map of their difference. On demand both have the same classes.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);
    ~CompareView() override;

    enum class Mode : std::uint8_t { SideBySide, Swipe, Difference };

    /// What the next start() offers besides indicators, and for which zones indicators are shown.
    void setChoices(std::vector<ComparedMap> others, dashboard::Level level);
    /// Shows `first`, and beside it `second`, or the first indicator of the list that is not shown yet.
    void start(const ProjectSnapshot& project, std::shared_ptr<ProjectReader> reader, dashboard::MapAnswer first,
               const std::optional<dashboard::MapAnswer>& second);
    void stop(); ///< lets the maps go
    void setMode(Mode mode);
    void setDivider(double share); ///< of the width: what lies left of it shows the first map
    enum class Classes : std::uint8_t { Own, Common };
    void setClasses(Classes classes);

    [[nodiscard]] MapTile* first() const { return m_first; } ///< nullptr before start()
    [[nodiscard]] MapTile* second() const { return m_second; }
    [[nodiscard]] MapTile* difference() const { return m_difference; } ///< nullptr until it has been asked for
    [[nodiscard]] Mode mode() const;
    [[nodiscard]] double divider() const { return m_divider; }
    [[nodiscard]] bool hasCommonClasses() const;

signals:
    void closed();
    void failed(const weitblick::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    MapTile* makeMap();
    void link(MapTile& from, MapTile& to);
    void showSecond(dashboard::MapAnswer answer);
    void fillChoices();
    [[nodiscard]] const ComparedMap* chosenMap() const; ///< nullptr: an indicator
    void askSecond();
    void askDifference();
    void showDifference(const dashboard::DifferenceMap& difference, const dashboard::DifferenceNames& names);
    void changeMode();
    void layOut();
    void layOutPair(const QRect& room);
    void applyClasses();

    ProjectSnapshot m_project;
    std::shared_ptr<ProjectReader> m_reader;
    dashboard::MapAnswer m_answers[2];
    QWidget* m_bar;
    QWidget* m_area;
    QLabel* m_firstTitle;
    QComboBox* m_choice;
    QComboBox* m_mode;
    QCheckBox* m_common;
    MapTile* m_first = nullptr;
    MapTile* m_second = nullptr;
    MapTile* m_difference = nullptr;
    SwipeHandle* m_handle;
    JobSlot m_job;
    JobSlot m_differenceJob;
    std::vector<ComparedMap> m_others;
    dashboard::Level m_level = dashboard::Level::Districts;
    bool m_hasDifference = false; ///< of the two maps that are shown now
    double m_divider = 0.5;
    bool m_isFollowing = false;
};

/// Both themes with the classes of all their values together.
/// Method   the method, number of classes and ramp of `first`, over the values of both.
/// Errors   InvalidInput  one of the two has no classes of numbers; as map::classify().
Result<map::Theme> commonTheme(const map::Theme& first, const map::Theme& second, std::vector<double> values, Job& job);

} // namespace weitblick::ui
