// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/privacy_group.h"

#include <QTest>

using namespace weitblick;
using weitblick::energy::AskedBuildings;
using weitblick::energy::requireGroup;
using weitblick::energy::requireRelease;

class PrivacyGroupTest : public QObject {
    Q_OBJECT

    static AskedBuildings asked(const char* dataset, std::size_t count)
    {
        AskedBuildings buildings{.dataset = dataset, .consumers = std::vector<double>(40, 1.0), .rows = {}};
        buildings.consumers[0] = 0.0; // a barn
        for (std::size_t row = 0; row < count; ++row) {
            buildings.rows.push_back(row);
        }
        return buildings;
    }

private slots:
    void areasThatDifferByAHouseAreNotBothTold()
    {
        QVERIFY(requireRelease(asked("a", 20), 5));
        const auto refused = requireRelease(asked("a", 21), 5);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(requireRelease(asked("a", 20), 5)); // the same again tells nothing new
        QVERIFY(requireRelease(asked("a", 25), 5));
        QVERIFY(requireRelease(asked("b", 21), 5)); // other buildings
    }
    void aBarnIsNoConsumer()
    {
        QVERIFY(!requireRelease(asked("c", 5), 5));
        QVERIFY(requireRelease(asked("c", 6), 5));
        QVERIFY(requireRelease(asked("c", 40), 5));
    }
    void fiveAreEnoughAndFourAreNot()
    {
        QVERIFY(requireGroup(5, 5));
        QVERIFY(requireGroup(20000, 5));
        const auto refused = requireGroup(4, 5);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().message.de.starts_with("nur 4 Gebäude"));
        QVERIFY(refused.error().advice.de.find("WPG") != std::string::npos);
        QVERIFY(!requireGroup(0, 5));
    }
};

QTEST_GUILESS_MAIN(PrivacyGroupTest)
#include "privacy_group_test.moc"
