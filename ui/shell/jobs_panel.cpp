// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobs_panel.h"

#include "ui/project/project_session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace weitblick::ui {

namespace {

/// One row; kept as long as its work lives, so that a button does not vanish under the mouse.
class WorkRow : public QWidget {
public:
    WorkRow(const RunningWork& work, ProjectSession& session) : m_id(work.id)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 4, 8, 4);
        m_title = new QLabel(work.title);
        m_bar = new QProgressBar;
        m_bar->setAccessibleName(work.title);
        m_bar->setMaximumWidth(260);
        auto* stop = new QPushButton(JobsPanel::tr("Stop"));
        stop->setAccessibleName(JobsPanel::tr("Stop: %1").arg(work.title));
        connect(stop, &QPushButton::clicked, this, [id = work.id, &session, stop] {
            stop->setEnabled(false);
            session.cancel(id);
        });
        row->addWidget(m_title, 1);
        row->addWidget(m_bar);
        row->addWidget(stop);
        show(work);
    }
    void show(const RunningWork& work)
    {
        m_title->setText(work.step.isEmpty() ? work.title : work.title + QStringLiteral(" – ") + work.step);
        m_bar->setRange(0, work.started ? 100 : 0);
        m_bar->setValue(static_cast<int>(work.fraction * 100));
    }
    [[nodiscard]] quint64 id() const { return m_id; }

private:
    quint64 m_id;
    QLabel* m_title;
    QProgressBar* m_bar;
};

} // namespace

JobsPanel::JobsPanel(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_rows(new QVBoxLayout(this)),
      m_empty(new QLabel(tr("Nothing is running.")))
{
    m_empty->setProperty("role", "muted");
    m_empty->setMargin(8);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addWidget(m_empty);
    m_rows->addStretch(1);
    connect(&session, &ProjectSession::worksChanged, this, &JobsPanel::refresh);
    refresh();
}

void JobsPanel::refresh()
{
    const auto& works = m_session.works();
    m_empty->setVisible(works.empty());
    auto rows = findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (const RunningWork& work : works) {
        const auto known = std::ranges::find_if(rows, [&](QWidget* widget) {
            const auto* row = dynamic_cast<WorkRow*>(widget);
            return row != nullptr && row->id() == work.id;
        });
        if (known != rows.end()) {
            dynamic_cast<WorkRow*>(*known)->show(work);
        } else {
            m_rows->insertWidget(m_rows->count() - 1, new WorkRow(work, m_session));
        }
    }
    for (QWidget* widget : rows) {
        const auto* row = dynamic_cast<WorkRow*>(widget);
        const bool gone = row != nullptr &&
                          std::ranges::none_of(works, [&](const RunningWork& work) { return work.id == row->id(); });
        if (gone) {
            widget->deleteLater();
        }
    }
}

} // namespace weitblick::ui
