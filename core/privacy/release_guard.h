// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::privacy {

/// What becomes of a wish to tell the sum of some units.
enum class Verdict : std::uint8_t {
    Released,  ///< may be told; the guard keeps it in mind
    TooFew,    ///< the selection itself has too few members
    Derivable, ///< together with what was told before, a group of too few could be computed
};

/// Refuses sums from which, together with all that was told before, the value of too few units could be computed.
///
/// Method   The selections told so far cut the units into atoms: units that every one of them takes or leaves alike.
///          Whatever is computed from the sums by adding and subtracting is a sum over whole atoms. A selection is
///          therefore told only while each atom that it would make still has `smallest` members. The sum of all units
///          counts as told from the start. This refuses more than would have to be refused, and it needs no search.
/// Source   Dobkin, Jones, Lipton: Secure databases, protection against user influence, ACM TODS 4 (1979), on
///          overlapping queries; atoms as in Chin, Özsoyoğlu: Auditing and inference control, IEEE TSE 8 (1982).
/// Threads  one at a time.
class ReleaseGuard {
public:
    /// `members` by unit: 0 for one without a value, more than 1 for one that stands for several.
    ReleaseGuard(std::vector<double> members, double smallest);

    /// Whether the sum over the units of a mask may be told, bit u % 64 of word u / 64 being unit u.
    [[nodiscard]] Verdict ask(std::span<const std::uint64_t> selected) const;
    /// ask(), and what is told is kept in mind.
    Verdict release(std::span<const std::uint64_t> selected);

    [[nodiscard]] std::size_t unitCount() const { return m_members.size(); }
    /// Groups that can be told apart by what was told.
    [[nodiscard]] std::size_t atomCount() const { return m_atomMembers.size(); }

private:
    [[nodiscard]] std::vector<double> insideOf(std::span<const std::uint64_t> selected) const;
    [[nodiscard]] Verdict judge(const std::vector<double>& inside) const;

    std::vector<double> m_members;     ///< by unit
    std::vector<std::uint32_t> m_atom; ///< by unit
    std::vector<double> m_atomMembers; ///< by atom
    double m_smallest;
};

} // namespace weitblick::privacy
