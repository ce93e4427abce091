// SPDX-License-Identifier: GPL-3.0-or-later
// weitblick-worker: reads one foreign file in a process of its own. Started by core/intake/worker_process, never by
// hand.
#include "core/intake/worker.h"

#include <cstdio>
#include <string_view>

namespace {

constexpr int kStandardInput = 0;
constexpr int kStandardOutput = 1;
constexpr int kWrongUsage = 2;

} // namespace

int main(int argumentCount, char** arguments)
{
    // The request on standard input says which; the argument is for those who look at the list of processes.
    const std::string_view task = argumentCount == 2 ? arguments[1] : "";
    if (task != "preview" && task != "read") {
        std::fputs("weitblick-worker is started by Weitblick itself\n", stderr);
        return kWrongUsage;
    }
    return weitblick::intake::runWorker(kStandardInput, kStandardOutput);
}
