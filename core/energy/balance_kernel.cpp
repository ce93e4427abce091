// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_kernel.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace weitblick::energy {

namespace {

constexpr std::size_t kVector = 8; ///< lanes that share their profiles
constexpr std::size_t kGroups = 4; ///< vectors side by side, which hides the latency of one step after the other
constexpr std::size_t kLanes = kVector * kGroups;
constexpr std::size_t kStepsPerTile = 96;
constexpr std::size_t kBlocksPerChunk = 8;
constexpr std::uint32_t kNobody = 0xffffffffU;

using Lanes = std::array<float, kLanes>;

/// The profiles of one vector of lanes.
struct GroupProfiles {
    const float* generation = nullptr;
    const float* load = nullptr;
    const float* heatPump = nullptr;
    const float* car = nullptr;
};

/// Buildings side by side.
struct alignas(64) LaneBlock {
    Lanes generation{};
    Lanes load{};
    Lanes heatPump{};
    Lanes car{};
    Lanes capacity{};
    Lanes power{};
    Lanes stored{};
    std::array<GroupProfiles, kGroups> profiles;
    std::array<std::uint32_t, kLanes> prosumers{};
};

/// Energies of the lanes of a block in one tile.
struct alignas(64) TileSums {
    Lanes grid{};
    Lanes feedIn{};
    Lanes discharged{};
};

struct LossFactors {
    float in = 1.0F;      ///< kWh in the cells for each kWh charged
    float roomOut = 1.0F; ///< kWh at the meter's side for each kWh of room
    float out = 1.0F;     ///< kWh at the meter's side for each kWh in the cells
    float taken = 1.0F;   ///< kWh out of the cells for each kWh discharged
};

/// Curves of a chunk, one value for each of kVector columns and step of a tile.
struct alignas(64) TileCurves {
    std::array<std::array<float, kVector>, kStepsPerTile> grid{};
    std::array<std::array<float, kVector>, kStepsPerTile> feedIn{};
};

// No fused multiply-add in any of them: the same bits on every machine.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WB_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define WB_VECTOR_CLONES
#endif

/// Eight lanes at once; a vector type of GCC and Clang, so that no optimiser has to find them.
using Vector = float __attribute__((vector_size(kVector * sizeof(float)), may_alias));

/// The state of a block while a tile runs.
struct TileState {
    Vector stored[kGroups];     // NOLINT: std::array cannot hold a type with attributes
    Vector grid[kGroups];       // NOLINT: std::array cannot hold a type with attributes
    Vector feedIn[kGroups];     // NOLINT: std::array cannot hold a type with attributes
    Vector discharged[kGroups]; // NOLINT: std::array cannot hold a type with attributes
};

WB_VECTOR_CLONES
void runTile(LaneBlock& block, std::size_t from, std::size_t count, const LossFactors& losses, TileSums& sums,
             TileCurves& curves)
{
    const auto vectors = [](auto& lanes) { return reinterpret_cast<Vector*>(const_cast<float*>(lanes.data())); };
    const std::array<GroupProfiles, kGroups> profiles = block.profiles;
    const LossFactors factors = losses;
    TileState state{};
    std::copy_n(vectors(block.stored), kGroups, &state.stored[0]);
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t at = from + step;
        Vector gridOfStep{};
        Vector feedInOfStep{};
#pragma GCC unroll 4
        for (std::size_t group = 0; group < kGroups; ++group) {
            const Vector generation = vectors(block.generation)[group] * profiles[group].generation[at];
            const Vector load = vectors(block.load)[group] * profiles[group].load[at] +
                                vectors(block.heatPump)[group] * profiles[group].heatPump[at] +
                                vectors(block.car)[group] * profiles[group].car[at];
            const Vector most = vectors(block.power)[group];
            const Vector stored = state.stored[group];
            const Vector room = (vectors(block.capacity)[group] - stored) * factors.roomOut;
            const Vector content = stored * factors.out;
            const Vector direct = generation < load ? generation : load;
            const Vector surplus = generation - direct;
            const Vector lack = load - direct;
            const Vector chargeable = surplus < most ? surplus : most;
            const Vector dischargeable = lack < most ? lack : most;
            const Vector charged = chargeable < room ? chargeable : room;
            const Vector discharged = dischargeable < content ? dischargeable : content;
            // At the ends the content is off by rounding only, and the next step takes that back.
            state.stored[group] = stored + (charged * factors.in - discharged * factors.taken);
            const Vector feedIn = surplus - charged;
            const Vector grid = lack - discharged;
            state.grid[group] += grid;
            state.feedIn[group] += feedIn;
            state.discharged[group] += discharged;
            gridOfStep += grid;
            feedInOfStep += feedIn;
        }
        *vectors(curves.grid[step]) += gridOfStep;
        *vectors(curves.feedIn[step]) += feedInOfStep;
    }
    std::copy_n(&state.stored[0], kGroups, vectors(block.stored));
    std::copy_n(&state.grid[0], kGroups, vectors(sums.grid));
    std::copy_n(&state.feedIn[0], kGroups, vectors(sums.feedIn));
    std::copy_n(&state.discharged[0], kGroups, vectors(sums.discharged));
}

Error invalid(Text message)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message)};
}

Result<void> check(const StepProfiles& profiles, std::span<const Prosumer> prosumers, const BatteryLosses& losses)
{
    const auto isShare = [](float value) { return value > 0.0F && value <= 1.0F; };
    if (!isShare(losses.chargeEfficiency) || !isShare(losses.dischargeEfficiency)) {
        return invalid({"ein Wirkungsgrad des Speichers liegt nicht zwischen 0 und 1",
                        "an efficiency of the battery is not between 0 and 1"});
    }
    for (const Prosumer& prosumer : prosumers) {
        for (const ScaledProfile& one : {prosumer.generation, prosumer.load, prosumer.heatPump, prosumer.car}) {
            if (one.profile >= profiles.count() || !(one.scale >= 0.0F) || !std::isfinite(one.scale)) {
                return invalid({"ein Gebäude hat ein unbekanntes Profil oder eine negative Menge",
                                "a building has an unknown profile or a negative amount"});
            }
        }
        if (!(prosumer.capacityKwh >= 0.0F) || !(prosumer.batteryKwhPerStep >= 0.0F) ||
            !std::isfinite(prosumer.capacityKwh) || !std::isfinite(prosumer.batteryKwhPerStep)) {
            return invalid(
                {"ein Speicher hat eine negative oder unendliche Größe", "a battery has a negative or infinite size"});
        }
    }
    return {};
}

using ProfileKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

ProfileKey keyOf(const Prosumer& prosumer)
{
    return {prosumer.generation.profile, prosumer.load.profile, prosumer.heatPump.profile, prosumer.car.profile};
}

void fillLane(LaneBlock& block, std::size_t lane, const Prosumer& prosumer, std::uint32_t index)
{
    block.generation[lane] = prosumer.generation.scale;
    block.load[lane] = prosumer.load.scale;
    block.heatPump[lane] = prosumer.heatPump.scale;
    block.car[lane] = prosumer.car.scale;
    block.capacity[lane] = prosumer.capacityKwh;
    block.power[lane] = prosumer.batteryKwhPerStep;
    block.prosumers[lane] = index;
}

/// Buildings of the same profiles side by side; vectors that are not full are filled up with nobody.
std::vector<LaneBlock> blocksOf(const StepProfiles& profiles, std::span<const Prosumer> prosumers)
{
    std::map<ProfileKey, std::vector<std::uint32_t>> groups;
    for (std::size_t i = 0; i < prosumers.size(); ++i) {
        groups[keyOf(prosumers[i])].push_back(static_cast<std::uint32_t>(i));
    }
    LaneBlock empty;
    const float* const nothing = profiles[0].data();
    empty.profiles.fill({nothing, nothing, nothing, nothing});
    empty.prosumers.fill(kNobody);
    std::vector<LaneBlock> blocks;
    std::size_t vectors = 0;
    for (const auto& [key, members] : groups) {
        for (std::size_t begin = 0; begin < members.size(); begin += kVector, ++vectors) {
            const std::size_t group = vectors % kGroups;
            if (group == 0) {
                blocks.push_back(empty);
            }
            LaneBlock& block = blocks.back();
            block.profiles[group] = {profiles[std::get<0>(key)].data(), profiles[std::get<1>(key)].data(),
                                     profiles[std::get<2>(key)].data(), profiles[std::get<3>(key)].data()};
            for (std::size_t i = begin; i < std::min(begin + kVector, members.size()); ++i) {
                fillLane(block, group * kVector + i - begin, prosumers[members[i]], members[i]);
            }
        }
    }
    return blocks;
}

/// What a chunk of blocks adds to the curves.
struct ChunkCurves {
    std::vector<float> grid;
    std::vector<float> feedIn;
};

float sumOf(const std::array<float, kVector>& values)
{
    return ((values[0] + values[1]) + (values[2] + values[3])) + ((values[4] + values[5]) + (values[6] + values[7]));
}

void addTo(std::vector<ProsumerTotals>& totals, const LaneBlock& block, const TileSums& sums)
{
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (block.prosumers[lane] != kNobody) {
            ProsumerTotals& own = totals[block.prosumers[lane]];
            own.gridKwh += static_cast<double>(sums.grid[lane]);
            own.feedInKwh += static_cast<double>(sums.feedIn[lane]);
            own.dischargedKwh += static_cast<double>(sums.discharged[lane]);
        }
    }
}

/// Runs some blocks through all steps.
void runChunk(std::span<LaneBlock> blocks, std::size_t stepCount, const LossFactors& losses, ChunkCurves& curves,
              std::vector<ProsumerTotals>& totals)
{
    curves.grid.resize(stepCount);
    curves.feedIn.resize(stepCount);
    for (std::size_t from = 0; from < stepCount; from += kStepsPerTile) {
        const std::size_t count = std::min(kStepsPerTile, stepCount - from);
        TileCurves tile;
        for (LaneBlock& block : blocks) {
            TileSums sums;
            runTile(block, from, count, losses, sums, tile);
            addTo(totals, block, sums);
        }
        for (std::size_t step = 0; step < count; ++step) {
            curves.grid[from + step] = sumOf(tile.grid[step]);
            curves.feedIn[from + step] = sumOf(tile.feedIn[step]);
        }
    }
    for (const LaneBlock& block : blocks) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            if (block.prosumers[lane] != kNobody) {
                totals[block.prosumers[lane]].storedKwh = static_cast<double>(block.stored[lane]);
            }
        }
    }
}

/// Generation and load of all buildings in each step, profile by profile.
void addProfiles(BalanceResult& result, const StepProfiles& profiles, std::span<const Prosumer> prosumers)
{
    std::vector<double> generation(profiles.count());
    std::vector<double> load(profiles.count());
    for (std::size_t i = 0; i < prosumers.size(); ++i) {
        const Prosumer& prosumer = prosumers[i];
        ProsumerTotals& own = result.prosumers[i];
        generation[prosumer.generation.profile] += static_cast<double>(prosumer.generation.scale);
        own.generationKwh = profiles.sum(prosumer.generation.profile) * static_cast<double>(prosumer.generation.scale);
        for (const ScaledProfile& one : {prosumer.load, prosumer.heatPump, prosumer.car}) {
            load[one.profile] += static_cast<double>(one.scale);
            own.loadKwh += profiles.sum(one.profile) * static_cast<double>(one.scale);
        }
        own.directKwh = own.loadKwh - own.gridKwh - own.dischargedKwh;
        own.chargedKwh = own.generationKwh - own.feedInKwh - own.directKwh;
    }
    for (std::uint32_t profile = 1; profile < profiles.count(); ++profile) {
        for (std::size_t step = 0; step < profiles.stepCount(); ++step) {
            const auto value = static_cast<double>(profiles[profile][step]);
            result.generationKwh[step] += generation[profile] * value;
            result.loadKwh[step] += load[profile] * value;
        }
    }
}

} // namespace

StepProfiles::StepProfiles(std::size_t stepCount) : m_stepCount(stepCount)
{
    m_profiles.emplace_back(stepCount, 0.0F);
    m_sums.push_back(0.0);
}

Result<std::uint32_t> StepProfiles::add(std::span<const double> kwhPerUnit)
{
    const bool isSound = kwhPerUnit.size() == m_stepCount &&
                         std::ranges::all_of(kwhPerUnit, [](double v) { return v >= 0.0 && std::isfinite(v); });
    if (!isSound) {
        return invalid(
            {"ein Profil hat nicht " + std::to_string(m_stepCount) +
                 " Werte, oder einer davon ist negativ oder keine Zahl",
             "a profile has not " + std::to_string(m_stepCount) + " values, or one of them is negative or no number"});
    }
    std::vector<float> values(kwhPerUnit.size());
    std::ranges::transform(kwhPerUnit, values.begin(), [](double v) { return static_cast<float>(v); });
    m_sums.push_back(std::accumulate(values.begin(), values.end(), 0.0));
    m_profiles.push_back(std::move(values));
    return static_cast<std::uint32_t>(m_profiles.size() - 1);
}

Result<BalanceResult> runBalance(const StepProfiles& profiles, std::span<const Prosumer> prosumers,
                                 const BatteryLosses& losses, Job& job)
{
    WB_CHECK(check(profiles, prosumers, losses));
    const std::size_t stepCount = profiles.stepCount();
    BalanceResult result;
    result.prosumers.resize(prosumers.size());
    for (auto* const curve : {&result.generationKwh, &result.loadKwh, &result.gridKwh, &result.feedInKwh}) {
        curve->assign(stepCount, 0.0);
    }
    std::vector<LaneBlock> blocks = blocksOf(profiles, prosumers);
    std::vector<ChunkCurves> curves((blocks.size() + kBlocksPerChunk - 1) / kBlocksPerChunk);
    const LossFactors factors{.in = losses.chargeEfficiency,
                              .roomOut = 1.0F / losses.chargeEfficiency,
                              .out = losses.dischargeEfficiency,
                              .taken = 1.0F / losses.dischargeEfficiency};
    WB_CHECK(parallelChunks(blocks.size(), {.chunkSize = kBlocksPerChunk, .step = "balance"}, job,
                            [&](const Chunk& chunk) -> Result<void> {
                                runChunk(std::span(blocks).subspan(chunk.begin, chunk.end - chunk.begin), stepCount,
                                         factors, curves[chunk.index], result.prosumers);
                                return {};
                            }));
    for (const ChunkCurves& chunk : curves) { // in their order, whoever computed them
        for (std::size_t step = 0; step < stepCount; ++step) {
            result.gridKwh[step] += static_cast<double>(chunk.grid[step]);
            result.feedInKwh[step] += static_cast<double>(chunk.feedIn[step]);
        }
    }
    addProfiles(result, profiles, prosumers);
    return result;
}

} // namespace weitblick::energy
