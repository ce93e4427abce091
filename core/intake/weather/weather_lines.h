// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/weather/weather_content.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// Lines of a text one by one, without their ends.
class WeatherLines {
public:
    explicit WeatherLines(std::string_view text) : m_rest(text) {}
    bool next(std::string_view& line);                             ///< false at the end
    [[nodiscard]] std::int64_t number() const { return m_number; } ///< of the last line, from 1

private:
    std::string_view m_rest;
    std::int64_t m_number = 0;
};

std::vector<std::string_view> fieldsBetweenBlanks(std::string_view line);
std::vector<std::string_view> fieldsBetweenCommas(std::string_view line); ///< without the blanks around them

/// A number with a decimal point that is the whole of `field`.
std::optional<double> weatherNumber(std::string_view field);
/// The first number in a text: "3. Hochwert : 2700500 Meter" after its ordinal would be 3, so cut it first.
std::optional<double> firstNumber(std::string_view text);
std::string_view withoutBlanks(std::string_view text);

/// The instant of an hour of the day, nothing where there is no such date. `hour` from 0 to 24.
std::optional<std::int64_t> instantOf(int year, int month, int day, int hour);

workspace::RejectedRecord rejectedLine(std::int64_t line, std::string_view content, const Text& reason);

} // namespace weitblick::intake
