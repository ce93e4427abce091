// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/class_bounds.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace weitblick::map {

namespace {

constexpr int kUsualDigits = 6;

char decimalMark(Language language)
{
    return language == Language::German ? ',' : '.';
}

std::string boundText(double bound, int digits, Language language)
{
    constexpr std::size_t kLongest = 400; // the largest double has 309 digits
    constexpr double kLarge = 100'000;    // above that nobody wants decimals, and "general" writes powers of ten
    std::string text(kLongest, '\0');
    const bool isPlain = std::abs(bound) >= kLarge || bound == std::round(bound);
    const auto end =
        isPlain && digits <= kUsualDigits
            ? std::to_chars(text.data(), text.data() + text.size(), bound, std::chars_format::fixed, 0)
            : std::to_chars(text.data(), text.data() + text.size(), bound, std::chars_format::general, digits);
    text.resize(static_cast<std::size_t>(end.ptr - text.data()));
    std::ranges::replace(text, '.', decimalMark(language));
    return text;
}

/// All bounds with as few digits as tell them apart.
std::vector<std::string> boundTexts(std::span<const double> bounds, Language language)
{
    constexpr int kAllDigits = 17;
    std::vector<std::string> texts;
    for (int digits = kUsualDigits; digits <= kAllDigits; ++digits) {
        texts.clear();
        std::ranges::transform(bounds, std::back_inserter(texts),
                               [&](double bound) { return boundText(bound, digits, language); });
        if (std::ranges::adjacent_find(texts) == texts.end()) {
            break;
        }
    }
    return texts;
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char one) { return one == ' ' || one == '\t'; };
    while (!text.empty() && isBlank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

Error unreadable(std::string_view word)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"„" + std::string(word) + "“ ist keine eindeutige Zahl",
                             "“" + std::string(word) + "” is no clear number"},
                 .subject = std::string(word),
                 .advice = {"Grenzen mit Strichpunkt trennen, Nachkommastellen mit Komma, ohne Tausenderzeichen",
                            "Separate bounds by semicolons, decimals by a point, without thousands separators"}};
}

Result<double> boundFrom(std::string_view word, Language language)
{
    constexpr std::size_t kGroup = 3;
    const char other = language == Language::German ? '.' : ',';
    std::string text(word);
    const auto mark = text.find_first_of(",.");
    if (mark != std::string::npos) {
        const bool mayBeThousands = text[mark] == other && text.size() - mark - 1 == kGroup;
        if (mayBeThousands || text.find_first_of(",.", mark + 1) != std::string::npos) {
            return unreadable(word);
        }
        text[mark] = '.';
    }
    if (text.starts_with("+")) {
        text.erase(0, 1);
    }
    double value = 0.0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(value)) {
        return unreadable(word);
    }
    return value;
}

} // namespace

std::string boundsText(std::span<const double> bounds, Language language)
{
    std::string text;
    for (const std::string& one : boundTexts(bounds, language)) {
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

Result<std::vector<double>> boundsFromText(std::string_view text, Language language, std::span<const double> shown)
{
    const std::vector<std::string> shownTexts = boundTexts(shown, language);
    std::vector<double> bounds;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const std::string_view word = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) {
            continue;
        }
        const auto known = std::ranges::find(shownTexts, word);
        if (known != shownTexts.end()) {
            bounds.push_back(shown[static_cast<std::size_t>(known - shownTexts.begin())]);
            continue;
        }
        WB_TRY(const double bound, boundFrom(word, language));
        bounds.push_back(bound);
    }
    if (bounds.size() < 2 || std::ranges::adjacent_find(bounds, std::greater_equal<>()) != bounds.end()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Klassengrenzen müssen wenigstens zwei aufsteigende Zahlen sein",
                                 "the class bounds must be at least two ascending numbers"}};
    }
    return bounds;
}

} // namespace weitblick::map
