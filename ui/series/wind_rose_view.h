// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sensing/wind_rose.h"
#include "ui/chart/chart_look.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace weitblick::ui {

/// Where the wind comes from: a petal a direction, divided by class of the value.
class WindRoseView : public QWidget {
    Q_OBJECT

public:
    explicit WindRoseView(QWidget* parent = nullptr);

    /// Nothing: says `reason` in its place.
    void setRose(std::optional<sensing::WindRose> rose, QString unit, QString reason = {});
    [[nodiscard]] QString alternative() const;

    [[nodiscard]] QSize sizeHint() const override { return {240, 180}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 90}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::optional<sensing::WindRose> m_rose;
    QString m_unit;
    QString m_reason;
    ChartLook m_look;
};

} // namespace weitblick::ui
