// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "ui/project/project_session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace weitblick::ui {

/// Tariffs, factors and limits that analyses compute with: today's value, where it comes from and how long it holds;
/// the project may have a value of its own with a reason, which is undone as every edit.
class RegistryPanel : public QWidget {
    Q_OBJECT

public:
    explicit RegistryPanel(ProjectSession& session, QWidget* parent = nullptr);

signals:
    void failed(const weitblick::Error& error);

private:
    void refill();
    void addEntry(const analysis::registry::Entry& entry);
    void showDetails();
    void askOverride();
    void reset();
    [[nodiscard]] const analysis::registry::Entry* current() const;
    [[nodiscard]] const workspace::OverrideParameter* overrideOf(const std::string& entry) const;

    ProjectSession& m_session;
    QLineEdit* m_query;
    QTreeWidget* m_entries;
    QLabel* m_details;
    QPushButton* m_change;
    QPushButton* m_reset;
};

} // namespace weitblick::ui
