// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/table_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::ui {

namespace {

constexpr double kPaddingPx = 8;
constexpr double kWidestTextPx = 260;
constexpr double kNarrowestTextPx = 60;
constexpr int kMostLines = 4; // of a text in a cell
constexpr double kArrowPx = 10;

int placesOf(double value, int most)
{
    for (int places = 0; places < most; ++places) {
        const double scaled = value * std::pow(10.0, places);
        if (std::abs(scaled - std::round(scaled)) < 1e-6) {
            return places;
        }
    }
    return most;
}

/// Cells without a value come last, whichever way is sorted.
bool isBefore(const dashboard::TableCell& a, const dashboard::TableCell& b, bool isDescending,
              const QCollator& collator)
{
    const bool isEmptyA = std::holds_alternative<std::monostate>(a);
    const bool isEmptyB = std::holds_alternative<std::monostate>(b);
    if (isEmptyA || isEmptyB) {
        return !isEmptyA && isEmptyB;
    }
    if (a.index() != b.index()) {
        return a.index() < b.index();
    }
    int order = 0;
    if (const auto* number = std::get_if<double>(&a)) {
        const double other = std::get<double>(b);
        order = *number < other ? -1 : *number > other ? 1 : 0;
    } else {
        order = collator.compare(QString::fromStdString(std::get<std::string>(a)),
                                 QString::fromStdString(std::get<std::string>(b)));
    }
    return isDescending ? order > 0 : order < 0;
}

} // namespace

TableChart::TableChart(const dashboard::TableAnswer& answer) : m_answer(answer), m_order(answer.rows.size())
{
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    for (std::size_t i = 0; i < answer.columns.size(); ++i) {
        Column column{.number = i};
        bool hasNegative = false;
        for (const dashboard::TableRow& row : answer.rows) {
            if (const auto* value = i < row.cells.size() ? std::get_if<double>(&row.cells[i]) : nullptr) {
                column.decimals = std::max(column.decimals, placesOf(*value, answer.columns[i].form.decimals));
                column.largest = std::max(column.largest, std::abs(*value));
                hasNegative = hasNegative || *value < 0.0;
            }
        }
        const bool hasBars = !hasNegative && answer.rows.size() > 1 && answer.columns[i].isNumber &&
                             !answer.columns[i].isDifference && answer.columns[i].form.unit != "a";
        column.largest = hasBars ? column.largest : 0.0;
        m_columns.push_back(column);
    }
}

QString TableChart::cellText(const Column& column, const dashboard::TableCell& cell) const
{
    const dashboard::TableColumn& definition = m_answer.columns[column.number];
    if (const auto* number = std::get_if<double>(&cell)) {
        const bool isPlus = (definition.isDifference || definition.form.isSign) && *number > 0.0;
        const bool isCount = definition.form.isCount && column.decimals == 0;
        return (isPlus ? QStringLiteral("+") : QString()) +
               (isCount ? countNumber(std::llround(*number)) : fixedNumber(*number, column.decimals));
    }
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return QString::fromStdString(*text);
    }
    return definition.isDifference ? QStringLiteral("≈") : QStringLiteral("–");
}

QString TableChart::headingText(const Column& column) const
{
    const dashboard::TableColumn& definition = m_answer.columns[column.number];
    const QString unit = unitText(definition.form);
    return unit.isEmpty() ? say(definition.title) : QStringLiteral("%1 (%2)").arg(say(definition.title), unit);
}

void TableChart::measure(const Canvas& canvas)
{
    if (m_measuredPx == canvas.look().fontPx) {
        return;
    }
    m_measuredPx = canvas.look().fontPx;
    m_linesForPx = 0.0;
    for (Column& column : m_columns) {
        double widest = 0.0;
        for (const dashboard::TableRow& row : m_answer.rows) {
            widest = std::max(widest, canvas.widthOf(cellText(column, row.cells[column.number]), canvas.label()));
        }
        column.widestPx = widest;
        // A heading may take two lines, but no word is broken.
        double heading = canvas.widthOf(headingText(column), canvas.quiet()) * 0.62;
        for (const QString& word : headingText(column).split(QLatin1Char(' '))) {
            heading = std::max(heading, canvas.widthOf(word, {{}, 0.86, QFont::DemiBold}) + 2);
        }
        heading += kArrowPx;
        const bool isNumber = m_answer.columns[column.number].isNumber;
        column.naturalPx =
            std::max(isNumber ? std::max(widest, 44.0) : std::clamp(widest, 60.0, kWidestTextPx), heading) +
            2 * kPaddingPx;
    }
}

void TableChart::fit(double width)
{
    double spare = width;
    for (Column& column : m_columns) {
        column.widthPx = column.naturalPx;
        spare -= column.naturalPx;
    }
    for (std::size_t i = 0; spare < 0 && i < m_columns.size(); ++i) { // texts give way first
        if (!m_answer.columns[i].isNumber) {
            const double less =
                std::min(-spare, std::max(0.0, m_columns[i].widthPx - kNarrowestTextPx - 2 * kPaddingPx));
            m_columns[i].widthPx -= less;
            spare += less;
        }
    }
    if (spare < 0 && !m_columns.empty()) { // some columns stay behind anyway: the first, which names the rows, is whole
        m_columns.front().widthPx = std::min(m_columns.front().naturalPx, width / 2);
    }
    for (Column& column : m_columns) { // long texts come first
        const double less = std::clamp(column.widestPx + 2 * kPaddingPx - column.widthPx, 0.0, std::max(0.0, spare));
        column.widthPx += less;
        spare -= less;
    }
    for (Column& column : m_columns) {
        if (spare > 0) {
            column.widthPx += spare / static_cast<double>(m_columns.size());
        }
    }
}

/// Texts that do not fit into one line take more, up to kMostLines; all rows are as high as the highest.
void TableChart::countLines(const Canvas& canvas, double width)
{
    if (m_linesForPx == width) {
        return;
    }
    m_linesForPx = width;
    double highest = 0.0;
    for (const Column& column : m_columns) {
        const double room = column.widthPx - 2 * kPaddingPx;
        if (m_answer.columns[column.number].isNumber || column.widestPx <= room) {
            continue;
        }
        for (const dashboard::TableRow& row : m_answer.rows) {
            const QString text = cellText(column, row.cells[column.number]);
            highest = std::max(highest, canvas.wrappedHeight(room, text, canvas.label(), kMostLines));
        }
    }
    m_rowLines = std::max(1, static_cast<int>(std::lround(highest / canvas.lineHeight(canvas.label()))));
}

void TableChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_columns.empty()) {
        return;
    }
    const double line = canvas.lineHeight(canvas.quiet());
    const double heading = 2 * line + 6;
    const auto layOutRows = [&] {
        const double text = m_rowLines * canvas.lineHeight(canvas.label());
        m_rows.layOut(area.adjusted(0, heading, 0, 0), static_cast<int>(m_order.size()), text + 7, text + 11);
        fit(m_rows.widthPx());
    };
    measure(canvas);
    layOutRows();
    countLines(canvas, area.width());
    layOutRows();
    drawHeading(canvas, {area.left(), area.top(), m_rows.widthPx(), heading - 4});
    const bool hasMarks = !selection.fids.empty() || !selection.keys.empty();
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const dashboard::TableRow& row = m_answer.rows[m_order[i]];
        const QRectF box = m_rows.rowBox(static_cast<int>(i));
        m_marks.push_back({.box = box, .number = static_cast<int>(m_order[i])});
        if (box.isEmpty()) {
            continue;
        }
        const bool isFid = row.fid != 0 && std::ranges::find(selection.fids, row.fid) != selection.fids.end();
        const bool isKey = !row.key.empty() && std::ranges::find(selection.keys, row.key) != selection.keys.end();
        canvas.line(box.bottomLeft(), box.bottomRight(), canvas.look().grid);
        drawRow(canvas, row, box, hasMarks && (isFid || isKey));
    }
    m_rows.drawBar(canvas);
}

void TableChart::drawHeading(Canvas& canvas, const QRectF& line)
{
    for (Column& column : m_columns) {
        column.heading = QRectF();
    }
    m_more = QRectF();
    m_firstColumn = std::clamp<std::size_t>(m_firstColumn, 1, std::max<std::size_t>(1, m_columns.size() - 1));
    double x = line.left();
    for (std::size_t i = 0; i < m_columns.size(); i = i == 0 ? m_firstColumn : i + 1) {
        Column& column = m_columns[i];
        const bool isLast = i + 1 == m_columns.size();
        const double room = line.right() - x - (isLast && m_firstColumn == 1 ? 0 : 18);
        m_endColumn = i;
        if (column.widthPx > room + 0.5 && i > m_firstColumn) {
            break;
        }
        column.widthPx = std::min(column.widthPx, room);
        column.heading = QRectF(x, line.top(), column.widthPx, line.height());
        m_endColumn = i + 1;
        const bool isNumber = m_answer.columns[i].isNumber;
        const bool isSorted = m_sorted == i;
        const QRectF text = column.heading.adjusted(kPaddingPx, 0, -kPaddingPx - (isSorted ? kArrowPx : 0), 0);
        const TextStyle style = isSorted ? TextStyle{canvas.look().text, 0.86, QFont::DemiBold} : canvas.quiet();
        const double height = canvas.wrappedHeight(text.width(), headingText(column), style, 2);
        canvas.wrapped(text.adjusted(0, line.height() - height, 0, 0.5), headingText(column), style, 2,
                       isNumber ? Qt::AlignRight : Qt::AlignLeft);
        if (isSorted) {
            drawArrow(canvas, {column.heading.right() - kPaddingPx - 7, line.bottom() - 11, 7, 6},
                      m_isDescending ? ArrowTip::Down : ArrowTip::Up, canvas.look().text);
        }
        x += column.widthPx;
    }
    if (m_endColumn < m_columns.size() || m_firstColumn > 1) {
        m_more = QRectF(line.right() - 16, line.top(), 16, line.height());
        canvas.text(m_more, Qt::AlignRight | Qt::AlignBottom,
                    m_endColumn < m_columns.size() ? QStringLiteral("»") : QStringLiteral("«"), canvas.strong());
    }
    canvas.line({line.left(), line.bottom() + 3}, {line.right(), line.bottom() + 3}, canvas.look().axis);
}

void TableChart::drawRow(Canvas& canvas, const dashboard::TableRow& row, const QRectF& line, bool isMarked) const
{
    if (isMarked) {
        canvas.fill({line.left(), line.top() + 1, 3, line.height() - 2}, canvas.look().accent);
    }
    for (const Column& column : m_columns) {
        if (column.heading.isEmpty()) {
            continue;
        }
        const QRectF cell(column.heading.left(), line.top(), column.heading.width(), line.height());
        const auto& value = row.cells[column.number];
        const auto* number = std::get_if<double>(&value);
        QColor ground;
        if (number != nullptr && column.largest > 0.0) {
            ground = canvas.look().pale(canvas.look().category(0));
            const double room = cell.width() - kPaddingPx;
            const double width = room * *number / column.largest;
            canvas.fill({cell.right() - kPaddingPx / 2 - width, cell.top() + 3, width, cell.height() - 5}, ground);
        }
        const bool isMissing = std::holds_alternative<std::monostate>(value);
        TextStyle style = isMarked ? canvas.strong() : canvas.label();
        style.color = isMissing ? canvas.look().muted : style.color;
        const QRectF box = cell.adjusted(kPaddingPx, 0, -kPaddingPx, 0);
        const QString text = cellText(column, value);
        if (m_answer.columns[column.number].isNumber) {
            canvas.text(box, Qt::AlignRight | Qt::AlignVCenter, text, style, ground);
            continue;
        }
        const double height = canvas.wrappedHeight(box.width(), text, style, m_rowLines);
        canvas.wrapped(box.adjusted(0, (box.height() - height) / 2, 0, 1), text, style, m_rowLines,
                       Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void TableChart::sortBy(std::size_t column)
{
    const bool isNumber = m_answer.columns[column].isNumber;
    if (m_sorted != column) {
        m_sorted = column;
        m_isDescending = isNumber;
    } else if (m_isDescending == isNumber) {
        m_isDescending = !isNumber;
    } else {
        m_sorted.reset();
    }
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_sorted) {
        QCollator collator;
        collator.setNumericMode(true);
        std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
            return isBefore(m_answer.rows[a].cells[column], m_answer.rows[b].cells[column], m_isDescending, collator);
        });
    }
}

bool TableChart::press(const QPointF& at)
{
    if (m_more.contains(at)) {
        m_firstColumn = m_endColumn < m_columns.size() ? m_firstColumn + 1 : 1;
        return true;
    }
    const auto hit = std::ranges::find_if(m_columns, [&](const Column& column) { return column.heading.contains(at); });
    if (hit == m_columns.end()) {
        return false;
    }
    sortBy(hit->number);
    return true;
}

QString TableChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const auto& row = m_answer.rows[static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].number)];
    QStringList lines;
    for (const Column& column : m_columns) {
        const auto& definition = m_answer.columns[column.number];
        const auto* number = std::get_if<double>(&row.cells[column.number]);
        lines << say(definition.title) + QStringLiteral(": ") +
                     (number != nullptr ? numberText(*number, definition.form)
                                        : cellText(column, row.cells[column.number]));
    }
    return lines.join(QLatin1Char('\n'));
}

QString TableChart::alternative() const
{
    QStringList headings;
    for (const Column& column : m_columns) {
        headings << headingText(column);
    }
    const int count = static_cast<int>(m_answer.rows.size());
    return translate("weitblick::ui::Chart", "Table of %n row(s)", "", count) + QStringLiteral(": ") +
           headings.join(QStringLiteral(", "));
}

QString TableChart::footnote() const
{
    const auto shown = static_cast<std::int64_t>(m_answer.rows.size());
    return m_answer.totalCount > shown ? translate("weitblick::ui::Chart", "the first %1 of %2 rows")
                                             .arg(countNumber(shown), countNumber(m_answer.totalCount))
                                       : QString();
}

QString TableChart::asTabSeparated() const
{
    QStringList lines;
    QStringList cells;
    for (const Column& column : m_columns) {
        cells << headingText(column);
    }
    lines << cells.join(QLatin1Char('\t'));
    for (const std::size_t number : m_order) {
        cells.clear();
        for (const Column& column : m_columns) {
            cells << cellText(column, m_answer.rows[number].cells[column.number]);
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace weitblick::ui
