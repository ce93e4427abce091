// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/series/observed.h"
#include "core/intake/source.h"
#include "core/series/series_store.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace weitblick::intake {

/// What becomes of the set of series when sites of that name are in the project already.
enum class KnownSites : std::uint8_t { Extend, Replace };

/// The sites and readings of a file on their way into a project: gathered in memory, then stored with the layer of
/// sites in one transaction, so that either all of it is there or nothing.
class SeriesArrival {
public:
    /// The layer of sites gets `name`, and so does the set of its series.
    SeriesArrival(const LayerPreview& sites, std::string name, KnownSites known)
        : m_name(std::move(name)),
          m_sitesLayer(sites),
          m_known(known)
    {
    }

    void addSites(const workspace::RowBatch& rows);
    void beginReadings(const LayerPreview& layer);
    /// Errors   Worker  a reading of a stream that is not there.
    Result<void> addReadings(const workspace::RowBatch& rows);
    void describe(workspace::CatalogueEntry entry) { m_entry = std::move(entry); }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] KnownSites known() const { return m_known; }
    /// Of store(): units converted, corrections, repetitions.
    [[nodiscard]] const std::vector<Text>& remarks() const { return m_remarks; }

    /// The layer of sites, ready to be published: with those that the project has already, in the state of the file.
    /// Errors   as workspace::LayerLoader.
    Result<workspace::LayerLoader> sitesLayer(workspace::Workspace& project, const std::string& purpose, Job& job);
    /// Stores set, sites, series and readings.
    /// Errors   InvalidInput  a series has a unit already that cannot be converted.   As SeriesStore.
    Result<void> store(series::SeriesStore& store, int projectSrsId, Job& job);

private:
    struct ArrivingSite {
        ObservedSite site; ///< in the project's system
        std::vector<std::byte> geometry;
        std::string properties;
        std::int64_t series = 0;
    };
    static ArrivingSite arrivingFrom(std::span<const std::byte> geometry, const std::vector<workspace::Cell>& cells);
    Result<void> mergeKnown(workspace::Workspace& project);
    Result<std::vector<series::SiteId>> storeSites(series::SeriesStore& store, int projectSrsId);
    Result<std::vector<series::SeriesId>> storeSeries(series::SeriesStore& store,
                                                      const std::vector<series::SiteId>& sites);
    Result<void> convertUnits(const series::SeriesDescription& known, std::size_t stream);
    Result<void> storeSet(series::SeriesStore& store) const;
    Result<void> clearLeftovers(series::SeriesStore& store) const;

    std::string m_name;
    LayerPreview m_sitesLayer;
    KnownSites m_known;
    bool m_hasLayer = false; ///< the project shows a layer of that name, which the file goes on with
    workspace::CatalogueEntry m_entry;
    std::vector<ArrivingSite> m_sites;
    std::vector<ObservedStream> m_streams;
    std::vector<std::vector<series::Reading>> m_readings; ///< one list a stream
    std::vector<Text> m_remarks;
};

/// True where the project has series and a layer of sites of that name.
Result<bool> hasSeriesOf(workspace::Workspace& project, const std::string& name);

/// The role of a layer of sites, with its columns.
workspace::RoleAssignment sitesRoleOf(const std::string& dataset);

/// The lineage of a layer of sites that the project has already goes on in that of `arrival`: the files before are its
/// sources as well.
/// Errors   Database.
Result<void> extendLineage(workspace::Workspace& project, const std::string& name, const SeriesArrival& arrival,
                           workspace::LineageRecord& lineage);

/// Stores the series and publishes all layers, in one transaction.
/// Errors   as SeriesArrival::store() and Workspace::publishTogether().
Result<std::vector<workspace::Dataset>> publishWithSeries(workspace::Workspace& project,
                                                          std::vector<SeriesArrival>& arrivals,
                                                          std::vector<workspace::Workspace::Publication> publications,
                                                          Job& job);

} // namespace weitblick::intake
