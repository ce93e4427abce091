// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "sample_data/random.h"

namespace weitblick::sample {

/// Makes names of villages that sound Hessian, each once.
class VillageNames {
public:
    explicit VillageNames(std::uint64_t seed) : m_random(seed, "village names") {}
    std::string next();

private:
    Random m_random;
    std::set<std::string> m_given;
};

/// Names for the streets of an old core, in the order of use.
const std::vector<std::string>& coreStreetNames();
/// Names for the streets of later quarters: each list is one theme (flowers, composers, trees, …).
const std::vector<std::vector<std::string>>& quarterStreetNames();
/// Names for the streets of commercial areas.
const std::vector<std::string>& industryStreetNames();
/// Family names, for practices and shops.
const std::vector<std::string>& familyNames();

} // namespace weitblick::sample
