// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/history_panel.h"

#include "ui/shell/language.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>

namespace weitblick::ui {

namespace {

constexpr int kUndoneRole = Qt::UserRole;

QString timeText(const std::string& iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("dd.MM.yyyy HH:mm"))
                          : QString::fromStdString(iso);
}

} // namespace

HistoryPanel::HistoryPanel(ProjectSession& session, QWidget* parent) : QTreeWidget(parent), m_session(session)
{
    setAccessibleName(tr("History of the project"));
    setHeaderLabels({tr("Change"), tr("When"), tr("Who")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setToolTip(tr("Enter or a double click goes back to that state, or forward to it again"));
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setStretchLastSection(false);
    connect(&session, &ProjectSession::changed, this, &HistoryPanel::refill);
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { goTo(*item); });
    refill();
}

void HistoryPanel::refill()
{
    clear();
    const auto& snapshot = m_session.snapshot();
    for (const workspace::LoggedEdit& one : snapshot ? snapshot->history : std::vector<workspace::LoggedEdit>()) {
        auto* item =
            new QTreeWidgetItem(this, {describeEdit(one.edit), timeText(one.time), QString::fromStdString(one.user)});
        item->setData(0, kUndoneRole, one.isUndone);
        if (one.isUndone) {
            item->setText(0, tr("%1 (undone)").arg(item->text(0)));
            for (int column = 0; column < columnCount(); ++column) {
                item->setForeground(column, palette().color(QPalette::Disabled, QPalette::Text));
            }
        }
    }
    if (topLevelItemCount() == 0) {
        auto* none = new QTreeWidgetItem(this, {tr("Nothing has been changed yet.")});
        none->setFlags(Qt::NoItemFlags);
    }
    resizeColumnToContents(1);
    resizeColumnToContents(2);
}

/// The line itself stays done: what is above it is undone, or it is redone together with what is below.
void HistoryPanel::goTo(QTreeWidgetItem& item)
{
    const int row = indexOfTopLevelItem(&item);
    if (item.data(0, kUndoneRole).toBool()) {
        for (int i = topLevelItemCount() - 1; i >= row; --i) {
            if (topLevelItem(i)->data(0, kUndoneRole).toBool()) {
                m_session.redo();
            }
        }
        return;
    }
    for (int i = 0; i < row; ++i) {
        if (!topLevelItem(i)->data(0, kUndoneRole).toBool()) {
            m_session.undo();
        }
    }
}

} // namespace weitblick::ui
