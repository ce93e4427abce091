// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/crs.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;

namespace weitblick::ui {

/// The place under the pointer in the coordinate system of the user's choice, ready to be copied.
class CoordinateField : public QWidget {
    Q_OBJECT

public:
    explicit CoordinateField(QWidget* parent = nullptr);

    void setMapSrs(int srsId);
    void show(double x, double y);
    void showScale(double denominator);
    [[nodiscard]] QString text() const; ///< of the place shown last

private:
    void choose();

    QLabel* m_place;
    QLabel* m_scale;
    QComboBox* m_system;
    int m_mapSrs = 25832;
    std::optional<geo::Transformer> m_transformer; ///< from the map's CRS; nothing: the same
    double m_x = 0.0;
    double m_y = 0.0;
    bool m_hasPlace = false;
};

/// "O 512.345,6  N 5.654.321,0", or in degrees "50,93211° N  7,00123° O".
QString placeText(double x, double y, int srsId);

} // namespace weitblick::ui
