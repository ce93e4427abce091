// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/filter_rows.h"

#include "core/analysis/formula/matching_rows.h"
#include "core/base/number_text.h"
#include "core/crossfilter/related_tables.h"
#include "core/geo/cell_index.h"
#include "core/geo/crs.h"
#include "core/geo/gpkg_geometry.h"
#include "core/geo/polygon_set.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace weitblick::dashboard {

namespace {

using crossfilter::CategoryColumn;
using crossfilter::ColumnValues;
using crossfilter::NumberColumn;
using crossfilter::TimeColumn;
using workspace::Cell;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kRowsPerReport = 4096;

std::string textOf(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return canonicalNumber(*real);
    }
    const auto* text = std::get_if<std::string_view>(&cell);
    return text == nullptr ? std::string() : std::string(*text);
}

double numberOf(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    double value = kNaN;
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        const char* end = text->data() + text->size();
        const auto read = std::from_chars(text->data(), end, value);
        return read.ec == std::errc() && read.ptr == end ? value : kNaN;
    }
    return value;
}

std::int64_t timeOf(const Cell& cell)
{
    const auto* text = std::get_if<std::string_view>(&cell);
    return text == nullptr ? crossfilter::kNoTime : instantOf(*text).value_or(crossfilter::kNoTime);
}

ColumnValues emptyColumn(WantedColumn::Form form, const std::string& unit)
{
    switch (form) {
    case WantedColumn::Form::Number:
        return NumberColumn{.values = {}, .unit = unit};
    case WantedColumn::Form::Time:
        return TimeColumn{};
    case WantedColumn::Form::Text:
        break;
    }
    return CategoryColumn();
}

void addTo(ColumnValues& column, const Cell& cell)
{
    if (auto* numbers = std::get_if<NumberColumn>(&column)) {
        numbers->values.push_back(numberOf(cell));
    } else if (auto* times = std::get_if<TimeColumn>(&column)) {
        times->utcS.push_back(timeOf(cell));
    } else if (auto* texts = std::get_if<CategoryColumn>(&column)) {
        const std::string text = textOf(cell);
        text.empty() ? texts->addMissing() : texts->add(text);
    }
}

/// One wanted column while the dataset is read.
struct Collected {
    const WantedColumn* wanted = nullptr;
    std::optional<std::size_t> position;           ///< among the columns of the reader; nothing: not there
    std::optional<std::vector<std::int64_t>> only; ///< feature ids that meet the condition, ascending
    std::size_t next = 0;                          ///< of only
    Text title;
    ColumnValues values;

    void take(const workspace::LayerReader& reader)
    {
        bool counts = position.has_value();
        if (counts && only) {
            while (next < only->size() && (*only)[next] < reader.fid()) {
                ++next;
            }
            counts = next < only->size() && (*only)[next] == reader.fid();
        }
        addTo(values, counts ? reader.value(*position) : Cell());
    }
};

geo::Point middleOf(std::span<const std::byte> geometry)
{
    const auto header =
        geometry.empty() ? Result<geo::GpkgHeader>(geo::GpkgHeader{.isEmpty = true}) : geo::readGpkgHeader(geometry);
    if (!header || header->isEmpty || header->envelope.isEmpty()) {
        return {kNaN, kNaN};
    }
    const geo::Envelope& box = header->envelope;
    return {(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2};
}

Result<std::vector<Collected>> collectors(workspace::Workspace& project, const workspace::LayerSchema& schema,
                                          const RowsWish& wish, std::vector<std::string>& columns, Job& job)
{
    std::vector<Collected> collected;
    for (const WantedColumn& wanted : wish.columns) {
        Collected one{.wanted = &wanted};
        const auto index = schema.indexOf(wanted.column);
        if (index) {
            const workspace::Column& column = schema.columns[*index];
            const auto found = std::ranges::find(columns, column.name);
            one.position = static_cast<std::size_t>(std::distance(columns.begin(), found));
            if (found == columns.end()) {
                columns.push_back(column.name);
            }
            const std::string& title = column.title.empty() ? column.name : column.title;
            one.title = {title, title};
        }
        one.values = emptyColumn(wanted.form, index ? schema.columns[*index].unit : "");
        if (!wanted.where.empty()) {
            WB_TRY(one.only, analysis::formula::matchingRows(project, schema.name, wanted.where, job));
            std::ranges::sort(*one.only);
        }
        collected.push_back(std::move(one));
    }
    return collected;
}

} // namespace

std::string WantedColumn::name() const
{
    constexpr const char* kForms[] = {"text", "number", "time"};
    return column + '\n' + kForms[static_cast<std::size_t>(form)] + '\n' + where;
}

Result<FilterRows> readFilterRows(workspace::Workspace& project, std::string_view name, const RowsWish& wish, Job& job)
{
    WB_TRY(const workspace::Dataset dataset, project.dataset(name));
    std::vector<std::string> columns;
    if (dataset.schema.indexOf(wish.keyColumn)) {
        columns.push_back(wish.keyColumn);
    }
    const bool hasKey = !columns.empty();
    WB_TRY(auto collected, collectors(project, dataset.schema, wish, columns, job));
    const bool hasMiddles = wish.middles && dataset.schema.geometry != workspace::GeometryType::None;
    WB_TRY(auto reader, project.read(name, {.columns = columns, .geometry = hasMiddles}));
    FilterRows rows;
    NumberColumn ids;
    while (true) {
        WB_TRY(const bool hasRow, reader.next());
        if (!hasRow) {
            break;
        }
        const auto done = static_cast<std::int64_t>(rows.fids.size());
        if (done % kRowsPerReport == 0) {
            WB_CHECK(job.report(static_cast<double>(done) /
                                    static_cast<double>(std::max<std::int64_t>(dataset.rowCount, done + 1)),
                                "rows"));
        }
        rows.fids.push_back(reader.fid());
        ids.values.push_back(static_cast<double>(reader.fid()));
        for (Collected& one : collected) {
            one.take(reader);
        }
        if (hasKey) {
            rows.keys.push_back(textOf(reader.value(0)));
        }
        if (hasMiddles) {
            rows.middles.push_back(middleOf(reader.geometry()));
        }
    }
    rows.table = crossfilter::FilterTable(std::string(name), {});
    WB_CHECK(rows.table.add({.name = "fid", .title = {"Nummer", "number"}, .values = std::move(ids)}));
    for (Collected& one : collected) {
        WB_CHECK(rows.table.add(
            {.name = one.wanted->name(), .title = std::move(one.title), .values = std::move(one.values)}));
    }
    return rows;
}

Result<std::vector<std::uint32_t>> coveringRows(workspace::Workspace& project, std::string_view zones,
                                                std::vector<geo::Point> points, int srsId, Job& job)
{
    WB_TRY(const workspace::Dataset dataset, project.dataset(zones));
    if (dataset.schema.srsId != srsId) {
        WB_TRY(const auto transformer,
               geo::Transformer::create({.definition = "EPSG:" + std::to_string(srsId)},
                                        {.definition = "EPSG:" + std::to_string(dataset.schema.srsId)}));
        for (geo::Point& point : points) {
            transformer.apply({&point.x, 1}, {&point.y, 1}); // what cannot be transformed becomes NaN
        }
    }
    geo::PolygonSet polygons;
    WB_TRY(auto reader, project.read(zones, {.columns = std::vector<std::string>()}));
    while (true) {
        WB_TRY(const bool hasRow, reader.next());
        if (!hasRow) {
            break;
        }
        WB_CHECK(job.report(0.0, "zones"));
        if (!geo::appendPolygon(polygons, reader.fid(), reader.geometry())) {
            WB_CHECK(geo::appendPolygon(polygons, reader.fid(), {})); // a zone that nothing is in
        }
    }
    WB_TRY(const auto index, geo::CellIndex::build(polygons, job));
    WB_TRY(auto rows, index.firstCovering(points, job));
    std::ranges::replace(rows, geo::kNoZone, crossfilter::kNoParent);
    return rows;
}

std::vector<std::uint32_t> rowsByKey(const std::vector<std::string>& zoneKeys, const std::vector<std::string>& keys)
{
    std::unordered_map<std::string_view, std::uint32_t> rowOf;
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (std::size_t row = 0; row < zoneKeys.size(); ++row) {
        if (!zoneKeys[row].empty()) {
            rowOf.emplace(zoneKeys[row], static_cast<std::uint32_t>(row));
            shortest = std::min(shortest, zoneKeys[row].size());
        }
    }
    std::vector<std::uint32_t> rows;
    for (const std::string_view key : keys) {
        std::uint32_t found = crossfilter::kNoParent;
        for (std::size_t length = key.size(); length >= shortest && found == crossfilter::kNoParent; --length) {
            const auto row = rowOf.find(key.substr(0, length));
            found = row == rowOf.end() ? crossfilter::kNoParent : row->second;
        }
        rows.push_back(found);
    }
    return rows;
}

std::optional<std::int64_t> instantOf(std::string_view iso)
{
    const auto part = [&iso](std::size_t at, std::size_t length) {
        int value = -1;
        if (at + length <= iso.size()) {
            const char* end = iso.data() + at + length;
            if (std::from_chars(iso.data() + at, end, value).ptr != end) {
                value = -1;
            }
        }
        return value;
    };
    constexpr std::size_t kDateLength = 10;
    if (iso.size() < kDateLength || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(std::max(0, part(5, 2)))),
                                           std::chrono::day(static_cast<unsigned>(std::max(0, part(8, 2)))));
    if (!date.ok()) {
        return std::nullopt;
    }
    const auto day =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::sys_days(date).time_since_epoch()).count();
    if (iso.size() == kDateLength) {
        return day + std::chrono::seconds(std::chrono::hours(12)).count(); // within that day in every German year
    }
    const int hour = part(11, 2);
    const int minute = part(14, 2);
    const int second = std::max(0, part(17, 2));
    if (hour < 0 || minute < 0) {
        return std::nullopt;
    }
    constexpr std::int64_t kHourS = 3600;
    constexpr std::int64_t kMinuteS = 60;
    return day + hour * kHourS + minute * kMinuteS + second;
}

} // namespace weitblick::dashboard
