// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/street_network.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class StreetNetworkTest : public QObject {
    Q_OBJECT

private slots:
    void streetsComponentsAndDefectsAreTold()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(streetNetworkAnalysis(), {{"streets", "strassen"}}));
        WB_VALUE(const auto streets, rowsOf(town.project, outcome.outputs.at("streets").schema.name));
        QCOMPARE(streets.size(), 3U);
        double lengthM = 0.0;
        int oneWays = 0;
        for (const ReadRow& row : streets) {
            lengthM += numberOf(row.values[3]);
            oneWays += numberOf(row.values[4]) > 0 ? 1 : 0;
            QCOMPARE(row.values[6], Value(4.8));
        }
        QVERIFY(std::abs(lengthM - 2601.0) < 1.0); // UTM shrinks by 0.9996 here
        QCOMPARE(oneWays, 1);
        WB_VALUE(const auto components, rowsOf(town.project, outcome.outputs.at("components").schema.name));
        QCOMPARE(components.size(), 10U);
        QVERIFY(isAbout(components[0].values[2], 1.0, 0.0));
        QVERIFY(isAbout(components[0].values[5], 100.0, 0.0));
        WB_VALUE(const auto defects, rowsOf(town.project, outcome.outputs.at("defects").schema.name));
        QCOMPARE(defects.size(), 1U);
        QCOMPARE(defects[0].values[0], Value(std::string("einbahnfalle")));
    }
    void theNetworkIsKeptBesideTheProject()
    {
        StreetProject town;
        WB_VERIFY_RESULT(town.run(streetNetworkAnalysis(), {{"streets", "strassen"}}));
        QCOMPARE(QDir(town.folder.filePath("test.netze")).entryList(QDir::Files).size(), 1);
    }
    void aFileGoesBeforeTheLayer()
    {
        const QString file = QStringLiteral(WB_SOURCE_DIR "/../shared/data/03_osm/otp_herrenberg-minimal.osm.pbf");
        if (!QFile::exists(file)) {
            QSKIP("no shared data");
        }
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(streetNetworkAnalysis(), {{"streets", "strassen"}, {"network", file.toStdString()}}));
        WB_VALUE(const auto streets, rowsOf(town.project, outcome.outputs.at("streets").schema.name));
        QVERIFY(streets.size() > 500);
    }
};

QTEST_GUILESS_MAIN(StreetNetworkTest)
#include "street_network_test.moc"
