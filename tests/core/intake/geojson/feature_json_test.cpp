// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/feature_json.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class FeatureJsonTest : public QObject {
    Q_OBJECT

private slots:
    void theCensusKnowsTheTypesOfAllFeatures()
    {
        const std::string first = R"({"type":"Feature","properties":{"n":1,"t":"a","g":1},"geometry":null})";
        const std::string second =
            R"({"type":"Feature","properties":{"n":2.5,"t":null,"g":2},"geometry":{"type":"Point","coordinates":[8,50]}})";
        const std::string whole = first + second + std::string(64, ' ');
        FeatureJson reader(whole);
        FeatureCensus census;
        WB_VERIFY_RESULT(reader.see(std::string_view(whole).substr(0, first.size()), census));
        WB_VERIFY_RESULT(reader.see(std::string_view(whole).substr(first.size(), second.size()), census));
        QCOMPARE(census.properties.size(), std::size_t{3});
        QCOMPARE(census.properties[0].type(), workspace::ColumnType::Real);
        QCOMPARE(census.properties[1].type(), workspace::ColumnType::Text);
        QCOMPARE(census.properties[2].type(), workspace::ColumnType::Integer);
        QVERIFY(census.geometries.points);
        QCOMPARE(census.firstPositions.minX, 8.0);
    }
    void whatIsNoFeatureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("another object") << QByteArray("{\"a\":1}");
        QTest::newRow("TopoJSON") << QByteArray("{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}");
        QTest::newRow("a collection without features") << QByteArray("{\"type\":\"FeatureCollection\"}");
        QTest::newRow("features that are no array")
            << QByteArray("{\"type\":\"FeatureCollection\",\"features\":{\"a\":1}}");
        QTest::newRow("array") << QByteArray("[1,2]");
        QTest::newRow("text") << QByteArray("\"Feature\"");
        QTest::newRow("no JSON") << QByteArray("{\"type\":\"Feature\",]");
    }
    void whatIsNoFeatureIsRefused()
    {
        QFETCH(QByteArray, text);
        const std::string whole = text.toStdString();
        FeatureJson reader(whole);
        FeatureCensus census;
        for (const auto& outcome : {reader.see(whole, census), reader.read(whole)}) {
            QVERIFY(!outcome.has_value());
            QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(census.geometries.features, std::int64_t{0});
    }
    void bareGeometriesAndFeaturesWithoutTypeAreTaken()
    {
        for (const std::string whole : {R"({"type":"Point","coordinates":[8,50]})", R"({"properties":{"n":1}})",
                                        R"({"geometry":null})", R"({"type":"Feature"})"}) {
            FeatureJson reader(whole);
            FeatureCensus census;
            WB_VERIFY_RESULT(reader.see(whole, census));
            reader.bind(census, {});
            WB_VERIFY_RESULT(reader.read(whole));
            QCOMPARE(census.geometries.features, std::int64_t{1});
        }
    }
};

QTEST_GUILESS_MAIN(FeatureJsonTest)
#include "feature_json_test.moc"
