// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QLabel;

namespace weitblick::ui {

/// A filter as the bar shows it.
struct Chip {
    QString id;   ///< of the tile whose filter it is
    QString text; ///< "Baujahr 1950 bis 1979"
    friend bool operator==(const Chip&, const Chip&) = default;
};

/// The filters of a dashboard in plain words, each with a cross to take it off. Not there while nothing is filtered.
class ChipBar : public QWidget {
    Q_OBJECT

public:
    explicit ChipBar(QWidget* parent = nullptr);

    void setChips(const QList<Chip>& chips);
    void setSummary(const QString& text); ///< "Gebäude: 128 von 5.012"
    [[nodiscard]] const QList<Chip>& chips() const { return m_chips; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void removed(const QString& id);
    void cleared();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QList<QRect> placesFor(int width) const; ///< of the parts, line by line
    void rebuild();

    QList<Chip> m_chips;
    QList<QWidget*> m_parts; ///< in their order
    QLabel* m_summary;
    QAbstractButton* m_reset;
};

} // namespace weitblick::ui
