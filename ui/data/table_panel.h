// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/project/project_session.h"

#include <QWidget>

#include <set>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace weitblick::ui {

class AttributeModel;
class MapWidget;

/// The attribute table: rows of any number, sorted by a click on a header, chosen by a condition; what is selected here
/// is selected on the map, and the other way round.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    TablePanel(ProjectSession& session, MapWidget& map, QWidget* parent = nullptr);

    void show(const workspace::Dataset& dataset);
    void clear();
    void askForCondition(); ///< puts the cursor where a condition is written
    [[nodiscard]] AttributeModel& model() { return *m_model; }

signals:
    void failed(const weitblick::Error& error);

private:
    void selectMatching();
    void takeMapSelection();
    void giveSelection();
    void showCount();
    void fitColumns();

    ProjectSession& m_session;
    MapWidget& m_map;
    AttributeModel* m_model;
    QLineEdit* m_condition;
    QCheckBox* m_onlySelected;
    QLabel* m_count;
    QTableView* m_view;
    std::set<std::int64_t> m_selected;
    bool m_isFresh = false;  ///< no rows have arrived yet
    bool m_isTaking = false; ///< a selection of the map is being shown: it does not go back to it
};

} // namespace weitblick::ui
