// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace weitblick::map_link {

/// Which layers have killed the map host, and which of them are not drawn any
/// more: those that did it three times within a minute. A plain value; time is
/// given from outside.
class Quarantine {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::size_t kDeaths = 3;
    static constexpr std::chrono::seconds kWithin{60};

    /// The host died while it was at this layer. True: the layer is quarantined
    /// now.
    bool blame(const std::string& layerId, Time now);
    /// The host died, and it could have been any layer: until the guilty one is
    /// found, it draws one by one.
    void suspectAll(Time now);

    [[nodiscard]] bool isCareful(Time now) const; ///< a death within the last minute: draw layer by layer
    [[nodiscard]] bool holds(const std::string& layerId) const { return m_held.contains(layerId); }
    [[nodiscard]] const std::set<std::string>& held() const { return m_held; }
    void release(const std::string& layerId); ///< the user wants to try it again,
                                              ///< or its data have changed

private:
    std::map<std::string, std::vector<Time>> m_deaths;
    std::set<std::string> m_held;
    Time m_lastDeath = Time::min();
};

} // namespace weitblick::map_link
