// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/bookmarks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace weitblick::ui {

QList<Bookmark> bookmarksFromJson(const std::string& json)
{
    QList<Bookmark> bookmarks;
    const QJsonArray all = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    for (const QJsonValue& one : all) {
        const QJsonArray box = one[QStringLiteral("extent")].toArray();
        const QString name = one[QStringLiteral("name")].toString();
        if (box.size() == 4 && !name.isEmpty()) {
            Bookmark bookmark{.name = name, .extent = {}};
            bookmark.extent.include(box[0].toDouble(), box[1].toDouble());
            bookmark.extent.include(box[2].toDouble(), box[3].toDouble());
            bookmarks << bookmark;
        }
    }
    return bookmarks;
}

std::string toJson(const QList<Bookmark>& bookmarks)
{
    QJsonArray all;
    for (const Bookmark& one : bookmarks) {
        all << QJsonObject{
            {QStringLiteral("name"), one.name},
            {QStringLiteral("extent"), QJsonArray{one.extent.minX, one.extent.minY, one.extent.maxX, one.extent.maxY}}};
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace weitblick::ui
