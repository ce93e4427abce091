// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/sync/sync_cursor.h"

#include <QTest>

using namespace weitblick::intake;

class SyncCursorTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack()
    {
        const SyncCursor cursor{.throughUtcS = {{"17", 1717200000}, {"a\"b", -5}}};
        QCOMPARE(cursorFromJson(toJson(cursor)), cursor);
    }
    void anythingElseIsAnEmptyCursor()
    {
        for (const char* text : {"", "x", "[]", "{}", "{\"throughUtcS\":7}", "{\"throughUtcS\":{\"a\":\"b\"}}"}) {
            QVERIFY2(cursorFromJson(text).throughUtcS.empty(), text);
        }
    }
};

QTEST_GUILESS_MAIN(SyncCursorTest)
#include "sync_cursor_test.moc"
