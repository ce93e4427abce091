// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace weitblick::ui {

/// Every action of the program by name (Ctrl+K): type, Enter. Words in any order, umlauts and case do not matter.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(QList<QAction*> actions, QWidget* parent = nullptr);

    /// Higher is better, 0 does not match. All words of `query` must be in `text`; word starts count more.
    static int score(const QString& text, const QString& query);

private:
    void refresh(const QString& query);
    void trigger();

    QList<QAction*> m_actions;
    QLineEdit* m_query;
    QListWidget* m_list;
};

} // namespace weitblick::ui
