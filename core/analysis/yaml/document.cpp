// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/yaml/document.h"

#include "core/base/nearest_name.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <set>

namespace weitblick::analysis::yaml {

namespace {

Result<void> checkBudget(std::string_view yaml, std::string_view name, const Budget& budget)
{
    int depth = 0;
    int deepest = 0;
    for (const char letter : yaml) {
        depth += letter == '[' || letter == '{' ? 1 : letter == ']' || letter == '}' ? -1 : 0;
        deepest = std::max(deepest, depth);
    }
    std::size_t indent = 0;
    std::size_t lineStart = 0;
    for (std::size_t at = 0; at <= yaml.size(); ++at) {
        if (at == yaml.size() || yaml[at] == '\n') {
            const std::string_view line = yaml.substr(lineStart, at - lineStart);
            indent = std::max(indent, std::min(line.find_first_not_of(" -?\t"), line.size()));
            lineStart = at + 1;
        }
    }
    if (yaml.size() > budget.bytes || deepest > budget.depth || indent > 4 * static_cast<std::size_t>(budget.depth)) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"Datei zu groß oder zu tief verschachtelt", "file too large or nested too deep"},
                     .subject = std::string(name)};
    }
    return {};
}

} // namespace

Error mistake(const Place& place, const YAML::Node& node, const Text& what, Text advice)
{
    const int line = node.IsDefined() && node.Mark().line >= 0 ? node.Mark().line + 1 : place.line;
    const std::string where = std::string(place.document) + ":" + std::to_string(line);
    const std::string entry = place.entry.empty() ? "" : " (" + place.entry + ")";
    if (advice.empty()) {
        advice = {"Die Datei an dieser Stelle berichtigen", "Correct the file at this place"};
    }
    return {.code = ErrorCode::InvalidInput,
            .message = {where + entry + ": " + what.de, where + entry + ": " + what.en},
            .subject = std::string(place.document),
            .advice = std::move(advice)};
}

Result<std::string> textOf(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined() || !node.IsScalar() || node.Scalar().empty() || !isUtf8(node.Scalar())) {
        return mistake(place, node,
                       {"„" + what + "“ fehlt oder ist kein Text", "“" + what + "” is missing or no text"});
    }
    return node.Scalar();
}

std::optional<double> numberOf(const YAML::Node& node)
{
    if (!node.IsDefined() || !node.IsScalar() || node.Tag() == "!") {
        return std::nullopt;
    }
    const std::string& text = node.Scalar();
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

Result<int> integerOf(const YAML::Node& node, const Place& place, const std::string& what, IntegerRange range)
{
    const std::optional<double> number = numberOf(node);
    if (!number || *number != std::floor(*number) || *number < range.minimum || *number > range.maximum) {
        const std::string bounds = std::to_string(range.minimum) + " … " + std::to_string(range.maximum);
        return mistake(
            place, node,
            {"„" + what + "“ ist keine ganze Zahl " + bounds, "“" + what + "” is no whole number " + bounds});
    }
    return static_cast<int>(*number);
}

Result<bool> truthOf(const YAML::Node& node, const Place& place, const std::string& what)
{
    const std::string word = node.IsDefined() && node.IsScalar() ? node.Scalar() : "";
    if (word != "true" && word != "false") {
        return mistake(place, node, {"„" + what + "“ ist true oder false", "“" + what + "” is true or false"});
    }
    return word == "true";
}

Result<void> checkKeys(const YAML::Node& map, const Place& place, const std::vector<std::string>& allowed)
{
    if (!map.IsMap()) {
        return mistake(place, map, {"hier gehören „Schlüssel: Wert“-Zeilen hin", "“key: value” lines belong here"});
    }
    std::set<std::string> seen;
    for (const auto& item : map) {
        const std::string key = item.first.IsScalar() ? item.first.Scalar() : "";
        if (std::ranges::find(allowed, key) == allowed.end()) {
            return mistake(place, item.first, {"unbekannter Schlüssel „" + key + "“", "unknown key “" + key + "”"},
                           proposalFor(key, allowed));
        }
        if (!seen.insert(key).second) {
            return mistake(place, item.first, {"„" + key + "“ steht zweimal da", "“" + key + "” is given twice"});
        }
    }
    return {};
}

Result<Text> bilingual(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined() || !node.IsMap()) {
        return mistake(place, node, {"„" + what + "“ braucht de und en", "“" + what + "” needs de and en"});
    }
    WB_CHECK(checkKeys(node, place, {"de", "en"}));
    Text text;
    WB_TRY(text.de, textOf(node["de"], place.in(node), what + ": de"));
    WB_TRY(text.en, textOf(node["en"], place.in(node), what + ": en"));
    return text;
}

Result<std::vector<std::string>> textsOf(const YAML::Node& node, const Place& place, const std::string& what)
{
    std::vector<std::string> texts;
    if (!node.IsDefined()) {
        return texts;
    }
    if (!node.IsSequence()) {
        WB_TRY(std::string text, textOf(node, place, what));
        texts.push_back(std::move(text));
        return texts;
    }
    for (const YAML::Node& item : node) {
        WB_TRY(std::string text, textOf(item, place.in(node), what));
        texts.push_back(std::move(text));
    }
    return texts;
}

bool isName(std::string_view name)
{
    return !name.empty() && name.size() <= 100 && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

Error errorOf(const YAML::Exception& exception, std::string_view name)
{
    const std::string where = std::string(name) + ":" + std::to_string(exception.mark.line + 1) + ": ";
    return {.code = ErrorCode::InvalidInput,
            .message = {where + "kein gültiges YAML: " + exception.msg, where + "not valid YAML: " + exception.msg},
            .subject = std::string(name)};
}

Result<YAML::Node> documentOf(std::string_view yaml, std::string_view name, const Budget& budget)
{
    WB_CHECK(checkBudget(yaml, name, budget));
    try {
        return YAML::Load(std::string(yaml));
    } catch (const YAML::Exception& exception) {
        return errorOf(exception, name);
    }
}

} // namespace weitblick::analysis::yaml
