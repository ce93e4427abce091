// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice_analysis.h"

#include "core/analysis/arguments.h"
#include "core/analysis/resource_folder.h"
#include "core/analysis/role/role.h"
#include "core/analysis/run_context.h"
#include "core/base/hash.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/decision/document_file.h"
#include "core/decision/practice_files.h"
#include "core/decision/practice_matching.h"
#include "core/workspace/catalogue.h"

#include <algorithm>

namespace weitblick::decision {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

constexpr std::size_t kFingerprintDigits = 12;

/// What the program ships.
struct PracticeBase {
    ThemeTree themes;
    std::vector<Practice> practices;
    std::string fingerprint;
};

Result<PracticeBase> loadBase()
{
    const auto folder = analysis::resourceFolder("practices");
    WB_TRY(const std::string themes, documentText(folder / "themes.yaml"));
    WB_TRY(const std::string lighthouses, documentText(folder / "lighthouses.yaml"));
    PracticeBase base{.fingerprint = sha256Of(themes + '\0' + lighthouses)};
    WB_TRY(base.themes, ThemeTree::parse(themes, "themes"));
    WB_TRY(base.practices, practicesFromYaml(lighthouses, "lighthouses", base.themes));
    return base;
}

const Result<PracticeBase>& shippedBase()
{
    static const Result<PracticeBase> kBase = loadBase();
    return kBase;
}

/// Roles that any theme works with, each once.
std::vector<std::string> rolesOf(const ThemeTree& themes)
{
    std::vector<std::string> roles;
    for (const Theme& theme : themes.themes) {
        for (const std::string& role : theme.needs) {
            if (std::ranges::find(roles, role) == roles.end()) {
                roles.push_back(role);
            }
        }
    }
    return roles;
}

/// The texts of a column of a table, in its order.
Result<std::vector<std::string>> textsOf(analysis::RunContext& context, std::string_view input,
                                         const std::vector<std::string>& columns, Job& job)
{
    for (const std::string& column : columns) {
        if (!context.input(input).schema.indexOf(column)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"„" + context.input(input).schema.name + "“ hat keine Spalte „" + column + "“",
                                     "“" + context.input(input).schema.name + "” has no column “" + column + "”"},
                         .subject = context.input(input).schema.name,
                         .advice = {"Ein Ergebnis von „Gemeinde im Vergleich“ oder „Ähnliche Gemeinden“ wählen",
                                    "Choose a result of “Municipality compared” or “Similar municipalities”"}};
        }
    }
    WB_TRY(auto reader, context.read(input, {.columns = columns, .geometry = false}));
    std::vector<std::string> texts;
    while (true) {
        WB_CHECK(job.report(0.0, "reading"));
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return texts;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const workspace::Cell cell = reader.value(i);
            const auto* const text = std::get_if<std::string_view>(&cell);
            texts.emplace_back(text != nullptr ? *text : std::string_view());
        }
    }
}

/// "Energie; mobility=2" as themes with their weights.
Result<void> addThemes(const std::string& text, const ThemeTree& tree, std::map<std::string, double>& themes)
{
    for (const std::string& part : analysis::listFromText(text)) {
        const std::size_t equals = part.find('=');
        const std::string name = part.substr(0, equals);
        double weight = 1.0;
        if (equals != std::string::npos) {
            WB_TRY(const NumberText number, numberFromText(part.substr(equals + 1)));
            weight = number.value;
        }
        const Theme* const theme = tree.find(name);
        if (theme == nullptr || !(weight > 0.0)) {
            std::vector<std::string> names;
            for (const Theme& one : tree.themes) {
                names.push_back(one.title.de);
            }
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"„" + part + "“ ist kein Thema", "“" + part + "” is no theme"},
                         .subject = "themes",
                         .advice = proposalFor(name, names)};
        }
        themes[theme->id] += weight;
    }
    return {};
}

Result<ProblemProfile> profileOf(analysis::RunContext& context, const ThemeTree& themes, Job& job)
{
    ProblemProfile profile;
    if (context.has("themes")) {
        WB_CHECK(addThemes(context.text("themes"), themes, profile.themes));
    }
    if (context.hasInput("profile")) {
        WB_TRY(const auto texts, textsOf(context, "profile", {"merkmal", "einschaetzung"}, job));
        std::vector<std::string> weaknesses;
        for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
            if (texts[i + 1] == "Schwäche") {
                weaknesses.push_back(texts[i]);
            }
        }
        for (const auto& [theme, weight] : themesOfWeaknesses(themes, weaknesses)) {
            profile.themes[theme] += weight;
        }
    }
    if (context.hasInput("twins")) {
        WB_TRY(const auto texts, textsOf(context, "twins", {"schluessel", "gemeinde"}, job));
        profile.twins.insert(texts.begin(), texts.end());
    }
    if (context.has("inhabitants")) {
        profile.inhabitants = context.integer("inhabitants");
    }
    if (context.has("region_type")) {
        profile.regionType = static_cast<int>(context.integer("region_type"));
    }
    for (const std::string& role : rolesOf(themes)) {
        if (context.hasInput(role)) {
            profile.roles.insert(role);
        }
    }
    if (profile.themes.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"weder Themen noch Schwächen, nach denen gesucht werden könnte",
                                 "neither themes nor weaknesses to search by"},
                     .subject = "themes",
                     .advice = {"Themen angeben, zum Beispiel „Energie; Mobilität=2“, oder ein Profil mit Schwächen",
                                "Name themes, for example “Energie; Mobilität=2”, or a profile with weaknesses"}};
    }
    return profile;
}

workspace::LayerSchema resultSchema()
{
    workspace::LayerSchema schema{.columns = {{"rang", ColumnType::Integer, "", "Rang"},
                                              {"kennung", ColumnType::Text, "", "Kennung"},
                                              {"titel", ColumnType::Text, "", "Titel"},
                                              {"gemeinde", ColumnType::Text, "", "Gemeinde"},
                                              {"passung", ColumnType::Real, "", "Passung"}}};
    for (std::size_t i = 0; i < kReasonCount; ++i) {
        static const std::array<std::string, kReasonCount> kNames{"thema",    "groesse",     "raumtyp",
                                                                  "zwilling", "nachnutzung", "daten"};
        schema.columns.push_back(
            {"beitrag_" + kNames.at(i), ColumnType::Real, "", "Beitrag: " + titleOf(static_cast<Reason>(i)).de});
    }
    const std::vector<workspace::Column> rest{{"datenlage", ColumnType::Text, "", "Datenlage"},
                                              {"fehlende_daten", ColumnType::Text, "", "Fehlende Daten"},
                                              {"kostenklasse", ColumnType::Text, "", "Kosten"},
                                              {"nachnutzung", ColumnType::Text, "", "Was übernommen werden kann"},
                                              {"beschreibung", ColumnType::Text, "", "Beschreibung"},
                                              {"ansprechstelle", ColumnType::Text, "", "Ansprechstelle"},
                                              {"quelle", ColumnType::Text, "", "Quelle"}};
    schema.columns.insert(schema.columns.end(), rest.begin(), rest.end());
    return schema;
}

std::string titlesOf(const std::vector<std::string>& roles)
{
    const auto library = analysis::role::shippedRoles();
    std::string titles;
    for (const std::string& id : roles) {
        const analysis::role::Role* const role = library ? (*library)->find(id) : nullptr;
        titles += (titles.empty() ? "" : ", ") + (role != nullptr ? role->title.de : id);
    }
    return titles;
}

void addMatch(const Practice& practice, const PracticeMatch& match, std::int64_t rank, workspace::RowBatch& rows)
{
    rows.beginRow();
    rows.add(rank);
    rows.addText(practice.id);
    rows.addText(practice.title);
    rows.addText(practice.municipality);
    rows.add(match.score);
    for (const double contribution : match.contributions) {
        rows.add(contribution);
    }
    rows.addText(readinessOf(match).de);
    rows.addText(titlesOf(match.missing));
    rows.addText(titleOf(costClassOf(practice.costEur)).de);
    rows.addText(titleOf(practice.reuse).de);
    rows.addText(practice.summary);
    rows.addText(practice.contact);
    rows.addText(practice.source);
    rows.endRow();
}

Result<void> runBestPractices(analysis::RunContext& context, Job& job)
{
    if (!shippedBase()) {
        return shippedBase().error();
    }
    const ThemeTree& themes = shippedBase()->themes;
    std::vector<Practice> practices = shippedBase()->practices;
    if (context.has("practices")) {
        WB_TRY(const auto own, practicesFromFile(context.file("practices"), themes));
        practices.insert(practices.end(), own.begin(), own.end());
    }
    WB_TRY(const ProblemProfile profile, profileOf(context, themes, job));
    const auto matches = matchPractices(practices, themes, profile);
    context.countRead(static_cast<std::int64_t>(practices.size()));
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema()));
    workspace::RowBatch rows;
    const auto count = std::min(matches.size(), static_cast<std::size_t>(context.integer("count")));
    for (std::size_t i = 0; i < count; ++i) {
        addMatch(practices[matches[i].practice], matches[i], static_cast<std::int64_t>(i + 1), rows);
    }
    return output->append(rows, job);
}

std::vector<analysis::Parameter> parameters()
{
    return {{.id = "themes",
             .title = {"Themen", "Themes"},
             .help = {"Worum es geht, mit Gewicht, wenn eines mehr zählt: „Energie; Mobilität=2“.",
                      "What it is about, with a weight where one counts more: “Energie; Mobilität=2”."},
             .kind = ParameterKind::Text,
             .presence = Presence::Optional},
            {.id = "inhabitants",
             .title = {"Einwohner", "Inhabitants"},
             .help = {"Der eigenen Gemeinde.", "Of your own municipality."},
             .kind = ParameterKind::Integer,
             .range = {1, 10'000'000},
             .presence = Presence::Optional},
            {.id = "region_type",
             .title = {"Raumtyp (RegioStaR 7)", "Type of region (RegioStaR 7)"},
             .help = {"71 bis 77, der eigenen Gemeinde.", "71 to 77, of your own municipality."},
             .kind = ParameterKind::Integer,
             .range = {71, 77},
             .presence = Presence::Optional},
            {.id = "practices",
             .title = {"Eigene Praxisbeispiele", "Practices of your own"},
             .help = {"Datei (.json, .csv, .yaml); zusätzlich zu den mitgelieferten.",
                      "File (.json, .csv, .yaml); besides the shipped ones."},
             .kind = ParameterKind::File,
             .presence = Presence::Optional},
            {.id = "count",
             .title = {"Anzahl", "Number"},
             .help = {"So viele Praxisbeispiele.", "So many practices."},
             .kind = ParameterKind::Integer,
             .range = {1, 10'000},
             .defaultValue = "20"}};
}

std::vector<analysis::Input> inputsFor(const ThemeTree& themes)
{
    std::vector<analysis::Input> inputs{
        {.id = "profile",
         .title = {"Profil", "Profile"},
         .help = {"Ergebnis von „Gemeinde im Vergleich“; seine Schwächen werden zu Themen.",
                  "Result of “Municipality compared”; its weaknesses become themes."},
         .presence = Presence::Optional},
        {.id = "twins",
         .title = {"Ähnliche Gemeinden", "Similar municipalities"},
         .help = {"Ergebnis von „Ähnliche Gemeinden“; was sie getan haben, zählt mehr.",
                  "Result of “Similar municipalities”; what they did counts more."},
         .presence = Presence::Optional}};
    const auto library = analysis::role::shippedRoles();
    for (const std::string& id : rolesOf(themes)) {
        if (const auto* const role = library ? (*library)->find(id) : nullptr) {
            inputs.push_back(
                {.id = role->id,
                 .title = role->title,
                 .help = {role->help.de + ". Nur, ob es sie gibt.", role->help.en + ". Only whether it is there."},
                 .role = role->id,
                 .kinds = role->kinds,
                 .presence = Presence::Optional});
        }
    }
    return inputs;
}

} // namespace

analysis::Descriptor bestPracticesAnalysis()
{
    analysis::Descriptor descriptor{
        .id = "best_practices",
        .version = "1",
        .title = {"Praxisbeispiele finden", "Find best practices"},
        .summary =
            {"Reiht Praxisbeispiele danach, wie gut sie zu Themen oder Schwächen, Größe und Raumtyp einer Gemeinde "
             "passen, und sagt, welche Daten dafür schon da sind.",
             "Ranks practices by how well they fit the themes or weaknesses, the size and the type of region of a "
             "municipality, and tells which data are at hand for them."},
        .group = {"Entscheidung", "Decision"},
        .tags = {"praxisbeispiele", "best practice", "leuchtturm", "nachnutzung", "beratung"},
        .parameters = parameters(),
        .outputs =
            {{.id = "result",
              .title = {"Praxisbeispiele", "Practices"},
              .help = {"Die passendsten mit Beiträgen, die zusammen die Passung ergeben, Datenlage und Quelle.",
                       "The best fitting ones with contributions that add up to the fit, data at hand and source."},
              .nameSuffix = "praxisbeispiele"}},
        .methodPage = "praxisbeispiele",
        .run = runBestPractices,
    };
    if (const auto& base = shippedBase()) {
        descriptor.version += "." + base->fingerprint.substr(0, kFingerprintDigits);
        descriptor.inputs = inputsFor(base->themes);
    }
    return descriptor;
}

} // namespace weitblick::decision
