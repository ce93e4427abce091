// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/missing_sign.h"

#include <QTest>

using namespace weitblick::intake::table;

class MissingSignTest : public QObject {
    Q_OBJECT

private slots:
    void everySignIsFoundAgain()
    {
        for (std::size_t i = 0; i < kMissingSigns.size(); ++i) {
            QCOMPARE(missingSignOf(kMissingSigns.at(i)), std::optional(i));
        }
    }
    void valuesAreNoSigns()
    {
        for (const char* text : {"", "0", "-5", "xy", "Name", "N", "....", "- -", "#"}) {
            QVERIFY2(!missingSignOf(text).has_value(), text);
        }
    }
};

QTEST_GUILESS_MAIN(MissingSignTest)
#include "missing_sign_test.moc"
