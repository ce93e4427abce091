// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice.h"

#include "core/analysis/yaml/document.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <yaml-cpp/yaml.h>

namespace weitblick::decision {

namespace {

namespace yaml = analysis::yaml;
using yaml::mistake;
using yaml::Place;

constexpr std::array<std::string_view, 5> kReuseLevels{"", "idea", "concept", "contract", "code"};

Error refusal(const Text& message, const std::string& subject, const Text& advice = {})
{
    return {.code = ErrorCode::InvalidInput, .message = message, .subject = subject, .advice = advice};
}

/// Reads the fields of one record; names the record in every message.
class FieldReader {
public:
    explicit FieldReader(const PracticeRecord& record) : m_record(record) {}

    [[nodiscard]] std::string text(const std::string& field) const
    {
        const auto found = m_record.find(field);
        return found == m_record.end() || found->second.empty() ? std::string() : found->second.front();
    }
    [[nodiscard]] std::vector<std::string> list(const std::string& field) const
    {
        const auto found = m_record.find(field);
        return found == m_record.end() ? std::vector<std::string>() : found->second;
    }
    [[nodiscard]] Result<std::optional<double>> number(const std::string& field) const
    {
        const std::string written = text(field);
        if (written.empty()) {
            return std::optional<double>();
        }
        double value = 0.0;
        const auto [end, problem] = std::from_chars(written.data(), written.data() + written.size(), value);
        if (problem != std::errc() || end != written.data() + written.size()) {
            return wrong(field, written);
        }
        return std::optional(value);
    }
    template <typename Integer>
    [[nodiscard]] Result<std::optional<Integer>> whole(const std::string& field) const
    {
        WB_TRY(const auto value, number(field));
        if (!value) {
            return std::optional<Integer>();
        }
        const auto rounded = static_cast<Integer>(*value);
        if (static_cast<double>(rounded) != *value) {
            return wrong(field, text(field));
        }
        return std::optional(rounded);
    }
    [[nodiscard]] Result<std::optional<bool>> truth(const std::string& field) const
    {
        const std::string written = text(field);
        if (written.empty()) {
            return std::optional<bool>();
        }
        const bool isYes = written == "true" || written == "1" || written == "ja" || written == "yes";
        const bool isNo = written == "false" || written == "0" || written == "nein" || written == "no";
        if (!isYes && !isNo) {
            return wrong(field, written);
        }
        return std::optional(isYes);
    }
    [[nodiscard]] Error wrong(const std::string& field, const std::string& written, const Text& advice = {}) const
    {
        const std::string id = text("id");
        return refusal({"Praxisbeispiel „" + id + "“: „" + field + "“ kann nicht „" + written + "“ sein",
                        "practice “" + id + "”: “" + field + "” cannot be “" + written + "”"},
                       id, advice);
    }

private:
    const PracticeRecord& m_record;
};

Result<std::vector<std::string>> themesIn(const FieldReader& reader, const ThemeTree& tree)
{
    std::vector<std::string> themes;
    for (const std::string& written : reader.list("themes")) {
        const Theme* const theme = tree.find(written);
        if (theme == nullptr) {
            std::vector<std::string> names;
            for (const Theme& one : tree.themes) {
                names.push_back(one.id);
                names.push_back(one.title.de);
            }
            return reader.wrong("themes", written, proposalFor(written, names));
        }
        themes.push_back(theme->id);
    }
    return themes;
}

Result<ReuseLevel> reuseIn(const FieldReader& reader)
{
    const std::string written = reader.text("reuse_level");
    const auto found = std::ranges::find(kReuseLevels, written);
    if (found == kReuseLevels.end()) {
        return reader.wrong("reuse_level", written,
                            proposalFor(written, {kReuseLevels.begin() + 1, kReuseLevels.end()}));
    }
    return static_cast<ReuseLevel>(found - kReuseLevels.begin());
}

Result<Theme> themeOf(const YAML::Node& node, std::string_view name)
{
    const Place around{name, "", node.Mark().line + 1};
    WB_CHECK(yaml::checkKeys(node, around, {"id", "parent", "title", "needs", "indicators"}));
    Theme theme;
    WB_TRY(theme.id, yaml::textOf(node["id"], around, "id"));
    const Place place{name, theme.id, around.line};
    if (node["parent"].IsDefined()) {
        WB_TRY(theme.parent, yaml::textOf(node["parent"], place, "parent"));
    }
    WB_TRY(theme.title, yaml::bilingual(node["title"], place, "title"));
    WB_TRY(theme.needs, yaml::textsOf(node["needs"], place, "needs"));
    WB_TRY(theme.indicators, yaml::textsOf(node["indicators"], place, "indicators"));
    return theme;
}

} // namespace

Result<ThemeTree> ThemeTree::parse(std::string_view text, std::string_view name)
{
    return yaml::read<ThemeTree>(text, name, [&](const YAML::Node& root) -> Result<ThemeTree> {
        const Place top{name, "", 1};
        WB_CHECK(yaml::checkKeys(root, top, {"themes"}));
        if (!root["themes"].IsDefined() || !root["themes"].IsSequence()) {
            return mistake(top, root["themes"], {"„themes“ fehlt", "“themes” is missing"});
        }
        ThemeTree tree;
        for (const YAML::Node& item : root["themes"]) {
            WB_TRY(Theme theme, themeOf(item, name));
            const auto isKnown = [&](const std::string& id) {
                return std::ranges::find(tree.themes, id, &Theme::id) != tree.themes.end();
            };
            if (isKnown(theme.id) || (!theme.parent.empty() && !isKnown(theme.parent))) {
                return mistake({name, theme.id, 0}, item,
                               {"das Thema steht doppelt, oder sein Oberthema nicht davor",
                                "the theme is there twice, or its parent not before it"});
            }
            tree.themes.push_back(std::move(theme));
        }
        return tree;
    });
}

const Theme* ThemeTree::find(std::string_view idOrTitle) const
{
    const auto found = std::ranges::find_if(themes, [&](const Theme& theme) {
        return theme.id == idOrTitle || theme.title.de == idOrTitle || theme.title.en == idOrTitle;
    });
    return found == themes.end() ? nullptr : &*found;
}

bool ThemeTree::isWithin(std::string_view theme, std::string_view other) const
{
    for (const Theme* at = find(theme); at != nullptr; at = at->parent.empty() ? nullptr : find(at->parent)) {
        if (at->id == other) {
            return true;
        }
    }
    return false;
}

std::string_view nameOf(ReuseLevel level)
{
    return kReuseLevels.at(static_cast<std::size_t>(level));
}

Text titleOf(ReuseLevel level)
{
    static const std::array<Text, 5> kTitles{
        Text("nicht bekannt", "not known"), Text("Idee", "idea"), Text("Konzept", "concept"),
        Text("Vertrag und Leistungsverzeichnis", "contract and specification"), Text("Programm", "code")};
    return kTitles.at(static_cast<std::size_t>(level));
}

const std::vector<std::string>& practiceFields()
{
    static const std::vector<std::string> kFields{
        "id",    "title",  "municipality", "municipality_key", "summary", "themes",         "technology",
        "needs", "start",  "inhabitants",  "regiostar7",       "status",  "total_cost_eur", "grant_eur",
        "joint", "source", "reuse_level",  "contact_function", "as_of"};
    return kFields;
}

Result<Practice> practiceFrom(const PracticeRecord& record, const ThemeTree& themes)
{
    const FieldReader reader(record);
    for (const auto& [field, values] : record) {
        if (std::ranges::find(practiceFields(), field) == practiceFields().end()) {
            return refusal({"unbekanntes Feld „" + field + "“", "unknown field “" + field + "”"}, reader.text("id"),
                           proposalFor(field, practiceFields()));
        }
    }
    Practice practice{.id = reader.text("id"),
                      .title = reader.text("title"),
                      .municipality = reader.text("municipality"),
                      .municipalityKey = reader.text("municipality_key"),
                      .summary = reader.text("summary"),
                      .technologies = reader.list("technology"),
                      .needs = reader.list("needs"),
                      .status = reader.text("status"),
                      .contact = reader.text("contact_function"),
                      .source = reader.text("source"),
                      .asOf = reader.text("as_of")};
    if (practice.id.empty() || practice.title.empty()) {
        return refusal({"ein Praxisbeispiel braucht „id“ und „title“", "a practice needs “id” and “title”"},
                       practice.id);
    }
    if (practice.contact.find('@') != std::string::npos) {
        return reader.wrong("contact_function", practice.contact,
                            {"Eine Stelle nennen, keine Person", "Name an office, not a person"});
    }
    WB_TRY(practice.themes, themesIn(reader, themes));
    WB_TRY(practice.inhabitants, reader.whole<std::int64_t>("inhabitants"));
    WB_TRY(practice.regionType, reader.whole<int>("regiostar7"));
    WB_TRY(practice.start, reader.whole<int>("start"));
    WB_TRY(practice.costEur, reader.number("total_cost_eur"));
    WB_TRY(practice.grantEur, reader.number("grant_eur"));
    WB_TRY(practice.isJoint, reader.truth("joint"));
    WB_TRY(practice.reuse, reuseIn(reader));
    return practice;
}

PracticeRecord recordOf(const Practice& practice)
{
    PracticeRecord record;
    const auto addText = [&](const char* field, const std::string& text) {
        if (!text.empty()) {
            record[field] = {text};
        }
    };
    const auto addNumber = [&](const char* field, const auto& number) {
        if (number) {
            record[field] = {canonicalNumber(static_cast<double>(*number))};
        }
    };
    const auto addList = [&](const char* field, const std::vector<std::string>& list) {
        if (!list.empty()) {
            record[field] = list;
        }
    };
    addText("id", practice.id);
    addText("title", practice.title);
    addText("municipality", practice.municipality);
    addText("municipality_key", practice.municipalityKey);
    addText("summary", practice.summary);
    addList("themes", practice.themes);
    addList("technology", practice.technologies);
    addList("needs", practice.needs);
    addNumber("inhabitants", practice.inhabitants);
    addNumber("regiostar7", practice.regionType);
    addNumber("start", practice.start);
    addText("status", practice.status);
    addNumber("total_cost_eur", practice.costEur);
    addNumber("grant_eur", practice.grantEur);
    if (practice.isJoint) {
        record["joint"] = {*practice.isJoint ? "true" : "false"};
    }
    addText("reuse_level", std::string(nameOf(practice.reuse)));
    addText("contact_function", practice.contact);
    addText("source", practice.source);
    addText("as_of", practice.asOf);
    return record;
}

} // namespace weitblick::decision
