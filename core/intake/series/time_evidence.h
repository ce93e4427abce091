// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/base/text.h"
#include "core/intake/series/civil_sequence.h"
#include "core/intake/series/stamp.h"
#include "core/intake/source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// Where the sequence of one site stands.
struct SequenceState {
    std::optional<std::int64_t> previousS; ///< stamp before
};

/// What all stamps of a source say together: step, clock, begin or end of interval. Feed it every stamp, in order.
class TimeEvidence {
public:
    explicit TimeEvidence(const BerlinClock& clock) : m_clock(&clock) {}

    void add(const Stamp& stamp, SequenceState& sequence);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] bool isDescending() const { return m_backward > m_forward; }
    /// The step of most readings, 0 where there is none.
    /// Units    seconds.
    [[nodiscard]] std::int64_t intervalS() const;
    /// True where the stamps must be the end of their interval: "24:00", or days that go from the first step to
    /// midnight.
    [[nodiscard]] bool stampsEnd() const;
    [[nodiscard]] bool allHaveOffset() const { return m_withOffset == m_count; }

    /// The clock by which the stamps go, if they tell; a question where two clocks are as likely.
    /// Method   the hour left out in March, or the one that comes twice in October, prove German clock time; readings
    ///          within the hour left out disprove it. Where neither is in the file, German clock time.
    struct Verdict {
        ClockKind clock = ClockKind::Civil;
        std::vector<Text> remarks;
        std::optional<Question> question;
    };
    [[nodiscard]] Verdict clock(const std::string& timeColumn) const;

private:
    [[nodiscard]] bool isFine() const; ///< an hour or less from reading to reading
    void addClockChange(std::int64_t localS, bool comesAgain);

    const BerlinClock* m_clock;
    std::int64_t m_count = 0;
    std::int64_t m_withOffset = 0;
    std::int64_t m_forward = 0;
    std::int64_t m_backward = 0;
    std::int64_t m_endsOfDay = 0;
    std::int64_t m_inLeftOutHour = 0; ///< stamps that no German clock shows
    std::int64_t m_jumpsOverHour = 0; ///< from before to behind the hour left out, without a reading in it
    std::int64_t m_twice = 0;         ///< stamps of the twofold hour that came again
    std::int64_t m_inTwofoldHour = 0;
    std::int64_t m_firstOfDayS = -1; ///< time of day of the first stamp
    std::int64_t m_lastOfDayS = -1;
    std::map<std::int64_t, std::int64_t> m_steps;
    std::int64_t m_otherSteps = 0;
};

} // namespace weitblick::intake
