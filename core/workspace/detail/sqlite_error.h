// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

struct sqlite3;

namespace weitblick::workspace::detail {

/// What an SQLite result code means to the user; for i/o errors the system's error number decides.
ErrorCode errorCodeOf(int sqliteCode, int systemErrorNumber);

/// The failure of the last call on a connection.
Error errorOf(sqlite3* connection, std::string_view doing);

} // namespace weitblick::workspace::detail
