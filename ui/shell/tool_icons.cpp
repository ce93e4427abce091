// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tool_icons.h"

#include <QHash>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

namespace weitblick::ui {

namespace {

/// What is drawn on a sheet of 24 x 24 with a pen of 1.8, without filling.
const QHash<QString, const char*>& drawings()
{
    static const QHash<QString, const char*> all{
        {QStringLiteral("new"), "<path d='M6 3h8l4 4v14H6z M14 3v4h4 M9 14h6 M12 11v6'/>"},
        {QStringLiteral("open"), "<path d='M3 6h6l2 2h10v11H3z M3 11h18'/>"},
        {QStringLiteral("import"), "<path d='M12 3v11 M8 10l4 4 4-4 M4 16v4h16v-4'/>"},
        {QStringLiteral("export"), "<path d='M12 14V3 M8 7l4-4 4 4 M4 16v4h16v-4'/>"},
        {QStringLiteral("print"), "<path d='M7 9V3h10v6 M7 17H4V9h16v8h-3 M7 14h10v7H7z'/>"},
        {QStringLiteral("undo"), "<path d='M8 5L4 9l4 4 M4 9h10a5 5 0 0 1 0 10H9'/>"},
        {QStringLiteral("redo"), "<path d='M16 5l4 4-4 4 M20 9H10a5 5 0 0 0 0 10h5'/>"},
        {QStringLiteral("pan"), "<path d='M12 3v18 M3 12h18 M9 6l3-3 3 3 M9 18l3 3 3-3 M6 9l-3 3 3 3 M18 9l3 3-3 3'/>"},
        {QStringLiteral("select"), "<path d='M5 5h12v9' stroke-dasharray='3 2.2'/><path d='M5 5v12h7' "
                                   "stroke-dasharray='3 2.2'/><path d='M12 11l8 3.5-3.4 1.3L15.3 19z'/>"},
        {QStringLiteral("polygon"), "<path d='M5 9l8-5 7 7-4 8-9-1z' stroke-dasharray='3 2.2'/>"},
        {QStringLiteral("filter"), "<path d='M4 5h16l-6 7v6l-4 2v-8z'/>"},
        {QStringLiteral("measure"), "<path d='M3 15L15 3l6 6L9 21z M7 11l2 2 M10 8l3 3 M13 5l2 2'/>"},
        {QStringLiteral("zoom-all"), "<path d='M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5 M9 9h6v6H9z'/>"},
        {QStringLiteral("zoom-layer"),
         "<circle cx='10' cy='10' r='6'/><path d='M14.5 14.5L20 20 M7.5 10h5 M10 7.5v5'/>"},
        {QStringLiteral("table"), "<path d='M4 5h16v14H4z M4 10h16 M4 14.5h16 M10 5v14'/>"},
        {QStringLiteral("lineage"),
         "<circle cx='6' cy='6' r='2.5'/><circle cx='6' cy='18' r='2.5'/><circle cx='18' cy='12' "
         "r='2.5'/><path d='M8.5 6.5l7.2 4.2 M8.5 17.5l7.2-4.2'/>"},
        {QStringLiteral("search"), "<circle cx='10.5' cy='10.5' r='6'/><path d='M15 15l5.5 5.5'/>"},
        {QStringLiteral("bookmark"), "<path d='M7 3h10v18l-5-4.5L7 21z'/>"},
        {QStringLiteral("map"), "<path d='M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2z M9 4v14 M15 6v14'/>"},
        {QStringLiteral("dashboard"), "<path d='M4 4h7v9H4z M13 4h7v5h-7z M13 11h7v9h-7z M4 15h7v5H4z'/>"},
        {QStringLiteral("edit"), "<path d='M4 20l1-4L16 5l3 3L8 19z M14 7l3 3'/>"},
        {QStringLiteral("compare"),
         "<path d='M4 5h16v14H4z M12 3v18 M9 12H6 M7.5 10.5L6 12l1.5 1.5 M15 12h3 M16.5 10.5L18 12l-1.5 1.5'/>"},
        {QStringLiteral("play"), "<path d='M7 4l12 8-12 8z'/>"},
        {QStringLiteral("pause"), "<path d='M8 4v16 M16 4v16'/>"},
        {QStringLiteral("step-back"), "<path d='M18 5L8 12l10 7z M6 5v14'/>"},
        {QStringLiteral("step-forward"), "<path d='M6 5l10 7-10 7z M18 5v14'/>"},
        {QStringLiteral("more"), "<path d='M5 12h.1 M12 12h.1 M19 12h.1' stroke-width='3'/>"},
        {QStringLiteral("help"),
         "<circle cx='12' cy='12' r='9'/><path d='M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 "
         "1.8 M12 16.6v.4'/>"},
        {QStringLiteral("sample"), "<path d='M3 20h18 M5 20v-8l5-4 5 4v8 M15 20V9h5v11 M9 20v-4h2v4'/>"},
        {QStringLiteral("tour"), "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>"},
    };
    return all;
}

QPixmap drawn(const char* shapes, const QColor& color, int sizePx)
{
    const QString svg = QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><g fill='none' "
                                       "stroke='%1' stroke-width='1.8' stroke-linejoin='round' "
                                       "stroke-linecap='round'>%2</g></svg>")
                            .arg(color.name(), QString::fromLatin1(shapes));
    QPixmap picture(sizePx, sizePx);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(svg.toUtf8()).render(&painter);
    return picture;
}

} // namespace

QIcon toolIcon(const QString& name, const QPalette& palette)
{
    const auto found = drawings().find(name);
    if (found == drawings().end()) {
        return {};
    }
    QIcon icon;
    for (const int sizePx : {24, 48}) {
        icon.addPixmap(drawn(*found, palette.color(QPalette::Active, QPalette::ButtonText), sizePx));
        icon.addPixmap(drawn(*found, palette.color(QPalette::Disabled, QPalette::ButtonText), sizePx), QIcon::Disabled);
    }
    return icon;
}

} // namespace weitblick::ui
