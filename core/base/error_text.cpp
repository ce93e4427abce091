// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_text.h"

#include <array>
#include <cstddef>

namespace weitblick {

namespace {

struct Entry {
    ErrorCode code;
    std::string_view name;
    int exitCode;
    const char* titleDe;
    const char* titleEn;
    const char* adviceDe;
    const char* adviceEn;
};

constexpr std::array kEntries = {
    Entry{ErrorCode::Cancelled, "cancelled", 130, "Abgebrochen", "Cancelled", "Bei Bedarf erneut starten",
          "Start it again if needed"},
    Entry{ErrorCode::NotFound, "not-found", 3, "Nicht gefunden", "Not found", "Namen und Pfad prüfen",
          "Check the name and the path"},
    Entry{ErrorCode::InvalidInput, "invalid-input", 4, "Ungültige Eingabe", "Invalid input",
          "Datei oder Angabe berichtigen und wiederholen", "Correct the file or the value and repeat"},
    Entry{ErrorCode::Ambiguous, "ambiguous", 5, "Nicht eindeutig", "Ambiguous", "Die gemeinte Lesart angeben",
          "Say which reading is meant"},
    Entry{ErrorCode::UnsupportedCrs, "unsupported-crs", 6, "Koordinatensystem nicht verwendbar",
          "Coordinate reference system not usable", "Das Koordinatensystem der Datei angeben, z. B. EPSG:25832",
          "Give the file's coordinate reference system, e.g. EPSG:25832"},
    Entry{ErrorCode::ReadOnly, "read-only", 7, "Schreibgeschützt", "Read-only",
          "Kopie in einem beschreibbaren Ordner öffnen", "Open a copy in a folder that can be written"},
    Entry{ErrorCode::Locked, "locked", 8, "In Benutzung", "In use",
          "Warten, bis die andere Sitzung geschlossen ist, oder nur zum Lesen öffnen",
          "Wait until the other session is closed, or open it for reading only"},
    Entry{ErrorCode::NoSpace, "no-space", 9, "Datenträger voll", "Disk full",
          "Speicherplatz freigeben und wiederholen; der alte Stand ist erhalten",
          "Free some space and repeat; the old state is intact"},
    Entry{ErrorCode::Io, "io", 10, "Datei nicht lesbar oder schreibbar", "File cannot be read or written",
          "Pfad, Rechte und Datenträger prüfen", "Check path, permissions and medium"},
    Entry{ErrorCode::Database, "database", 11, "Projektdatei meldet einen Fehler", "The project file reports an error",
          "„weitblick-cli check“ ausführen oder eine Sicherung öffnen", "Run \"weitblick-cli check\" or open a backup"},
    Entry{ErrorCode::Budget, "budget", 12, "Grenze überschritten", "Limit exceeded",
          "Datei teilen oder die Grenze in den Einstellungen anheben",
          "Split the file or raise the limit in the settings"},
    Entry{ErrorCode::Worker, "worker", 13, "Hilfsprozess ausgefallen", "Helper process failed",
          "Die Datei ist vermutlich beschädigt; das Projekt ist unverändert",
          "The file is probably damaged; the project is unchanged"},
    Entry{ErrorCode::Refused, "refused", 14, "Nicht zulässig", "Not allowed", "Die genannte Regel beachten",
          "Observe the rule that is named"},
    Entry{ErrorCode::Internal, "internal", 70, "Interner Fehler", "Internal error", "Bitte mit den Einzelheiten melden",
          "Please report it with the details"},
};

const Entry& entryOf(ErrorCode code)
{
    for (const Entry& entry : kEntries) {
        if (entry.code == code) {
            return entry;
        }
    }
    return kEntries.back();
}

} // namespace

std::string_view nameOf(ErrorCode code)
{
    return entryOf(code).name;
}

Text titleOf(ErrorCode code)
{
    return {entryOf(code).titleDe, entryOf(code).titleEn};
}

Text adviceFor(ErrorCode code)
{
    return {entryOf(code).adviceDe, entryOf(code).adviceEn};
}

int exitCodeFor(ErrorCode code)
{
    return entryOf(code).exitCode;
}

std::string describe(const Error& error, Language language)
{
    std::string line = titleOf(error.code).in(language) + ": " + error.message.in(language);
    if (!error.subject.empty() && line.find(error.subject) == std::string::npos) {
        line += " (" + error.subject + ")";
    }
    const Text advice = error.advice.empty() ? adviceFor(error.code) : error.advice;
    return line + ". " + advice.in(language) + ".";
}

} // namespace weitblick
