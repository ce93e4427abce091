// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/jobs/job_slot.h"

#include <QAbstractTableModel>

#include <deque>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace weitblick::ui {

/// The rows of a dataset, any number of them: which ids there are is read once, pages are read on another thread when
/// they are looked at, and the pages last used are kept. A row that has not arrived yet shows "…".
class AttributeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kFidRole = Qt::UserRole;

    explicit AttributeModel(QObject* parent = nullptr);
    ~AttributeModel() override;

    void show(const std::filesystem::path& project, const workspace::Dataset& dataset);
    void clear();
    void showOnly(std::optional<std::set<std::int64_t>> fids); ///< nothing: all rows

    [[nodiscard]] QString dataset() const { return QString::fromStdString(m_dataset.schema.name); }
    [[nodiscard]] const workspace::Dataset& description() const { return m_dataset; }
    [[nodiscard]] std::int64_t fidAt(int row) const;
    [[nodiscard]] int rowOf(std::int64_t fid) const;                                 ///< -1: not among those shown
    [[nodiscard]] std::vector<int> rowsOf(const std::set<std::int64_t>& fids) const; ///< ascending
    [[nodiscard]] bool isReading() const { return m_job.isRunning() || m_orderJob.isRunning(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; ///< -1: as in the file. On another thread

signals:
    void rowsKnown(int count); ///< which rows are shown, and in which order, has been settled anew
    void failed(const weitblick::Error& error);

private:
    using Row = std::vector<QVariant>;
    void request(int page) const;
    void readNext();
    void take(int page, std::vector<Row> rows);
    void setOrder(std::vector<std::int64_t> all);
    void forgetPages();

    std::filesystem::path m_project;
    workspace::Dataset m_dataset;
    std::vector<std::int64_t> m_all;   ///< every id, in the order of the sorting
    std::vector<std::int64_t> m_shown; ///< those that are rows now
    bool m_isInFileOrder = true;
    std::optional<std::set<std::int64_t>> m_only;
    mutable std::deque<int> m_wanted; ///< newest first: what is on screen now
    mutable std::unordered_map<int, std::vector<Row>> m_pages;
    mutable std::deque<int> m_recent;
    JobSlot m_job;
    JobSlot m_orderJob;
    quint64 m_generation = 0;
};

/// A value as people read it: decimal comma, grouped thousands, 29.03.2026.
QString valueText(const QVariant& value);
/// The same for a column: years are not grouped ("1954", not "1.954").
QString valueText(const QVariant& value, const workspace::Column& column);
QVariant valueOf(const workspace::Cell& cell, workspace::ColumnType type);
/// "Einwohner [1/km²]": the title where there is one, with the unit.
QString columnText(const workspace::Column& column);

} // namespace weitblick::ui
