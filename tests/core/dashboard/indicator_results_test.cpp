// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/indicator_results.h"

#include <QTest>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using analysis::indicator::Level;

class IndicatorResultsTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAreFoundByIndicatorLevelAndZone()
    {
        test::SmallCounty county;
        QVERIFY(county.addZones() && county.addPeople());
        WB_VALUE(const std::string name, county.compute());
        Job job;
        WB_VALUE(const auto results, IndicatorResults::read(county.project, *county.project.dataset(name), job));
        QCOMPARE(results.find("inhabitants", Level::Whole, "")->value, std::optional(600.0));
        QCOMPARE(results.find("inhabitants", "06999002")->value, std::optional(200.0));
        QCOMPARE(results.find("inhabitants", "0699900101")->value, std::optional(100.0));
        QVERIFY(results.find("inhabitants", "06999009") == nullptr);
        QVERIFY(results.find("nothing", "") == nullptr);
        QCOMPARE(results.zones(Level::Districts).size(), std::size_t{3});
        QCOMPARE(results.zones(Level::Zones).front()->zoneName, std::string("Adorf"));
        QCOMPARE(results.dataset(), name);
        QVERIFY(!results.isStale());
    }
    void newestResultComesFirst()
    {
        test::SmallCounty county;
        QVERIFY(county.addZones());
        QVERIFY(resultDatasets(county.project)->empty());
        WB_VALUE(const std::string before, county.compute("Vorher"));
        QVERIFY(county.addPeople());
        WB_VALUE(const std::string after, county.compute("Nachher"));
        WB_VALUE(const auto datasets, resultDatasets(county.project));
        QCOMPARE(datasets.size(), std::size_t{2});
        QCOMPARE(datasets.front().dataset.schema.name, after);
        QCOMPARE(datasets.front().analysis, std::string("indicators"));
    }
};

QTEST_GUILESS_MAIN(IndicatorResultsTest)
#include "indicator_results_test.moc"
