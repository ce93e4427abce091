// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_form.h"

#include "core/analysis/descriptor_text.h"
#include "core/analysis/registry/registry.h"
#include "ui/data/attribute_model.h"
#include "ui/shell/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

using analysis::Argument;
using analysis::GeometryKind;
using analysis::Input;
using analysis::Parameter;
using analysis::ParameterKind;
using analysis::Presence;
using workspace::Dataset;
using workspace::GeometryType;

namespace {

GeometryKind kindOf(const workspace::LayerSchema& schema)
{
    if (schema.raster) {
        return GeometryKind::Raster;
    }
    switch (schema.geometry) {
    case GeometryType::None:
        return GeometryKind::Table;
    case GeometryType::Point:
    case GeometryType::MultiPoint:
        return GeometryKind::Points;
    case GeometryType::LineString:
    case GeometryType::MultiLineString:
        return GeometryKind::Lines;
    default:
        return GeometryKind::Polygons;
    }
}

bool fits(const Input& input, const Dataset& dataset)
{
    const bool mixed = dataset.schema.geometry == GeometryType::Geometry ||
                       dataset.schema.geometry == GeometryType::GeometryCollection;
    if (dataset.schema.raster) {
        return std::ranges::count(input.kinds, GeometryKind::Raster) > 0;
    }
    const GeometryKind kind = kindOf(dataset.schema);
    return input.kinds.empty() ? kind != GeometryKind::Raster : mixed || std::ranges::count(input.kinds, kind) > 0;
}

bool fits(const Parameter& parameter, const workspace::Column& column)
{
    const bool isNumber = column.type == workspace::ColumnType::Integer || column.type == workspace::ColumnType::Real;
    switch (parameter.columns) {
    case analysis::ColumnDemand::Any:
        return true;
    case analysis::ColumnDemand::Number:
        return isNumber;
    case analysis::ColumnDemand::Text:
        return column.type == workspace::ColumnType::Text;
    }
    return true;
}

/// Today's value of a registry entry, as the form proposes it.
QString registryText(const std::string& entry)
{
    namespace registry = analysis::registry;
    const auto all = registry::shipped();
    const auto found = all ? (*all)->find(entry, registry::today()) : Result<registry::Registry::Found>(all.error());
    const auto* number = found ? std::get_if<double>(&found->period->value) : nullptr;
    constexpr int kDigits = 8;
    return number == nullptr ? QString() : QLocale().toString(*number, 'g', kDigits);
}

} // namespace

AnalysisForm::AnalysisForm(const analysis::Descriptor& descriptor, ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_descriptor(descriptor),
      m_session(session),
      m_form(new QFormLayout(this)),
      m_output(new QLineEdit)
{
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* title = new QLabel(say(descriptor.title));
    title->setProperty("role", "heading");
    title->setWordWrap(true);
    auto* summary = new QLabel(say(descriptor.summary));
    summary->setWordWrap(true);
    summary->setProperty("role", "muted");
    m_form->addRow(title);
    m_form->addRow(summary);
    for (const Input& input : descriptor.inputs) {
        addInput(input);
    }
    for (const Parameter& parameter : descriptor.parameters) {
        addParameter(parameter);
    }
    m_output->setPlaceholderText(tr("chosen automatically"));
    addRow({"Name des Ergebnisses", "Name of the result"}, {}, m_output, {});
    auto* run = new QPushButton(tr("Run"));
    run->setDefault(true);
    connect(run, &QPushButton::clicked, this, &AnalysisForm::runAsked);
    auto* help = new QPushButton(tr("How it is computed"));
    help->setFlat(true);
    help->setVisible(!descriptor.methodPage.empty()); // a tool of QGIS has none
    connect(help, &QPushButton::clicked, this, &AnalysisForm::helpAsked);
    m_form->addRow(run);
    m_form->addRow(help);
    connect(&session, &ProjectSession::changed, this, &AnalysisForm::refillDatasets);
    refillDatasets();
}

void AnalysisForm::addRow(const Text& title, const Text& help, QWidget* field, const QString& hint)
{
    const QString name = say(title);
    field->setAccessibleName(name);
    field->setToolTip(say(help));
    auto* label = new QLabel(hint.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, hint));
    label->setBuddy(field);
    label->setToolTip(say(help));
    label->setWordWrap(true);
    if (auto* box = qobject_cast<QComboBox*>(field)) { // as wide as the panel, not as the longest choice
        constexpr int kLetters = 8;
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(kLetters);
    }
    auto* row = new QVBoxLayout; // both as wide as the form, and close to each other
    constexpr int kGapPx = 2;
    row->setSpacing(kGapPx);
    row->addWidget(label);
    row->addWidget(field);
    m_form->addRow(row);
}

void AnalysisForm::addInput(const Input& input)
{
    auto* box = new QComboBox;
    m_inputs[input.id] = box;
    connect(box, &QComboBox::currentIndexChanged, this, [this, id = input.id] { refillColumns(id); });
    m_fields[input.id] = [box]() -> std::optional<Argument> {
        const QString name = box->currentData().toString();
        return name.isEmpty() ? std::optional<Argument>() : Argument(name.toStdString());
    };
    addRow(input.title, input.help, box, input.presence == Presence::Optional ? tr("optional") : QString());
}

QWidget* AnalysisForm::choiceField(const Parameter& parameter)
{
    auto* box = new QComboBox;
    for (const analysis::Choice& choice : parameter.choices) {
        box->addItem(say(choice.title), QString::fromStdString(choice.id));
    }
    if (parameter.defaultValue) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(*parameter.defaultValue))));
    }
    m_fields[parameter.id] = [box]() -> std::optional<Argument> {
        return Argument(box->currentData().toString().toStdString());
    };
    return box;
}

QWidget* AnalysisForm::columnField(const Parameter& parameter)
{
    if (parameter.kind == ParameterKind::Columns) {
        auto* list = new QListWidget;
        list->setMaximumHeight(120);
        m_columnFields.emplace(parameter.columnOf, [list, parameter](const Dataset* dataset) {
            list->clear();
            for (const workspace::Column& column :
                 dataset != nullptr ? dataset->schema.columns : std::vector<workspace::Column>()) {
                if (fits(parameter, column)) {
                    auto* item = new QListWidgetItem(columnText(column), list);
                    item->setData(Qt::UserRole, QString::fromStdString(column.name));
                    item->setCheckState(Qt::Unchecked);
                }
            }
        });
        m_fields[parameter.id] = [list]() -> std::optional<Argument> {
            std::vector<std::string> names;
            for (int i = 0; i < list->count(); ++i) {
                if (list->item(i)->checkState() == Qt::Checked) {
                    names.push_back(list->item(i)->data(Qt::UserRole).toString().toStdString());
                }
            }
            return names.empty() ? std::optional<Argument>() : Argument(names);
        };
        return list;
    }
    auto* box = new QComboBox;
    m_columnFields.emplace(parameter.columnOf, [box, parameter](const Dataset* dataset) {
        box->clear();
        if (parameter.presence == Presence::Optional || parameter.defaultValue) {
            box->addItem(AnalysisForm::tr("– none –"), QString());
        }
        for (const workspace::Column& column :
             dataset != nullptr ? dataset->schema.columns : std::vector<workspace::Column>()) {
            if (fits(parameter, column)) {
                box->addItem(columnText(column), QString::fromStdString(column.name));
            }
        }
    });
    m_fields[parameter.id] = [box]() -> std::optional<Argument> {
        const QString name = box->currentData().toString();
        return name.isEmpty() ? std::optional<Argument>() : Argument(name.toStdString());
    };
    return box;
}

QWidget* AnalysisForm::textField(const Parameter& parameter)
{
    auto* edit = new QLineEdit(QString::fromStdString(parameter.defaultValue.value_or("")));
    if (!parameter.registryEntry.empty()) {
        edit->setPlaceholderText(tr("%1 (parameter)").arg(registryText(parameter.registryEntry)));
    }
    m_fields[parameter.id] = [edit]() -> std::optional<Argument> {
        const QString text = edit->text().trimmed();
        return text.isEmpty() ? std::optional<Argument>() : Argument(text.toStdString());
    };
    if (parameter.kind != ParameterKind::File) {
        return edit;
    }
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    auto* browse = new QToolButton;
    browse->setText(tr("Choose …"));
    browse->setAccessibleName(tr("Choose a file: %1").arg(say(parameter.title)));
    edit->setAccessibleName(say(parameter.title));
    connect(browse, &QToolButton::clicked, this, [this, edit] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file"), edit->text());
        if (!file.isEmpty()) {
            edit->setText(file);
        }
    });
    row->addWidget(edit, 1);
    row->addWidget(browse);
    both->setFocusProxy(edit);
    return both;
}

void AnalysisForm::addParameter(const Parameter& parameter)
{
    QWidget* field = nullptr;
    switch (parameter.kind) {
    case ParameterKind::Choice:
        field = choiceField(parameter);
        break;
    case ParameterKind::Column:
    case ParameterKind::Columns:
        field = columnField(parameter);
        break;
    case ParameterKind::Boolean: {
        auto* box = new QCheckBox(say(parameter.title));
        const std::string initial = parameter.defaultValue.value_or("");
        box->setChecked(initial == "true" || initial == "yes" || initial == "ja" || initial == "1");
        m_fields[parameter.id] = [box]() -> std::optional<Argument> { return Argument(box->isChecked()); };
        box->setToolTip(say(parameter.help));
        m_form->addRow(box);
        return;
    }
    default:
        field = textField(parameter);
        break;
    }
    QStringList hints;
    const QString range = QString::fromStdString(analysis::rangeText(parameter, currentLanguage()));
    if (!range.isEmpty()) {
        hints << range; // names the unit
    } else if (!parameter.unit.empty()) {
        hints << QString::fromStdString(parameter.unit);
    }
    if (parameter.presence == Presence::Optional) {
        hints << tr("optional");
    }
    addRow(parameter.title, parameter.help, field, hints.join(QStringLiteral("; ")));
}

void AnalysisForm::refillDatasets()
{
    const auto& snapshot = m_session.snapshot();
    for (const Input& input : m_descriptor.inputs) {
        QComboBox* box = m_inputs.at(input.id);
        const QString before = box->currentData().toString();
        const QSignalBlocker quiet(box);
        box->clear();
        if (input.presence == Presence::Optional) {
            box->addItem(tr("– none –"), QString());
        }
        for (const Dataset& dataset : snapshot ? snapshot->datasets : std::vector<Dataset>()) {
            if (fits(input, dataset)) {
                const QString name = QString::fromStdString(dataset.schema.name);
                box->addItem(name, name);
            }
        }
        box->setCurrentIndex(std::max(0, box->findData(before)));
        refillColumns(input.id);
    }
}

void AnalysisForm::refillColumns(const std::string& input)
{
    const auto& snapshot = m_session.snapshot();
    const std::string name = m_inputs.at(input)->currentData().toString().toStdString();
    const Dataset* chosen = nullptr;
    if (snapshot) {
        const auto found =
            std::ranges::find(snapshot->datasets, name, [](const Dataset& dataset) { return dataset.schema.name; });
        chosen = found == snapshot->datasets.end() ? nullptr : &*found;
    }
    const auto [first, last] = m_columnFields.equal_range(input);
    for (auto field = first; field != last; ++field) {
        field->second(chosen);
    }
}

analysis::Arguments AnalysisForm::arguments() const
{
    analysis::Arguments given;
    for (const auto& [id, read] : m_fields) {
        if (auto value = read()) {
            given.insert_or_assign(id, std::move(*value));
        }
    }
    return given;
}

void AnalysisForm::prefer(const QString& dataset)
{
    for (const Input& input : m_descriptor.inputs) {
        QComboBox* box = m_inputs.at(input.id);
        if (const int found = box->findData(dataset); found >= 0) {
            box->setCurrentIndex(found);
            return;
        }
    }
}

QString AnalysisForm::outputName() const
{
    return m_output->text().trimmed();
}

} // namespace weitblick::ui
