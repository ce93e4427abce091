// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/lineage_view.h"

#include "core/analysis/explanation.h"
#include "core/base/error_text.h"
#include "ui/shell/language.h"

#include <QFontDatabase>
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
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // checksums have no words
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_text, 1);
}

void LineageView::explain(const QString& dataset)
{
    m_title->setText(tr("Where does “%1” come from?").arg(dataset));
    m_session.run<std::string>(
        tr("Following the lineage"), ProjectSession::Touch::Reads,
        [name = dataset.toStdString(), language = currentLanguage()](workspace::Workspace& project,
                                                                     Job&) -> Result<std::string> {
            WB_TRY(const auto tree, project.lineage(name));
            return analysis::explanationText(tree, language);
        },
        this,
        [this](const Result<std::string>& text) {
            m_text->setPlainText(QString::fromStdString(text ? *text : describe(text.error(), currentLanguage())));
        });
}

} // namespace weitblick::ui
