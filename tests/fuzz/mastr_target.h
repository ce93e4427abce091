// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/mastr/mastr_format.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/table_reading.h"

namespace weitblick::fuzz {

/// Takes the bytes as an XML table of the energy market data register.
inline void mastrTarget(const std::uint8_t* bytes, std::size_t size)
{
    static MemoryFile file;
    file.write({reinterpret_cast<const char*>(bytes), size});
    readTables(intake::mastrTableFormat(), file.path());
}

} // namespace weitblick::fuzz
