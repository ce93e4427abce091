// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_form.h"

#include "core/base/number_text.h"
#include "core/intake/table/column_name.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>

namespace weitblick::intake::table {

namespace {

using Kind = ColumnReading::Kind;
using namespace io::number_forms;

constexpr int kMaximumIntegerDigits = 15; // the workspace, JSON and Excel hold these exactly

std::string quoted(const Example& example, Language language)
{
    const bool german = language == Language::German;
    const std::string line =
        example.line > 0 ? (german ? " (Zeile " : " (line ") + std::to_string(example.line) + ")" : "";
    return (german ? "„" + example.text + "“" : "'" + example.text + "'") + line;
}

/// "Spalte „x“: …" in both languages.
Text aboutColumn(const std::string& name, const std::string& german, const std::string& english)
{
    return {"Spalte „" + name + "“: " + german, "Column '" + name + "': " + english};
}

/// A number for people, whole to its last digit.
std::string shown(double value, char decimal)
{
    std::string text = canonicalNumber(value);
    std::ranges::replace(text, '.', decimal);
    return text;
}

/// Which roles the point and the comma can have in this column.
struct Roles {
    bool pointGroups = false;
    bool pointIsDecimal = false;
    bool commaGroups = false;
    bool commaIsDecimal = false;
    [[nodiscard]] bool isTwofold() const { return (pointGroups && pointIsDecimal) || (commaGroups && commaIsDecimal); }
};

Roles rolesIn(const ColumnEvidence& evidence)
{
    const io::NumberForms forms = evidence.forms;
    return {.pointGroups = evidence.hasPoint && (forms & kCommaPoint) != 0,
            .pointIsDecimal = evidence.hasPoint && (forms & kAnyPoint) != 0,
            .commaGroups = evidence.hasComma && (forms & kPointComma) != 0,
            .commaIsDecimal = evidence.hasComma && (forms & kAnyComma) != 0};
}

/// "12345,6" and "1.234" in one column: where some thousands are not grouped, a mark that only could group is doubtful.
bool groupsDoubtfully(const ColumnEvidence& evidence, const Roles& roles)
{
    return evidence.plainThousands &&
           ((roles.pointGroups && !evidence.provesPointGroups) || (roles.commaGroups && !evidence.provesCommaGroups));
}

Question numberQuestion(const ColumnEvidence& evidence, const std::string& name)
{
    const bool byPoint = rolesIn(evidence).pointGroups;
    const Example& example = byPoint ? evidence.pointExample : evidence.commaExample;
    const double comma = io::numberFrom(example.text, io::DecimalMark::Comma).value_or(0.0);
    const double point = io::numberFrom(example.text, io::DecimalMark::Point).value_or(0.0);
    const std::string sign = byPoint ? "Punkt" : "Komma";
    const std::string signEn = byPoint ? "point" : "comma";
    const auto option = [&](const std::string& form, double value, bool isDecimal) {
        return Question::Option{
            .value = form,
            .label = {example.text + " → " + shown(value, ',') +
                          (isDecimal ? " (" + sign + " vor den Nachkommastellen)" : " (" + sign + " trennt Tausender)"),
                      example.text + " → " + shown(value, '.') +
                          (isDecimal ? " (decimal " + signEn + ")" : " (" + signEn + " separates thousands)")}};
    };
    Question question{.id = "column:" + name,
                      .text = aboutColumn(name,
                                          "Die Zahlen lassen sich auf zwei Arten lesen, z. B. " +
                                              quoted(example, Language::German) + ". Was ist gemeint?",
                                          "the numbers can be read in two ways, e.g. " +
                                              quoted(example, Language::English) + ". Which is meant?"),
                      .options = {}};
    if ((evidence.forms & kAnyComma) != 0) {
        question.options.push_back(option("decimal-comma", comma, !byPoint));
    }
    if ((evidence.forms & kAnyPoint) != 0) {
        question.options.push_back(option("decimal-point", point, byPoint));
    }
    question.options.push_back(
        {.value = "text", .label = {"keine Zahlen, sondern Text (Kennungen)", "no numbers but text (codes)"}});
    return question;
}

Question dateQuestion(const ColumnEvidence& evidence, const std::string& name)
{
    const std::string& text = evidence.orderExample.text;
    const auto option = [&](const std::string& form, io::DateOrders order, const Text& what) {
        const std::string iso = io::isoDateFrom(text, order, io::DateOutput::Date).value_or("?");
        return Question::Option{
            .value = form,
            .label = {text + " → " + iso + " (" + what.de + ")", text + " → " + iso + " (" + what.en + ")"}};
    };
    return {.id = "column:" + name,
            .text = aboutColumn(name,
                                "Steht im Datum der Tag oder der Monat zuerst, z. B. " +
                                    quoted(evidence.orderExample, Language::German) + "?",
                                "do dates begin with the day or the month, e.g. " +
                                    quoted(evidence.orderExample, Language::English) + "?"),
            .options = {option("date-dmy", io::date_orders::kDayMonthYear, {"Tag zuerst", "day first"}),
                        option("date-mdy", io::date_orders::kMonthDayYear, {"Monat zuerst", "month first"}),
                        {.value = "text", .label = {"als Text übernehmen", "keep as text"}}}};
}

void say(ColumnDecision& decision, const std::string& name, const std::string& german, const std::string& english)
{
    decision.remarks.push_back(aboutColumn(name, german, english));
}

ColumnDecision asText()
{
    ColumnDecision decision;
    decision.form = "text";
    return decision;
}

/// "3 × „.“, 1 × „x“" for the remark on missing values.
std::string missingList(const ColumnEvidence& evidence)
{
    std::string list;
    for (std::size_t i = 0; i < evidence.missing.size(); ++i) {
        if (evidence.missing.at(i) > 0) {
            list += (list.empty() ? "" : ", ") + std::to_string(evidence.missing.at(i)) + " × „" +
                    std::string(kMissingSigns.at(i)) + "“";
        }
    }
    return list;
}

void remarkMissing(ColumnDecision& decision, const ColumnEvidence& evidence, const std::string& name)
{
    if (evidence.missingCount() > 0) {
        const std::string list = missingList(evidence);
        say(decision, name, "Fehlwertzeichen als leer übernommen: " + list,
            "signs of missing values taken as empty: " + list);
    }
    if (evidence.errors > 0) {
        const std::string count = std::to_string(evidence.errors);
        say(decision, name, count + " Zellen mit Rechenfehler (#DIV/0! u. ä.) sind leer",
            count + " cells with an error (#DIV/0! and the like) are empty");
    }
}

std::string unitOfAffixes(std::uint16_t affixes)
{
    static constexpr std::array<std::string_view, 7> kUnits = {"", "%", "‰", "€", "", "", ""};
    return affixes == 0 ? "" : std::string(kUnits.at(static_cast<std::size_t>(std::countr_zero(affixes))));
}

bool mixesAffixes(const ColumnEvidence& evidence)
{
    const bool partlyPercentCells = evidence.percentCells < evidence.typedNumbers &&
                                    (evidence.affixes & (1U << static_cast<unsigned>(io::NumberAffix::Percent))) != 0;
    return std::popcount(evidence.affixes) > 1 || partlyPercentCells;
}

/// Why numbers stay text all the same; empty where they do not.
Text reasonAgainstNumbers(const ColumnEvidence& evidence)
{
    if (evidence.leadingZero) {
        return {"führende Nullen, z. B. " + quoted(evidence.leadingZeroExample, Language::German) +
                    ": bleibt Text, damit sie erhalten bleiben",
                "leading zeros, e.g. " + quoted(evidence.leadingZeroExample, Language::English) +
                    ": stays text so that they are kept"};
    }
    if (evidence.forms == kNone && (evidence.pointExample.line == 0 || evidence.commaExample.line == 0)) {
        return {"die Zahlen sind uneinheitlich geschrieben; bleibt Text",
                "the numbers are not written in one way; stays text"};
    }
    if (evidence.forms == kNone) {
        return {"die Zahlen widersprechen sich: " + quoted(evidence.pointExample, Language::German) + " und " +
                    quoted(evidence.commaExample, Language::German) + "; bleibt Text",
                "the numbers contradict each other: " + quoted(evidence.pointExample, Language::English) + " and " +
                    quoted(evidence.commaExample, Language::English) + "; stays text"};
    }
    if (mixesAffixes(evidence)) {
        return {"Zahlen teils mit, teils ohne Einheit oder Prozentzeichen; bleibt Text",
                "some numbers with and some without a unit or percent sign; stays text"};
    }
    const bool whole = !evidence.hasPoint && !evidence.hasComma && !evidence.hasExponent;
    const bool tooLong = whole && evidence.integerDigits > kMaximumIntegerDigits;
    return tooLong ? Text("mehr als 15 Ziffern: bleibt Text (Kennung)", "more than 15 digits: stays text (a code)")
                   : Text();
}

/// The reading with the decimal sign `mark`; the caller knows that all numbers fit.
ColumnDecision asNumbers(const ColumnEvidence& evidence, io::DecimalMark mark)
{
    ColumnDecision decision;
    const bool isComma = mark == io::DecimalMark::Comma;
    const bool fraction = evidence.typedFraction || evidence.typedBeyondInteger || evidence.hasExponent ||
                          (isComma ? evidence.hasComma : evidence.hasPoint) ||
                          evidence.integerDigits > kMaximumIntegerDigits;
    const auto side = static_cast<io::NumberForms>(isComma ? kAnyComma : kAnyPoint);
    decision.reading = {.kind = fraction ? Kind::Real : Kind::Integer,
                        .forms = static_cast<io::NumberForms>(evidence.forms & side),
                        .mark = mark};
    const bool plain = !evidence.hasPoint && !evidence.hasComma && !evidence.hasExponent && !fraction;
    decision.form = plain ? "integer" : isComma ? "decimal-comma" : "decimal-point";
    decision.unit = unitOfAffixes(evidence.affixes);
    return decision;
}

ColumnDecision decideNumbers(const ColumnEvidence& evidence, const std::string& name)
{
    if (const Text reason = reasonAgainstNumbers(evidence); !reason.empty()) {
        ColumnDecision decision = asText();
        say(decision, name, reason.de, reason.en);
        return decision;
    }
    const Roles roles = rolesIn(evidence);
    if (roles.isTwofold() || groupsDoubtfully(evidence, roles)) {
        ColumnDecision decision = asText();
        decision.question = numberQuestion(evidence, name);
        return decision;
    }
    const bool isPoint = roles.pointIsDecimal || roles.commaGroups;
    return asNumbers(evidence, isPoint ? io::DecimalMark::Point : io::DecimalMark::Comma);
}

ColumnDecision asDates(const ColumnEvidence& evidence, io::DateOrders order)
{
    ColumnDecision decision;
    decision.reading = {.kind = evidence.hasTime ? Kind::DateTime : Kind::Date, .order = order};
    decision.form = order == io::date_orders::kDayMonthYear   ? "date-dmy"
                    : order == io::date_orders::kMonthDayYear ? "date-mdy"
                                                              : "date-ymd";
    return decision;
}

ColumnDecision decideDates(const ColumnEvidence& evidence, const std::string& name)
{
    const bool mixesZones = evidence.hasZone && evidence.lacksZone;
    if (evidence.orders == io::date_orders::kNone || mixesZones) {
        ColumnDecision decision = asText();
        say(decision, name,
            mixesZones ? "Zeiten teils mit, teils ohne Zeitzone; bleibt Text"
                       : "Datumsangaben widersprechen sich; bleibt Text",
            mixesZones ? "some times with and some without a zone; stays text"
                       : "dates contradict each other; stays text");
        return decision;
    }
    if (std::popcount(evidence.orders) > 1 && evidence.orderMatters) {
        ColumnDecision decision = asText();
        decision.question = dateQuestion(evidence, name);
        return decision;
    }
    const auto order = static_cast<io::DateOrders>(1U << static_cast<unsigned>(std::countr_zero(evidence.orders)));
    ColumnDecision decision = asDates(evidence, order);
    if (evidence.twoDigitYear) {
        say(decision, name, "zweistellige Jahre: 00–49 als 2000–2049, 50–99 als 1950–1999 gelesen",
            "years of two digits: 00–49 read as 2000–2049, 50–99 as 1950–1999");
    }
    if (evidence.hasZone) {
        say(decision, name, "Zeiten in Weltzeit (UTC) umgerechnet", "times converted to UTC");
    } else if (evidence.hasTime) {
        say(decision, name, "Zeiten ohne Zeitzone: wie geschrieben übernommen",
            "times without a zone: taken as written");
    }
    return decision;
}

/// What the values themselves say, without names.
ColumnDecision decideByValues(const ColumnEvidence& evidence, const std::string& name)
{
    const std::int64_t numbers = evidence.allNumbers();
    if (evidence.values > 0 && numbers == evidence.values) {
        return decideNumbers(evidence, name);
    }
    if (evidence.values > 0 && evidence.dates == evidence.values) {
        return decideDates(evidence, name);
    }
    const bool bothSeen = evidence.seesTrue && evidence.seesFalse;
    if (evidence.values > 0 && evidence.booleans == evidence.values && evidence.booleanPairs != 0 &&
        (!evidence.booleanLetters || bothSeen)) {
        ColumnDecision decision;
        decision.reading.kind = Kind::Boolean;
        decision.form = "boolean";
        return decision;
    }
    ColumnDecision decision = asText();
    const std::int64_t most = std::max(numbers, evidence.dates);
    if (most > 0 && most * 10 >= evidence.values * 8 && !evidence.otherValues.empty()) {
        const std::string count = std::to_string(evidence.values - most);
        const bool areNumbers = numbers == most;
        say(decision, name,
            "bleibt Text, weil " + count +
                (areNumbers ? " Werte keine Zahlen sind, z. B. " : " Werte kein Datum sind, z. B. ") +
                quoted(evidence.otherValues.front(), Language::German),
            "stays text because " + count +
                (areNumbers ? " values are no numbers, e.g. " : " values are no dates, e.g. ") +
                quoted(evidence.otherValues.front(), Language::English));
    }
    return decision;
}

void remarkLostZeros(ColumnDecision& decision, const ColumnEvidence& evidence, const std::string& name)
{
    const auto digits = officialDigits(name);
    // Keys of districts (5) and states (2) stand in AGS columns too: only one digit short is a lost zero.
    if (!digits || evidence.plainDigits.at(*digits - 1) == 0) {
        return;
    }
    const std::string count = std::to_string(evidence.plainDigits.at(*digits - 1));
    const std::string wanted = std::to_string(*digits);
    say(decision, name,
        count + " Schlüssel haben " + std::to_string(*digits - 1) + " statt " + wanted +
            " Stellen; vermutlich ging die führende Null verloren. Sie lässt sich nach dem Import ergänzen "
            "(Attributformel: links mit 0 auf " +
            wanted + " Stellen auffüllen)",
        count + " keys have " + std::to_string(*digits - 1) + " instead of " + wanted +
            " digits; the leading zero was probably lost. It can be put back after the import (attribute formula: "
            "pad with 0 to " +
            wanted + " digits)");
}

/// Does the form that a person chose fit all values?
std::optional<ColumnDecision> asChosen(const ColumnEvidence& evidence, const std::string& form)
{
    ColumnDecision decision = asText();
    if (form == "skip") {
        decision.reading.kind = Kind::Skip;
        decision.form = form;
        return decision;
    }
    if (form == "boolean" && evidence.booleans == evidence.values && evidence.booleanPairs != 0) {
        decision.reading = {.kind = Kind::Boolean, .crossMeansYes = true};
        decision.form = form;
        return decision;
    }
    if (form == "text" || evidence.values == 0) {
        return decision;
    }
    const bool numbersOnly = evidence.allNumbers() == evidence.values && !mixesAffixes(evidence);
    const bool fitsComma = numbersOnly && (evidence.forms & kAnyComma) != 0;
    const bool fitsPoint = numbersOnly && (evidence.forms & kAnyPoint) != 0;
    constexpr int kLongestInteger = 18;
    if (form == "integer" && fitsComma && !evidence.hasPoint && !evidence.hasComma && !evidence.typedFraction &&
        !evidence.hasExponent && evidence.integerDigits <= kLongestInteger) {
        decision = asNumbers(evidence, io::DecimalMark::Comma);
        decision.reading.kind = Kind::Integer;
        return decision;
    }
    if (form == "decimal-comma" && fitsComma) {
        return asNumbers(evidence, io::DecimalMark::Comma);
    }
    if (form == "decimal-point" && fitsPoint) {
        return asNumbers(evidence, io::DecimalMark::Point);
    }
    const io::DateOrders order = form == "date-dmy"   ? io::date_orders::kDayMonthYear
                                 : form == "date-mdy" ? io::date_orders::kMonthDayYear
                                 : form == "date-ymd" ? io::date_orders::kYearMonthDay
                                                      : io::date_orders::kNone;
    const bool datesOnly = evidence.dates == evidence.values && !(evidence.hasZone && evidence.lacksZone);
    if (datesOnly && (evidence.orders & order) != 0) {
        return asDates(evidence, order);
    }
    return std::nullopt;
}

/// True where the chosen form would have read the numbers or dates differently from what the file plainly says.
bool contradicts(const std::string& chosen, const ColumnDecision& decision)
{
    const bool choseDate = chosen.starts_with("date-");
    const bool choseDecimal = chosen.starts_with("decimal-");
    return decision.form != chosen && ((choseDate && decision.form.starts_with("date-")) ||
                                       (choseDecimal && decision.form.starts_with("decimal-")));
}

Question askAgain(const ColumnEvidence& evidence, const std::string& name, const std::string& chosen,
                  const ColumnDecision& decision)
{
    const Example& example = evidence.dates > 0  ? evidence.orderExample
                             : evidence.hasPoint ? evidence.pointExample
                                                 : evidence.commaExample;
    return {.id = "column:" + name,
            .text = aboutColumn(name,
                                "gewählt war „" + chosen + "“, die Werte sprechen aber für „" + decision.form +
                                    "“, z. B. " + quoted(example, Language::German) + ". Wie soll gelesen werden?",
                                "'" + chosen + "' was chosen but the values are '" + decision.form + "', e.g. " +
                                    quoted(example, Language::English) + ". How is it to be read?"),
            .options = {{.value = decision.form,
                         .label = {"wie die Werte: " + decision.form, "as the values: " + decision.form}},
                        {.value = "text", .label = {"als Text übernehmen", "keep as text"}}}};
}

} // namespace

workspace::ColumnType columnTypeOf(Kind kind)
{
    switch (kind) {
    case Kind::Integer:
        return workspace::ColumnType::Integer;
    case Kind::Real:
        return workspace::ColumnType::Real;
    case Kind::Boolean:
        return workspace::ColumnType::Boolean;
    case Kind::Date:
        return workspace::ColumnType::Date;
    case Kind::DateTime:
        return workspace::ColumnType::DateTime;
    case Kind::Skip:
    case Kind::Text:
        break;
    }
    return workspace::ColumnType::Text;
}

ColumnDecision decideColumn(const ColumnEvidence& evidence, const std::string& name,
                            const std::optional<std::string>& chosen)
{
    ColumnDecision decision;
    auto fitting = chosen ? asChosen(evidence, *chosen) : std::nullopt;
    if (fitting) {
        decision = std::move(*fitting);
    } else if (!chosen && isIdentifierName(name)) {
        decision = asText();
        remarkLostZeros(decision, evidence, name);
    } else {
        decision = decideByValues(evidence, name);
        if (chosen && !decision.question && contradicts(*chosen, decision)) {
            decision.question = askAgain(evidence, name, *chosen, decision);
        } else if (chosen && !decision.question) {
            say(decision, name,
                "die gewählte Form „" + *chosen + "“ passt nicht zu allen Werten; gelesen als „" + decision.form + "“",
                "the chosen form '" + *chosen + "' does not fit all values; read as '" + decision.form + "'");
        }
    }
    if (decision.reading.kind != Kind::Text && decision.reading.kind != Kind::Skip) {
        remarkMissing(decision, evidence, name);
    }
    return decision;
}

} // namespace weitblick::intake::table
