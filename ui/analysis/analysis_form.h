// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arguments.h"
#include "core/analysis/descriptor.h"
#include "ui/project/project_session.h"

#include <QWidget>

#include <functional>
#include <map>
#include <string>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace weitblick::ui {

/// The form of any analysis, made from its descriptor: a field a parameter with unit, range, default and help.
/// Nothing here knows an analysis.
class AnalysisForm : public QWidget {
    Q_OBJECT

public:
    AnalysisForm(const analysis::Descriptor& descriptor, ProjectSession& session, QWidget* parent = nullptr);

    [[nodiscard]] analysis::Arguments arguments() const; ///< what is filled in; untouched optional fields are left out
    [[nodiscard]] QString outputName() const;
    void prefer(const QString& dataset); ///< for the first input that it fits

signals:
    void helpAsked(); ///< the method page
    void runAsked();

private:
    void addInput(const analysis::Input& input);
    void addParameter(const analysis::Parameter& parameter);
    QWidget* choiceField(const analysis::Parameter& parameter);
    QWidget* columnField(const analysis::Parameter& parameter);
    QWidget* textField(const analysis::Parameter& parameter);
    void addRow(const Text& title, const Text& help, QWidget* field, const QString& hint);
    void refillDatasets();
    void refillColumns(const std::string& input);

    using Reader = std::function<std::optional<analysis::Argument>()>;

    analysis::Descriptor m_descriptor;
    ProjectSession& m_session;
    QFormLayout* m_form;
    QLineEdit* m_output;
    std::map<std::string, Reader> m_fields;
    std::map<std::string, QComboBox*> m_inputs;
    std::multimap<std::string, std::function<void(const workspace::Dataset*)>> m_columnFields; ///< by input
};

} // namespace weitblick::ui
