// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;
class QLabel;

namespace weitblick::ui {

class ProjectSession;

/// What is running and waiting, each with progress and a button that stops it.
class JobsPanel : public QWidget {
    Q_OBJECT

public:
    explicit JobsPanel(ProjectSession& session, QWidget* parent = nullptr);

private:
    void refresh();

    ProjectSession& m_session;
    QVBoxLayout* m_rows;
    QLabel* m_empty;
};

} // namespace weitblick::ui
