// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace weitblick::ui {

/// A bin of civil time as people write it: "06.05.2025 09:00", "KW 19, 2025", "Mai 2025"; what has no date stays.
/// `label` is what series::labelOf() says.
QString binText(const std::string& label);

} // namespace weitblick::ui
