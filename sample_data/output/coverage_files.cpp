// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "sample_data/output/census_grid.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

struct Mast {
    Point at;
    int operatorIndex;
    bool has5G;
};

/// Two to four masts a town, most villages one, of operators who do not all share them.
std::vector<Mast> mastsOf(const Place& place)
{
    Random random(place.settings.seed, "masts");
    std::vector<Mast> masts;
    for (const Settlement& settlement : place.settlements) {
        const int sites = settlement.targetBuildings > 1500 ? 4 : (masts.empty() || random.chance(0.75) ? 1 : 0);
        for (int site = 0; site < sites; ++site) {
            const Point at = settlement.centre +
                             turned({settlement.radiusM * random.between(0.2, 1.3), 0.0}, random.between(0.0, 6.28));
            for (int op = 0; op < 3; ++op) {
                if (random.chance(0.7)) {
                    masts.push_back({at, op, random.chance(0.6)});
                }
            }
        }
    }
    return masts;
}

} // namespace

Result<void> writeCoverage(const Product& product)
{
    const Place& place = product.region.place;
    WB_TRY(const auto cells, buildingsByCell(place));
    Random random(place.settings.seed, "broadband");
    const auto masts = mastsOf(place);
    std::vector<double> fibre(place.ortsteile.size());
    for (double& share : fibre) {
        share = random.chance(0.35) ? random.between(0.75, 1.0) : random.between(0.0, 0.25);
    }
    CsvText fixed(';');
    CsvText mobile(';');
    fixed.row({"id_100m", "haushalte", "ge30", "ge50", "ge100", "ge200", "ge400", "ge1000"});
    mobile.row({"id_100m", "op1_4g", "op1_5g", "op2_4g", "op2_5g", "op3_4g", "op3_5g"});
    int white = 0;
    int grey = 0;
    double gigabitHouseholds = 0.0;
    int households = 0;
    for (const auto& [cell, members] : cells) {
        int homes = 0;
        for (const std::size_t i : members) {
            homes += place.buildings[i].households;
        }
        const Building& first = place.buildings[members.front()];
        const bool isFibre = random.chance(fibre[static_cast<std::size_t>(first.ortsteil)]);
        const bool isCable =
            place.settlements[static_cast<std::size_t>(first.settlement)].targetBuildings > 1500 && random.chance(0.6);
        const int speeds[] = {100,
                              random.chance(0.93) ? 100 : 60,
                              isFibre || isCable || random.chance(0.6) ? 100 : 0,
                              isFibre || isCable || random.chance(0.3) ? 100 : 0,
                              isFibre || isCable ? 100 : 0,
                              isFibre || isCable ? 100 : 0};
        std::vector<std::string> fields{cell.shortId(), fmt::format("{}", homes)};
        for (const int speed : speeds) {
            fields.push_back(fmt::format("{}", speed));
        }
        fixed.row(fields);
        households += homes;
        gigabitHouseholds += homes * speeds[5] / 100.0;
        std::array<bool, 3> lte{};
        std::array<bool, 3> nr{};
        for (const Mast& mast : masts) {
            const double off = distance(mast.at, first.centre);
            const auto op = static_cast<std::size_t>(mast.operatorIndex);
            lte[op] = lte[op] || off < 3200.0;
            nr[op] = nr[op] || (mast.has5G && off < 1500.0);
        }
        const auto served = std::ranges::count(lte, true);
        white += served == 0 ? 1 : 0;
        grey += served == 1 ? 1 : 0;
        fields = {cell.shortId()};
        for (std::size_t op = 0; op < 3; ++op) {
            fields.insert(fields.end(), {lte[op] ? "1" : "0", nr[op] ? "1" : "0"});
        }
        mobile.row(fields);
    }
    WB_CHECK(writeText(product.folder / "breitband_100m.csv", fixed.text()));
    WB_CHECK(writeText(product.folder / "mobilfunk_100m.csv", mobile.text()));
    return writeTruth(product.folder, {{"cells", cells.size()},
                                       {"households", households},
                                       {"households_gigabit", gigabitHouseholds},
                                       {"white_spot_cells", white},
                                       {"grey_spot_cells", grey},
                                       {"masts", masts.size()}});
}

} // namespace weitblick::sample
