// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/decision/money.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::decision {

using analysis::registry::Date;

enum class ApplicantKind : std::uint8_t { Municipality, City, County, Association, Company, Other };
enum class FinancialStrength : std::uint8_t { Unknown, Weak, Middle, Strong };

std::string_view nameOf(ApplicantKind kind);         ///< "municipality", "city" …
std::string_view nameOf(FinancialStrength strength); ///< "unknown", "weak" …
Text titleOf(ApplicantKind kind);                    ///< "Gemeinde" / "municipality"
Text titleOf(FinancialStrength strength);            ///< "finanzschwach" / "financially weak"

enum class RuleKind : std::uint8_t {
    Applicant, ///< who may apply
    Minimum,   ///< least cost
    Maximum,   ///< most cost that is funded
    Duration,  ///< longest project
    Quota,     ///< what share is paid
    Deadline,  ///< a day by which something has to be done
    Statement  ///< what people have to judge
};

/// What it means when a limit is not kept.
enum class LimitEffect : std::uint8_t {
    Refuse,  ///< no funding
    Clarify, ///< usual, not certain: ask
    Cap      ///< what is above is not funded
};

enum class Consortium : std::uint8_t { Any, Single, Joint };

/// From least to most, where a rule gives no single number.
struct QuotaRange {
    Quota least;
    Quota most;
};

/// One rule of a programme, for as long as it holds.
struct FundingRule {
    std::string id;
    RuleKind kind = RuleKind::Statement;
    Text text;
    std::string source;
    bool assumption = false; ///< ⚠ validity or value are not confirmed by a source
    std::optional<Date> validFrom;
    std::optional<Date> validTo; ///< included

    std::vector<ApplicantKind> applicants;                         ///< Applicant
    Money amount;                                                  ///< Minimum, Maximum
    int months = 0;                                                ///< Duration
    LimitEffect effect = LimitEffect::Refuse;                      ///< Minimum, Maximum, Duration
    Consortium consortium = Consortium::Any;                       ///< Quota
    std::array<std::optional<QuotaRange>, 4> quotaByStrength = {}; ///< Quota; by FinancialStrength
    std::optional<Date> deadline;                                  ///< Deadline

    [[nodiscard]] bool holdsOn(Date day) const;
};

/// A funding programme as a document.
struct FundingProgramme {
    std::string id;
    Text title;
    Text summary;
    std::vector<FundingRule> rules;
};

/// Reads a document.
/// Method   title, summary, rules: [{id, kind, text, source, assumption, valid_from, valid_to, allowed | amount_eur,
///          effect | months, effect | when, percent, by_strength | day}]. A percent is a number or [least, most].
/// Errors   InvalidInput  with `id` and line; two rules of one id that hold on the same day.
Result<FundingProgramme> programmeFromYaml(std::string_view yaml, std::string_view id);

/// All programmes of a folder.
struct FundingLibrary {
    std::vector<FundingProgramme> programmes; ///< by id
    std::string fingerprint;                  ///< changes with every file

    /// Errors   NotFound  no such folder.   as programmeFromYaml().
    static Result<FundingLibrary> load(const std::filesystem::path& folder);
    /// Errors   NotFound  none of that id; proposes the nearest.
    [[nodiscard]] Result<const FundingProgramme*> get(std::string_view id) const;
};

} // namespace weitblick::decision
