// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/weather_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    weitblick::fuzz::weatherTarget(bytes, size);
    return 0;
}
