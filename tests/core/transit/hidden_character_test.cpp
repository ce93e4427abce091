// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/hidden_character.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::transit;

class HiddenCharacterTest : public QObject {
    Q_OBJECT

private slots:
    void whatNobodySeesIsFound()
    {
        for (const char* const text : {"a\x02", "a\x7f",
                                       "a\xc2\xad"
                                       "b",
                                       "\xe2\x80\x8b"
                                       "a",
                                       "a\xef\xbb\xbf", "a\xe2\x81\xa0"}) {
            QVERIFY2(hasHiddenCharacter(text), text);
        }
    }
    void whatPeopleWriteIsNot()
    {
        for (const char* const text : {"Bahnhof Süd", "Köln–Deutz „Messe“", "A\tB", "日本", ""}) {
            QVERIFY2(!hasHiddenCharacter(text), text);
        }
    }
    void onlyTheyGo()
    {
        QCOMPARE(withoutHiddenCharacters("de:06999:1047\x02"), std::string("de:06999:1047"));
        QCOMPARE(withoutHiddenCharacters("M\xc2\xad"
                                         "\xc3\xbc"
                                         "hle"),
                 std::string("M\xc3\xbc"
                             "hle"));
    }
};

QTEST_GUILESS_MAIN(HiddenCharacterTest)
#include "hidden_character_test.moc"
