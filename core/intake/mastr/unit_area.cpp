// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_area.h"

#include "core/intake/mastr/unit_fields.h"

#include <algorithm>
#include <array>

namespace weitblick::intake::mastr {

namespace {

struct State {
    std::string_view name; ///< lower case
    std::string_view key;
    std::string_view code; ///< of the register
};

/// Source   Destatis, Gemeindeverzeichnis (keys); MaStR, Katalogwerte, Kategorie Bundesland (codes).
constexpr std::array<State, 16> kStates{{{"schleswig-holstein", "01", "1411"},
                                         {"hamburg", "02", "1406"},
                                         {"niedersachsen", "03", "1408"},
                                         {"bremen", "04", "1404"},
                                         {"nordrhein-westfalen", "05", "1409"},
                                         {"hessen", "06", "1405"},
                                         {"rheinland-pfalz", "07", "1410"},
                                         {"baden-württemberg", "08", "1402"},
                                         {"bayern", "09", "1403"},
                                         {"saarland", "10", "1412"},
                                         {"berlin", "11", "1401"},
                                         {"brandenburg", "12", "1400"},
                                         {"mecklenburg-vorpommern", "13", "1407"},
                                         {"sachsen", "14", "1413"},
                                         {"sachsen-anhalt", "15", "1414"},
                                         {"thüringen", "16", "1415"}}};

std::string lowerCased(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Error notAnArea(std::string_view word)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"„" + std::string(word) + "“ ist kein Land, kein Gemeindeschlüssel und keine Postleitzahl",
                             "“" + std::string(word) + "” is no state, no municipality key and no postcode"},
                 .subject = "area",
                 .advice = {"Zum Beispiel: Hessen · 06 · AGS 06435 · 06435014 · 36037, 36039 · alle",
                            "For example: Hessen · 06 · AGS 06435 · 06435014 · 36037, 36039 · all"}};
}

} // namespace

std::string_view keyOfState(std::string_view name)
{
    const std::string lower = lowerCased(name);
    const auto found = std::ranges::find(kStates, lower, &State::name);
    return found == kStates.end() ? std::string_view() : found->key;
}

std::string_view keyOfStateCode(std::string_view code)
{
    const auto found = std::ranges::find(kStates, code, &State::code);
    return found == kStates.end() ? std::string_view() : found->key;
}

Result<UnitArea> UnitArea::parse(std::string_view text)
{
    constexpr std::string_view kBetween = ",; \t\n";
    constexpr std::size_t kPostcodeDigits = 5;
    constexpr std::size_t kKeyDigits = 8;
    UnitArea area;
    bool isKeyNext = false;
    for (std::size_t at = text.find_first_not_of(kBetween); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = text.find_first_not_of(kBetween, end);
        const std::string lower = lowerCased(word);
        if (lower == "ags") {
            isKeyNext = true;
        } else if (lower == "alle" || lower == "all") {
            area.m_isEverything = true;
        } else if (isDigits(word) && word.size() == kPostcodeDigits && !isKeyNext) {
            area.m_postcodes.emplace_back(word);
        } else if (isDigits(word) && word.size() <= kKeyDigits) {
            area.m_keys.emplace_back(word);
            isKeyNext = false;
        } else if (const auto key = keyOfState(word); !key.empty()) {
            area.m_keys.emplace_back(key);
        } else {
            return notAnArea(word);
        }
    }
    if (!area.m_isEverything && area.m_keys.empty() && area.m_postcodes.empty()) {
        return notAnArea(text);
    }
    return area;
}

bool UnitArea::contains(const RegisterRecord& unit) const
{
    if (m_isEverything) {
        return true;
    }
    const std::string_view postcode = unit[Postcode];
    if (std::ranges::any_of(m_postcodes, [postcode](const std::string& one) { return postcode == one; })) {
        return true;
    }
    // Some units name only their state.
    const std::string_view own = unit[MunicipalityKey];
    const std::string_view key = own.empty() ? keyOfStateCode(unit[UnitField::State]) : own;
    return std::ranges::any_of(m_keys, [key](const std::string& begin) { return key.starts_with(begin); });
}

} // namespace weitblick::intake::mastr
