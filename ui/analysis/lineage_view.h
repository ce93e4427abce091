// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QWidget>

class QTextBrowser;
class QLabel;

namespace weitblick::ui {

/// "Wie kommt diese Zahl zustande?": the way of a dataset back to its source files, to read and to copy.
class LineageView : public QWidget {
    Q_OBJECT

public:
    explicit LineageView(ProjectSession& session, QWidget* parent = nullptr);

    void explain(const QString& dataset);

private:
    ProjectSession& m_session;
    QLabel* m_title;
    QTextBrowser* m_text;
};

} // namespace weitblick::ui
