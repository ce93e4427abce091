// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/framed_style.h"

#include <QStyleOption>

namespace weitblick::ui {

namespace {

/// While it lives, Fusion finds a window colour from which it makes the frame that we want: it darkens by 140 %.
class FrameColour {
public:
    explicit FrameColour(const QStyleOption* option) : m_option(const_cast<QStyleOption*>(option))
    {
        constexpr int kFusionDarkens = 140;
        m_before = m_option->palette;
        m_option->palette.setColor(QPalette::Window, m_before.color(QPalette::Mid).lighter(kFusionDarkens));
    }
    FrameColour(const FrameColour&) = delete;
    FrameColour& operator=(const FrameColour&) = delete;
    ~FrameColour() { m_option->palette = m_before; }

private:
    QStyleOption* m_option;
    QPalette m_before;
};

} // namespace

FramedStyle::FramedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int FramedStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* answer) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, answer);
}

void FramedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    switch (element) {
    case PE_Frame:
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
    case PE_PanelButtonCommand: {
        const FrameColour colour(option);
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FramedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    if (control == CC_ComboBox || control == CC_SpinBox || control == CC_Slider) {
        const FrameColour colour(option);
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace weitblick::ui
