// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_name.h"

#include "core/base/unit.h"
#include "core/intake/column_names.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kFolded = {
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}}};

/// The words of a name in lower case, folded: "AGS_neu (2023)" has "ags", "neu", "2023".
std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words(1);
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    char before = ' ';
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto* const folded =
            std::ranges::find_if(kFolded, [&](const auto& entry) { return name.substr(i).starts_with(entry.first); });
        const char c = name[i];
        if (folded != kFolded.end()) {
            words.back() += folded->second;
            i += folded->first.size() - 1;
        } else if (c >= 'A' && c <= 'Z') {
            if (isLower(before)) {
                words.emplace_back(); // "GemeindeSchluessel"
            }
            words.back() += static_cast<char>(c + ('a' - 'A'));
        } else if (isLower(c) || (c >= '0' && c <= '9')) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
        before = c;
    }
    std::erase(words, "");
    return words;
}

std::string withoutDigits(std::string_view word)
{
    std::string text(word);
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

constexpr std::array<std::string_view, 32> kIdentifierWords = {
    "ags",     "ars",  "plz",        "gkz",          "gks",        "gvisys",     "rs",       "lau",
    "nuts",    "iban", "bic",        "telefon",      "tel",        "fax",        "telefax",  "mobilnummer",
    "hausnr",  "hnr",  "hausnummer", "flstnr",       "flurstueck", "flstkz",     "flurstnr", "postleitzahl",
    "zipcode", "zip",  "postcode",   "aktenzeichen", "gemkennz",   "kennziffer", "wknr",     "agsnr"};
constexpr std::array<std::string_view, 7> kIdentifierEndings = {
    "schluessel", "schluesselnummer", "kennzeichen", "kennziffer", "postleitzahl", "kennung", "hausnummer"};

std::string_view withoutBrackets(std::string_view cell)
{
    cell = io::trimmed(cell);
    const bool bracketed =
        cell.size() > 2 && ((cell.front() == '[' && cell.back() == ']') || (cell.front() == '(' && cell.back() == ')'));
    cell = bracketed ? io::trimmed(cell.substr(1, cell.size() - 2)) : cell;
    if (cell.starts_with("in ")) {
        cell = io::trimmed(cell.substr(3));
    }
    return cell;
}

std::optional<std::string> symbolOf(std::string_view text)
{
    const bool hasSign = std::ranges::any_of(text, [](char c) { return c < '0' || c > '9'; });
    if (text.empty() || text.size() > 20 || !hasSign) {
        return std::nullopt;
    }
    const auto unit = parseUnit(text);
    if (!unit) {
        return std::nullopt;
    }
    const std::string symbol = unit->symbol();
    return symbol.empty() ? std::string(text) : symbol;
}

} // namespace

std::string nameKey(std::string_view name)
{
    std::string key;
    for (const std::string& word : wordsOf(name)) {
        key += word;
    }
    return key;
}

bool isIdentifierName(std::string_view name)
{
    const std::vector<std::string> words = wordsOf(name);
    const std::string key = nameKey(name);
    const auto isIdentifier = [](const std::string& word) {
        return std::ranges::find(kIdentifierWords, withoutDigits(word)) != kIdentifierWords.end();
    };
    const auto ends = [&key](std::string_view ending) { return key.ends_with(ending); };
    return std::ranges::any_of(words, isIdentifier) || isIdentifier(key) ||
           std::ranges::any_of(kIdentifierEndings, ends) || key.starts_with("flurstueck") ||
           key.starts_with("gemeindeschluessel") || key.starts_with("regionalschluessel") ||
           key.starts_with("kreisschluessel");
}

std::optional<std::size_t> officialDigits(std::string_view name)
{
    const std::vector<std::string> words = wordsOf(name);
    const std::string key = nameKey(name);
    const auto has = [&](std::string_view wanted) {
        return std::ranges::any_of(words, [&](const std::string& word) { return withoutDigits(word) == wanted; });
    };
    if (has("ags") || key.find("gemeindeschluessel") != std::string::npos) {
        return 8;
    }
    if (has("ars") || key.find("regionalschluessel") != std::string::npos) {
        return 12;
    }
    return has("plz") || key.find("postleitzahl") != std::string::npos ? std::optional<std::size_t>(5) : std::nullopt;
}

std::optional<std::string> unitOf(std::string_view cell)
{
    return symbolOf(withoutBrackets(cell));
}

std::optional<std::string> unitInName(std::string_view name)
{
    name = io::trimmed(name);
    const char closing = name.empty() ? ' ' : name.back();
    if (closing == ']' || closing == ')') {
        const std::size_t open = name.rfind(closing == ']' ? '[' : '(');
        if (open == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view inside = withoutBrackets(name.substr(open));
        const bool oneLetter = closing == ')' && inside.size() == 1 && inside != "%";
        return oneLetter ? std::nullopt : symbolOf(inside);
    }
    const std::size_t in = name.rfind(" in ");
    return in == std::string_view::npos ? std::nullopt : symbolOf(io::trimmed(name.substr(in + 4)));
}

std::string tidyName(std::string_view name)
{
    std::string tidy;
    name = io::trimmed(name);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool isBreak = c == '\n' || c == '\r';
        if (isBreak && tidy.size() > 1 && tidy.back() == '-' && i + 1 < name.size() && name[i + 1] >= 'a' &&
            name[i + 1] <= 'z') {
            tidy.pop_back();
        } else if (c == ' ' || c == '\t' || isBreak) {
            if (!tidy.empty() && tidy.back() != ' ') {
                tidy += ' ';
            }
        } else {
            tidy += c;
        }
    }
    return std::string(io::trimmed(tidy));
}

std::vector<std::string> uniqueNames(const std::vector<std::string>& names)
{
    std::vector<std::string> all = names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].empty()) {
            all[i] = "Spalte_" + std::to_string(i + 1);
        }
    }
    return usableColumnNames(all);
}

} // namespace weitblick::intake::table
