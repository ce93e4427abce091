// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace weitblick::privacy {

/// Shares of a sum above which its largest contributors could be estimated from it.
struct DominanceRule {
    double largestShare = 1.0;    ///< 0 to 1; 1: not asked
    double twoLargestShare = 1.0; ///< 0 to 1; 1: not asked
};

/// What adds up to one published number.
struct Contributions {
    double members = 0.0; ///< units with a value
    double sum = 0.0;
    double largest = 0.0;
    double secondLargest = 0.0;

    void add(double value, double memberCount);
    void addGroup(double value, double memberCount); ///< large enough to be told by itself: it dominates nobody
};

/// Whether one or two contributors make up so much of the sum that it tells what they have.
/// No data  a sum of 0 or below is not dominated.
bool isDominated(const Contributions& part, const DominanceRule& rule);

enum class Total : unsigned char { Shown, Hidden };

/// Which parts of a total must not be told.
struct Suppression {
    std::vector<bool> hidden;   ///< by part
    bool isTotalHidden = false; ///< the total, too: it would tell the part
};

/// Hides parts with fewer than `smallest` members and, where the total is shown, as many others as are needed so that
/// the hidden ones together have `smallest` members and are at least two.
///
/// Method   complementary suppression: the smallest of the parts still shown goes next. A part without members is
///          empty, not hidden.
/// Source   Statistisches Bundesamt, Geheimhaltung in der Statistik: primäre und sekundäre Geheimhaltung.
Suppression suppressed(std::span<const double> members, double smallest, Total total);

/// The same with parts that are hidden for a reason of their own (dominance); as many as there are members.
Suppression suppressed(std::span<const double> members, const std::vector<bool>& mustHide, double smallest,
                       Total total);

/// Where a number lies that is not told.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// What anybody can say of each hidden part of a known total: amounts are not negative.
Interval intervalOf(double total, double shown);

} // namespace weitblick::privacy
