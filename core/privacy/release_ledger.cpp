// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/release_ledger.h"

namespace weitblick::privacy {

std::vector<Verdict> ReleaseLedger::release(const ReleaseSubject& subject,
                                            std::span<const std::vector<std::uint64_t>> selections)
{
    const std::scoped_lock lock(m_mutex);
    ReleaseGuard& guard = m_guards.try_emplace(subject.key, subject.members, subject.smallest).first->second;
    std::vector<Verdict> verdicts;
    verdicts.reserve(selections.size());
    for (const auto& selection : selections) {
        verdicts.push_back(guard.release(selection));
    }
    return verdicts;
}

void ReleaseLedger::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_guards.clear();
}

ReleaseLedger& ReleaseLedger::ofProgram()
{
    static ReleaseLedger ledger;
    return ledger;
}

} // namespace weitblick::privacy
