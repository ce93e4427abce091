// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::decision {

/// A field of action, or a topic below one.
struct Theme {
    std::string id;
    std::string parent; ///< empty: a field of action
    Text title;
    std::vector<std::string> needs;      ///< roles that its practices work with
    std::vector<std::string> indicators; ///< whose weakness speaks for it
};

/// The themes as a tree; data, not code.
struct ThemeTree {
    std::vector<Theme> themes; ///< in the order of the file

    /// Errors   InvalidInput  with `name` and line; a doubled id, a parent that is not there before.
    static Result<ThemeTree> parse(std::string_view yaml, std::string_view name);
    /// By id or by a title in one of the languages; nullptr: none.
    [[nodiscard]] const Theme* find(std::string_view idOrTitle) const;
    /// Whether `theme` is `other` or lies below it.
    [[nodiscard]] bool isWithin(std::string_view theme, std::string_view other) const;
};

/// How much of a practice can be taken over as it is.
enum class ReuseLevel : std::uint8_t { Unknown, Idea, Concept, Contract, Code };
std::string_view nameOf(ReuseLevel level); ///< "", "idea", "concept" …
Text titleOf(ReuseLevel level);

/// Something that a municipality has done and others can learn from.
struct Practice {
    std::string id;
    std::string title;
    std::string municipality;
    std::string municipalityKey; ///< AGS; may be empty
    std::string summary;
    std::vector<std::string> themes; ///< ids of the theme tree
    std::vector<std::string> technologies;
    std::vector<std::string> needs; ///< roles; empty: those of its themes
    std::optional<std::int64_t> inhabitants;
    std::optional<int> regionType; ///< RegioStaR7
    std::optional<int> start;      ///< year
    std::string status;
    std::optional<double> costEur;
    std::optional<double> grantEur;
    std::optional<bool> isJoint;
    ReuseLevel reuse = ReuseLevel::Unknown;
    std::string contact; ///< an office, no person
    std::string source;
    std::string asOf; ///< date of the information
    friend bool operator==(const Practice&, const Practice&) = default;
};

/// A practice as it comes out of any file: fields by name, lists as several texts.
using PracticeRecord = std::map<std::string, std::vector<std::string>>;

/// The names of the fields, in the order in which files have them.
const std::vector<std::string>& practiceFields();

/// Errors   InvalidInput  id or title missing, a number that is none, an unknown theme or reuse level, an unknown
/// field,
///          or an address of a person (“@”) as a contact; says which.
Result<Practice> practiceFrom(const PracticeRecord& record, const ThemeTree& themes);

/// The other way round; fields without a value are left out.
PracticeRecord recordOf(const Practice& practice);

} // namespace weitblick::decision
