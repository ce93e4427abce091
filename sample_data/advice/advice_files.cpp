// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sample_data/output/products.h"
#include "sample_data/output/table_book.h"
#include "sample_data/output/text_file.h"
#include "sample_data/place/names.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

/// Practice records in the fields of the project's own schema.
Json practices(Random& random, VillageNames& names)
{
    struct Idea {
        const char* title;
        const char* field;
        const char* technology;
    };
    static constexpr std::array<Idea, 12> kIdeas = {
        {{"Adaptive Straßenbeleuchtung", "Energie", "LoRaWAN"},
         {"Füllstand der Abfallbehälter", "Umwelt", "LoRaWAN"},
         {"Pegel an kleinen Gewässern", "Sicherheit & Katastrophenschutz", "LoRaWAN"},
         {"Parkleitsystem mit Bodensensoren", "Mobilität", "Sensorik"},
         {"Rufbus am Abend", "Mobilität", "App"},
         {"Digitaler Zwilling der Altstadt", "Datenplattform", "Digitaler Zwilling"},
         {"Dashboard für den Gemeinderat", "Verwaltung", "Dashboard"},
         {"Lärmmessung im Kurviertel", "Umwelt", "Sensorik"},
         {"Mitfahrbänke mit Anzeige", "Mobilität", "App"},
         {"Energiemonitoring der Schulen", "Energie", "Dashboard"},
         {"Bürgerbüro auf Rädern", "Verwaltung", "App"},
         {"Smarter Winterdienst", "Mobilität", "Sensorik"}}};
    Json list = Json::array();
    for (int i = 0; i < 36; ++i) {
        const Idea& idea = kIdeas[static_cast<std::size_t>(i) % kIdeas.size()];
        const int cost = random.integer(9, 240) * 5000;
        const bool isJoint = random.chance(0.3);
        list.push_back({{"id", fmt::format("P{:03}", i + 1)},
                        {"title", idea.title},
                        {"municipality", names.next()},
                        {"inhabitants", random.integer(18, 900) * 100},
                        {"regiostar7", random.integer(71, 77)},
                        {"handlungsfelder", {idea.field}},
                        {"technology", {idea.technology}},
                        {"start", random.integer(2018, 2024)},
                        {"status", random.chance(0.6) ? "in Betrieb" : "in Umsetzung"},
                        {"total_cost_eur", cost},
                        {"grant_eur", cost / 10 * (isJoint ? 9 : 8)},
                        {"joint", isJoint},
                        {"reuse_level", std::array{"idea", "concept", "contract", "code"}[random.index(4)]},
                        {"contact_function", "Stabsstelle Digitalisierung"},
                        {"as_of", "2025-01-15"}});
    }
    return list;
}

/// Twins are sown: every tenth municipality is nearly equal to the one before it.
Result<void> writeIndicators(const std::filesystem::path& folder, Random& random, VillageNames& names, Json& truth)
{
    const std::vector<std::string> head{"AGS",
                                        "Gemeinde",
                                        "Einwohner",
                                        "Fläche_km2",
                                        "Durchschnittsalter",
                                        "Bevölkerungsentwicklung_10a_%",
                                        "SVB_je_1000",
                                        "Steuerkraft_EUR_je_EW",
                                        "Pendlersaldo_je_1000",
                                        "Siedlungsanteil_%",
                                        "RegioStaR7",
                                        "Zentralität"};
    CsvText text(';');
    text.row(head);
    std::vector<std::vector<BookCell>> book{{head.begin(), head.end()}};
    std::array<double, 8> numbers{};
    int type = 75;
    std::string centrality = "GZ";
    double inhabitants = 0.0;
    truth["twins"] = Json::array();
    for (int i = 0; i < 60; ++i) {
        const std::string ags = fmt::format("06998{:03}", i + 1);
        const bool isTwin = i % 10 == 9;
        if (isTwin) {
            for (double& number : numbers) {
                number *= random.between(0.995, 1.005);
            }
            truth["twins"].push_back({fmt::format("06998{:03}", i), ags});
        } else {
            const double size = std::exp(random.between(7.6, 11.2));
            type = size > 40000.0 ? 73 : random.integer(74, 77);
            centrality = size > 30000.0 ? "OZ" : (size > 11000.0 ? "MZ" : "GZ");
            numbers = {std::round(size),
                       random.between(22.0, 160.0),
                       random.between(41.5, 49.5),
                       random.between(-9.0, 8.0),
                       random.between(120.0, 620.0),
                       random.between(650.0, 2100.0),
                       random.between(-260.0, 210.0),
                       random.between(6.0, 38.0)};
        }
        numbers[0] = std::round(numbers[0]);
        inhabitants += numbers[0];
        static constexpr std::array kDecimals = {0, 2, 1, 1, 0, 0, 0, 1};
        std::vector<std::string> fields{ags, names.next()};
        std::vector<BookCell> cells{fields[0], fields[1]};
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            fields.push_back(german(numbers[k], kDecimals[k]));
            const double power = std::pow(10.0, kDecimals[k]);
            cells.emplace_back(std::round(numbers[k] * power) / power);
        }
        fields.push_back(fmt::format("{}", type));
        fields.push_back(centrality);
        cells.emplace_back(static_cast<double>(type));
        cells.emplace_back(centrality);
        text.row(fields);
        book.push_back(cells);
    }
    truth["municipalities"] = 60;
    truth["inhabitants"] = inhabitants;
    WB_CHECK(writeText(folder / "gemeindeindikatoren.csv", "\xEF\xBB\xBF" + text.text()));
    return writeBook(folder / "gemeindeindikatoren.xlsx", "Indikatoren", book);
}

struct FundingCase {
    const char* title;
    const char* applicant;
    int partners;
    int costEur;
    int months;
    const char* finance; ///< weak, middle, strong
};

/// "Starke Heimat Hessen": joint projects 90 %, single ones 90/80/70 % by financial strength; 100,000 to 2.5 million
/// euros of cost; up to 24 months.
Json fundingCases(Json& truth)
{
    static constexpr FundingCase kCases[] = {{"Gemeinsame Datenplattform", "Landkreis", 6, 600000, 24, "middle"},
                                             {"Einzelvorhaben, finanzschwach", "Gemeinde", 1, 600000, 24, "weak"},
                                             {"Einzelvorhaben, finanzstark", "Gemeinde", 1, 600000, 24, "strong"},
                                             {"Einzelvorhaben, mittel", "Gemeinde", 1, 250000, 18, "middle"},
                                             {"Zu klein", "Gemeinde", 1, 80000, 12, "middle"},
                                             {"An der unteren Grenze", "Gemeinde", 1, 100000, 12, "middle"},
                                             {"Zu groß", "Landkreis", 9, 2600000, 24, "middle"},
                                             {"An der oberen Grenze", "Landkreis", 9, 2500000, 24, "middle"},
                                             {"Zu lang", "Landkreis", 3, 900000, 30, "middle"},
                                             {"Kein zulässiger Antragsteller", "GmbH", 1, 400000, 12, "strong"}};
    Json list = Json::array();
    truth["funding"] = Json::array();
    int number = 0;
    for (const FundingCase& it : kCases) {
        const std::string id = fmt::format("F{:02}", ++number);
        list.push_back({{"id", id},
                        {"title", it.title},
                        {"applicant", it.applicant},
                        {"partners", it.partners},
                        {"cost_eur", it.costEur},
                        {"months", it.months},
                        {"financial_strength", it.finance}});
        const std::string finance = it.finance;
        const int quota = it.partners >= 2 ? 90 : (finance == "weak" ? 90 : (finance == "strong" ? 70 : 80));
        std::string reason;
        if (std::string(it.applicant) == "GmbH") {
            reason = "applicant";
        } else if (it.costEur < 100000) {
            reason = "cost_below_minimum";
        } else if (it.costEur > 2500000) {
            reason = "cost_above_maximum";
        } else if (it.months > 24) {
            reason = "too_long";
        }
        const bool isEligible = reason.empty();
        truth["funding"].push_back(
            {{"id", id},
             {"eligible", isEligible},
             {"reason", reason},
             {"quota_percent", isEligible ? quota : 0},
             {"grant_eur", isEligible ? it.costEur / 100 * quota : 0},
             {"own_share_eur", isEligible ? it.costEur - it.costEur / 100 * quota : it.costEur}});
    }
    return list;
}

} // namespace

Result<void> writeAdvice(const Product& product)
{
    Random random(product.region.place.settings.seed, "advice");
    VillageNames names(product.region.place.settings.seed + 1000);
    Json truth;
    const Json list = practices(random, names);
    WB_CHECK(writeText(product.folder / "praxisbeispiele.json", list.dump(1) + "\n"));
    truth["practices"] = list.size();
    WB_CHECK(writeIndicators(product.folder, random, names, truth));
    WB_CHECK(writeText(product.folder / "foerderfaelle.json", fundingCases(truth).dump(1) + "\n"));
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
