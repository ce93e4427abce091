// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/quarantine.h"

namespace weitblick::map_link {

bool Quarantine::blame(const std::string& layerId, Time now)
{
    m_lastDeath = now;
    auto& deaths = m_deaths[layerId];
    std::erase_if(deaths, [now](Time death) { return now - death > kWithin; });
    deaths.push_back(now);
    return deaths.size() >= kDeaths && m_held.insert(layerId).second;
}

void Quarantine::suspectAll(Time now)
{
    m_lastDeath = now;
}

bool Quarantine::isCareful(Time now) const
{
    return m_lastDeath != Time::min() && now - m_lastDeath <= kWithin;
}

void Quarantine::release(const std::string& layerId)
{
    m_held.erase(layerId);
    m_deaths.erase(layerId);
}

} // namespace weitblick::map_link
