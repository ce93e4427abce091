// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/potential_stock.h"

#include "core/analysis/spatial/reprojection.h"
#include "core/energy/role_columns.h"
#include "core/geo/gpkg_geometry.h"
#include "core/workspace/catalogue.h"

#include <charconv>

namespace weitblick::energy {

namespace {

constexpr std::int64_t kRowsBetweenReports = 1000;
constexpr FieldNeed kOptional = FieldNeed::Optional;

Result<void> reportRow(Job& job, std::int64_t row, std::int64_t rows, std::string_view step)
{
    return row % kRowsBetweenReports == 0
               ? job.report(rows > 0 ? static_cast<double>(row) / static_cast<double>(rows) : 0.0, step)
               : Result<void>();
}

bool isSolar(const std::string& carrier)
{
    return carrier.empty() || carrier.find("olar") != std::string::npos || carrier.find("onne") != std::string::npos ||
           carrier == "2495";
}

/// The words of the register and their codes.
bool isPlanned(const std::string& status)
{
    return status.find("Planung") != std::string::npos || status == "31";
}

bool isClosed(const std::string& status)
{
    return status.find("ndgültig") != std::string::npos || status == "38";
}

bool isOnGround(const std::string& site)
{
    return site.find("reifläche") != std::string::npos || site.find("Gewässer") != std::string::npos || site == "852";
}

bool isOfMunicipality(const District& district, const std::string& key)
{
    return key.empty() ||
           (district.municipality.empty() ? district.key.starts_with(key) : district.municipality == key);
}

struct RoofValues {
    double areaM2 = 0.0;
    double irradiationKwhM2 = 0.0;
    bool isMonument = false;
};

bool isSuitable(const RoofValues& roof, const RoofEstimate& estimate)
{
    return roof.areaM2 >= estimate.smallestAreaM2 && roof.irradiationKwhM2 >= estimate.lowestIrradiationKwhM2 &&
           (estimate.takesMonuments || !roof.isMonument);
}

enum RoofField : std::uint8_t {
    Area,
    Irradiation,
    Building,
    Tilt,
    Azimuth,
    Power,
    Yield,
    Monument,
    Municipal,
    Suitability
};

PotentialRoof roofOf(const FieldRows& rows, const RoofValues& values, const RoofEstimate& estimate)
{
    PotentialRoof roof{.fid = rows.fid(),
                       .building = rows.text(Building),
                       .areaM2 = values.areaM2,
                       .irradiationKwhM2 = values.irradiationKwhM2,
                       .tiltDeg = rows.number(Tilt).value_or(0.0),
                       .azimuthDeg = rows.number(Azimuth).value_or(180.0),
                       .suitability = rows.text(Suitability),
                       .isMunicipal = rows.flag(Municipal),
                       .geometry = {}};
    roof.powerKwp = rows.number(Power).value_or(roof.areaM2 * estimate.usableShare * estimate.kwpPerM2);
    roof.yieldKwh = rows.number(Yield).value_or(roof.powerKwp * roof.irradiationKwhM2 * estimate.performanceRatio);
    return roof;
}

} // namespace

std::int32_t dayNumberOf(std::string_view isoDate)
{
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
    constexpr std::size_t kDayLength = 10;
    if (isoDate.size() < kDayLength || isoDate[4] != '-' || isoDate[7] != '-') {
        return 0;
    }
    std::from_chars(isoDate.data(), isoDate.data() + 4, year);
    std::from_chars(isoDate.data() + 5, isoDate.data() + 7, month);
    std::from_chars(isoDate.data() + 8, isoDate.data() + kDayLength, day);
    const bool isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return isDay ? year * 10000 + month * 100 + day : 0;
}

std::optional<geo::Point> middleOf(std::span<const std::byte> geoPackageBinary)
{
    const auto header = geo::readGpkgHeader(geoPackageBinary);
    if (!header || header->isEmpty) {
        return std::nullopt;
    }
    const geo::Envelope& box = header->envelope;
    return geo::Point{(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0};
}

std::optional<std::size_t> Districts::around(std::optional<geo::Point> point) const
{
    const std::uint32_t zone = point ? zones.index().firstCovering(*point) : geo::kNoZone;
    return zone == geo::kNoZone ? std::nullopt : std::optional<std::size_t>(zone);
}

Result<Districts> readDistricts(analysis::RunContext& context, std::int32_t srsId, Job& job)
{
    WB_TRY(auto zones, analysis::spatial::ZoneLayer::read(context, "districts", srsId, job));
    WB_TRY(FieldRows rows, FieldRows::open(context, "districts", "districts",
                                           {{"key"}, {"name", kOptional}, {"municipality", kOptional}}));
    std::vector<District> list;
    while (true) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            return Districts{.list = std::move(list), .zones = std::move(zones)};
        }
        list.push_back({.fid = rows.fid(), .key = rows.text(0), .name = rows.text(1), .municipality = rows.text(2)});
    }
}

Result<RoofStock> readRoofs(analysis::RunContext& context, const Districts* districts, const RoofEstimate& estimate,
                            Job& job)
{
    WB_TRY(FieldRows rows, FieldRows::open(context, "roofs", "roofs",
                                           {{"area"},
                                            {"irradiation"},
                                            {"building", kOptional},
                                            {"tilt", kOptional},
                                            {"azimuth", kOptional},
                                            {"power", kOptional},
                                            {"yield", kOptional},
                                            {"monument", kOptional},
                                            {"municipal", kOptional},
                                            {"suitability", kOptional}}));
    RoofStock stock;
    const std::int64_t count = context.input("roofs").rowCount;
    while (true) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            break;
        }
        WB_CHECK(reportRow(job, stock.roofCount++, count, "roofs"));
        const RoofValues values{.areaM2 = rows.number(Area).value_or(0.0),
                                .irradiationKwhM2 = rows.number(Irradiation).value_or(0.0),
                                .isMonument = rows.flag(Monument)};
        if (!isSuitable(values, estimate)) {
            ++stock.unsuitable;
            continue;
        }
        PotentialRoof roof = roofOf(rows, values, estimate);
        roof.middle = middleOf(rows.geometry());
        if (districts != nullptr) {
            roof.district = districts->around(roof.middle);
            stock.outside += roof.district ? 0 : 1;
        }
        if (roof.isMunicipal) {
            roof.geometry.assign(rows.geometry().begin(), rows.geometry().end());
        }
        stock.roofs.push_back(std::move(roof));
    }
    context.countRead(stock.roofCount);
    return stock;
}

Result<UnitStock> readUnits(analysis::RunContext& context, const Districts& districts, std::int32_t asOf, Job& job)
{
    WB_TRY(FieldRows rows, FieldRows::open(context, "units", "generation_units",
                                           {{"power"},
                                            {"carrier", kOptional},
                                            {"status", kOptional},
                                            {"started", kOptional},
                                            {"ended", kOptional},
                                            {"municipality", kOptional},
                                            {"site", kOptional}}));
    const workspace::Dataset& dataset = context.input("units");
    const std::int32_t target = context.input("districts").schema.srsId;
    WB_TRY(auto reprojection,
           analysis::spatial::Reprojection::between(dataset.schema.srsId == 0 ? target : dataset.schema.srsId, target));
    UnitStock stock;
    while (true) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            return stock;
        }
        WB_CHECK(reportRow(job, stock.unitCount++, dataset.rowCount, "units"));
        const std::string status = rows.text(2);
        if (!isSolar(rows.text(1)) || isPlanned(status)) {
            continue;
        }
        SolarUnit unit{.powerKw = rows.number(0).value_or(0.0),
                       .started = dayNumberOf(rows.text(3)),
                       .ended = dayNumberOf(rows.text(4)),
                       .isOnGround = isOnGround(rows.text(6)),
                       .municipality = rows.text(5)};
        if (asOf > 0 && unit.started > asOf) {
            continue;
        }
        const bool isClosedLater = asOf > 0 && unit.ended > asOf;
        unit.ended = isClosedLater ? 0 : unit.ended;
        unit.isRunning = isClosedLater || (unit.ended == 0 && !isClosed(status));
        if (!rows.geometry().empty()) {
            WB_TRY(const auto geometry, reprojection.apply(rows.geometry()));
            unit.district = districts.around(middleOf(geometry));
            if (unit.district && !isOfMunicipality(districts.list[*unit.district], unit.municipality)) {
                ++stock.wrongMunicipality;
                unit.district.reset();
            }
        }
        stock.withoutPlace += unit.district ? 0 : 1;
        stock.units.push_back(std::move(unit));
    }
}

} // namespace weitblick::energy
