// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/products.h"

#include <array>

namespace weitblick::sample {

std::span<const Writer> writers()
{
    // One line a product.
    static const std::array kWriters = {
        Writer{"kataster", &writeCadastre},    Writer{"verwaltung", &writeAdministration},
        Writer{"flaechen", &writeLandUse},     Writer{"hoehen", &writeHeights},
        Writer{"strassen", &writeStreets},     Writer{"lod2", &writeLod2},
        Writer{"adressen", &writeAddresses},   Writer{"zensus", &writeCensus},
        Writer{"einwohner", &writePopulation}, Writer{"einrichtungen", &writeServices},
        Writer{"wirtschaft", &writeEconomy},   Writer{"netze", &writeCoverage},
        Writer{"nahverkehr", &writeTransit},   Writer{"unfaelle", &writeAccidents},
        Writer{"parken", &writeParking},       Writer{"solarkataster", &writeSolar},
        Writer{"mastr", &writeUnits},          Writer{"wetter", &writeWeather},
        Writer{"energie", &writeMeters},       Writer{"sensoren", &writeSensors},
        Writer{"beratung", &writeAdvice},
    };
    return kWriters;
}

Result<void> writeAll(const Region& region, const std::filesystem::path& folder, Job& job)
{
    const auto all = writers();
    for (std::size_t i = 0; i < all.size(); ++i) {
        WB_CHECK(job.report(static_cast<double>(i) / static_cast<double>(all.size()), all[i].folder));
        auto written = all[i].write({region, folder / all[i].folder});
        if (!written) {
            return std::move(written).error().during("writing " + all[i].folder);
        }
    }
    return {};
}

} // namespace weitblick::sample
