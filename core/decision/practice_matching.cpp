// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice_matching.h"

#include <algorithm>
#include <cmath>

namespace weitblick::decision {

namespace {

constexpr double kNeighbourTheme = 0.5;
constexpr double kSmallEuro = 100'000.0;
constexpr double kMiddleEuro = 750'000.0;

/// 1 for the theme itself, one half for one above or below.
double fitOf(const ThemeTree& themes, const std::string& wanted, const std::vector<std::string>& offered)
{
    double best = 0.0;
    for (const std::string& theme : offered) {
        if (theme == wanted) {
            return 1.0;
        }
        if (themes.isWithin(theme, wanted) || themes.isWithin(wanted, theme)) {
            best = kNeighbourTheme;
        }
    }
    return best;
}

double themeFit(const Practice& practice, const ThemeTree& themes, const ProblemProfile& profile)
{
    double matched = 0.0;
    double all = 0.0;
    for (const auto& [theme, weight] : profile.themes) {
        matched += weight * fitOf(themes, theme, practice.themes);
        all += weight;
    }
    return all > 0.0 ? matched / all : 0.0;
}

double sizeFit(const std::optional<std::int64_t>& one, const std::optional<std::int64_t>& other)
{
    if (!one || !other || *one <= 0 || *other <= 0) {
        return 0.0;
    }
    const double ratio = static_cast<double>(*one) / static_cast<double>(*other);
    return std::max(0.0, 1.0 - std::abs(std::log10(ratio)));
}

double regionFit(const std::optional<int>& one, const std::optional<int>& other)
{
    if (!one || !other) {
        return 0.0;
    }
    // 71 to 74 are urban regions, 75 to 77 rural ones.
    const bool isSameKind = (*one <= 74) == (*other <= 74);
    return *one == *other ? 1.0 : isSameKind ? 0.5 : 0.0;
}

std::vector<std::string> needsOf(const Practice& practice, const ThemeTree& themes)
{
    if (!practice.needs.empty()) {
        return practice.needs;
    }
    std::vector<std::string> needs;
    for (const std::string& id : practice.themes) {
        const Theme* const theme = themes.find(id);
        for (const std::string& need : theme != nullptr ? theme->needs : std::vector<std::string>()) {
            if (std::ranges::find(needs, need) == needs.end()) {
                needs.push_back(need);
            }
        }
    }
    return needs;
}

void setReadiness(PracticeMatch& match, const std::vector<std::string>& needs, const std::set<std::string>& roles)
{
    match.neededCount = needs.size();
    for (const std::string& need : needs) {
        if (roles.contains(need)) {
            ++match.availableCount;
        } else {
            match.missing.push_back(need);
        }
    }
}

bool names(const Theme& theme, const std::string& indicator)
{
    return std::ranges::find(theme.indicators, indicator) != theme.indicators.end();
}

bool isNamedBelow(const ThemeTree& themes, const Theme& theme, const std::string& indicator)
{
    return std::ranges::any_of(themes.themes, [&](const Theme& below) {
        return below.id != theme.id && themes.isWithin(below.id, theme.id) && names(below, indicator);
    });
}

} // namespace

Text titleOf(Reason reason)
{
    static const std::array<Text, kReasonCount> kTitles{Text("Thema", "theme"),
                                                        Text("Größe", "size"),
                                                        Text("Raumtyp", "type of region"),
                                                        Text("ähnliche Gemeinde", "similar municipality"),
                                                        Text("Nachnutzung", "reuse"),
                                                        Text("Daten", "data")};
    return kTitles.at(static_cast<std::size_t>(reason));
}

CostClass costClassOf(std::optional<double> euro)
{
    if (!euro) {
        return CostClass::Unknown;
    }
    return *euro <= kSmallEuro ? CostClass::Small : *euro <= kMiddleEuro ? CostClass::Middle : CostClass::Large;
}

Text titleOf(CostClass costClass)
{
    static const std::array<Text, 4> kTitles{
        Text("nicht bekannt", "not known"), Text("bis 100.000 €", "up to €100,000"),
        Text("bis 750.000 €", "up to €750,000"), Text("über 750.000 €", "above €750,000")};
    return kTitles.at(static_cast<std::size_t>(costClass));
}

std::vector<PracticeMatch> matchPractices(std::span<const Practice> practices, const ThemeTree& themes,
                                          const ProblemProfile& profile)
{
    std::vector<PracticeMatch> matches;
    for (std::size_t i = 0; i < practices.size(); ++i) {
        const Practice& practice = practices[i];
        PracticeMatch match{.practice = i};
        setReadiness(match, needsOf(practice, themes), profile.roles);
        const bool isOfTwin = profile.twins.contains(practice.municipality) ||
                              (!practice.municipalityKey.empty() && profile.twins.contains(practice.municipalityKey));
        const double readiness =
            match.neededCount == 0 ? 1.0
                                   : static_cast<double>(match.availableCount) / static_cast<double>(match.neededCount);
        const std::array<double, kReasonCount> fits{themeFit(practice, themes, profile),
                                                    sizeFit(practice.inhabitants, profile.inhabitants),
                                                    regionFit(practice.regionType, profile.regionType),
                                                    isOfTwin ? 1.0 : 0.0,
                                                    0.25 * static_cast<double>(practice.reuse),
                                                    readiness};
        for (std::size_t reason = 0; reason < kReasonCount; ++reason) {
            match.contributions.at(reason) = kReasonWeights.at(reason) * fits.at(reason);
            match.score += match.contributions.at(reason);
        }
        matches.push_back(std::move(match));
    }
    std::ranges::stable_sort(matches, [&](const PracticeMatch& one, const PracticeMatch& other) {
        return one.score != other.score ? one.score > other.score
                                        : practices[one.practice].id < practices[other.practice].id;
    });
    return matches;
}

Text readinessOf(const PracticeMatch& match)
{
    if (match.neededCount == 0) {
        return {"keine Daten nötig", "no data needed"};
    }
    const std::string have = std::to_string(match.availableCount);
    const std::string need = std::to_string(match.neededCount);
    return {have + " von " + need + " Daten vorhanden", have + " of " + need + " data at hand"};
}

std::map<std::string, double> themesOfWeaknesses(const ThemeTree& themes, std::span<const std::string> indicators)
{
    std::map<std::string, double> found;
    for (const std::string& indicator : indicators) {
        for (const Theme& theme : themes.themes) {
            if (names(theme, indicator) && !isNamedBelow(themes, theme, indicator)) {
                found[theme.id] += 1.0;
            }
        }
    }
    return found;
}

} // namespace weitblick::decision
