// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/document_file.h"
#include "core/decision/practice_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

ThemeTree shippedThemes()
{
    return ThemeTree::parse(documentText(WB_SOURCE_DIR "/resources/practices/themes.yaml").value(), "themes").value();
}

/// 150 practices with everything that makes files hard.
std::vector<Practice> manyPractices()
{
    std::vector<Practice> practices;
    for (int i = 0; i < 150; ++i) {
        practices.push_back({.id = "P" + std::to_string(i),
                             .title = "Größe; \"Maß\"\nund Ziel " + std::to_string(i),
                             .municipality = "Bad Übung",
                             .summary = i % 2 == 0 ? "" : "a, b; c",
                             .themes = {"energy", "solar"},
                             .technologies = {"LoRaWAN"},
                             .inhabitants = 1000 + i,
                             .regionType = 71 + i % 7,
                             .costEur = 1000.25 * i,
                             .isJoint = i % 3 == 0 ? std::optional<bool>() : std::optional<bool>(i % 3 == 1),
                             .reuse = static_cast<ReuseLevel>(i % 5),
                             .source = "Amt"});
    }
    return practices;
}

} // namespace

class PracticeFilesTest : public QObject {
    Q_OBJECT

private slots:
    void aHundredAndFiftyGoOutAndIn()
    {
        const ThemeTree themes = shippedThemes();
        const auto practices = manyPractices();
        WB_VALUE(const auto fromJson, practicesFromJson(practicesToJson(practices), themes));
        QVERIFY(fromJson == practices);
        WB_VALUE(const auto fromCsv, practicesFromCsv(practicesToCsv(practices), themes));
        QVERIFY(fromCsv == practices);
        QVERIFY(practicesToJson(practices).find("\"inhabitants\": 1000") != std::string::npos);
    }
    void theLighthousesAreThoseOfTheDocument()
    {
        WB_VALUE(const auto practices,
                 practicesFromFile(WB_SOURCE_DIR "/resources/practices/lighthouses.yaml", shippedThemes()));
        for (const char* const town :
             {"Darmstadt", "Kassel", "Bad Hersfeld", "Eichenzell", "Rüsselsheim", "Wiesbaden"}) {
            QVERIFY2(std::ranges::find(practices, town, &Practice::municipality) != practices.end(), town);
        }
        for (const Practice& practice : practices) {
            QVERIFY2(practice.source.starts_with("Digitalstrategie Hessen"), practice.id.c_str());
            QVERIFY2(!practice.summary.empty(), practice.id.c_str());
        }
    }
    void theSampleRegionIsRead()
    {
        const std::filesystem::path file = WB_SAMPLE_VILLAGE "/beratung/praxisbeispiele.json";
        if (!std::filesystem::exists(file)) {
            QSKIP("the sample region is not built");
        }
        WB_VALUE(const auto practices, practicesFromFile(file, shippedThemes()));
        QCOMPARE(practices.size(), std::size_t{36});
        QCOMPARE(practices[0].themes, std::vector<std::string>{"energy"});
    }
    void mistakesNameTheirPlace()
    {
        const ThemeTree themes = shippedThemes();
        const auto json = practicesFromJson(R"([{"id": "a", "title": "a"}, {"id": "a", "title": "b"}])", themes);
        QVERIFY(json.error().message.de.starts_with("Eintrag 2"));
        QVERIFY(!practicesFromJson("{}", themes));
        QVERIFY(!practicesFromJson("[1]", themes));
        QVERIFY(!practicesFromJson(R"([{"id": {}}])", themes));
        const auto csv = practicesFromCsv("id;title\na;b\nc\n", themes);
        QVERIFY2(csv.error().message.de.starts_with("Zeile 3"), csv.error().message.de.c_str());
        const auto yaml = practicesFromYaml("practices:\n  - {id: a}\n", "demo", themes);
        QVERIFY2(yaml.error().message.de.starts_with("demo:2"), yaml.error().message.de.c_str());
        const QTemporaryDir folder;
        const auto other = folder.filePath("praxis.txt").toStdString();
        std::ofstream(other) << "x";
        QCOMPARE(practicesFromFile(other, themes).error().code, ErrorCode::InvalidInput);
    }
    void commasPartFieldsToo()
    {
        WB_VALUE(const auto practices,
                 practicesFromCsv("id,title,handlungsfelder\na,\"b, c\",Energie | Umwelt\n", shippedThemes()));
        QCOMPARE(practices[0].title, std::string("b, c"));
        QCOMPARE(practices[0].themes, (std::vector<std::string>{"energy", "environment"}));
    }
};

QTEST_GUILESS_MAIN(PracticeFilesTest)
#include "practice_files_test.moc"
