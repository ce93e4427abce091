// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table_panel.h"

#include "core/analysis/formula/matching_rows.h"
#include "ui/data/attribute_model.h"
#include "ui/map/map_widget.h"
#include "ui/shell/language.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weitblick::ui {

namespace {

constexpr std::size_t kMostMarkedRows = 5000; // marking more would take longer than a look

} // namespace

TablePanel::TablePanel(ProjectSession& session, MapWidget& map, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_map(map),
      m_model(new AttributeModel(this)),
      m_condition(new QLineEdit),
      m_onlySelected(new QCheckBox(tr("Only selected rows"))),
      m_count(new QLabel),
      m_view(new QTableView)
{
    m_condition->setPlaceholderText(tr("Condition, e.g. height > 12 and use = 'Wohnen'"));
    m_condition->setAccessibleName(tr("Select rows by a condition"));
    m_condition->setToolTip(tr("Enter selects the rows for which the condition is true"));
    m_condition->setClearButtonEnabled(true);
    m_count->setProperty("role", "muted");
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Attribute table"));
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setTabKeyNavigation(false);                                 // Tab leaves the table, arrows move in it
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // measuring a million rows would block
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 8);
    m_view->horizontalHeader()->setResizeContentsPrecision(0); // rows on screen: the others are not there yet
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(6, 4, 6, 0);
    bar->addWidget(m_condition, 1);
    bar->addWidget(m_onlySelected);
    bar->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_view, 1);

    connect(m_condition, &QLineEdit::returnPressed, this, &TablePanel::selectMatching);
    connect(m_onlySelected, &QCheckBox::toggled, this,
            [this](bool only) { m_model->showOnly(only ? std::optional(m_selected) : std::nullopt); });
    connect(m_model, &AttributeModel::rowsKnown, this, [this] {
        takeMapSelection();
        showCount();
    });
    connect(m_model, &AttributeModel::dataChanged, this, [this] {
        if (std::exchange(m_isFresh, false)) {
            fitColumns();
        }
    });
    connect(m_model, &AttributeModel::failed, this, &TablePanel::failed);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePanel::giveSelection);
    connect(&map, &MapWidget::selectionChanged, this, [this] {
        if (m_isTaking) {
            return;
        }
        const auto [layer, fids] = m_map.scene().selection();
        m_selected = layer == m_model->dataset() ? fids : std::set<std::int64_t>();
        if (m_onlySelected->isChecked()) {
            m_model->showOnly(m_selected);
        } else {
            takeMapSelection();
        }
        showCount();
    });
    showCount();
}

void TablePanel::show(const workspace::Dataset& dataset)
{
    const auto& snapshot = m_session.snapshot();
    const workspace::Dataset& before = m_model->description();
    if (!snapshot || (before.schema.name == dataset.schema.name && before.contentHash == dataset.contentHash &&
                      before.rowCount == dataset.rowCount)) {
        return;
    }
    m_selected.clear();
    m_onlySelected->setChecked(false);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->show(snapshot->file, dataset);
    const auto [layer, fids] = m_map.scene().selection();
    if (layer == m_model->dataset()) {
        m_selected = fids;
    }
    m_isFresh = true;
    fitColumns();
    m_condition->setEnabled(true);
}

/// As wide as the heading and the rows on screen ask for, within reason.
void TablePanel::fitColumns()
{
    constexpr int kLeastPx = 90;
    constexpr int kMostPx = 260;
    constexpr int kRoomPx = 12;
    m_view->resizeColumnsToContents();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        m_view->setColumnWidth(i, std::clamp(m_view->columnWidth(i) + kRoomPx, kLeastPx, kMostPx));
    }
}

void TablePanel::clear()
{
    m_selected.clear();
    m_model->clear();
    showCount();
}

void TablePanel::askForCondition()
{
    m_condition->setFocus(Qt::ShortcutFocusReason);
}

void TablePanel::selectMatching()
{
    const QString dataset = m_model->dataset();
    const std::string condition = m_condition->text().trimmed().toStdString();
    if (dataset.isEmpty() || condition.empty()) {
        m_map.select({}, {});
        return;
    }
    m_session.run<std::vector<std::int64_t>>(
        tr("Selecting rows of %1").arg(dataset), ProjectSession::Touch::Reads,
        [name = dataset.toStdString(), condition](workspace::Workspace& project, Job& job) {
            return analysis::formula::matchingRows(project, name, condition, job);
        },
        this,
        [this, dataset](const Result<std::vector<std::int64_t>>& fids) {
            if (!fids) {
                emit failed(fids.error());
                return;
            }
            m_selected = {fids->begin(), fids->end()};
            m_map.select(dataset, m_selected);
            m_onlySelected->setChecked(true);
            m_model->showOnly(m_selected);
            m_view->scrollToTop();
            showCount();
        });
}

void TablePanel::takeMapSelection()
{
    const QScopedValueRollback taking(m_isTaking, true);
    QItemSelection rows;
    int first = -1;
    if (!m_onlySelected->isChecked() && m_selected.size() <= kMostMarkedRows) {
        for (const int row : m_model->rowsOf(m_selected)) {
            rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
            first = first < 0 ? row : first;
        }
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0) {
        m_view->scrollTo(m_model->index(first, 0), QAbstractItemView::PositionAtCenter);
    }
}

void TablePanel::giveSelection()
{
    if (m_isTaking || m_onlySelected->isChecked()) {
        return;
    }
    const QScopedValueRollback taking(m_isTaking, true);
    std::vector<std::int64_t> fids;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            fids.push_back(m_model->fidAt(row));
        }
    }
    m_selected = {fids.begin(), fids.end()};
    m_map.select(m_model->dataset(), m_selected);
    showCount();
}

void TablePanel::showCount()
{
    const auto selected = static_cast<qint64>(m_selected.size());
    m_count->setText(
        m_model->dataset().isEmpty() ? QString()
        : selected == 0              ? tr("%1 rows").arg(countText(m_model->description().rowCount))
                        : tr("%1 of %2 selected").arg(countText(selected), countText(m_model->description().rowCount)));
}

} // namespace weitblick::ui
