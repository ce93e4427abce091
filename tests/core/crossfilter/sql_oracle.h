// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crossfilter/cross_filter.h"

#include <sqlite3.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::crossfilter::testing {

/// What SQL says about one cell: rows, rows with a value, sum of the values in hundredths.
struct SqlCell {
    std::int64_t rows = 0;
    std::int64_t valueRows = 0;
    std::int64_t hundredths = 0;
    friend bool operator==(const SqlCell&, const SqlCell&) = default;
};

/// The same rows in SQLite, in memory. Bins are CASE expressions over the values and civil time is that of SQLite and
/// glibc (TZ must be Europe/Berlin), so that nothing is shared with the engine. Values to be summed are stored as whole
/// hundredths. Row numbers are in the column r.
class SqlOracle {
public:
    SqlOracle() { must(sqlite3_open(":memory:", &m_database)); }
    ~SqlOracle() { sqlite3_close(m_database); }
    SqlOracle(const SqlOracle&) = delete;
    SqlOracle& operator=(const SqlOracle&) = delete;

    void add(const FilterTable& table)
    {
        std::string create = "CREATE TABLE " + table.name() + "(r INTEGER PRIMARY KEY";
        std::string insert = "INSERT INTO " + table.name() + " VALUES(?";
        for (const Column& column : table.columns()) {
            create += "," + column.name;
            insert += ",?";
        }
        run(create + ")");
        run("BEGIN");
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v2(m_database, (insert + ")").c_str(), -1, &statement, nullptr));
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            must(sqlite3_bind_int64(statement, 1, static_cast<sqlite3_int64>(row)));
            int position = 2;
            for (const Column& column : table.columns()) {
                bind(statement, position++, column, row);
            }
            if (sqlite3_step(statement) != SQLITE_DONE) {
                std::abort();
            }
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
        }
        sqlite3_finalize(statement);
        run("COMMIT");
    }
    /// parentOf as a table of its own: (r of the child, p of the parent).
    void addRelation(const std::string& name, const std::vector<std::uint32_t>& parentOf)
    {
        run("CREATE TABLE " + name + "(r INTEGER PRIMARY KEY, p INTEGER); BEGIN");
        for (std::size_t row = 0; row < parentOf.size(); ++row) {
            if (parentOf[row] != kNoParent) {
                run("INSERT INTO " + name + " VALUES(" + std::to_string(row) + "," + std::to_string(parentOf[row]) +
                    ")");
            }
        }
        run("COMMIT; CREATE INDEX i_" + name + " ON " + name + "(p)");
    }

    /// The number of the cell of a row, as an expression.
    static std::string cellExpression(const View& view)
    {
        if (view.axes.empty()) {
            return "0";
        }
        std::string cell = binExpression(view.axes[0]);
        if (view.axes.size() == 2) {
            cell = "(" + cell + ")*" + std::to_string(view.axes[1].binning.binCount()) + "+(" +
                   binExpression(view.axes[1]) + ")";
        }
        return cell;
    }
    /// Whether a row passes a filter, as an expression.
    static std::string condition(const View& view, const ViewFilter& filter)
    {
        if (const auto* brushed = std::get_if<BrushedBins>(&filter)) {
            std::string text = "1";
            for (std::size_t axis = 0; axis < view.axes.size(); ++axis) {
                text += " AND " + rangeCondition(view.axes[axis], brushed->ranges[axis]);
            }
            return text;
        }
        if (const auto* chosen = std::get_if<ChosenCells>(&filter)) {
            std::string list;
            for (const std::uint32_t cell : chosen->cells) {
                list += (list.empty() ? "" : ",") + std::to_string(cell);
            }
            return "(" + cellExpression(view) + ") IN (" + list + ")";
        }
        if (const auto* rows = std::get_if<ChosenRows>(&filter)) {
            std::string list;
            for (std::size_t row = 0; row < rows->rows->rowCount(); ++row) {
                if (rows->rows->contains(row)) {
                    list += (list.empty() ? "" : ",") + std::to_string(row);
                }
            }
            return "r IN (" + list + ")";
        }
        return "1";
    }
    /// All filters of a table but that of view `except` (a number that no view has: all of them).
    static std::string where(const LinkedViews& linked, const TableFilters& filters, std::size_t except)
    {
        std::string text = "1";
        for (std::size_t view = 0; view < linked.views.size(); ++view) {
            if (view != except) {
                text += " AND " + condition(linked.views[view], filters.ofViews[view]);
            }
        }
        return text;
    }

    std::vector<SqlCell> cells(const std::string& table, const View& view, const std::string& where)
    {
        std::vector<SqlCell> cells(view.cellCount());
        const std::string value = view.valueColumn.empty() ? "NULL" : view.valueColumn;
        query("SELECT " + cellExpression(view) + " AS cell, count(*), count(" + value + "), coalesce(sum(" + value +
                  "),0) FROM " + table + " WHERE " + where + " GROUP BY cell",
              [&](sqlite3_stmt* row) {
                  cells.at(static_cast<std::size_t>(sqlite3_column_int64(row, 0))) = {
                      sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2), sqlite3_column_int64(row, 3)};
              });
        return cells;
    }
    std::vector<std::uint32_t> rows(const std::string& table, const std::string& where)
    {
        std::vector<std::uint32_t> rows;
        query("SELECT r FROM " + table + " WHERE " + where + " ORDER BY r",
              [&](sqlite3_stmt* row) { rows.push_back(static_cast<std::uint32_t>(sqlite3_column_int64(row, 0))); });
        return rows;
    }

private:
    static void must(int outcome)
    {
        if (outcome != SQLITE_OK) {
            std::fprintf(stderr, "SQLite: %s\n", sqlite3_errstr(outcome));
            std::abort();
        }
    }
    void run(const std::string& sql) { must(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr)); }
    template <typename Take>
    void query(const std::string& sql, const Take& take)
    {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr));
        while (sqlite3_step(statement) == SQLITE_ROW) {
            take(statement);
        }
        must(sqlite3_finalize(statement));
    }
    static void bind(sqlite3_stmt* statement, int position, const Column& column, std::size_t row)
    {
        if (const auto* numbers = std::get_if<NumberColumn>(&column.values)) {
            const double value = numbers->values[row];
            if (column.name == "worth" && std::isfinite(value)) {
                must(sqlite3_bind_int64(statement, position, std::llround(value * 100)));
            } else if (std::isfinite(value)) {
                must(sqlite3_bind_double(statement, position, value));
            }
        } else if (const auto* categories = std::get_if<CategoryColumn>(&column.values)) {
            if (const std::uint32_t code = categories->codes()[row]; code != kNoCategory) {
                must(sqlite3_bind_text(statement, position, categories->dictionary()[code].c_str(), -1,
                                       SQLITE_TRANSIENT));
            }
        } else if (const auto* times = std::get_if<TimeColumn>(&column.values)) {
            if (times->utcS[row] != kNoTime) {
                must(sqlite3_bind_int64(statement, position, times->utcS[row]));
            }
        }
    }
    static std::string number(double value)
    {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%.17g", value);
        return text.data();
    }
    static std::string inInterval(const ViewAxis& axis, std::uint32_t first, std::uint32_t last)
    {
        const Binning& binning = axis.binning;
        const bool isUpper = binning.rule == BoundRule::UpperIncluded;
        const bool takesLower = !isUpper || first == 0;
        const bool takesUpper = isUpper || last + 1 == binning.regularCount;
        return axis.column + (takesLower ? ">=" : ">") + number(binning.bounds[first]) + " AND " + axis.column +
               (takesUpper ? "<=" : "<") + number(binning.bounds[last + 1]);
    }
    static std::string binExpression(const ViewAxis& axis)
    {
        const Binning& binning = axis.binning;
        std::string text = "CASE WHEN " + axis.column + " IS NULL THEN " + std::to_string(binning.missingBin());
        switch (binning.kind) {
        case BinKind::Intervals:
            for (std::uint32_t bin = 0; bin < binning.regularCount; ++bin) {
                text += " WHEN " + inInterval(axis, bin, bin) + " THEN " + std::to_string(bin);
            }
            break;
        case BinKind::Categories:
            for (std::uint32_t bin = 0; bin < binning.regularCount; ++bin) {
                text += " WHEN " + axis.column + "='" + binning.categories[bin] + "' THEN " + std::to_string(bin);
            }
            break;
        case BinKind::TimeSpans:
        case BinKind::TimeCycle:
            return text + " ELSE " + timeExpression(axis) + " END";
        }
        return text + " ELSE " + std::to_string(binning.otherBin().value_or(0)) + " END";
    }
    static std::string localTime(const std::string& format, const std::string& instant)
    {
        return "CAST(strftime('" + format + "'," + instant + ",'unixepoch','localtime') AS INTEGER)";
    }
    static std::string dayNumber(const std::string& instant)
    {
        return "CAST(julianday(date(" + instant + ",'unixepoch','localtime'))+0.5 AS INTEGER)";
    }
    static std::string timeExpression(const ViewAxis& axis)
    {
        const std::string weekday = "((" + localTime("%w", axis.column) + "+6)%7)";
        const std::string month = "(" + localTime("%Y", axis.column) + "*12+" + localTime("%m", axis.column) + ")";
        const std::string first =
            axis.binning.bounds.empty() ? "0" : std::to_string(static_cast<std::int64_t>(axis.binning.bounds[0]));
        const std::string firstMonth = "(" + localTime("%Y", first) + "*12+" + localTime("%m", first) + ")";
        switch (axis.binning.timeUnit) {
        case TimeUnit::HourOfDay:
            return localTime("%H", axis.column);
        case TimeUnit::Weekday:
            return weekday;
        case TimeUnit::WeekdayHour:
            return weekday + "*24+" + localTime("%H", axis.column);
        case TimeUnit::MonthOfYear:
            return localTime("%m", axis.column) + "-1";
        case TimeUnit::Hour:
            return "(" + axis.column + "-" + first + ")/3600";
        case TimeUnit::Day:
            return dayNumber(axis.column) + "-" + dayNumber(first);
        case TimeUnit::Week:
            return "(" + dayNumber(axis.column) + "-" + dayNumber(first) + ")/7";
        case TimeUnit::Month:
            return month + "-" + firstMonth;
        case TimeUnit::Year:
            return localTime("%Y", axis.column) + "-" + localTime("%Y", first);
        }
        return "NULL";
    }
    static std::string rangeCondition(const ViewAxis& axis, BinRange range)
    {
        // A brush over numbers is asked for as a person would: by the values themselves.
        if (axis.binning.kind == BinKind::Intervals && range.last < axis.binning.regularCount) {
            return inInterval(axis, range.first, range.last);
        }
        return "(" + binExpression(axis) + ") BETWEEN " + std::to_string(range.first) + " AND " +
               std::to_string(range.last);
    }

    sqlite3* m_database = nullptr;
};

} // namespace weitblick::crossfilter::testing
