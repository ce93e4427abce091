// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QProxyStyle>

namespace weitblick::ui {

/// Fusion with frames that can be seen: Fusion makes them from the colour of the window, which leaves fields and boxes
/// of a dark window without an edge. Here they have the colour of QPalette::Mid (3:1 against the ground in each look).
class FramedStyle : public QProxyStyle {
    Q_OBJECT

public:
    FramedStyle();

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace weitblick::ui
