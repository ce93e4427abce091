// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"
#include "ui/project/project_session.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;

namespace weitblick::ui {

class MapTile;
class SwipeHandle;

/// Two maps of the same place: side by side and moved together, or one over the other with a line between them that
/// can be dragged. On demand both have the same classes.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);
    ~CompareView() override;

    enum class Mode : std::uint8_t { SideBySide, Swipe };

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
    void askSecond();
    void layOut();
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
    SwipeHandle* m_handle;
    JobSlot m_job;
    double m_divider = 0.5;
    bool m_isFollowing = false;
};

/// Both themes with the classes of all their values together.
/// Method   the method, number of classes and ramp of `first`, over the values of both.
/// Errors   InvalidInput  one of the two has no classes of numbers; as map::classify().
Result<map::Theme> commonTheme(const map::Theme& first, const map::Theme& second, std::vector<double> values, Job& job);

} // namespace weitblick::ui
