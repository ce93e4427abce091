// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/chart_answers.h"

#include <QString>

#include <cstdint>

namespace weitblick::ui {

/// "12.345,6 m²" in the language of the window, parted as readableNumber() of core does ("1985"); a real minus sign;
/// what rounds to nothing keeps two digits.
QString numberText(double value, const dashboard::NumberForm& form);
/// The same without its unit.
QString plainNumber(double value, const dashboard::NumberForm& form);
/// From a million on "1,23 Mio."; else like plainNumber(). For places where space is short.
QString shortNumber(double value, const dashboard::NumberForm& form);
/// With exactly `decimals` places, so that numbers below one another can be compared.
QString fixedNumber(double value, int decimals);
/// A number of rows or other things, as readableCount() of core writes it: "5.012".
QString countNumber(std::int64_t count);

QString unitText(const dashboard::NumberForm& form); ///< "m²", "Einw./km²", "kWh/(m²·a)"; empty for plain numbers
QString percentText(double share);                   ///< 0.834 → "83 %"
QString dayText(std::int64_t day);                   ///< days since 1970-01-01 → "12.03.2025"
QString instantText(double secondsUtc);              ///< seconds since 1970 → "12.03.2025 14:30"; midnight: the day

/// How the numbers of an axis are shortened together.
struct NumberScale {
    double divisor = 1.0;
    QString suffix; ///< "Mio."
};
NumberScale numberScale(double largest);

QString translate(const char* context, const char* text, const char* meaning = nullptr, int count = -1);

} // namespace weitblick::ui
