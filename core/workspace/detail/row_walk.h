// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/sqlite.h"

#include <vector>

namespace weitblick::workspace::detail {

/// Every row of a statement as `read` makes it: a value, or a Result of one.
template <typename Value, typename Read>
Result<std::vector<Value>> rowsOf(Statement& statement, Read read)
{
    std::vector<Value> values;
    while (true) {
        WB_TRY(const bool row, statement.step());
        if (!row) {
            return values;
        }
        Result<Value> value = read(statement);
        if (!value) {
            return std::move(value).error();
        }
        values.push_back(std::move(value).value());
    }
}

} // namespace weitblick::workspace::detail
