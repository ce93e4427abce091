// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/handbook_view.h"

#include <QDirIterator>
#include <QEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace weitblick::ui {

HandbookView::HandbookView(const QDir& pages, QWidget* parent)
    : QWidget(parent),
      m_folder(pages),
      m_query(new QLineEdit),
      m_hits(new QListWidget),
      m_text(new QTextBrowser)
{
    QDirIterator files(m_folder.path(), {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = m_folder.relativeFilePath(files.next());
        if (path.startsWith(QLatin1String("decisions/"))) { // for those who build the program
            continue;
        }
        QFile file(m_folder.filePath(path));
        if (file.open(QIODevice::ReadOnly)) {
            const QString text = QString::fromUtf8(file.readAll());
            const QString first = text.section(u'\n', 0, 0);
            m_pages.append({path,
                            first.startsWith(u'#') ? first.mid(first.indexOf(u' ') + 1).remove(u'`').trimmed() : path,
                            text});
        }
    }
    std::ranges::sort(m_pages, {}, [](const Page& page) { // pages for everybody before methods, the contents first
        const bool isMethod = page.path.contains(u'/');
        return std::tuple(isMethod, page.path != QLatin1String("index.md"), page.title);
    });

    m_query->setPlaceholderText(tr("Search the handbook"));
    m_query->setClearButtonEnabled(true);
    m_query->setAccessibleName(tr("Search the handbook"));
    m_hits->setAccessibleName(tr("Pages"));
    m_text->setAccessibleName(tr("Page of the handbook"));
    m_text->setOpenExternalLinks(false);
    m_text->setSearchPaths({m_folder.path()});

    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_query);
    column->addWidget(m_hits);
    auto* split = new QSplitter(Qt::Vertical); // panels are tall and narrow
    split->addWidget(side);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({170, 500});
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(split);

    m_text->setOpenLinks(false);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.isRelative()) { // addresses stay text: the handbook works offline
            open(QDir::cleanPath(QFileInfo(m_current).path() + u'/' + url.path()));
        }
    });
    connect(m_query, &QLineEdit::textChanged, this, &HandbookView::search);
    connect(m_hits, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr) {
            open(item->data(Qt::UserRole).toString());
        }
    });
    search({});
    m_hits->setCurrentRow(0);
}

void HandbookView::open(const QString& page)
{
    const QString path = page.endsWith(QLatin1String(".md")) ? page : page + QStringLiteral(".md");
    const auto found = std::ranges::find(m_pages, path, &Page::path);
    if (found != m_pages.end()) {
        m_current = path;
        m_text->setMarkdown(found->text);
    } else {
        m_text->setPlainText(tr("The handbook has no page “%1”.").arg(page));
    }
}

void HandbookView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_current.isEmpty()) {
        open(m_current);
    }
    QWidget::changeEvent(event);
}

void HandbookView::search(const QString& query)
{
    m_hits->clear();
    for (const Page& page : m_pages) {
        if (query.isEmpty() || page.title.contains(query, Qt::CaseInsensitive) ||
            page.text.contains(query, Qt::CaseInsensitive)) {
            auto* item = new QListWidgetItem(page.title, m_hits);
            item->setData(Qt::UserRole, page.path);
        }
    }
}

} // namespace weitblick::ui
