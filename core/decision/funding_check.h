// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/funding_programme.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::decision {

/// What somebody wants to have funded.
struct FundingProject {
    ApplicantKind applicant = ApplicantKind::Municipality;
    int partnerCount = 1; ///< municipalities that do it together, the applicant included
    Money cost;
    int months = 12;
    FinancialStrength strength = FinancialStrength::Unknown;
    Date day; ///< on which the rules have to hold
};

enum class VerdictKind : std::uint8_t {
    Met,
    Remark,  ///< what people have to judge
    Clarify, ///< outside of what is usual, cut, or not known: ask before applying
    Broken
};
std::string_view nameOf(VerdictKind kind); ///< "met", "remark" …
Text titleOf(VerdictKind kind);            ///< "erfüllt" …

/// One rule and what it says of the project.
struct RuleVerdict {
    const FundingRule* rule = nullptr; ///< of the programme, which must stay
    VerdictKind kind = VerdictKind::Met;
    Text finding; ///< with the numbers of the project
};

/// What a programme would pay.
struct FundingAnswer {
    VerdictKind outcome = VerdictKind::Met; ///< the worst of all verdicts; remarks do not count
    std::vector<RuleVerdict> verdicts;      ///< in the order of the programme
    Money fundable;                         ///< cost after the cap
    std::optional<QuotaRange> quota;        ///< nothing: no rule of the day gives one
    Money leastGrant;                       ///< 0 where a rule is broken
    Money mostGrant;
    Money leastOwnShare; ///< of all partners together: cost - grant, above the cap too
    Money mostOwnShare;
};

/// Every rule that holds on the day, and the money.
/// Method   grant = quota · fundable cost, rounded to the cent; own share = cost - grant. Where the financial strength
///          is not known, the range over all classes.
FundingAnswer checkFunding(const FundingProgramme& programme, const FundingProject& project);

/// What changes with the number of partners.
struct ConsortiumChange {
    FundingAnswer now;
    FundingAnswer then;
    Money ownShareChange; ///< of all partners together, by the larger end; negative: cheaper
    Money shareNow;       ///< of each partner, in equal parts
    Money shareThen;
};
ConsortiumChange compareConsortium(const FundingProgramme& programme, const FundingProject& project, int partnerCount);

} // namespace weitblick::decision
