// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/mastr/register_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::mastr {

/// The digits of a number of the register ("SEE950922677951": 950922677951); 0 for a text that is none.
std::uint64_t digitsOf(std::string_view registerNumber);

struct EegPlant {
    std::uint64_t number = 0;
    double powerKw = 0.0;
    std::int32_t started = 0; ///< 20111025; 0: not stated
    bool hasAward = false;    ///< of a tender
};
struct ChpPlant {
    std::uint64_t number = 0;
    double electricKw = 0.0;
    double thermalKw = 0.0;
};
struct StoragePlant {
    std::uint64_t number = 0;
    double capacityKwh = 0.0;
    std::uint64_t firstUnit = 0; ///< of several, the one that is given the capacity
};
struct GridPoint {
    std::uint64_t location = 0;
    std::uint64_t grid = 0;
    std::uint32_t voltageCode = 0;
};

/// What the other tables of an export say of its units: support, heat, capacity, connection.
///
/// Method   sorted by number, the last of doubled entries counts; a reference without an entry finds nothing, as
///          exports have many of these.
class LinkedPlants {
public:
    /// Errors   as RegisterFile::read.
    static Result<LinkedPlants> read(const RegisterFile& file, Job& job);

    [[nodiscard]] const EegPlant* eeg(std::string_view number) const; ///< nullptr: none
    [[nodiscard]] const ChpPlant* chp(std::string_view number) const;
    [[nodiscard]] const StoragePlant* storage(std::string_view number) const;
    [[nodiscard]] const GridPoint* gridPoint(std::string_view location) const;
    [[nodiscard]] std::string_view gridName(std::uint64_t grid) const; ///< empty: not known

private:
    std::vector<EegPlant> m_eeg;
    std::vector<ChpPlant> m_chp;
    std::vector<StoragePlant> m_storage;
    std::vector<GridPoint> m_points;
    std::map<std::uint64_t, std::string> m_grids;
};

/// 20111025 for "2011-10-25" and "2011-10-25T11:30:05"; 0 for what is no day.
std::int32_t dayNumberOf(std::string_view text);
std::string dayText(std::int32_t dayNumber); ///< "2011-10-25"

} // namespace weitblick::intake::mastr
