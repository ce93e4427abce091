// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/io/text_encoding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::intake::table {

/// How the text of a CSV file is written.
struct CsvDialect {
    io::TextEncoding encoding = io::TextEncoding::Utf8;
    char separator = ';';
    std::size_t markBytes = 0;      ///< byte order mark
    bool encodingIsCertain = false; ///< told by a person or by a byte order mark
    bool hasSeparatorLine = false;  ///< Excel's "sep=;" in front
    std::int64_t columns = 1;       ///< as far as the head shows
    double consistency = 0.0;       ///< share of the head's records that have this many columns
};

/// The separator that splits most records of the head into the same number of fields, the first line included.
///
/// Method   tab, semicolon, bar before comma where both fit, because a comma may be a decimal one; quotes in the
///          middle of fields speak against a separator. `head` is UTF-8 and may end within a record.
CsvDialect detectSeparator(std::string_view head);

/// Finds out how the file is written; `choices` come first. `evidence` has seen the head or more.
/// Errors   InvalidInput  an encoding or a separator was chosen that we do not know.
Result<CsvDialect> detectDialect(std::string_view headBytes, const io::EncodingEvidence& evidence,
                                 const ReadChoices& choices);

/// The question whether a file is in CP850, with words of it.
Question encodingQuestion(const io::EncodingEvidence& evidence);

} // namespace weitblick::intake::table
