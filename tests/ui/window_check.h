// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of whole windows have in common: settings of their own, and what a screen reader and Tab find.
#pragma once

#include "ui/shell/language.h"

#include <QAccessible>
#include <QApplication>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace weitblick::test {

/// A German window whose settings go into `folder`, not into those of the user.
inline void useOwnSettings(const QString& folder)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QCoreApplication::setOrganizationName(QStringLiteral("Weitblick"));
    ui::applyLanguage(*qApp, Language::German);
}

/// Widgets inside `root` that Tab stops at.
inline QList<QWidget*> focusable(QWidget& root)
{
    QList<QWidget*> found;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->isVisibleTo(&root) && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
            widget->focusProxy() == nullptr) {
            found << widget;
        }
    }
    return found;
}

/// Those of them that a screen reader would have no name for.
inline QStringList unnamed(QWidget& root)
{
    QStringList missing;
    for (QWidget* widget : focusable(root)) {
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        if (face == nullptr || face->text(QAccessible::Name).isEmpty()) {
            missing << QStringLiteral("%1 in %2")
                           .arg(QLatin1String(widget->metaObject()->className()),
                                QLatin1String(widget->parent()->metaObject()->className()));
        }
    }
    return missing;
}

} // namespace weitblick::test
