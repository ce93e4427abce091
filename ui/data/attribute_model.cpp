// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/attribute_model.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace weitblick::ui {

using workspace::Cell;
using workspace::ColumnType;

namespace {

constexpr int kPageRows = 500;
constexpr std::size_t kKeptPages = 64;

QVariant valueOf(const Cell& cell, ColumnType type)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return type == ColumnType::Boolean ? QVariant(*whole != 0) : QVariant(static_cast<qlonglong>(*whole));
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        const QString string = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
        return type == ColumnType::Date ? QVariant(QDate::fromString(string, Qt::ISODate)) : QVariant(string);
    }
    if (const auto* bytes = std::get_if<std::span<const std::byte>>(&cell)) {
        return AttributeModel::tr("%1 bytes").arg(bytes->size());
    }
    return {};
}

/// As a German reads it: decimal comma, grouped thousands, 29.03.2026.
QString textOf(const QVariant& value)
{
    const QLocale locale;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? AttributeModel::tr("yes") : AttributeModel::tr("no");
    case QMetaType::LongLong:
        return locale.toString(value.toLongLong());
    case QMetaType::Double:
        return locale.toString(value.toDouble(), 'g', 10);
    case QMetaType::QDate:
        return value.toDate().toString(QStringLiteral("dd.MM.yyyy"));
    default:
        return value.toString();
    }
}

} // namespace

AttributeModel::AttributeModel(QObject* parent) : QAbstractTableModel(parent) {}
AttributeModel::~AttributeModel() = default;

void AttributeModel::clear()
{
    beginResetModel();
    ++m_generation;
    m_job.cancel();
    m_dataset = {};
    m_pages.clear();
    m_recent.clear();
    m_wanted.clear();
    endResetModel();
}

void AttributeModel::show(const std::filesystem::path& project, const workspace::Dataset& dataset)
{
    clear();
    beginResetModel();
    m_project = project;
    m_dataset = dataset;
    endResetModel();
}

int AttributeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<std::int64_t>(m_dataset.rowCount, 2'000'000'000));
}

int AttributeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_dataset.schema.columns.size());
}

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        return section + 1;
    }
    const workspace::Column& column = m_dataset.schema.columns[static_cast<std::size_t>(section)];
    const QString name = QString::fromStdString(column.title.empty() ? column.name : column.title);
    return column.unit.empty() ? name : name + QStringLiteral(" [%1]").arg(QString::fromStdString(column.unit));
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const workspace::Column& column = m_dataset.schema.columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column.type == ColumnType::Integer || column.type == ColumnType::Real;
        return QVariant((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole) {
        return {};
    }
    const auto page = m_pages.find(index.row() / kPageRows);
    if (page == m_pages.end()) {
        request(index.row() / kPageRows);
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    }
    const auto row = static_cast<std::size_t>(index.row() % kPageRows);
    if (row >= page->second.rows.size()) {
        return {};
    }
    const QVariant& value = page->second.rows[row][static_cast<std::size_t>(index.column())];
    return role == Qt::DisplayRole ? QVariant(textOf(value)) : value;
}

void AttributeModel::request(int page) const
{
    if (std::ranges::count(m_wanted, page) > 0) {
        return;
    }
    m_wanted.push_front(page);
    constexpr std::size_t kMostWanted = 8; // what was scrolled past is not read
    if (m_wanted.size() > kMostWanted) {
        m_wanted.pop_back();
    }
    if (!m_job.isRunning()) {
        QMetaObject::invokeMethod(const_cast<AttributeModel*>(this), &AttributeModel::readNext, Qt::QueuedConnection);
    }
}

void AttributeModel::readNext()
{
    if (m_wanted.empty() || m_job.isRunning()) {
        return;
    }
    const int page = m_wanted.front();
    m_wanted.pop_front();
    m_job.start(
        [file = m_project, schema = m_dataset.schema, page](Job&) -> Result<std::vector<Row>> {
            WB_TRY(auto project, workspace::Workspace::open(file, workspace::Access::ReadOnly));
            WB_TRY(auto reader, project.read(schema.name, {.geometry = false,
                                                           .limit = kPageRows,
                                                           .afterFid = static_cast<std::int64_t>(page) * kPageRows}));
            std::vector<Row> rows;
            while (true) {
                WB_TRY(const bool more, reader.next());
                if (!more) {
                    return rows;
                }
                Row row;
                for (std::size_t i = 0; i < reader.columnCount(); ++i) {
                    row.push_back(valueOf(reader.value(i), reader.columns()[i].type));
                }
                rows.push_back(std::move(row));
            }
        },
        [this, page, generation = m_generation](Result<std::vector<Row>> rows) {
            if (generation == m_generation) {
                take(page, rows ? std::move(rows).value() : std::vector<Row>());
            }
        });
}

void AttributeModel::take(int page, std::vector<Row> rows)
{
    m_pages[page].rows = std::move(rows);
    std::erase(m_recent, page);
    m_recent.push_front(page);
    if (m_recent.size() > kKeptPages) {
        m_pages.erase(m_recent.back());
        m_recent.pop_back();
    }
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    if (last >= first) {
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    readNext();
}

} // namespace weitblick::ui
