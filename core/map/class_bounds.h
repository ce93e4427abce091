// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::map {

/// The bounds of classes as somebody edits them: "0; 2,5; 10" in German, "0; 2.5; 10" in English. As few digits as
/// tell them apart, but six at least.
std::string boundsText(std::span<const double> bounds, Language language);

/// Reads what boundsText() writes, or what somebody made of it.
///
/// Method   numbers between semicolons; the decimal mark is that of the language, the other one is taken where it can
///          be nothing else ("2.25" in German, but not "1.500"). A number that reads as one of `shown` is that one,
///          with all its decimals: who changes one bound moves no other.
/// Errors   InvalidInput  fewer than two numbers, not ascending, no number, or it is not clear which; the subject is
///                        what could not be read.
Result<std::vector<double>> boundsFromText(std::string_view text, Language language,
                                           std::span<const double> shown = {});

} // namespace weitblick::map
