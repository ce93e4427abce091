// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace weitblick::intake::table {

/// What German tables write where there is no value. In columns of numbers and dates each of them is null, and the
/// remarks count them one by one, because they differ: "-" is exactly nothing, "." unknown or kept secret, "/" not
/// certain enough, "x" blocked, "…" not yet there.
/// Source   DIN 55301; sign key of the statistical offices.
inline constexpr std::array<std::string_view, 36> kMissingSigns = {
    ".",   "..", "...",  "…",     "-",    "–",    "—",   "--",      "/",      "x",       "X",       "*",
    "**",  "?",  "k.A.", "k. A.", "k.A",  "k. A", "kA",  "o.A.",    "o. A.",  "n.a.",    "n. a.",   "n/a",
    "N/A", "NA", "#NV",  "#N/A",  "NULL", "null", "NaN", "#DIV/0!", "#WERT!", "#BEZUG!", "#VALUE!", "#REF!"};

/// The place of `trimmedText` in kMissingSigns, nothing where it is none of them.
std::optional<std::size_t> missingSignOf(std::string_view trimmedText);

} // namespace weitblick::intake::table
