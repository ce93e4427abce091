// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/time_bar.h"

#include "core/base/berlin_clock.h"
#include "core/base/unit_text.h"
#include "core/series/day_totals.h"
#include "ui/shell/tool_icons.h"

#include <QApplication>
#include <QComboBox>
#include <QDate>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

using series::Aggregate;
using series::CivilStep;

constexpr int kLatest = 100; ///< among the statistics: the last reading with its age

/// The civil day of an instant, and the instant of a day's begin, by the clock in Germany.
QDate dateOf(std::int64_t utcS)
{
    const auto clock = BerlinClock::over(utcS, utcS);
    return clock ? QDate(1970, 1, 1).addDays(series::civilDay(utcS, *clock)) : QDate();
}

std::int64_t beginOf(const QDate& date)
{
    const auto day = static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date));
    const auto clock = BerlinClock::over(day * series::kDayS, day * series::kDayS);
    return clock ? series::beginOfDayS(day, *clock) : 0;
}

void setNames(QWidget* widget, const QString& name)
{
    widget->setAccessibleName(name);
    widget->setToolTip(name);
}

} // namespace

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent),
      m_set(new QComboBox),
      m_quantity(new QComboBox),
      m_interval(new QComboBox),
      m_statistic(new QComboBox),
      m_parameter(new QDoubleSpinBox),
      m_from(new QDateEdit),
      m_to(new QDateEdit),
      m_slider(new QSlider(Qt::Horizontal)),
      m_label(new QLabel),
      m_speed(new QComboBox)
{
    makeControls();
    connect(m_set, &QComboBox::activated, this, [this] {
        fillQuantities();
        emit seriesChosen();
    });
    connect(m_quantity, &QComboBox::activated, this, &TimeBar::seriesChosen);
    connect(m_interval, &QComboBox::activated, this, &TimeBar::wishesChanged);
    connect(m_statistic, &QComboBox::activated, this, [this] {
        showParameter();
        emit wishesChanged();
    });
    connect(m_parameter, &QDoubleSpinBox::editingFinished, this, &TimeBar::wishesChanged);
    connect(m_from, &QDateEdit::editingFinished, this, &TimeBar::wishesChanged);
    connect(m_to, &QDateEdit::editingFinished, this, &TimeBar::wishesChanged);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        m_isWaiting = true;
        emit stepChosen(static_cast<std::size_t>(step));
    });
    connect(m_play, &QToolButton::toggled, this, &TimeBar::play);
    connect(m_back, &QToolButton::clicked, this, [this] { m_slider->setValue(m_slider->value() - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_slider->setValue(m_slider->value() + 1); });
    connect(m_speed, &QComboBox::activated, this,
            [this] { m_clock.setInterval(1000 / m_speed->currentData().toInt()); });
    connect(&m_clock, &QTimer::timeout, this, &TimeBar::tick);
    m_clock.setInterval(1000 / m_speed->currentData().toInt());
    showParameter();
    refreshIcons();
}

QToolButton* TimeBar::button(const QString& icon, const QString& name)
{
    auto* made = new QToolButton;
    made->setObjectName(icon);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    setNames(made, name);
    return made;
}

void TimeBar::makeControls()
{
    for (const auto& [step, name] :
         {std::pair{CivilStep::Hour, tr("Hour")}, std::pair{CivilStep::Day, tr("Day")},
          std::pair{CivilStep::Week, tr("Week")}, std::pair{CivilStep::Month, tr("Month")},
          std::pair{CivilStep::Year, tr("Year")}, std::pair{CivilStep::HourOfWeek, tr("Weekday and hour")}}) {
        m_interval->addItem(name, static_cast<int>(step));
    }
    for (const auto& [aggregate, name] :
         {std::pair{static_cast<int>(Aggregate::Mean), tr("Mean")},
          std::pair{static_cast<int>(Aggregate::Minimum), tr("Smallest")},
          std::pair{static_cast<int>(Aggregate::Maximum), tr("Largest")},
          std::pair{static_cast<int>(Aggregate::Sum), tr("Sum")},
          std::pair{static_cast<int>(Aggregate::Percentile), tr("Percentile")},
          std::pair{static_cast<int>(Aggregate::Exceedances), tr("Readings above a limit")},
          std::pair{static_cast<int>(Aggregate::Completeness), tr("Share of readings")},
          std::pair{kLatest, tr("Latest reading")}}) {
        m_statistic->addItem(name, aggregate);
    }
    for (const int perSecond : {1, 2, 5, 10}) {
        m_speed->addItem(tr("%1 a second").arg(perSecond), perSecond);
    }
    m_speed->setCurrentIndex(2);
    m_parameter->setRange(-1e6, 1e9);
    m_parameter->setDecimals(1);
    m_parameter->setValue(98);
    setNames(m_set, tr("Set of time series"));
    setNames(m_quantity, tr("Quantity"));
    setNames(m_interval, tr("Interval"));
    setNames(m_statistic, tr("Statistic"));
    setNames(m_from, tr("First day"));
    setNames(m_to, tr("Last day"));
    setNames(m_slider, tr("Step in time"));
    setNames(m_speed, tr("Steps a second while playing"));
    m_label->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("2024-03-31 00:00  ")));
    for (QDateEdit* date : {m_from, m_to}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(QStringLiteral("dd.MM.yyyy"));
    }
    m_play = button(QStringLiteral("play"), tr("Play"));
    m_play->setCheckable(true);
    m_back = button(QStringLiteral("step-back"), tr("One step back"));
    m_forward = button(QStringLiteral("step-forward"), tr("One step forward"));

    auto* choices = new QHBoxLayout;
    for (QComboBox* box : {m_set, m_quantity, m_interval, m_statistic}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        choices->addWidget(box, box == m_set || box == m_quantity ? 3 : 2);
    }
    choices->addWidget(m_parameter);
    choices->addWidget(m_from);
    choices->addWidget(new QLabel(QStringLiteral("–")));
    choices->addWidget(m_to);
    auto* time = new QHBoxLayout;
    time->addWidget(m_back);
    time->addWidget(m_play);
    time->addWidget(m_forward);
    time->addWidget(m_slider, 1);
    time->addWidget(m_label);
    time->addWidget(m_speed);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(choices);
    rows->addLayout(time);
}

void TimeBar::refreshIcons()
{
    m_back->setIcon(toolIcon(QStringLiteral("step-back"), QApplication::palette()));
    m_forward->setIcon(toolIcon(QStringLiteral("step-forward"), QApplication::palette()));
    m_play->setIcon(
        toolIcon(m_clock.isActive() ? QStringLiteral("pause") : QStringLiteral("play"), QApplication::palette()));
}

void TimeBar::setSets(std::vector<ListedSet> sets)
{
    const QString chosen = m_set->currentData().toString();
    m_sets = std::move(sets);
    m_set->clear();
    for (const ListedSet& one : m_sets) {
        m_set->addItem(QString::fromStdString(one.title), QString::fromStdString(one.name));
    }
    m_set->setCurrentIndex(std::max(0, m_set->findData(chosen)));
    fillQuantities();
    setEnabled(!m_sets.empty());
}

void TimeBar::fillQuantities()
{
    const QString chosen = m_quantity->currentData().toString();
    m_quantity->clear();
    for (const ListedSet& one : m_sets) {
        if (one.name != set()) {
            continue;
        }
        for (const ListedSet::Quantity& quantity : one.quantities) {
            const QString unit = QString::fromStdString(printedUnit(quantity.unit));
            const QString name = QString::fromStdString(quantity.property);
            m_quantity->addItem(
                unit.isEmpty() || unit == QLatin1String("1") ? name : QStringLiteral("%1 (%2)").arg(name, unit), name);
        }
    }
    m_quantity->setCurrentIndex(std::max(0, m_quantity->findData(chosen)));
}

void TimeBar::setRange(const series::TimeSpan& span)
{
    if (span == m_all) {
        return;
    }
    m_all = span;
    const QDate first = dateOf(span.fromUtcS);
    const QDate last = dateOf(span.toUtcS - 1);
    for (QDateEdit* date : {m_from, m_to}) {
        const QSignalBlocker quiet(date);
        date->setDateRange(first, last);
        date->setDate(date == m_from ? first : last);
    }
}

void TimeBar::setSteps(std::size_t count, std::size_t current)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, static_cast<int>(std::max<std::size_t>(1, count)) - 1);
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 20));
    m_slider->setValue(static_cast<int>(current));
}

void TimeBar::setLabel(const QString& label)
{
    m_label->setText(label);
    m_slider->setAccessibleDescription(label);
}

std::string TimeBar::set() const
{
    return m_set->currentData().toString().toStdString();
}

std::string TimeBar::quantity() const
{
    return m_quantity->currentData().toString().toStdString();
}

std::string TimeBar::unit() const
{
    const auto found = std::ranges::find(m_sets, set(), &ListedSet::name);
    if (found == m_sets.end()) {
        return {};
    }
    const auto quantity = std::ranges::find(found->quantities, this->quantity(), &ListedSet::Quantity::property);
    return quantity == found->quantities.end() ? std::string() : quantity->unit;
}

std::string TimeBar::state() const
{
    const auto found = std::ranges::find(m_sets, set(), &ListedSet::name);
    return found == m_sets.end() ? std::string() : found->state;
}

StepWishes TimeBar::wishes() const
{
    StepWishes wishes{.step = static_cast<CivilStep>(m_interval->currentData().toInt()),
                      .parameter = m_parameter->value(),
                      .span = {beginOf(m_from->date()), beginOf(m_to->date().addDays(1))}};
    const int statistic = m_statistic->currentData().toInt();
    wishes.isLatest = statistic == kLatest;
    wishes.aggregate = wishes.isLatest ? Aggregate::Last : static_cast<Aggregate>(statistic);
    if (wishes.isLatest && wishes.step == CivilStep::HourOfWeek) { // a profile has no latest reading
        wishes.isLatest = false;
    }
    if (wishes.span.toUtcS <= wishes.span.fromUtcS) {
        wishes.span = m_all;
    }
    return wishes;
}

std::size_t TimeBar::step() const
{
    return static_cast<std::size_t>(m_slider->value());
}

void TimeBar::goTo(std::size_t step)
{
    m_slider->setValue(static_cast<int>(step));
}

void TimeBar::choose(CivilStep step, Aggregate aggregate)
{
    m_interval->setCurrentIndex(std::max(0, m_interval->findData(static_cast<int>(step))));
    m_statistic->setCurrentIndex(std::max(0, m_statistic->findData(static_cast<int>(aggregate))));
    showParameter();
    emit wishesChanged();
}

bool TimeBar::chooseSet(const QString& set)
{
    const int found = m_set->findData(set);
    if (found < 0 || found == m_set->currentIndex()) {
        return false;
    }
    m_set->setCurrentIndex(found);
    fillQuantities();
    return true;
}

void TimeBar::showParameter()
{
    const int statistic = m_statistic->currentData().toInt();
    const bool isPercentile = statistic == static_cast<int>(Aggregate::Percentile);
    const bool isLimit = statistic == static_cast<int>(Aggregate::Exceedances);
    m_parameter->setVisible(isPercentile || isLimit);
    setNames(m_parameter, isPercentile ? tr("Percentile, 0 to 100") : tr("Limit"));
    m_parameter->setRange(isPercentile ? 0 : -1e6, isPercentile ? 100 : 1e9);
}

void TimeBar::play(bool isOn)
{
    const QSignalBlocker quiet(m_play);
    m_play->setChecked(isOn);
    if (isOn && m_slider->value() == m_slider->maximum()) {
        m_slider->setValue(0);
    }
    isOn ? m_clock.start() : m_clock.stop();
    setNames(m_play, isOn ? tr("Pause") : tr("Play"));
    refreshIcons();
}

/// A step that is not on the screen yet is waited for: playing gets slower, never stuck.
void TimeBar::tick()
{
    if (m_isWaiting) {
        return;
    }
    if (m_slider->value() == m_slider->maximum()) {
        return play(false);
    }
    m_slider->setValue(m_slider->value() + 1);
}

void TimeBar::stepDone()
{
    m_isWaiting = false;
}

} // namespace weitblick::ui
