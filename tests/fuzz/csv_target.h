// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_formats.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/table_reading.h"

namespace weitblick::fuzz {

/// Takes the bytes as a CSV file, whatever they are: previewed and read, with every question answered.
inline void csvTarget(const std::uint8_t* bytes, std::size_t size)
{
    static MemoryFile file;
    file.write({reinterpret_cast<const char*>(bytes), size});
    readTables(intake::csvFormat(), file.path());
}

} // namespace weitblick::fuzz
