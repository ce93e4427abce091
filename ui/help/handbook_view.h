// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace weitblick::ui {

/// The handbook: Markdown pages in a folder, offline, with a search over titles and text.
class HandbookView : public QWidget {
    Q_OBJECT

public:
    explicit HandbookView(const QDir& pages, QWidget* parent = nullptr);

    void open(const QString& page); ///< "methods/buffer", without the ending

protected:
    void changeEvent(QEvent* event) override; ///< links take the colours of a new look

private:
    void search(const QString& query);

    struct Page {
        QString path;
        QString title;
        QString text;
    };

    QDir m_folder;
    QList<Page> m_pages;
    QString m_current; ///< path of the page that is open: links are relative to it
    QLineEdit* m_query;
    QListWidget* m_hits;
    QTextBrowser* m_text;
};

} // namespace weitblick::ui
