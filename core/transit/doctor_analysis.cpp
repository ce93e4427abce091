// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/doctor_analysis.h"

#include "core/analysis/run_context.h"
#include "core/base/number_text.h"
#include "core/transit/feed_doctor.h"
#include "core/transit/feed_text.h"

#include <algorithm>

namespace weitblick::transit {

namespace {

using analysis::ParameterKind;
using analysis::Presence;

workspace::LayerSchema findingsSchema()
{
    using workspace::ColumnType;
    return {.columns = {{"art", ColumnType::Text, "", "Art"},
                        {"bezeichnung", ColumnType::Text, "", "Bezeichnung"},
                        {"schwere", ColumnType::Text, "", "Schwere"},
                        {"datei", ColumnType::Text, "", "Datei"},
                        {"zeile", ColumnType::Integer, "", "Zeile"},
                        {"kennung", ColumnType::Text, "", "Kennung"},
                        {"befund", ColumnType::Text, "", "Befund"},
                        {"was_tun", ColumnType::Text, "", "Was tun"},
                        {"reparatur", ColumnType::Text, "", "Reparatur"}}};
}

void addFinding(workspace::RowBatch& rows, const Finding& finding)
{
    const DefectKind& kind = kindOf(finding.defect);
    rows.beginRow();
    rows.addText(kind.id);
    rows.addText(kind.title.de);
    rows.addText(titleOf(kind.severity).de);
    rows.addText(finding.file);
    if (finding.line > 0) {
        rows.add(finding.line);
    } else {
        rows.addNull();
    }
    rows.addText(finding.subject);
    rows.addText(finding.detail.de);
    rows.addText(kind.advice.de);
    rows.addText(titleOf(kind.repair).de);
    rows.endRow();
}

/// What the reader of the lineage should know of the feed as a whole.
void noteFeed(analysis::RunContext& context, const Timetable& timetable, const Findings& findings)
{
    const auto span = validityOf(timetable.services);
    const auto trips = static_cast<std::int64_t>(timetable.trips.size());
    const auto stops = static_cast<std::int64_t>(timetable.stops.size());
    if (span) {
        context.note({readableCount(stops, Language::German) + " Haltestellen, " +
                          readableCount(trips, Language::German) + " Fahrten, gültig vom " + isoOf(span->first) +
                          " bis " + isoOf(span->last),
                      readableCount(stops, Language::English) + " stops, " + readableCount(trips, Language::English) +
                          " trips, valid from " + isoOf(span->first) + " to " + isoOf(span->last)});
    }
    for (std::size_t i = 0; i < kDefectCount; ++i) {
        const auto defect = static_cast<Defect>(i);
        const std::int64_t count = findings.count(defect);
        if (count > static_cast<std::int64_t>(Findings::kMostOfAKind)) {
            const Text& title = kindOf(defect).title;
            context.note({title.de + ": " + readableCount(count, Language::German) +
                              " Befunde, gezeigt werden die ersten " + std::to_string(Findings::kMostOfAKind),
                          title.en + ": " + readableCount(count, Language::English) +
                              " findings, shown are the first " + std::to_string(Findings::kMostOfAKind)});
        }
    }
}

Result<void> runFeedDoctor(analysis::RunContext& context, Job& job)
{
    Comparisons comparisons;
    if (context.has("previous")) {
        comparisons.previous = context.file("previous");
    }
    if (context.has("neighbour")) {
        comparisons.neighbour = context.file("neighbour");
    }
    Job examining = job.part(0.0, 0.95);
    WB_TRY(const Examination examination, examine(context.file("feed"), comparisons, examining));
    context.countRead(static_cast<std::int64_t>(examination.timetable.stopTimes.size()));
    noteFeed(context, examination.timetable, examination.findings);
    std::vector<Finding> findings = examination.findings.list();
    std::ranges::stable_sort(findings, {}, [](const Finding& one) { return kindOf(one.defect).severity; });
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", findingsSchema()));
    workspace::RowBatch rows;
    for (const Finding& finding : findings) {
        addFinding(rows, finding);
    }
    return output->append(rows, job);
}

analysis::Parameter fileParameter(const char* id, const Text& title, const Text& help, Presence presence)
{
    return {.id = id, .title = title, .help = help, .kind = ParameterKind::File, .presence = presence};
}

} // namespace

analysis::Descriptor feedDoctorAnalysis()
{
    return {
        .id = "feed_doctor",
        .version = "1",
        .title = {"Fahrplan prüfen", "Check a timetable"},
        .summary =
            {"Findet, was an einer Fahrplandatei (GTFS) falsch ist, mit Datei, Zeile und Kennung, und sagt, was zu "
             "tun ist.",
             "Finds what is wrong with a timetable file (GTFS), with file, line and id, and says what to do."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"gtfs", "fahrplan", "nahverkehr", "qualität", "prüfung"},
        .parameters = {fileParameter("feed", {"Fahrplan", "Timetable"},
                                     {"GTFS-Datei (.zip), wie der Verkehrsverbund sie liefert.",
                                      "GTFS file (.zip) as the operator delivers it."},
                                     Presence::Required),
                       fileParameter("previous", {"Vorige Lieferung", "Previous delivery"},
                                     {"Mit ihr werden verlorene Linien, Unternehmen und Fahrten gefunden.",
                                      "With it, lost routes, operators and trips are found."},
                                     Presence::Optional),
                       fileParameter(
                           "neighbour", {"Fahrplan des Nachbarverbunds", "Timetable of the neighbour"},
                           {"Mit ihm werden Fahrten gefunden, die unter einem anderen Unternehmen noch einmal "
                            "erfasst sind.",
                            "With it, trips are found that are entered once more under another agency."},
                           Presence::Optional)},
        .outputs =
            {{.id = "result",
              .title = {"Befunde", "Findings"},
              .help = {"Je Befund Art, Schwere, Datei, Zeile, Kennung, was zu tun ist und ob die Reparatur "
                       "gefahrlos ist; zuerst die Fehler.",
                       "For each finding its kind, severity, file, line, id, what to do and whether the repair is "
                       "safe; errors first."},
              .nameSuffix = "befunde"}},
        .methodPage = "feed_doctor",
        .run = runFeedDoctor,
    };
}

} // namespace weitblick::transit
