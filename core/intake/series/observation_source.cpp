// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/observation_source.h"

namespace weitblick::intake {

std::size_t GatheredObservations::siteOf(const std::string& key)
{
    const auto [found, isNew] = m_sites.try_emplace(key, facts.places.size());
    if (isNew) {
        facts.places.push_back({.key = key, .name = {}, .x = {}, .y = {}, .capacity = {}});
    }
    return found->second;
}

std::uint32_t GatheredObservations::streamOf(const ObservedStream& stream)
{
    const auto [found, isNew] = m_streams.try_emplace(stream.key, static_cast<std::uint32_t>(facts.streams.size()));
    if (isNew) {
        facts.streams.push_back(stream);
    }
    return found->second;
}

Result<ObservedFacts> GatheredObservations::survey(Job& job)
{
    WB_CHECK(job.report(1.0));
    facts.readingEstimate = static_cast<std::int64_t>(readings.size());
    return facts;
}

Result<void> GatheredObservations::replay(ReadingTaker& taker, Job& job)
{
    constexpr std::size_t kBetweenReports = 4096;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        WB_CHECK(taker.take(readings[i]));
        if (i % kBetweenReports == 0) {
            WB_CHECK(job.report(static_cast<double>(i) / static_cast<double>(readings.size())));
        }
    }
    for (const Rejection& rejection : rejections) {
        WB_CHECK(taker.reject(rejection.line, rejection.reason, rejection.content));
    }
    return {};
}

} // namespace weitblick::intake
