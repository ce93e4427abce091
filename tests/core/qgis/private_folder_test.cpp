// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/private_folder.h"

#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;

class PrivateFolderTest : public QObject {
    Q_OBJECT

private slots:
    void itIsThereForNobodyElseAndGoesWithAllItHolds()
    {
        std::filesystem::path path;
        {
            WB_VALUE(const qgis::PrivateFolder folder, qgis::PrivateFolder::create());
            path = folder.path();
            QVERIFY(std::filesystem::is_directory(path));
            const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
            QCOMPARE(std::filesystem::status(path).permissions() & others, std::filesystem::perms::none);
            std::ofstream(path / "a.txt") << "a";
        }
        QVERIFY(!std::filesystem::exists(path));
    }
    void twoAreNeverTheSame()
    {
        WB_VALUE(const qgis::PrivateFolder one, qgis::PrivateFolder::create());
        WB_VALUE(const qgis::PrivateFolder other, qgis::PrivateFolder::create());
        QVERIFY(one.path() != other.path());
    }
};

QTEST_GUILESS_MAIN(PrivateFolderTest)
#include "private_folder_test.moc"
