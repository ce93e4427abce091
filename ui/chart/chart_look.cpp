// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_look.h"

#include "ui/shell/look.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kReadable = 4.5; // WCAG 2.1, 1.4.3

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

std::vector<QColor> colorsOf(std::initializer_list<const char*> names)
{
    std::vector<QColor> colors;
    for (const char* name : names) {
        colors.emplace_back(name);
    }
    return colors;
}

/// Between the ground and what is furthest from it; low values stay visible.
std::vector<QColor> rampAwayFrom(bool isDark)
{
    return isDark ? colorsOf({"#2b4258", "#2f6690", "#3a8fb7", "#6dbfd0", "#b5e3d8", "#f3f6d0"})
                  : colorsOf({"#d6e6f0", "#94c0da", "#4f95bf", "#1f669a", "#07345c"});
}

} // namespace

QColor ChartLook::pale(const QColor& color) const
{
    return mixed(color, ground, 0.72);
}

QColor ChartLook::rampColor(double share) const
{
    const double position = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), ramp.size() - 2);
    return mixed(ramp[below], ramp[below + 1], position - static_cast<double>(below));
}

QColor ChartLook::readable(const QColor& color) const
{
    QColor written = color;
    for (double share = 0.0; contrastRatio(written, ground) < kReadable && share < 1.0; share += 0.05) {
        written = mixed(color, text, share);
    }
    return written;
}

QColor ChartLook::textOn(const QColor& below) const
{
    const QColor dark(QStringLiteral("#0d1419"));
    const QColor light(Qt::white);
    return contrastRatio(dark, below) >= contrastRatio(light, below) ? dark : light;
}

ChartLook chartLook(const QPalette& palette, const QFont& font)
{
    ChartLook look;
    look.ground = palette.color(QPalette::Base);
    look.window = palette.color(QPalette::Window);
    look.text = palette.color(QPalette::Text);
    look.muted = palette.color(QPalette::PlaceholderText);
    look.accent = palette.color(QPalette::Highlight);
    const bool isDark = look.ground.lightness() < 128;
    const bool isHighContrast = look.ground == QColor(Qt::black);
    look.border = isHighContrast ? look.text : mixed(look.ground, look.text, isDark ? 0.18 : 0.13);
    look.grid = mixed(look.ground, look.text, isHighContrast ? 0.35 : isDark ? 0.14 : 0.10);
    look.axis = mixed(look.ground, look.text, 0.45);
    look.track = mixed(look.ground, look.text, isDark ? 0.16 : 0.09);
    look.good = QColor(isDark ? "#4cc38a" : "#11794b");
    look.bad = QColor(isDark ? "#ff8f7d" : "#b3341f");
    look.warning = QColor(isDark ? "#f2c14e" : "#8a5a00");
    look.categories =
        isDark ? colorsOf({"#0b7bba", "#f1a43f", "#4dcaa1", "#ce78a1", "#f1e97d", "#a99cf0", "#e66648", "#c3ced8"})
               : colorsOf({"#006dd1", "#e17504", "#0e855d", "#bc618e", "#826a00", "#493d9e", "#7b2d12", "#7793b2"});
    look.ramp = rampAwayFrom(isDark);
    look.font = font;
    look.fontPx = font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
    return look;
}

} // namespace weitblick::ui
