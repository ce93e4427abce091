// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/berlin_clock.h"

#include <algorithm>
#include <chrono>
#include <date/tz.h>
#include <exception>

namespace weitblick {

Result<BerlinClock> BerlinClock::over(std::int64_t firstUtcS, std::int64_t lastUtcS)
{
    constexpr std::int64_t kMarginS = 400 * 86'400LL; // a year around: bins begin before the first instant
    using std::chrono::seconds;
    BerlinClock clock;
    try {
        const auto* zone = date::locate_zone("Europe/Berlin");
        date::sys_seconds at{seconds(firstUtcS - kMarginS)};
        const date::sys_seconds last{seconds(lastUtcS + kMarginS)};
        while (clock.m_spans.empty() || at <= last) {
            const date::sys_info info = zone->get_info(at);
            clock.m_spans.push_back({.fromUtcS = at.time_since_epoch().count(), .offsetS = info.offset.count()});
            if (info.end <= at) {
                break;
            }
            at = info.end;
        }
    } catch (const std::exception& trouble) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"dieses System kennt die Zeitzone Europe/Berlin nicht",
                                 "this system does not know the time zone Europe/Berlin"},
                     .subject = trouble.what(),
                     .advice = {"Das Paket tzdata installieren", "Install the package tzdata"}};
    }
    return clock;
}

std::int64_t BerlinClock::localS(std::int64_t utcS) const
{
    auto span = std::ranges::upper_bound(m_spans, utcS, {}, &Span::fromUtcS);
    return utcS + (span == m_spans.begin() ? span : span - 1)->offsetS;
}

std::int64_t BerlinClock::utcS(std::int64_t localS) const
{
    for (std::size_t i = 0; i + 1 < m_spans.size(); ++i) {
        const std::int64_t found = localS - m_spans[i].offsetS;
        if (found < m_spans[i + 1].fromUtcS) {
            return std::max(found, m_spans[i].fromUtcS);
        }
    }
    return localS - m_spans.back().offsetS;
}

} // namespace weitblick
