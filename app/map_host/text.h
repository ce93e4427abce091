// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <cstdint>
#include <string>

namespace weitblick::map_host {

inline QString toQt(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

inline QColor toQt(std::uint32_t argb)
{
    return QColor::fromRgba(argb);
}

} // namespace weitblick::map_host
