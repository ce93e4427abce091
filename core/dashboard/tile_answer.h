// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/dashboard/chart_answers.h"
#include "core/dashboard/dashboard.h"
#include "core/map/theme.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace weitblick::dashboard {

/// What the reader of a dashboard has chosen.
struct Selection {
    std::string zone; ///< key of a municipality or Ortsteil; empty: all together
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// What would fill a tile that is empty.
struct NextStep {
    enum class Kind : std::uint8_t {
        None,
        ImportRole,  ///< `target` is the role
        RunAnalysis, ///< `target` is the analysis
        MapFields,   ///< `target` is the dataset whose columns want to be mapped
        EditTile,    ///< the tile names something that is not there
        ChooseZone   ///< another zone has the number
    };
    Kind kind = Kind::None;
    std::string target;
    Text label; ///< of the button: "Altersgruppen importieren …"
    friend bool operator==(const NextStep&, const NextStep&) = default;
};

/// The tile has nothing to show: what is absent, and what to do about it.
struct MissingAnswer {
    enum class What : std::uint8_t { Role, Dataset, Field, Indicator, Result, Value, File };
    What what = What::Role;
    std::string id; ///< the role, dataset, "role.field", indicator …
    Text reason;    ///< one sentence
    NextStep step;
};

/// How a number changed, or how it differs from the base of a comparison.
struct Difference {
    double value = 0.0;
    std::optional<double> band;   ///< half width of the uncertainty of the difference; nothing: not known
    bool isWithinBand = false;    ///< |value| <= band: not told apart, show "≈" instead of the number
    std::optional<bool> isBetter; ///< by the indicator's direction; nothing: neutral or within the band
};

/// One column of a comparison.
struct ScenarioValue {
    Text title;
    std::string dataset;
    std::optional<double> value;
    std::optional<Difference> difference; ///< against the first column
};

enum class TargetState : std::uint8_t { None, Met, Missed };

struct KpiAnswer {
    std::string indicator;
    Text name;
    Text definition;
    Text caveat;
    std::string method; ///< citation
    NumberForm form;
    double value = 0.0;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> target;
    TargetState targetState = TargetState::None;
    std::optional<Difference> trend;
    std::string trendAgainst;   ///< dataset
    LineSeries history;         ///< the way to today, ascending; without points: not known
    bool isHistoryTime = false; ///< its places are seconds since 1970, else years or other numbers
    Text zone;                  ///< name of the zone, or "Alle Gemeinden"
    std::vector<ScenarioValue> scenarios;
};
struct GaugeAnswer {
    KpiAnswer number;
    double minimum = 0.0;
    double maximum = 0.0;
    std::vector<double> thresholds;
};

/// A map. Features of `layer` are coloured by their `column`, or, where that is empty, by `values`.
struct MapAnswer {
    std::string layer;
    std::string column;
    map::Theme theme;
    std::vector<std::pair<std::int64_t, double>> values; ///< feature id, value (zones coloured by an indicator)
    std::vector<std::pair<std::int64_t, double>> bands; ///< half width of the uncertainty of those of which it is known
    std::string keyColumn;                              ///< of the zones: what Selection::zone wants
    std::string indicator;                              ///< empty: a column
    NumberForm form;
};

using TableCell = std::variant<std::monostate, double, std::string>;
struct TableColumn {
    Text title;
    bool isNumber = false;
    NumberForm form;
    std::string column;        ///< of the dataset; empty where it is an indicator
    std::string indicator;     ///< empty where it is a column
    bool isDifference = false; ///< against the base; a difference within the band is empty
};
struct TableRow {
    std::vector<TableCell> cells;
    std::int64_t fid = 0; ///< of the row of the dataset; 0: a zone
    std::string key;      ///< of the zone
};
struct TableAnswer {
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    std::int64_t totalCount = 0; ///< more than rows: the first ones are here
    std::string dataset;         ///< empty for indicators
};

struct TextAnswer {
    Text markdown;
};
struct ImageAnswer {
    std::string path; ///< absolute, checked to be there
    Text description;
};

struct FilterChoice {
    std::string text;
    std::int64_t count = 0;
};
/// A list of texts, or a range of numbers.
struct FilterAnswer {
    std::vector<FilterChoice> choices; ///< the most frequent first
    std::int64_t otherCount = 0;       ///< texts that are not listed
    std::optional<double> minimum;
    std::optional<double> maximum;
    NumberForm form;
    Binding binding;
};

/// In the order of TileKind, and MissingAnswer last.
using Shown =
    std::variant<MapAnswer, KpiAnswer, GaugeAnswer, BarAnswer, LineAnswer, HistogramAnswer, BoxAnswer, ScatterAnswer,
                 HeatCalendarAnswer, SankeyAnswer, TableAnswer, TextAnswer, ImageAnswer, FilterAnswer, MissingAnswer>;

/// Everything that a tile shows, as numbers and words. Nothing is computed from it any more.
struct TileAnswer {
    std::string tile;
    TileKind kind = TileKind::Text;
    Text title; ///< the tile's own, or made from what it shows
    Text note;
    Shown shown;
    std::vector<std::string> datasets; ///< where its numbers come from: Workspace::lineage() of each tells the rest
    std::optional<double> validShare;  ///< 0 to 1 of the rows had a value; nothing: does not apply
    bool isStale = false;              ///< an input of one of the datasets has changed since
    NextStep refresh;                  ///< of a stale one: the analysis to run again
    std::vector<Text> remarks;         ///< caveats that belong beside the number

    [[nodiscard]] bool isMissing() const { return std::holds_alternative<MissingAnswer>(shown); }
};

/// What one tile of a dashboard shows for the chosen zone.
///
/// Method   Indicators are read from the newest result of their analysis (or the dataset of a scenario column), never
///          computed. Charts over rows count and sum the rows of the dataset once.
/// No data  what is absent is an answer (MissingAnswer), not an error.
/// Errors   Cancelled, Database, Io.
/// Threads  uses the workspace from the calling thread only: give each thread a connection of its own.
Result<TileAnswer> answerTile(workspace::Workspace& project, const Dashboard& dashboard, const Tile& tile,
                              const Selection& selection, Job& job);

/// All tiles, in the order of the dashboard; indicator results are read once.
/// Errors   as answerTile().
Result<std::vector<TileAnswer>> answerDashboard(workspace::Workspace& project, const Dashboard& dashboard,
                                                const Selection& selection, Job& job);

/// A zone that can be chosen.
struct ZoneChoice {
    std::string key;
    std::string name;
    Level level = Level::Zones;
};
/// Municipalities and their parts, as the newest result of the indicators has them; empty where there is none.
/// Errors   Database, Cancelled.
Result<std::vector<ZoneChoice>> zoneChoices(workspace::Workspace& project, Job& job);

} // namespace weitblick::dashboard
