// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/importer.h"
#include "ui/jobs/job_slot.h"

#include <QDialog>

#include <filesystem>
#include <map>
#include <optional>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QTabWidget;
class QVBoxLayout;

namespace weitblick::ui {

/// Shows what would be imported from a file, with its first rows, and asks what only the user can know.
/// The answers are in request() once the dialog was accepted.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const std::filesystem::path& source, QWidget* parent = nullptr);

    void preferRole(const QString& role); ///< as if the user had chosen it
    [[nodiscard]] intake::ImportRequest request() const;

private:
    void loadPreview();
    void show(const intake::SourcePreview& preview);
    QWidget* layerPage(const intake::LayerPreview& layer);
    void addQuestion(const intake::Question& question, QVBoxLayout& column);
    void answer(const QString& question, const QString& value);

    std::filesystem::path m_source;
    intake::ReadChoices m_choices;
    JobSlot m_preview;
    QLabel* m_state;
    QTabWidget* m_layers;
    QLineEdit* m_name;
    QComboBox* m_role;
    QLineEdit* m_licence;
    QDialogButtonBox* m_buttons;
};

} // namespace weitblick::ui
