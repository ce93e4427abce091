// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/transit/feed_reader.h"
#include "core/transit/feed_rows.h"
#include "core/transit/table_format.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace weitblick::transit::detail {

inline constexpr std::uint32_t kUnusableTrip = kNone - 1; ///< in Reading::trips: known, but it cannot run

/// Which row an id has.
class IdIndex {
public:
    [[nodiscard]] std::uint32_t find(std::string_view id) const
    {
        const auto found = m_rows.find(id);
        return found == m_rows.end() ? kNone : found->second;
    }
    bool add(std::string_view id, std::size_t row)
    {
        return m_rows.try_emplace(std::string(id), static_cast<std::uint32_t>(row)).second;
    }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_rows;
};

/// What the readers of the tables share.
struct Reading {
    const FeedFiles& files;
    Job& job;
    FeedReading out;
    IdIndex agencies, stops, routes, services, trips, shapes;
    std::set<std::string, std::less<>> hiddenTexts; ///< told already
};

/// A table's rows with what is wrong about their text told on the way.
class TableRows {
public:
    /// Nothing where the table is absent or lacks a column (told).
    static Result<std::optional<TableRows>> open(Reading& reading, std::string_view name);

    Result<bool> next(); ///< reports progress now and then
    [[nodiscard]] const FeedRows& rows() const { return m_rows; }
    [[nodiscard]] int column(std::string_view name) const { return m_rows.column(name); }
    [[nodiscard]] std::string_view cell(int column) const { return m_rows.cell(column); }
    void tell(Defect defect, std::string_view subject, Text detail) const;
    [[nodiscard]] bool hadRows() const { return m_count > 0; }

private:
    TableRows(Reading& reading, std::string name, FeedRows rows);
    void tellText();

    Reading* m_reading;
    std::string m_name;
    FeedRows m_rows;
    std::int64_t m_count = 0;
    std::int64_t m_shortCount = 0;
    std::int64_t m_firstShort = 0;
};

Result<void> readTrips(Reading& reading);       ///< routes, services and shapes have been read
Result<void> readFrequencies(Reading& reading); ///< trips have been read
Result<void> readTransfers(Reading& reading);   ///< stops have been read

/// Stops and trips have been read. Puts the stop times of each trip in order and interpolates missing times.
Result<void> readStopTimes(Reading& reading);

Error tooMany(const char* german, const char* english);         ///< "der Fahrplan hat mehr Fahrten, als gelesen werden"
Text lacks(std::string_view column);                            ///< "stop_id ist leer"
Text unusable(std::string_view column, std::string_view value); ///< "stop_lat ist „x“"
Text pointsNowhere(std::string_view column, std::string_view value); ///< "stop_id „x“ gibt es nicht"

} // namespace weitblick::transit::detail
