// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"

#include <QTest>

using namespace weitblick;

class NearestNameTest : public QObject {
    Q_OBJECT

private slots:
    void mistypedNameFindsItsOriginal()
    {
        QCOMPARE(nearestName("bufer", {"clip", "buffer", "dissolve"}), std::string("buffer"));
        QCOMPARE(nearestName("EINWOHNER", {"einwohner", "name"}), std::string("einwohner"));
        QCOMPARE(nearestName("yaer", {"roof", "year"}), std::string("year")); // two letters swapped are one mistake
        QCOMPARE(nearestName("ayer", {"roof", "year"}), std::string());
    }
    void strangerFindsNothing()
    {
        QCOMPARE(nearestName("kindergarten", {"clip", "buffer"}), std::string());
        QCOMPARE(nearestName("x", {}), std::string());
    }
    void fewNamesAreListedWhenNoneIsNear()
    {
        QCOMPARE(proposalFor("kindergarten", {"clip", "buffer"}).de, std::string("Vorhanden sind: clip, buffer"));
        QVERIFY(proposalFor("kindergarten", std::vector<std::string>(20, "abc")).empty());
    }
    void veryLongNamesAreCompared()
    {
        const std::string longName(100'000, 'a');
        QCOMPARE(nearestName(longName, {longName}), longName);
    }
};

QTEST_GUILESS_MAIN(NearestNameTest)
#include "nearest_name_test.moc"
