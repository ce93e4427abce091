// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/privacy_group.h"

#include "core/privacy/release_ledger.h"

#include <numeric>

namespace weitblick::energy {

Result<void> requireGroup(std::int64_t members, std::int64_t smallest)
{
    if (members >= smallest) {
        return {};
    }
    const std::string count = std::to_string(members);
    const std::string least = std::to_string(smallest);
    return Error{.code = ErrorCode::Refused,
                 .message = {"nur " + count + " Gebäude mit Verbrauch: unter " + least +
                                 " ließe sich der Verbrauch einzelner erkennen",
                             "only " + count + " buildings with consumption: below " + least +
                                 " that of a single one could be told"},
                 .subject = "area",
                 .advice = {"Das Gebiet größer wählen (§ 52 Absatz 3 MsbG, § 10 Absatz 2 WPG)",
                            "Choose a larger area (MsbG § 52, WPG § 10)"}};
}

Result<void> requireRelease(const AskedBuildings& asked, std::int64_t smallest)
{
    constexpr std::size_t kRowsPerWord = 64;
    std::vector<std::vector<std::uint64_t>> selection(1);
    selection.front().resize((asked.consumers.size() + kRowsPerWord - 1) / kRowsPerWord, 0);
    double chosen = 0.0;
    for (const std::size_t row : asked.rows) {
        selection.front()[row / kRowsPerWord] |= std::uint64_t{1} << (row % kRowsPerWord);
        chosen += asked.consumers[row];
    }
    WB_CHECK(requireGroup(static_cast<std::int64_t>(chosen), smallest));
    const auto verdicts = privacy::ReleaseLedger::ofProgram().release(
        {.key = asked.dataset, .members = asked.consumers, .smallest = static_cast<double>(smallest)}, selection);
    if (verdicts.front() == privacy::Verdict::Released) {
        return {};
    }
    const std::string least = std::to_string(smallest);
    return Error{.code = ErrorCode::Refused,
                 .message = {"zusammen mit einem früheren Ergebnis, oder mit dem aller Gebäude, ergäbe sich der "
                             "Verbrauch von weniger als " +
                                 least + " Gebäuden",
                             "together with a former result, or with that of all buildings, the consumption of fewer "
                             "than " +
                                 least + " buildings would follow"},
                 .subject = "area",
                 .advice = {"Das frühere Gebiet nehmen, oder eines, das sich um mindestens " + least +
                                " Gebäude davon unterscheidet",
                            "Take the former area, or one that differs from it by at least " + least + " buildings"}};
}

} // namespace weitblick::energy
