// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/json_values.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class JsonValuesTest : public QObject {
    Q_OBJECT

    simdjson::dom::parser m_parser;

    simdjson::dom::element json(const std::string& text) { return m_parser.parse(text).value(); }

private slots:
    void instantsComeInManyForms()
    {
        QCOMPARE(instantOf(json(R"("2018-02-11T00:00:00.00Z")")), std::optional<std::int64_t>(1518307200));
        QCOMPARE(instantOf(json(R"({"@type":"DateTime","@value":"2018-02-11T00:00:00Z"})")),
                 std::optional<std::int64_t>(1518307200));
        QCOMPARE(instantOf(json(R"({"type":"Property","value":{"@value":"2018-02-11T00:00:00Z"}})")),
                 std::optional<std::int64_t>(1518307200));
        QCOMPARE(instantOf(json(R"("2016-03-15T11:00:00/2016-03-15T12:00:00")")),
                 std::optional<std::int64_t>(1458039600));
        QCOMPARE(instantOf(json("1723876205000")), std::optional<std::int64_t>(1723876205));
        QVERIFY(!instantOf(json(R"("gestern")")).has_value());
        QVERIFY(!instantOf(json("[1]")).has_value());
        QCOMPARE(intervalOf(json(R"("2016-03-15T11:00:00/2016-03-15T12:00:00")")), std::int64_t{3600});
        QCOMPARE(intervalOf(json(R"("2016-03-15T11:00:00")")), std::int64_t{0});
    }
    void numbersAndTextsAreTakenAsTheyAre()
    {
        QCOMPARE(numberOf(json("\"11.03\"")), std::optional(11.03));
        QCOMPARE(numberOf(json("true")), std::optional(1.0));
        QVERIFY(!numberOf(json("\"\"")).has_value());
        QCOMPARE(*textOf(json("7")), std::string("7"));
        QVERIFY(!textOf(json("{}")).has_value());
        QCOMPARE(memberText(json(R"({"a":null,"b":"x"})"), "a"), std::string());
    }
    void positionsAreLongitudeAndLatitude()
    {
        const auto point =
            positionOf(json(R"({"type":"GeoProperty","value":{"type":"Point","coordinates":[8.6,49.8]}})"));
        QVERIFY(point.has_value());
        QCOMPARE(point->latDeg, 49.8);
        QCOMPARE(positionOf(json(R"("49.8, 8.6")"))->lonDeg, 8.6);
        QCOMPARE(positionOf(json(R"({"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]})"))->lonDeg, 1.0);
        QVERIFY(!positionOf(json(R"({"coordinates":["a"]})")).has_value());
        QVERIFY(!positionOf(json("7")).has_value());
    }
    void damagedFilesSayWhatIsWrong()
    {
        const QTemporaryDir folder;
        simdjson::dom::parser parser;
        const auto broken = parsedJson(test::writeFile(folder.path().toStdString(), "a.json", "{\"a\":"), parser);
        QVERIFY(!broken.has_value());
        QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
        QCOMPARE(parsedJson("/nirgends.json", parser).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(JsonValuesTest)
#include "json_values_test.moc"
