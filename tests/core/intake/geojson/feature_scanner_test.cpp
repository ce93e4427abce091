// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/feature_scanner.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

class FeatureScannerTest : public QObject {
    Q_OBJECT

private slots:
    void aCollectionIsCutIntoItsFeatures()
    {
        FeatureScanner scanner(R"({"type":"FeatureCollection","name":"x","features":[{"a":"}{"},{"b":[{}]}]})");
        QCOMPARE(scanner.next(), std::optional<std::string_view>(R"({"a":"}{"})"));
        QCOMPARE(scanner.next(), std::optional<std::string_view>(R"({"b":[{}]})"));
        QVERIFY(!scanner.next());
        QVERIFY(!scanner.damaged());
        QCOMPARE(scanner.name(), std::string_view("\"x\""));
    }
    void aSequenceHasOneFeatureALine()
    {
        FeatureScanner scanner("{\"a\":1}\n\x1e{\"b\":2}\n");
        QCOMPARE(scanner.next(), std::optional<std::string_view>("{\"a\":1}"));
        QCOMPARE(scanner.next(), std::optional<std::string_view>("{\"b\":2}"));
        QVERIFY(!scanner.next());
    }
    void aFileThatIsCutOffIsDamaged()
    {
        FeatureScanner scanner(R"({"type":"FeatureCollection","features":[{"a":1},{"b":)");
        QVERIFY(scanner.next());
        QVERIFY(!scanner.next());
        QVERIFY(scanner.damaged());
    }
    void deepNestingIsDamage_data()
    {
        QTest::addColumn<QByteArray>("open");
        QTest::addColumn<QByteArray>("close");
        QTest::newRow("objects") << QByteArray("{\"a\":") << QByteArray("}");
        QTest::newRow("arrays") << QByteArray("[") << QByteArray("]");
        QTest::newRow("both") << QByteArray("{\"a\":[") << QByteArray("]}");
        QTest::newRow("arrays with spaces") << QByteArray(" [ 1 , ") << QByteArray(" ] ");
    }
    void deepNestingIsDamage()
    {
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, close);
        const auto nested = [&](qsizetype depth) {
            const QByteArray value = open.repeated(depth) + "1" + close.repeated(depth);
            return ("{\"type\":\"FeatureCollection\",\"features\":[{\"v\":" + value + "},{\"b\":2}]}").toStdString();
        };
        const auto levels = open.count('{') + open.count('[');
        const std::string shallow = nested(63 / levels);
        FeatureScanner fine(shallow);
        QVERIFY(fine.next());
        QCOMPARE(fine.next(), std::optional<std::string_view>("{\"b\":2}"));
        QVERIFY(!fine.damaged());
        const std::string deep = nested(66 / levels);
        FeatureScanner scanner(deep);
        QVERIFY(!scanner.next());
        QVERIFY(scanner.damaged());
    }
    void anArrayThatIsNotClosedSpoilsOnlyItsFeature()
    {
        FeatureScanner scanner(R"({"features":[{"a":[1,2,3,4,5,6,7,8,9,10},{"b":2}]})");
        QCOMPARE(scanner.next(), std::optional<std::string_view>(R"({"a":[1,2,3,4,5,6,7,8,9,10})"));
        QCOMPARE(scanner.next(), std::optional<std::string_view>(R"({"b":2})"));
        QVERIFY(!scanner.next());
        QVERIFY(!scanner.damaged());
    }
};

QTEST_GUILESS_MAIN(FeatureScannerTest)
#include "feature_scanner_test.moc"
