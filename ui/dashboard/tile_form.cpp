// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tile_form.h"

#include "core/analysis/indicator/library.h"
#include "core/analysis/role/role.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

using namespace dashboard;

constexpr auto kRolePrefix = "role:";

/// In the language of the window; the other one follows where it said the same or nothing.
Text edited(const Text& before, const QString& text)
{
    const std::string now = text.trimmed().toStdString();
    Text result = before;
    const bool wasOne = before.de == before.en || before.de.empty() || before.en.empty();
    (currentLanguage() == Language::German ? result.de : result.en) = now;
    if (wasOne) {
        result = {now, now};
    }
    return result;
}

std::vector<const analysis::indicator::Indicator*> sortedIndicators()
{
    std::vector<const analysis::indicator::Indicator*> sorted;
    if (const auto library = analysis::indicator::shippedLibrary()) {
        for (const auto& indicator : (*library)->indicators()) {
            sorted.push_back(&indicator);
        }
    }
    std::ranges::stable_sort(sorted, {}, [](const auto* one) { return say(one->group) + say(one->title); });
    return sorted;
}

void makeSearchable(QComboBox& box)
{
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.completer()->setFilterMode(Qt::MatchContains);
    box.completer()->setCompletionMode(QCompleter::PopupCompletion);
    box.completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

} // namespace

QComboBox* indicatorBox(const std::string& chosen)
{
    auto* box = new QComboBox;
    box->addItem(TileForm::tr("(none)"), QString());
    for (const auto* indicator : sortedIndicators()) {
        box->addItem(say(indicator->title), QString::fromStdString(indicator->id));
        box->setItemData(box->count() - 1, say(indicator->definition), Qt::ToolTipRole);
    }
    makeSearchable(*box);
    box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(chosen))));
    return box;
}

TileForm::TileForm(Tile tile, const ProjectSnapshot& project, QWidget* parent)
    : QDialog(parent),
      m_tile(std::move(tile)),
      m_project(project),
      m_form(new QFormLayout)
{
    setWindowTitle(tr("Tile: %1").arg(say(titleOf(m_tile.kind()))));
    constexpr int kWidthPx = 560;
    setMinimumWidth(kWidthPx);
    auto* title = new QLineEdit(say(m_tile.title));
    title->setPlaceholderText(tr("made from what the tile shows"));
    auto* note = new QLineEdit(say(m_tile.note));
    add(tr("Title:"), title);
    add(tr("Note below:"), note);
    m_writers.emplace_back([title, note](Tile& result) {
        result.title = edited(result.title, title->text());
        result.note = edited(result.note, note->text());
    });
    std::visit([this](const auto& content) { build(content); }, m_tile.content);
    refillFields();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addStretch();
    column->addWidget(buttons);
}

Tile TileForm::tile() const
{
    Tile result = m_tile;
    for (const auto& writer : m_writers) {
        writer(result);
    }
    return result;
}

QWidget* TileForm::add(const QString& label, QWidget* field)
{
    m_form->addRow(label, field);
    QString name = label;
    field->setAccessibleName(name.remove(u':').remove(u'&'));
    if (auto* box = qobject_cast<QComboBox*>(field); box != nullptr && box->isEditable()) {
        box->lineEdit()->setAccessibleName(name);
    }
    return field;
}

template <typename Content>
void TileForm::write(Writer<Content> writer)
{
    m_writers.emplace_back([writer = std::move(writer)](Tile& tile) { writer(std::get<Content>(tile.content)); });
}

template <typename Content>
void TileForm::addIndicator(const QString& label, std::string Content::* member, const Content& content)
{
    QComboBox* box = indicatorBox(content.*member);
    add(label, box);
    write<Content>([box, member](Content& result) { result.*member = box->currentData().toString().toStdString(); });
}

template <typename Content>
void TileForm::addIndicators(std::vector<std::string> Content::* member, const Content& content)
{
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Search"));
    search->setClearButtonEnabled(true);
    auto* list = new QListWidget;
    constexpr int kLinesShown = 8;
    list->setMaximumHeight(fontMetrics().height() * kLinesShown * 3 / 2);
    for (const auto* indicator : sortedIndicators()) {
        auto* item = new QListWidgetItem(say(indicator->title), list);
        item->setData(Qt::UserRole, QString::fromStdString(indicator->id));
        item->setToolTip(say(indicator->definition));
        item->setCheckState(std::ranges::count(content.*member, indicator->id) > 0 ? Qt::Checked : Qt::Unchecked);
    }
    connect(search, &QLineEdit::textChanged, list, [list](const QString& words) {
        for (int i = 0; i < list->count(); ++i) {
            list->item(i)->setHidden(!list->item(i)->text().contains(words, Qt::CaseInsensitive));
        }
    });
    add(tr("Find an indicator:"), search);
    add(tr("Indicators:"), list);
    write<Content>([list, member](Content& result) {
        std::vector<std::string> kept; // those that were there keep their order
        std::vector<std::string> fresh;
        for (int i = 0; i < list->count(); ++i) {
            const std::string id = list->item(i)->data(Qt::UserRole).toString().toStdString();
            if (list->item(i)->checkState() == Qt::Checked) {
                (std::ranges::count(result.*member, id) > 0 ? kept : fresh).push_back(id);
            }
        }
        std::erase_if(result.*member, [&kept](const std::string& id) { return std::ranges::count(kept, id) == 0; });
        (result.*member).insert((result.*member).end(), fresh.begin(), fresh.end());
    });
}

template <typename Content>
void TileForm::addRows(const Content& content)
{
    m_rows = new QComboBox;
    m_rows->addItem(tr("(none)"), QString());
    if (const auto library = analysis::role::shippedRoles()) {
        for (const auto& [id, role] : (*library)->roles()) {
            m_rows->addItem(say(role.title), QString::fromStdString(kRolePrefix + id));
        }
    }
    for (const workspace::Dataset& dataset : m_project.datasets) {
        if (!dataset.schema.raster) {
            const QString name = QString::fromStdString(dataset.schema.name);
            m_rows->addItem(tr("Dataset %1").arg(name), name);
        }
    }
    const RowSource& rows = content.rows;
    const std::string key = rows.role.empty() ? rows.dataset : kRolePrefix + rows.role;
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(QString::fromStdString(key))));
    connect(m_rows, &QComboBox::currentIndexChanged, this, &TileForm::refillFields);
    add(tr("Data:"), m_rows);
    auto* where = new QLineEdit(QString::fromStdString(rows.where));
    where->setPlaceholderText(tr("all rows, or a condition: kind = 'Schule'"));
    add(tr("Only rows with:"), where);
    write<Content>([this, where](Content& result) {
        RowSource source = chosenRows();
        if (source.role.empty() && source.dataset.empty() && !result.rows.madeBy.empty()) {
            source = result.rows; // a result that is not there yet cannot be chosen from the list
        }
        source.madeBy = source.dataset == result.rows.dataset ? result.rows.madeBy : std::string();
        source.where = where->text().trimmed().toStdString();
        result.rows = std::move(source);
    });
}

RowSource TileForm::chosenRows() const
{
    RowSource rows;
    const std::string key = m_rows->currentData().toString().toStdString();
    const std::string prefix = kRolePrefix;
    (key.starts_with(prefix) ? rows.role : rows.dataset) = key.starts_with(prefix) ? key.substr(prefix.size()) : key;
    return rows;
}

/// The fields of the role, or the columns of the dataset.
void TileForm::refillFields()
{
    if (m_rows == nullptr) {
        return;
    }
    const RowSource rows = chosenRows();
    std::vector<std::pair<QString, std::string>> choices;
    const auto library = analysis::role::shippedRoles();
    if (const auto* role = library ? (*library)->find(rows.role) : nullptr) {
        for (const analysis::role::Field& field : role->fields) {
            choices.emplace_back(say(field.title), field.id);
        }
    }
    const auto dataset = std::ranges::find(m_project.datasets, rows.dataset,
                                           [](const workspace::Dataset& one) { return one.schema.name; });
    if (dataset != m_project.datasets.end()) {
        for (const workspace::Column& column : dataset->schema.columns) {
            choices.emplace_back(QString::fromStdString(column.title.empty() ? column.name : column.title),
                                 column.name);
        }
    }
    for (auto& [box, chosen] : m_fields) {
        const QString before = box->count() == 0 ? QString::fromStdString(chosen) : box->currentData().toString();
        box->clear();
        box->addItem(tr("(none)"), QString());
        for (const auto& [title, id] : choices) {
            box->addItem(title, QString::fromStdString(id));
        }
        if (box->findData(before) < 0 && !before.isEmpty() && before.toStdString() == chosen) {
            box->addItem(before, before); // a column of the role's dataset by its own name
        }
        box->setCurrentIndex(std::max(0, box->findData(before)));
    }
}

template <typename Content>
void TileForm::addField(const QString& label, std::string Content::* member, const Content& content)
{
    auto* box = new QComboBox;
    add(label, box);
    m_fields.emplace_back(box, content.*member);
    write<Content>([box, member](Content& result) { result.*member = box->currentData().toString().toStdString(); });
}

template <typename Content>
void TileForm::addFields(const QString& label, std::vector<std::string> Content::* member, const Content& content)
{
    QStringList names;
    for (const std::string& name : content.*member) {
        names << QString::fromStdString(name);
    }
    auto* line = new QLineEdit(names.join(QStringLiteral(", ")));
    line->setPlaceholderText(tr("names, with commas between them"));
    add(label, line);
    write<Content>([line, member](Content& result) {
        (result.*member).clear();
        for (const QString& name : line->text().split(u',', Qt::SkipEmptyParts)) {
            (result.*member).push_back(name.trimmed().toStdString());
        }
    });
}

template <typename Content, typename Choice>
void TileForm::addChoice(const QString& label, Choice Content::* member, const Content& content,
                         const std::vector<std::pair<Choice, QString>>& choices)
{
    auto* box = new QComboBox;
    for (const auto& [value, title] : choices) {
        box->addItem(title, static_cast<int>(value));
    }
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(content.*member))));
    add(label, box);
    write<Content>(
        [box, member](Content& result) { result.*member = static_cast<Choice>(box->currentData().toInt()); });
}

template <typename Content>
void TileForm::addLevel(const Content& content)
{
    std::vector<std::pair<Level, QString>> choices;
    for (const Level level : {Level::Whole, Level::Zones, Level::Districts}) {
        choices.emplace_back(level, say(analysis::indicator::titleOf(level)));
    }
    addChoice(tr("For:"), &Content::level, content, choices);
}

template <typename Content>
void TileForm::addAggregate(const Content& content)
{
    addChoice(tr("Of the values:"), &Content::aggregate, content,
              std::vector<std::pair<Aggregate, QString>>{{Aggregate::Count, tr("number of rows")},
                                                         {Aggregate::Sum, tr("sum")},
                                                         {Aggregate::Mean, tr("mean")},
                                                         {Aggregate::Minimum, tr("smallest")},
                                                         {Aggregate::Maximum, tr("largest")}});
}

template <typename Content>
void TileForm::addCount(const QString& label, std::size_t Content::* member, const Content& content)
{
    auto* box = new QSpinBox;
    constexpr int kMost = 20'000;
    box->setRange(1, kMost);
    box->setValue(static_cast<int>(content.*member));
    add(label, box);
    write<Content>([box, member](Content& result) { result.*member = static_cast<std::size_t>(box->value()); });
}

template <typename Content>
void TileForm::addNumber(const QString& label, std::optional<double> Content::* member, const Content& content)
{
    auto* line = new QLineEdit(content.*member ? QLocale().toString(*(content.*member), 'g', 12) : QString());
    line->setPlaceholderText(tr("none"));
    add(label, line);
    write<Content>([line, member](Content& result) {
        bool isNumber = false;
        const double value = QLocale().toDouble(line->text().trimmed(), &isNumber);
        result.*member = isNumber ? std::optional(value) : std::nullopt;
    });
}

template <typename Content>
void TileForm::addText(const QString& label, Text Content::* member, const Content& content)
{
    auto* text = new QPlainTextEdit(say(content.*member));
    text->setTabChangesFocus(true);
    add(label, text);
    write<Content>([text, member](Content& result) { result.*member = edited(result.*member, text->toPlainText()); });
}

void TileForm::build(const MapContent& content)
{
    addIndicator(tr("Indicator:"), &MapContent::indicator, content);
    addLevel(content);
    addRows(content);
    addField(tr("Coloured by:"), &MapContent::field, content);
    addCount(tr("Classes:"), &MapContent::classCount, content);
}

void TileForm::build(const KpiContent& content)
{
    addIndicator(tr("Indicator:"), &KpiContent::indicator, content);
    addNumber(tr("Target:"), &KpiContent::target, content);
    addRows(content);
    addField(tr("History along:"), &KpiContent::along, content);
    addField(tr("Value:"), &KpiContent::value, content);
    addAggregate(content);
}

void TileForm::build(const GaugeContent& content)
{
    addIndicator(tr("Indicator:"), &GaugeContent::indicator, content);
    auto* from = new QLineEdit(QLocale().toString(content.minimum, 'g', 12));
    auto* to = new QLineEdit(QLocale().toString(content.maximum, 'g', 12));
    add(tr("From:"), from);
    add(tr("To:"), to);
    addNumber(tr("Target:"), &GaugeContent::target, content);
    write<GaugeContent>([from, to](GaugeContent& result) {
        const double lower = QLocale().toDouble(from->text());
        const double upper = QLocale().toDouble(to->text());
        if (lower < upper) {
            result.minimum = lower;
            result.maximum = upper;
        }
    });
}

void TileForm::build(const BarContent& content)
{
    addIndicators(&BarContent::indicators, content);
    addLevel(content);
    addRows(content);
    addField(tr("Grouped by:"), &BarContent::groupBy, content);
    addField(tr("Value:"), &BarContent::value, content);
    addAggregate(content);
    addChoice(tr("Order:"), &BarContent::order, content,
              std::vector<std::pair<BarOrder, QString>>{{BarOrder::Usual, tr("by class, else largest first")},
                                                        {BarOrder::Largest, tr("largest first")},
                                                        {BarOrder::Smallest, tr("smallest first")},
                                                        {BarOrder::Name, tr("by name")},
                                                        {BarOrder::Given, tr("as given")}});
    addCount(tr("Bars at most:"), &BarContent::limit, content);
}

void TileForm::build(const LineContent& content)
{
    addRows(content);
    addField(tr("Along:"), &LineContent::along, content);
    addFields(tr("Values:"), &LineContent::values, content);
    addField(tr("A line for each:"), &LineContent::groupBy, content);
    addAggregate(content);
}

void TileForm::build(const HistogramContent& content)
{
    addRows(content);
    addField(tr("Field:"), &HistogramContent::field, content);
    addCount(tr("Classes:"), &HistogramContent::binCount, content);
}

void TileForm::build(const BoxContent& content)
{
    addRows(content);
    addField(tr("Field:"), &BoxContent::field, content);
    addField(tr("Grouped by:"), &BoxContent::groupBy, content);
}

void TileForm::build(const ScatterContent& content)
{
    addIndicator(tr("Indicator across:"), &ScatterContent::indicatorX, content);
    addIndicator(tr("Indicator upwards:"), &ScatterContent::indicatorY, content);
    addLevel(content);
    addRows(content);
    addField(tr("Field across:"), &ScatterContent::fieldX, content);
    addField(tr("Field upwards:"), &ScatterContent::fieldY, content);
    addField(tr("Named by:"), &ScatterContent::label, content);
}

void TileForm::build(const HeatCalendarContent& content)
{
    addRows(content);
    addField(tr("Date:"), &HeatCalendarContent::date, content);
    addField(tr("Value:"), &HeatCalendarContent::value, content);
    addAggregate(content);
}

void TileForm::build(const SankeyContent& content)
{
    addRows(content);
    addField(tr("From:"), &SankeyContent::from, content);
    addField(tr("To:"), &SankeyContent::to, content);
    addField(tr("Value:"), &SankeyContent::value, content);
    addCount(tr("Flows at most:"), &SankeyContent::limit, content);
}

void TileForm::build(const TableContent& content)
{
    addIndicators(&TableContent::indicators, content);
    addLevel(content);
    addRows(content);
    addFields(tr("Columns:"), &TableContent::fields, content);
}

void TileForm::build(const TextContent& content)
{
    addText(tr("Text (Markdown):"), &TextContent::markdown, content);
}

void TileForm::build(const ImageContent& content)
{
    auto* path = new QLineEdit(QString::fromStdString(content.path));
    path->setPlaceholderText(tr("file beside the project"));
    add(tr("Picture:"), path);
    addText(tr("In words:"), &ImageContent::description, content);
    write<ImageContent>([path](ImageContent& result) { result.path = path->text().trimmed().toStdString(); });
}

void TileForm::build(const FilterContent& content)
{
    addRows(content);
    addField(tr("Field:"), &FilterContent::field, content);
    addCount(tr("Choices at most:"), &FilterContent::limit, content);
}

} // namespace weitblick::ui
