// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/standard_profiles.h"

#include "core/analysis/resource_folder.h"
#include "core/base/hash.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace weitblick::energy {

namespace {

constexpr std::size_t kKeyColumns = 3;
constexpr std::size_t kKinds = 3;

struct KnownProfile {
    std::string_view id;
    std::string_view de;
    std::string_view en;
};

// Titles as the sheets of BDEW have them.
constexpr KnownProfile kTitles[] = {
    {"H0", "Haushalt", "Household"},
    {"G0", "Gewerbe allgemein", "Business in general"},
    {"G1", "Gewerbe werktags 8–18 Uhr", "Business, workdays 8 to 18"},
    {"G2", "Gewerbe mit überwiegendem Verbrauch am Abend", "Business, mostly in the evening"},
    {"G3", "Gewerbe durchlaufend", "Business, around the clock"},
    {"G4", "Laden, Friseur", "Shop, hairdresser"},
    {"G5", "Bäckerei mit Backstube", "Bakery"},
    {"G6", "Wochenendbetrieb", "Weekend business"},
    {"L0", "Landwirtschaftsbetriebe", "Farms"},
    {"L1", "Landwirtschaft mit Milchwirtschaft oder Nebenerwerbs-Tierzucht", "Dairy farms, part-time livestock"},
    {"L2", "Übrige Landwirtschaftsbetriebe", "Other farms"},
    {"H25", "Haushalt (2025)", "Household (2025)"},
    {"G25", "Gewerbe allgemein (2025)", "Business in general (2025)"},
    {"L25", "Landwirtschaftsbetriebe (2025)", "Farms (2025)"},
    {"P25", "Haushalt mit Photovoltaik, Netzbezug (2025)", "Household with photovoltaics, draw from the grid (2025)"},
    {"S25", "Haushalt mit Photovoltaik und Speicher, Netzbezug (2025)",
     "Household with photovoltaics and battery, draw from the grid (2025)"},
};

Text titleOf(std::string_view id)
{
    const auto* const known = std::ranges::find(kTitles, id, &KnownProfile::id);
    return known == std::end(kTitles) ? Text{std::string(id), std::string(id)}
                                      : Text{std::string(known->de), std::string(known->en)};
}

std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t end = line.find(';');
        cells.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(end + 1);
    }
}

/// How many W per 1,000 kWh/a one unit of the sheet is.
std::optional<double> wattsPerUnit(std::string_view unit)
{
    if (unit == "watt_per_1000_kwh") {
        return 1.0;
    }
    // 1 kWh a quarter-hour = 4 kW per 1,000,000 kWh/a = 4 W per 1,000 kWh/a.
    return unit == "kwh_per_1000000_kwh" ? std::optional(1.0 / kQuarterHourH) : std::nullopt;
}

std::optional<std::size_t> seasonOf(std::string_view period)
{
    constexpr std::string_view kSeasons[] = {"winter", "summer", "transition"};
    const auto* const season = std::ranges::find(kSeasons, period);
    return season == std::end(kSeasons) ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(season - std::begin(kSeasons)));
}

std::optional<std::size_t> monthOf(std::string_view period)
{
    std::size_t month = 0;
    const auto parsed = std::from_chars(period.data(), period.data() + period.size(), month);
    return parsed.ec == std::errc() && parsed.ptr == period.data() + period.size() && month >= 1 && month <= 12
               ? std::optional(month - 1)
               : std::nullopt;
}

std::optional<DayKind> dayKindFromText(std::string_view text)
{
    if (text == "workday") {
        return DayKind::Workday;
    }
    if (text == "saturday") {
        return DayKind::Saturday;
    }
    return text == "sunday" ? std::optional(DayKind::Sunday) : std::nullopt;
}

class SheetReader {
public:
    SheetReader(std::string_view name) : m_name(name) {}

    Result<ProfileSheet> read(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            ++m_line;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            if (!line.empty() && line.front() != '#') {
                WB_CHECK(readLine(cellsOf(line)));
            }
        }
        return finish();
    }

private:
    Error wrong(const Text& what) const
    {
        const std::string place = m_name + ":" + std::to_string(m_line) + ": ";
        return {.code = ErrorCode::InvalidInput, .message = {place + what.de, place + what.en}, .subject = m_name};
    }
    Result<void> readLine(const std::vector<std::string_view>& cells)
    {
        if (cells[0] == "unit") {
            m_wattsPerUnit = cells.size() == 2 ? wattsPerUnit(cells[1]) : std::nullopt;
            return m_wattsPerUnit ? Result<void>() : wrong({"unbekannte Einheit", "unknown unit"});
        }
        if (cells[0] == "profile") {
            return {};
        }
        if (cells.size() > kKeyColumns && cells[1] == "dynamisation") {
            return readDynamisation(cells);
        }
        return readDay(cells);
    }
    Result<void> readNumbers(const std::vector<std::string_view>& cells, std::span<double> numbers)
    {
        if (cells.size() != kKeyColumns + numbers.size()) {
            return wrong({"erwartet sind " + std::to_string(numbers.size()) + " Werte",
                          std::to_string(numbers.size()) + " values are expected"});
        }
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::string_view cell = cells[kKeyColumns + i];
            const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), numbers[i]);
            if (parsed.ec != std::errc() || parsed.ptr != cell.data() + cell.size()) {
                return wrong(
                    {"„" + std::string(cell) + "“ ist keine Zahl", "“" + std::string(cell) + "” is not a number"});
            }
        }
        return {};
    }
    LoadProfile::Content& profile(std::string_view id)
    {
        const auto found = std::ranges::find(m_contents, id, &LoadProfile::Content::id);
        if (found != m_contents.end()) {
            return *found;
        }
        m_contents.push_back({.id = std::string(id), .title = titleOf(id), .source = m_name});
        return m_contents.back();
    }
    Result<void> readDynamisation(const std::vector<std::string_view>& cells)
    {
        Dynamisation coefficients{};
        WB_CHECK(readNumbers(cells, coefficients));
        profile(cells[0]).dynamisation = coefficients;
        return {};
    }
    Result<void> readDay(const std::vector<std::string_view>& cells)
    {
        LoadProfile::DayShape shape{};
        WB_CHECK(readNumbers(cells, shape));
        const auto season = seasonOf(cells[1]);
        const auto period = season ? season : monthOf(cells[1]);
        const auto kind = dayKindFromText(cells[2]);
        if (!period || !kind || !m_wattsPerUnit) {
            return wrong({"Zeitraum, Tagesart oder Einheit fehlt", "period, kind of day or unit is missing"});
        }
        LoadProfile::Content& content = profile(cells[0]);
        content.periods = season ? ProfilePeriods::Seasons : ProfilePeriods::Months;
        content.days.resize(periodCount(content.periods) * kKinds);
        std::ranges::transform(shape, shape.begin(), [&](double value) { return value * *m_wattsPerUnit; });
        content.days[*period * kKinds + static_cast<std::size_t>(*kind)] = shape;
        ++m_dayCounts[content.id];
        return {};
    }
    Result<ProfileSheet> finish()
    {
        ProfileSheet sheet{.id = m_name};
        for (LoadProfile::Content& content : m_contents) {
            if (content.days.empty() || m_dayCounts[content.id] != content.days.size()) {
                return wrong({"das Profil " + content.id + " ist nicht vollständig",
                              "the profile " + content.id + " is not complete"});
            }
            sheet.profiles.emplace_back(std::move(content));
        }
        return sheet;
    }

    std::string m_name;
    int m_line = 0;
    std::optional<double> m_wattsPerUnit;
    std::vector<LoadProfile::Content> m_contents;
    std::map<std::string, std::size_t> m_dayCounts;
};

std::filesystem::path fileOf(std::string_view sheet)
{
    return analysis::resourceFolder("load_profiles") / (std::string(sheet) + ".csv");
}

Result<std::string> textOf(std::string_view sheet)
{
    const std::filesystem::path file = fileOf(sheet);
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"ein mitgeliefertes Lastprofilblatt fehlt", "a shipped sheet of load profiles is missing"},
            .subject = file.string()};
    }
    return text;
}

Result<std::vector<ProfileSheet>> readSheets()
{
    std::vector<ProfileSheet> sheets;
    for (const std::string_view name : {"bdew_1999", "bdew_2025"}) {
        WB_TRY(const std::string text, textOf(name));
        WB_TRY(ProfileSheet sheet, profileSheetFromText(text, name));
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

} // namespace

Result<ProfileSheet> profileSheetFromText(std::string_view text, std::string_view name)
{
    return SheetReader(name).read(text);
}

Result<const std::vector<ProfileSheet>*> standardProfileSheets()
{
    static const Result<std::vector<ProfileSheet>> kSheets = readSheets();
    if (!kSheets) {
        return kSheets.error();
    }
    return &kSheets.value();
}

Result<const LoadProfile*> standardProfile(std::string_view id)
{
    WB_TRY(const std::vector<ProfileSheet>* const sheets, standardProfileSheets());
    std::string upper(id);
    std::ranges::transform(upper, upper.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    std::string known;
    for (const ProfileSheet& sheet : *sheets) {
        for (const LoadProfile& profile : sheet.profiles) {
            if (profile.id() == upper) {
                return &profile;
            }
            known += (known.empty() ? "" : ", ") + profile.id();
        }
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"das Lastprofil „" + std::string(id) + "“ gibt es nicht",
                             "there is no load profile “" + std::string(id) + "”"},
                 .subject = std::string(id),
                 .advice = {"Bekannt sind " + known, "Known are " + known}};
}

Result<std::string> profileSheetHash(std::string_view sheet)
{
    WB_TRY(const std::string text, textOf(sheet));
    return sha256Of(text);
}

} // namespace weitblick::energy
