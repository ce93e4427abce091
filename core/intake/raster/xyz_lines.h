// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::intake {

struct XyzPoint {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0; ///< NaN: no value
};

/// A text of points, one a line, read in pieces.
///
/// Method   The first line of numbers says how the file is written: fields apart by ";", by blanks or by ",", in this
///          order of preference; a comma within a field is the decimal sign. One line of names may stand before it;
///          where these say so (Hochwert, y, lat first), the first two columns are exchanged. Further columns are
///          ignored.
/// No data  "nan", -9999 and -99999 (as the surveying offices write them).
/// Errors   InvalidInput  a line that is not three numbers; names its number.
class XyzLines {
public:
    using NextPiece = std::function<Result<std::string_view>()>; ///< empty at the end

    /// `name` of the file, for messages.
    XyzLines(std::string name, NextPiece nextPiece);

    Result<bool> next(XyzPoint& point);                              ///< false behind the last point
    [[nodiscard]] std::int64_t line() const { return m_line; }       ///< of the last point, from 1
    [[nodiscard]] bool hasMoreColumns() const { return m_hasMore; }  ///< more than three in some line
    [[nodiscard]] std::int64_t missing() const { return m_missing; } ///< points without a value so far

private:
    Result<bool> nextLine(std::string_view& line);
    Result<void> learnForm(std::string_view line);
    bool parse(std::string_view line, XyzPoint& point);
    std::optional<double> number(std::string_view field);
    [[nodiscard]] Error notThreeNumbers(std::string_view line) const;

    std::string m_name;
    NextPiece m_nextPiece;
    std::string m_rest; ///< start of a line whose end is in the next piece
    std::string_view m_piece;
    std::string m_whole; ///< a line put together from two pieces
    std::int64_t m_line = 0;
    std::int64_t m_missing = 0;
    char m_separator = '\0'; ///< '\0': not known yet
    bool m_isHeaderSeen = false;
    bool m_isExchanged = false;
    bool m_hasMore = false;
    bool m_ended = false;
};

} // namespace weitblick::intake
