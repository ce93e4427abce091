// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/series_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    weitblick::fuzz::seriesTarget(bytes, size);
    return 0;
}
