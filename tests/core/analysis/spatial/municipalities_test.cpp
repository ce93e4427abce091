// SPDX-License-Identifier: GPL-3.0-or-later
// The municipalities of Germany (BKG, VG5000, 1:5 000 000) aggregated to the districts, by location and by key.
#include "core/geo/overlay.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <cmath>
#include <map>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"
#include "tests/support/vg5000.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;

namespace {

/// With the key of the district and values that are easily added by hand.
Result<workspace::Dataset> addShapefile(workspace::Workspace& project, const std::string& name)
{
    return addVg5000(project, name,
                     {{"kreis", ColumnType::Text, "", ""},
                      {"ew", ColumnType::Integer, "Ew", ""},
                      {"kwh", ColumnType::Real, "kWh", ""}},
                     [](OGRFeatureH feature, std::size_t number) -> decltype(Row::values) {
                         const auto people = static_cast<std::int64_t>(number * 37 % 10'007);
                         return {fieldOf(feature, "ARS").substr(0, 5), people, static_cast<double>(people) / 10.0};
                     });
}

geo::PolygonSet polygonsOf(workspace::Workspace& project, const std::string& dataset)
{
    geo::PolygonSet set;
    auto opened = project.read(dataset);
    if (!opened) {
        return set;
    }
    workspace::LayerReader reader = std::move(opened).value();
    while (reader.next().value()) {
        if (!geo::appendPolygon(set, reader.fid(), reader.geometry())) {
            break;
        }
    }
    return set;
}

/// Sums are whole numbers where no feature is divided in a way that shows.
double numberOf(const Value& value)
{
    const auto* const whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
}

std::map<std::string, std::int64_t> peopleByKey(const std::vector<ReadRow>& rows, std::size_t key, std::size_t people)
{
    std::map<std::string, std::int64_t> sums;
    for (const ReadRow& row : rows) {
        sums[std::get<std::string>(row.values[key])] += std::get<std::int64_t>(row.values[people]);
    }
    return sums;
}

} // namespace

class MunicipalitiesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFileInfo::exists(kVg5000Folder + "VG5000_GEM.shp")) {
            QSKIP("the VG5000 files are not here");
        }
        WB_VERIFY_RESULT(addShapefile(m_town.project, "VG5000_GEM"));
        WB_VERIFY_RESULT(addShapefile(m_town.project, "VG5000_KRS"));
    }
    void sumsByAreaAreKeptToTheLastDigit()
    {
        QElapsedTimer timer;
        timer.start();
        WB_VALUE(const auto outcome,
                 m_town.run("aggregate_to_zones",
                            {{"layer", "VG5000_GEM"}, {"zones", "VG5000_KRS"}, {"sum_columns", "ew; kwh"}}));
        qInfo("aggregate_to_zones: %lld ms", static_cast<long long>(timer.elapsed()));
        WB_VALUE(const auto municipalities, rowsOf(m_town.project, "VG5000_GEM"));
        std::int64_t people = 0;
        for (const ReadRow& row : municipalities) {
            people += std::get<std::int64_t>(row.values[1]);
        }
        WB_VALUE(const auto balance, rowsOf(m_town.project, outcome.outputs.at("balance").schema.name));
        QCOMPARE(balance[1].values[2], Value(static_cast<double>(people)));
        QCOMPARE(balance[2].values[2], Value(static_cast<double>(people) / 10.0));
        // Adding the columns as numbers of 10^-6 and the rest gives the input again, digit for digit.
        WB_VALUE(const auto zones, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        std::int64_t millionths = std::llround(std::get<double>(balance[1].values[4]) * 1e6);
        for (const ReadRow& zone : zones) {
            millionths += std::llround(numberOf(zone.values[4]) * 1e6);
        }
        QCOMPARE(millionths, people * 1'000'000);
        QVERIFY(std::get<double>(balance[1].values[4]) < 1e-3 * static_cast<double>(people));
    }
    void theLargestShareFindsTheDistrictOfTheKey()
    {
        WB_VALUE(const auto byPlace, m_town.rows("aggregate_to_zones", {{"layer", "VG5000_GEM"},
                                                                        {"zones", "VG5000_KRS"},
                                                                        {"sum_columns", "ew"},
                                                                        {"assignment", "largest"}}));
        WB_VALUE(
            const auto byKey,
            m_town.rows("aggregate_by_key", {{"layer", "VG5000_GEM"}, {"key_column", "kreis"}, {"sum_columns", "ew"}}));
        const auto placed = peopleByKey(byPlace, 0, 4);
        const auto keyed = peopleByKey(byKey, 0, 2);
        QCOMPARE(placed.size(), std::size_t{401});
        std::size_t equal = 0;
        for (const auto& [key, people] : placed) {
            equal += keyed.contains(key) && keyed.at(key) == people ? 1 : 0;
        }
        QCOMPARE(equal, std::size_t{401});
    }
    void commonAreasAgreeWithGeos()
    {
        const geo::PolygonSet municipalities = polygonsOf(m_town.project, "VG5000_GEM");
        const geo::PolygonSet districts = polygonsOf(m_town.project, "VG5000_KRS");
        QCOMPARE(municipalities.zoneCount(), std::size_t{10'997});
        Job job;
        WB_VALUE(const auto index, geo::CellIndex::build(districts, job));
        WB_VALUE(const auto overlay, geo::intersectionAreas(municipalities, index, job));
        WB_VALUE(const auto gemRows, rowsOf(m_town.project, "VG5000_GEM"));
        WB_VALUE(const auto krsRows, rowsOf(m_town.project, "VG5000_KRS"));
        for (std::size_t municipality = 0; municipality < gemRows.size(); municipality += 25) {
            WB_VALUE(const auto own, geo::geometryFromWkt(gemRows[municipality].wkt.c_str()));
            const double area = geo::areaOf(*own);
            std::map<std::uint32_t, double> ours;
            for (std::size_t part = overlay.starts[municipality]; part < overlay.starts[municipality + 1]; ++part) {
                ours[overlay.parts[part].zone] = overlay.parts[part].measure;
            }
            for (std::uint32_t district = 0; district < krsRows.size(); ++district) {
                if (!municipalities.envelopes[municipality].meets(districts.envelopes[district])) {
                    continue;
                }
                WB_VALUE(const auto other, geo::geometryFromWkt(krsRows[district].wkt.c_str()));
                const geo::Geometry common(GEOSIntersection_r(geo::geosContext(), own.get(), other.get()));
                QVERIFY(common);
                // The texts have millimetres: a thousandth of a square metre for each metre of the outline.
                QVERIFY(std::abs(geo::areaOf(*common) - ours[district]) < 1e-3 * geo::lengthOf(*own) + 1e-9 * area);
            }
        }
    }

private:
    AnalysisProject m_town;
};

QTEST_GUILESS_MAIN(MunicipalitiesTest)
#include "municipalities_test.moc"
