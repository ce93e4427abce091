// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/column_names.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace weitblick;
using namespace weitblick::intake;

class ColumnNamesTest : public QObject {
    Q_OBJECT

private slots:
    void goodNamesStayAsTheyAre()
    {
        const std::vector<std::string> names{"Gemeindeschlüssel", "Fläche in ha", "a\"b", "order"};
        QCOMPARE(usableColumnNames(names), names);
    }
    void doubledEmptyAndOwnNamesAreMadeUsable()
    {
        const auto names = usableColumnNames({"wert", "WERT", "", "fid", "geom", "wert"});
        QCOMPARE(names.size(), std::size_t{6});
        std::set<std::string> lower;
        for (std::string name : names) {
            QVERIFY(!name.empty() && name != "fid" && name != "geom");
            std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
            lower.insert(name);
        }
        QCOMPARE(lower.size(), std::size_t{6});
        QCOMPARE(names[0], "wert");
    }
    void bytesThatAreNoTextAreReplaced()
    {
        const auto names = usableColumnNames({std::string("a\xE4"
                                                          "b"),
                                              std::string("a\nb")});
        QVERIFY(QString::fromStdString(names[0]).startsWith(u'a'));
        QVERIFY(names[1].find('\n') == std::string::npos);
    }
    void reservedLayerNamesAreAvoided()
    {
        QCOMPARE(usableLayerName("Straßen"), "Straßen");
        for (const char* name : {"", "wb_dataset", "gpkg_contents", "rtree_x", "sqlite_master", "WB_x"}) {
            const std::string usable = usableLayerName(name);
            QVERIFY(!usable.empty());
            QVERIFY2(usable != name, name);
        }
    }
};

QTEST_GUILESS_MAIN(ColumnNamesTest)
#include "column_names_test.moc"
