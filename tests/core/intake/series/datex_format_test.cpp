// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/datex_format.h"

#include <QTest>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class DatexFormatTest : public QObject {
    Q_OBJECT

private slots:
    void itIsToldByItsNamespace()
    {
        QVERIFY(datexFormat().recognises("<?xml version='1.0'?><d2LogicalModel modelBaseVersion='2'>", "a.xml"));
        QVERIFY(datexFormat().recognises("<m:messageContainer xmlns:c='http://datex2.eu/schema/3/common'>", "a.xml"));
        QVERIFY(!datexFormat().recognises("<gml:FeatureCollection>", "a.xml"));
        QVERIFY(!datexFormat().recognises("", "a.xml"));
    }
    void theTableAndTheStateOfAachenHaveTheSameSites()
    {
        const auto table = test::realFile("04_sensors/parking/aachen-static.xml");
        if (!std::filesystem::exists(table)) {
            QSKIP("no shared data here");
        }
        const auto sites = test::readSeries(datexFormat(), table);
        WB_VERIFY_RESULT(sites.outcome);
        const auto states = test::readSeries(datexFormat(), test::realFile("04_sensors/parking/aachen-realtime.xml"));
        WB_VERIFY_RESULT(states.outcome);
        QVERIFY(states.isSeries());
        QCOMPARE(states.lines().front(), std::string("P1/freie Stellplätze 2025-02-07T19:05:34Z 412"));
        const auto known = sites.sites().column("kennung");
        for (const std::string& key : states.sites().column("kennung")) {
            QVERIFY2(std::find(known.begin(), known.end(), key) != known.end(), key.c_str());
        }
        QVERIFY(sites.sites().geometryBytes.at(0) > 0);
    }
    void otherPublicationsSayWhatIsRead()
    {
        const auto read = test::readSeriesText(datexFormat(), "a.xml", "<d2LogicalModel><situation/></d2LogicalModel>");
        QVERIFY(!read.outcome.has_value());
        QCOMPARE(read.outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(!test::readSeriesText(datexFormat(), "a.xml", "<d2LogicalModel>").outcome.has_value());
    }
};

QTEST_GUILESS_MAIN(DatexFormatTest)
#include "datex_format_test.moc"
