// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/jobs/job_slot.h"

#include <QAbstractTableModel>

#include <deque>
#include <filesystem>
#include <memory>
#include <unordered_map>
#include <vector>

namespace weitblick::ui {

/// The rows of a dataset, any number of them: pages are read on another thread when they are looked at, and the pages
/// last used are kept. A row that has not arrived yet shows "…".
class AttributeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit AttributeModel(QObject* parent = nullptr);
    ~AttributeModel() override;

    void show(const std::filesystem::path& project, const workspace::Dataset& dataset);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Row = std::vector<QVariant>;
    struct Page {
        std::vector<Row> rows;
    };
    void request(int page) const;
    void readNext();
    void take(int page, std::vector<Row> rows);

    std::filesystem::path m_project;
    workspace::Dataset m_dataset;
    mutable std::deque<int> m_wanted; ///< newest first: what is on screen now
    mutable std::unordered_map<int, Page> m_pages;
    mutable std::deque<int> m_recent;
    mutable JobSlot m_job;
    quint64 m_generation = 0;
};

} // namespace weitblick::ui
