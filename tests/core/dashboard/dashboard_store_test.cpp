// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard_store.h"

#include <QTest>

#include <algorithm>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class DashboardStoreTest : public QObject {
    Q_OBJECT

private slots:
    void shippedOnesAreListedInTheirOrder()
    {
        test::AnalysisProject made;
        WB_VALUE(const auto listed, listedDashboards(made.project));
        QCOMPARE(listed.size(), std::size_t{6});
        QCOMPARE(listed.front().id, std::string("ueberblick"));
        QCOMPARE(listed.front().origin, Origin::Shipped);
        QVERIFY(!listed.front().isChanged);
    }
    void changeOfAShippedOneStaysInTheProjectAndCanBeUndone()
    {
        test::AnalysisProject made;
        WB_VALUE(Dashboard overview, loadDashboard(made.project, "ueberblick"));
        const Dashboard shipped = overview;
        WB_VALUE(const dashboard::Edit inverse, apply(overview, RemoveTile{overview.tiles.front().id}));
        WB_VALUE(const workspace::Edit undo, made.project.apply(storedDashboard(overview)));
        WB_VALUE(const Dashboard kept, loadDashboard(made.project, "ueberblick"));
        QVERIFY(kept == overview);
        WB_VALUE(const auto listed, listedDashboards(made.project));
        QCOMPARE(listed.front().origin, Origin::Project);
        QVERIFY(listed.front().isChanged);
        WB_VERIFY_RESULT(made.project.undo());
        WB_VALUE(const Dashboard back, loadDashboard(made.project, "ueberblick"));
        QVERIFY(back == shipped);
    }
    void ownDashboardsFollowTheShippedOnes()
    {
        test::AnalysisProject made;
        WB_VERIFY_RESULT(made.project.apply(storedDashboard({.id = "meins", .title = {"Meins", "Mine"}})));
        WB_VALUE(const auto listed, listedDashboards(made.project));
        QCOMPARE(listed.back().id, std::string("meins"));
        QCOMPARE(listed.back().title.de, std::string("Meins"));
        WB_VERIFY_RESULT(made.project.apply(removedDashboard("meins")));
        QCOMPARE(listedDashboards(made.project)->size(), std::size_t{6});
    }
    void mistypedNameProposesTheNearest()
    {
        test::AnalysisProject made;
        const auto found = loadDashboard(made.project, "uberblick");
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QVERIFY(found.error().advice.de.find("ueberblick") != std::string::npos);
    }
    void brokenTextIsListedUnderItsIdAndToldWhenOpened()
    {
        test::AnalysisProject made;
        WB_VERIFY_RESULT(
            made.project.apply(workspace::SetProjectValue{.key = "dashboard:kaputt", .value = "title: ["}));
        WB_VALUE(const auto listed, listedDashboards(made.project));
        QCOMPARE(listed.back().title.de, std::string("kaputt"));
        QCOMPARE(loadDashboard(made.project, "kaputt").error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(DashboardStoreTest)
#include "dashboard_store_test.moc"
