// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_line.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace weitblick;
using namespace weitblick::series;

namespace {

SeriesColumn columnOf(const std::vector<Reading>& readings, std::int64_t intervalS = 900)
{
    SeriesColumn column;
    column.description.intervalS = intervalS;
    if (!readings.empty()) {
        column.chunks.push_back(Chunk::of(readings));
    }
    return column;
}

std::vector<Reading> noise(std::size_t count)
{
    std::mt19937 random(3);
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < count; ++i) {
        readings.push_back({static_cast<std::int64_t>(i) * 900, static_cast<double>(random() % 1000) / 10.0});
    }
    return readings;
}

} // namespace

class SeriesLineTest : public QObject {
    Q_OBJECT

private slots:
    void fewReadingsAreTheirOwnPoints()
    {
        const auto line = lineOf(columnOf({{0, 1.5}, {900, 2.5}, {1'800, 0.5}}), {0, 2'700}, 100);
        QVERIFY((line == std::vector<LinePoint>{{0, 1.5, true}, {900, 2.5, false}, {1'800, 0.5, false}}));
    }
    void gapsAreGaps()
    {
        const auto line = lineOf(columnOf({{0, 1}, {900, 2}, {3'600, 3}, {4'500, 4}}), {0, 9'000}, 100);
        QCOMPARE(std::ranges::count(line, true, &LinePoint::beginsPiece), 2);
        QVERIFY(line[2].beginsPiece);
        const auto irregular = lineOf(columnOf({{0, 1}, {900, 2}, {3'600, 3}}, 0), {0, 9'000}, 100);
        QCOMPARE(std::ranges::count(irregular, true, &LinePoint::beginsPiece), 1);
    }
    void theLineLeadsToTheEdgesOfThePicture()
    {
        const auto line = lineOf(columnOf({{0, 1}, {900, 2}, {1'800, 3}, {2'700, 4}}), {1'000, 2'000}, 100);
        QCOMPARE(line.front().utcS, std::int64_t(900));
        QCOMPARE(line.back().utcS, std::int64_t(2'700));
    }
    void everyColumnHasItsExtremesAndNothingElseIsAdded()
    {
        const auto readings = noise(30'000);
        const TimeSpan span{0, 30'000 * 900};
        constexpr std::size_t kColumns = 500;
        const auto line = lineOf(columnOf(readings), span, kColumns);
        QVERIFY(line.size() <= 4 * (kColumns + 2));
        QVERIFY(std::ranges::is_sorted(line, {}, &LinePoint::utcS));
        const double columnS = 30'000.0 * 900 / kColumns;
        std::vector<std::pair<double, double>> truth(kColumns, {1e9, -1e9});
        std::vector<std::pair<double, double>> drawn = truth;
        const auto include = [columnS](auto& all, std::int64_t utcS, double value) {
            auto& one = all[static_cast<std::size_t>(static_cast<double>(utcS) / columnS)];
            one = {std::min(one.first, value), std::max(one.second, value)};
        };
        std::ranges::for_each(readings, [&](const Reading& one) { include(truth, one.utcS, one.value); });
        std::ranges::for_each(line, [&](const LinePoint& one) { include(drawn, one.utcS, one.value); });
        QVERIFY(truth == drawn);
    }
    void nothingInNothingOut()
    {
        QVERIFY(lineOf(columnOf({}), {0, 100}, 10).empty());
        QVERIFY(lineOf(columnOf({{0, 1}}), {100, 100}, 10).empty());
    }
};

QTEST_GUILESS_MAIN(SeriesLineTest)
#include "series_line_test.moc"
