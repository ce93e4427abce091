// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/datex_format.h"
#include "core/intake/series/series_json_format.h"
#include "core/intake/series/series_table_formats.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/table_reading.h"

namespace weitblick::fuzz {

/// Takes the bytes as a file with time series in one of its forms: JSON behind a brace or bracket, DATEX II behind an
/// angle, a table otherwise. Previewed and read, with every question answered.
inline void seriesTarget(const std::uint8_t* bytes, std::size_t size)
{
    static MemoryFile file;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    file.write(text);
    if (text.starts_with('{') || text.starts_with('[')) {
        readTables(intake::seriesJsonFormat(), file.path());
    } else if (text.starts_with('<')) {
        readTables(intake::datexFormat(), file.path());
    } else {
        readTables(intake::csvOrSeriesFormat(), file.path());
    }
}

} // namespace weitblick::fuzz
