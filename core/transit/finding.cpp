// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/finding.h"

#include "core/transit/hidden_character.h"

#include <cstdio>

namespace weitblick::transit {

namespace {

using enum Severity;

/// The kinds that German feeds are known for.
std::vector<DefectKind> knownKinds()
{
    return {
        {"hidden_character",
         Error,
         Repair::Safe,
         {"Verborgenes Zeichen", "Hidden character"},
         {"Steuerzeichen entfernen; die Haltestelle mit der gleichnamigen zusammenlegen",
          "Remove control characters; merge the stop with the one of the same id"}},
        {"duplicate_stop",
         Warning,
         Repair::Safe,
         {"Doppelte Haltestelle", "Duplicate stop"},
         {"Beide zu einer Haltestelle zusammenlegen", "Merge both into one stop"}},
        {"stop_outside_country",
         Error,
         Repair::Decision,
         {"Haltestelle außerhalb des Landes", "Stop outside the country"},
         {"Lage beim Verkehrsverbund erfragen oder vom Linienweg übernehmen",
          "Ask the operator for the position, or take it from the shape"}},
        {"stop_far_from_route",
         Warning,
         Repair::Decision,
         {"Haltestelle fern vom Linienweg", "Stop far from its route"},
         {"Lage beim Verkehrsverbund erfragen oder vom Linienweg übernehmen",
          "Ask the operator for the position, or take it from the shape"}},
        {"orphan_parent",
         Warning,
         Repair::Safe,
         {"Bahnhof der Haltestelle fehlt", "Orphan parent station"},
         {"Den Verweis weglassen", "Drop the reference"}},
        {"duplicate_trip_of_two_agencies",
         Warning,
         Repair::Safe,
         {"Fahrt zweier Unternehmen doppelt", "Trip of two agencies twice"},
         {"Die Kopie weglassen, sonst zählt jede Abfahrt zweimal", "Drop the copy, or each departure counts twice"}},
        {"time_runs_backwards",
         Error,
         Repair::Safe,
         {"Zeit läuft rückwärts", "Time runs backwards"},
         {"Zeit aus den Nachbarhalten ableiten; den Fehler melden",
          "Derive the time from the neighbouring stops; report it"}},
        {"operator_lost",
         Error,
         Repair::Decision,
         {"Linie oder Unternehmen fehlt", "Route or operator lost"},
         {"Beim Verkehrsverbund nachfragen; bis dahin aus der vorigen Lieferung übernehmen und das dazusagen",
          "Ask the operator; until then take it over from the previous delivery and say so"}},
        {"missing_trips",
         Warning,
         Repair::Decision,
         {"Fahrten fehlen", "Trips are missing"},
         {"Prüfen, ob sie gestrichen wurden; sonst aus der vorigen Lieferung übernehmen und das dazusagen",
          "Check whether they were cancelled; else take them over from the previous delivery and say so"}},
    };
}

/// What is wrong with files and rows.
std::vector<DefectKind> fileKinds()
{
    return {
        {"not_a_feed",
         Error,
         Repair::None,
         {"Kein Fahrplan", "Not a timetable"},
         {"Eine GTFS-Datei (.zip) oder einen Ordner mit stops.txt wählen",
          "Choose a GTFS file (.zip) or a folder with stops.txt"}},
        {"missing_file",
         Error,
         Repair::None,
         {"Datei fehlt", "File is missing"},
         {"Die Lieferung vollständig neu anfordern", "Ask for the complete delivery again"}},
        {"empty_file",
         Error,
         Repair::None,
         {"Datei ist leer", "File is empty"},
         {"Die Lieferung vollständig neu anfordern", "Ask for the complete delivery again"}},
        {"missing_column",
         Error,
         Repair::None,
         {"Spalte fehlt", "Column is missing"},
         {"Die Spalte beim Lieferanten anfordern", "Ask the supplier for the column"}},
        {"bad_encoding",
         Warning,
         Repair::Safe,
         {"Zeichen nicht in UTF-8", "Characters are not UTF-8"},
         {"Als Windows-1252 lesen; um eine Lieferung in UTF-8 bitten", "Read as Windows-1252; ask for UTF-8"}},
        {"missing_value",
         Error,
         Repair::None,
         {"Wert fehlt", "Value is missing"},
         {"Den Wert beim Lieferanten erfragen; die Zeile bleibt außen vor, wo sie ohne ihn nicht zu gebrauchen ist",
          "Ask the supplier for the value; the row is left out where it is no use without it"}},
        {"bad_value",
         Error,
         Repair::None,
         {"Wert unbrauchbar", "Value cannot be used"},
         {"Den Wert beim Lieferanten erfragen; die Zeile bleibt außen vor", "Ask the supplier; the row is left out"}},
        {"duplicate_id",
         Error,
         Repair::Safe,
         {"Kennung doppelt", "Id is there twice"},
         {"Die erste Zeile gilt; die zweite weglassen oder umbenennen",
          "The first row holds; drop or rename the other"}},
    };
}

/// References, times and names.
std::vector<DefectKind> otherKinds()
{
    return {
        {"unknown_reference",
         Error,
         Repair::None,
         {"Verweis ins Leere", "Reference to nothing"},
         {"Die genannte Kennung ergänzen oder den Verweis berichtigen", "Add the named id, or mend the reference"}},
        {"missing_endpoint_times",
         Error,
         Repair::None,
         {"Zeit am Anfang oder Ende fehlt", "Time at start or end is missing"},
         {"Die Zeit beim Lieferanten erfragen; ohne sie ist die Fahrt nicht zu gebrauchen",
          "Ask for the time; the trip is of no use without it"}},
        {"speed_too_high",
         Warning,
         Repair::None,
         {"Unmögliche Geschwindigkeit", "Impossible speed"},
         {"Zeiten und Lage der beiden Haltestellen prüfen", "Check times and positions of both stops"}},
        {"repeated_route_name",
         Warning,
         Repair::None,
         {"Linienname doppelt", "Route name is there twice"},
         {"Klären, ob es eine Linie ist; sonst die Namen unterscheiden",
          "Find out whether it is one route; else tell the names apart"}},
        {"same_short_long_name",
         Notice,
         Repair::None,
         {"Kurz- und Langname gleich", "Short and long name are the same"},
         {"Den Langnamen weglassen oder beschreiben, wohin die Linie fährt",
          "Drop the long name, or say where the route goes"}},
        {"duplicate_trip",
         Notice,
         Repair::None,
         {"Fahrt doppelt", "Trip is there twice"},
         {"Prüfen, ob zwei Fahrzeuge fahren; sonst eine weglassen", "Check whether two vehicles run; else drop one"}},
    };
}

/// What is untidy.
std::vector<DefectKind> untidyKinds()
{
    return {
        {"unused_stop",
         Notice,
         Repair::None,
         {"Haltestelle ohne Fahrt", "Stop without a trip"},
         {"Nichts; die Haltestelle hat keine Abfahrten", "Nothing; the stop has no departures"}},
        {"trip_without_stops",
         Notice,
         Repair::None,
         {"Fahrt ohne Halte", "Trip without stops"},
         {"Nichts; die Fahrt zählt nicht", "Nothing; the trip does not count"}},
        {"unknown_file",
         Notice,
         Repair::None,
         {"Unbekannte Datei", "Unknown file"},
         {"Namen prüfen: die Datei wird nicht gelesen", "Check the name: the file is not read"}},
        {"unknown_column",
         Notice,
         Repair::None,
         {"Unbekannte Spalte", "Unknown column"},
         {"Namen prüfen: die Spalte wird nicht gelesen", "Check the name: the column is not read"}},
        {"short_row",
         Notice,
         Repair::Safe,
         {"Zeile zu kurz", "Row is too short"},
         {"Fehlende Zellen gelten als leer", "Missing cells count as empty"}},
    };
}

/// In the order of Defect.
const std::vector<DefectKind>& kinds()
{
    static const std::vector<DefectKind> kKinds = [] {
        std::vector<DefectKind> all;
        for (const auto& part : {knownKinds(), fileKinds(), otherKinds(), untidyKinds()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return kKinds;
}

} // namespace

const DefectKind& kindOf(Defect defect)
{
    return kinds()[static_cast<std::size_t>(defect)];
}

Text titleOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {"Fehler", "error"};
    case Severity::Warning:
        return {"Warnung", "warning"};
    case Severity::Notice:
        break;
    }
    return {"Hinweis", "notice"};
}

Text titleOf(Repair repair)
{
    switch (repair) {
    case Repair::Safe:
        return {"gefahrlos", "safe"};
    case Repair::Decision:
        return {"nach Entscheidung", "on decision"};
    case Repair::None:
        break;
    }
    return {"keine", "none"};
}

void Findings::add(Finding finding)
{
    std::int64_t& count = m_counts[static_cast<std::size_t>(finding.defect)];
    if (++count <= static_cast<std::int64_t>(kMostOfAKind)) {
        finding.subject = spelledOut(finding.subject);
        m_list.push_back(std::move(finding));
    }
}

std::string spelledOut(std::string_view text)
{
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (const HiddenCharacter hidden = hiddenCharacterAt(text, at); hidden.length > 0) {
            std::array<char, 16> code{};
            std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned>(hidden.codePoint));
            out += code.data();
            at += hidden.length;
            continue;
        }
        out += text[at++];
    }
    return out;
}

} // namespace weitblick::transit
