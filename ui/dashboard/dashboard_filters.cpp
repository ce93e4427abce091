// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_filters.h"

#include "ui/shell/language.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace weitblick::ui {

namespace {

/// The parts that a tile's own choice holds, so that they get an edge.
void markOwnChoice(const dashboard::TileChoice& choice, TileSelection& selection)
{
    if (const auto* classes = std::get_if<dashboard::ClassChoice>(&choice)) {
        selection.chosen = classes->classes;
    } else if (const auto* interval = std::get_if<dashboard::IntervalChoice>(&choice)) {
        selection.interval = ChosenInterval{.from = interval->from, .to = interval->to};
    } else if (const auto* box = std::get_if<dashboard::BoxChoice>(&choice)) {
        selection.box =
            ChosenBox{.x = {.from = box->x.from, .to = box->x.to}, .y = {.from = box->y.from, .to = box->y.to}};
    } else if (const auto* rows = std::get_if<dashboard::RowChoice>(&choice)) {
        selection.fids = rows->fids;
    }
}

} // namespace

DashboardFilters::DashboardFilters(QObject* parent) : QObject(parent) {}

void DashboardFilters::prepare(std::shared_ptr<ProjectReader> reader, dashboard::Dashboard dashboard,
                               std::vector<dashboard::TileAnswer> answers)
{
    m_prepare.start(
        [reader = std::move(reader), dashboard = std::move(dashboard), answers = std::move(answers),
         choices = m_choices](Job& job) mutable {
            return reader->ask<Counted>(job, [&](workspace::Workspace& project, Job& inner) -> Result<Counted> {
                Counted counted;
                WB_TRY(auto made, dashboard::FilterModel::make(project, dashboard, answers, inner));
                for (auto choice = choices.cbegin(); choice != choices.cend(); ++choice) {
                    // Where the tile does not offer it any more, it is gone.
                    static_cast<void>(made.choose(choice.key().toStdString(), choice.value(), inner));
                }
                WB_TRY(counted.remainder, dashboard::remainderOf(made, inner));
                counted.model = std::make_shared<dashboard::FilterModel>(std::move(made));
                return counted;
            });
        },
        [this, former = m_choices](Result<Counted> counted) {
            if (!counted) {
                if (counted.error().code != ErrorCode::Cancelled) {
                    emit failed(counted.error());
                }
                return;
            }
            m_count.cancel(); // it counts on the former model
            m_work = Work::None;
            m_model = counted->model;
            m_remainder = std::move(counted->remainder);
            m_areRowsStale = false;
            catchUp(former);
            emit changed();
            emit rowsChanged();
            goOn();
        });
}

/// What was chosen or let go while the model was made; what it no longer offers is forgotten.
void DashboardFilters::catchUp(const QMap<QString, dashboard::TileChoice>& former)
{
    m_waiting.clear();
    for (auto choice = former.cbegin(); choice != former.cend(); ++choice) {
        if (!m_choices.contains(choice.key())) {
            m_waiting.push_back({.tile = choice.key(), .choice = {}});
        }
    }
    m_choices.removeIf([&](const std::pair<const QString&, dashboard::TileChoice&>& choice) {
        const dashboard::TileLink* link = m_model->link(choice.first.toStdString());
        const auto before = former.constFind(choice.first);
        if (link != nullptr && (before == former.constEnd() || *before != choice.second)) {
            m_waiting.push_back({.tile = choice.first, .choice = choice.second});
            return false;
        }
        return link == nullptr || !crossfilter::isFiltering(m_model->filter().filter(link->view));
    });
}

void DashboardFilters::close()
{
    m_prepare.cancel();
    m_warm.cancel();
    m_count.cancel();
    m_work = Work::None;
    m_waiting.clear();
    m_areRowsStale = false;
    m_model.reset();
    m_remainder = {};
    m_choices.clear();
    m_warmTile.clear();
}

bool DashboardFilters::isSettled() const
{
    return !isPreparing() && m_work == Work::None && m_waiting.empty() && !m_areRowsStale;
}

void DashboardFilters::choose(const QString& tile, const dashboard::TileChoice& choice)
{
    if (!m_model || m_model->link(tile.toStdString()) == nullptr) {
        return; // not ready yet, or nothing to filter by
    }
    m_choices[tile] = choice;
    Job job;
    if (hasWaitingChanges() || !m_model->isInstant(tile.toStdString(), choice)) {
        take({.tile = tile, .choice = choice});
        return;
    }
    if (const auto done = m_model->choose(tile.toStdString(), choice, job); !done) {
        m_choices.remove(tile);
        emit failed(done.error());
        return;
    }
    emit changed();
    m_areRowsStale = true;
    goOn();
}

void DashboardFilters::clear(const QString& tile)
{
    if (m_choices.remove(tile) > 0 && m_model) {
        take({.tile = tile, .choice = {}});
    }
}

void DashboardFilters::clearAll()
{
    m_choices.clear();
    m_waiting.clear();
    if (m_model) {
        take({.tile = {}, .choice = {}});
    }
}

void DashboardFilters::take(Change change)
{
    std::erase_if(m_waiting, [&](const Change& former) { return former.tile == change.tile; });
    m_waiting.push_back(std::move(change));
    goOn();
}

void DashboardFilters::goOn()
{
    if (!m_model || m_work != Work::None) {
        return; // takeCounted() comes back here
    }
    if (!m_waiting.empty()) {
        count(Work::Changes, std::exchange(m_waiting, {}));
    } else if (std::exchange(m_areRowsStale, false)) {
        count(Work::Rows, {});
    }
}

void DashboardFilters::count(Work work, std::vector<Change> changes)
{
    m_work = work;
    m_count.start(
        [model = *m_model, changes = std::move(changes)](Job& job) mutable -> Result<Counted> {
            Counted counted;
            for (const Change& change : changes) {
                const std::string tile = change.tile.toStdString();
                const auto done = change.choice  ? model.choose(tile, *change.choice, job)
                                  : tile.empty() ? model.clearAll(job)
                                                 : model.clear(tile, job);
                if (!done && done.error().code == ErrorCode::Cancelled) {
                    return done.error();
                }
                if (!done) {
                    counted.refused.push_back(done.error());
                }
            }
            WB_TRY(counted.remainder, dashboard::remainderOf(model, job));
            counted.model = std::make_shared<dashboard::FilterModel>(std::move(model));
            return counted;
        },
        [this, work](Result<Counted> counted) { takeCounted(work, std::move(counted)); });
}

void DashboardFilters::takeCounted(Work work, Result<Counted> counted)
{
    m_work = Work::None;
    if (!counted) {
        if (counted.error().code != ErrorCode::Cancelled) {
            emit failed(counted.error());
        }
        return;
    }
    m_remainder = std::move(counted->remainder);
    if (work == Work::Changes) {
        m_model = counted->model;
        m_choices.removeIf([this](const std::pair<const QString&, dashboard::TileChoice&>& choice) {
            const bool isWaiting =
                std::ranges::any_of(m_waiting, [&](const Change& change) { return change.tile == choice.first; });
            const dashboard::TileLink* link = m_model->link(choice.first.toStdString());
            return !isWaiting && (link == nullptr || !crossfilter::isFiltering(m_model->filter().filter(link->view)));
        });
        for (const Error& error : counted->refused) {
            emit failed(error);
        }
    }
    emit changed();
    emit rowsChanged();
    goOn();
    if (work == Work::Changes) {
        warmUp(m_warmTile);
    }
}

void DashboardFilters::warmUp(const QString& tile)
{
    m_warmTile = tile;
    const dashboard::TileLink* link = m_model ? m_model->link(tile.toStdString()) : nullptr;
    if (link == nullptr || m_model->filter().active() == link->view) {
        return;
    }
    const crossfilter::ViewKey view = link->view;
    m_warm.start([filter = m_model->filter(), view](Job& job) { return filter.prepare(view, job); },
                 [this, model = m_model, view](Result<crossfilter::ActiveView> prepared) {
                     if (prepared && model == m_model) {
                         static_cast<void>(m_model->filter().adopt(view.table, std::move(prepared).value()));
                     }
                 });
}

QList<Chip> DashboardFilters::chips() const
{
    QList<Chip> chips;
    if (m_model) {
        for (const crossfilter::FilterChip& chip : m_model->filter().chips()) {
            chips << Chip{.id = QString::fromStdString(m_model->filter().view(chip.view).id), .text = say(chip.text)};
        }
    }
    return chips;
}

QString DashboardFilters::summary() const
{
    QStringList parts;
    const auto& tables =
        m_model ? m_model->filter().related().tables : std::vector<std::shared_ptr<const crossfilter::LinkedViews>>();
    for (std::size_t table = 0; table < tables.size(); ++table) {
        if (m_model->isNarrowed(table)) {
            parts << tr("%1: %2 of %3")
                         .arg(say(tables[table]->noun.many),
                              countText(static_cast<qint64>(m_model->filter().selectedCount(table))),
                              countText(static_cast<qint64>(tables[table]->rowCount)));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

/// Bars, points and rows that stand for municipalities or Ortsteile.
void DashboardFilters::selectZones(const dashboard::TileAnswer& answer, TileSelection& selection) const
{
    const auto isOut = [this](const std::string& key) {
        const auto zone = m_remainder.zones.find(key);
        return !key.empty() && zone != m_remainder.zones.end() && !zone->second;
    };
    if (const auto* bars = std::get_if<dashboard::BarAnswer>(&answer.shown); bars != nullptr && bars->binding.empty()) {
        if (std::ranges::none_of(bars->labels, isOut, &dashboard::ChartLabel::key)) {
            return;
        }
        for (const dashboard::ChartSeries& series : bars->series) {
            for (std::size_t i = 0; i < bars->labels.size(); ++i) {
                selection.values.push_back(isOut(bars->labels[i].key) ? 0.0 : series.values[i].value_or(0.0));
            }
        }
    } else if (const auto* scatter = std::get_if<dashboard::ScatterAnswer>(&answer.shown);
               scatter != nullptr && scatter->dataset.empty()) {
        if (std::ranges::any_of(scatter->points, isOut, &dashboard::ScatterPoint::key)) {
            std::ranges::transform(scatter->points, std::back_inserter(selection.points),
                                   [&](const auto& point) { return isOut(point.key) ? 0 : 1; });
        }
    } else if (const auto* table = std::get_if<dashboard::TableAnswer>(&answer.shown);
               table != nullptr && table->dataset.empty()) {
        if (std::ranges::any_of(table->rows, isOut, &dashboard::TableRow::key)) {
            for (const dashboard::TableRow& row : table->rows) {
                if (!isOut(row.key)) {
                    selection.keys.push_back(row.key);
                }
            }
        }
    }
}

TileSelection DashboardFilters::selectionOf(const dashboard::TileAnswer& answer) const
{
    TileSelection selection;
    if (const auto choice = m_choices.constFind(QString::fromStdString(answer.tile)); choice != m_choices.constEnd()) {
        markOwnChoice(*choice, selection);
    }
    if (!m_model || !m_model->isFiltered()) {
        return selection;
    }
    selectZones(answer, selection);
    const auto* scatter = std::get_if<dashboard::ScatterAnswer>(&answer.shown);
    if (const FeatureTest isSelected = scatter == nullptr ? FeatureTest() : testOf(scatter->dataset)) {
        for (const dashboard::ScatterPoint& point : scatter->points) {
            selection.points.push_back(isSelected(point.fid) ? 1 : 0);
        }
    }
    if (m_model->link(answer.tile) == nullptr) {
        return selection;
    }
    selection.values = m_model->selectedValues(answer.tile);
    if (const auto measured = m_remainder.values.find(answer.tile); measured != m_remainder.values.end()) {
        selection.values = measured->second;
        if (!std::holds_alternative<dashboard::LineAnswer>(answer.shown)) {
            std::ranges::replace_if(selection.values, [](double value) { return std::isnan(value); }, 0.0);
        }
    }
    if (const auto boxes = m_remainder.boxes.find(answer.tile); boxes != m_remainder.boxes.end()) {
        selection.boxes = boxes->second;
    }
    return selection;
}

FeatureTest DashboardFilters::testOf(const std::string& dataset) const
{
    const auto rows = rowsOf(dataset);
    if (!rows) {
        return {};
    }
    // Features come in the order of their ids, as rows do: looking on from the last one is enough.
    return [mask = rows->mask, fids = rows->fids, next = std::size_t{0}](std::int64_t fid) mutable {
        if (next >= fids->size() || (*fids)[next] != fid) {
            next = static_cast<std::size_t>(std::ranges::lower_bound(*fids, fid) - fids->begin());
        }
        const bool isThere = next < fids->size() && (*fids)[next] == fid;
        const bool isSelected = isThere && mask->contains(next);
        next += isThere ? 1 : 0;
        return isSelected;
    };
}

std::optional<dashboard::RemainingRows> DashboardFilters::rowsOf(const std::string& dataset) const
{
    const auto rows = m_remainder.rows.find(dataset);
    return rows == m_remainder.rows.end() ? std::nullopt : std::optional(rows->second);
}

} // namespace weitblick::ui
