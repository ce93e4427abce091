// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weitblick {

/// True where every byte belongs to a well-formed UTF-8 sequence (RFC 3629: no surrogates, no overlong forms).
bool isUtf8(std::string_view bytes);

/// Windows-1252 to UTF-8. The five undefined bytes become U+FFFD, so nothing is lost silently.
std::string utf8FromWindows1252(std::string_view bytes);

/// Every malformed sequence replaced by U+FFFD; well-formed text comes back as it was.
std::string repairedUtf8(std::string_view bytes);

/// The number of code points.
std::size_t codePointCount(std::string_view utf8);

} // namespace weitblick
