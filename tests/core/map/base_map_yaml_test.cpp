// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/base_map.h"

#include <QFile>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

std::string oneMap(const char* address, const char* more = "")
{
    return std::string(
               "- {id: a, title_de: A, title_en: A, kind: xyz, attribution: x, licence: y, terms: z, address: \"") +
           address + "\"" + more + "}";
}

} // namespace

class BaseMapYamlTest : public QObject {
    Q_OBJECT

private slots:
    void theShippedListIsSound()
    {
        QFile file(QStringLiteral(WB_SOURCE_DIR "/resources/base_maps/base_maps.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        WB_VALUE(const auto maps, baseMapsFromYaml(file.readAll().toStdString()));
        QVERIFY(maps.size() >= 5);
        for (const BaseMap& one : maps) {
            QVERIFY2(one.address.starts_with("https://"), one.id.c_str());
            QVERIFY2(one.terms.starts_with("https://"), one.id.c_str());
        }
    }
    void unsafeAndBrokenEntriesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("no encryption") << QByteArray::fromStdString(oneMap("http://tiles.example/{z}/{x}/{y}"));
        QTest::newRow("a file") << QByteArray::fromStdString(oneMap("file:///etc/{z}/{x}/{y}"));
        QTest::newRow("a name before the host")
            << QByteArray::fromStdString(oneMap("https://127.0.0.1@tiles.example/{z}/{x}/{y}"));
        QTest::newRow("no tile number") << QByteArray::fromStdString(oneMap("https://tiles.example/{z}/{x}"));
        QTest::newRow("zoom too fine") << QByteArray::fromStdString(
            oneMap("https://tiles.example/{z}/{x}/{y}", ", most_zoom: 99"));
        QTest::newRow("no number") << QByteArray::fromStdString(
            oneMap("https://tiles.example/{z}/{x}/{y}", ", most_zoom: viel"));
        QTest::newRow("no list") << QByteArray("a: b");
        QTest::newRow("no YAML") << QByteArray("- {");
        QTest::newRow("doubled") << QByteArray::fromStdString(oneMap("https://tiles.example/{z}/{x}/{y}") + "\n" +
                                                              oneMap("https://tiles.example/{z}/{x}/{y}"));
    }
    void unsafeAndBrokenEntriesAreRefused()
    {
        QFETCH(QByteArray, yaml);
        const auto maps = baseMapsFromYaml(yaml.toStdString());
        QVERIFY(!maps);
        QCOMPARE(maps.error().code, ErrorCode::InvalidInput);
    }
    void aServerOnThisMachineNeedsNoEncryption()
    {
        WB_VALUE(const auto maps, baseMapsFromYaml(oneMap("http://127.0.0.1:8080/{z}/{x}/{y}")));
        QCOMPARE(hostOf(maps[0].address), std::string("127.0.0.1:8080"));
    }
};

QTEST_GUILESS_MAIN(BaseMapYamlTest)
#include "base_map_yaml_test.moc"
