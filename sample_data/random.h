// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <vector>

namespace weitblick::sample {

/// Scrambles 64 bits (the finaliser of SplitMix64).
constexpr std::uint64_t scrambled(std::uint64_t bits)
{
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
    return bits ^ (bits >> 31U);
}

/// A stream of random numbers that is the same on every machine: seed and name of the stage decide it, so that a new
/// stage does not shift the numbers of the others.
class Random {
public:
    Random(std::uint64_t seed, std::string_view stream) : m_state(scrambled(seed + 0x9E3779B97F4A7C15ULL))
    {
        for (const char letter : stream) {
            m_state = scrambled(m_state ^ static_cast<unsigned char>(letter)) + 0x9E3779B97F4A7C15ULL;
        }
    }

    std::uint64_t bits()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        return scrambled(m_state);
    }
    double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; } ///< [0,1)
    double between(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }
    int integer(int low, int high) ///< both ends included
    {
        return low + static_cast<int>(bits() % static_cast<std::uint64_t>(high - low + 1));
    }
    std::size_t index(std::size_t count) { return static_cast<std::size_t>(bits() % count); }
    double normal() ///< mean 0, standard deviation 1
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    /// Index into `weights`, each as likely as it weighs.
    std::size_t weighted(const std::vector<double>& weights)
    {
        double sum = 0.0;
        for (const double weight : weights) {
            sum += weight;
        }
        double rest = uniform() * sum;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            rest -= weights[i];
            if (rest < 0.0) {
                return i;
            }
        }
        return weights.size() - 1;
    }
    template <typename T>
    const T& pick(const std::vector<T>& from)
    {
        return from[index(from.size())];
    }

private:
    std::uint64_t m_state;
};

/// Smooth noise in [-1,1] with features of size 1; the same for the same seed and place.
double smoothNoise(std::uint64_t seed, double x, double y);

/// Sum of `octaves` of smooth noise, each half as large and twice as fine; about [-1,1].
double fractalNoise(std::uint64_t seed, double x, double y, int octaves);

} // namespace weitblick::sample
