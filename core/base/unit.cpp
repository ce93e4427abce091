// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit.h"

#include "core/base/nearest_name.h"
#include "core/base/unit_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace weitblick {

namespace {

constexpr std::size_t kLongestSymbol = 200;
constexpr int kDeepest = 16;
constexpr int kLargestExponent = 9;
constexpr std::array<double, 5> kPrimes = {2.0, 3.0, 5.0, 7.0, 73.0};

struct Spelling {
    std::string_view bytes;
    int value;
};
constexpr std::array kSuperscripts = {Spelling{"²", 2}, Spelling{"³", 3}, Spelling{"¹", 1},
                                      Spelling{"⁴", 4}, Spelling{"⁵", 5}, Spelling{"⁶", 6},
                                      Spelling{"⁷", 7}, Spelling{"⁸", 8}, Spelling{"⁹", 9}};
constexpr std::array<std::string_view, 5> kTimesSigns = {"*", "·", "×", "⋅", "•"};

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

Error notAUnit(std::string_view symbol, Text reason)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"keine Einheit: " + reason.de, "not a unit: " + reason.en},
            .subject = std::string(symbol.substr(0, kLongestSymbol)),
            .advice = {"Zum Beispiel m, m2, kWh/a, kWh/(m2*a), ct/kWh schreiben",
                       "Write for example m, m2, kWh/a, kWh/(m2*a), ct/kWh"}};
}

/// Recursive descent: chain = group { ("*" | "/") group }; group = item { item }; item = ( name | "(" chain ")" )
/// power.
class UnitParser {
public:
    explicit UnitParser(std::string_view text) : m_text(text), m_rest(text) {}

    Result<Unit> parse()
    {
        WB_TRY(Unit unit, chain(0));
        skipBlanks();
        if (!m_rest.empty()) {
            return notAUnit(m_text, {"unerwartetes Zeichen an Stelle " + std::to_string(position()),
                                     "unexpected character at position " + std::to_string(position())});
        }
        return unit;
    }

private:
    Result<Unit> chain(int depth)
    {
        WB_TRY(Unit unit, group(depth));
        bool behindLine = false;
        while (true) {
            skipBlanks();
            if (take("/")) {
                WB_TRY(const Unit below, group(depth));
                unit = quotient(unit, below);
                behindLine = true;
            } else if (takeTimes()) {
                if (behindLine) {
                    return Error{.code = ErrorCode::Ambiguous,
                                 .message = {"Einheit nicht eindeutig: ein Malzeichen hinter dem Bruchstrich kann "
                                             "über oder unter den Strich gehören",
                                             "ambiguous unit: a factor behind the slash can belong above or below it"},
                                 .subject = std::string(m_text),
                                 .advice = {"Klammern setzen: kWh/(m2*a)", "Write brackets: kWh/(m2*a)"}};
                }
                WB_TRY(const Unit factor, group(depth));
                unit = product(unit, factor);
            } else {
                return unit;
            }
        }
    }

    Result<Unit> group(int depth)
    {
        WB_TRY(Unit unit, item(depth));
        while (true) {
            skipBlanks();
            if (!startsItem()) {
                return unit;
            }
            WB_TRY(const Unit factor, item(depth));
            unit = product(unit, factor);
        }
    }

    Result<Unit> item(int depth)
    {
        skipBlanks();
        if (depth > kDeepest) {
            return notAUnit(m_text, {"zu tief geklammert", "nested too deep"});
        }
        if (take("(")) {
            WB_TRY(const Unit inner, chain(depth + 1));
            skipBlanks();
            if (!take(")")) {
                return notAUnit(m_text, {"schließende Klammer fehlt", "closing bracket is missing"});
            }
            return raised(inner);
        }
        const std::string_view name = takeName();
        if (name.empty()) {
            return notAUnit(m_text, {"an Stelle " + std::to_string(position()) + " fehlt ein Einheitenzeichen",
                                     "a symbol is missing at position " + std::to_string(position())});
        }
        if (name == "1") {
            return Unit{};
        }
        const std::optional<Unit> unit = knownUnit(name);
        if (!unit) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"unbekanntes Einheitenzeichen „" + std::string(name) + "“",
                                     "unknown unit symbol “" + std::string(name) + "”"},
                         .subject = std::string(m_text),
                         .advice = proposalFor(name, knownSymbols())};
        }
        return raised(*unit);
    }

    Result<Unit> raised(const Unit& unit)
    {
        std::optional<int> exponent = takeSuperscript();
        if (!exponent) {
            const bool caret = take("^");
            const bool minus = (caret || startsWithMinusDigit()) && take("-");
            if (!m_rest.empty() && isDigit(m_rest.front())) {
                exponent = (minus ? -1 : 1) * (m_rest.front() - '0');
                m_rest.remove_prefix(1);
            } else if (caret) {
                return notAUnit(m_text, {"hinter ^ fehlt die Hochzahl", "the exponent behind ^ is missing"});
            }
        }
        if (!exponent) {
            return unit;
        }
        if (!m_rest.empty() && isDigit(m_rest.front())) {
            return notAUnit(m_text, {"Hochzahl größer als " + std::to_string(kLargestExponent),
                                     "exponent larger than " + std::to_string(kLargestExponent)});
        }
        return power(unit, *exponent);
    }

    std::string_view takeName()
    {
        for (const std::string_view special : {"dB(A)", "CO2-Äq.", "CO2-Äq", "CO2eq", "CO2e", "CO2", "CO₂e", "CO₂"}) {
            if (m_rest.starts_with(special)) {
                m_rest.remove_prefix(special.size());
                return special;
            }
        }
        std::size_t length = 0;
        if (!m_rest.empty() && isDigit(m_rest.front())) {
            while (length < m_rest.size() && isDigit(m_rest[length])) {
                ++length;
            }
        } else {
            while (length < m_rest.size() && isLetter(length) && !(length > 0 && startsCo2(length))) {
                ++length;
            }
        }
        const std::string_view name = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return name;
    }

    [[nodiscard]] bool startsCo2(std::size_t at) const
    {
        return m_rest.substr(at).starts_with("CO2") || m_rest.substr(at).starts_with("CO₂");
    }
    [[nodiscard]] bool isLetter(std::size_t at) const
    {
        const std::string_view rest = m_rest.substr(at);
        const auto startsRest = [&](std::string_view sign) { return rest.starts_with(sign); };
        if (std::ranges::any_of(kTimesSigns, startsRest) || rest.starts_with("⁻") ||
            std::ranges::any_of(kSuperscripts, startsRest, &Spelling::bytes)) {
            return false;
        }
        const auto byte = static_cast<unsigned char>(rest.front());
        return byte >= 0x80 || std::isalpha(byte) != 0 || byte == '%' || byte == '.';
    }
    [[nodiscard]] bool startsItem() const
    {
        return !m_rest.empty() && (m_rest.front() == '(' || isDigit(m_rest.front()) || isLetter(0));
    }
    [[nodiscard]] bool startsWithMinusDigit() const
    {
        return m_rest.size() >= 2 && m_rest[0] == '-' && isDigit(m_rest[1]);
    }
    std::optional<int> takeSuperscript()
    {
        const bool minus = take("⁻");
        for (const Spelling& spelling : kSuperscripts) {
            if (take(spelling.bytes)) {
                return minus ? -spelling.value : spelling.value;
            }
        }
        return std::nullopt;
    }
    bool takeTimes()
    {
        return std::ranges::any_of(kTimesSigns, [&](std::string_view sign) { return take(sign); });
    }
    bool take(std::string_view token)
    {
        if (!m_rest.starts_with(token)) {
            return false;
        }
        m_rest.remove_prefix(token.size());
        return true;
    }
    void skipBlanks()
    {
        while (take(" ") || take("\u00A0") || take("\u202F")) {
        }
    }
    [[nodiscard]] std::size_t position() const { return m_text.size() - m_rest.size() + 1; }

    std::string_view m_text;
    std::string_view m_rest;
};

Unit combined(const Unit& a, const Unit& b, int sign)
{
    Unit unit = a;
    for (const Unit::Factor& factor : b.factors) {
        const auto same = std::ranges::find(unit.factors, factor.symbol, &Unit::Factor::symbol);
        if (same == unit.factors.end()) {
            unit.factors.push_back({factor.symbol, sign * factor.exponent});
        } else {
            same->exponent += sign * factor.exponent;
        }
    }
    std::erase_if(unit.factors, [](const Unit::Factor& factor) { return factor.exponent == 0; });
    for (std::size_t i = 0; i < unit.dimension.size(); ++i) {
        unit.dimension[i] += sign * b.dimension[i];
    }
    for (std::size_t i = 0; i < unit.size.size(); ++i) {
        unit.size[i] += sign * b.size[i];
    }
    return unit;
}

std::string textOf(const Unit::Factor& factor)
{
    const int exponent = std::abs(factor.exponent);
    return exponent == 1 ? factor.symbol : factor.symbol + std::to_string(exponent);
}

/// "kWh*m" – but "g CO2e", as people write it.
std::string joined(const std::vector<Unit::Factor>& factors)
{
    std::string text;
    for (const Unit::Factor& factor : factors) {
        text += text.empty() ? "" : factor.symbol == kEmissionTag ? " " : "*";
        text += textOf(factor);
    }
    return text;
}

std::string quoted(const Unit& unit, const char* ifPlain)
{
    const std::string symbol = unit.symbol();
    return symbol.empty() ? ifPlain : symbol;
}

} // namespace

bool Unit::isPlainNumber() const
{
    return std::ranges::all_of(dimension, [](int exponent) { return exponent == 0; });
}

std::string Unit::symbol() const
{
    std::vector<Factor> above;
    std::vector<Factor> below;
    for (const Factor& factor : factors) {
        (factor.exponent > 0 ? above : below).push_back(factor);
    }
    if (below.empty()) {
        return joined(above);
    }
    const std::string denominator = joined(below);
    return (above.empty() ? "1" : joined(above)) + "/" + (below.size() > 1 ? "(" + denominator + ")" : denominator);
}

Result<Unit> parseUnit(std::string_view symbol)
{
    if (symbol.size() > kLongestSymbol) {
        return notAUnit(symbol, {"länger als 200 Zeichen", "longer than 200 characters"});
    }
    if (symbol.find_first_not_of(' ') == std::string_view::npos) {
        return Unit{};
    }
    return UnitParser(symbol).parse();
}

Unit product(const Unit& a, const Unit& b)
{
    return combined(a, b, 1);
}

Unit quotient(const Unit& a, const Unit& b)
{
    return combined(a, b, -1);
}

Unit power(const Unit& unit, int exponent)
{
    Unit raised;
    for (int i = 0; i < std::abs(exponent); ++i) {
        raised = combined(raised, unit, exponent > 0 ? 1 : -1);
    }
    return raised;
}

Result<Unit> squareRoot(const Unit& unit)
{
    const auto isOdd = [](int exponent) { return exponent % 2 != 0; };
    if (std::ranges::any_of(unit.dimension, isOdd) || std::ranges::any_of(unit.size, isOdd) ||
        std::ranges::any_of(unit.factors, isOdd, &Unit::Factor::exponent)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Wurzel aus „" + quoted(unit, "1") + "“ hat keine Einheit",
                                 "the root of “" + quoted(unit, "1") + "” has no unit"}};
    }
    Unit root = unit;
    for (Unit::Factor& factor : root.factors) {
        factor.exponent /= 2;
    }
    std::ranges::for_each(root.dimension, [](int& exponent) { exponent /= 2; });
    std::ranges::for_each(root.size, [](int& exponent) { exponent /= 2; });
    return root;
}

Result<UnitConversion> conversion(const Unit& from, const Unit& to)
{
    if (!from.hasDimensionOf(to)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + quoted(from, "(ohne Einheit)") + "“ lässt sich nicht in „" +
                                     quoted(to, "(ohne Einheit)") + "“ umrechnen: verschiedene Größen",
                                 "“" + quoted(from, "(no unit)") + "” cannot be converted to “" +
                                     quoted(to, "(no unit)") + "”: different quantities"}};
    }
    UnitConversion factor;
    for (std::size_t i = 0; i < kPrimes.size(); ++i) {
        const int exponent = from.size[i] - to.size[i];
        (exponent > 0 ? factor.numerator : factor.denominator) *= std::pow(kPrimes[i], std::abs(exponent));
    }
    return factor;
}

Result<double> convertUnit(double value, std::string_view from, std::string_view to)
{
    WB_TRY(const Unit fromUnit, parseUnit(from));
    WB_TRY(const Unit toUnit, parseUnit(to));
    WB_TRY(const UnitConversion factor, conversion(fromUnit, toUnit));
    return factor.apply(value);
}

} // namespace weitblick
