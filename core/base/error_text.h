// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace weitblick {

/// Stable word for a code in JSON output and logs, e.g. "not-found".
std::string_view nameOf(ErrorCode code);

/// Short title for people, e.g. "Nicht gefunden" / "Not found".
Text titleOf(ErrorCode code);

/// What to do when the error itself does not say.
Text adviceFor(ErrorCode code);

/// Exit code of the command line for this kind of failure; documented in the handbook page "command line".
/// 0 is success, 2 is kept for wrong usage, 3 and up are failures.
int exitCodeFor(ErrorCode code);

/// "Titel: Meldung (Gegenstand). Rat." in one line, for terminals and logs.
std::string describe(const Error& error, Language language);

} // namespace weitblick
