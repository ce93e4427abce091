// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboard_page.h"
#include "ui/project/project_session.h"

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

#include <memory>

namespace weitblick {

/// What `weitblick render` was asked for.
struct RenderWishes {
    QString project;
    QString dashboard;
    QString target; ///< .png or .pdf
    QSize size;     ///< height 0: as high as the dashboard needs
    QString zone;   ///< key; empty: all together
};

/// `weitblick render FILE --dashboard ID --out x.png|x.pdf [--size WxH]`: a dashboard as a picture, without a window
/// and without a display. A dashboard that does not fit makes the picture higher; nothing is cut off.
class RenderMode : public QObject {
    Q_OBJECT

public:
    explicit RenderMode(RenderWishes wishes);

private:
    void look(); ///< whether everything is there
    void write();
    void fail(const Error& error);

    RenderWishes m_wishes;
    ui::ProjectSession m_session;
    std::unique_ptr<ui::DashboardPage> m_page;
    QTimer m_timer;
    int m_stillTurns = 0;
    int m_turns = 0;
};

/// Runs the command; the exit code of the program.
int runRender(int argc, char* argv[]);

} // namespace weitblick
