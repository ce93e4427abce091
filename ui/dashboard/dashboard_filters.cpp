// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_filters.h"

#include "ui/shell/language.h"

#include <algorithm>
#include <numeric>

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
    using Model = std::shared_ptr<dashboard::FilterModel>;
    m_prepare.start(
        [reader = std::move(reader), dashboard = std::move(dashboard), answers = std::move(answers),
         choices = m_choices](Job& job) mutable {
            return reader->ask<Model>(job, [&](workspace::Workspace& project, Job& inner) -> Result<Model> {
                WB_TRY(auto made, dashboard::FilterModel::make(project, dashboard, answers, inner));
                auto model = std::make_shared<dashboard::FilterModel>(std::move(made));
                for (auto choice = choices.cbegin(); choice != choices.cend(); ++choice) {
                    // Where the tile does not offer it any more, it is gone.
                    static_cast<void>(model->choose(choice.key().toStdString(), choice.value(), inner));
                }
                return model;
            });
        },
        [this](const Result<Model>& model) {
            if (!model) {
                if (model.error().code != ErrorCode::Cancelled) {
                    emit failed(model.error());
                }
                return;
            }
            m_model = *model;
            m_choices.removeIf([this](const std::pair<const QString&, dashboard::TileChoice&>& choice) {
                const dashboard::TileLink* link = m_model->link(choice.first.toStdString());
                return link == nullptr || !crossfilter::isFiltering(m_model->filter().filter(link->view));
            });
            emit changed();
        });
}

void DashboardFilters::close()
{
    m_prepare.cancel();
    m_warm.cancel();
    m_model.reset();
    m_choices.clear();
}

void DashboardFilters::choose(const QString& tile, const dashboard::TileChoice& choice)
{
    Job job;
    if (!m_model || m_model->link(tile.toStdString()) == nullptr) {
        return; // not ready yet, or nothing to filter by
    }
    if (const auto done = m_model->choose(tile.toStdString(), choice, job); !done) {
        emit failed(done.error());
        return;
    }
    m_choices[tile] = choice;
    emit changed();
}

void DashboardFilters::clear(const QString& tile)
{
    if (m_choices.remove(tile) == 0 || !m_model) {
        return;
    }
    Job job;
    if (const auto done = m_model->clear(tile.toStdString(), job); !done) {
        emit failed(done.error());
    }
    emit changed();
}

void DashboardFilters::clearAll()
{
    m_choices.clear();
    if (m_model) {
        Job job;
        if (const auto done = m_model->clearAll(job); !done) {
            emit failed(done.error());
        }
    }
    emit changed();
}

void DashboardFilters::warmUp(const QString& tile)
{
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

TileSelection DashboardFilters::selectionOf(const QString& tile) const
{
    TileSelection selection;
    const dashboard::TileLink* link = m_model ? m_model->link(tile.toStdString()) : nullptr;
    if (const auto choice = m_choices.constFind(tile); choice != m_choices.constEnd()) {
        markOwnChoice(*choice, selection);
    }
    if (link == nullptr || !m_model->isFiltered()) {
        return selection;
    }
    selection.values = m_model->selectedValues(tile.toStdString());
    return selection;
}

FeatureTest DashboardFilters::testOf(const std::string& dataset) const
{
    const auto table = m_model ? m_model->tableOf(dataset) : std::nullopt;
    Job job;
    if (!table || !m_model->isNarrowed(*table)) {
        return {};
    }
    auto rows = m_model->selectedRows(*table, job);
    if (!rows || !*rows) {
        return {};
    }
    auto mask = std::make_shared<const crossfilter::RowMask>(std::move(**rows));
    // Features come in the order of their ids, as rows do: looking on from the last one is enough.
    return [mask, &fids = m_model->fids(*table), model = m_model, next = std::size_t{0}](std::int64_t fid) mutable {
        if (next >= fids.size() || fids[next] != fid) {
            next = static_cast<std::size_t>(std::ranges::lower_bound(fids, fid) - fids.begin());
        }
        const bool isThere = next < fids.size() && fids[next] == fid;
        const bool isSelected = isThere && mask->contains(next);
        next += isThere ? 1 : 0;
        return isSelected;
    };
}

std::optional<std::vector<std::int64_t>> DashboardFilters::rowsOf(const std::string& dataset) const
{
    const auto table = m_model ? m_model->tableOf(dataset) : std::nullopt;
    Job job;
    if (!table || !m_model->isNarrowed(*table)) {
        return std::nullopt;
    }
    const auto rows = m_model->selectedRows(*table, job);
    if (!rows || !*rows) {
        return std::nullopt;
    }
    std::vector<std::int64_t> fids;
    for (const std::uint32_t row : (*rows)->rows()) {
        fids.push_back(m_model->fids(*table)[row]);
    }
    return fids;
}

} // namespace weitblick::ui
