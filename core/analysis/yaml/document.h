// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <yaml-cpp/yaml.h>

// Reading of the program's own YAML documents (registry, roles, indicators, dashboards): strict, with file and line in
// every message, within budgets, and without an exception that gets out.
namespace weitblick::analysis::yaml {

/// Where we are, for messages.
struct Place {
    std::string_view document;
    std::string entry;
    int line = 0; ///< of the thing around, for what is missing in it

    [[nodiscard]] Place in(const YAML::Node& node) const { return {document, entry, node.Mark().line + 1}; }
};

/// An error at `node`, or, where that is not there, at `place`: "energy:12 (price): …".
Error mistake(const Place& place, const YAML::Node& node, const Text& what, Text advice = {});

/// Errors   InvalidInput  not there, empty, or no text.
Result<std::string> textOf(const YAML::Node& node, const Place& place, const std::string& what);

/// A number as YAML writes it: decimal point, no thousands separator, not in quotes; nothing for anything else.
std::optional<double> numberOf(const YAML::Node& node);

/// A whole number within bounds; `fallback` where there is none.
/// Errors   InvalidInput  something else, or outside.
struct IntegerRange {
    int minimum = 0;
    int maximum = 0;
};
Result<int> integerOf(const YAML::Node& node, const Place& place, const std::string& what, IntegerRange range);

/// Errors   InvalidInput  not true or false.
Result<bool> truthOf(const YAML::Node& node, const Place& place, const std::string& what);

/// A mapping whose keys are all in `allowed`, each once.
/// Errors   InvalidInput  proposes the nearest key.
Result<void> checkKeys(const YAML::Node& map, const Place& place, const std::vector<std::string>& allowed);

/// {de: …, en: …}
/// Errors   InvalidInput  one is missing.
Result<Text> bilingual(const YAML::Node& node, const Place& place, const std::string& what);

/// A list of texts, or one text alone; empty where there is none.
/// Errors   InvalidInput  anything else.
Result<std::vector<std::string>> textsOf(const YAML::Node& node, const Place& place, const std::string& what);

/// Whether a name is lower_case_and_digits.
bool isName(std::string_view name);

struct Budget {
    std::size_t bytes = 4UL * 1024 * 1024;
    int depth = 40;
};

/// Reads a document; nesting is checked before the parser, which goes down by recursion.
/// Errors   InvalidInput  not YAML, with `name` and line.   Budget  larger or deeper than `budget`.
Result<YAML::Node> documentOf(std::string_view yaml, std::string_view name, const Budget& budget = {});

/// An exception of the parser, which also comes when a node is used in a way that it is not.
Error errorOf(const YAML::Exception& exception, std::string_view name);

/// Parses a document and lets `work` read it; every exception of the parser ends here.
template <typename T, typename Work>
Result<T> read(std::string_view yaml, std::string_view name, const Work& work)
{
    WB_TRY(const YAML::Node root, documentOf(yaml, name));
    try {
        return work(root);
    } catch (const YAML::Exception& exception) {
        return errorOf(exception, name);
    }
}

} // namespace weitblick::analysis::yaml
