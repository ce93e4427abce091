// SPDX-License-Identifier: GPL-3.0-or-later
// The municipalities of Germany (BKG, VG5000, 1:5 000 000) united to districts, against the BKG's own district layer.
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

const std::vector<std::string> kKeys = {"SN_L", "SN_R", "SN_K"}; // Land, Regierungsbezirk, Kreis

Result<workspace::Dataset> addShapefile(workspace::Workspace& project, const std::string& name)
{
    std::vector<workspace::Column> columns;
    for (const std::string& key : kKeys) {
        columns.push_back({key, ColumnType::Text, "", ""});
    }
    return addVg5000(project, name, columns, [](OGRFeatureH feature, std::size_t) {
        decltype(Row::values) values;
        for (const std::string& key : kKeys) {
            values.push_back(fieldOf(feature, key.c_str()));
        }
        return values;
    });
}

/// Area by Kreis, added up over rows.
Result<std::map<std::string, double>> areasIn(workspace::Workspace& project, const std::string& dataset)
{
    WB_TRY(auto reader, project.read(dataset));
    std::map<std::string, double> areas;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return areas;
        }
        std::string key;
        for (std::size_t column = 0; column < kKeys.size(); ++column) {
            key += std::get<std::string_view>(reader.value(column));
        }
        WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(reader.geometry()));
        areas[key] += geo::areaOf(*geometry);
    }
}

} // namespace

class Vg5000Test : public QObject {
    Q_OBJECT

private slots:
    void municipalitiesUniteToTheDistrictsOfTheBkg()
    {
        if (!QFileInfo::exists(kVg5000Folder + "VG5000_GEM.shp")) {
            QSKIP("the VG5000 files are not here");
        }
        AnalysisProject project;
        WB_VALUE(const auto municipalities, addShapefile(project.project, "VG5000_GEM"));
        WB_VALUE(const auto districts, addShapefile(project.project, "VG5000_KRS"));
        QCOMPARE(municipalities.rowCount, std::int64_t{10'997});

        QElapsedTimer timer;
        timer.start();
        WB_VALUE(const auto outcome,
                 project.run("dissolve", {{"layer", "VG5000_GEM"}, {"columns", "SN_L; SN_R; SN_K"}}));
        qInfo("dissolve: %lld ms", static_cast<long long>(timer.elapsed()));
        for (const Text& note : outcome.notes) {
            qInfo("%s", note.en.c_str());
        }
        WB_VALUE(const auto united, areasIn(project.project, outcome.outputs.at("result").schema.name));
        WB_VALUE(const auto parts, areasIn(project.project, "VG5000_GEM"));
        WB_VALUE(const auto expected, areasIn(project.project, "VG5000_KRS"));
        QCOMPARE(united.size(), expected.size());
        QCOMPARE(outcome.rowsKept, static_cast<std::int64_t>(united.size()));
        double largest = 0.0;
        for (const auto& [key, area] : united) {
            QVERIFY2(std::abs(area - parts.at(key)) <= 1e-9 * area, key.c_str()); // nothing is lost in the union
            QVERIFY2(expected.contains(key), key.c_str());
            largest = std::max(largest, std::abs(area - expected.at(key)) / expected.at(key));
        }
        qInfo("largest difference to the district layer: %.2e of the area", largest);
        QVERIFY(largest < 1e-3); // both layers are generalised for 1:5 000 000, not from one another
    }
};

QTEST_GUILESS_MAIN(Vg5000Test)
#include "vg5000_test.moc"
