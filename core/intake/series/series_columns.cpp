// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_columns.h"

#include "core/intake/series/column_look.h"
#include "core/intake/series/column_words.h"
#include "core/intake/series/value_columns.h"
#include "core/intake/table/column_name.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <map>
#include <set>

namespace weitblick::intake {

namespace {

/// A table under the question whether it is a time series.
class Candidate {
public:
    Candidate(const table::TableLayout& layout, const std::vector<io::OwnedRow>& rows, const ReadChoices& choices)
        : m_layout(layout),
          m_rows(rows),
          m_choices(choices)
    {
        for (std::size_t i = 0; i < layout.columns.size(); ++i) {
            m_looks.push_back(lookAt(layout.columns[i].name, i, rows));
        }
    }

    std::optional<SeriesColumns> decide();

private:
    [[nodiscard]] const std::string& nameOf(std::size_t column) const { return m_layout.columns[column].name; }
    [[nodiscard]] bool isForced() const { return m_isForced; }
    bool findTime();
    [[nodiscard]] std::size_t timeScore(std::size_t column) const;
    void findTimeOfDay();
    void findParts();
    void findSiteKey();
    [[nodiscard]] bool isSnapshotOfQuantities() const;
    [[nodiscard]] bool repeatsSites(std::size_t key) const;
    bool findValues();
    [[nodiscard]] bool isValue(std::size_t column) const;
    [[nodiscard]] bool goesOn();
    void findClock();
    [[nodiscard]] std::vector<Stamp> stamps() const;

    const table::TableLayout& m_layout;
    const std::vector<io::OwnedRow>& m_rows;
    const ReadChoices& m_choices;
    std::vector<ColumnLook> m_looks;
    SeriesColumns m_found;
    bool m_isForced = false;
};

/// 0: no time column; the most for the plainest.
std::size_t Candidate::timeScore(std::size_t column) const
{
    const ColumnLook& look = m_looks[column];
    const bool isMostlyStamps = look.filled > 0 && look.stamps() * 10 >= look.filled * 9;
    if (!isMostlyStamps) {
        return 0;
    }
    const bool isTime = look.part == ColumnPart::Time;
    const bool isDate = look.part == ColumnPart::Date || look.part == ColumnPart::TimeOfDay;
    const bool hasTime = look.withTime * 2 >= look.stamps();
    std::size_t score = isTime ? 8 : isDate ? 6 : look.part == ColumnPart::TimeEnd ? 4 : 2;
    score += hasTime ? 8 : 0;
    return score + (look.filled * 2 >= m_rows.size() ? 1 : 0);
}

bool Candidate::findTime()
{
    std::size_t best = 0;
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const auto chosen = m_choices.columnForms.find(nameOf(i));
        if (chosen != m_choices.columnForms.end() && chosenTime(chosen->second)) {
            m_isForced = true;
            m_found.time = i;
            return true;
        }
        if (const std::size_t score = timeScore(i); score > best) {
            best = score;
            m_found.time = i;
        }
    }
    if (best == 0) {
        return false;
    }
    m_found.stampsEnd = m_looks[m_found.time].part == ColumnPart::TimeEnd;
    return !m_choices.columnForms.contains(nameOf(m_found.time)); // chosen to be something else: a plain table
}

void Candidate::findTimeOfDay()
{
    if (m_looks[m_found.time].withTime * 2 >= std::max<std::size_t>(m_looks[m_found.time].stamps(), 1)) {
        return;
    }
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const ColumnLook& look = m_looks[i];
        if (i != m_found.time && look.filled > 0 && look.timesOfDay * 10 >= look.filled * 9) {
            m_found.timeOfDay = i;
            return;
        }
    }
}

void Candidate::findParts()
{
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const ColumnLook& look = m_looks[i];
        if (i == m_found.time || i == m_found.timeOfDay || look.filled == 0) {
            continue;
        }
        const auto setFirst = [i](std::optional<std::size_t>& place) { place = place ? place : std::optional(i); };
        switch (look.part) {
        case ColumnPart::SiteName:
            setFirst(m_found.siteName);
            break;
        case ColumnPart::Property:
            setFirst(m_found.property);
            break;
        case ColumnPart::Unit:
            setFirst(m_found.unit);
            break;
        case ColumnPart::Capacity:
            setFirst(m_found.capacity);
            break;
        case ColumnPart::Status:
            m_found.status.push_back(i);
            break;
        default:
            break;
        }
    }
}

/// How the rows of a table go on, site by site.
struct SiteSteps {
    std::map<std::string_view, std::int64_t> last; ///< stamp, by site
    std::set<std::int64_t> instants;
    std::size_t rows = 0;
    std::size_t forward = 0;
    std::size_t backward = 0;
    std::size_t still = 0;
    bool hasTime = false;

    void add(std::string_view site, const Stamp& stamp)
    {
        instants.insert(stamp.localS);
        hasTime = hasTime || stamp.hasTime;
        ++rows;
        const auto [before, isNew] = last.try_emplace(site, stamp.localS);
        if (!isNew) {
            const std::int64_t step = stamp.localS - before->second;
            ++(step > 0 ? forward : step < 0 ? backward : still);
            before->second = stamp.localS;
        }
    }
    /// Each site goes on in one direction; registers of trees or sites of building work do not.
    [[nodiscard]] bool comeAgain() const { return forward + backward + still > 0; }
    [[nodiscard]] bool isOrdered(bool maySayTwice) const
    {
        constexpr std::size_t kOneIn = 20;
        const std::size_t most = std::max(forward, backward);
        const std::size_t against = std::min(forward, backward) + (maySayTwice ? 0 : still);
        return against * kOneIn <= most + (maySayTwice ? still : 0) || forward + backward + still == 0;
    }
};

/// True where a row a site can be what all of them measure just now: the time is called so, and so is a quantity.
bool Candidate::isSnapshotOfQuantities() const
{
    const bool isNamed = m_looks[m_found.time].part == ColumnPart::Time;
    return isNamed && std::ranges::any_of(m_layout.columns, [](const table::ColumnHeader& column) {
               return quantityNamed(column.name).has_value();
           });
}

/// True where rows belong to sites: they come again, or many share an instant.
bool Candidate::repeatsSites(std::size_t key) const
{
    constexpr std::size_t kFewestDays = 3;
    SiteSteps steps;
    io::TableRow view;
    for (const io::OwnedRow& row : m_rows) {
        viewOf(row, view);
        const auto stamp = stampOf(m_found, view);
        if (stamp && key < row.cells.size() && !row.cells[key].text.empty()) {
            steps.add(row.cells[key].text, *stamp);
        }
    }
    const std::size_t rank = siteKeyRank(nameOf(key)).value_or(0);
    const bool isTelling = rank < siteKeyRank("uid").value_or(0); // "name" and "id" have all kinds of tables
    if (!steps.comeAgain() && !isSnapshotOfQuantities()) {
        return false; // objects with a date each: a register, not readings
    }
    const bool isTimed = steps.hasTime || (isTelling && steps.instants.size() >= kFewestDays);
    return steps.rows > 2 && steps.instants.size() > 1 && isTimed && steps.isOrdered(m_found.property.has_value()) &&
           (steps.last.size() * 2 <= steps.rows || steps.instants.size() * 2 <= steps.rows);
}

void Candidate::findSiteKey()
{
    std::optional<std::size_t> best;
    std::size_t bestRank = 0;
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const auto rank = siteKeyRank(nameOf(i));
        const bool isUsable = rank && i != m_found.time && m_looks[i].filled * 10 >= m_rows.size() * 9;
        if (isUsable && (!best || *rank < bestRank)) {
            best = i;
            bestRank = *rank;
        }
    }
    const bool isParking = std::ranges::any_of(m_looks, [](const ColumnLook& look) {
        return (look.part == ColumnPart::Free || look.part == ColumnPart::Occupied) && look.isNumeric();
    });
    if (best && (isParking || m_isForced || repeatsSites(*best))) {
        m_found.siteKey = best;
        m_found.isSnapshot = isParking && !repeatsSites(*best);
    }
    if (m_found.siteName == m_found.siteKey) {
        m_found.siteName.reset();
    }
    if (!m_found.siteKey) {
        m_found.capacity.reset(); // "total" is then a column of values
    }
}

bool Candidate::isValue(std::size_t column) const
{
    const ColumnLook& look = m_looks[column];
    const bool isTaken = column == m_found.time || column == m_found.timeOfDay || column == m_found.siteKey ||
                         column == m_found.siteName || column == m_found.capacity || column == m_found.property;
    const auto chosen = m_choices.columnForms.find(nameOf(column));
    if (chosen != m_choices.columnForms.end() && (chosen->second == "skip" || chosen->second == "text")) {
        return false;
    }
    const bool isOther = look.part == ColumnPart::Status || look.part == ColumnPart::SiteKey ||
                         look.part == ColumnPart::Time || look.part == ColumnPart::Date ||
                         look.part == ColumnPart::TimeEnd || look.part == ColumnPart::Unit ||
                         look.part == ColumnPart::Position;
    const bool isKnown = quantityNamed(nameOf(column)).has_value();
    const bool isNumeric = look.isNumeric() || (isKnown && look.numbers > 0 && look.numbers * 2 >= look.filled);
    return !isTaken && !isOther && isNumeric && (isKnown || !table::isIdentifierName(nameOf(column)));
}

bool Candidate::findValues()
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const bool isParking = m_looks[i].part == ColumnPart::Free || m_looks[i].part == ColumnPart::Occupied;
        if (isValue(i) && (!m_found.isSnapshot || isParking)) {
            columns.push_back(i);
        }
    }
    const auto value =
        std::ranges::find_if(columns, [this](std::size_t column) { return m_looks[column].part == ColumnPart::Value; });
    if (m_found.property && value != columns.end()) {
        m_found.form = TableForm::Long;
        m_found.values.push_back({.column = *value, .stream = {}, .siteName = {}});
        return true;
    }
    m_found.property.reset();
    m_found.form = m_found.siteKey ? TableForm::Records : TableForm::Wide;
    nameValues(m_found, m_layout, columns);
    return !m_found.values.empty();
}

std::vector<Stamp> Candidate::stamps() const
{
    std::vector<Stamp> all;
    io::TableRow view;
    for (const io::OwnedRow& row : m_rows) {
        viewOf(row, view);
        if (const auto stamp = stampOf(m_found, view)) {
            all.push_back(*stamp);
        }
    }
    return all;
}

/// A wide table goes on from row to row, with one step most of the time or with quantities that are known.
bool Candidate::goesOn()
{
    constexpr std::size_t kFewestRows = 3;
    constexpr std::size_t kFewestDays = 5;
    constexpr std::int64_t kDayS = 86'400;
    std::vector<Stamp> all = stamps();
    StepCount steps = stepsOf(all);
    if (!steps.isOrdered() && m_looks[m_found.time].hasSlashes) {
        m_found.order = DayOrder::MonthFirst;
        all = stamps();
        steps = stepsOf(all);
    }
    if (all.size() < kFewestRows || all.size() * 2 < m_rows.size() || !steps.isOrdered()) {
        return false;
    }
    const bool hasTime = std::ranges::any_of(all, &Stamp::hasTime);
    const auto texts = std::ranges::count_if(
        m_looks, [](const ColumnLook& look) { return look.isText() && look.part == ColumnPart::Other; });
    if (!hasTime) {
        const ColumnPart part = m_looks[m_found.time].part;
        const bool isNamed = part == ColumnPart::Date || part == ColumnPart::Time || part == ColumnPart::TimeOfDay;
        return isNamed && all.size() >= kFewestDays && steps.usual <= 7 * kDayS && steps.isRegular() && texts == 0;
    }
    const bool isKnown = std::ranges::any_of(m_found.values, [this](const ValueColumn& value) {
        return !m_layout.columns[value.column].unit.empty() || quantityNamed(nameOf(value.column));
    });
    return texts <= 2 && (steps.isRegular() || isKnown);
}

/// What header and layout say of the clock.
void Candidate::findClock()
{
    const std::string& name = nameOf(m_found.time);
    const std::string key = table::nameKey(name);
    const auto has = [this](std::string_view wanted) {
        return std::ranges::any_of(m_layout.columns, [wanted](const table::ColumnHeader& column) {
            return table::nameKey(column.name) == wanted;
        });
    };
    if (const auto chosen = m_choices.columnForms.find(name); chosen != m_choices.columnForms.end()) {
        if (const auto time = chosenTime(chosen->second)) {
            m_found.clock = time->clock;
            m_found.stampsEnd = time->stampsEnd.value_or(m_found.stampsEnd);
        }
    } else if (has("sensorid") && has("sensortype") && has("timestamp")) {
        m_found.clock = ClockKind::Utc;
        m_found.remarks.emplace_back("sensor.community: Zeiten in UTC", "sensor.community: times in UTC");
    } else if (has("stationsid") && has("messdatum")) {
        constexpr double kMissing = -999.0; // Source: DWD, Datensatzbeschreibungen der CDC-Stationsdaten
        m_found.clock = ClockKind::Utc;
        m_found.missing = kMissing;
        m_found.remarks.emplace_back("Stationsdaten des DWD: Zeiten in UTC, -999 steht für keinen Wert",
                                     "station data of DWD: times in UTC, -999 stands for no value");
    } else if (key.find("utc") != std::string::npos || key.ends_with("gmt")) {
        m_found.clock = ClockKind::Utc;
        m_found.remarks.emplace_back("Zeiten in UTC (Spalte „" + name + "“)", "times in UTC (column '" + name + "')");
    }
}

std::optional<SeriesColumns> Candidate::decide()
{
    if (m_rows.empty() || !findTime()) {
        return std::nullopt;
    }
    findTimeOfDay();
    findParts();
    findSiteKey();
    if (!findValues()) {
        return std::nullopt;
    }
    const bool isSeries =
        m_isForced || m_found.siteKey || (m_found.form != TableForm::Wide && stamps().size() > 2) || goesOn();
    if (!isSeries) {
        return std::nullopt;
    }
    findClock();
    return std::move(m_found);
}

} // namespace

std::optional<ChosenTime> chosenTime(const std::string& form)
{
    std::string rest = form;
    ChosenTime chosen;
    for (const auto& [ending, isEnd] : {std::pair{"-end", true}, std::pair{"-begin", false}}) {
        if (rest.ends_with(ending)) {
            chosen.stampsEnd = isEnd;
            rest.resize(rest.size() - std::string_view(ending).size());
        }
    }
    const std::map<std::string, ClockKind> clocks = {
        {"time-civil", ClockKind::Civil}, {"time-standard", ClockKind::Standard}, {"time-utc", ClockKind::Utc}};
    const auto found = clocks.find(rest);
    if (found == clocks.end()) {
        return std::nullopt;
    }
    chosen.clock = found->second;
    return chosen;
}

std::optional<SeriesColumns> seriesColumnsOf(const table::TableLayout& layout, const std::vector<io::OwnedRow>& rows,
                                             const ReadChoices& choices)
{
    return Candidate(layout, rows, choices).decide();
}

std::optional<Stamp> stampOf(const SeriesColumns& columns, const io::TableRow& row)
{
    if (columns.time >= row.cells.size()) {
        return std::nullopt;
    }
    auto stamp = stampFrom(row.cells[columns.time].text, columns.order);
    if (!stamp || !columns.timeOfDay) {
        return stamp;
    }
    constexpr std::int64_t kDayS = 86'400;
    const std::string_view time =
        *columns.timeOfDay < row.cells.size() ? io::trimmed(row.cells[*columns.timeOfDay].text) : std::string_view();
    const auto behind = secondsOfDay(time);
    if (!behind || stamp->localS % kDayS != 0) {
        return std::nullopt;
    }
    stamp->localS += *behind;
    stamp->hasTime = true;
    stamp->isEndOfDay = *behind == kDayS;
    return stamp;
}

} // namespace weitblick::intake
