// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/number_form.h"

#include "core/base/unit_text.h"
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kMillion = 1e6;
constexpr double kBillion = 1e9;
constexpr int kMostDecimals = 8;

/// As readableNumber() of core writes it, digit by digit: thousands are parted from five digits on.
QString localised(double value, int decimals)
{
    constexpr qsizetype kLeastParted = 5;
    constexpr std::size_t kMostChars = 400; // of the largest double
    std::array<char, kMostChars> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    QString text = QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
    const QLocale locale;
    const qsizetype start = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const qsizetype wholeEnd = point < 0 ? text.size() : point;
    if (point >= 0) {
        text.replace(point, 1, locale.decimalPoint());
    }
    for (qsizetype at = wholeEnd - 3; wholeEnd - start >= kLeastParted && at > start; at -= 3) {
        text.insert(at, locale.groupSeparator());
    }
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return text;
}

QString withoutTrailingZeros(QString text)
{
    const QString point = QLocale().decimalPoint();
    if (!text.contains(point)) {
        return text;
    }
    while (text.endsWith(QLatin1Char('0'))) {
        text.chop(1);
    }
    if (text.endsWith(point)) {
        text.chop(point.size());
    }
    return text;
}

/// Enough places that something stays of a small number.
int decimalsFor(double value, int wanted)
{
    const double size = std::abs(value);
    if (size == 0.0 || size >= 0.5 * std::pow(10.0, -wanted)) {
        return wanted;
    }
    return std::clamp(static_cast<int>(std::ceil(-std::log10(size))) + 1, wanted, kMostDecimals);
}

QString signedText(double value, const QString& text, const dashboard::NumberForm& form)
{
    return form.isSign && value > 0.0 ? QLatin1Char('+') + text : text;
}

} // namespace

QString fixedNumber(double value, int decimals)
{
    const double unit = std::pow(10.0, -decimals);
    return localised(std::abs(value) < unit / 2 ? 0.0 : value, decimals);
}

QString countNumber(std::int64_t count)
{
    return countText(count).replace(QLatin1Char('-'), QChar(0x2212));
}

QString plainNumber(double value, const dashboard::NumberForm& form)
{
    const bool isWhole = form.isCount && value == std::round(value);
    const QString text = isWhole ? countNumber(std::llround(value))
                                 : withoutTrailingZeros(fixedNumber(value, decimalsFor(value, form.decimals)));
    return signedText(value, text, form);
}

QString shortNumber(double value, const dashboard::NumberForm& form)
{
    const NumberScale scale = numberScale(value);
    if (scale.divisor <= 1.0) {
        return plainNumber(value, form);
    }
    const double scaled = value / scale.divisor;
    const int decimals = std::abs(scaled) < 10 ? 2 : 1;
    return signedText(value, withoutTrailingZeros(localised(scaled, decimals)), form) + QChar(0x00A0) + scale.suffix;
}

QString unitText(const dashboard::NumberForm& form)
{
    if (!form.unitTitle.empty()) {
        return say(form.unitTitle);
    }
    return QString::fromStdString(printedUnit(form.unit));
}

QString numberText(double value, const dashboard::NumberForm& form)
{
    const QString unit = unitText(form);
    const QString number = plainNumber(value, form);
    return unit.isEmpty() ? number : number + QChar(0x00A0) + unit;
}

QString percentText(double share)
{
    const double percent = 100.0 * share;
    const int decimals = percent > 0.0 && (percent < 1.0 || (percent > 99.0 && percent < 100.0)) ? 1 : 0;
    return fixedNumber(percent, decimals) + QChar(0x00A0) + QLatin1Char('%');
}

QString dayText(std::int64_t day)
{
    const QDate date = QDate(1970, 1, 1).addDays(day);
    return currentLanguage() == Language::German ? date.toString(QStringLiteral("dd.MM.yyyy"))
                                                 : QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

QString instantText(double secondsUtc)
{
    const QDateTime instant = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::floor(secondsUtc)), Qt::UTC);
    const QString day = dayText(QDate(1970, 1, 1).daysTo(instant.date()));
    return instant.time() == QTime(0, 0) ? day : day + QLatin1Char(' ') + instant.toString(QStringLiteral("HH:mm"));
}

NumberScale numberScale(double largest)
{
    const double size = std::abs(largest);
    if (size >= kBillion) {
        return {kBillion, translate("weitblick::ui::Chart", "billion", "short for a thousand million")};
    }
    if (size >= kMillion) {
        return {kMillion, translate("weitblick::ui::Chart", "million", "short for a million")};
    }
    return {};
}

QString translate(const char* context, const char* text, const char* meaning, int count)
{
    return QCoreApplication::translate(context, text, meaning, count);
}

} // namespace weitblick::ui
