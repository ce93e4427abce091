// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/street_network_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    weitblick::fuzz::streetNetworkTarget(bytes, size);
    return 0;
}
