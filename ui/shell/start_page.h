// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>
#include <QWidget>

class QListWidget;

namespace weitblick::ui {

class WayButton;

/// What a user sees first: open, create, the sample region, and the projects of the last days.
/// Whether a recent file is still there is asked on another thread, since it may lie on a drive that is gone.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& files);
    void refreshIcons(); ///< in the colours of the look

signals:
    void createAsked();
    void openAsked();
    void sampleAsked();
    void tourAsked();
    void recentAsked(const QString& file);

private:
    QListWidget* m_recent;
    QMap<QString, WayButton*> m_ways; ///< by icon
};

} // namespace weitblick::ui
