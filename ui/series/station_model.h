// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/series/series_reader.h"
#include "ui/series/time_steps.h"

#include <QAbstractTableModel>

namespace weitblick::ui {

/// The stations with their values of a step: name, value, age of the latest reading.
class StationModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, AgeColumn };

    using QAbstractTableModel::QAbstractTableModel;

    void setSeries(const LoadedSeries& series, const QString& unit);
    void setStep(const TimeStep& step);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int stationOf(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(int station) const;

private:
    [[nodiscard]] QString text(std::size_t station, int column) const;
    void reorder();

    LoadedSeries m_series;
    QString m_unit;
    TimeStep m_step;
    std::vector<int> m_order; ///< stations, row by row
    int m_sortColumn = NameColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// "3 Std.", "2 Tage": how old a reading is.
QString ageText(std::int64_t ageS);

} // namespace weitblick::ui
