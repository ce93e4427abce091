// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

double cornerValue(std::uint64_t seed, std::int64_t column, std::int64_t row)
{
    const std::uint64_t bits = scrambled(scrambled(seed + static_cast<std::uint64_t>(column) * 0x9E3779B97F4A7C15ULL) ^
                                         (static_cast<std::uint64_t>(row) * 0xC2B2AE3D27D4EB4FULL));
    return static_cast<double>(bits >> 11U) * 0x1.0p-52 - 1.0;
}

double eased(double t)
{
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

} // namespace

double smoothNoise(std::uint64_t seed, double x, double y)
{
    const double column = std::floor(x);
    const double row = std::floor(y);
    const auto i = static_cast<std::int64_t>(column);
    const auto j = static_cast<std::int64_t>(row);
    const double u = eased(x - column);
    const double v = eased(y - row);
    const double south = cornerValue(seed, i, j) * (1.0 - u) + cornerValue(seed, i + 1, j) * u;
    const double north = cornerValue(seed, i, j + 1) * (1.0 - u) + cornerValue(seed, i + 1, j + 1) * u;
    return south * (1.0 - v) + north * v;
}

double fractalNoise(std::uint64_t seed, double x, double y, int octaves)
{
    double sum = 0.0;
    double amplitude = 1.0;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += amplitude * smoothNoise(seed + static_cast<std::uint64_t>(octave), x, y);
        amplitude *= 0.5;
        x = x * 2.0 + 17.3;
        y = y * 2.0 - 9.1;
    }
    return sum;
}

} // namespace weitblick::sample
