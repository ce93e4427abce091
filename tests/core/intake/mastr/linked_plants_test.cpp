// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/linked_plants.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/register_export.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake::mastr;

class LinkedPlantsTest : public QObject {
    Q_OBJECT

private slots:
    void numbersAndDaysAreRead()
    {
        QCOMPARE(digitsOf("SEE950922677951"), std::uint64_t{950922677951});
        QCOMPARE(digitsOf("SEE"), std::uint64_t{0});
        QCOMPARE(digitsOf("SEE95x"), std::uint64_t{0});
        QCOMPARE(digitsOf("SEE99999999999999999999999"), std::uint64_t{0});
        QCOMPARE(dayNumberOf("2011-10-25T11:30:05.1746875"), 20111025);
        QCOMPARE(dayNumberOf("2021-02-30"), 0);
        QCOMPARE(dayText(20110105), std::string("2011-01-05"));
    }
    void plantsAreFoundByTheirNumberAndTheLastCounts()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("p.zip").toStdString();
        const auto eeg = [](const char* number, const char* kw) {
            return test::registerRecord("AnlageEegSolar", {{"EegMaStRNummer", number},
                                                           {"InstallierteLeistung", kw},
                                                           {"EegInbetriebnahmedatum", "2020-03-04"},
                                                           {"AusschreibungZuschlag", "1"}});
        };
        QVERIFY(test::writeZip(
            file,
            {{"EinheitenSolar.xml", test::registerTable("EinheitenSolar", "")},
             {"AnlagenEegSolar_1.xml", test::registerTable("AnlagenEegSolar", eeg("EEG9", "5") + eeg("EEG3", "7"))},
             {"AnlagenEegSolar_2.xml", test::registerTable("AnlagenEegSolar", eeg("EEG9", "6") + eeg("", "1"))},
             {"AnlagenKwk.xml",
              test::registerTable("AnlagenKwk", test::registerRecord("AnlageKwk", {{"KwkMastrNummer", "KWK1"},
                                                                                   {"ThermischeNutzleistung", "20"}}))},
             {"Netzanschlusspunkte_1.xml",
              test::registerTable("Netzanschlusspunkte",
                                  test::registerRecord("Netzanschlusspunkt", {{"LokationMaStRNummer", "SEL5"},
                                                                              {"Spannungsebene", "354"}}))}}));
        WB_VALUE(const RegisterFile opened, RegisterFile::openArchive(file));
        Job job;
        WB_VALUE(const LinkedPlants plants, LinkedPlants::read(opened, job));
        QCOMPARE(plants.eeg("EEG9")->powerKw, 6.0);
        QCOMPARE(plants.eeg("EEG3")->started, 20200304);
        QVERIFY(plants.eeg("EEG3")->hasAward);
        QVERIFY(plants.eeg("EEG4") == nullptr); // exports refer to plants that are not in them
        QVERIFY(plants.eeg("") == nullptr);
        QCOMPARE(plants.chp("KWK1")->thermalKw, 20.0);
        QCOMPARE(plants.gridPoint("SEL5")->voltageCode, 354U);
        QVERIFY(plants.storage("SSE1") == nullptr);
        QVERIFY(plants.gridName(7).empty());
    }
};

QTEST_GUILESS_MAIN(LinkedPlantsTest)
#include "linked_plants_test.moc"
