// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the time panel that compares with limits of ambient air.
#include "core/base/unit_text.h"
#include "core/sensing/hour_means.h"
#include "ui/chart/number_form.h"
#include "ui/series/series_chart.h"
#include "ui/series/time_panel.h"
#include "ui/shell/language.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::ui {

namespace {

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : plainNumber(value, {.unit = {}, .unitTitle = {}, .decimals = 1});
}

QStringList cellsOf(const YearOfLimit& one)
{
    const sensing::LimitCount& count = one.count;
    return {QString::number(one.year),
            say(sensing::titleOf(count.limit.averaging)),
            number(count.limit.limit) + QStringLiteral(" µg/m³"),
            QStringLiteral("%1 / %2").arg(count.exceedances).arg(count.limit.allowed),
            number(count.highest),
            percentText(count.validShare()),
            say(sensing::titleOf(count.verdict))};
}

} // namespace

void TimePanel::showLimits(const StationReport& report)
{
    const QStringList headings{tr("Year"),           tr("Averaging"), tr("Limit"),  tr("Exceeded / allowed"),
                               tr("Highest, µg/m³"), tr("Valid"),     tr("Verdict")};
    m_limits->setColumnCount(static_cast<int>(headings.size()));
    m_limits->setHorizontalHeaderLabels(headings);
    m_limits->setRowCount(static_cast<int>(report.limits.size()));
    for (std::size_t row = 0; row < report.limits.size(); ++row) {
        const QStringList cells = cellsOf(report.limits[row]);
        const bool isOpen = report.limits[row].count.verdict == sensing::Verdict::Open;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            if (isOpen) { // too few readings: grey
                item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
            }
            m_limits->setItem(static_cast<int>(row), static_cast<int>(column), item);
        }
    }
    m_limits->resizeColumnsToContents();
    QString text = report.limits.empty() ? tr("There are no limits for what this station measures.") : QString();
    if (report.index) {
        const auto& hours = report.index->hours;
        const double measured = static_cast<double>(std::accumulate(hours.begin() + 1, hours.end(), std::int64_t{0}));
        QStringList shares;
        for (std::size_t grade = 1; grade < hours.size(); ++grade) {
            shares << QStringLiteral("%1 %2").arg(say(sensing::titleOfGrade(static_cast<std::uint8_t>(grade))),
                                                  percentText(static_cast<double>(hours[grade]) / measured));
        }
        text += tr("Air quality index %1 by this pollutant alone: %2")
                    .arg(QString::fromStdString(report.index->note), shares.join(QStringLiteral(", ")));
    }
    m_index->setText(text);

    std::vector<LimitLine> lines;
    const auto factor = sensing::toMicrogramsPerCubicMetre({.unit = m_series.unit});
    for (const YearOfLimit& one : report.limits) {
        const sensing::LimitValue& limit = one.count.limit;
        if (factor && limit.averaging != sensing::Averaging::Year && one.year == report.limits.back().year) {
            lines.push_back({tr("Limit of the %1").arg(say(sensing::titleOf(limit.averaging))), limit.limit / *factor});
        }
    }
    m_chart->setLimits(std::move(lines));
}

} // namespace weitblick::ui
