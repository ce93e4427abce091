// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/alarm_replay.h"

#include "core/base/utc_time.h"
#include "core/sensing/alarm_rule.h"
#include "core/sensing/named_series.h"
#include "core/sensing/station_readings.h"
#include "core/series/aggregation.h"
#include "core/series/civil_bins.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;

constexpr std::int64_t kHourS = 3'600;

/// A condition and the series that it is about.
struct Watched {
    Condition condition;
    series::SeriesColumn column;
};

Result<Watched> watched(RunContext& context, const std::string& number, Job& job)
{
    const bool isOther = number == "2" && context.hasInput("other_sites");
    WB_TRY(series::SeriesColumn column,
           seriesNamed(context, isOther ? "other_sites" : "sites", "series" + number, job));
    Watched one{.condition = {}, .column = std::move(column)};
    one.condition.side = context.text("side" + number) == "below" ? Side::Below : Side::Above;
    one.condition.on = context.number("on" + number);
    one.condition.off = context.has("off" + number) ? context.number("off" + number) : one.condition.on;
    return one;
}

std::string instant(std::int64_t utcS)
{
    return isoUtc(UtcSeconds(std::chrono::seconds(utcS)));
}

workspace::LayerSchema schema()
{
    using workspace::ColumnType;
    return {.columns = {{"nummer", ColumnType::Integer, "", "Nummer"},
                        {"bedingung_ab", ColumnType::DateTime, "", "Bedingungen gelten ab"},
                        {"ein", ColumnType::DateTime, "", "Ein"},
                        {"aus", ColumnType::DateTime, "", "Aus"},
                        {"stunden", ColumnType::Real, "h", "Stunden"},
                        {"ein_ortszeit", ColumnType::Text, "", "Ein (Ortszeit)"},
                        {"aus_ortszeit", ColumnType::Text, "", "Aus (Ortszeit)"}}};
}

std::string civil(std::int64_t utcS)
{
    const auto bins = series::civilBins(series::CivilStep::QuarterHour, {utcS, utcS + 1});
    return bins ? series::labelOf(*bins, 0) : std::string();
}

workspace::RowBatch rowsOf(const std::vector<Activation>& activations)
{
    workspace::RowBatch rows;
    std::int64_t number = 0;
    for (const Activation& one : activations) {
        rows.beginRow();
        rows.add(++number);
        rows.addText(instant(one.fromUtcS));
        rows.addText(instant(one.onUtcS));
        rows.addText(instant(one.toUtcS));
        rows.add(one.hours());
        rows.addText(civil(one.onUtcS));
        rows.addText(civil(one.toUtcS));
        rows.endRow();
    }
    return rows;
}

Result<void> runAlarmReplay(RunContext& context, Job& job)
{
    series::SeriesColumns joint;
    AlarmRule rule{.conditions = {},
                   .leastS = static_cast<std::int64_t>(std::llround(context.number("least_hours") * kHourS))};
    for (const std::string number : {"1", "2"}) {
        if (number == "2" && !context.has("series2")) {
            continue;
        }
        if (number == "2" && !context.has("on2")) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Einschaltschwelle der zweiten Reihe fehlt",
                                     "the limit of the second series is missing"},
                         .subject = "on2"};
        }
        WB_TRY(Watched one, watched(context, number, job));
        rule.conditions.push_back(one.condition);
        joint.series.push_back(std::move(one.column));
    }
    WB_TRY(const series::TimeSpan span, periodOf(context, joint));
    const auto step = series::civilStepOf(context.text("every")).value_or(series::CivilStep::Hour);
    const series::AggregateRequest request{.step = step, .span = span};
    WB_TRY(const auto bins, series::binsFor(request, joint));
    WB_TRY(const auto means, series::aggregateAll(joint, bins, request, job));
    std::vector<std::span<const double>> values;
    std::ranges::for_each(means, [&values](const series::BinValues& one) { values.emplace_back(one.values); });
    WB_TRY(const auto activations, replay(rule, bins.edgesUtcS, values));
    const std::string count = std::to_string(activations.size());
    const std::string hours = std::to_string(std::llround(hoursOf(activations)));
    context.note({count + " Schaltungen, zusammen " + hours + " Stunden",
                  count + " activations, " + hours + " hours altogether"});
    WB_TRY(auto* const output, context.startOutput("result", schema()));
    return output->append(rowsOf(activations), job);
}

void addCondition(std::vector<analysis::Parameter>& all, const std::string& number, Presence presence)
{
    const Text which = number == "1" ? Text("Erste Bedingung: ", "First condition: ")
                                     : Text("Zweite Bedingung: ", "Second condition: ");
    all.push_back({.id = "series" + number,
                   .title = {which.de + "Reihe", which.en + "series"},
                   .help = {"Kennung der Reihe, oder Messstelle/Messgröße, zum Beispiel no2-001/NO2.",
                            "Key of the series, or site/quantity, for example no2-001/NO2."},
                   .kind = ParameterKind::Text,
                   .presence = presence});
    all.push_back({.id = "side" + number,
                   .title = {which.de + "Richtung", which.en + "side"},
                   .help = {"Ob der Wert über oder unter der Schwelle liegen soll.",
                            "Whether the value is to be above or below."},
                   .kind = ParameterKind::Choice,
                   .defaultValue = number == "1" ? "above" : "below",
                   .choices = {{"above", {"darüber", "above"}}, {"below", {"darunter", "below"}}}});
    all.push_back({.id = "on" + number,
                   .title = {which.de + "Einschaltschwelle", which.en + "switch on at"},
                   .help = {"In der Einheit der Reihe.", "In the unit of the series."},
                   .kind = ParameterKind::Number,
                   .presence = presence});
    all.push_back({.id = "off" + number,
                   .title = {which.de + "Ausschaltschwelle", which.en + "switch off at"},
                   .help = {"Erst hier endet die Bedingung (Hysterese); leer: wie die Einschaltschwelle.",
                            "Only here the condition ends (hysteresis); empty: as the other limit."},
                   .kind = ParameterKind::Number,
                   .presence = Presence::Optional});
}

std::vector<analysis::Parameter> parameters()
{
    std::vector<analysis::Parameter> all;
    addCondition(all, "1", Presence::Required);
    addCondition(all, "2", Presence::Optional);
    all.push_back({.id = "least_hours",
                   .title = {"Mindestdauer", "Least duration"},
                   .help = {"So lange müssen alle Bedingungen gelten, bevor die Regel einschaltet.",
                            "All conditions have to hold so long before the rule switches on."},
                   .kind = ParameterKind::Number,
                   .unit = "h",
                   .range = {0, 8'784},
                   .defaultValue = "0"});
    all.push_back(
        {.id = "every",
         .title = {"Abschnitt", "Interval"},
         .help = {"Verglichen werden die Mittel dieser Abschnitte.", "Means of these intervals are compared."},
         .kind = ParameterKind::Choice,
         .defaultValue = "hour",
         .choices = {{"quarter", {"Viertelstunde", "quarter of an hour"}},
                     {"hour", {"Stunde", "hour"}},
                     {"day", {"Tag", "day"}}}});
    const auto period = periodParameters();
    all.insert(all.end(), period.begin(), period.end());
    return all;
}

} // namespace

analysis::Descriptor alarmReplayAnalysis()
{
    analysis::Input other = sitesInput();
    other.id = "other_sites";
    other.title = {"Messstellen der zweiten Bedingung", "Sites of the second condition"};
    other.help = {"Leer: dieselben wie die der ersten.", "Empty: those of the first one."};
    other.role.clear();
    other.presence = Presence::Optional;
    return {.id = "alarm_replay",
            .version = "1",
            .title = {"Regel auf die Vergangenheit anwenden", "Replay a rule on history"},
            .summary = {"Wann und wie lange hätte eine Regel mit Ein- und Ausschaltschwelle über eine oder zwei Reihen "
                        "geschaltet?",
                        "When and for how long would a rule with hysteresis over one or two series have been on?"},
            .group = {"Messwerte", "Sensors"},
            .tags = {"regel", "alarm", "hysterese", "umweltsensitiv", "verkehr"},
            .inputs = {sitesInput(), other},
            .parameters = parameters(),
            .outputs = {{.id = "result",
                         .title = {"Schaltungen", "Activations"},
                         .help = {"Eine Zeile je Schaltung, mit Beginn, Ende und Stunden.",
                                  "A row an activation, with begin, end and hours."},
                         .nameSuffix = "schaltungen"}},
            .methodPage = "alarm_replay",
            .run = runAlarmReplay};
}

} // namespace weitblick::sensing
