// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_analysis.h"

#include "core/analysis/resource_folder.h"
#include "core/analysis/run_context.h"
#include "core/decision/document_file.h"
#include "core/decision/funding_check.h"

#include <algorithm>

namespace weitblick::decision {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

constexpr std::size_t kFingerprintDigits = 12;

const Result<FundingLibrary>& shippedProgrammes()
{
    static const Result<FundingLibrary> kShipped = FundingLibrary::load(analysis::resourceFolder("funding"));
    return kShipped;
}

Result<FundingLibrary> programmesFor(const analysis::RunContext& context)
{
    if (!context.has("rules")) {
        return shippedProgrammes();
    }
    const auto file = context.file("rules");
    WB_TRY(const std::string text, documentText(file));
    WB_TRY(FundingProgramme programme, programmeFromYaml(text, file.stem().string()));
    FundingLibrary library;
    library.programmes.push_back(std::move(programme));
    return library;
}

/// The kinds are the choices of the parameters: their names are checked before a run.
template <typename Enum>
Enum chosen(const std::string& name, Enum last)
{
    for (int i = 0; i < static_cast<int>(last); ++i) {
        if (nameOf(static_cast<Enum>(i)) == name) {
            return static_cast<Enum>(i);
        }
    }
    return last;
}

Result<FundingProject> projectOf(const analysis::RunContext& context)
{
    const auto day = analysis::registry::dateFromIso(context.text("day"));
    if (!day) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + context.text("day") + "“ ist kein Datum JJJJ-MM-TT",
                                 "“" + context.text("day") + "” is no date YYYY-MM-DD"},
                     .subject = "day"};
    }
    return FundingProject{.applicant = chosen(context.text("applicant"), ApplicantKind::Other),
                          .partnerCount = static_cast<int>(context.integer("partners")),
                          .cost = moneyOf(context.number("cost")),
                          .months = static_cast<int>(context.integer("months")),
                          .strength = chosen(context.text("strength"), FinancialStrength::Strong),
                          .day = *day};
}

workspace::LayerSchema programmeSchema()
{
    return {.columns = {{"programm", ColumnType::Text, "", "Programm"},
                        {"ergebnis", ColumnType::Text, "", "Ergebnis"},
                        {"woran", ColumnType::Text, "", "Woran es liegt"},
                        {"regeln", ColumnType::Text, "", "Nach den Regeln"},
                        {"quote_von_pct", ColumnType::Real, "%", "Quote von"},
                        {"quote_bis_pct", ColumnType::Real, "%", "Quote bis"},
                        {"foerderfaehig_eur", ColumnType::Real, "€", "Förderfähige Kosten"},
                        {"zuschuss_von_eur", ColumnType::Real, "€", "Zuschuss von"},
                        {"zuschuss_bis_eur", ColumnType::Real, "€", "Zuschuss bis"},
                        {"eigenanteil_von_eur", ColumnType::Real, "€", "Eigenanteil von"},
                        {"eigenanteil_bis_eur", ColumnType::Real, "€", "Eigenanteil bis"},
                        {"eigenanteil_je_partner_eur", ColumnType::Real, "€", "Eigenanteil je Partner"},
                        {"mit_einem_partner_mehr_eur", ColumnType::Real, "€", "Änderung mit einem Partner mehr"},
                        {"je_partner_dann_eur", ColumnType::Real, "€", "Eigenanteil je Partner dann"}}};
}

/// What is not simply met, the worst first: findings, or the ids of their rules.
enum class Telling : std::uint8_t { Findings, Rules };
std::string reasonsOf(const FundingAnswer& answer, Telling telling)
{
    std::string reasons;
    for (const VerdictKind kind : {VerdictKind::Broken, VerdictKind::Clarify}) {
        for (const RuleVerdict& verdict : answer.verdicts) {
            if (verdict.kind == kind) {
                reasons +=
                    (reasons.empty() ? "" : "; ") + (telling == Telling::Rules ? verdict.rule->id : verdict.finding.de);
            }
        }
    }
    return reasons;
}

void addProgramme(const FundingProgramme& programme, const ConsortiumChange& change, workspace::RowBatch& rows)
{
    const FundingAnswer& answer = change.now;
    rows.beginRow();
    rows.addText(programme.title.de);
    rows.addText(titleOf(answer.outcome).de);
    rows.addText(reasonsOf(answer, Telling::Findings));
    rows.addText(reasonsOf(answer, Telling::Rules));
    if (answer.quota) {
        rows.add(percentOf(answer.quota->least));
        rows.add(percentOf(answer.quota->most));
    } else {
        rows.addNull();
        rows.addNull();
    }
    for (const Money amount : {answer.fundable, answer.leastGrant, answer.mostGrant, answer.leastOwnShare,
                               answer.mostOwnShare, change.shareNow, change.ownShareChange, change.shareThen}) {
        rows.add(euroOf(amount));
    }
    rows.endRow();
}

workspace::LayerSchema verdictSchema()
{
    return {.columns = {{"programm", ColumnType::Text, "", "Programm"},
                        {"regel", ColumnType::Text, "", "Regel"},
                        {"ergebnis", ColumnType::Text, "", "Ergebnis"},
                        {"befund", ColumnType::Text, "", "Befund"},
                        {"wortlaut", ColumnType::Text, "", "Regel im Wortlaut"},
                        {"quelle", ColumnType::Text, "", "Quelle"},
                        {"annahme", ColumnType::Boolean, "", "Nicht belegt"},
                        {"gilt_ab", ColumnType::Text, "", "Gilt ab"},
                        {"gilt_bis", ColumnType::Text, "", "Gilt bis"}}};
}

void addVerdict(const FundingProgramme& programme, const RuleVerdict& verdict, workspace::RowBatch& rows)
{
    const auto addDay = [&](const std::optional<Date>& day) {
        if (day) {
            rows.addText(analysis::registry::isoOf(*day));
        } else {
            rows.addNull();
        }
    };
    rows.beginRow();
    rows.addText(programme.title.de);
    rows.addText(verdict.rule->id);
    rows.addText(titleOf(verdict.kind).de);
    rows.addText(verdict.finding.de);
    rows.addText(verdict.rule->text.de);
    rows.addText(verdict.rule->source);
    rows.add(std::int64_t{verdict.rule->assumption ? 1 : 0});
    addDay(verdict.rule->validFrom);
    addDay(verdict.rule->validTo);
    rows.endRow();
}

Result<void> runFundingCheck(analysis::RunContext& context, Job& job)
{
    WB_TRY(const FundingLibrary library, programmesFor(context));
    WB_TRY(const FundingProject project, projectOf(context));
    workspace::RowBatch programmes;
    workspace::RowBatch verdicts;
    for (const FundingProgramme& programme : library.programmes) {
        WB_CHECK(job.report(0.0, programme.id));
        const ConsortiumChange change = compareConsortium(programme, project, project.partnerCount + 1);
        addProgramme(programme, change, programmes);
        for (const RuleVerdict& verdict : change.now.verdicts) {
            addVerdict(programme, verdict, verdicts);
        }
    }
    WB_TRY(analysis::OutputLayer* const answers, context.startOutput("result", programmeSchema()));
    WB_CHECK(answers->append(programmes, job));
    WB_TRY(analysis::OutputLayer* const rules, context.startOutput("rules", verdictSchema()));
    return rules->append(verdicts, job);
}

template <typename Enum>
std::vector<analysis::Choice> choicesUpTo(Enum last)
{
    std::vector<analysis::Choice> choices;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto one = static_cast<Enum>(i);
        choices.push_back({std::string(nameOf(one)), titleOf(one)});
    }
    return choices;
}

std::vector<analysis::Parameter> parameters()
{
    return {
        {.id = "cost",
         .title = {"Kosten des Vorhabens", "Cost of the project"},
         .help = {"Personal- und Sachkosten aller Partner zusammen.",
                  "Cost of staff and material of all partners together."},
         .kind = ParameterKind::Number,
         .unit = "€",
         .range = {0.01, 1e9}},
        {.id = "months",
         .title = {"Laufzeit in Monaten", "Months that it lasts"},
         .help = {"Vom Beginn bis zum Abschluss des Vorhabens.", "From its beginning to its end."},
         .kind = ParameterKind::Integer,
         .range = {1, 240},
         .defaultValue = "24"},
        {.id = "applicant",
         .title = {"Antragsteller", "Applicant"},
         .help = {"Wer den Antrag stellt.", "Who applies."},
         .kind = ParameterKind::Choice,
         .defaultValue = "municipality",
         .choices = choicesUpTo(ApplicantKind::Other)},
        {.id = "partners",
         .title = {"Beteiligte Kommunen", "Municipalities that take part"},
         .help = {"Mit dem Antragsteller; 1 ist ein Einzelvorhaben.", "The applicant included; 1 is a single project."},
         .kind = ParameterKind::Integer,
         .range = {1, 500},
         .defaultValue = "1"},
        {.id = "strength",
         .title = {"Finanzkraft", "Financial strength"},
         .help = {"Klasse des Antragstellers; ist sie nicht bekannt, gibt es eine Spanne.",
                  "Class of the applicant; where it is not known, there is a range."},
         .kind = ParameterKind::Choice,
         .defaultValue = "unknown",
         .choices = choicesUpTo(FinancialStrength::Strong)},
        {.id = "day",
         .title = {"Stichtag", "Day"},
         .help = {"Tag, an dem die Regeln gelten müssen (JJJJ-MM-TT): damit bleibt eine alte Prüfung nachvollziehbar.",
                  "Day on which the rules have to hold (YYYY-MM-DD): so an old check can be repeated."},
         .kind = ParameterKind::Text},
        {.id = "rules",
         .title = {"Eigene Regeldatei", "Rules of your own"},
         .help = {"Ein Programm als Datei (YAML); ohne sie die mitgelieferten Programme.",
                  "A programme as a file (YAML); without it the shipped programmes."},
         .kind = ParameterKind::File,
         .presence = Presence::Optional}};
}

} // namespace

analysis::Descriptor fundingCheckAnalysis()
{
    analysis::Descriptor descriptor{
        .id = "funding_check",
        .version = "1",
        .title = {"Förderung prüfen", "Check funding"},
        .summary =
            {"Prüft ein Vorhaben gegen die Regeln der Förderprogramme: was erfüllt ist, was zu klären ist, was es "
             "kostet und was ein Partner mehr ändert.",
             "Checks a project against the rules of funding programmes: what is met, what has to be cleared up, "
             "what it costs, and what one more partner changes."},
        .group = {"Entscheidung", "Decision"},
        .tags = {"förderung", "starke heimat", "zuschuss", "eigenanteil", "quote"},
        .parameters = parameters(),
        .outputs =
            {{.id = "result",
              .title = {"Förderprogramme", "Funding programmes"},
              .help = {"Je Programm Ergebnis, Quote, Zuschuss, Eigenanteil und die Änderung mit einem Partner mehr.",
                       "For each programme outcome, quota, grant, own share and the change with one more partner."},
              .nameSuffix = "foerderprogramme"},
             {.id = "rules",
              .title = {"Regeln", "Rules"},
              .help = {"Je Regel Befund, Wortlaut, Quelle und Gültigkeit.",
                       "For each rule finding, wording, source and validity."},
              .nameSuffix = "foerderregeln"}},
        .methodPage = "foerderung",
        .run = runFundingCheck,
    };
    if (const auto& library = shippedProgrammes()) {
        descriptor.version += "." + library->fingerprint.substr(0, kFingerprintDigits);
    }
    return descriptor;
}

} // namespace weitblick::decision
