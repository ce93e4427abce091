// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/epw_file.h"

#include <QTest>

#include <cmath>

#include "tests/support/files.h"

using namespace weitblick::intake;

namespace {

std::string head(const std::string& location, const std::string& comment = "COMMENTS 2")
{
    return location +
           "\nDESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\n"
           "HOLIDAYS/DAYLIGHT SAVING,No,0,0,0\nCOMMENTS 1\n" +
           comment + "\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n";
}

const std::string kKassel = "LOCATION,Kassel,HE,DEU,DWD,104380,51.30,9.45,1.0,231.0";

std::string row(const std::string& date, const std::string& radiation)
{
    return date + ",?,21.0,11.0,55,98000,9999,9999,300," + radiation + ",999999,999999,999999,9999,240,3.5,5,5\n";
}

} // namespace

class EpwFileTest : public QObject {
    Q_OBJECT

private slots:
    void hoursEndAtTheirNumberInStandardTime()
    {
        const std::string text = head(kKassel) + row("2010,6,21,12,60", "800,700,200");
        QVERIFY(isEpwText(text));
        const auto content = readEpw(text);
        QVERIFY(content.has_value());
        QCOMPARE(content->site.name, std::string("Kassel"));
        QCOMPARE(content->site.latitudeDeg, 51.30);
        QCOMPARE(content->site.heightM, 231.0);
        QCOMPARE(content->records.size(), std::size_t{1});
        const WeatherRecord& noon = content->records[0];
        QCOMPARE(noon.beginUtcS, std::int64_t{1277114400}); // 2010-06-21T10:00Z
        QCOMPARE(noon.sunUtcS, noon.beginUtcS + 1800);
        QCOMPARE(noon.globalWM2, std::optional(800.0));
        QCOMPARE(noon.directNormalWM2, std::optional(700.0));
        QCOMPARE(noon.diffuseWM2, std::optional(200.0));
        QCOMPARE(noon.pressureHPa, std::optional(980.0));
        QCOMPARE(noon.windMPerS, std::optional(3.5));
        QVERIFY(!noon.directHorizontalWM2);
    }
    void filesOfPvgisAreUtcWithTheirOffset()
    {
        const auto path = weitblick::test::realFile("05_energy/solar_ref/tmy_45.000_8.000_2005_2023.epw");
        if (!std::filesystem::exists(path)) {
            QSKIP("the file is not here");
        }
        const auto content = readEpw(weitblick::test::contentOf(path));
        QVERIFY(content.has_value());
        QCOMPARE(content->records.size(), std::size_t{8760});
        QVERIFY(content->rejected.empty());
        // Row 10 has the values that the JSON of the same year has at 20180101:0900.
        const WeatherRecord& nine = content->records[9];
        QCOMPARE(nine.globalWM2, std::optional(149.0));
        QCOMPARE(nine.directNormalWM2, std::optional(125.3));
        QCOMPARE(nine.beginUtcS, std::int64_t{1514797200});         // 2018-01-01T09:00Z
        QCOMPARE(nine.sunUtcS - nine.beginUtcS, std::int64_t{634}); // 0.1761 h
        double globalKWh = 0.0;
        for (const WeatherRecord& record : content->records) {
            globalKWh += *record.globalWM2 / 1000.0;
        }
        QVERIFY(std::abs(globalKWh - 1435.861) < 1e-3);
    }
    void signsForMissingValuesAreNoValues()
    {
        const auto content = readEpw(head(kKassel) + row("2010,6,21,12,60", "9999,700,200"));
        QVERIFY(!content->records.at(0).globalWM2);
        const auto none = readEpw(head(kKassel) + row("2010,6,21,12,60", "9999,9999,200"));
        QCOMPARE(none->records.size(), std::size_t{0});
        QCOMPARE(none->rejected.size(), std::size_t{1});
        QCOMPARE(none->rejected[0].line, std::int64_t{9});
    }
    void impossibleRowsAreRejected()
    {
        const auto content =
            readEpw(head(kKassel) + row("2010,2,30,12,60", "1,1,1") + row("2010,6,21,25,60", "1,1,1") +
                    row("2010,6,21,0,60", "1,1,1") + "2010,6,21,12\n" + row("2010,6,21,13,60", "-4,x,1"));
        QCOMPARE(content->rejected.size(), std::size_t{5});
        QVERIFY(content->records.empty());
    }
    void aHeadWithoutAPlaceIsRefused()
    {
        QVERIFY(!readEpw(head("LOCATION,Kassel,HE,DEU,DWD,104380,north,9.45,1.0,231.0")).has_value());
        QVERIFY(!readEpw(head("LOCATION,Kassel")).has_value());
        QVERIFY(!readEpw("").has_value());
    }
    void otherTextsAreNotRecognised() { QVERIFY(!isEpwText("LOCATION,PLACE\nA,B\n")); }
};

QTEST_GUILESS_MAIN(EpwFileTest)
#include "epw_file_test.moc"
