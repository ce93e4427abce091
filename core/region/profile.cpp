// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/profile.h"

#include "core/base/number_text.h"
#include "core/base/order_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::region {

namespace {

constexpr double kUpperQuarter = 75.0;
constexpr double kLowerQuarter = 25.0;

Standing standingOf(double percentile, Direction direction)
{
    const bool isHigh = percentile >= kUpperQuarter;
    const bool isLow = percentile <= kLowerQuarter;
    if (!isHigh && !isLow) {
        return Standing::Usual;
    }
    if (direction == Direction::Neutral) {
        return isHigh ? Standing::High : Standing::Low;
    }
    return (direction == Direction::More) == isHigh ? Standing::Strength : Standing::Weakness;
}

void place(ProfileLine& line, std::vector<double> others, Direction direction)
{
    std::ranges::sort(others);
    line.peerCount = others.size();
    if (others.empty()) {
        return;
    }
    line.lowerQuartile = quantileOf(others, 0.25);
    line.median = quantileOf(others, 0.5);
    line.upperQuartile = quantileOf(others, 0.75);
    if (!line.value) {
        return;
    }
    const auto [first, last] = std::ranges::equal_range(others, *line.value);
    line.lessCount = static_cast<std::size_t>(first - others.begin());
    line.moreCount = static_cast<std::size_t>(others.end() - last);
    const double equal = static_cast<double>(others.size() - line.lessCount - line.moreCount) + 1.0;
    line.percentile =
        100.0 * (static_cast<double>(line.lessCount) + 0.5 * equal) / static_cast<double>(others.size() + 1);
    if (others.size() >= kLeastPeers) {
        line.standing = standingOf(line.percentile, direction);
    }
}

std::optional<double> changeOf(const PeerTable& table, std::size_t row, std::size_t feature, const PeerTable& earlier)
{
    const auto then = std::ranges::find(earlier.keys, table.keys[row]);
    const auto same = std::ranges::find(earlier.features, table.features[feature].id, &Feature::id);
    if (then == earlier.keys.end() || same == earlier.features.end()) {
        return std::nullopt;
    }
    const double before = earlier.at(static_cast<std::size_t>(then - earlier.keys.begin()),
                                     static_cast<std::size_t>(same - earlier.features.begin()));
    const double change = table.at(row, feature) - before;
    return std::isnan(change) ? std::nullopt : std::optional(change);
}

std::string amount(double value, const Feature& feature, Language language)
{
    const std::string& unit = feature.unit.in(language);
    return readableNumber(value, language, feature.decimals) + (unit.empty() ? "" : " " + unit);
}

std::string howMany(std::size_t count, std::size_t all, const char* word, Language language)
{
    const std::string of = std::to_string(all);
    if (language == Language::German) {
        return count == 0     ? "keine von " + of + " hat " + word
               : count == all ? (all == 1 ? "die eine hat " : "alle " + of + " haben ") + std::string(word)
               : count == 1   ? "1 von " + of + " hat " + word
                              : std::to_string(count) + " von " + of + " haben " + word;
    }
    return count == 0     ? "none of " + of + " has " + word
           : count == all ? (all == 1 ? "the one has " : "all " + of + " have ") + std::string(word)
           : count == 1   ? "1 of " + of + " has " + word
                          : std::to_string(count) + " of " + of + " have " + word;
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

/// Rising and falling by what is shown: a change that rounds to nought is none.
std::string changeText(double change, const Feature& feature, Language language)
{
    const double shown = std::abs(change);
    const bool isNone = shown < 0.5 * std::pow(10.0, -feature.decimals);
    if (language == Language::German) {
        return isNone ? " Gegenüber dem früheren Stand unverändert."
                      : " Gegenüber dem früheren Stand um " + amount(shown, feature, language) +
                            (change > 0.0 ? " gestiegen." : " gesunken.");
    }
    return isNone ? " Unchanged against the earlier state."
                  : " " + std::string(change > 0.0 ? "Risen" : "Fallen") + " by " + amount(shown, feature, language) +
                        " against the earlier state.";
}

std::string sentenceIn(const ProfileLine& line, const Feature& feature, Language language)
{
    const bool isGerman = language == Language::German;
    const std::string& title = feature.title.in(language);
    if (!line.value) {
        return title + (isGerman ? ": kein Wert." : ": no value.");
    }
    std::string sentence = title + ": " + amount(*line.value, feature, language);
    if (line.peerCount == 0) {
        return sentence + (isGerman ? "; keine Vergleichswerte." : "; nothing to compare with.");
    }
    sentence += (isGerman ? "; Median der Vergleichsgemeinden " : "; median of the peers ") +
                amount(line.median, feature, language) + ". ";
    sentence += capitalised(howMany(line.moreCount, line.peerCount, isGerman ? "mehr" : "more", language)) + ", " +
                howMany(line.lessCount, line.peerCount, isGerman ? "weniger" : "less", language) + ".";
    return line.change ? sentence + changeText(*line.change, feature, language) : sentence;
}

} // namespace

Text titleOf(Standing standing)
{
    static const std::array<Text, 6> kTitles{Text("üblich", "usual"),      Text("Stärke", "strength"),
                                             Text("Schwäche", "weakness"), Text("hoch", "high"),
                                             Text("niedrig", "low"),       Text("nicht bekannt", "not known")};
    return kTitles.at(static_cast<std::size_t>(standing));
}

std::vector<ProfileLine> profileOf(const PeerTable& table, std::size_t row, std::span<const std::size_t> peers,
                                   const PeerTable* earlier)
{
    std::vector<ProfileLine> lines;
    for (std::size_t feature = 0; feature < table.features.size(); ++feature) {
        if (table.features[feature].kind == FeatureKind::Category) {
            continue;
        }
        ProfileLine line{.feature = feature};
        if (const double value = table.at(row, feature); !std::isnan(value)) {
            line.value = value;
        }
        std::vector<double> others;
        for (const std::size_t peer : peers) {
            if (peer != row && !std::isnan(table.at(peer, feature))) {
                others.push_back(table.at(peer, feature));
            }
        }
        place(line, std::move(others), table.features[feature].direction);
        if (earlier != nullptr) {
            line.change = changeOf(table, row, feature, *earlier);
        }
        lines.push_back(line);
    }
    return lines;
}

Text sentenceOf(const ProfileLine& line, const Feature& feature)
{
    return {sentenceIn(line, feature, Language::German), sentenceIn(line, feature, Language::English)};
}

} // namespace weitblick::region
