// SPDX-License-Identifier: GPL-3.0-or-later
// series: the time series of a project, or one of them hour by hour, day by day …
#include "app/cli/commands.h"
#include "app/cli/opened_project.h"
#include "app/cli/text_table.h"
#include "core/base/berlin_clock.h"
#include "core/base/number_text.h"
#include "core/base/unit_text.h"
#include "core/series/aggregation.h"
#include "core/series/series_catalogue.h"
#include "core/series/series_store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace weitblick::cli {

namespace {

using namespace series; // NOLINT(google-build-using-namespace): every name here is from it

constexpr int kDecimals = 6;

Error unknownWord(const Text& what, std::string_view word, const Text& advice)
{
    const std::string name(word);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {what.de + " „" + name + "“ gibt es nicht", "there is no " + what.en + " \"" + name + "\""},
                 .subject = name,
                 .advice = advice};
}

/// A day of the calendar in Germany ("2024-03-31") as the instant at which it begins.
Result<std::int64_t> beginOfDay(const std::string& text)
{
    const auto number = [&text](std::size_t from, std::size_t length) {
        int value = -1;
        const char* end = text.data() + from + length;
        return std::from_chars(text.data() + from, end, value).ptr == end ? value : -1;
    };
    using namespace std::chrono; // NOLINT(google-build-using-namespace)
    year_month_day date{};
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        date =
            year(number(0, 4)) / month(static_cast<unsigned>(number(5, 2))) / day(static_cast<unsigned>(number(8, 2)));
    }
    if (!date.ok()) {
        return unknownWord({"den Tag", "day"}, text,
                           {"Ein Datum wie 2024-03-31 angeben", "Give a date like 2024-03-31"});
    }
    const std::int64_t localS = sys_days(date).time_since_epoch().count() * 86'400LL;
    WB_TRY(const auto clock, BerlinClock::over(localS, localS));
    return clock.utcS(localS);
}

Result<AggregateRequest> requestOf(const SeriesArguments& arguments)
{
    AggregateRequest request;
    const auto step = civilStepOf(arguments.every);
    if (!step) {
        return unknownWord({"die Zeitspanne", "step"}, arguments.every,
                           {"Möglich sind quarter, hour, day, week, month, year, hour_of_week",
                            "Possible are quarter, hour, day, week, month, year, hour_of_week"});
    }
    request.step = *step;
    const auto aggregate = aggregateOf(arguments.aggregate);
    if (!aggregate) {
        return unknownWord(
            {"die Zusammenfassung", "aggregate"}, arguments.aggregate,
            {"Möglich sind mean, min, max, sum, count, percentile, exceedances, completeness, first, last",
             "Possible are mean, min, max, sum, count, percentile, exceedances, completeness, first, last"});
    }
    request.aggregate = *aggregate;
    request.parameter = arguments.parameter;
    request.leastShare = arguments.leastShare;
    return request;
}

/// The days asked for, or what there is. The last day is meant whole.
Result<void> setSpan(AggregateRequest& request, const SeriesArguments& arguments, const SeriesColumns& columns)
{
    TimeSpan span = columns.span();
    if (arguments.from) {
        WB_TRY(span.fromUtcS, beginOfDay(*arguments.from));
    }
    if (arguments.to) {
        WB_TRY(const auto lastDay, beginOfDay(*arguments.to));
        WB_TRY(const auto days, civilBins(CivilStep::Day, {lastDay, lastDay + 1}));
        span.toUtcS = days.edgesUtcS.back();
    }
    request.span = span;
    return {};
}

std::string instantText(std::int64_t utcS)
{
    const auto bins = civilBins(CivilStep::QuarterHour, {utcS, utcS + 1});
    return bins ? labelOf(*bins, 0) : std::string();
}

Result<void> listSeries(Session& session, SeriesStore& store)
{
    WB_TRY(const auto all, store.series());
    WB_TRY(const auto extents, store.extents());
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows;
    for (const SeriesDescription& one : all) {
        const auto found = std::ranges::find(extents, one.id, &SeriesExtent::series);
        const SeriesExtent extent = found == extents.end() ? SeriesExtent{} : *found;
        const std::string first = extent.readingCount == 0 ? "–" : instantText(extent.firstUtcS);
        const std::string last = extent.readingCount == 0 ? "–" : instantText(extent.lastUtcS);
        rows.push_back({std::to_string(one.id.value), one.set, one.title.empty() ? one.key : one.title, one.property,
                        printedUnit(one.unit), std::to_string(extent.readingCount), first, last});
        list.push_back({{"id", one.id.value},
                        {"set", one.set},
                        {"key", one.key},
                        {"title", one.title},
                        {"property", one.property},
                        {"unit", one.unit},
                        {"kind", nameOf(one.kind)},
                        {"interval_s", one.intervalS},
                        {"readings", extent.readingCount},
                        {"first_utc_s", extent.firstUtcS},
                        {"last_utc_s", extent.lastUtcS},
                        {"last_value", extent.lastValue}});
    }
    std::vector<std::string> lines = alignedTable(
        {"ID", session.say({"Quelle", "Set"}), session.say({"Zeitreihe", "Series"}), session.say({"Größe", "Property"}),
         session.say({"Einheit", "Unit"}), session.say({"Werte", "Readings"}), session.say({"von", "from"}),
         session.say({"bis", "to"})},
        {Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Right, Align::Left, Align::Left},
        rows, session.lineWidth());
    if (all.empty()) {
        lines = {session.say({"Das Projekt hat keine Zeitreihen.", "The project has no time series."})};
    }
    session.result({{"series", std::move(list)}}, lines);
    return {};
}

/// By number, or by "set/key".
Result<SeriesDescription> namedSeries(SeriesStore& store, const std::string& name)
{
    std::int64_t number = 0;
    const char* end = name.data() + name.size();
    if (std::from_chars(name.data(), end, number).ptr == end) {
        return store.description({number});
    }
    const auto slash = name.find('/');
    return store.find(name.substr(0, slash), slash == std::string::npos ? "" : name.substr(slash + 1));
}

void showBins(Session& session, const SeriesDescription& series, const CivilBins& bins, const BinValues& values)
{
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
        const bool isThere = !std::isnan(values.values[bin]);
        nlohmann::json one = {{"bin", labelOf(bins, bin)}, {"count", values.counts[bin]}};
        one["value"] = isThere ? nlohmann::json(values.values[bin]) : nlohmann::json();
        if (!bins.isProfile()) {
            one["from_utc_s"] = bins.edgesUtcS[bin];
        }
        list.push_back(std::move(one));
        rows.push_back({labelOf(bins, bin),
                        isThere ? readableNumber(values.values[bin], session.language(), kDecimals) : "–",
                        std::to_string(values.counts[bin])});
    }
    const std::string heading = printedUnit(series.unit);
    const auto lines =
        alignedTable({session.say({"Zeit", "Time"}), heading.empty() ? session.say({"Wert", "Value"}) : heading,
                      session.say({"Werte", "Readings"})},
                     {Align::Left, Align::Right, Align::Right}, rows, session.lineWidth());
    session.result({{"series", series.id.value}, {"unit", series.unit}, {"bins", std::move(list)}}, lines);
}

Result<void> showSeries(Session& session, SeriesStore& store, const SeriesArguments& arguments)
{
    WB_TRY(AggregateRequest request, requestOf(arguments));
    WB_TRY(const auto series, namedSeries(store, *arguments.series));
    Job job = session.job(series.title);
    WB_TRY(const auto columns, store.columns(std::array{series.id}, {}, job));
    if (columns.readingCount() == 0) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Zeitreihe hat keine Werte", "the series has no readings"},
                     .subject = series.key};
    }
    WB_CHECK(setSpan(request, arguments, columns));
    WB_TRY(const auto bins, binsFor(request, columns));
    showBins(session, series, bins, aggregate(columns.series.front(), bins, request));
    return {};
}

} // namespace

int runSeries(Session& session, const SeriesArguments& arguments)
{
    auto project = openProject(session, arguments.file, workspace::Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    auto store = SeriesStore::open(opened);
    if (!store) {
        return session.fail(store.error());
    }
    SeriesStore series = std::move(store).value();
    const auto shown = arguments.series ? showSeries(session, series, arguments) : listSeries(session, series);
    return shown ? 0 : session.fail(shown.error());
}

} // namespace weitblick::cli
