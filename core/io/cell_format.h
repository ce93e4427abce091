// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::io {

/// What a spreadsheet's number format makes of a number.
struct CellFormat {
    enum class Kind : std::uint8_t { Plain, Percent, Date, DateTime, TimeOfDay, Duration, PaddedInteger };
    Kind kind = Kind::Plain;
    int digits = 0; ///< of a padded integer
    friend bool operator==(const CellFormat&, const CellFormat&) = default;
};

/// The formats that XLSX knows by number only.
/// Source   ECMA-376 part 1, 18.8.30 numFmt.
CellFormat builtInCellFormat(int id);

/// Reads a format code: "dd.mm.yyyy", "0.0%", "[h]:mm", "00000", `#,##0 "kWh"`. Its first section counts.
CellFormat cellFormatOf(std::string_view code);

/// Day zero of a workbook's dates.
enum class DateEpoch : std::uint8_t { Year1900, Year1904 };

/// A date serial as ISO 8601, to the second (milliseconds where there are any). Date gives a date where the serial is
/// whole. Nothing for serials outside of 1900 to 9999 and for 29 February 1900, which never was.
struct CellDate {
    bool hasTime = false;
    std::string iso;
};
std::optional<CellDate> dateFromSerial(double serial, DateEpoch epoch, CellFormat::Kind kind);

/// "7:05:00" as "07:05:00", 1.5 days as "36:00:00".
std::string hoursFromSerial(double serial);

} // namespace weitblick::io
