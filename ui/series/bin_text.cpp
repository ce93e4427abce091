// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/bin_text.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace weitblick::ui {

QString binText(const std::string& label)
{
    const QString text = QString::fromStdString(label);
    constexpr qsizetype kDayLength = 10;  // 2025-05-06
    constexpr qsizetype kWeekLength = 8;  // 2025-W19
    constexpr qsizetype kMonthLength = 7; // 2025-05
    const bool isGerman = QLocale().language() == QLocale::German;
    if (const QDate day = QDate::fromString(text.left(kDayLength), Qt::ISODate); day.isValid()) {
        return (isGerman ? day.toString(QStringLiteral("dd.MM.yyyy")) : text.left(kDayLength)) + text.mid(kDayLength);
    }
    if (text.size() == kWeekLength && text[5] == u'W') {
        return QCoreApplication::translate("main", "week %1, %2").arg(text.mid(6).toInt()).arg(text.left(4));
    }
    const QDate month = QDate::fromString(text + QStringLiteral("-01"), Qt::ISODate);
    return text.size() == kMonthLength && month.isValid() ? QLocale().toString(month, QStringLiteral("MMMM yyyy"))
                                                          : text;
}

} // namespace weitblick::ui
