// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/document_file.h"
#include "core/decision/practice_matching.h"

#include <QTest>

#include <cmath>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

const ThemeTree& themes()
{
    static const ThemeTree kThemes =
        ThemeTree::parse(documentText(WB_SOURCE_DIR "/resources/practices/themes.yaml").value(), "themes").value();
    return kThemes;
}

/// One practice for each of ten themes, each of another size.
std::vector<Practice> tenPractices()
{
    std::vector<Practice> practices;
    const std::vector<std::string> of{"traffic_control", "public_transport", "solar",  "street_lighting",   "waste",
                                      "noise_and_air",   "education",        "health", "it_infrastructure", "industry"};
    for (std::size_t i = 0; i < of.size(); ++i) {
        practices.push_back({.id = "P" + std::to_string(i),
                             .title = of[i],
                             .municipality = "Ort " + std::to_string(i),
                             .themes = {of[i]},
                             .inhabitants = static_cast<std::int64_t>(5000 * (i + 1)),
                             .regionType = 71 + static_cast<int>(i) % 7,
                             .reuse = static_cast<ReuseLevel>(i % 5)});
    }
    return practices;
}

} // namespace

class PracticeMatchingTest : public QObject {
    Q_OBJECT

private slots:
    void theReasonsAreWeightedToOne()
    {
        QVERIFY(std::abs(std::accumulate(kReasonWeights.begin(), kReasonWeights.end(), 0.0) - 1.0) < 1e-15);
        QCOMPARE(titleOf(Reason::Twin).de, std::string("ähnliche Gemeinde"));
    }
    void whatIsLookedForIsAmongTheFirstThree()
    {
        // 20 profiles: each theme by itself, by a small and by a large municipality.
        const auto practices = tenPractices();
        for (const Practice& wanted : practices) {
            for (const std::int64_t inhabitants : {4000, 60'000}) {
                const ProblemProfile profile{.themes = {{wanted.themes.front(), 1.0}},
                                             .inhabitants = inhabitants,
                                             .regionType = 76,
                                             .roles = {"streets", "buildings"}};
                const auto matches = matchPractices(practices, themes(), profile);
                const auto first = std::ranges::find_if(
                    matches, [&](const PracticeMatch& match) { return practices[match.practice].id == wanted.id; });
                QVERIFY2(first - matches.begin() < 3, wanted.id.c_str());
            }
        }
    }
    void contributionsAddUpToTheScore()
    {
        const ProblemProfile profile{.themes = {{"energy", 2.0}, {"health", 1.0}},
                                     .inhabitants = 9000,
                                     .roles = {"buildings"},
                                     .twins = {"Ort 7"}};
        for (const PracticeMatch& match : matchPractices(tenPractices(), themes(), profile)) {
            QVERIFY(std::abs(std::accumulate(match.contributions.begin(), match.contributions.end(), 0.0) -
                             match.score) < 1e-15);
            QVERIFY(match.score <= 1.0);
        }
    }
    void eachReasonCountsAsItSays()
    {
        const Practice practice{.id = "a",
                                .title = "a",
                                .municipality = "Zwilling",
                                .themes = {"solar"},
                                .inhabitants = 1000,
                                .regionType = 77,
                                .reuse = ReuseLevel::Contract};
        const ProblemProfile profile{.themes = {{"energy", 1.0}, {"solar", 3.0}},
                                     .inhabitants = 10'000,
                                     .regionType = 75,
                                     .roles = {"buildings", "roofs"},
                                     .twins = {"Zwilling"}};
        const auto match = matchPractices(std::vector{practice}, themes(), profile)[0];
        QVERIFY(std::abs(match.contributions[0] - 0.5 * (0.5 + 3.0) / 4.0) < 1e-15);
        QVERIFY(std::abs(match.contributions[1]) < 1e-12); // ten times the size
        QVERIFY(std::abs(match.contributions[2] - 0.1 * 0.5) < 1e-15);
        QVERIFY(std::abs(match.contributions[3] - 0.1) < 1e-15);
        QVERIFY(std::abs(match.contributions[4] - 0.05 * 0.75) < 1e-15);
        QVERIFY(std::abs(match.contributions[5] - 0.1 * 2.0 / 3.0) < 1e-15);
        QCOMPARE(readinessOf(match).de, std::string("2 von 3 Daten vorhanden"));
        QCOMPARE(match.missing, std::vector<std::string>{"generation_units"});
    }
    void equalOnesGoByTheirId()
    {
        const std::vector<Practice> practices{{.id = "b", .title = "x"}, {.id = "a", .title = "x"}};
        const auto matches = matchPractices(practices, themes(), {.themes = {{"energy", 1.0}}});
        QCOMPARE(matches[0].practice, std::size_t{1});
        QCOMPARE(readinessOf(matches[0]).de, std::string("keine Daten nötig"));
    }
    void weaknessesSpeakForThemes()
    {
        const auto found = themesOfWeaknesses(themes(), std::vector<std::string>{"pt_unserved", "gigabit_share"});
        QCOMPARE(found.at("public_transport"), 1.0);
        QCOMPARE(found.at("it_infrastructure"), 1.0);
        QVERIFY(!found.contains("health"));
        QVERIFY(!found.contains("mobility")); // its topic names the indicator
    }
    void costsHaveClasses()
    {
        QVERIFY(costClassOf(std::nullopt) == CostClass::Unknown);
        QVERIFY(costClassOf(100'000.0) == CostClass::Small);
        QVERIFY(costClassOf(100'000.01) == CostClass::Middle);
        QCOMPARE(titleOf(costClassOf(2e6)).de, std::string("über 750.000 €"));
    }
};

QTEST_GUILESS_MAIN(PracticeMatchingTest)
#include "practice_matching_test.moc"
