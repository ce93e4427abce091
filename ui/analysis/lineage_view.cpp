// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/lineage_view.h"

#include "core/base/error_text.h"
#include "ui/analysis/lineage_page.h"
#include "ui/shell/language.h"

#include <QLabel>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>

namespace weitblick::ui {

LineageView::LineageView(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_title(new QLabel),
      m_text(new QTextBrowser)
{
    auto* column = new QVBoxLayout(this);
    m_title->setProperty("role", "heading");
    m_title->setText(tr("Where does this number come from?"));
    m_text->setAccessibleName(tr("Lineage of the dataset"));
    m_text->setPlaceholderText(tr("Choose a dataset and ask where it comes from."));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // checksums have no words
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_text, 1);
}

void LineageView::explain(const QString& dataset)
{
    m_title->setText(tr("Where does “%1” come from?").arg(dataset));
    m_session.run<workspace::LineageTree>(
        tr("Following the lineage"), ProjectSession::Touch::Reads,
        [name = dataset.toStdString()](workspace::Workspace& project, Job&) { return project.lineage(name); }, this,
        [this, dataset](const Result<workspace::LineageTree>& tree) {
            if (tree) {
                m_text->setHtml(lineagePage(*tree, dataset));
            } else {
                m_text->setPlainText(QString::fromStdString(describe(tree.error(), currentLanguage())));
            }
        });
}

} // namespace weitblick::ui
