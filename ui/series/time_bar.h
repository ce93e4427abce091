// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/series/series_reader.h"
#include "ui/series/time_steps.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace weitblick::ui {

/// The controls of time: which set and quantity, which interval, statistic and period, and the slider with its buttons.
/// Keys on the slider: arrows step, Page up and down jump, Home and End go to the ends; Space on the button plays.
class TimeBar : public QWidget {
    Q_OBJECT

public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// Keeps what was chosen where it is still there.
    void setSets(std::vector<ListedSet> sets);
    void setRange(const series::TimeSpan& span); ///< of all readings; chosen as the period
    void setSteps(std::size_t count, std::size_t current);
    void setLabel(const QString& label);
    void refreshIcons();

    [[nodiscard]] std::string set() const;
    [[nodiscard]] std::string quantity() const;
    [[nodiscard]] std::string unit() const;
    [[nodiscard]] std::string state() const; ///< of the set
    [[nodiscard]] StepWishes wishes() const;
    [[nodiscard]] std::size_t step() const;
    [[nodiscard]] bool isPlaying() const { return m_clock.isActive(); }
    void goTo(std::size_t step);
    void play(bool isOn);
    void stepDone();                    ///< the step that was asked for is on the screen: the next one may come
    bool chooseSet(const QString& set); ///< false: it is chosen already, or there is none of that name
    /// Chooses by id, as a test or a saved view would.
    void choose(series::CivilStep step, series::Aggregate aggregate);

signals:
    void seriesChosen();
    void wishesChanged();
    void stepChosen(std::size_t step);

private:
    void makeControls();
    void fillQuantities();
    void showParameter();
    void tick();
    QToolButton* button(const QString& icon, const QString& name);

    std::vector<ListedSet> m_sets;
    series::TimeSpan m_all{0, 0};
    QComboBox* m_set;
    QComboBox* m_quantity;
    QComboBox* m_interval;
    QComboBox* m_statistic;
    QDoubleSpinBox* m_parameter;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QSlider* m_slider;
    QLabel* m_label;
    QToolButton* m_play = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    QComboBox* m_speed;
    QTimer m_clock;
    bool m_isWaiting = false; ///< a step was asked for and is not there yet
};

} // namespace weitblick::ui
