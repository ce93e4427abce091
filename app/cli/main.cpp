// SPDX-License-Identifier: GPL-3.0-or-later
// weitblick-cli: the engine without a window. Commands and exit codes: resources/handbook/command_line.md
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace weitblick;
using namespace weitblick::cli;

namespace {

/// German unless the environment asks for English (WEITBLICK_LANG, LC_ALL, LC_MESSAGES, LANG: the first that is set).
Language languageFromEnvironment()
{
    for (const char* variable : {"WEITBLICK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(variable);
            value != nullptr && *value != '\0') { // NOLINT(concurrency-mt-unsafe)
            return std::string_view(value).starts_with("en") ? Language::English : Language::German;
        }
    }
    return Language::German;
}

struct Program {
    CLI::App app{"Weitblick: Geodaten für Entscheidungen in Kommunen / spatial data for municipal decisions"};
    Language language = languageFromEnvironment();
    bool json = false;
    bool quiet = false;
    std::function<int(Session&)> command;
};

CLI::App* addCommand(Program& program, const std::string& name, const std::string& text)
{
    return program.app.add_subcommand(name, text);
}

void addNew(Program& program)
{
    auto arguments = std::make_shared<NewArguments>();
    CLI::App* command = addCommand(program, "new", "Neues Projekt anlegen / create a project");
    command->add_option("FILE", arguments->file, "Projektdatei (.gpkg)")->required();
    command->add_option("--title", arguments->title, "Titel des Projekts");
    command->add_option("--srs", arguments->srsId, "EPSG-Code des Projekts (Vorgabe 25832)");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runNew(session, *arguments); };
    });
}

void addImport(Program& program)
{
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App* command = addCommand(program, "import", "Dateien übernehmen / bring files in");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("SRC", arguments->sources, "Quelldateien")->required();
    command->add_option("--role", arguments->role, "Rolle für die Analysen, z. B. buildings, zones");
    command->add_option("--layer", arguments->layer, "Name im Projekt");
    command->add_option("--only", arguments->only, "nur diese Ebene oder dieses Blatt der Quelle");
    command->add_option("--crs", arguments->crs, "Koordinatensystem der Quelle, z. B. EPSG:31467");
    command->add_option("--encoding", arguments->encoding, "Zeichensatz der Quelle, z. B. WINDOWS-1252");
    command->add_option("--separator", arguments->separator, "Trennzeichen der Tabelle");
    command->add_option("--area", arguments->area,
                        "Gebiet aus einem bundesweiten Register: Hessen, AGS 06435, 36037, alle");
    command->add_option("--header-line", arguments->headerLine, "Zeile der Spaltennamen (0: keine)");
    command->add_option("--column", arguments->columnForms,
                        "Lesart einer Spalte: SPALTE=text|integer|decimal-comma|decimal-point|date-dmy|date-mdy|"
                        "date-ymd|boolean|skip");
    command->add_option("--profile", arguments->profile, "gespeichertes Zuordnungsprofil anwenden");
    command->add_option("--save-profile", arguments->saveProfile, "Lesart und Zuordnung unter diesem Namen merken");
    command->add_option("--source", arguments->source, "Katalog: Datenhalter");
    command->add_option("--licence", arguments->licence, "Katalog: Lizenz, z. B. dl-de/by-2-0");
    command->add_option("--attribution", arguments->attribution, "Katalog: Namensnennung");
    command->add_option("--data-date", arguments->dataDate, "Katalog: Stand der Daten");
    command->add_flag("--replace", arguments->replace, "vorhandenen Datensatz gleichen Namens ersetzen");
    command->add_flag("--preview", arguments->previewOnly, "nur zeigen, was übernommen würde");
    command->add_flag("--require-sandbox", arguments->requireSandbox, "ohne Sandbox nicht lesen");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runImport(session, *arguments); };
    });
}

void addInfo(Program& program)
{
    auto arguments = std::make_shared<InfoArguments>();
    CLI::App* command = addCommand(program, "info", "Inhalt eines Projekts zeigen / show what a project holds");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("DATASET", arguments->dataset, "nur dieser Datensatz, mit Spalten");
    command->add_flag("--rejected", arguments->rejected, "die verworfenen Datensätze mit Grund");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runInfo(session, *arguments); };
    });
}

void addAnalyses(Program& program)
{
    auto arguments = std::make_shared<AnalysesArguments>();
    CLI::App* command = addCommand(program, "analyses", "Analysen auflisten / list the analyses");
    command->add_option("ANALYSIS", arguments->analysis, "nur diese Analyse, mit Parametern");
    command->add_flag("--handbook", arguments->handbook, "Parametertabelle der Methodenseite als Markdown");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runAnalyses(session, *arguments); };
    });
}

void addRun(Program& program)
{
    auto arguments = std::make_shared<RunArguments>();
    CLI::App* command = addCommand(program, "run", "Analyse rechnen / run an analysis");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("ANALYSIS", arguments->analysis, "Analyse; „run FILE ANALYSIS --help“ zeigt ihre Parameter")
        ->required();
    command->add_option("--param", arguments->parameters, "Parameter: NAME=WERT, auch mit Einheit: distance=1,5 km");
    command->add_option("--output", arguments->output, "Name des Ergebnisses");
    command->add_flag("--replace", arguments->replace, "vorhandenes Ergebnis gleichen Namens ersetzen");
    command->add_option("--as-of", arguments->asOf,
                        "Tarife, Faktoren und Grenzwerte dieses Tags: 2024-06-30; sonst die von heute");
    command->add_flag("--again", arguments->again, "neu rechnen, auch wenn ein gleiches Ergebnis vorliegt");
    command->allow_extras();
    command->set_help_flag("");
    command->callback([&program, arguments, command] {
        arguments->rest = command->remaining();
        program.command = [arguments](Session& session) { return runAnalysis(session, *arguments); };
    });
}

void addExplain(Program& program)
{
    auto arguments = std::make_shared<ExplainArguments>();
    CLI::App* command =
        addCommand(program, "explain", "Wie kommt diese Zahl zustande? / where does this number come from?");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("RESULT", arguments->result, "Datensatz oder Ergebnis")->required();
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runExplain(session, *arguments); };
    });
}

void addExport(Program& program)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = addCommand(program, "export", "Datensatz ausgeben / write a dataset to a file");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("LAYER", arguments->dataset, "Datensatz")->required();
    command->add_option("OUT", arguments->target, "Zieldatei; die Endung bestimmt das Format")->required();
    command->add_option("--srs", arguments->srsId, "EPSG-Code der Ausgabe");
    command->add_flag("--replace", arguments->replace, "vorhandene Datei ersetzen");
    command->add_flag("--rfc4180", arguments->rfc4180, "CSV mit Komma und Dezimalpunkt statt für deutsches Excel");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runExport(session, *arguments); };
    });
}

void addEconomics(Program& program)
{
    auto arguments = std::make_shared<EconomicsArguments>();
    CLI::App* command =
        addCommand(program, "economics", "Wirtschaftlichkeit als Arbeitsmappe mit Formeln / economics as a workbook");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("RESULT", arguments->dataset, "Ergebnis von pv_economics")->required();
    command->add_option("OUT", arguments->target, "Zieldatei .xlsx")->required();
    command->add_option("--roof", arguments->roof, "Nummer (fid) der Dachfläche, deren Jahre gezeigt werden");
    command->add_flag("--replace", arguments->replace, "vorhandene Datei ersetzen");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runEconomics(session, *arguments); };
    });
}

void addRender(Program& program)
{
    auto arguments = std::make_shared<RenderArguments>();
    CLI::App* command = addCommand(program, "render", "Karte als Bild oder PDF zeichnen / draw a map");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("--layer", arguments->layer, "Ebene")->required();
    command->add_option("--out", arguments->target, "Zieldatei: .png, .pdf oder .svg")->required();
    command->add_option("--theme", arguments->column, "Spalte, nach der gefärbt wird");
    command->add_option("--size", arguments->size, "Größe in Pixeln: BREITExHÖHE (Vorgabe 1600x1000)");
    command->add_option("--method", arguments->method,
                        "Klassen: natural-breaks (Vorgabe), quantile, equal-interval, standard-deviation");
    command->add_option("--classes", arguments->classCount, "Anzahl der Klassen (Vorgabe 5)");
    command->add_option("--ramp", arguments->ramp, "Farbreihe, z. B. viridis, vik, okabe-ito");
    command->add_flag("--alone", arguments->alone, "ohne die übrigen Ebenen darunter");
    command->add_flag("--reverse", arguments->reversed, "Farbreihe umkehren");
    command->add_option("--labels", arguments->labels, "Spalte, mit der beschriftet wird");
    command->add_option("--title", arguments->title, "Überschrift (Vorgabe: Titel der Ebene)");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runRender(session, *arguments); };
    });
}

void addDashboard(Program& program)
{
    auto arguments = std::make_shared<DashboardArguments>();
    CLI::App* command = addCommand(program, "dashboard", "Zahlen eines Dashboards / the numbers of a dashboard");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("ID", arguments->dashboard, "Dashboard, z. B. ueberblick; ohne Angabe werden sie aufgelistet");
    command->add_option("--zone", arguments->zone, "nur dieses Gebiet: Schlüssel einer Gemeinde oder eines Ortsteils");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runDashboard(session, *arguments); };
    });
}

void addSeries(Program& program)
{
    auto arguments = std::make_shared<SeriesArguments>();
    CLI::App* command = addCommand(program, "series", "Zeitreihen: Liste, Mittel je Stunde, Tag … / time series");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->add_option("ID", arguments->series, "Nummer oder QUELLE/SCHLÜSSEL; ohne Angabe werden sie aufgelistet");
    command->add_option("--every", arguments->every, "quarter, hour, day, week, month, year oder hour_of_week");
    command->add_option("--aggregate", arguments->aggregate,
                        "mean, min, max, sum, count, percentile, exceedances, completeness, first oder last");
    command->add_option("--parameter", arguments->parameter,
                        "Perzentil (0 bis 100) oder Grenzwert der Überschreitungen");
    command->add_option("--least-share", arguments->leastShare,
                        "nur Abschnitte, in denen wenigstens dieser Anteil der Werte da ist (0 bis 1)");
    command->add_option("--from", arguments->from, "erster Tag, z. B. 2024-03-01");
    command->add_option("--to", arguments->to, "letzter Tag");
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runSeries(session, *arguments); };
    });
}

void addCheck(Program& program)
{
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command = addCommand(program, "check", "Projekt prüfen / check a project");
    command->add_option("FILE", arguments->file, "Projektdatei")->required();
    command->callback([&program, arguments] {
        program.command = [arguments](Session& session) { return runCheck(session, *arguments); };
    });
}

void addHistory(Program& program)
{
    auto edit = std::make_shared<EditArguments>();
    CLI::App* apply = addCommand(program, "edit", "Änderung anwenden / apply an edit");
    apply->add_option("FILE", edit->file, "Projektdatei")->required();
    apply->add_option("EDIT", edit->json, "die Änderung als JSON (siehe Handbuch)")->required();
    apply->callback(
        [&program, edit] { program.command = [edit](Session& session) { return runEdit(session, *edit); }; });
    auto history = std::make_shared<HistoryArguments>();
    CLI::App* undo = addCommand(program, "undo", "letzte Änderung zurücknehmen / undo the last edit");
    undo->add_option("FILE", history->file, "Projektdatei")->required();
    undo->callback(
        [&program, history] { program.command = [history](Session& session) { return runUndo(session, *history); }; });
    CLI::App* redo = addCommand(program, "redo", "zurückgenommene Änderung wiederherstellen / redo an edit");
    redo->add_option("FILE", history->file, "Projektdatei")->required();
    redo->callback(
        [&program, history] { program.command = [history](Session& session) { return runRedo(session, *history); }; });
}

/// --json, --quiet and --lang may stand anywhere, also behind the parameters of an analysis.
std::vector<std::string> takeCommonOptions(Program& program, const std::vector<std::string>& words)
{
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--json") {
            program.json = true;
        } else if (words[i] == "--quiet") {
            program.quiet = true;
        } else if (words[i] == "--lang" && i + 1 < words.size()) {
            program.language = words[++i].starts_with("en") ? Language::English : Language::German;
        } else {
            rest.push_back(words[i]);
        }
    }
    return rest;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr int kWrongUsage = 2;
    Program program;
    program.app.require_subcommand(1);
    program.app.set_version_flag("--version", "weitblick-cli " WEITBLICK_VERSION);
    program.app.footer(
        "Überall möglich / anywhere: --json (Ergebnis als JSON), --quiet (keine Hinweise), --lang de|en");
    for (const auto add : {addNew, addImport, addInfo, addAnalyses, addRun, addExplain, addExport, addEconomics,
                           addRender, addDashboard, addSeries, addCheck, addHistory}) {
        add(program);
    }
    std::vector<std::string> words = takeCommonOptions(program, {argv + 1, argv + argc});
    std::ranges::reverse(words); // as CLI11 wants them
    try {
        program.app.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        return program.app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    Session session(program.language, program.json ? Format::Json : Format::Text, program.quiet);
    return program.command(session);
}
