// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_system.h"

#include <QTest>

using namespace weitblick::intake::table;
using Certainty = CrsGuess::Certainty;

namespace {

CrsGuess guess(double minX, double maxX, double minY, double maxY, const char* names = "x y")
{
    return guessCrs({.x = {.minimum = minX, .maximum = maxX}, .y = {.minimum = minY, .maximum = maxY}}, names);
}

} // namespace

class CoordinateSystemTest : public QObject {
    Q_OBJECT

private slots:
    void rangesInGermanyTellTheSystem_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("epsg");
        // Made with cs2cs of PROJ 9.1 from 9.48°E 51.32°N (Kassel) and 13.40°E 52.52°N (Berlin).
        QTest::newRow("degrees") << 9.48 << 51.32 << 4326;
        QTest::newRow("UTM 32") << 533449.11 << 5685520.46 << 25832;
        QTest::newRow("UTM 32 with zone") << 32533449.11 << 5685520.46 << 4647;
        QTest::newRow("UTM 33 with zone") << 33391440.03 << 5820079.67 << 5650;
        QTest::newRow("Gauss-Krueger 3") << 3533536.35 << 5687355.66 << 31467;
        QTest::newRow("Gauss-Krueger 4") << 4595132.43 << 5821685.88 << 31468;
        QTest::newRow("Gauss-Krueger 5") << 5391531.70 << 5821963.01 << 31469;
        QTest::newRow("LAEA") << 4284749.05 << 3134471.56 << 3035;
        QTest::newRow("Web Mercator") << 1055308.77 << 6678094.42 << 3857;
    }
    void rangesInGermanyTellTheSystem()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(int, epsg);
        const CrsGuess found = guess(x, x + 0.1, y, y + 0.1);
        QCOMPARE(found.certainty, Certainty::Certain);
        QCOMPARE(found.epsg, epsg);
    }
    void twoZonesAreNeverGuessed()
    {
        const CrsGuess found = guess(390000, 391000, 5820000, 5821000);
        QCOMPARE(found.certainty, Certainty::Likely);
        QCOMPARE(found.others.size(), std::size_t{1});
        QCOMPARE(guess(390000, 391000, 5820000, 5821000, "xutm33 yutm33").epsg, 25833);
        QCOMPARE(guess(390000, 391000, 5820000, 5821000, "xutm33 yutm33").certainty, Certainty::Certain);
    }
    void theBorderTellsTheZoneWhereOnlyOneIsInGermany_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("epsg");
        // Made with cs2cs of PROJ 9.1 from 9.13°E 50.68°N, 8.68°E 50.11°N (Frankfurt), 12.10°E 49.01°N (Regensburg).
        QTest::newRow("Wetterau") << 509184.65 << 5614248.72 << 25832;
        QTest::newRow("Frankfurt") << 477118.93 << 5550910.15 << 25832;
        QTest::newRow("Regensburg, zone 33") << 287941.70 << 5432619.90 << 25833;
    }
    void theBorderTellsTheZoneWhereOnlyOneIsInGermany()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(int, epsg);
        const CrsGuess found = guess(x, x + 100, y, y + 100);
        QCOMPARE(found.certainty, Certainty::Certain);
        QCOMPARE(found.epsg, epsg);
        QCOMPARE(guess(499300, 499400, 5666505, 5666605).certainty, Certainty::Likely); // Goerlitz, or 9°E
    }
    void placesElsewhereAreSureOnlyByName()
    {
        QCOMPARE(guess(-71.2, -70.3, 66.3, 78.3).certainty, Certainty::Likely);
        QCOMPARE(guess(-71.2, -70.3, 66.3, 78.3, "lon lat").certainty, Certainty::Certain);
        QCOMPARE(guess(1e9, 2e9, 0, 1).certainty, Certainty::None);
    }
    void swappedDegreesAreNotTakenForGranted()
    {
        QCOMPARE(guess(51.3, 51.4, 9.4, 9.5, "lon lat").certainty, Certainty::Likely);
    }
    void geometryTextsTellByTheirFirstPointOrSrid()
    {
        QCOMPARE(firstCoordinateRange({{.text = "POLYGON ((13.37 52.53, 13.38 52.5", .line = 2}}, {}).epsg, 4326);
        QCOMPARE(firstCoordinateRange({}, 25832).epsg, 25832);
        QCOMPARE(firstCoordinateRange({{.text = "0104000020", .line = 2}}, {}).certainty, Certainty::None);
    }
    void theQuestionOffersTheCandidatesFirst()
    {
        const auto question = crsQuestion(guess(390000, 391000, 5820000, 5821000), "„X“/„Y“");
        QCOMPARE(question.id, std::string("crs"));
        QCOMPARE(question.options.at(0).value, std::string("EPSG:25832"));
        QCOMPARE(question.options.at(1).value, std::string("EPSG:25833"));
    }
};

QTEST_GUILESS_MAIN(CoordinateSystemTest)
#include "coordinate_system_test.moc"
