// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>

#include "sample_data/place/make_place.h"

namespace weitblick::sample {

/// What a writer gets: the place and the folder of its product.
struct Product {
    const Region& region;
    std::filesystem::path folder;
};

/// One product = one folder with files as they arrive at a municipality, and truth.json beside them.
struct Writer {
    std::string folder;
    Result<void> (*write)(const Product& product);
};

/// All products, in the order in which they are written.
std::span<const Writer> writers();

/// Writes every product under `folder`.
/// Errors   Io  a file cannot be written.
///          Cancelled.
Result<void> writeAll(const Region& region, const std::filesystem::path& folder, Job& job);

// One function a product; each file of output/, mobility/, energy/, sensors/ and advice/ defines some of them.
Result<void> writeCadastre(const Product& product);       ///< parcels and buildings (GeoPackage)
Result<void> writeAdministration(const Product& product); ///< Gemeinden, Ortsteile (Shapefile)
Result<void> writeLandUse(const Product& product);        ///< land use, protected areas, flood area
Result<void> writeHeights(const Product& product);        ///< DGM and DOM (GeoTIFF)
Result<void> writeStreets(const Product& product);        ///< OSM PBF and XML
Result<void> writeLod2(const Product& product);           ///< CityGML
Result<void> writeAddresses(const Product& product);      ///< CSV
Result<void> writeCensus(const Product& product);         ///< 100 m grid CSV
Result<void> writePopulation(const Product& product);     ///< age groups a Ortsteil, CSV and XLSX
Result<void> writeServices(const Product& product);       ///< facilities, CSV
Result<void> writeEconomy(const Product& product);        ///< workplaces, commuters, commercial sites
Result<void> writeCoverage(const Product& product);       ///< broadband and mobile grids
Result<void> writeTransit(const Product& product);        ///< GTFS of two Verbünde, one of them with defects
Result<void> writeAccidents(const Product& product);      ///< Unfallatlas, three yearly layouts
Result<void> writeParking(const Product& product);        ///< parking, sharing stations, traffic counts
Result<void> writeSolar(const Product& product);          ///< solar cadastre polygons
Result<void> writeUnits(const Product& product);          ///< Marktstammdatenregister
Result<void> writeWeather(const Product& product);        ///< test reference year
Result<void> writeMeters(const Product& product);         ///< smart meters, gas by block, heat grid, grid areas, prices
Result<void> writeSensors(const Product& product);        ///< a year of readings with seeded faults
Result<void> writeAdvice(const Product& product);         ///< practices, municipality indicators, funding cases

} // namespace weitblick::sample
