// SPDX-License-Identifier: GPL-3.0-or-later
// weitblick-worker preview|read [--channel-fd N]: reads one foreign file in a process of its own. Started by
// core/intake/worker_process, never by hand. N is an open descriptor for its last words, in place of standard error.
#include "core/intake/worker.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

namespace {

constexpr int kStandardInput = 0;
constexpr int kStandardOutput = 1;
constexpr int kFirstOther = 3;
constexpr int kWrongUsage = 2;

int wrongUsage()
{
    std::fputs("weitblick-worker is started by Weitblick itself\n", stderr);
    return kWrongUsage;
}

/// Nothing where the text is no descriptor that a parent can have passed.
std::optional<int> descriptorOf(std::string_view text)
{
    int descriptor = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), descriptor);
    const bool isNumber = problem == std::errc() && end == text.data() + text.size();
    return isNumber && descriptor >= kFirstOther ? std::optional(descriptor) : std::nullopt;
}

} // namespace

int main(int argumentCount, char** arguments)
{
    // The request on standard input says which; the argument is for those who look at the list of processes.
    const std::string_view task = argumentCount > 1 ? arguments[1] : "";
    const bool hasChannel = argumentCount == 4 && std::string_view(arguments[2]) == "--channel-fd";
    if ((task != "preview" && task != "read") || (argumentCount != 2 && !hasChannel)) {
        return wrongUsage();
    }
    const std::optional<int> channel = hasChannel ? descriptorOf(arguments[3]) : std::nullopt;
    if (hasChannel && !channel) {
        return wrongUsage();
    }
    return weitblick::intake::runWorker(kStandardInput, kStandardOutput, channel);
}
