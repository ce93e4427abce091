// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;

namespace weitblick::ui {

/// What a user sees first: open, create, the sample region, and the projects of the last days.
/// Whether a recent file is still there is asked on another thread, since it may lie on a drive that is gone.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& files);

signals:
    void createAsked();
    void openAsked();
    void sampleAsked();
    void tourAsked();
    void recentAsked(const QString& file);

private:
    QListWidget* m_recent;
};

} // namespace weitblick::ui
