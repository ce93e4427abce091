// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

namespace weitblick::ui {
class MainWindow;
class ProjectSession;
} // namespace weitblick::ui

namespace weitblick {

/// Shows a project without anybody looking: once the map stands still, the window is written as PNG or PDF and the
/// program ends. For machines without a display (QT_QPA_PLATFORM=offscreen).
class PictureMode : public QObject {
    Q_OBJECT

public:
    PictureMode(ui::MainWindow& window, ui::ProjectSession& session, QString file, QString theme);

private:
    void write();
    void colour();

    ui::MainWindow& m_window;
    QString m_file;
    QString m_theme; ///< "layer:column"; empty: plain colours
    QTimer m_still;  ///< runs out when nothing has been drawn for a while
    bool m_coloured = false;
};

} // namespace weitblick
