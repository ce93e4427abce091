// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/release_guard.h"

#include <limits>
#include <numeric>
#include <utility>

namespace weitblick::privacy {

namespace {

constexpr std::size_t kUnitsPerWord = 64;

bool isSelected(std::span<const std::uint64_t> selected, std::size_t unit)
{
    const std::size_t word = unit / kUnitsPerWord;
    return word < selected.size() && (selected[word] >> (unit % kUnitsPerWord) & 1U) != 0;
}

bool isTooFew(double members, double smallest)
{
    return members > 0.0 && members < smallest;
}

} // namespace

ReleaseGuard::ReleaseGuard(std::vector<double> members, double smallest)
    : m_members(std::move(members)),
      m_atom(m_members.size(), 0),
      m_atomMembers(1, std::accumulate(m_members.begin(), m_members.end(), 0.0)),
      m_smallest(smallest)
{
}

std::vector<double> ReleaseGuard::insideOf(std::span<const std::uint64_t> selected) const
{
    std::vector<double> inside(m_atomMembers.size(), 0.0);
    for (std::size_t unit = 0; unit < m_members.size(); ++unit) {
        if (isSelected(selected, unit)) {
            inside[m_atom[unit]] += m_members[unit];
        }
    }
    return inside;
}

Verdict ReleaseGuard::judge(const std::vector<double>& inside) const
{
    if (isTooFew(std::accumulate(inside.begin(), inside.end(), 0.0), m_smallest)) {
        return Verdict::TooFew;
    }
    for (std::size_t atom = 0; atom < inside.size(); ++atom) {
        if (isTooFew(inside[atom], m_smallest) || isTooFew(m_atomMembers[atom] - inside[atom], m_smallest)) {
            return Verdict::Derivable;
        }
    }
    return Verdict::Released;
}

Verdict ReleaseGuard::ask(std::span<const std::uint64_t> selected) const
{
    return judge(insideOf(selected));
}

Verdict ReleaseGuard::release(std::span<const std::uint64_t> selected)
{
    constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
    const std::vector<double> inside = insideOf(selected);
    const Verdict verdict = judge(inside);
    if (verdict != Verdict::Released) {
        return verdict;
    }
    std::vector<std::uint32_t> cutOff(inside.size(), kNone); ///< by atom: the new one of its selected units
    for (std::size_t atom = 0; atom < inside.size(); ++atom) {
        if (inside[atom] > 0.0 && inside[atom] < m_atomMembers[atom]) {
            cutOff[atom] = static_cast<std::uint32_t>(m_atomMembers.size());
            m_atomMembers.push_back(inside[atom]);
            m_atomMembers[atom] -= inside[atom];
        }
    }
    for (std::size_t unit = 0; unit < m_members.size(); ++unit) {
        if (const std::uint32_t atom = cutOff[m_atom[unit]]; atom != kNone && isSelected(selected, unit)) {
            m_atom[unit] = atom;
        }
    }
    return verdict;
}

} // namespace weitblick::privacy
