// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_move.h"
#include "core/workspace/result_cache.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class ResultCacheTest : public QObject {
    Q_OBJECT

private slots:
    void aResultIsFoundUnderItsPresentName()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(cacheResult(made.database(), "h", "a"));
        WB_VERIFY_RESULT(renameDataset(made.database(), "a", "b"));
        QCOMPARE(**cachedResult(made.database(), "h"), "b");
        QVERIFY(!*cachedResult(made.database(), "other"));
    }
    void aNewerResultOfAnEqualRunTakesThePlace()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(made.addPoints("b", {1}));
        WB_VERIFY_RESULT(cacheResult(made.database(), "h", "a"));
        WB_VERIFY_RESULT(cacheResult(made.database(), "h", "b"));
        QCOMPARE(**cachedResult(made.database(), "h"), "b");
    }
    void aResultThatWasRemovedOrChangedIsNone()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(cacheResult(made.database(), "h", "a"));
        WB_VERIFY_RESULT(removeToBin(made.database(), "a"));
        QVERIFY(!*cachedResult(made.database(), "h"));
        WB_VERIFY_RESULT(restoreFromBin(made.database(), "a"));
        QVERIFY(*cachedResult(made.database(), "h"));
        WB_VERIFY_RESULT(made.database().execute("UPDATE gpkg_contents SET last_change='2031-01-01T00:00:00Z'"
                                                 " WHERE table_name='a'"));
        QVERIFY(!*cachedResult(made.database(), "h"));
        QCOMPARE(cacheResult(made.database(), "h", "nichts").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ResultCacheTest)
#include "result_cache_test.moc"
