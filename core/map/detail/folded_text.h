// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weitblick::map::detail {

/// Lower case, with umlauts written out: how names of layers and columns are compared.
std::string folded(std::string_view text);

} // namespace weitblick::map::detail
