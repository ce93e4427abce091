// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QMap>
#include <QSet>
#include <QTreeWidget>

namespace weitblick::ui {

/// The datasets of the project with kind, rows and state; what can be done with one is in its context menu and, by the
/// same actions, in the menu bar. Of a project that nobody has looked at yet only a readable town plan is shown; what
/// is imported or computed later is shown at once.
class CataloguePanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit CataloguePanel(ProjectSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QString currentDataset() const;    ///< empty: none
    [[nodiscard]] QStringList shownDatasets() const; ///< with a tick, top first

    void choose(const QString& dataset);    ///< makes it the current one
    void show(const QStringList& datasets); ///< these and no others
    void chooseFirst();                     ///< the topmost that is shown, where none is the current one

signals:
    void currentDatasetChanged(const QString& dataset);
    void shownChanged();

protected:
    void changeEvent(QEvent* event) override; ///< icons have the colours of the look

private:
    void refill();
    void decideWhatIsShown();
    void followRename(const QMap<QString, std::string>& now);

    ProjectSession& m_session;
    std::filesystem::path m_file;       ///< of the project that m_known is about
    QMap<QString, std::string> m_known; ///< by name: shape and size, by which a renamed one is known again
    QSet<QString> m_hidden;
};

} // namespace weitblick::ui
