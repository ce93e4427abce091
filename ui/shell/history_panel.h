// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QTreeWidget>

namespace weitblick::ui {

/// What was changed in the project, by whom and when, the newest first; going back to a line undoes what came after it.
class HistoryPanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(ProjectSession& session, QWidget* parent = nullptr);

private:
    void refill();
    void goTo(QTreeWidgetItem& item);

    ProjectSession& m_session;
};

} // namespace weitblick::ui
