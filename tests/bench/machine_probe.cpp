// SPDX-License-Identifier: GPL-3.0-or-later
// What the machine can do, measured in the same run as everything else:
//   bench.machine_probe guard          is somebody else at work? one chain of multiplications against two
//   bench.machine_probe floors FOLDER  memory read, durable writes
// Prints one line of JSON.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <numeric>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A chain in which each step waits for the one before: nothing but the clock of the core makes it quicker.
std::uint64_t chain(std::uint64_t steps)
{
    std::uint64_t value = steps;
    for (std::uint64_t i = 0; i < steps; ++i) {
        value = value * 6364136223846793005ULL + i;
    }
    return value;
}

template <typename Work>
double secondsOn(unsigned threads, Work work)
{
    const auto start = Clock::now();
    std::vector<std::jthread> others;
    for (unsigned thread = 0; thread < threads; ++thread) {
        others.emplace_back([&work, thread] { work(thread); });
    }
    others.clear();
    return secondsSince(start);
}

void guard()
{
    constexpr std::uint64_t kSteps = 250'000'000; // about a quarter of a second
    std::array<volatile std::uint64_t, 2> sink{};
    const auto work = [&](unsigned thread) { sink.at(thread) = chain(kSteps + thread); };
    const double one = secondsOn(1, work);
    const double two = secondsOn(2, work);
    std::printf(R"({"one_s": %.4f, "two_s": %.4f})"
                "\n",
                one, two);
}

double readGbPerS(const std::vector<std::uint64_t>& memory, unsigned threads)
{
    std::array<volatile std::uint64_t, 2> sink{};
    const std::size_t share = memory.size() / threads;
    double best = 1e9;
    for (int repetition = 0; repetition < 4; ++repetition) {
        best = std::min(best, secondsOn(threads, [&](unsigned thread) {
                            const auto* from = memory.data() + thread * share;
                            sink.at(thread) = std::accumulate(from, from + share, std::uint64_t{0});
                        }));
    }
    return static_cast<double>(memory.size() * sizeof(std::uint64_t)) / best / 1e9;
}

struct Disk {
    double syncMs = 0.0;
    double writeGbPerS = 0.0;
};

Disk disk(const std::string& folder)
{
    const std::string file = folder + "/machine_probe.tmp";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        std::perror(file.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    ::unlink(file.c_str());
    constexpr std::size_t kBlock = 16 << 20;
    constexpr int kBlocks = 16;
    std::vector<std::uint64_t> block(kBlock / sizeof(std::uint64_t));
    std::iota(block.begin(), block.end(), std::uint64_t{0});
    Disk measured;
    bool failed = false;
    auto start = Clock::now();
    for (int i = 0; i < kBlocks; ++i) {
        failed |= ::pwrite(descriptor, block.data(), kBlock, static_cast<off_t>(kBlock) * i) < 0;
        failed |= ::fdatasync(descriptor) != 0;
    }
    measured.writeGbPerS = static_cast<double>(kBlock) * kBlocks / secondsSince(start) / 1e9;
    constexpr int kSyncs = 100;
    start = Clock::now();
    for (int i = 0; i < kSyncs; ++i) {
        failed |= ::pwrite(descriptor, block.data(), 4096, 4096L * i) < 0;
        failed |= ::fdatasync(descriptor) != 0;
    }
    measured.syncMs = secondsSince(start) / kSyncs * 1000;
    ::close(descriptor);
    if (failed) {
        std::perror(file.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    return measured;
}

void floors(const std::string& folder)
{
    std::vector<std::uint64_t> memory(std::size_t{1} << 27U);
    std::iota(memory.begin(), memory.end(), std::uint64_t{0});
    const double one = readGbPerS(memory, 1);
    const double two = readGbPerS(memory, 2);
    const Disk durable = disk(folder);
    std::printf(R"({"read_gb_s_1": %.1f, "read_gb_s_2": %.1f, "durable_write_gb_s": %.2f, "fdatasync_ms": %.3f})"
                "\n",
                one, two, durable.writeGbPerS, durable.syncMs);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "guard") {
        guard();
    } else if (what == "floors" && argc == 3) {
        floors(argv[2]);
    } else {
        std::fprintf(stderr, "machine_probe guard | floors FOLDER\n");
        return 2;
    }
    return 0;
}
