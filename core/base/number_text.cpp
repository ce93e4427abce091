// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace weitblick {

namespace {

constexpr std::size_t kLongestNumber = 100;
constexpr std::string_view kNarrowBlank = "\u202F";
constexpr std::size_t kLeastGroupedDigits = 5; // 1985 stays a year

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

Error notANumber(std::string_view text)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"„" + std::string(text.substr(0, kLongestNumber)) + "“ ist keine Zahl",
                        "“" + std::string(text.substr(0, kLongestNumber)) + "” is not a number"},
            .advice = {"Zum Beispiel 1500 oder 1,5 km schreiben", "Write for example 1500 or 1.5 km"}};
}

Error ambiguous(std::string_view text)
{
    const std::string number(text);
    return {.code = ErrorCode::Ambiguous,
            .message = {"„" + number + "“ kann Tausender- oder Dezimaltrennung sein",
                        "the sign in “" + number + "” can separate thousands or decimals"},
            .advice = {"Ohne Tausendertrennung schreiben (1500) oder eine Null anhängen (1,5000)",
                       "Write it without a thousands separator (1500) or add a zero (1.5000)"}};
}

/// The signs between the digits, and the runs of digits between the signs.
struct Body {
    std::vector<std::string> runs = {""};
    std::vector<char> signs; ///< '.', ',' or ' ' (any blank or apostrophe)
    std::string exponent;    ///< "e-3" or ""
    std::size_t length = 0;  ///< bytes read
};

std::size_t blankLength(std::string_view rest)
{
    for (const std::string_view blank : {std::string_view(" "), std::string_view("\u00A0"), kNarrowBlank,
                                         std::string_view("'"), std::string_view("’")}) {
        if (rest.starts_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

bool startsThreeDigits(std::string_view rest)
{
    return rest.size() >= 3 && std::all_of(rest.begin(), rest.begin() + 3, isDigit) &&
           (rest.size() == 3 || !isDigit(rest[3]));
}

std::string takeExponent(std::string_view rest)
{
    if (rest.size() < 2 || (rest[0] != 'e' && rest[0] != 'E')) {
        return {};
    }
    std::size_t at = rest[1] == '+' || rest[1] == '-' ? 2 : 1;
    const std::size_t firstDigit = at;
    while (at < rest.size() && isDigit(rest[at])) {
        ++at;
    }
    return at > firstDigit ? std::string(rest.substr(0, at)) : std::string();
}

Body bodyOf(std::string_view text)
{
    Body body;
    while (body.length < text.size()) {
        const std::string_view rest = text.substr(body.length);
        if (isDigit(rest.front())) {
            body.runs.back() += rest.front();
            ++body.length;
            continue;
        }
        const std::size_t blank = blankLength(rest);
        const bool isSign = rest.front() == '.' || rest.front() == ',';
        if (!(isSign && rest.size() > 1 && isDigit(rest[1])) && !(blank > 0 && startsThreeDigits(rest.substr(blank)))) {
            break;
        }
        body.signs.push_back(isSign ? rest.front() : ' ');
        body.runs.emplace_back();
        body.length += isSign ? 1 : blank;
    }
    body.exponent = takeExponent(text.substr(body.length));
    body.length += body.exponent.size();
    return body;
}

/// Whether the runs [0, count) can be one number with thousands separators.
bool areGroups(const std::vector<std::string>& runs, std::size_t count)
{
    return !runs[0].empty() && runs[0].size() <= 3 &&
           std::all_of(runs.begin() + 1, runs.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const std::string& run) { return run.size() == 3; });
}

/// Number of leading runs that make the whole part; nothing: the signs do not fit together.
std::optional<std::size_t> wholeRuns(const Body& body)
{
    const auto count = body.signs.size();
    if (count == 0) {
        return 1;
    }
    const char last = body.signs.back();
    const bool allEqual = std::ranges::all_of(body.signs, [&](char sign) { return sign == body.signs.front(); });
    if (last == ' ' || (allEqual && count > 1)) {
        return allEqual && areGroups(body.runs, count + 1) ? std::optional(count + 1) : std::nullopt;
    }
    const bool oneGroupSign = std::all_of(body.signs.begin(), body.signs.end() - 1,
                                          [&](char sign) { return sign == body.signs.front() && sign != last; });
    return oneGroupSign && (count == 1 || areGroups(body.runs, count)) ? std::optional(count) : std::nullopt;
}

bool isAmbiguous(const Body& body)
{
    return body.signs.size() == 1 && body.signs[0] != ' ' && body.exponent.empty() && body.runs[1].size() == 3 &&
           areGroups(body.runs, 2) && body.runs[0].front() != '0';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && blankLength(text) > 0 && text.front() != '\'') {
        text.remove_prefix(blankLength(text));
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

std::string fixedText(double value, int decimals)
{
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return {buffer.data(), end.ptr};
}

std::string withoutTrailingZeros(std::string number)
{
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') {
            number.pop_back();
        }
    }
    return number == "-0" ? "0" : number;
}

} // namespace

Result<NumberText> numberFromText(std::string_view text)
{
    const std::string_view whole = trimmed(text);
    std::string_view rest = whole;
    std::string normal;
    for (const std::string_view minus : {"-", "−"}) {
        if (rest.starts_with(minus)) {
            normal = "-";
            rest.remove_prefix(minus.size());
            break;
        }
    }
    if (normal.empty() && rest.starts_with('+')) {
        rest.remove_prefix(1);
    }
    const Body body = bodyOf(rest);
    const std::optional<std::size_t> wholeCount = wholeRuns(body);
    if (body.length == 0 || body.length > kLongestNumber || !wholeCount || body.runs.back().empty()) {
        return notANumber(whole);
    }
    if (isAmbiguous(body)) {
        return ambiguous(whole);
    }
    for (std::size_t i = 0; i < body.runs.size(); ++i) {
        normal += (i == *wholeCount ? (body.runs[0].empty() ? "0." : ".") : "") + body.runs[i];
    }
    normal += body.exponent;
    NumberText number;
    const auto [end, status] = std::from_chars(normal.data(), normal.data() + normal.size(), number.value);
    if (status != std::errc() || end != normal.data() + normal.size() || !std::isfinite(number.value)) {
        return notANumber(whole);
    }
    number.unit = trimmed(rest.substr(body.length));
    const bool startsLikeANumber = !number.unit.empty() && (isDigit(number.unit.front()) ||
                                                            number.unit.front() == '.' || number.unit.front() == ',');
    if (startsLikeANumber) {
        return notANumber(whole);
    }
    return number;
}

std::string canonicalNumber(double value)
{
    if (value == 0.0) {
        return "0";
    }
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const auto form = size >= 1e-5 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form);
    return {buffer.data(), end.ptr};
}

std::string readableNumber(double value, Language language, int decimals)
{
    const double size = std::abs(value);
    std::string number;
    if (size != 0.0 && (size < 0.5 * std::pow(10.0, -decimals) || size >= 1e15 || !std::isfinite(value))) {
        number = canonicalNumber(value);
    } else {
        number = withoutTrailingZeros(fixedText(value, decimals));
    }
    const std::size_t start = number.starts_with('-') ? 1 : 0;
    const std::size_t wholeEnd = std::min(number.find_first_of(".en"), number.size());
    const char thousands = language == Language::German ? '.' : ',';
    if (const auto point = number.find('.'); language == Language::German && point != std::string::npos) {
        number[point] = ',';
    }
    if (wholeEnd - start >= kLeastGroupedDigits) {
        for (std::size_t at = wholeEnd; at > start + 3;) {
            at -= 3;
            number.insert(at, 1, thousands);
        }
    }
    return number;
}

std::string readableCount(std::int64_t count, Language language)
{
    std::string digits = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, language == Language::German ? '.' : ',');
    }
    return digits;
}

} // namespace weitblick
