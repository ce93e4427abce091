// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace weitblick::test {

/// Qt Test ends a test function after five minutes; a campaign takes longer. For programs that include this.
inline const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");

} // namespace weitblick::test
