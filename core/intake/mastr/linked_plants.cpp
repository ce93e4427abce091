// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/linked_plants.h"

#include "core/intake/mastr/unit_place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace weitblick::intake::mastr {

namespace {

constexpr std::array<std::string_view, 4> kEegFields{"EegMaStRNummer", "InstallierteLeistung", "EegInbetriebnahmedatum",
                                                     "AusschreibungZuschlag"};
constexpr std::array<std::string_view, 3> kChpFields{"KwkMastrNummer", "ElektrischeKwkLeistung",
                                                     "ThermischeNutzleistung"};
constexpr std::array<std::string_view, 3> kStorageFields{"MaStRNummer", "NutzbareSpeicherkapazitaet",
                                                         "VerknuepfteEinheitenMaStRNummern"};
constexpr std::array<std::string_view, 3> kPointFields{"LokationMaStRNummer", "NetzMaStRNummer", "Spannungsebene"};
constexpr std::array<std::string_view, 2> kGridFields{"MastrNummer", "Bezeichnung"};

/// Reads a table into a vector sorted by `key`.
template <typename Entry, typename Make>
Result<void> readSorted(const RegisterFile& file, RegisterTable table, std::span<const std::string_view> fields,
                        std::uint64_t Entry::* key, std::vector<Entry>& entries, const Make& make, Job& job)
{
    const auto hasKey = [](const RegisterRecord& record) { return digitsOf(record[0]) != 0; };
    const auto take = [&](const RegisterMember&, const RegisterRecord& record) -> Result<void> {
        entries.push_back(make(record));
        return {};
    };
    WB_CHECK(file.read(file.members(table), fields, hasKey, take, job));
    std::ranges::stable_sort(entries, {}, key);
    return {};
}

template <typename Entry>
const Entry* lastOf(const std::vector<Entry>& entries, std::uint64_t Entry::* key, std::string_view number)
{
    const std::uint64_t wanted = digitsOf(number);
    const auto behind = std::ranges::upper_bound(entries, wanted, {}, key);
    const bool isFound = wanted != 0 && behind != entries.begin() && *std::prev(behind).*key == wanted;
    return isFound ? &*std::prev(behind) : nullptr;
}

std::uint32_t codeOf(std::string_view text)
{
    std::uint32_t code = 0;
    std::from_chars(text.data(), text.data() + text.size(), code);
    return code;
}

EegPlant eegPlantOf(const RegisterRecord& record)
{
    return {.number = digitsOf(record[0]),
            .powerKw = registerNumber(record[1]).value_or(0.0),
            .started = dayNumberOf(record[2]),
            .hasAward = record[3] == "1" || record[3] == "true"};
}

ChpPlant chpPlantOf(const RegisterRecord& record)
{
    return {.number = digitsOf(record[0]),
            .electricKw = registerNumber(record[1]).value_or(0.0),
            .thermalKw = registerNumber(record[2]).value_or(0.0)};
}

StoragePlant storagePlantOf(const RegisterRecord& record)
{
    const std::string_view units = record[2];
    return {.number = digitsOf(record[0]),
            .capacityKwh = registerNumber(record[1]).value_or(0.0),
            .firstUnit = digitsOf(units.substr(0, units.find_first_of(",; ")))};
}

GridPoint gridPointOf(const RegisterRecord& record)
{
    return {.location = digitsOf(record[0]), .grid = digitsOf(record[1]), .voltageCode = codeOf(record[2])};
}

} // namespace

std::uint64_t digitsOf(std::string_view registerNumber)
{
    const std::size_t begin = registerNumber.find_first_of("0123456789");
    std::uint64_t number = 0;
    if (begin == std::string_view::npos) {
        return 0;
    }
    const char* const end = registerNumber.data() + registerNumber.size();
    const auto parsed = std::from_chars(registerNumber.data() + begin, end, number);
    return parsed.ec == std::errc() && parsed.ptr == end ? number : 0;
}

std::int32_t dayNumberOf(std::string_view text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    constexpr std::size_t kDayLength = 10;
    if (text.size() < kDayLength || text[4] != '-' || text[7] != '-') {
        return 0;
    }
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    std::from_chars(text.data() + 8, text.data() + kDayLength, day);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() && year > 0 ? year * 10000 + static_cast<std::int32_t>(month * 100 + day) : 0;
}

std::string dayText(std::int32_t dayNumber)
{
    const auto padded = [](std::int32_t number, std::size_t width) {
        const std::string digits = std::to_string(number);
        return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
    };
    return padded(dayNumber / 10000, 4) + "-" + padded(dayNumber / 100 % 100, 2) + "-" + padded(dayNumber % 100, 2);
}

Result<LinkedPlants> LinkedPlants::read(const RegisterFile& file, Job& job)
{
    LinkedPlants plants;
    Job eegJob = job.part(0.0, 0.5);
    WB_CHECK(
        readSorted(file, RegisterTable::EegPlants, kEegFields, &EegPlant::number, plants.m_eeg, eegPlantOf, eegJob));
    Job chpJob = job.part(0.5, 0.55);
    WB_CHECK(
        readSorted(file, RegisterTable::ChpPlants, kChpFields, &ChpPlant::number, plants.m_chp, chpPlantOf, chpJob));
    Job storageJob = job.part(0.55, 0.7);
    WB_CHECK(readSorted(file, RegisterTable::StoragePlants, kStorageFields, &StoragePlant::number, plants.m_storage,
                        storagePlantOf, storageJob));
    Job pointJob = job.part(0.7, 0.95);
    WB_CHECK(readSorted(file, RegisterTable::GridPoints, kPointFields, &GridPoint::location, plants.m_points,
                        gridPointOf, pointJob));
    Job gridJob = job.part(0.95, 1.0);
    const auto take = [&plants](const RegisterMember&, const RegisterRecord& record) -> Result<void> {
        plants.m_grids.insert_or_assign(digitsOf(record[0]), std::string(record[1]));
        return {};
    };
    WB_CHECK(file.read(
        file.members(RegisterTable::Grids), kGridFields,
        [](const RegisterRecord& record) { return digitsOf(record[0]) != 0; }, take, gridJob));
    return plants;
}

const EegPlant* LinkedPlants::eeg(std::string_view number) const
{
    return lastOf(m_eeg, &EegPlant::number, number);
}

const ChpPlant* LinkedPlants::chp(std::string_view number) const
{
    return lastOf(m_chp, &ChpPlant::number, number);
}

const StoragePlant* LinkedPlants::storage(std::string_view number) const
{
    return lastOf(m_storage, &StoragePlant::number, number);
}

const GridPoint* LinkedPlants::gridPoint(std::string_view location) const
{
    return lastOf(m_points, &GridPoint::location, location);
}

std::string_view LinkedPlants::gridName(std::uint64_t grid) const
{
    const auto found = m_grids.find(grid);
    return found == m_grids.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace weitblick::intake::mastr
