// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/ramp_icon.h"

#include "ui/shell/language.h"

#include <QComboBox>
#include <QImage>
#include <QPixmap>

namespace weitblick::ui {

namespace {

constexpr QSize kSize{64, 14};

} // namespace

QIcon rampIcon(const map::ColorRamp& ramp)
{
    QImage image(kSize, QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x) {
        const map::Color color = map::colorAt(ramp, x / (kSize.width() - 1.0));
        for (int y = 0; y < image.height(); ++y) {
            image.setPixel(x, y, qRgb(color.red, color.green, color.blue));
        }
    }
    return QIcon(QPixmap::fromImage(image));
}

void fillRamps(QComboBox& box)
{
    box.setIconSize(kSize);
    for (const map::ColorRamp& ramp : map::colorRamps()) {
        box.addItem(rampIcon(ramp), say(ramp.title), QString::fromStdString(ramp.id));
    }
}

} // namespace weitblick::ui
