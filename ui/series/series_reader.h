// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_columns.h"
#include "ui/dashboard/project_reader.h"
#include "ui/jobs/job_slot.h"

#include <QObject>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace weitblick::ui {

/// A set of time series that can be chosen, with what it measures.
struct ListedSet {
    struct Quantity {
        std::string property;
        std::string unit;
        std::size_t seriesCount = 0;
    };
    std::string name; ///< also of the layer of its sites
    std::string title;
    std::string state; ///< changes with the readings
    std::vector<Quantity> quantities;
};

/// The series of one quantity in memory, one a station.
struct LoadedSeries {
    std::string set;
    std::string quantity;
    std::string unit;
    std::string state;
    std::shared_ptr<const series::SeriesColumns> columns;
    struct Station {
        std::string key; ///< of the site
        std::string title;
    };
    std::vector<Station> stations; ///< as many as columns
};

/// Reads sets and readings on a connection of its own, off the window's thread. The latest question of each kind wins.
class SeriesReader : public QObject {
    Q_OBJECT

public:
    explicit SeriesReader(QObject* parent = nullptr);
    ~SeriesReader() override;

    void open(const std::filesystem::path& file);
    void close();
    void list();
    void load(const std::string& set, const std::string& quantity);

    [[nodiscard]] bool isBusy() const { return m_listJob.isRunning() || m_loadJob.isRunning(); }
    [[nodiscard]] const std::shared_ptr<ProjectReader>& reader() const { return m_reader; }

signals:
    void listed(const std::vector<weitblick::ui::ListedSet>& sets);
    void loaded(const weitblick::ui::LoadedSeries& series);
    void failed(const weitblick::Error& error);

private:
    std::shared_ptr<ProjectReader> m_reader;
    JobSlot m_listJob;
    JobSlot m_loadJob;
};

} // namespace weitblick::ui
