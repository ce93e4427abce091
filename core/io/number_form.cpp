// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/number_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fast_float/fast_float.h>
#include <utility>

namespace weitblick::io {

namespace {

using namespace number_forms;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

enum class Mark : std::uint8_t { None, Point, Comma, Space, Apostrophe };

/// The separator at the start of `text` and how many bytes it has.
std::pair<Mark, std::size_t> markAt(std::string_view text)
{
    switch (text.front()) {
    case '.':
        return {Mark::Point, 1};
    case ',':
        return {Mark::Comma, 1};
    case ' ':
        return {Mark::Space, 1};
    case '\'':
        return {Mark::Apostrophe, 1};
    default:
        break;
    }
    if (text.starts_with("\xC2\xA0")) {
        return {Mark::Space, 2};
    }
    if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) {
        return {Mark::Space, 3};
    }
    return text.starts_with("\xE2\x80\x99") ? std::pair(Mark::Apostrophe, std::size_t{3})
                                            : std::pair(Mark::None, std::size_t{0});
}

struct AffixWord {
    std::string_view text;
    NumberAffix affix;
};
constexpr std::array<AffixWord, 9> kAffixes = {{{"%", NumberAffix::Percent},
                                                {"\xE2\x80\xB0", NumberAffix::PerMille},
                                                {"\xE2\x82\xAC", NumberAffix::Euro},
                                                {"EUR", NumberAffix::Euro},
                                                {"Euro", NumberAffix::Euro},
                                                {"EURO", NumberAffix::Euro},
                                                {"$", NumberAffix::Dollar},
                                                {"\xC2\xA3", NumberAffix::Pound},
                                                {"CHF", NumberAffix::Franc}}};

/// Takes percent and currency signs off both ends.
NumberAffix stripAffix(std::string_view& text)
{
    if (text.empty() || (isDigit(text.back()) && (isDigit(text.front()) || text.front() == '-'))) {
        return NumberAffix::None;
    }
    for (const AffixWord& word : kAffixes) {
        if (text.ends_with(word.text)) {
            text = trimmed(text.substr(0, text.size() - word.text.size()));
            return word.affix;
        }
        const bool isCurrency = word.affix != NumberAffix::Percent && word.affix != NumberAffix::PerMille;
        if (isCurrency && text.starts_with(word.text)) {
            text = trimmed(text.substr(word.text.size()));
            return word.affix;
        }
    }
    return NumberAffix::None;
}

constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212
constexpr std::string_view kEnDash = "\xE2\x80\x93"; // U+2013, what Word makes of a minus

enum class Sign : std::uint8_t { None, Plus, Minus };

Sign stripSign(std::string_view& text)
{
    for (const std::string_view sign : {std::string_view("-"), kMinus, kEnDash}) {
        if (text.starts_with(sign)) {
            text.remove_prefix(sign.size());
            text = trimmed(text);
            return Sign::Minus;
        }
    }
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        return Sign::Plus;
    }
    if (text.ends_with('-')) {
        text.remove_suffix(1);
        text = trimmed(text);
        return Sign::Minus;
    }
    return Sign::None;
}

/// Digits and what separates them.
struct Runs {
    static constexpr std::size_t kMaximum = 14;
    std::array<std::uint8_t, kMaximum> length{};
    std::array<Mark, kMaximum> mark{}; ///< mark[i] stands behind run i
    std::size_t count = 1;
    bool valid = true;
};

Runs runsOf(std::string_view text)
{
    Runs runs;
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (isDigit(text[at])) {
            ++digits;
            ++at;
            continue;
        }
        const auto [mark, bytes] = markAt(text.substr(at));
        if (mark == Mark::None || runs.count == Runs::kMaximum) {
            runs.valid = false;
            return runs;
        }
        runs.length[runs.count - 1] = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
        runs.mark[runs.count - 1] = mark;
        ++runs.count;
        digits = 0;
        at += bytes;
    }
    runs.length[runs.count - 1] = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    return runs;
}

struct Form {
    NumberForms bit;
    Mark decimal;
    Mark group;
};
constexpr std::array<Form, 4> kForms = {{{kCommaPlain, Mark::Comma, Mark::None},
                                         {kCommaPoint, Mark::Comma, Mark::Point},
                                         {kPointPlain, Mark::Point, Mark::None},
                                         {kPointComma, Mark::Point, Mark::Comma}}};

bool fits(const Runs& runs, const Form& form, char firstDigit)
{
    const std::size_t marks = runs.count - 1;
    const bool hasFraction = marks > 0 && runs.mark[marks - 1] == form.decimal;
    if (hasFraction && runs.length[marks] == 0) {
        return false;
    }
    const std::size_t groups = hasFraction ? marks : marks + 1; // runs of the integer part
    if (groups == 1) {
        return runs.length[0] > 0 || hasFraction;
    }
    if (runs.length[0] == 0 || runs.length[0] > 3 || firstDigit == '0') {
        return false;
    }
    const Mark group = runs.mark[0];
    if (group != form.group && group != Mark::Space && group != Mark::Apostrophe) {
        return false;
    }
    for (std::size_t i = 1; i < groups; ++i) {
        if (runs.mark[i - 1] != group || runs.length[i] != 3) {
            return false;
        }
    }
    return true;
}

/// Cuts "e+05" off; says whether the rest may still be a number.
bool cutExponent(std::string_view& text, bool& hasExponent)
{
    const std::size_t at = text.find_first_of("eE");
    if (at == std::string_view::npos) {
        return true;
    }
    std::string_view exponent = text.substr(at + 1);
    const bool isSigned = exponent.starts_with('-') || exponent.starts_with('+');
    exponent.remove_prefix(isSigned ? 1 : 0);
    const bool isWhole = !exponent.empty() && exponent.size() <= 3 && std::ranges::all_of(exponent, isDigit);
    text = text.substr(0, at);
    hasExponent = true;
    return isWhole && (isSigned || text.find_first_of(".,") != std::string_view::npos);
}

void describeDigits(NumberShape& shape, const Runs& runs, std::string_view body)
{
    std::size_t digits = 0;
    for (std::size_t i = 0; i < runs.count; ++i) {
        digits += runs.length[i];
        shape.hasPoint = shape.hasPoint || (i + 1 < runs.count && runs.mark[i] == Mark::Point);
        shape.hasComma = shape.hasComma || (i + 1 < runs.count && runs.mark[i] == Mark::Comma);
    }
    const std::size_t last = runs.count == 1 ? 0 : runs.length[runs.count - 1];
    const bool groupsOnly = (shape.forms & kAnyComma) != 0 && !shape.hasComma;
    shape.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    shape.integerDigits = static_cast<std::uint8_t>(std::min<std::size_t>(groupsOnly ? digits : digits - last, 255));
    shape.plainThousands = runs.length[0] > 3;
    shape.leadingZero = runs.length[0] > 1 && body.front() == '0';
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r') {
            text.remove_prefix(1);
        } else if (text.starts_with("\xC2\xA0")) {
            text.remove_prefix(2);
        } else if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) {
            text.remove_prefix(3);
        } else {
            break;
        }
    }
    while (!text.empty()) {
        if (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r') {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else if (text.ends_with("\xE2\x80\xAF") || text.ends_with("\xE2\x80\x89")) {
            text.remove_suffix(3);
        } else {
            break;
        }
    }
    return text;
}

NumberShape shapeOfNumber(std::string_view text)
{
    NumberShape shape;
    std::string_view body = text;
    shape.affix = stripAffix(body);
    const Sign sign = stripSign(body);
    if (body.empty() || body.size() > 60 || !cutExponent(body, shape.hasExponent) || body.empty()) {
        return shape;
    }
    if (!isDigit(body.back()) || (!isDigit(body.front()) && body.front() != ',' && body.front() != '.')) {
        return shape;
    }
    const Runs runs = runsOf(body);
    if (!runs.valid) {
        return shape;
    }
    if (runs.count == 1) {
        shape.forms = kAll;
    } else {
        for (const Form& form : kForms) {
            const bool grouped = runs.count > 2 || runs.mark[0] != form.decimal;
            if (fits(runs, form, body.front()) && !(shape.hasExponent && grouped)) {
                shape.forms |= form.bit;
            }
        }
    }
    if (shape.forms == kNone) {
        return shape;
    }
    describeDigits(shape, runs, body);
    // "+49561787001" is a telephone number.
    if (sign == Sign::Plus && runs.count == 1 && shape.digits > 7) {
        shape.forms = kNone;
    }
    return shape;
}

std::optional<double> numberFrom(std::string_view text, DecimalMark mark)
{
    std::string_view body = text;
    stripAffix(body);
    const Sign sign = stripSign(body);
    std::array<char, 64> plain{};
    std::size_t size = 0;
    const char decimal = mark == DecimalMark::Comma ? ',' : '.';
    for (const char c : body) {
        if (size == plain.size()) {
            return std::nullopt;
        }
        if (c == decimal) {
            plain[size++] = '.';
        } else if (isDigit(c) || c == 'e' || c == 'E' || c == '-' || c == '+') {
            plain[size++] = c;
        }
    }
    double value = 0.0;
    const char* const end = plain.data() + size;
    // fast_float takes no plus sign in front of the mantissa, and that is stripped already.
    const auto [rest, problem] = fast_float::from_chars(plain.data(), end, value);
    if (problem != std::errc() || rest != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return sign == Sign::Minus ? -value : value;
}

} // namespace weitblick::io
