// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"

#include <QComboBox>

#include <vector>

namespace weitblick::ui {

/// For which municipality or Ortsteil the numbers are; typing finds a name anywhere in the list.
class ZoneChooser : public QComboBox {
    Q_OBJECT

public:
    explicit ZoneChooser(QWidget* parent = nullptr);

    void setZones(const std::vector<dashboard::ZoneChoice>& zones); ///< the chosen one stays where it is still there
    void choose(const QString& key);                                ///< empty: all together. Tells nobody
    [[nodiscard]] QString zone() const;
    [[nodiscard]] QString nameOf(const QString& key) const; ///< empty: no such zone

signals:
    void zoneChosen(const QString& key); ///< by the user

private:
    void settle();
};

} // namespace weitblick::ui
