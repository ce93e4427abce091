// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/calendar_chart.h"

#include "ui/chart/number_form.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kLeastCellPx = 4.0;
constexpr double kMostCellPx = 22.0;
constexpr int kDaysPerWeek = 7;

double yearWidth(const Canvas& canvas)
{
    return canvas.widthOf(QStringLiteral("0000"), {{}, 0.86, QFont::DemiBold});
}

QDate dateOf(std::int64_t day)
{
    return QDate(1970, 1, 1).addDays(day);
}

int weekdayOf(std::int64_t day)
{
    return dateOf(day).dayOfWeek() - 1; // Monday is 0
}

} // namespace

std::vector<CalendarChart::Band> CalendarChart::bands() const
{
    const auto weeksOf = [&](std::size_t first, std::size_t end) {
        return (static_cast<int>(end - first) + weekdayOf(m_answer.days[first].day) + kDaysPerWeek - 1) / kDaysPerWeek;
    };
    const std::size_t count = m_answer.days.size();
    if (count <= 366) {
        return {{0, count, weeksOf(0, count)}};
    }
    std::vector<Band> found;
    for (std::size_t first = 0; first < count;) {
        std::size_t end = first;
        const int year = dateOf(m_answer.days[first].day).year();
        while (end < count && dateOf(m_answer.days[end].day).year() == year) {
            ++end;
        }
        found.push_back({first, end, weeksOf(first, end)});
        first = end;
    }
    return found;
}

void CalendarChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_answer.days.empty()) {
        return;
    }
    std::vector<Band> all = bands();
    const double line = canvas.lineHeight(canvas.quiet());
    const QRectF plot = area.adjusted(yearWidth(canvas) + 8, 0, 0, -line - 6);
    int weeks = 1;
    for (const Band& band : all) {
        weeks = std::max(weeks, band.weeks);
    }
    const double wide = plot.width() / weeks;
    const auto heightOf = [&](double cell) { return line + 2 + kDaysPerWeek * cell + 6; };
    double cell = std::min(wide, kMostCellPx);
    const auto fitting = [&] { return static_cast<std::size_t>(std::max(1.0, plot.height() / heightOf(cell))); };
    while (cell > kLeastCellPx && fitting() < all.size()) {
        cell -= 0.25;
    }
    cell = std::max(1.0, std::min(cell, (plot.height() - line - 8) / kDaysPerWeek));
    m_hiddenYears = all.size() - std::min(all.size(), fitting());
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(m_hiddenYears)); // the latest stay
    QPointF corner = plot.topLeft();
    for (const Band& band : all) {
        drawBand(canvas, band, corner + QPointF(0, line + 2), cell);
        drawMonths(canvas, band, corner, cell);
        corner.ry() += heightOf(cell);
    }
    drawDays(canvas, selection);
    drawKey(canvas, {area.left(), std::min(corner.y(), area.bottom() - line), area.width(), line});
}

void CalendarChart::drawBand(Canvas& canvas, const Band& band, const QPointF& corner, double cell)
{
    const double line = canvas.lineHeight(canvas.quiet());
    const int shift = weekdayOf(m_answer.days[band.first].day);
    for (std::size_t i = band.first; i < band.end; ++i) {
        const int place = static_cast<int>(i - band.first) + shift;
        m_marks.push_back(
            {.box = {corner.x() + place / kDaysPerWeek * cell, corner.y() + place % kDaysPerWeek * cell, cell, cell},
             .number = static_cast<int>(i),
             .value = static_cast<int>(i)});
    }
    const double labels = yearWidth(canvas) + 1;
    const bool hasDays = cell * 2 >= line - 1;
    for (int weekday = 0; hasDays && weekday < kDaysPerWeek; weekday += 2) {
        canvas.text({corner.x() - labels - 5, corner.y() + (weekday + 0.5) * cell - line / 2, labels, line},
                    Qt::AlignRight | Qt::AlignVCenter, QLocale().dayName(weekday + 1, QLocale::ShortFormat).left(2),
                    canvas.quiet());
    }
}

void CalendarChart::drawMonths(Canvas& canvas, const Band& band, const QPointF& corner, double cell) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    const int shift = weekdayOf(m_answer.days[band.first].day);
    const double labels = yearWidth(canvas) + 1;
    canvas.text({corner.x() - labels - 5, corner.y(), labels, line}, Qt::AlignRight | Qt::AlignVCenter,
                QString::number(dateOf(m_answer.days[band.first].day).year()),
                {canvas.look().text, 0.86, QFont::DemiBold});
    double free = corner.x();
    for (std::size_t i = band.first; i < band.end; ++i) {
        const QDate date = dateOf(m_answer.days[i].day);
        if (date.day() != 1) {
            continue;
        }
        const double x = corner.x() + (static_cast<int>(i - band.first) + shift) / kDaysPerWeek * cell;
        const QString name = QLocale().standaloneMonthName(date.month(), QLocale::ShortFormat);
        const double width = canvas.widthOf(name, canvas.quiet()) + 1;
        if (x >= free && x + width <= corner.x() + band.weeks * cell + cell) {
            canvas.text({x, corner.y(), width, line}, Qt::AlignLeft | Qt::AlignVCenter, name, canvas.quiet());
            free = x + width + 4;
        }
    }
}

void CalendarChart::drawDays(Canvas& canvas, const TileSelection& selection) const
{
    const double span = std::max(1e-12, m_answer.maximum - m_answer.minimum);
    const bool isPart = selection.values.size() == m_answer.days.size();
    for (const Mark& mark : m_marks) {
        const auto number = static_cast<std::size_t>(mark.number);
        const dashboard::CalendarDay& day = m_answer.days[number];
        const double gap = mark.box.width() > 6 ? 1.0 : 0.5;
        const QRectF box = mark.box.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
        if (!day.value) {
            canvas.fill(box.adjusted(box.width() * 0.3, box.width() * 0.3, -box.width() * 0.3, -box.width() * 0.3),
                        canvas.look().grid);
            continue;
        }
        const QColor color = canvas.look().rampColor((*day.value - m_answer.minimum) / span);
        const bool isOut = selection.interval && !(static_cast<double>(day.day) >= selection.interval->from &&
                                                   static_cast<double>(day.day) < selection.interval->to);
        const bool isPale = isOut || (isPart && selection.values[number] <= 0.0 && *day.value > 0.0);
        canvas.fill(box, isPale ? canvas.look().pale(color) : color);
    }
}

void CalendarChart::drawKey(Canvas& canvas, const QRectF& area) const
{
    const QString low = shortNumber(m_answer.minimum, m_answer.form);
    const QString unit = unitText(m_answer.form);
    const QString high =
        shortNumber(m_answer.maximum, m_answer.form) + (unit.isEmpty() ? QString() : QChar(0x00A0) + unit);
    const double highWidth = canvas.widthOf(high, canvas.quiet()) + 1;
    const double lowWidth = canvas.widthOf(low, canvas.quiet()) + 1;
    const double bar = std::clamp(area.width() - highWidth - lowWidth - 12, 0.0, 90.0);
    const double left = area.right() - highWidth - lowWidth - bar - 12;
    if (m_hiddenYears > 0) {
        const int count = static_cast<int>(m_hiddenYears);
        canvas.text({area.left(), area.top(), left - area.left() - 8, area.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                    translate("weitblick::ui::Chart", "%n earlier year(s) have no room here", "", count),
                    canvas.quiet());
    }
    canvas.text({left, area.top(), lowWidth, area.height()}, Qt::AlignLeft | Qt::AlignVCenter, low, canvas.quiet());
    constexpr int kSteps = 9;
    for (int i = 0; i < kSteps; ++i) {
        canvas.fill({left + lowWidth + 6 + bar * i / kSteps, area.center().y() - 4, bar / kSteps + 0.3, 8},
                    canvas.look().rampColor(static_cast<double>(i) / (kSteps - 1)));
    }
    canvas.text({area.right() - highWidth, area.top(), highWidth, area.height()}, Qt::AlignRight | Qt::AlignVCenter,
                high, canvas.quiet());
}

QString CalendarChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const auto& day = m_answer.days[static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].number)];
    const QString weekday = QLocale().dayName(weekdayOf(day.day) + 1, QLocale::LongFormat);
    return QStringLiteral("%1, %2: %3")
        .arg(weekday, dayText(day.day),
             day.value ? numberText(*day.value, m_answer.form) : translate("weitblick::ui::Chart", "no value"));
}

QString CalendarChart::alternative() const
{
    if (m_answer.days.empty()) {
        return {};
    }
    const auto largest =
        std::ranges::max_element(m_answer.days, {}, [](const auto& day) { return day.value.value_or(-1e300); });
    return translate("weitblick::ui::Chart", "Calendar from %1 to %2; most on %3 (%4)")
        .arg(dayText(m_answer.days.front().day), dayText(m_answer.days.back().day), dayText(largest->day),
             numberText(largest->value.value_or(0.0), m_answer.form));
}

QString CalendarChart::caption() const
{
    const QString unit = unitText(m_answer.form);
    return unit.isEmpty() ? translate("weitblick::ui::Chart", "by day")
                          : translate("weitblick::ui::Chart", "%1 by day").arg(unit);
}

std::optional<ChosenInterval> CalendarChart::intervalOf(int mark, int other) const
{
    if (!isMark(mark) || !isMark(other)) {
        return std::nullopt;
    }
    const auto day = [&](int at) {
        return static_cast<double>(
            m_answer.days[static_cast<std::size_t>(m_marks[static_cast<std::size_t>(at)].number)].day);
    };
    return ChosenInterval{std::min(day(mark), day(other)), std::max(day(mark), day(other)) + 1.0};
}

int CalendarChart::step(int mark, Qt::Key key) const
{
    if (mark >= 0 && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        return std::clamp(mark + (key == Qt::Key_Right ? kDaysPerWeek : -kDaysPerWeek), 0,
                          static_cast<int>(m_marks.size()) - 1);
    }
    return Chart::step(mark, key);
}

} // namespace weitblick::ui
