// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/observation_source.h"
#include "core/intake/series/series_columns.h"
#include "core/intake/series/time_evidence.h"
#include "core/intake/table/coordinate_columns.h"
#include "core/intake/table/table_source.h"
#include "core/intake/table/table_survey.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace weitblick::intake {

/// How much of a table is looked at before it is read.
enum class SurveyDepth : std::uint8_t { Head, All };

/// The readings of a table (CSV, sheet, or JSON as rows).
class TableSeries final : public ObservationSource {
public:
    /// Nothing where the table is no time series.
    /// Errors   as the source.
    static Result<std::unique_ptr<TableSeries>> recognise(table::TableSource& source, const ReadChoices& choices,
                                                          SurveyDepth depth);

    Result<ObservedFacts> survey(Job& job) override;
    Result<void> replay(ReadingTaker& taker, Job& job) override;

private:
    /// A site under way: where its sequence stands, and its streams.
    struct SiteTrack {
        std::size_t site = 0;
        SequenceState state;
        std::optional<CivilSequence> sequence;
    };
    /// How the numbers of a column are written.
    struct NumberReading {
        io::DecimalMark mark = io::DecimalMark::Point;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using TextPlaces = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;
    using TakeRow = std::function<Result<void>(const io::TableRow&)>;

    TableSeries(table::TableSource& source, const ReadChoices& choices, SurveyDepth depth)
        : m_source(&source),
          m_choices(choices),
          m_depth(depth)
    {
    }

    Result<void> walk(const TakeRow& take, Job& job) const;
    void decideNumbers(ObservedFacts& facts);
    void decideTime(ObservedFacts& facts, const TimeEvidence& evidence);
    Result<void> findPlaces(ObservedFacts& facts);
    void seeRow(const io::TableRow& row, TimeEvidence& evidence, ObservedFacts& facts);
    void seePlace(const io::TableRow& row, ObservedSite& site);
    SiteTrack& trackOf(std::string_view key, ObservedFacts& facts);
    std::size_t streamFor(const io::TableRow& row, const ValueColumn& value, const SiteTrack& track,
                          ObservedFacts* facts);
    [[nodiscard]] std::string_view siteKeyOf(const io::TableRow& row) const;
    Result<void> replayRow(const io::TableRow& row, ReadingTaker& taker);
    Result<void> replayValue(const io::TableRow& row, std::size_t index, std::optional<std::int64_t> utcS,
                             ReadingTaker& taker, SiteTrack& track);
    [[nodiscard]] std::optional<double> numberOf(const io::TableCell& cell, std::size_t index) const;
    void countStatus(const io::TableRow& row);

    table::TableSource* m_source;
    ReadChoices m_choices;
    SurveyDepth m_depth;
    SeriesColumns m_columns;
    table::TableFacts m_facts;
    table::GeometryColumns m_geometry;
    std::vector<NumberReading> m_numbers; ///< as m_columns.values
    std::optional<BerlinClock> m_clock;
    ClockKind m_clockKind = ClockKind::Civil;
    StampOrder m_order = StampOrder::Ascending;
    std::int64_t m_intervalS = 0;
    bool m_stampsEnd = false;
    std::vector<SiteTrack> m_tracks;
    TextPlaces m_sites;
    TextPlaces m_streams;                    ///< by key
    std::vector<series::SeriesKind> m_kinds; ///< of the streams
    std::string m_key;                       ///< of a stream, to be looked up
    std::int64_t m_emptyCells = 0;
    std::int64_t m_doubtful = 0; ///< readings with a status that is not "good"
};

} // namespace weitblick::intake
