// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/axis.h"

#include "ui/chart/number_form.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kDayS = 86'400;

double roundStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 10; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled)) {
            return decimals;
        }
    }
    return 10;
}

QDateTime utc(double seconds)
{
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
}

/// Ticks of whole months: every `months`, from the first one not before `low`.
void addMonthTicks(Axis& axis, int months)
{
    const QDate first = utc(axis.low).date();
    int month = (first.year() * 12 + first.month() - 1) / months * months;
    for (;; month += months) {
        const QDateTime at(QDate(month / 12, month % 12 + 1, 1), QTime(0, 0), Qt::UTC);
        const auto seconds = static_cast<double>(at.toSecsSinceEpoch());
        if (seconds > axis.high) {
            return;
        }
        if (seconds < axis.low) {
            continue;
        }
        axis.ticks.push_back(seconds);
        const bool isYear = months >= 12 || month % 12 == 0;
        axis.labels.push_back(isYear ? QString::number(month / 12)
                                     : QLocale().standaloneMonthName(month % 12 + 1, QLocale::ShortFormat));
    }
}

void addSecondTicks(Axis& axis, double stepS)
{
    for (double at = std::ceil(axis.low / stepS) * stepS; at <= axis.high; at += stepS) {
        const QDateTime instant = utc(at);
        axis.ticks.push_back(at);
        const bool isDay = instant.time() == QTime(0, 0);
        const bool isGerman = QLocale().language() == QLocale::German;
        axis.labels.push_back(isDay ? (isGerman ? instant.toString(QStringLiteral("d.M."))
                                                : QLocale().toString(instant.date(), QStringLiteral("d MMM")))
                                    : instant.toString(QStringLiteral("HH:mm")));
    }
}

} // namespace

double Axis::toPixel(double value) const
{
    return fromPx + (value - low) / (high - low) * (toPx - fromPx);
}

double Axis::toValue(double pixel) const
{
    return low + (pixel - fromPx) / (toPx - fromPx) * (high - low);
}

Axis numberAxis(double low, double high, int mostTicks, AxisEnds ends)
{
    if (!(low < high)) {
        const double margin = low == 0.0 ? 1.0 : std::abs(low) * 0.1;
        high = low + margin;
        low = low == 0.0 ? 0.0 : low - margin;
    }
    const double step = roundStep((high - low) / std::max(1, mostTicks));
    Axis axis{.low = low, .high = high, .ticks = {}, .labels = {}};
    if (ends == AxisEnds::Round) {
        axis.low = std::floor(low / step + 1e-9) * step;
        axis.high = std::ceil(high / step - 1e-9) * step;
    }
    const double first = std::ceil(axis.low / step - 1e-9);
    for (double number = first; number * step <= axis.high + step * 1e-9; ++number) {
        axis.ticks.push_back(number * step);
    }
    return axis;
}

void labelNumbers(Axis& axis, const dashboard::NumberForm& form)
{
    const double largest = std::max(std::abs(axis.low), std::abs(axis.high));
    const NumberScale scale = numberScale(largest);
    const double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : largest;
    const int decimals = decimalsOf(step / scale.divisor);
    const bool isYear =
        !form.isCount && unitText(form).isEmpty() && form.decimals == 0 && areYears(axis.low, axis.high);
    axis.labels.clear();
    for (const double tick : axis.ticks) {
        const bool isCount = form.isCount && decimals == 0 && scale.suffix.isEmpty();
        QString label = isYear    ? QString::number(std::lround(tick))
                        : isCount ? countNumber(std::llround(tick))
                                  : fixedNumber(tick / scale.divisor, decimals);
        if (!scale.suffix.isEmpty() && tick != 0.0) {
            label += QChar(0x00A0) + scale.suffix;
        }
        axis.labels.push_back(label);
    }
}

Axis timeAxis(double low, double high, int mostTicks)
{
    Axis axis{.low = low, .high = low < high ? high : low + kDayS, .ticks = {}, .labels = {}};
    const double rough = (axis.high - axis.low) / std::max(1, mostTicks);
    constexpr std::array kSteps{900.0, 3'600.0, 7'200.0, 10'800.0, 21'600.0, 43'200.0, kDayS, 2 * kDayS, 7 * kDayS};
    const auto* const step = std::ranges::find_if(kSteps, [rough](double s) { return s >= rough; });
    if (step != kSteps.end()) {
        addSecondTicks(axis, *step);
        return axis;
    }
    constexpr double kMonthS = 30.44 * kDayS;
    for (const int months : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600}) {
        if (months * kMonthS >= rough) {
            addMonthTicks(axis, months);
            return axis;
        }
    }
    addMonthTicks(axis, 1'200);
    return axis;
}

bool areYears(double low, double high)
{
    return low >= 1'500 && high <= 2'500;
}

} // namespace weitblick::ui
