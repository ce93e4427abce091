// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/detail/folded_text.h"

#include <QTest>

using namespace weitblick::map;

class FoldedTextTest : public QObject {
    Q_OBJECT

private slots:
    void umlautsAreWrittenOut() { QCOMPARE(detail::folded("Straße ÄÖÜ äöü"), std::string("strasse aeoeue aeoeue")); }
    void aCutCharacterIsNoTrap() { QCOMPARE(detail::folded("ab\xC3"), std::string("ab\xC3")); }
};

QTEST_GUILESS_MAIN(FoldedTextTest)
#include "folded_text_test.moc"
