// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/documents.h"

#include <QDialog>

#include <vector>

class QTreeWidget;

namespace weitblick::ui {

/// What a project of QGIS holds: its layers, to be chosen, and what cannot be taken, with the reasons.
class QgisProjectDialog : public QDialog {
    Q_OBJECT

public:
    explicit QgisProjectDialog(const map_link::ProjectImported& project, QWidget* parent = nullptr);

    [[nodiscard]] std::vector<map_link::Layer> chosen() const; ///< in the order of QGIS, bottom first

private:
    std::vector<map_link::Layer> m_all;
    QTreeWidget* m_layers;
};

} // namespace weitblick::ui
