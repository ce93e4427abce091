// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/worker_protocol_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    weitblick::fuzz::workerProtocolTarget(bytes, size);
    return 0;
}
