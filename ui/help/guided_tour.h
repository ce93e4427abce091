// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace weitblick::ui {

/// One stop of the tour: a part of the window and what it is for.
struct TourStep {
    QPointer<QWidget> part;
    QString title;
    QString text;
};

/// Leads through the parts of a window: all but one is dimmed, and a card says what that one is for. Weiter, Zurück,
/// Beenden; arrow keys and Escape do the same. It lies over the window and goes with its end.
class GuidedTour : public QWidget {
    Q_OBJECT

public:
    GuidedTour(QList<TourStep> steps, QWidget* window);

    [[nodiscard]] int current() const { return m_current; }
    void next(); ///< ends it behind the last step
    void back();

signals:
    void stepChanged(int step); ///< before it is shown: bring its part to the front

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int step);
    void place();
    [[nodiscard]] QRect partRect() const;

    QList<TourStep> m_steps;
    int m_current = 0;
    QWidget* m_card;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace weitblick::ui
