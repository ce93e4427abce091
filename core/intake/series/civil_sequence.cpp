// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/civil_sequence.h"

namespace weitblick::intake {

namespace {

constexpr std::int64_t kHourS = 3'600;
constexpr std::int64_t kDayS = 86'400;

std::int64_t dayOf(std::int64_t localS)
{
    return localS >= 0 ? localS / kDayS : (localS - kDayS + 1) / kDayS;
}

} // namespace

bool CivilSequence::isTwofold(const BerlinClock& clock, std::int64_t localS)
{
    const std::int64_t first = clock.utcS(localS);
    return clock.localS(first) == localS && clock.localS(first + kHourS) == localS;
}

bool CivilSequence::isLeftOut(const BerlinClock& clock, std::int64_t localS)
{
    return clock.localS(clock.utcS(localS)) != localS;
}

std::int64_t CivilSequence::resolved(std::int64_t localS) const
{
    const std::int64_t first = m_clock->utcS(localS);
    if (!isTwofold(*m_clock, localS)) {
        return first;
    }
    const std::int64_t second = first + kHourS;
    if (m_order == StampOrder::Descending) {
        return !m_previousUtcS || *m_previousUtcS > second ? second : first;
    }
    return m_previousUtcS && *m_previousUtcS >= first ? second : first;
}

/// Most days have one offset from midnight to midnight: looked up once a day.
std::optional<std::int64_t> CivilSequence::civilUtcS(std::int64_t localS)
{
    const std::int64_t day = dayOf(localS);
    if (m_quietDay != day) {
        const std::int64_t start = m_clock->utcS(day * kDayS);
        m_quietOffsetS = day * kDayS - start;
        const bool isQuiet = m_clock->utcS((day + 1) * kDayS) - start == kDayS;
        m_quietDay = isQuiet ? std::optional(day) : std::nullopt;
        if (!isQuiet) {
            return isLeftOut(*m_clock, localS) ? std::nullopt : std::optional(resolved(localS));
        }
    }
    return localS - m_quietOffsetS;
}

std::optional<std::int64_t> CivilSequence::utcS(const Stamp& stamp)
{
    std::optional<std::int64_t> instant = stamp.localS;
    if (!stamp.offsetS && m_kind == ClockKind::Standard) {
        instant = stamp.localS - kHourS;
    } else if (!stamp.offsetS && m_kind == ClockKind::Civil) {
        instant = civilUtcS(stamp.localS);
    }
    m_previousUtcS = instant ? instant : m_previousUtcS;
    return instant;
}

} // namespace weitblick::intake
