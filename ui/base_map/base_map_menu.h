// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/base_map.h"

#include <QActionGroup>
#include <QDir>
#include <QMenu>

#include <functional>
#include <vector>

namespace weitblick::ui {

class BaseMapLayer;

/// The choice of a base map. None is chosen at the start; before a host is asked for the first time the user is told
/// who runs it, what he gets to know, and under which terms, and may decline.
class BaseMapMenu : public QMenu {
    Q_OBJECT

public:
    /// `agree` asks the user about a map whose host has not been agreed to; tests put their own in its place.
    using Agree = std::function<bool(const map::BaseMap&)>;
    BaseMapMenu(BaseMapLayer& layer, std::vector<map::BaseMap> maps, QWidget* parent, Agree agree = {});

    /// The list that comes with the program; empty where it cannot be read.
    static std::vector<map::BaseMap> shipped(const QDir& resources);

private:
    void choose(const map::BaseMap& map, QAction& action);
    [[nodiscard]] bool askUser(const map::BaseMap& map);

    BaseMapLayer& m_layer;
    Agree m_agree;
    QActionGroup* m_choices;
    QAction* m_none;
};

} // namespace weitblick::ui
