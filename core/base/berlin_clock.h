// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <vector>

namespace weitblick {

/// What clocks in Germany show: Europe/Berlin with its days of 23 and 25 hours. Local seconds count from
/// 1970-01-01T00:00 of the clock on the wall.
class BerlinClock {
public:
    /// A clock for instants in [firstUtcS, lastUtcS] and some days around.
    /// Method   tzdata of the system, which knows the changes until 2037; standard time after that.
    /// Errors   NotFound  the system knows no Europe/Berlin.
    static Result<BerlinClock> over(std::int64_t firstUtcS, std::int64_t lastUtcS);

    [[nodiscard]] std::int64_t localS(std::int64_t utcS) const;
    /// The instant at which the wall clock first shows this; one that is left out in March: the instant of the change.
    [[nodiscard]] std::int64_t utcS(std::int64_t localS) const;

private:
    /// From `fromUtcS` on, clocks are `offsetS` ahead of UTC.
    struct Span {
        std::int64_t fromUtcS = 0;
        std::int64_t offsetS = 0;
    };
    std::vector<Span> m_spans;
};

} // namespace weitblick
