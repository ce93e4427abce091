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
};

QTEST_GUILESS_MAIN(FeatureScannerTest)
#include "feature_scanner_test.moc"
