// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/feature_panel.h"

#include "ui/data/attribute_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace weitblick::ui {

namespace {

using Values = std::vector<std::pair<QString, QString>>;

Result<Values> valuesOf(workspace::Workspace& project, const std::string& layer, std::int64_t fid)
{
    WB_TRY(auto reader, project.read(layer, {.geometry = false, .limit = 1, .afterFid = fid - 1}));
    WB_TRY(const bool found, reader.next());
    Values values;
    for (std::size_t i = 0; found && reader.fid() == fid && i < reader.columnCount(); ++i) {
        values.emplace_back(columnText(reader.columns()[i]),
                            valueText(valueOf(reader.value(i), reader.columns()[i].type), reader.columns()[i]));
    }
    return values;
}

} // namespace

FeaturePanel::FeaturePanel(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_choice(new QComboBox),
      m_values(new QTreeWidget)
{
    m_choice->setAccessibleName(tr("Features at this place"));
    m_values->setAccessibleName(tr("Values of the feature"));
    m_values->setHeaderLabels({tr("Column"), tr("Value")});
    m_values->setRootIsDecorated(false);
    m_values->setAlternatingRowColors(true);
    m_values->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_values->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copyValues = new QAction(tr("Copy"), this);
    copyValues->setShortcut(QKeySequence::Copy);
    copyValues->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_values->addAction(copyValues);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_choice);
    column->addWidget(m_values, 1);
    connect(copyValues, &QAction::triggered, this, &FeaturePanel::copy);
    connect(m_choice, &QComboBox::activated, this, &FeaturePanel::read);
    clear();
}

void FeaturePanel::clear()
{
    m_hits.clear();
    m_choice->clear();
    m_choice->setEnabled(false);
    m_values->clear();
    auto* hint = new QTreeWidgetItem(m_values, {tr("Click at something on the map.")});
    hint->setFirstColumnSpanned(true);
    hint->setFlags(Qt::NoItemFlags);
}

void FeaturePanel::show(const std::vector<Identified>& hits)
{
    m_hits = hits;
    m_choice->clear();
    for (const Identified& hit : hits) {
        m_choice->addItem(tr("%1, no. %2").arg(hit.layer).arg(hit.fid));
    }
    m_choice->setEnabled(hits.size() > 1);
    read();
}

void FeaturePanel::read()
{
    const int chosen = m_choice->currentIndex();
    if (chosen < 0 || chosen >= static_cast<int>(m_hits.size())) {
        return;
    }
    const Identified hit = m_hits[static_cast<std::size_t>(chosen)];
    emit shown(hit.layer, hit.fid);
    m_session.run<Values>(
        tr("Reading a feature"), ProjectSession::Touch::Reads,
        [layer = hit.layer.toStdString(), fid = hit.fid](workspace::Workspace& project, Job&) {
            return valuesOf(project, layer, fid);
        },
        this,
        [this](const Result<Values>& values) {
            m_values->clear();
            for (const auto& [name, value] : values ? *values : Values()) {
                auto* item = new QTreeWidgetItem(m_values, {name, value});
                item->setToolTip(1, value);
            }
        });
}

void FeaturePanel::copy() const
{
    QStringList lines;
    for (int i = 0; i < m_values->topLevelItemCount(); ++i) {
        lines << m_values->topLevelItem(i)->text(0) + u'\t' + m_values->topLevelItem(i)->text(1);
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace weitblick::ui
