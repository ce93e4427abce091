// SPDX-License-Identifier: GPL-3.0-or-later
// One side of the jobs c1 to c5:
//   bench.series_probe csv FILE SENSORS                     a year of quarter-hours as lines for all programs
//   bench.series_probe ingest CSV PROJECT                   the lines into a new project, durable
//   bench.series_probe fill PROJECT SENSORS READINGS SHAPE  a project; SHAPE is even, gaps or irregular
//   bench.series_probe query PROJECT                        the questions of c3 and c4, median of five
//   bench.series_probe slider PROJECT STEP                  p50 and p99 of a step over all series (hour, day …)
// Prints one line of JSON.
#include "core/series/aggregation.h"
#include "core/series/plain_csv.h"
#include "core/series/series_columns.h"
#include "core/series/time_slices.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/bench/series_rows.h"
#include "tests/bench/stopwatch.h"

namespace {

using namespace weitblick;
using namespace weitblick::bench;
using namespace weitblick::series;

[[noreturn]] void give(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.message.en.c_str());
    std::exit(1); // NOLINT(concurrency-mt-unsafe)
}

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        give(result.error());
    }
    return std::move(result).value();
}

void must(const Result<void>& result)
{
    if (!result) {
        give(result.error());
    }
}

void writeCsv(const char* file, std::int64_t sensorCount)
{
    std::FILE* out = std::fopen(file, "wb");
    std::fprintf(out, "sensor,ts,v\n");
    for (std::int64_t sensor = 0; sensor < sensorCount; ++sensor) {
        for (std::int64_t i = 0; i < kQuartersOfYear; ++i) {
            const std::int64_t day = i / 96;
            const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1) +
                                                   std::chrono::days(day));
            std::fprintf(out, "%lld,%04d-%02u-%02u %02lld:%02lld:00,%.1f\n", static_cast<long long>(sensor),
                         static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                         static_cast<unsigned>(date.day()), static_cast<long long>(i % 96 / 4),
                         static_cast<long long>(i % 4 * 15), seriesValue(sensor * kQuartersOfYear + i));
        }
    }
    std::fclose(out);
}

void ingest(const char* csv, const char* file)
{
    std::filesystem::remove(file);
    workspace::Workspace project = must(workspace::Workspace::create(file));
    const Stopwatch watch;
    const int descriptor = ::open(csv, O_RDONLY | O_CLOEXEC);
    const auto size = std::filesystem::file_size(csv);
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
    Job job;
    const auto keyed = must(readPlainCsv({static_cast<const char*>(mapped), size}, job));
    const double readS = watch.wallS();
    SeriesStore store = must(SeriesStore::open(project));
    auto transaction = must(store.begin());
    must(store.putSet({.name = "bench"}));
    std::vector<SeriesReadings> batches;
    for (const KeyedReadings& one : keyed) {
        const SeriesId id = must(store.putSeries({.set = "bench", .key = one.key, .unit = "1", .intervalS = 900}));
        batches.push_back({.series = id, .readings = one.readings});
    }
    const AppendReport report = must(store.append(batches, job));
    must(transaction.commit());
    const double seconds = watch.wallS();
    const double cpuS = watch.cpuS();
    ::munmap(mapped, size);
    ::close(descriptor);
    double sum = 0.0;
    for (const KeyedReadings& one : keyed) {
        for (const Reading& reading : one.readings) {
            sum += std::round(reading.value * 10.0);
        }
    }
    must(project.close());
    std::printf(
        "{\"seconds\": %.6f, \"cpu_s\": %.6f, \"read_s\": %.6f, \"rows\": %lld, \"tenths\": %.0f, \"bytes\": %lld}\n",
        seconds, cpuS, readS, static_cast<long long>(report.added), sum,
        static_cast<long long>(std::filesystem::file_size(file)));
}

Shape shapeOf(std::string_view name)
{
    return name == "gaps" ? Shape::Gaps : name == "irregular" ? Shape::Irregular : Shape::Even;
}

void fill(const char* file, std::int64_t sensorCount, std::int64_t readingCount, Shape shape)
{
    std::filesystem::remove(file);
    workspace::Workspace project = must(workspace::Workspace::create(file));
    SeriesStore store = must(SeriesStore::open(project));
    const Stopwatch watch;
    must(fillSeries(store, sensorCount, readingCount, shape));
    const double seconds = watch.wallS();
    const StoreSize size = must(store.size());
    must(project.close());
    std::printf("{\"seconds\": %.3f, \"readings\": %lld, \"payload_bytes\": %lld, \"file_bytes\": %lld}\n", seconds,
                static_cast<long long>(size.readingCount), static_cast<long long>(size.bytes),
                static_cast<long long>(std::filesystem::file_size(file)));
}

/// Median of five, after one that warms up.
template <typename Work>
double medianS(Work work)
{
    work();
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const Stopwatch watch;
        work();
        times.push_back(watch.wallS());
    }
    std::ranges::sort(times);
    return times[2];
}

struct HourlySum {
    std::int64_t count = 0;
    double sum = 0.0;
};

/// "select count(*), sum(a) from (select avg(v) a … group by sensor, hour)"
HourlySum hourly(const SeriesColumns& columns, const TimeSpan& span)
{
    const AggregateRequest request{.step = CivilStep::Hour, .span = span};
    const CivilBins bins = must(binsFor(request, columns));
    std::vector<HourlySum> sums(columns.series.size());
    Job job;
    must(aggregateEach(columns, bins, request, job, [&](std::size_t index, BinValues& values) -> Result<void> {
        for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
            if (values.counts[bin] > 0) {
                sums[index].sum += values.values[bin];
                ++sums[index].count;
            }
        }
        return {};
    }));
    HourlySum all;
    for (const HourlySum& one : sums) {
        all.count += one.count;
        all.sum += one.sum;
    }
    return all;
}

double digestOf(const std::vector<BinSummary>& summaries)
{
    double digest = 0.0;
    for (const BinSummary& one : summaries) {
        digest += one.count == 0 ? 0.0 : one.sum.mean(one.count) + one.least + one.most;
    }
    return digest;
}

void query(const char* file)
{
    workspace::Workspace project = must(workspace::Workspace::open(file, workspace::Access::ReadOnly));
    SeriesStore store = must(SeriesStore::open(project));
    Job job;
    const Stopwatch loading;
    const SeriesColumns columns = must(store.columns({}, {}, job));
    const double loadS = loading.wallS();
    const Stopwatch daysLoading;
    const SeriesDays days = must(store.days({}, job));
    const double loadDaysS = daysLoading.wallS();
    HourlySum year;
    HourlySum month;
    double scanned = 0.0;
    double rolled = 0.0;
    const double yearS = medianS([&] { year = hourly(columns, columns.span()); });
    const TimeSpan june{1'717'200'000, 1'719'792'000}; // 2024-06-01 to 07-01, UTC
    const double monthS = medianS([&] { month = hourly(columns, june); });
    const CivilBins bins = must(civilBins(CivilStep::Day, columns.span()));
    const double scanS = medianS([&] { scanned = digestOf(must(summarize(columns, bins, job))); });
    const double rollS = medianS([&] { rolled = digestOf(must(summarize(days, bins, job))); });
    std::printf(
        "{\"seconds\": %.6f, \"cpu_s\": 0, \"load_s\": %.6f, \"load_days_s\": %.6f, \"year_s\": %.6f, \"month_s\": "
        "%.6f, \"days_scan_s\": %.6f, \"days_roll_s\": %.6f, \"year_bins\": %lld, \"year_sum\": %.6f, "
        "\"month_bins\": %lld, \"month_sum\": %.6f, \"days_scanned\": %.9f, \"days_rolled\": %.9f, "
        "\"memory_bytes\": %zu}\n",
        yearS, loadS, loadDaysS, yearS, monthS, scanS, rollS, static_cast<long long>(year.count), year.sum,
        static_cast<long long>(month.count), month.sum, scanned, rolled, columns.memoryBytes());
}

void slider(const char* file, std::string_view stepName)
{
    workspace::Workspace project = must(workspace::Workspace::open(file, workspace::Access::ReadOnly));
    SeriesStore store = must(SeriesStore::open(project));
    Job job;
    const auto columns = std::make_shared<const SeriesColumns>(must(store.columns({}, {}, job)));
    const AggregateRequest request{.step = civilStepOf(stepName).value_or(CivilStep::Day)};
    TimeSlices slices = must(TimeSlices::over(columns, request));
    std::vector<double> times;
    double digest = 0.0;
    for (std::size_t bin = 0; bin < std::min<std::size_t>(slices.bins().binCount, 4000); ++bin) {
        const Stopwatch watch;
        const auto values = must(slices.at(bin, job));
        times.push_back(watch.wallS());
        digest += std::isnan(values[0]) ? 0.0 : values[0];
    }
    std::ranges::sort(times);
    const auto at = [&times](double share) {
        return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
    };
    std::printf(
        "{\"seconds\": %.9f, \"cpu_s\": 0, \"p50_s\": %.9f, \"p99_s\": %.9f, \"worst_s\": %.9f, \"steps\": %zu, "
        "\"readings\": %lld, \"digest\": %.3f}\n",
        at(0.99), at(0.5), at(0.99), times.back(), times.size(), static_cast<long long>(columns->readingCount()),
        digest);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode == "csv" && argc == 4) {
        writeCsv(argv[2], std::atoll(argv[3]));
    } else if (mode == "ingest" && argc == 4) {
        ingest(argv[2], argv[3]);
    } else if (mode == "fill" && argc == 6) {
        fill(argv[2], std::atoll(argv[3]), std::atoll(argv[4]), shapeOf(argv[5]));
    } else if (mode == "query" && argc == 3) {
        query(argv[2]);
    } else if (mode == "slider" && argc == 4) {
        slider(argv[2], argv[3]);
    } else {
        return 2;
    }
    return 0;
}
