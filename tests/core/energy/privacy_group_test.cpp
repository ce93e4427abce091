// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/privacy_group.h"

#include <QTest>

using namespace weitblick;
using weitblick::energy::requireGroup;

class PrivacyGroupTest : public QObject {
    Q_OBJECT

private slots:
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
