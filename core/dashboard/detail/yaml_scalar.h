// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace weitblick::dashboard::detail {

/// A text as YAML reads it back in any place: plain where that is safe, else in double quotes.
std::string scalar(const std::string& text);

/// A text of several lines as a literal block, indented by `indent`; in double quotes where a block would not keep it.
std::string longScalar(const std::string& text, std::size_t indent);

} // namespace weitblick::dashboard::detail
