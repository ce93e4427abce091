// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/offered_tools.h"

#include <QTest>

#include <set>

using namespace weitblick;

class OfferedToolsTest : public QObject {
    Q_OBJECT

private slots:
    void everyToolHasItsWordsInBothLanguages()
    {
        std::set<std::string> ids;
        for (const qgis::OfferedTool& tool : qgis::offeredTools()) {
            QVERIFY2(ids.insert(tool.id).second, tool.id.c_str());
            QVERIFY2(tool.id.starts_with("native:"), tool.id.c_str());
            for (const Text& text : {tool.title, tool.summary}) {
                QVERIFY2(!text.de.empty() && !text.en.empty(), tool.id.c_str());
            }
            QVERIFY(!tool.nameSuffix.empty());
        }
        QVERIFY(ids.size() > 20);
    }
    void onlyTheseAreFound()
    {
        QVERIFY(qgis::findOfferedTool("native:centroids") != nullptr);
        QVERIFY(qgis::findOfferedTool("native:filedownloader") == nullptr);
    }
};

QTEST_GUILESS_MAIN(OfferedToolsTest)
#include "offered_tools_test.moc"
