// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QTableWidget;

namespace weitblick::ui {

/// A role by which analyses ask for data, in the user's words.
struct RoleChoice {
    QString id;
    QString title;
};
QList<RoleChoice> roleChoices();

/// What a dataset is for the analyses, and which of its columns is which field of the role; the first values of each
/// column help to tell.
class RoleDialog : public QDialog {
    Q_OBJECT

public:
    RoleDialog(ProjectSession& session, const workspace::Dataset& dataset, QWidget* parent = nullptr);

    /// The edits that make it so: the old role goes, the new one comes.
    [[nodiscard]] std::vector<workspace::Edit> edits() const;

private:
    void readFirstValues();

    ProjectSession& m_session;
    workspace::Dataset m_dataset;
    std::optional<workspace::RoleAssignment> m_before;
    QComboBox* m_role;
    QTableWidget* m_columns;
};

} // namespace weitblick::ui
