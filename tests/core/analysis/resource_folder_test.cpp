// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resource_folder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;

class ResourceFolderTest : public QObject {
    Q_OBJECT

private slots:
    void onlyYamlIsReadInTheOrderOfNames()
    {
        const QTemporaryDir folder;
        for (const char* const name : {"b.yaml", "a.yaml", "c.txt"}) {
            QFile file(folder.filePath(QString::fromUtf8(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name);
        }
        WB_VALUE(const auto texts, textsIn(folder.path().toStdString()));
        QCOMPARE(texts.size(), std::size_t{2});
        QCOMPARE(texts[0].name, std::string("a"));
        QCOMPARE(texts[1].text, std::string("b.yaml"));
    }
    void missingFolderSaysHowToNameIt()
    {
        const auto texts = textsIn("/gibt/es/nicht");
        QCOMPARE(texts.error().code, ErrorCode::NotFound);
        QVERIFY(texts.error().advice.de.find("WEITBLICK_RESOURCES") != std::string::npos);
    }
    void environmentNamesTheFolder()
    {
        qputenv("WEITBLICK_RESOURCES", "/anderswo");
        QCOMPARE(resourceFolder("roles").string(), std::string("/anderswo/roles"));
        qunsetenv("WEITBLICK_RESOURCES");
        QVERIFY(resourceFolder("roles").string().ends_with("/roles"));
    }
};

QTEST_GUILESS_MAIN(ResourceFolderTest)
#include "resource_folder_test.moc"
