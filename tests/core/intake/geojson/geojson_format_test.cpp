// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/geojson_format.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<void> readWith(const Format& format, const std::filesystem::path& file, test::RowCollector& rows)
{
    Job job;
    return format.read(file, {}, rows, job);
}

} // namespace

class GeojsonFormatTest : public QObject {
    Q_OBJECT

private slots:
    void featuresArriveWithTheirValues()
    {
        const QTemporaryDir folder;
        const auto file =
            test::writeFile(folder.path().toStdString(), "a.geojson",
                            "{\"type\":\"FeatureCollection\",\"features\":["
                            "{\"type\":\"Feature\",\"properties\":{\"plz\":\"06411\",\"n\":1},\"geometry\":{\"type\":"
                            "\"Point\",\"coordinates\":[8.5,50]}},"
                            "{\"type\":\"Feature\",\"properties\":{\"plz\":\"65183\",\"n\":null},\"geometry\":null}]}");
        test::RowCollector rows;
        WB_VERIFY_RESULT(readWith(geoJsonFormat(), file, rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].preview.schema.srsId, 4326);
        QCOMPARE(rows.layers[0].column("plz"), (std::vector<std::string>{"06411", "65183"}));
        QCOMPARE(rows.layers[0].column("n"), (std::vector<std::string>{"1", "NULL"}));
        QCOMPARE(rows.layers[0].rowsRead, 2);
    }
    void aSequenceIsReadToo()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.geojsonl",
                                          "{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":null}\n"
                                          "{\"type\":\"Feature\",\"properties\":{\"n\":2},\"geometry\":null}\n");
        test::RowCollector rows;
        WB_VERIFY_RESULT(readWith(geoJsonSequenceFormat(), file, rows));
        QCOMPARE(rows.layers[0].column("n"), (std::vector<std::string>{"1", "2"}));
    }
    void theNameOfTheCollectionIsUnescaped()
    {
        const QTemporaryDir folder;
        const auto layerOf = [&folder](const std::string& name) {
            const auto file = test::writeFile(
                folder.path().toStdString(), "a.geojson",
                "{\"type\":\"FeatureCollection\",\"name\":" + name +
                    ",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":null}]}");
            test::RowCollector rows;
            return readWith(geoJsonFormat(), file, rows) ? rows.layers[0].preview.schema.name : std::string("error");
        };
        QCOMPARE(layerOf("\"Stra\\u00dfen \\\"neu\\\" 1\\/2\""), std::string("Straßen \"neu\" 1/2"));
        QCOMPARE(layerOf("\"Stra\xDF"
                         "en\""),
                 std::string("Straßen"));
        QCOMPARE(layerOf("\"\\ud800\""), std::string("a"));
        QCOMPARE(layerOf("7"), std::string("a"));
    }
    void coordinatesThatCannotBeDegreesLeadToAQuestion()
    {
        const QTemporaryDir folder;
        const auto questionsOf = [&folder](const std::vector<std::string>& positions) {
            std::string features;
            for (const std::string& position : positions) {
                features +=
                    std::string(features.empty() ? "" : ",") +
                    "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":" +
                    position + "}}";
            }
            const auto file = test::writeFile(folder.path().toStdString(), "a.geojson",
                                              "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
            Job job;
            const auto preview = geoJsonFormat().preview(file, {}, job);
            return preview ? preview->layers.at(0).questions.size() : std::size_t{99};
        };
        QCOMPARE(questionsOf({"[8,50]", "[9,51]"}), std::size_t{0});
        QCOMPARE(questionsOf({"[3475200,5526800]"}), std::size_t{1});
        QCOMPARE(questionsOf({"[8,50]", "[9,9000]", "[9,51]"}), std::size_t{0}); // a slip
        QCOMPARE(questionsOf({}), std::size_t{0});
    }
    void aFileThatIsCutOffIsAnError()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.geojson",
                                          "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feat");
        test::RowCollector rows;
        QVERIFY(!readWith(geoJsonFormat(), file, rows));
    }
};

QTEST_GUILESS_MAIN(GeojsonFormatTest)
#include "geojson_format_test.moc"
