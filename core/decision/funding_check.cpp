// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_check.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <array>

namespace weitblick::decision {

namespace {

constexpr std::array<std::string_view, 4> kVerdicts{"met", "remark", "clarify", "broken"};

VerdictKind kindOf(LimitEffect effect)
{
    return effect == LimitEffect::Refuse ? VerdictKind::Broken : VerdictKind::Clarify;
}

Text monthsText(int months)
{
    return {months == 1 ? "1 Monat" : std::to_string(months) + " Monate",
            months == 1 ? "1 month" : std::to_string(months) + " months"};
}

Text money(Money amount)
{
    return {readableMoney(amount, Language::German), readableMoney(amount, Language::English)};
}

Text percents(const QuotaRange& range)
{
    const auto one = [](Quota quota, Language language) { return readableNumber(percentOf(quota), language, 2); };
    if (range.least == range.most) {
        return {one(range.least, Language::German) + " %", one(range.least, Language::English) + " %"};
    }
    return {one(range.least, Language::German) + " bis " + one(range.most, Language::German) + " %",
            one(range.least, Language::English) + " to " + one(range.most, Language::English) + " %"};
}

RuleVerdict applicantVerdict(const FundingRule& rule, const FundingProject& project)
{
    const Text who = titleOf(project.applicant);
    if (std::ranges::find(rule.applicants, project.applicant) != rule.applicants.end()) {
        return {&rule,
                VerdictKind::Met,
                {"Antragsteller „" + who.de + "“ ist zulässig", "the applicant “" + who.en + "” is eligible"}};
    }
    return {&rule,
            VerdictKind::Broken,
            {"Antragsteller „" + who.de + "“ ist nicht zulässig", "the applicant “" + who.en + "” is not eligible"}};
}

RuleVerdict minimumVerdict(const FundingRule& rule, const FundingProject& project)
{
    const Text cost = money(project.cost);
    const Text limit = money(rule.amount);
    if (project.cost >= rule.amount) {
        return {&rule,
                VerdictKind::Met,
                {cost.de + " erreichen mindestens " + limit.de, cost.en + " reach at least " + limit.en}};
    }
    return {&rule, kindOf(rule.effect), {cost.de + " liegen unter " + limit.de, cost.en + " are below " + limit.en}};
}

RuleVerdict maximumVerdict(const FundingRule& rule, const FundingProject& project)
{
    const Text cost = money(project.cost);
    const Text limit = money(rule.amount);
    if (project.cost <= rule.amount) {
        return {&rule,
                VerdictKind::Met,
                {cost.de + " liegen nicht über " + limit.de, cost.en + " are not above " + limit.en}};
    }
    if (rule.effect == LimitEffect::Cap) {
        return {&rule,
                VerdictKind::Clarify,
                {cost.de + " liegen über " + limit.de + ": gefördert wird nur bis dahin",
                 cost.en + " are above " + limit.en + ": funded only up to there"}};
    }
    return {&rule, kindOf(rule.effect), {cost.de + " liegen über " + limit.de, cost.en + " are above " + limit.en}};
}

RuleVerdict durationVerdict(const FundingRule& rule, const FundingProject& project)
{
    const Text asked = monthsText(project.months);
    const Text limit = monthsText(rule.months);
    if (project.months <= rule.months) {
        return {&rule,
                VerdictKind::Met,
                {asked.de + " Laufzeit, erlaubt: " + limit.de, "lasts " + asked.en + ", allowed: " + limit.en}};
    }
    return {&rule,
            kindOf(rule.effect),
            {asked.de + " Laufzeit sind mehr als " + limit.de, "lasts " + asked.en + ", more than " + limit.en}};
}

RuleVerdict deadlineVerdict(const FundingRule& rule, const FundingProject& project)
{
    const std::string day = analysis::registry::isoOf(*rule.deadline);
    const auto left = (std::chrono::sys_days(*rule.deadline) - std::chrono::sys_days(project.day)).count();
    if (left < 0) {
        return {&rule,
                VerdictKind::Clarify,
                {"die Frist " + day + " ist vorbei: den nächsten Aufruf erfragen",
                 "the deadline " + day + " has passed: ask for the next call"}};
    }
    return {&rule,
            VerdictKind::Remark,
            {left == 1 ? "noch 1 Tag bis " + day : "noch " + std::to_string(left) + " Tage bis " + day,
             left == 1 ? "1 day left until " + day : std::to_string(left) + " days left until " + day}};
}

bool isFor(Consortium consortium, int partnerCount)
{
    return consortium == Consortium::Any || (consortium == Consortium::Joint) == (partnerCount > 1);
}

/// The quota of the class; over all classes where it is not known.
std::optional<QuotaRange> quotaIn(const FundingRule& rule, FinancialStrength strength)
{
    if (const auto& own = rule.quotaByStrength.at(static_cast<std::size_t>(strength))) {
        return own;
    }
    std::optional<QuotaRange> all;
    if (strength == FinancialStrength::Unknown) {
        for (const auto& one : rule.quotaByStrength) {
            if (one) {
                all = all ? QuotaRange{std::min(all->least, one->least), std::max(all->most, one->most)} : *one;
            }
        }
    }
    return all;
}

RuleVerdict quotaVerdict(const FundingRule& rule, const FundingProject& project, FundingAnswer& answer)
{
    const Text joint{project.partnerCount > 1 ? "gemeinsam (" + std::to_string(project.partnerCount) + " Partner)"
                                              : std::string("einzeln"),
                     project.partnerCount > 1 ? "joint (" + std::to_string(project.partnerCount) + " partners)"
                                              : std::string("single")};
    const Text strength = titleOf(project.strength);
    answer.quota = quotaIn(rule, project.strength);
    if (!answer.quota) {
        return {&rule, VerdictKind::Clarify, {"keine Quote für: " + strength.de, "no quota for: " + strength.en}};
    }
    const Text quota = percents(*answer.quota);
    // A quota that no source confirms is to be asked for before anybody counts on it.
    const bool isOpen = answer.quota->least != answer.quota->most || rule.assumption;
    return {&rule,
            isOpen ? VerdictKind::Clarify : VerdictKind::Met,
            {joint.de + ", " + strength.de + ": " + quota.de, joint.en + ", " + strength.en + ": " + quota.en}};
}

RuleVerdict verdictOf(const FundingRule& rule, const FundingProject& project, FundingAnswer& answer)
{
    switch (rule.kind) {
    case RuleKind::Applicant:
        return applicantVerdict(rule, project);
    case RuleKind::Minimum:
        return minimumVerdict(rule, project);
    case RuleKind::Maximum:
        if (rule.effect == LimitEffect::Cap) {
            answer.fundable = std::min(answer.fundable, rule.amount);
        }
        return maximumVerdict(rule, project);
    case RuleKind::Duration:
        return durationVerdict(rule, project);
    case RuleKind::Quota:
        return quotaVerdict(rule, project, answer);
    case RuleKind::Deadline:
        return deadlineVerdict(rule, project);
    case RuleKind::Statement:
        break;
    }
    return {&rule, VerdictKind::Remark, rule.text};
}

} // namespace

std::string_view nameOf(VerdictKind kind)
{
    return kVerdicts.at(static_cast<std::size_t>(kind));
}

Text titleOf(VerdictKind kind)
{
    static const std::array<Text, 4> kTitles{Text("erfüllt", "met"), Text("zu beurteilen", "to judge"),
                                             Text("zu klären", "to clarify"), Text("nicht erfüllt", "not met")};
    return kTitles.at(static_cast<std::size_t>(kind));
}

FundingAnswer checkFunding(const FundingProgramme& programme, const FundingProject& project)
{
    FundingAnswer answer{.fundable = project.cost};
    for (const FundingRule& rule : programme.rules) {
        if (!rule.holdsOn(project.day) ||
            (rule.kind == RuleKind::Quota && !isFor(rule.consortium, project.partnerCount))) {
            continue;
        }
        answer.verdicts.push_back(verdictOf(rule, project, answer));
        const VerdictKind kind = answer.verdicts.back().kind;
        if (kind != VerdictKind::Remark) {
            answer.outcome = std::max(answer.outcome, kind);
        }
    }
    if (!answer.quota) {
        answer.outcome = std::max(answer.outcome, VerdictKind::Clarify);
    }
    if (answer.quota && answer.outcome != VerdictKind::Broken) {
        answer.leastGrant = shareOf(answer.fundable, answer.quota->least);
        answer.mostGrant = shareOf(answer.fundable, answer.quota->most);
    }
    answer.leastOwnShare = project.cost - answer.mostGrant;
    answer.mostOwnShare = project.cost - answer.leastGrant;
    return answer;
}

ConsortiumChange compareConsortium(const FundingProgramme& programme, const FundingProject& project, int partnerCount)
{
    FundingProject other = project;
    other.partnerCount = partnerCount;
    ConsortiumChange change{.now = checkFunding(programme, project), .then = checkFunding(programme, other)};
    change.ownShareChange = change.then.mostOwnShare - change.now.mostOwnShare;
    change.shareNow = partOf(change.now.mostOwnShare, project.partnerCount);
    change.shareThen = partOf(change.then.mostOwnShare, partnerCount);
    return change;
}

} // namespace weitblick::decision
