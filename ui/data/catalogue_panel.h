// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QSet>
#include <QTreeWidget>

namespace weitblick::ui {

/// The datasets of the project with kind, rows and state; what can be done with one is in its context menu and, by the
/// same actions, in the menu bar.
class CataloguePanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit CataloguePanel(ProjectSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QString currentDataset() const;    ///< empty: none
    [[nodiscard]] QStringList shownDatasets() const; ///< with a tick, top first

    void choose(const QString& dataset); ///< makes it the current one
    void chooseFirst();                  ///< where none is the current one

signals:
    void currentDatasetChanged(const QString& dataset);
    void shownChanged();

private:
    void refill();

    ProjectSession& m_session;
    QSet<QString> m_hidden;
};

} // namespace weitblick::ui
