// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/table_series.h"

#include "core/intake/budget.h"
#include "core/intake/column_names.h"
#include "core/intake/series/column_look.h"
#include "core/intake/series/column_words.h"
#include "core/intake/table/column_form.h"
#include "core/intake/table/coordinate_text.h"
#include "core/intake/table/geometry_text.h"
#include "core/intake/table/missing_sign.h"
#include "core/intake/table/row_converter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace weitblick::intake {

namespace {

constexpr std::size_t kHeadRows = 2'000;
constexpr auto kMostColumns = static_cast<std::size_t>(Budget{}.columns);
constexpr std::int64_t kRowsOfHead = 100'000;
constexpr double kSurveyShare = 0.6; ///< of looking through; the times are the rest

const io::TableCell& cellAt(const io::TableRow& row, std::size_t column)
{
    static constexpr io::TableCell kEmpty{};
    return column < row.cells.size() ? row.cells[column] : kEmpty;
}

bool isAbsent(const io::TableCell& cell)
{
    if (cell.kind == io::CellKind::Empty || cell.kind == io::CellKind::Error) {
        return true;
    }
    if (cell.kind != io::CellKind::Text) {
        return false;
    }
    const std::string_view text = io::trimmed(cell.text);
    return text.empty() || table::missingSignOf(text).has_value();
}

std::string_view textAt(const io::TableRow& row, std::optional<std::size_t> column)
{
    return column ? io::trimmed(cellAt(row, *column).text) : std::string_view();
}

Result<std::vector<io::OwnedRow>> headOf(table::TableSource& source)
{
    WB_TRY(const auto reader, source.rows());
    std::vector<io::OwnedRow> rows;
    io::TableRow row;
    while (rows.size() < kHeadRows) {
        WB_TRY(const bool more, reader->next(row));
        if (!more) {
            break;
        }
        rows.push_back(table::ownedRow(row));
    }
    return rows;
}

/// Clocks from the first weather stations that are digital to the last change that is known.
Result<BerlinClock> germanClock()
{
    constexpr std::int64_t kFirstUtcS = 0;
    constexpr std::int64_t kLastUtcS = 2'145'916'800; // 2038
    return BerlinClock::over(kFirstUtcS, kLastUtcS);
}

} // namespace

Result<std::unique_ptr<TableSeries>> TableSeries::recognise(table::TableSource& source, const ReadChoices& choices,
                                                            SurveyDepth depth)
{
    constexpr std::size_t kLayoutRows = 100;
    WB_TRY(std::vector<io::OwnedRow> rows, headOf(source));
    if (std::ranges::any_of(rows, [](const io::OwnedRow& row) { return row.cells.size() > kMostColumns; })) {
        return std::unique_ptr<TableSeries>(); // what is wrong with it the plain table says
    }
    std::vector<io::OwnedRow> first(rows.begin(),
                                    rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), kLayoutRows)));
    const table::TableLayout layout = table::detectLayout(first, source.widths(), choices);
    source.expectColumns(layout.columns.size());
    std::erase_if(rows, [&layout](const io::OwnedRow& row) { return row.line < layout.firstDataLine; });
    auto columns = seriesColumnsOf(layout, rows, choices);
    if (!columns) {
        return std::unique_ptr<TableSeries>();
    }
    std::unique_ptr<TableSeries> made(new TableSeries(source, choices, depth));
    made->m_columns = std::move(*columns);
    return made;
}

Result<void> TableSeries::walk(const TakeRow& take, Job& job) const
{
    constexpr std::int64_t kRowsBetweenReports = 256;
    WB_TRY(const auto reader, m_source->rows());
    io::TableRow row;
    for (std::int64_t count = 1;; ++count) {
        WB_TRY(const bool more, reader->next(row));
        const bool isEnough = m_depth == SurveyDepth::Head && count > kRowsOfHead;
        if (!more || isEnough || (m_facts.endLine > 0 && row.line >= m_facts.endLine)) {
            return {};
        }
        if (row.line >= m_facts.layout.firstDataLine && !table::isBlank(row)) {
            WB_CHECK(take(row));
        }
        if (count % kRowsBetweenReports == 0) {
            WB_CHECK(job.report(reader->fraction()));
        }
    }
}

/// Cells that are no numbers are rejected one by one and do not make their column a text.
void TableSeries::decideNumbers(ObservedFacts& facts)
{
    for (const ValueColumn& value : m_columns.values) {
        const std::string& name = m_facts.layout.columns[value.column].name;
        table::ColumnEvidence evidence = m_facts.evidence[value.column];
        evidence.values = evidence.allNumbers();
        evidence.others = evidence.dates = evidence.booleans = 0;
        evidence.leadingZero = false;
        auto chosen = m_choices.columnForms.find(name);
        chosen = chosen == m_choices.columnForms.end() ? m_choices.columnForms.find("*") : chosen;
        const auto form =
            chosen == m_choices.columnForms.end() ? std::nullopt : std::optional<std::string>(chosen->second);
        const table::ColumnDecision decision = table::decideColumn(evidence, name, form);
        if (decision.question && evidence.values > 0) {
            facts.sites.questions.push_back(*decision.question);
        }
        const bool isNumber = decision.reading.kind == table::ColumnReading::Kind::Integer ||
                              decision.reading.kind == table::ColumnReading::Kind::Real;
        const bool isComma = isNumber ? decision.reading.mark == io::DecimalMark::Comma
                                      : (evidence.forms & io::number_forms::kAnyPoint) == 0;
        m_numbers.push_back({.mark = isComma ? io::DecimalMark::Comma : io::DecimalMark::Point});
    }
}

std::string_view TableSeries::siteKeyOf(const io::TableRow& row) const
{
    return textAt(row, m_columns.siteKey);
}

TableSeries::SiteTrack& TableSeries::trackOf(std::string_view key, ObservedFacts& facts)
{
    const auto found = m_sites.find(key);
    if (found != m_sites.end()) {
        return m_tracks[found->second];
    }
    m_sites.emplace(std::string(key), m_tracks.size());
    m_tracks.push_back({.site = facts.places.size(), .state = {}, .sequence = {}});
    facts.places.push_back({.key = std::string(key), .name = {}, .x = {}, .y = {}, .capacity = {}});
    return m_tracks.back();
}

/// Fills in what a row says of its site and the rows before did not.
void TableSeries::seePlace(const io::TableRow& row, ObservedSite& site)
{
    using Kind = table::GeometryColumns::Kind;
    if (site.name.empty()) {
        site.name = std::string(textAt(row, m_columns.siteName));
    }
    if (m_columns.capacity && !site.capacity) {
        const io::TableCell& cell = cellAt(row, *m_columns.capacity);
        site.capacity = cell.kind == io::CellKind::Number ? std::optional(cell.number)
                                                          : io::numberFrom(cell.text, io::DecimalMark::Comma);
    }
    if (site.x) {
        return;
    }
    if (m_geometry.kind == Kind::Point) {
        const table::Coordinate x = table::coordinateOf(cellAt(row, m_geometry.x), m_geometry.xMark);
        const table::Coordinate y = table::coordinateOf(cellAt(row, m_geometry.y), m_geometry.yMark);
        if (x.kind == table::Coordinate::Kind::Value && y.kind == table::Coordinate::Kind::Value) {
            site.x = x.value;
            site.y = y.value;
        }
    } else if (m_geometry.kind == Kind::Text && m_geometry.type == workspace::GeometryType::Point) {
        constexpr std::size_t kPositionBytes = 16; // a point ends with x and y
        std::vector<std::byte> point;
        const auto made = table::appendGeometry(point, textAt(row, m_geometry.text), {});
        if (made && point.size() > kPositionBytes) {
            std::array<double, 2> position{};
            std::memcpy(position.data(), point.data() + point.size() - kPositionBytes, kPositionBytes);
            if (std::isfinite(position[0]) && std::isfinite(position[1])) {
                site.x = position[0];
                site.y = position[1];
            }
        }
    }
}

/// The place of the stream of a cell; made where it is new and `facts` are given, otherwise npos.
std::size_t TableSeries::streamFor(const io::TableRow& row, const ValueColumn& value, const SiteTrack& track,
                                   ObservedFacts* facts)
{
    const std::string_view property = textAt(row, m_columns.property);
    const std::string_view unit = textAt(row, m_columns.unit);
    m_key.clear();
    if (m_columns.form != TableForm::Wide) {
        m_key = m_columns.siteKey ? std::string(siteKeyOf(row)) : std::string();
        m_key += '/';
    }
    m_key += m_columns.form == TableForm::Long ? property : std::string_view(value.stream.key);
    const auto found = m_streams.find(m_key);
    if (found != m_streams.end()) {
        return found->second;
    }
    if (facts == nullptr) {
        return std::string::npos;
    }
    const ObservedSite& site = facts->places[track.site];
    ObservedStream stream = value.stream;
    stream.key = m_key;
    stream.site = site.key;
    if (m_columns.form == TableForm::Long) {
        const auto known = quantityNamed(property);
        stream.property = known ? known->property : std::string(property);
        const std::string given = unitSymbolOf(unit).value_or("1");
        stream.unit = !unit.empty() ? given : known && !known->unit.empty() ? known->unit : "1";
        stream.kind = known ? known->kind : kindOf(stream.property, stream.unit);
    }
    if (m_columns.form != TableForm::Wide) {
        stream.title = (site.name.empty() ? site.key : site.name) + " · " + stream.property;
    }
    m_streams.emplace(m_key, facts->streams.size());
    facts->streams.push_back(std::move(stream));
    return facts->streams.size() - 1;
}

void TableSeries::seeRow(const io::TableRow& row, TimeEvidence& evidence, ObservedFacts& facts)
{
    const auto stamp = stampOf(m_columns, row);
    const bool isWide = m_columns.form == TableForm::Wide;
    SiteTrack* track = isWide ? m_tracks.data() : nullptr;
    if (!isWide) {
        const std::string_view key = m_columns.siteKey ? siteKeyOf(row) : std::string_view(facts.sites.schema.name);
        if (key.empty()) {
            return; // replay rejects it
        }
        track = &trackOf(key, facts);
        seePlace(row, facts.places[track->site]);
        for (const ValueColumn& value : m_columns.values) {
            if (!isAbsent(cellAt(row, value.column))) {
                static_cast<void>(streamFor(row, value, *track, &facts));
            }
        }
    }
    if (stamp) {
        evidence.add(*stamp, track->state);
    }
}

/// The sites and streams of a wide table are in its header.
Result<void> TableSeries::findPlaces(ObservedFacts& facts)
{
    std::vector<table::NamedEvidence> named;
    for (std::size_t i = 0; i < m_facts.evidence.size(); ++i) {
        named.push_back({.name = m_facts.layout.columns[i].name, .evidence = &m_facts.evidence[i]});
    }
    if (m_columns.form != TableForm::Wide) {
        WB_TRY(m_geometry, table::findGeometryColumns(named, m_choices));
        if (m_geometry.question) {
            facts.sites.questions.push_back(*m_geometry.question);
        }
        facts.sites.remarks.insert(facts.sites.remarks.end(), m_geometry.remarks.begin(), m_geometry.remarks.end());
        facts.sites.schema.srsId = m_geometry.srsId;
        if (!m_geometry.definition.empty()) {
            facts.sites.choices.crs = m_geometry.definition;
        }
        return {};
    }
    const std::string file = facts.sites.schema.name;
    m_tracks.push_back({});
    for (const ValueColumn& value : m_columns.values) {
        if (m_facts.evidence[value.column].values == 0) {
            continue;
        }
        ObservedStream stream = value.stream;
        stream.site = stream.site.empty() ? file : stream.site;
        if (!m_sites.contains(stream.site)) {
            m_sites.emplace(stream.site, 0);
            facts.places.push_back({.key = stream.site, .name = value.siteName, .x = {}, .y = {}, .capacity = {}});
        }
        m_streams.emplace(stream.key, facts.streams.size());
        facts.streams.push_back(std::move(stream));
    }
    return {};
}

void TableSeries::decideTime(ObservedFacts& facts, const TimeEvidence& evidence)
{
    const std::string& name = m_facts.layout.columns[m_columns.time].name;
    m_order = evidence.isDescending() ? StampOrder::Descending : StampOrder::Ascending;
    m_intervalS = m_columns.isSnapshot ? 0 : evidence.intervalS();
    const auto chosen = m_choices.columnForms.find(name);
    const auto time = chosen == m_choices.columnForms.end() ? std::nullopt : chosenTime(chosen->second);
    const bool isSaid = time && time->stampsEnd;
    m_stampsEnd = m_intervalS > 0 && (isSaid ? *time->stampsEnd : m_columns.stampsEnd || evidence.stampsEnd());
    if (m_columns.clock) {
        m_clockKind = *m_columns.clock;
    } else {
        TimeEvidence::Verdict verdict = evidence.clock(name);
        m_clockKind = verdict.clock;
        facts.sites.remarks.insert(facts.sites.remarks.end(), verdict.remarks.begin(), verdict.remarks.end());
        if (verdict.question) {
            facts.sites.questions.push_back(std::move(*verdict.question));
        }
    }
    if (m_intervalS > 0) {
        const std::string step = std::to_string(m_intervalS);
        facts.sites.remarks.emplace_back("ein Wert alle " + step + " s; die Zeit ist " +
                                             (m_stampsEnd ? "das Ende" : "der Beginn") + " des Intervalls",
                                         "a value every " + step + " s; the time is the " +
                                             (m_stampsEnd ? "end" : "begin") + " of the interval");
    }
    const bool isUsed = m_clockKind == ClockKind::Utc || m_clockKind == ClockKind::Standard;
    const std::string form = isUsed ? (m_clockKind == ClockKind::Utc ? "time-utc" : "time-standard") : "time-civil";
    facts.sites.choices.columnForms[name] = form + (m_stampsEnd ? "-end" : "-begin");
}

Result<ObservedFacts> TableSeries::survey(Job& job)
{
    ObservedFacts facts;
    facts.sites.choices = m_choices;
    facts.sites.schema.name = usableLayerName(m_source->name());
    const table::SurveyScope scope{.maximumRows =
                                       m_depth == SurveyDepth::Head ? std::optional(kRowsOfHead) : std::nullopt};
    Job looking = job.part(0.0, kSurveyShare);
    WB_TRY(m_facts, table::surveyTable(*m_source, m_choices, scope, looking));
    m_source->describe(facts.sites);
    facts.sites.remarks.insert(facts.sites.remarks.end(), m_columns.remarks.begin(), m_columns.remarks.end());
    decideNumbers(facts);
    WB_TRY(m_clock, germanClock());
    WB_CHECK(findPlaces(facts));
    TimeEvidence evidence(*m_clock);
    Job timing = job.part(kSurveyShare, 1.0);
    const auto see = [&](const io::TableRow& row) -> Result<void> {
        seeRow(row, evidence, facts);
        return {};
    };
    WB_CHECK(walk(see, timing));
    decideTime(facts, evidence);
    for (ObservedStream& stream : facts.streams) {
        stream.intervalS = m_intervalS;
        m_kinds.push_back(stream.kind);
    }
    const auto streams =
        static_cast<std::int64_t>(m_columns.form == TableForm::Wide ? facts.streams.size() : m_columns.values.size());
    facts.readingEstimate = m_facts.isSample ? -1 : m_facts.records * streams;
    for (SiteTrack& track : m_tracks) {
        track.sequence.emplace(*m_clock, m_clockKind, m_order);
    }
    return facts;
}

std::optional<double> TableSeries::numberOf(const io::TableCell& cell, std::size_t index) const
{
    if (cell.kind == io::CellKind::Text) {
        const std::string_view text = io::trimmed(cell.text);
        const table::BooleanWord word = table::booleanWordOf(text);
        const auto number = io::numberFrom(text, m_numbers[index].mark);
        return number || word.pairs == 0 ? number : std::optional(word.isTrue ? 1.0 : 0.0);
    }
    return cell.number;
}

Result<void> TableSeries::replayValue(const io::TableRow& row, std::size_t index, std::optional<std::int64_t> utcS,
                                      ReadingTaker& taker, SiteTrack& track)
{
    const ValueColumn& value = m_columns.values[index];
    const io::TableCell& cell = cellAt(row, value.column);
    if (isAbsent(cell)) {
        ++m_emptyCells;
        return {};
    }
    const std::string& name = m_facts.layout.columns[value.column].name;
    if (!utcS) {
        const std::string stamp(textAt(row, m_columns.time));
        const bool isReadable = stampOf(m_columns, row).has_value();
        return taker.reject(
            row.line,
            isReadable ? Text("die Zeit „" + stamp +
                                  "“ gibt es nicht: bei der Umstellung auf Sommerzeit "
                                  "fällt diese Stunde aus",
                              "there is no time '" + stamp + "': this hour is left out when summer time begins")
                       : Text("„" + stamp.substr(0, 40) + "“ ist kein Zeitpunkt",
                              "'" + stamp.substr(0, 40) + "' is no instant"),
            table::recordText(row));
    }
    const auto number = numberOf(cell, index);
    if (!number || !std::isfinite(*number)) {
        const std::string text(io::trimmed(cell.text).substr(0, 40));
        return taker.reject(row.line,
                            {"Spalte „" + name + "“: „" + text + "“ ist keine Zahl",
                             "column '" + name + "': '" + text + "' is no number"},
                            table::recordText(row));
    }
    if (m_columns.missing && *number == *m_columns.missing) {
        ++m_emptyCells;
        return {};
    }
    const std::size_t stream = streamFor(row, value, track, nullptr);
    if (stream == std::string::npos) {
        return taker.reject(row.line, {"die Datei hat sich beim Lesen verändert", "the file changed while it was read"},
                            table::recordText(row));
    }
    const bool spans = m_kinds[stream] == series::SeriesKind::Mean || m_kinds[stream] == series::SeriesKind::Count;
    return taker.take({.stream = static_cast<std::uint32_t>(stream),
                       .utcS = *utcS - (m_stampsEnd && spans ? m_intervalS : 0),
                       .value = *number});
}

void TableSeries::countStatus(const io::TableRow& row)
{
    for (const std::size_t column : m_columns.status) {
        const std::string_view text = textAt(row, column);
        m_doubtful += m_columns.form == TableForm::Wide && !text.empty() && text != "0" && text != "ok" ? 1 : 0;
    }
}

Result<void> TableSeries::replayRow(const io::TableRow& row, ReadingTaker& taker)
{
    const bool isWide = m_columns.form == TableForm::Wide;
    const std::string_view key = siteKeyOf(row);
    const auto found = isWide || !m_columns.siteKey ? m_sites.begin() : m_sites.find(key);
    if (m_tracks.empty() || (!isWide && found == m_sites.end())) {
        return taker.reject(row.line, {"der Zeile fehlt der Ort", "the row has no site"}, table::recordText(row));
    }
    SiteTrack& track = isWide ? m_tracks.front() : m_tracks[found->second];
    const auto stamp = stampOf(m_columns, row);
    const auto utcS = stamp ? track.sequence->utcS(*stamp) : std::nullopt;
    countStatus(row);
    for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
        WB_CHECK(replayValue(row, i, utcS, taker, track));
    }
    return {};
}

Result<void> TableSeries::replay(ReadingTaker& taker, Job& job)
{
    WB_CHECK(walk([&](const io::TableRow& row) { return replayRow(row, taker); }, job));
    if (m_emptyCells > 0) {
        const std::string count = std::to_string(m_emptyCells);
        WB_CHECK(taker.remark({count + " Zellen ohne Wert: dort sind Lücken", count + " cells without a value: gaps"}));
    }
    if (m_doubtful > 0) {
        const std::string count = std::to_string(m_doubtful);
        WB_CHECK(taker.remark({count + " Werte haben einen Status, der nicht „gut“ ist; sie sind übernommen",
                               count + " values have a status that is not \"good\"; they are kept"}));
    }
    return {};
}

} // namespace weitblick::intake
