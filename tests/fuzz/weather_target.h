// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/weather/epw_file.h"
#include "core/intake/weather/pvgis_file.h"
#include "core/intake/weather/try_file.h"
#include "core/intake/weather/weather_layer.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace weitblick::fuzz {

/// Takes the bytes as a weather file; the first byte says of which kind. What is read must be within its limits.
inline void weatherTarget(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0) {
        return;
    }
    using Reader = Result<intake::WeatherContent> (*)(std::string_view);
    static constexpr Reader kReaders[] = {intake::readTry, intake::readEpw, intake::readPvgisCsv,
                                          intake::readPvgisJson};
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const auto content = kReaders[bytes[0] % 4](text);
    if (!content) {
        return; // a message is a good answer
    }
    for (const intake::WeatherRecord& record : content->records) {
        if (record.globalWM2 && !(*record.globalWM2 >= 0.0 && *record.globalWM2 <= 3000.0)) {
            std::abort();
        }
    }
    if (!(std::abs(content->site.latitudeDeg) <= 90.0 && std::abs(content->site.longitudeDeg) <= 180.0)) {
        std::abort();
    }
    if (!workspace::validate(intake::weatherLayer(*content, "x", {}).schema)) {
        std::abort();
    }
}

} // namespace weitblick::fuzz
