// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/attribute_model.h"

#include "ui/data/row_order.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <unordered_set>

namespace weitblick::ui {

using workspace::Cell;
using workspace::ColumnType;

namespace {

constexpr int kPageRows = 200;
constexpr std::size_t kKeptPages = 100;

QString translated(const char* text)
{
    return QCoreApplication::translate("weitblick::ui::AttributeModel", text);
}

using Row = std::vector<QVariant>;

Row rowOf(const workspace::LayerReader& reader)
{
    Row row;
    for (std::size_t i = 0; i < reader.columnCount(); ++i) {
        row.push_back(valueOf(reader.value(i), reader.columns()[i].type));
    }
    return row;
}

/// Whether reading from the first to the last id meets few others.
bool areClose(const std::vector<std::int64_t>& fids)
{
    constexpr std::int64_t kMostSkipped = 20;
    return std::ranges::is_sorted(fids) &&
           fids.back() - fids.front() < kMostSkipped * static_cast<std::int64_t>(fids.size());
}

/// The rows of these ids; one that is not there any more stays empty.
Result<std::vector<Row>> readRows(const std::filesystem::path& file, const std::string& dataset,
                                  const std::vector<std::int64_t>& fids, Job& job)
{
    WB_TRY(auto project, workspace::Workspace::open(file, workspace::Access::ReadOnly));
    std::vector<Row> rows(fids.size());
    const auto read = [&](std::size_t first, std::size_t last) -> Result<void> {
        WB_TRY(auto reader,
               project.read(dataset,
                            {.geometry = false, .limit = fids[last] - fids[first] + 1, .afterFid = fids[first] - 1}));
        for (std::size_t place = first; place <= last;) {
            WB_TRY(const bool more, reader.next());
            if (!more) {
                break;
            }
            while (place <= last && fids[place] < reader.fid()) {
                ++place;
            }
            if (place <= last && fids[place] == reader.fid()) {
                rows[place++] = rowOf(reader);
            }
        }
        return job.report(static_cast<double>(last) / static_cast<double>(fids.size()), "rows");
    };
    if (areClose(fids)) {
        WB_CHECK(read(0, fids.size() - 1));
        return rows;
    }
    for (std::size_t i = 0; i < fids.size(); ++i) {
        WB_CHECK(read(i, i));
    }
    return rows;
}

} // namespace

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
    const auto* bytes = std::get_if<std::span<const std::byte>>(&cell);
    return bytes == nullptr
               ? QVariant()
               : QVariant(
                     translated(QT_TRANSLATE_NOOP("weitblick::ui::AttributeModel", "%1 bytes")).arg(bytes->size()));
}

QString valueText(const QVariant& value)
{
    const QLocale locale;
    constexpr int kDigits = 10;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? translated(QT_TRANSLATE_NOOP("weitblick::ui::AttributeModel", "yes"))
                              : translated(QT_TRANSLATE_NOOP("weitblick::ui::AttributeModel", "no"));
    case QMetaType::LongLong:
        return locale.toString(value.toLongLong());
    case QMetaType::Double:
        return locale.toString(value.toDouble(), 'g', kDigits);
    case QMetaType::QDate:
        return value.toDate().toString(QStringLiteral("dd.MM.yyyy"));
    default:
        return value.toString();
    }
}

QString valueText(const QVariant& value, const workspace::Column& column)
{
    const QString name = QString::fromStdString(column.name).toLower();
    const bool isYear = name.contains(QLatin1String("jahr")) || name.contains(QLatin1String("year"));
    return isYear && value.typeId() == QMetaType::LongLong ? QString::number(value.toLongLong()) : valueText(value);
}

QString columnText(const workspace::Column& column)
{
    const QString name = QString::fromStdString(column.title.empty() ? column.name : column.title);
    return column.unit.empty() ? name : name + QStringLiteral(" [%1]").arg(QString::fromStdString(column.unit));
}

AttributeModel::AttributeModel(QObject* parent) : QAbstractTableModel(parent) {}
AttributeModel::~AttributeModel() = default;

void AttributeModel::forgetPages()
{
    ++m_generation;
    m_job.cancel();
    m_pages.clear();
    m_recent.clear();
    m_wanted.clear();
}

void AttributeModel::clear()
{
    beginResetModel();
    forgetPages();
    m_orderJob.cancel();
    m_dataset = {};
    m_all.clear();
    m_shown.clear();
    m_only.reset();
    endResetModel();
}

void AttributeModel::show(const std::filesystem::path& project, const workspace::Dataset& dataset)
{
    clear();
    beginResetModel();
    m_project = project;
    m_dataset = dataset;
    endResetModel();
    sort(-1, Qt::AscendingOrder);
}

void AttributeModel::showOnly(std::optional<std::set<std::int64_t>> fids)
{
    m_only = std::move(fids);
    setOrder(std::move(m_all));
}

void AttributeModel::sort(int column, Qt::SortOrder order)
{
    const bool isColumn = column >= 0 && column < columnCount();
    const std::string name = isColumn ? m_dataset.schema.columns[static_cast<std::size_t>(column)].name : std::string();
    const RowOrder wanted{.column = name, .isDescending = order == Qt::DescendingOrder};
    if (m_dataset.schema.name.empty()) {
        return;
    }
    m_orderJob.start([file = m_project, dataset = m_dataset.schema.name,
                      wanted](Job& job) { return orderedFids(file, dataset, wanted, job); },
                     [this](Result<std::vector<std::int64_t>> fids) {
                         if (fids) {
                             setOrder(std::move(fids).value());
                         } else if (fids.error().code != ErrorCode::Cancelled) {
                             emit failed(fids.error());
                         }
                     });
}

void AttributeModel::setOrder(std::vector<std::int64_t> all)
{
    beginResetModel();
    forgetPages();
    m_all = std::move(all);
    m_isInFileOrder = std::ranges::is_sorted(m_all);
    m_shown = m_all;
    if (m_only) {
        std::vector<std::int64_t> kept;
        for (const int row : rowsOf(*m_only)) {
            kept.push_back(m_all[static_cast<std::size_t>(row)]);
        }
        m_shown = std::move(kept);
    }
    endResetModel();
    emit rowsKnown(rowCount());
}

std::int64_t AttributeModel::fidAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[static_cast<std::size_t>(row)] : 0;
}

int AttributeModel::rowOf(std::int64_t fid) const
{
    const auto found = std::ranges::find(m_shown, fid);
    return found == m_shown.end() ? -1 : static_cast<int>(std::distance(m_shown.begin(), found));
}

std::vector<int> AttributeModel::rowsOf(const std::set<std::int64_t>& fids) const
{
    std::vector<int> rows;
    if (m_isInFileOrder) {
        for (const std::int64_t fid : fids) {
            const auto found = std::ranges::lower_bound(m_shown, fid);
            if (found != m_shown.end() && *found == fid) {
                rows.push_back(static_cast<int>(std::distance(m_shown.begin(), found)));
            }
        }
        return rows;
    }
    const std::unordered_set<std::int64_t> wanted(fids.begin(), fids.end());
    for (int row = 0; row < rowCount() && !wanted.empty(); ++row) {
        if (wanted.contains(m_shown[static_cast<std::size_t>(row)])) {
            rows.push_back(row);
        }
    }
    return rows;
}

int AttributeModel::rowCount(const QModelIndex& parent) const
{
    constexpr std::size_t kMost = 2'000'000'000;
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_shown.size(), kMost));
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
    return orientation == Qt::Vertical ? QVariant(section + 1)
                                       : columnText(m_dataset.schema.columns[static_cast<std::size_t>(section)]);
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (role == kFidRole) {
        return QVariant::fromValue<qlonglong>(fidAt(index.row()));
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
    const auto cell = static_cast<std::size_t>(index.column());
    if (row >= page->second.size() || cell >= page->second[row].size()) {
        return {};
    }
    const QVariant& value = page->second[row][cell];
    return role == Qt::DisplayRole ? QVariant(valueText(value, column)) : value;
}

void AttributeModel::request(int page) const
{
    if (std::ranges::count(m_wanted, page) > 0) {
        return;
    }
    m_wanted.push_front(page);
    constexpr std::size_t kMostWanted = 4; // what was scrolled past is not read
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
    const auto first = std::min(m_shown.size(), static_cast<std::size_t>(page) * kPageRows);
    const auto last = std::min(m_shown.size(), first + kPageRows);
    std::vector<std::int64_t> fids(m_shown.begin() + static_cast<std::ptrdiff_t>(first),
                                   m_shown.begin() + static_cast<std::ptrdiff_t>(last));
    if (fids.empty()) {
        return;
    }
    m_job.start([file = m_project, dataset = m_dataset.schema.name,
                 fids = std::move(fids)](Job& job) { return readRows(file, dataset, fids, job); },
                [this, page, generation = m_generation](Result<std::vector<Row>> rows) {
                    if (generation == m_generation) {
                        take(page, rows ? std::move(rows).value() : std::vector<Row>());
                    } else {
                        readNext();
                    }
                });
}

void AttributeModel::take(int page, std::vector<Row> rows)
{
    m_pages[page] = std::move(rows);
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
