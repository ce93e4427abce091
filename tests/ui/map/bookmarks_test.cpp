// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/bookmarks.h"

#include <QTest>

using namespace weitblick::ui;

class BookmarksTest : public QObject {
    Q_OBJECT

private slots:
    void theyComeBackAsTheyWere()
    {
        Bookmark mitte{.name = QStringLiteral("Ortsmitte „alt“"), .extent = {}};
        mitte.extent.include(500'000.25, 5'600'000);
        mitte.extent.include(500'100, 5'600'200);
        const QList<Bookmark> back = bookmarksFromJson(toJson({mitte}));
        QCOMPARE(back.size(), 1);
        QCOMPARE(back[0].name, mitte.name);
        QCOMPARE(back[0].extent.minX, 500'000.25);
        QCOMPARE(back[0].extent.maxY, 5'600'200.0);
    }
    void whatCannotBeReadIsLeftOut()
    {
        QCOMPARE(bookmarksFromJson("").size(), 0);
        QCOMPARE(bookmarksFromJson("nonsense").size(), 0);
        QCOMPARE(bookmarksFromJson("[{\"name\":\"a\"},{\"extent\":[1,2,3,4]},7]").size(), 0);
    }
};

QTEST_GUILESS_MAIN(BookmarksTest)
#include "bookmarks_test.moc"
