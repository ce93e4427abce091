// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/bin_codes.h"

#include <QTest>

#include <limits>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<std::uint32_t> listed(const BinCodes& codes)
{
    std::vector<std::uint32_t> list;
    for (std::size_t row = 0; row < codes.rowCount(); ++row) {
        list.push_back(codes[row]);
    }
    return list;
}

std::size_t bytesPerCode(const BinCodes& codes)
{
    return codes.visit([](const auto& list) { return sizeof(list[0]); });
}

} // namespace

class BinCodesTest : public QObject {
    Q_OBJECT

private slots:
    void numbersGetTheBinTheyLieIn()
    {
        Job job;
        WB_VALUE(const Binning binning, boundedBins({}, {0, 10, 20}));
        WB_VALUE(const BinCodes codes, binCodes(NumberColumn{.values = {0, 10, 10.5, kNone, 21, -1}}, binning, job));
        QCOMPARE(listed(codes), (std::vector<std::uint32_t>{0, 0, 1, 3, 2, 2}));
        QCOMPARE(codes.binCount(), 4U);
    }
    void textsGetTheirBinOrTheOthers()
    {
        CategoryColumn column;
        for (const char* text : {"a", "b", "a", "c"}) {
            column.add(text);
        }
        column.addMissing();
        Job job;
        WB_VALUE(const Binning binning, categoryBins(column, {.limit = 1}));
        WB_VALUE(const BinCodes codes, binCodes(column, binning, job));
        QCOMPARE(listed(codes), (std::vector<std::uint32_t>{0, 1, 0, 1, 2}));
    }
    void upTo256BinsTakeOneByte()
    {
        NumberColumn column;
        column.values.resize(256);
        std::iota(column.values.begin(), column.values.end(), 0.0);
        Job job;
        WB_VALUE(const Binning wide, equalWidthBins(column, {.binCount = 1000}, job));
        QCOMPARE(wide.binCount(), 257U); // with the missing
        WB_VALUE(const BinCodes two, binCodes(column, wide, job));
        QCOMPARE(bytesPerCode(two), std::size_t{2});
        QCOMPARE(two[255], 255U);
        column.values.pop_back();
        WB_VALUE(const Binning narrow, equalWidthBins(column, {.binCount = 1000}, job));
        WB_VALUE(const BinCodes one, binCodes(column, narrow, job));
        QCOMPARE(bytesPerCode(one), std::size_t{1});
    }
    void instantsGetTheHourOfTheClockOnTheWall()
    {
        Job job;
        // 2026-03-29 01:30 (winter), 03:30 (summer), nothing, the year 300,000
        const TimeColumn column{.utcS = {1'774'744'200, 1'774'747'800, kNoTime, 9'405'071'222'400}};
        WB_VALUE(const Binning binning, timeBins(column, TimeUnit::HourOfDay));
        WB_VALUE(const BinCodes codes, binCodes(column, binning, job));
        QCOMPARE(listed(codes), (std::vector<std::uint32_t>{1, 3, 24, 24}));
        WB_VALUE(const BinCodes none, binCodes(TimeColumn{.utcS = {kNoTime}}, binning, job));
        QCOMPARE(listed(none), (std::vector<std::uint32_t>{24}));
    }
    void binsOfAnotherSortAreRefused()
    {
        Job job;
        const Binning intervals{.kind = BinKind::Intervals};
        const Binning times{.kind = BinKind::TimeCycle};
        QCOMPARE(binCodes(CategoryColumn(), intervals, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(binCodes(TimeColumn(), intervals, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(binCodes(NumberColumn(), times, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(binCodes(TextIdColumn(), intervals, job).error().code, ErrorCode::InvalidInput);
        CategoryColumn other;
        other.add("x");
        QCOMPARE(binCodes(other, Binning{.kind = BinKind::Categories}, job).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const auto stopped = binCodes(NumberColumn{.values = {1}}, Binning{}, job);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(BinCodesTest)
#include "bin_codes_test.moc"
