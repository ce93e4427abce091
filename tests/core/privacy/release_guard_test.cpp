// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/release_guard.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

using namespace weitblick::privacy;

namespace {

using Mask = std::vector<std::uint64_t>;

Mask maskOf(std::size_t unitCount, const std::vector<std::size_t>& units)
{
    Mask mask((unitCount + 63) / 64, 0);
    for (const std::size_t unit : units) {
        mask[unit / 64] |= std::uint64_t{1} << (unit % 64);
    }
    return mask;
}
Mask range(std::size_t unitCount, std::size_t begin, std::size_t end)
{
    std::vector<std::size_t> units;
    for (std::size_t unit = begin; unit < end; ++unit) {
        units.push_back(unit);
    }
    return maskOf(unitCount, units);
}
bool has(const Mask& mask, std::size_t unit)
{
    return (mask[unit / 64] >> (unit % 64) & 1U) != 0;
}
std::size_t sizeOf(const Mask& mask)
{
    std::size_t count = 0;
    for (const std::uint64_t word : mask) {
        count += static_cast<std::size_t>(std::popcount(word));
    }
    return count;
}
ReleaseGuard guardOf(std::size_t unitCount)
{
    return {std::vector<double>(unitCount, 1.0), 5.0};
}

/// An attacker with linear algebra: which units' values follow from the sums of all released selections and of all
/// units? Gauss and Jordan on the matrix of the selections; a row with one entry tells one value.
class Attacker {
public:
    explicit Attacker(std::size_t unitCount) : m_unitCount(unitCount) { learn(range(unitCount, 0, unitCount)); }

    void learn(const Mask& selection)
    {
        std::vector<double> row(m_unitCount);
        for (std::size_t unit = 0; unit < m_unitCount; ++unit) {
            row[unit] = has(selection, unit) ? 1.0 : 0.0;
        }
        for (const auto& [pivot, known] : m_rows) {
            subtract(row, known, pivot);
        }
        const auto largest = std::ranges::max_element(row, {}, [](double each) { return std::abs(each); });
        if (std::abs(*largest) < 1e-9) {
            return;
        }
        const auto pivot = static_cast<std::size_t>(largest - row.begin());
        const double scale = row[pivot];
        std::ranges::transform(row, row.begin(), [scale](double each) { return each / scale; });
        for (auto& [other, known] : m_rows) {
            subtract(known, row, pivot);
        }
        m_rows.emplace_back(pivot, std::move(row));
    }
    /// The fewest units over which a reduced equation sums.
    [[nodiscard]] std::size_t fewest() const
    {
        std::size_t fewest = m_unitCount;
        for (const auto& [pivot, row] : m_rows) {
            fewest = std::min(fewest, static_cast<std::size_t>(
                                          std::ranges::count_if(row, [](double x) { return std::abs(x) > 1e-9; })));
        }
        return fewest;
    }

private:
    static void subtract(std::vector<double>& row, const std::vector<double>& known, std::size_t pivot)
    {
        if (const double factor = row[pivot]; factor != 0.0) {
            for (std::size_t unit = 0; unit < row.size(); ++unit) {
                row[unit] -= factor * known[unit];
            }
        }
    }
    std::size_t m_unitCount;
    std::vector<std::pair<std::size_t, std::vector<double>>> m_rows;
};

} // namespace

class ReleaseGuardTest : public QObject {
    Q_OBJECT

private slots:
    void fourAreTooFewAndFiveAreNot()
    {
        ReleaseGuard guard = guardOf(20);
        QCOMPARE(guard.release(range(20, 0, 4)), Verdict::TooFew);
        QCOMPARE(guard.release(range(20, 0, 5)), Verdict::Released);
        QCOMPARE(guard.atomCount(), std::size_t{2});
    }
    void theOthersMustBeEnoughToo()
    {
        ReleaseGuard guard = guardOf(20); // the sum of all 20 is known
        QCOMPARE(guard.release(range(20, 0, 16)), Verdict::Derivable);
        QCOMPARE(guard.release(range(20, 0, 20)), Verdict::Released);
    }
    void twoSelectionsThatDifferByOneAreNotBothTold()
    {
        ReleaseGuard guard = guardOf(200);
        QCOMPARE(guard.release(range(200, 0, 50)), Verdict::Released);
        QCOMPARE(guard.release(range(200, 0, 51)), Verdict::Derivable);
        QCOMPARE(guard.release(range(200, 0, 46)), Verdict::Derivable);
        QCOMPARE(guard.release(range(200, 0, 45)), Verdict::Released);
        QCOMPARE(guard.release(range(200, 0, 50)), Verdict::Released); // told before: nothing new
    }
    void threeSelectionsAreJudgedTogether()
    {
        ReleaseGuard guard = guardOf(30); // A = 0…9, B = 10…19, C = 0…18: A + B - C is one unit
        QCOMPARE(guard.release(range(30, 0, 10)), Verdict::Released);
        QCOMPARE(guard.release(range(30, 10, 20)), Verdict::Released);
        QCOMPARE(guard.release(range(30, 0, 19)), Verdict::Derivable);
    }
    void askingLeavesNoTrace()
    {
        ReleaseGuard guard = guardOf(100);
        QCOMPARE(guard.ask(range(100, 0, 10)), Verdict::Released);
        QCOMPARE(guard.atomCount(), std::size_t{1});
        QCOMPARE(guard.release(range(100, 0, 11)), Verdict::Released);
    }
    void unitsWithoutAValueDoNotCount()
    {
        std::vector<double> members(20, 1.0);
        std::fill_n(members.begin(), 3, 0.0);
        ReleaseGuard guard(members, 5.0);
        QCOMPARE(guard.release(range(20, 0, 7)), Verdict::TooFew);
        QCOMPARE(guard.release(range(20, 0, 3)), Verdict::Released); // of nobody
        QCOMPARE(guard.release(range(20, 0, 8)), Verdict::Released);
    }
    void aUnitOfManyIsAGroupByItself()
    {
        ReleaseGuard guard({8.0, 5.0, 4.0, 3.0, 12.0}, 5.0);
        QCOMPARE(guard.release(maskOf(5, {0})), Verdict::Released);
        QCOMPARE(guard.release(maskOf(5, {2})), Verdict::TooFew);
        QCOMPARE(guard.release(maskOf(5, {2, 3})), Verdict::Released);
    }
    void fewerThanTheSmallestGroupTellNothing()
    {
        ReleaseGuard guard = guardOf(4);
        QCOMPARE(guard.release(range(4, 0, 4)), Verdict::TooFew);
    }
    /// Every pair of stretches of 200 units, each pair before a fresh guard: what it tells of the second after the
    /// first, alone and with the sum of all, has no combination of fewer than five units.
    void noPairOfSelectionsOf200UnitsTellsAGroupOfFewerThanFive()
    {
        constexpr std::size_t kUnits = 200;
        constexpr std::size_t kStep = 3; // 67 ends: 2,211 stretches, 2.4 million pairs
        std::vector<std::pair<std::size_t, std::size_t>> stretches;
        for (std::size_t begin = 0; begin < kUnits; begin += kStep) {
            for (std::size_t end = begin + 1; end <= kUnits; end += kStep) {
                stretches.emplace_back(begin, end);
            }
        }
        std::size_t told = 0;
        std::size_t refused = 0;
        for (const auto& [a, b] : stretches) {
            ReleaseGuard first = guardOf(kUnits);
            if (first.release(range(kUnits, a, b)) != Verdict::Released) {
                QVERIFY(b - a < 5 || kUnits - (b - a) < 5);
                continue;
            }
            for (const auto& [c, d] : stretches) {
                const bool isReleased = first.ask(range(kUnits, c, d)) == Verdict::Released;
                // The four atoms of two stretches; every sum that can be computed is one over whole atoms.
                const std::size_t both = std::min(b, d) > std::max(a, c) ? std::min(b, d) - std::max(a, c) : 0;
                const std::size_t onlyFirst = b - a - both;
                const std::size_t onlySecond = d - c - both;
                const std::size_t neither = kUnits - both - onlyFirst - onlySecond;
                for (const std::size_t atom : {both, onlyFirst, onlySecond, neither}) {
                    QVERIFY(!isReleased || atom == 0 || atom >= 5);
                }
                (isReleased ? told : refused) += 1;
            }
        }
        QVERIFY(told > 500'000 && refused > 100'000); // it is of use, and it is in use
    }
    void noRunOfRandomSelectionsCanBeSolved()
    {
        constexpr std::size_t kUnits = 200;
        std::mt19937 random(5);
        for (int trial = 0; trial < 40; ++trial) {
            ReleaseGuard guard = guardOf(kUnits);
            Attacker attacker(kUnits);
            for (int ask = 0; ask < 150; ++ask) {
                Mask mask((kUnits + 63) / 64, 0);
                const std::size_t kind = random() % 3;
                const std::size_t middle = random() % kUnits;
                const std::size_t reach = 1 + random() % 60;
                for (std::size_t unit = 0; unit < kUnits; ++unit) {
                    const bool isNear = unit + reach > middle && unit < middle + reach;
                    const bool isIn = kind == 0   ? isNear
                                      : kind == 1 ? unit % (2 + reach % 9) == middle % 2
                                                  : random() % 2 == 0;
                    mask[unit / 64] |= static_cast<std::uint64_t>(isIn) << (unit % 64);
                }
                if (guard.release(mask) == Verdict::Released && sizeOf(mask) > 0) {
                    attacker.learn(mask);
                }
            }
            QVERIFY2(attacker.fewest() >= 5, qPrintable(QString::number(attacker.fewest())));
            QVERIFY(guard.atomCount() <= kUnits / 5);
        }
    }
    void withoutTheGuardTheAttackerSucceeds()
    {
        Attacker attacker(200);
        attacker.learn(range(200, 0, 50));
        attacker.learn(range(200, 0, 51));
        QCOMPARE(attacker.fewest(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ReleaseGuardTest)
#include "release_guard_test.moc"
