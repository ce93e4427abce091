// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/table/column_evidence.h"

#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake::table {

/// How the cells of a column become values.
struct ColumnReading {
    enum class Kind : std::uint8_t { Skip, Text, Integer, Real, Boolean, Date, DateTime };
    Kind kind = Kind::Text;
    io::NumberForms forms = io::number_forms::kAll; ///< of numbers written as text
    io::DecimalMark mark = io::DecimalMark::Comma;
    io::DateOrders order = io::date_orders::kYearMonthDay;
    bool crossMeansYes = false; ///< Boolean: "x" is yes instead of a missing value
};

/// What has been decided about a column, and what has to be asked or said.
struct ColumnDecision {
    ColumnReading reading;
    std::string form; ///< as ReadChoices::columnForms spells it
    std::string unit; ///< from signs beside the numbers: "%", "€"
    std::vector<Text> remarks;
    std::optional<Question> question; ///< until it is answered the column cannot be read
};

/// Decides by all values of a column how it is to be read.
///
/// Method   Numbers only if every value is one in the same form; a form is never guessed: while "1.234" could be
///          1234 or 1,234 in all values of the column, that is a question. Codes (by name, by leading zeros, by more
///          than 15 digits) and contradicting values stay text: nothing is lost. Dates and yes/no likewise.
///          `chosen` is what a person said; it is taken where it fits all values, and is asked again where the file
///          plainly says otherwise.
ColumnDecision decideColumn(const ColumnEvidence& evidence, const std::string& name,
                            const std::optional<std::string>& chosen);

workspace::ColumnType columnTypeOf(ColumnReading::Kind kind);

} // namespace weitblick::intake::table
