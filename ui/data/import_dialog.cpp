// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_dialog.h"

#include "core/base/error_text.h"
#include "ui/data/role_dialog.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

using intake::LayerPreview;
using intake::Question;
using intake::SourcePreview;

namespace {

Text typeText(workspace::ColumnType type)
{
    switch (type) {
    case workspace::ColumnType::Integer:
        return {"ganze Zahl", "whole number"};
    case workspace::ColumnType::Real:
        return {"Zahl", "number"};
    case workspace::ColumnType::Text:
        return {"Text", "text"};
    case workspace::ColumnType::Boolean:
        return {"ja/nein", "yes/no"};
    case workspace::ColumnType::Date:
        return {"Datum", "date"};
    case workspace::ColumnType::DateTime:
        return {"Datum und Uhrzeit", "date and time"};
    case workspace::ColumnType::Blob:
        return {"Bytes", "bytes"};
    }
    return {};
}

/// With the decimal mark of the reader: who sees "904.8" in a German table would doubt the import.
QString shownAs(workspace::ColumnType type, const std::string& value)
{
    const QString text = QString::fromStdString(value);
    bool isNumber = false;
    const double number = type == workspace::ColumnType::Real ? text.toDouble(&isNumber) : 0.0;
    constexpr int kDigits = 10;
    return isNumber ? QLocale().toString(number, 'g', kDigits) : text;
}

} // namespace

ImportDialog::ImportDialog(const std::filesystem::path& source, QWidget* parent)
    : QDialog(parent),
      m_source(source),
      m_state(new QLabel),
      m_layers(new QTabWidget),
      m_name(new QLineEdit),
      m_role(new QComboBox),
      m_licence(new QLineEdit),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Import %1").arg(QString::fromStdString(source.filename().string())));
    resize(880, 600);
    m_state->setWordWrap(true);
    m_layers->setAccessibleName(tr("Layers of the file"));
    m_layers->setEnabled(false); // until there is a page
    m_name->setPlaceholderText(tr("as in the file"));
    m_name->setAccessibleName(tr("Name in the project"));
    m_role->addItem(tr("– none –"), QString());
    for (const RoleChoice& role : roleChoices()) {
        m_role->addItem(role.title, role.id);
    }
    m_role->setAccessibleName(tr("Role for the analyses"));
    m_licence->setPlaceholderText(QStringLiteral("dl-de/by-2-0"));
    m_licence->setAccessibleName(tr("Licence"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);

    auto* form = new QFormLayout;
    form->addRow(tr("Name in the project"), m_name);
    form->addRow(tr("Role for the analyses"), m_role);
    form->addRow(tr("Licence"), m_licence);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_state);
    column->addWidget(m_layers, 1);
    column->addLayout(form);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    loadPreview();
}

void ImportDialog::loadPreview()
{
    m_state->setText(tr("Looking into the file …"));
    m_preview.start(
        [source = m_source, choices = m_choices](Job& job) { return intake::preview(source, choices, {}, job); },
        [this](const Result<SourcePreview>& preview) {
            if (preview) {
                show(*preview);
            } else if (preview.error().code != ErrorCode::Cancelled) {
                m_state->setText(QString::fromStdString(describe(preview.error(), currentLanguage())));
            }
        });
}

void ImportDialog::show(const SourcePreview& preview)
{
    const int page = m_layers->currentIndex();
    m_layers->clear();
    std::size_t questions = 0;
    for (const LayerPreview& layer : preview.layers) {
        questions += layer.questions.size();
        m_layers->addTab(layerPage(layer), QString::fromStdString(layer.schema.name));
    }
    m_layers->setEnabled(m_layers->count() > 0);
    m_layers->setCurrentIndex(std::max(0, page));
    const auto named = std::ranges::count_if(preview.layers, [](const LayerPreview& layer) {
        return layer.seriesPart != intake::SeriesPart::Readings; // they are named after their sites
    });
    m_name->setEnabled(named == 1);
    m_state->setText(questions == 0
                         ? tr("%n layer(s) ready to import.", nullptr, static_cast<int>(preview.layers.size()))
                         : tr("%n question(s) to answer before the import.", nullptr, static_cast<int>(questions)));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(questions == 0 && !preview.layers.empty());
}

QWidget* ImportDialog::layerPage(const LayerPreview& layer)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    for (const Question& question : layer.questions) {
        addQuestion(question, *column);
    }
    for (const Text& remark : layer.remarks) {
        auto* line = new QLabel(QStringLiteral("• ") + say(remark));
        line->setWordWrap(true);
        column->addWidget(line);
    }
    auto* table =
        new QTableWidget(static_cast<int>(layer.firstRows.size()), static_cast<int>(layer.schema.columns.size()));
    table->setAccessibleName(tr("First rows"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (int c = 0; c < table->columnCount(); ++c) {
        const workspace::Column& field = layer.schema.columns[static_cast<std::size_t>(c)];
        table->setHorizontalHeaderItem(
            c, new QTableWidgetItem(
                   QString::fromStdString(field.name) + u'\n' + say(typeText(field.type)) +
                   (field.unit.empty() ? QString() : QStringLiteral(" [%1]").arg(QString::fromStdString(field.unit)))));
        const bool isNumber = field.type == workspace::ColumnType::Integer || field.type == workspace::ColumnType::Real;
        for (int r = 0; r < table->rowCount(); ++r) {
            const auto& row = layer.firstRows[static_cast<std::size_t>(r)];
            const auto index = static_cast<std::size_t>(c);
            auto* item = new QTableWidgetItem(index < row.size() ? shownAs(field.type, row[index]) : QString());
            item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            table->setItem(r, c, item);
        }
    }
    table->resizeColumnsToContents();
    column->addWidget(table, 1);
    return page;
}

void ImportDialog::addQuestion(const Question& question, QVBoxLayout& column)
{
    auto* label = new QLabel(say(question.text));
    label->setWordWrap(true);
    column.addWidget(label);
    const QString id = QString::fromStdString(question.id);
    if (question.options.empty()) {
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(id == QLatin1String("crs") ? QStringLiteral("EPSG:25832") : QString());
        edit->setAccessibleName(say(question.text));
        label->setBuddy(edit);
        connect(edit, &QLineEdit::returnPressed, this, [this, id, edit] { answer(id, edit->text().trimmed()); });
        column.addWidget(edit);
        return;
    }
    auto* box = new QComboBox;
    box->setAccessibleName(say(question.text));
    label->setBuddy(box);
    box->addItem(tr("Please choose …"), QString());
    for (const Question::Option& option : question.options) {
        box->addItem(say(option.label), QString::fromStdString(option.value));
    }
    connect(box, &QComboBox::activated, this, [this, id, box] { answer(id, box->currentData().toString()); });
    column.addWidget(box);
}

void ImportDialog::answer(const QString& question, const QString& value)
{
    if (value.isEmpty()) {
        return;
    }
    const std::string text = value.toStdString();
    if (question == QLatin1String("crs")) {
        m_choices.crs = text;
    } else if (question == QLatin1String("encoding")) {
        m_choices.encoding = text;
    } else if (question == QLatin1String("area")) {
        m_choices.area = text;
    } else if (question.startsWith(QLatin1String("column:"))) {
        m_choices.columnForms[question.mid(7).toStdString()] = text;
    }
    loadPreview();
}

void ImportDialog::preferRole(const QString& role)
{
    if (const int index = m_role->findData(role); index >= 0) {
        m_role->setCurrentIndex(index);
    }
}

intake::ImportRequest ImportDialog::request() const
{
    const std::string name = m_name->text().trimmed().toStdString();
    const std::string role = m_role->currentData().toString().toStdString();
    return {.source = m_source,
            .choices = m_choices,
            .layerName = name.empty() || !m_name->isEnabled() ? std::nullopt : std::optional(name),
            .role = role.empty() ? std::nullopt : std::optional(role),
            .entry = {.licence = m_licence->text().trimmed().toStdString()}};
}

} // namespace weitblick::ui
