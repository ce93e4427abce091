// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_content.h"

#include <QTest>

using namespace weitblick::intake;
using Kind = ArchiveContent::Kind;

class ArchiveContentTest : public QObject {
    Q_OBJECT

private slots:
    void thePartsOfAShapefileBelongTogether()
    {
        const auto content = contentOf({"daten/", "daten/Wege.shp", "daten/Wege.shx", "daten/Wege.DBF",
                                        "daten/Wege.prj", "alt/Wege.dbf", "daten/lies.txt", "daten/Wege.shp.xml"});
        QCOMPARE(content.kind, Kind::Sources);
        QCOMPARE(content.sources.size(), std::size_t{1});
        QCOMPARE(content.sources[0].stem, std::string("Wege"));
        QCOMPARE(content.sources[0].members,
                 (std::vector<std::string>{"daten/Wege.shp", "daten/Wege.DBF", "daten/Wege.prj", "daten/Wege.shx"}));
        QCOMPARE(content.others, (std::vector<std::string>{"Wege.dbf", "Wege.shp.xml", "lies.txt"}));
    }
    void severalFilesAreSeveralSources()
    {
        const auto content = contentOf({"b.geojson", "a.csv", "__MACOSX/._a.csv", ".DS_Store", "plan.pdf"});
        QCOMPARE(content.sources.size(), std::size_t{2});
        QCOMPARE(content.sources[0].stem, std::string("a"));
        QCOMPARE(content.others, std::vector<std::string>{"plan.pdf"});
    }
    void aTextCountsWhereThereIsNothingBetter()
    {
        QCOMPARE(contentOf({"Unfallorte.txt"}).sources.size(), std::size_t{1});
        QCOMPARE(contentOf({"lies.txt", "a.csv"}).sources.size(), std::size_t{1});
    }
    void timetablesAndTheEnergyRegisterAreRecognised()
    {
        const auto timetable = contentOf({"feed/stops.txt", "feed/trips.txt", "feed/locations.geojson"});
        QCOMPARE(timetable.kind, Kind::Timetable);
        QCOMPARE(timetable.sources.size(), std::size_t{2});
        QCOMPARE(timetable.others, std::vector<std::string>{"locations.geojson"});
        QCOMPARE(contentOf({"stops.txt"}).kind, Kind::Sources);
        QCOMPARE(contentOf({"EinheitenSolar_1.xml", "Katalogwerte.xml"}).kind, Kind::EnergyRegister);
    }
    void rasterTilesComeFirst()
    {
        const auto content = contentOf({"dgm.tif", "meta.csv", "dgm.prj"});
        QCOMPARE(content.kind, Kind::Tiles);
        QCOMPARE(content.others, std::vector<std::string>{"meta.csv"});
    }
    void whatIsNotReadIsListed()
    {
        const auto content = contentOf({"stamm/bahnhof.101", "N49E011.hgt"});
        QCOMPARE(content.kind, Kind::Nothing);
        QCOMPARE(content.others, (std::vector<std::string>{"N49E011.hgt", "bahnhof.101"}));
        QCOMPARE(contentOf({}).kind, Kind::Nothing);
    }
};

QTEST_GUILESS_MAIN(ArchiveContentTest)
#include "archive_content_test.moc"
