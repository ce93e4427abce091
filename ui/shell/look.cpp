// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/look.h"

#include "ui/shell/framed_style.h"

#include <QApplication>
#include <QFontInfo>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

struct Colors {
    QColor window, base, alternate, text, button, border, accent, onAccent, muted, link, problem;
};

Colors colorsOf(Look look)
{
    switch (look) {
    case Look::Light:
        return {"#f4f5f7", "#ffffff", "#f0f3f6", "#1b2733", "#ffffff", "#8a949e",
                "#0b5e8e", "#ffffff", "#5a6672", "#0b5e8e", "#a3271c"};
    case Look::Dark:
        return {"#20262c", "#171c21", "#1d2329", "#e8edf2", "#2b333b", "#7d8a97",
                "#4aa8d8", "#0d1419", "#a7b2bd", "#7cc4ec", "#ff9b8f"};
    case Look::HighContrast:
        return {"#000000", "#000000", "#141414", "#ffffff", "#000000", "#ffffff",
                "#ffd400", "#000000", "#ffffff", "#ffd400", "#ff9b8f"};
    }
    return {};
}

constexpr double kTitleScale = 2.2;
constexpr double kHeadingScale = 1.3;

/// Headings grow with the letters that the user reads.
QString styleSheetOf(const Colors& colors, double letterPt)
{
    return QStringLiteral(R"(
QToolTip { background: %1; color: %2; border: 1px solid %3; padding: 4px; }
QMainWindow::separator { background: transparent; width: 5px; height: 5px; }
QDockWidget::title { background: %4; padding: 6px 8px; text-align: left; }
QDockWidget { font-weight: 600; titlebar-close-icon: none; titlebar-normal-icon: none; }
QHeaderView::section { background: %4; color: %2; border: 0; border-bottom: 1px solid %3; padding: 5px 8px; }
QTabBar::tab { padding: 6px 9px; }
QMainWindow > QTabBar { qproperty-elideMode: ElideNone; }
QTreeView::item, QListView::item { padding: 2px 0; }
QDialog#palette { border: 1px solid %3; }
QToolBar { border: 0; spacing: 4px; padding: 4px; }
QStatusBar::item { border: 0; }
QLabel[role="title"] { font-size: %9pt; font-weight: 600; }
QLabel[role="heading"] { font-size: %10pt; font-weight: 600; }
QLabel[role="muted"] { color: %5; }
QLabel[role="problem"] { color: %8; }
QLabel[role="badge"] { background: %6; color: %7; border-radius: 3px; padding: 2px 8px; }
)")
        .arg(colors.base.name(), colors.text.name(), colors.border.name(), colors.window.name(), colors.muted.name(),
             colors.accent.name(), colors.onAccent.name(), colors.problem.name())
        .arg(letterPt * kTitleScale, 0, 'f', 1)
        .arg(letterPt * kHeadingScale, 0, 'f', 1);
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

} // namespace

QPalette paletteOf(Look look)
{
    const Colors colors = colorsOf(look);
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Button, colors.button);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.onAccent);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::LinkVisited, colors.link);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Mid, colors.border);
    palette.setColor(QPalette::Dark, colors.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colors.muted);
    }
    return palette;
}

void applyLook(QApplication& application, Look look)
{
    QPixmapCache::clear(); // Fusion keeps drawn controls, and not by palette
    QApplication::setStyle(new FramedStyle);
    QApplication::setPalette(paletteOf(look));
    application.setStyleSheet(styleSheetOf(colorsOf(look), QFontInfo(QApplication::font()).pointSizeF()));
}

QString idOf(Look look)
{
    switch (look) {
    case Look::Light:
        return QStringLiteral("light");
    case Look::Dark:
        return QStringLiteral("dark");
    case Look::HighContrast:
        return QStringLiteral("high-contrast");
    }
    return {};
}

Look lookOf(const QString& id)
{
    for (const Look look : {Look::Dark, Look::HighContrast}) {
        if (idOf(look) == id) {
            return look;
        }
    }
    return Look::Light;
}

double contrastRatio(const QColor& first, const QColor& second)
{
    const double lighter = std::max(luminance(first), luminance(second));
    const double darker = std::min(luminance(first), luminance(second));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace weitblick::ui
