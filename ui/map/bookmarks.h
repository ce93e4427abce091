// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"

#include <QList>
#include <QString>

#include <string>

namespace weitblick::ui {

/// A part of the map under a name, kept with the project; in the coordinates of the project.
struct Bookmark {
    QString name;
    geo::Envelope extent;
};

/// What cannot be read is left out.
QList<Bookmark> bookmarksFromJson(const std::string& json);
std::string toJson(const QList<Bookmark>& bookmarks);

} // namespace weitblick::ui
