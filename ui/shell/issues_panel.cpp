// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/issues_panel.h"

#include "core/base/error_text.h"
#include "ui/shell/language.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QStyle>

#include <algorithm>

namespace weitblick::ui {

namespace {

QIcon iconOf(IssueKind kind, const QStyle& style)
{
    switch (kind) {
    case IssueKind::Error:
        return style.standardIcon(QStyle::SP_MessageBoxCritical);
    case IssueKind::Warning:
        return style.standardIcon(QStyle::SP_MessageBoxWarning);
    case IssueKind::Remark:
        return style.standardIcon(QStyle::SP_MessageBoxInformation);
    }
    return {};
}

} // namespace

IssuesPanel::IssuesPanel(QWidget* parent) : QTreeWidget(parent)
{
    setColumnCount(3);
    setHeaderLabels({tr("What"), tr("About"), tr("What to do")});
    setRootIsDecorated(false);
    setWordWrap(true);
    setAccessibleName(tr("Problems and remarks"));
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    constexpr int kAdvicePx = 260;
    header()->setStretchLastSection(false);
    header()->resizeSection(2, kAdvicePx);
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        const auto index = static_cast<std::size_t>(item->data(0, Qt::UserRole).toULongLong());
        if (index < m_issues.size() && m_issues[index].jump) {
            m_issues[index].jump();
        }
    });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy details"), this);
    connect(copy, &QAction::triggered, this, [this] {
        if (const auto* item = currentItem()) {
            QApplication::clipboard()->setText(item->data(0, Qt::UserRole + 1).toString());
        }
    });
    auto* clearAll = new QAction(tr("Clear the list"), this);
    connect(clearAll, &QAction::triggered, this, [this] {
        clear();
        m_issues.clear();
        emit countChanged();
    });
    addActions({copy, clearAll});
}

void IssuesPanel::add(Issue issue)
{
    auto* item = new QTreeWidgetItem({issue.text, issue.subject, issue.advice});
    item->setIcon(0, iconOf(issue.kind, *style()));
    item->setToolTip(0, issue.details.isEmpty() ? issue.text : issue.details);
    item->setToolTip(2, issue.advice);
    item->setData(0, Qt::UserRole, QVariant::fromValue<qulonglong>(m_issues.size()));
    item->setData(0, Qt::UserRole + 1, issue.details.isEmpty() ? issue.text : issue.details);
    m_issues.push_back(std::move(issue));
    insertTopLevelItem(0, item);
    setCurrentItem(item);
    emit countChanged();
}

void IssuesPanel::add(const Error& error, std::function<void()> jump)
{
    if (error.code == ErrorCode::Cancelled) {
        return;
    }
    QString details = QString::fromStdString(describe(error, Language::English));
    for (const std::string& step : error.trail) {
        details += QStringLiteral("\n  during: ") + QString::fromStdString(step);
    }
    add({.kind = IssueKind::Error,
         .text = say(titleOf(error.code)) + QStringLiteral(": ") + say(error.message),
         .subject = QString::fromStdString(error.subject),
         .advice = say(error.advice.empty() ? adviceFor(error.code) : error.advice),
         .details = details,
         .jump = std::move(jump)});
}

int IssuesPanel::errorCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_issues, [](const Issue& issue) { return issue.kind == IssueKind::Error; }));
}

} // namespace weitblick::ui
