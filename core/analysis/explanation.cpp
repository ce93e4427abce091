// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explanation.h"

#include "core/analysis/analyses.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace weitblick::analysis {

namespace {

using Json = nlohmann::ordered_json;
using workspace::LineageRecord;
using workspace::LineageTree;

Text titleOf(const std::string& activity, const std::vector<Descriptor>& analyses)
{
    if (activity == "import") {
        return {"Import", "Import"};
    }
    const auto known = std::ranges::find(analyses, activity, &Descriptor::id);
    return known == analyses.end() ? Text(activity, activity) : known->title;
}

/// The half of "deutsch | english" that is wanted; the whole where there is only one.
std::string noteIn(const std::string& note, Language language)
{
    const std::size_t bar = note.find(" | ");
    if (bar == std::string::npos) {
        return note;
    }
    return language == Language::German ? note.substr(0, bar) : note.substr(bar + 3);
}

/// A raster counts cells.
bool countsCells(const LineageRecord& record)
{
    return std::ranges::find(record.parameters, workspace::kCountedParameter, &workspace::LineageParameter::id) !=
           record.parameters.end();
}

/// Writes the tree line by line, two blanks deeper at each step.
class Story {
public:
    Story(Language language, const std::vector<Descriptor>& known) : m_language(language), m_known(&known) {}

    void tell(const LineageTree& tree, std::string_view dataset)
    {
        const LineageRecord& record = tree.record;
        line(std::string(dataset));
        ++m_depth;
        if (record.activity.empty()) {
            line(words("Herkunft nicht bekannt: der Datensatz ist nicht mehr da oder kam nicht über Weitblick hinein",
                       "origin not known: the dataset is gone or did not come in through Weitblick"));
        } else if (record.id != 0 && !m_told.insert(record.id).second) {
            line(words("siehe oben", "see above"));
        } else {
            tellRecord(record);
            tellState(tree);
            tellInputs(tree);
        }
        --m_depth;
    }
    [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
    void tellRecord(const LineageRecord& record)
    {
        line(words("entstand durch: ", "made by: ") + titleOf(record.activity, *m_known).in(m_language) + " (" +
             record.activity +
             (record.activityVersion.empty() ? "" : words(", Version ", ", version ") + record.activityVersion) + ") " +
             words("am ", "on ") + isoUtc(record.finished) + ", Weitblick " + record.programVersion);
        line((countsCells(record) ? words("Zellen mit Wert: ", "cells with a value: ") : words("Zeilen: ", "rows: ")) +
             count(record.rowsRead) + words(" gelesen, ", " read, ") + count(record.rowsKept) +
             words(" im Ergebnis, ", " in the result, ") + count(record.rowsRejected) +
             words(" zurückgewiesen", " rejected"));
        for (const workspace::LineageParameter& parameter : record.parameters) {
            if (parameter.id == workspace::kCountedParameter) {
                continue; // told already
            }
            line(words("Parameter ", "parameter ") + parameter.id + " = " + parameter.value +
                 (parameter.unit.empty() ? "" : " " + parameter.unit) +
                 (parameter.isDefault ? words(" (Vorgabe)", " (default)") : ""));
        }
        for (const workspace::LineageRegistryEntry& entry : record.registry) {
            tellEntry(entry);
        }
        for (const std::string& note : record.notes) {
            line(words("Hinweis: ", "note: ") + noteIn(note, m_language));
        }
        for (const workspace::SourceFile& file : record.sources) {
            line(words("Datei: ", "file: ") + file.path + " (" + count(file.sizeBytes) + words(" Byte", " bytes") +
                 ", SHA-256 " + file.sha256 + ")");
        }
        line(words("Prüfsumme: ", "content hash: ") + record.outputHash);
    }
    void tellEntry(const workspace::LineageRegistryEntry& entry)
    {
        line(words("Registerwert ", "registry value ") + entry.id + " = " + entry.value +
             (entry.unit.empty() ? "" : " " + entry.unit) +
             (entry.validFrom.empty() ? "" : words(", gültig ab ", ", valid from ") + entry.validFrom) +
             (entry.overridden ? words(", vom Benutzer gesetzt: ", ", set by the user: ")
                               : words(", Quelle: ", ", source: ")) +
             entry.source);
    }
    void tellState(const LineageTree& tree)
    {
        if (tree.stale) {
            line(words("VERALTET: eine Eingabe hat sich seither geändert", "OUT OF DATE: an input has changed since"));
        }
    }
    void tellInputs(const LineageTree& tree)
    {
        for (std::size_t i = 0; i < tree.inputs.size(); ++i) {
            std::string name = tree.inputs[i].record.dataset;
            std::string role;
            if (i < tree.record.inputs.size()) {
                const workspace::LineageInput& input = tree.record.inputs[i];
                name = input.dataset;
                role = input.role + ": ";
            }
            tell(tree.inputs[i], words("Eingabe ", "input ") + role + name);
        }
    }

    void line(const std::string& text) { m_text += std::string(m_depth * 2, ' ') + text + "\n"; }
    [[nodiscard]] std::string words(const char* german, const char* english) const
    {
        return m_language == Language::German ? german : english;
    }
    [[nodiscard]] std::string count(std::int64_t number) const { return readableCount(number, m_language); }

    Language m_language;
    const std::vector<Descriptor>* m_known;
    std::size_t m_depth = 0;
    std::set<std::int64_t> m_told;
    std::string m_text;
};

Json jsonOf(const LineageTree& tree, const std::vector<Descriptor>& known)
{
    const LineageRecord& record = tree.record;
    const Text title = titleOf(record.activity, known);
    Json json = {{"dataset", record.dataset}, {"stale", tree.stale}};
    if (!record.activity.empty()) {
        const Json lineage = Json::parse(workspace::toJson(record), nullptr, false);
        json["title"] = {{"de", title.de}, {"en", title.en}};
        json["record"] = lineage.is_discarded() ? Json() : lineage;
    }
    json["inputs"] = Json::array();
    for (const LineageTree& input : tree.inputs) {
        json["inputs"].push_back(jsonOf(input, known));
    }
    return json;
}

} // namespace

std::string explanationText(const LineageTree& tree, Language language, const std::vector<Descriptor>& known)
{
    Story story(language, known);
    story.tell(tree, tree.record.dataset);
    return std::move(story).text();
}

std::string explanationJson(const LineageTree& tree, const std::vector<Descriptor>& known)
{
    return jsonOf(tree, known).dump();
}

} // namespace weitblick::analysis
