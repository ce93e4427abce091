// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/station_model.h"

#include "ui/chart/number_form.h"

#include <QCollator>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::ui {

QString ageText(std::int64_t ageS)
{
    constexpr std::int64_t kMinuteS = 60;
    constexpr std::int64_t kHourS = 3'600;
    constexpr std::int64_t kDayS = 86'400;
    if (ageS < 2 * kHourS) {
        return QCoreApplication::translate("weitblick::ui::StationModel", "%1 min").arg(ageS / kMinuteS);
    }
    if (ageS < 2 * kDayS) {
        return QCoreApplication::translate("weitblick::ui::StationModel", "%1 h").arg(ageS / kHourS);
    }
    return QCoreApplication::translate("weitblick::ui::StationModel", "%1 d").arg(ageS / kDayS);
}

void StationModel::setSeries(const LoadedSeries& series, const QString& unit)
{
    beginResetModel();
    m_series = series;
    m_unit = unit;
    m_step = {};
    m_order.resize(series.stations.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    reorder();
    endResetModel();
}

void StationModel::setStep(const TimeStep& step)
{
    const bool hadAges = !m_step.states.empty();
    m_step = step;
    if (m_order.empty()) {
        return;
    }
    if (m_sortColumn != NameColumn) {
        sort(m_sortColumn, m_sortOrder);
    }
    emit dataChanged(index(0, ValueColumn), index(rowCount() - 1, AgeColumn));
    if (hadAges != !m_step.states.empty()) {
        emit headerDataChanged(Qt::Horizontal, AgeColumn, AgeColumn);
    }
}

int StationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int StationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

QString StationModel::text(std::size_t station, int column) const
{
    if (column == NameColumn) {
        return QString::fromStdString(m_series.stations[station].title);
    }
    if (column == ValueColumn) {
        const bool isKnown = station < m_step.values.size() && !std::isnan(m_step.values[station]);
        return isKnown ? plainNumber(m_step.values[station], {.unit = {}, .unitTitle = {}, .decimals = 1})
                       : QStringLiteral("–");
    }
    const bool hasAge = station < m_step.states.size() && !std::isnan(m_step.states[station].value);
    return hasAge ? ageText(m_step.states[station].ageS) : QString();
}

QVariant StationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto station = static_cast<std::size_t>(stationOf(index.row()));
    const bool isOld = station < m_step.states.size() && m_step.states[station].isStale;
    switch (role) {
    case Qt::DisplayRole:
        return text(station, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
        return isOld ? QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text)) : QVariant();
    case Qt::ToolTipRole:
        return isOld ? tr("%1: the last reading is older than it should be").arg(text(station, NameColumn))
                     : QString::fromStdString(m_series.stations[station].key);
    default:
        return {};
    }
}

QVariant StationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (section) {
    case NameColumn:
        return tr("Station");
    case ValueColumn:
        return m_unit.isEmpty() ? tr("Value") : m_unit;
    default:
        return tr("Age");
    }
}

void StationModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<int> stations;
    std::ranges::transform(before, std::back_inserter(stations),
                           [this](const QModelIndex& index) { return stationOf(index.row()); });
    reorder();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after << index(rowOf(stations[static_cast<std::size_t>(i)]), before[i].column());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void StationModel::reorder()
{
    QCollator collator;
    collator.setNumericMode(true);
    const auto valueOf = [this](int station) {
        const auto at = static_cast<std::size_t>(station);
        if (m_sortColumn == AgeColumn) {
            return at < m_step.states.size() ? static_cast<double>(m_step.states[at].ageS) : 0.0;
        }
        return at < m_step.values.size() && !std::isnan(m_step.values[at]) ? m_step.values[at] : -1e308;
    };
    const auto isBefore = [&](int one, int other) {
        if (m_sortColumn == NameColumn) {
            return collator.compare(text(static_cast<std::size_t>(one), NameColumn),
                                    text(static_cast<std::size_t>(other), NameColumn)) < 0;
        }
        return valueOf(one) < valueOf(other);
    };
    std::ranges::stable_sort(m_order, [&](int one, int other) {
        return m_sortOrder == Qt::AscendingOrder ? isBefore(one, other) : isBefore(other, one);
    });
}

int StationModel::rowOf(int station) const
{
    const auto found = std::ranges::find(m_order, station);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

} // namespace weitblick::ui
