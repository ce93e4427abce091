// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/finding.h"

#include <QTest>

#include <set>

using namespace weitblick;
using namespace weitblick::transit;

class FindingTest : public QObject {
    Q_OBJECT

private slots:
    void everyDefectHasANameOfItsOwnInBothLanguages()
    {
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < kDefectCount; ++i) {
            const DefectKind& kind = kindOf(static_cast<Defect>(i));
            QVERIFY(ids.insert(kind.id).second);
            QVERIFY(!kind.title.de.empty() && !kind.title.en.empty() && !kind.advice.de.empty() &&
                    !kind.advice.en.empty());
        }
        QCOMPARE(kindOf(Defect::MissingTrips).id, std::string_view("missing_trips"));
        QCOMPARE(kindOf(Defect::ShortRow).id, std::string_view("short_row"));
    }
    void aMillionFindingsStayAThousand()
    {
        Findings findings;
        for (int i = 0; i < 5'000; ++i) {
            findings.add({Defect::BadValue, "stops.txt", i, "", {}});
        }
        QCOMPARE(findings.count(Defect::BadValue), 5'000);
        QCOMPARE(findings.list().size(), Findings::kMostOfAKind);
    }
    void aHiddenCharacterIsSpelledOut()
    {
        Findings findings;
        findings.add({Defect::HiddenCharacter, "stops.txt", 28, "de:06999:1047\x02", {}});
        QCOMPARE(findings.list().front().subject, std::string("de:06999:1047\\u0002"));
        QCOMPARE(spelledOut("a\xe2\x80\x8b"), std::string("a\\u200B"));
    }
};

QTEST_GUILESS_MAIN(FindingTest)
#include "finding_test.moc"
