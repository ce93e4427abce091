// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_programme.h"

#include "core/analysis/resource_folder.h"
#include "core/analysis/yaml/document.h"
#include "core/base/hash.h"
#include "core/base/nearest_name.h"

#include <algorithm>
#include <yaml-cpp/yaml.h>

namespace weitblick::decision {

namespace {

namespace yaml = analysis::yaml;
using yaml::mistake;
using yaml::Place;

constexpr std::array<std::string_view, 6> kApplicants{"municipality", "city",    "county",
                                                      "association",  "company", "other"};
constexpr std::array<std::string_view, 4> kStrengths{"unknown", "weak", "middle", "strong"};
constexpr std::array<std::string_view, 7> kKinds{"applicant", "minimum",  "maximum",  "duration",
                                                 "quota",     "deadline", "statement"};
constexpr std::array<std::string_view, 3> kEffects{"refuse", "clarify", "cap"};
constexpr std::array<std::string_view, 3> kConsortia{"any", "single", "joint"};

/// A word of a list as its number; what else there is, is proposed.
template <typename Enum, std::size_t count>
Result<Enum> wordOf(const YAML::Node& node, const Place& place, const std::string& what,
                    const std::array<std::string_view, count>& words)
{
    WB_TRY(const std::string word, yaml::textOf(node, place, what));
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) {
        return mistake(place, node,
                       {"„" + what + "“ kann nicht „" + word + "“ sein", "“" + what + "” cannot be “" + word + "”"},
                       proposalFor(word, std::vector<std::string>(words.begin(), words.end())));
    }
    return static_cast<Enum>(found - words.begin());
}

Result<std::optional<Date>> dateOf(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined()) {
        return std::optional<Date>();
    }
    const auto date = node.IsScalar() ? analysis::registry::dateFromIso(node.Scalar()) : std::nullopt;
    if (!date) {
        return mistake(place, node,
                       {"„" + what + "“ ist kein Datum JJJJ-MM-TT", "“" + what + "” is no date YYYY-MM-DD"});
    }
    return date;
}

Result<double> percentIn(const YAML::Node& node, const Place& place)
{
    const auto percent = yaml::numberOf(node);
    if (!percent || *percent < 0.0 || *percent > 100.0) {
        return mistake(place, node, {"eine Quote liegt zwischen 0 und 100", "a quota is between 0 and 100"});
    }
    return *percent;
}

Result<QuotaRange> quotaIn(const YAML::Node& node, const Place& place)
{
    if (!node.IsSequence()) {
        WB_TRY(const double percent, percentIn(node, place));
        return QuotaRange{quotaOf(percent), quotaOf(percent)};
    }
    if (node.size() != 2) {
        return mistake(place, node, {"eine Spanne ist [von, bis]", "a range is [from, to]"});
    }
    WB_TRY(const double least, percentIn(node[0], place));
    WB_TRY(const double most, percentIn(node[1], place));
    return QuotaRange{quotaOf(least), quotaOf(most)};
}

Result<void> readQuota(const YAML::Node& node, const Place& place, FundingRule& rule)
{
    if (node["when"].IsDefined()) {
        WB_TRY(rule.consortium, wordOf<Consortium>(node["when"], place, "when", kConsortia));
    }
    if (node["percent"].IsDefined()) {
        WB_TRY(const QuotaRange range, quotaIn(node["percent"], place));
        rule.quotaByStrength.fill(range);
        return {};
    }
    const YAML::Node byStrength = node["by_strength"];
    if (!byStrength.IsDefined()) {
        return mistake(place, node,
                       {"eine Quote braucht „percent“ oder „by_strength“", "a quota needs “percent” or “by_strength”"});
    }
    WB_CHECK(yaml::checkKeys(byStrength, place, {"weak", "middle", "strong", "unknown"}));
    for (std::size_t i = 0; i < kStrengths.size(); ++i) {
        if (const YAML::Node one = byStrength[std::string(kStrengths[i])]; one.IsDefined()) {
            WB_TRY(rule.quotaByStrength[i], quotaIn(one, place));
        }
    }
    return {};
}

Result<Money> amountOf(const YAML::Node& node, const Place& place)
{
    const auto euro = yaml::numberOf(node);
    if (!euro || *euro < 0.0 || *euro > 1e10) {
        return mistake(place, node, {"„amount_eur“ ist kein Betrag", "“amount_eur” is no amount"});
    }
    return moneyOf(*euro);
}

Result<void> readKind(const YAML::Node& node, const Place& place, FundingRule& rule)
{
    if (node["effect"].IsDefined()) {
        WB_TRY(rule.effect, wordOf<LimitEffect>(node["effect"], place, "effect", kEffects));
    }
    switch (rule.kind) {
    case RuleKind::Applicant:
        for (const YAML::Node& item : node["allowed"]) {
            WB_TRY(const auto kind, wordOf<ApplicantKind>(item, place, "allowed", kApplicants));
            rule.applicants.push_back(kind);
        }
        if (rule.applicants.empty()) {
            return mistake(place, node, {"„allowed“ nennt niemanden", "“allowed” names nobody"});
        }
        return {};
    case RuleKind::Minimum:
    case RuleKind::Maximum: {
        WB_TRY(rule.amount, amountOf(node["amount_eur"], place));
        return {};
    }
    case RuleKind::Duration: {
        WB_TRY(rule.months, yaml::integerOf(node["months"], place, "months", {1, 240}));
        return rule.months > 0 ? Result<void>()
                               : Result<void>(mistake(place, node, {"„months“ fehlt", "“months” is missing"}));
    }
    case RuleKind::Quota:
        return readQuota(node, place, rule);
    case RuleKind::Deadline: {
        WB_TRY(rule.deadline, dateOf(node["day"], place, "day"));
        return rule.deadline ? Result<void>() : Result<void>(mistake(place, node, {"„day“ fehlt", "“day” is missing"}));
    }
    case RuleKind::Statement:
        break;
    }
    return {};
}

Result<FundingRule> ruleOf(const YAML::Node& node, std::string_view name)
{
    const Place around{name, "", node.Mark().line + 1};
    WB_CHECK(yaml::checkKeys(node, around,
                             {"id", "kind", "text", "source", "assumption", "valid_from", "valid_to", "allowed",
                              "amount_eur", "months", "effect", "when", "percent", "by_strength", "day"}));
    FundingRule rule;
    WB_TRY(rule.id, yaml::textOf(node["id"], around, "id"));
    const Place place{name, rule.id, around.line};
    WB_TRY(rule.kind, wordOf<RuleKind>(node["kind"], place, "kind", kKinds));
    WB_TRY(rule.text, yaml::bilingual(node["text"], place, "text"));
    WB_TRY(rule.source, yaml::textOf(node["source"], place, "source"));
    if (node["assumption"].IsDefined()) {
        WB_TRY(rule.assumption, yaml::truthOf(node["assumption"], place, "assumption"));
    }
    WB_TRY(rule.validFrom, dateOf(node["valid_from"], place, "valid_from"));
    WB_TRY(rule.validTo, dateOf(node["valid_to"], place, "valid_to"));
    WB_CHECK(readKind(node, place, rule));
    return rule;
}

bool overlap(const FundingRule& one, const FundingRule& other)
{
    const auto endsBefore = [](const FundingRule& early, const FundingRule& late) {
        return early.validTo && late.validFrom && *early.validTo < *late.validFrom;
    };
    return !endsBefore(one, other) && !endsBefore(other, one);
}

} // namespace

std::string_view nameOf(ApplicantKind kind)
{
    return kApplicants.at(static_cast<std::size_t>(kind));
}

std::string_view nameOf(FinancialStrength strength)
{
    return kStrengths.at(static_cast<std::size_t>(strength));
}

Text titleOf(ApplicantKind kind)
{
    static const std::array<Text, 6> kTitles{Text("Gemeinde", "municipality"), Text("kreisfreie Stadt", "city"),
                                             Text("Landkreis", "county"),      Text("Zweckverband", "association"),
                                             Text("Unternehmen", "company"),   Text("andere", "other")};
    return kTitles.at(static_cast<std::size_t>(kind));
}

Text titleOf(FinancialStrength strength)
{
    static const std::array<Text, 4> kTitles{
        Text("Finanzkraft nicht bekannt", "financial strength not known"), Text("finanzschwach", "financially weak"),
        Text("mittlere Finanzkraft", "middle financial strength"), Text("finanzstark", "financially strong")};
    return kTitles.at(static_cast<std::size_t>(strength));
}

bool FundingRule::holdsOn(Date day) const
{
    return (!validFrom || *validFrom <= day) && (!validTo || day <= *validTo);
}

Result<FundingProgramme> programmeFromYaml(std::string_view text, std::string_view id)
{
    return yaml::read<FundingProgramme>(text, id, [&](const YAML::Node& root) -> Result<FundingProgramme> {
        const Place top{id, "", 1};
        WB_CHECK(yaml::checkKeys(root, top, {"title", "summary", "rules"}));
        FundingProgramme programme{.id = std::string(id)};
        WB_TRY(programme.title, yaml::bilingual(root["title"], top, "title"));
        WB_TRY(programme.summary, yaml::bilingual(root["summary"], top, "summary"));
        if (!root["rules"].IsDefined() || !root["rules"].IsSequence()) {
            return mistake(top, root["rules"], {"„rules“ fehlt", "“rules” is missing"});
        }
        for (const YAML::Node& item : root["rules"]) {
            WB_TRY(FundingRule rule, ruleOf(item, id));
            for (const FundingRule& other : programme.rules) {
                if (other.id == rule.id && overlap(other, rule)) {
                    return mistake({id, rule.id, 0}, item,
                                   {"die Regel gilt an einem Tag doppelt", "the rule holds twice on one day"});
                }
            }
            programme.rules.push_back(std::move(rule));
        }
        return programme;
    });
}

Result<FundingLibrary> FundingLibrary::load(const std::filesystem::path& folder)
{
    WB_TRY(const auto files, analysis::textsIn(folder));
    FundingLibrary library;
    std::string all;
    for (const auto& file : files) {
        WB_TRY(FundingProgramme programme, programmeFromYaml(file.text, file.name));
        library.programmes.push_back(std::move(programme));
        all += file.name + '\0' + file.text;
    }
    library.fingerprint = sha256Of(all);
    return library;
}

Result<const FundingProgramme*> FundingLibrary::get(std::string_view id) const
{
    const auto found = std::ranges::find(programmes, id, &FundingProgramme::id);
    if (found != programmes.end()) {
        return &*found;
    }
    std::vector<std::string> names;
    for (const FundingProgramme& programme : programmes) {
        names.push_back(programme.id);
    }
    return Error{
        .code = ErrorCode::NotFound,
        .message = {"kein Förderprogramm „" + std::string(id) + "“", "no funding programme “" + std::string(id) + "”"},
        .subject = std::string(id),
        .advice = proposalFor(id, names)};
}

} // namespace weitblick::decision
