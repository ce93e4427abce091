// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/time_evidence.h"

#include <algorithm>
#include <cstdlib>

namespace weitblick::intake {

namespace {

constexpr std::int64_t kHourS = 3'600;
constexpr std::int64_t kDayS = 86'400;
constexpr std::size_t kMostSteps = 64;

std::int64_t timeOfDay(std::int64_t localS)
{
    return ((localS % kDayS) + kDayS) % kDayS;
}

/// Both changes of the year lie in the hour from two to three.
bool isInChangeHour(std::int64_t localS)
{
    return timeOfDay(localS) / kHourS == 2;
}

} // namespace

void TimeEvidence::add(const Stamp& stamp, SequenceState& sequence)
{
    ++m_count;
    m_withOffset += stamp.offsetS ? 1 : 0;
    m_endsOfDay += stamp.isEndOfDay ? 1 : 0;
    const std::int64_t ofDay = stamp.isEndOfDay ? kDayS : timeOfDay(stamp.localS);
    m_firstOfDayS = m_firstOfDayS < 0 ? ofDay : m_firstOfDayS;
    m_lastOfDayS = ofDay;
    const auto previous = sequence.previousS;
    sequence.previousS = stamp.localS;
    if (previous) {
        const std::int64_t step = stamp.localS - *previous;
        m_forward += step > 0 ? 1 : 0;
        m_backward += step < 0 ? 1 : 0;
        const auto known = m_steps.find(std::abs(step));
        if (known != m_steps.end()) {
            ++known->second;
        } else if (m_steps.size() < kMostSteps) {
            m_steps[std::abs(step)] = 1;
        } else {
            ++m_otherSteps;
        }
    }
    if (!stamp.offsetS && stamp.hasTime) {
        const bool comesAgain = previous && *previous >= stamp.localS && *previous - stamp.localS < kHourS;
        if (isInChangeHour(stamp.localS)) {
            addClockChange(stamp.localS, comesAgain);
        } else if (previous && timeOfDay(stamp.localS) / kHourS == 3 && stamp.localS - *previous > kHourS &&
                   stamp.localS - *previous <= 2 * kHourS &&
                   CivilSequence::isLeftOut(*m_clock, stamp.localS / kHourS * kHourS - kHourS)) {
            ++m_jumpsOverHour;
        }
    }
}

void TimeEvidence::addClockChange(std::int64_t localS, bool comesAgain)
{
    if (CivilSequence::isLeftOut(*m_clock, localS)) {
        ++m_inLeftOutHour;
    } else if (CivilSequence::isTwofold(*m_clock, localS)) {
        ++m_inTwofoldHour;
        m_twice += comesAgain ? 1 : 0;
    }
}

std::int64_t TimeEvidence::intervalS() const
{
    std::int64_t best = 0;
    std::int64_t bestCount = 0;
    std::int64_t all = m_otherSteps;
    for (const auto& [step, count] : m_steps) {
        all += count;
        if (step > 0 && count > bestCount) {
            best = step;
            bestCount = count;
        }
    }
    constexpr std::int64_t kOfHundred = 70;
    return bestCount * 100 >= all * kOfHundred ? best : 0;
}

bool TimeEvidence::stampsEnd() const
{
    const std::int64_t step = intervalS();
    if (m_endsOfDay > 0 && step > 0) {
        return true;
    }
    const std::int64_t first = isDescending() ? m_lastOfDayS : m_firstOfDayS;
    const std::int64_t last = isDescending() ? m_firstOfDayS : m_lastOfDayS;
    return step > 0 && step < kDayS && first == step && last == 0;
}

bool TimeEvidence::isFine() const
{
    const std::int64_t step = intervalS();
    return step > 0 && step <= kHourS;
}

TimeEvidence::Verdict TimeEvidence::clock(const std::string& timeColumn) const
{
    Verdict verdict;
    if (allHaveOffset()) {
        return verdict;
    }
    const std::string quoted = "„" + timeColumn + "“";
    const Question::Option civil{.value = "time-civil",
                                 .label = {"deutsche Uhrzeit mit Sommerzeit", "German clock time with summer time"}};
    const Question::Option standard{.value = "time-standard",
                                    .label = {"ganzjährig Winterzeit (MEZ, UTC+1)", "CET all year (UTC+1)"}};
    const Question::Option utc{.value = "time-utc", .label = {"UTC", "UTC"}};
    if (m_inLeftOutHour > 0 && m_twice == 0 && isFine()) {
        const std::string count = std::to_string(m_inLeftOutHour);
        verdict.question = Question{
            .id = "column:" + timeColumn,
            .text = {"Spalte " + quoted + " hat " + count +
                         " Zeiten in der Stunde, die bei der Umstellung auf Sommerzeit ausfällt: deutsche Uhrzeit ist "
                         "das wohl nicht. Nach welcher Uhr sind die Zeiten?",
                     "column '" + timeColumn + "' has " + count +
                         " times in the hour that is left out when summer time begins: this seems to be no German "
                         "clock time. By which clock are they?"},
            .options = {standard, utc, civil}};
        return verdict;
    }
    const bool isProven = m_twice > 0 || m_jumpsOverHour > 0;
    if (!isProven && m_inTwofoldHour > 0 && isFine()) {
        verdict.question = Question{
            .id = "column:" + timeColumn,
            .text = {"Spalte " + quoted +
                         ": die Stunde, die bei der Umstellung auf Winterzeit zweimal kommt, steht nur einmal da. Nach "
                         "welcher Uhr sind die Zeiten?",
                     "column '" + timeColumn +
                         "': the hour that comes twice when summer time ends is there only once. By which clock are "
                         "the times?"},
            .options = {civil, standard, utc}};
        return verdict;
    }
    verdict.remarks.emplace_back(isProven
                                     ? "Zeiten nach deutscher Uhr (die Zeitumstellung ist in der Datei zu sehen)"
                                     : "Zeiten ohne Angabe einer Zone: gelesen als deutsche Uhrzeit mit Sommerzeit",
                                 isProven ? "times by the German clock (its change can be seen in the file)"
                                          : "times without a zone: read as German clock time with summer time");
    return verdict;
}

} // namespace weitblick::intake
