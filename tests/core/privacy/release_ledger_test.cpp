// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/release_ledger.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <thread>

using namespace weitblick::privacy;

namespace {

using Masks = std::vector<std::vector<std::uint64_t>>;

ReleaseSubject subject(const char* key)
{
    return {.key = key, .members = std::vector<double>(40, 1.0), .smallest = 5.0};
}
std::vector<std::uint64_t> firstUnits(unsigned count)
{
    return {(std::uint64_t{1} << count) - 1};
}

} // namespace

class ReleaseLedgerTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasToldIsRememberedFromOneRequestToTheNext()
    {
        ReleaseLedger ledger;
        QCOMPARE(ledger.release(subject("a"), Masks{firstUnits(20)}), (std::vector{Verdict::Released}));
        QCOMPARE(ledger.release(subject("a"), Masks{firstUnits(21), firstUnits(20), firstUnits(25)}),
                 (std::vector{Verdict::Derivable, Verdict::Released, Verdict::Released}));
    }
    void subjectsDoNotDisturbEachOther()
    {
        ReleaseLedger ledger;
        ledger.release(subject("a"), Masks{firstUnits(20)});
        QCOMPARE(ledger.release(subject("b"), Masks{firstUnits(21)}), (std::vector{Verdict::Released}));
    }
    void forgettingStartsAnew()
    {
        ReleaseLedger ledger;
        ledger.release(subject("a"), Masks{firstUnits(20)});
        ledger.forget();
        QCOMPARE(ledger.release(subject("a"), Masks{firstUnits(21)}), (std::vector{Verdict::Released}));
    }
    void threadsTogetherTellNoMoreThanOne()
    {
        ReleaseLedger ledger;
        std::vector<std::jthread> threads;
        std::array<Verdict, 8> verdicts{};
        for (unsigned i = 0; i < verdicts.size(); ++i) {
            threads.emplace_back(
                [&, i] { verdicts.at(i) = ledger.release(subject("a"), Masks{firstUnits(16 + i % 4)}).front(); });
        }
        threads.clear();
        QCOMPARE(std::ranges::count(verdicts, Verdict::Released), 2); // the same selection, asked for twice
    }
    void theProgramHasOne() { QCOMPARE(&ReleaseLedger::ofProgram(), &ReleaseLedger::ofProgram()); }
};

QTEST_GUILESS_MAIN(ReleaseLedgerTest)
#include "release_ledger_test.moc"
