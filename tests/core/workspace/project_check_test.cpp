// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_check.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// What is wrong, as text; empty where nothing is.
std::string findingsOf(test::TemporaryProject& made)
{
    Job job;
    const auto findings = checkProject(made.database(), job);
    if (!findings) {
        return "error: " + findings.error().message.en;
    }
    std::string text;
    for (const CheckFinding& finding : *findings) {
        text += (finding.isError ? "E " : "I ") + finding.dataset + ": " + finding.message.en + "\n";
    }
    return text;
}

struct Damage {
    const char* name;
    const char* sql;
    const char* expected;
};

// Each what a fault, or another program, could leave.
const std::vector<Damage> kDamages = {
    {"value", "UPDATE a SET wert=77 WHERE fid=1", "E a: the content does not match its checksum"},
    {"row", "DELETE FROM a WHERE fid=2", "E a: the content does not match its checksum"},
    {"count", "UPDATE wb_dataset SET row_count=5 WHERE name='a'", "E a: the content does not match its checksum"},
    {"index entry lost", "DELETE FROM rtree_a_geom WHERE id=1", "E a: spatial index"},
    {"index entry wrong", "UPDATE rtree_a_geom SET minx=90,maxx=91 WHERE id=1", "E a: spatial index"},
    {"index entry too many", "INSERT INTO rtree_a_geom VALUES(99,0,1,0,1)", "E a: spatial index"},
    {"table gone", "DROP TABLE b; DROP TABLE rtree_b_geom", "E b: listed in gpkg_contents"},
    {"registration gone",
     "DELETE FROM gpkg_geometry_columns WHERE table_name='b'; DELETE FROM gpkg_contents WHERE table_name='b'",
     "E b: in the catalogue, but another program"},
    {"geometry column gone", "DELETE FROM gpkg_geometry_columns WHERE table_name='b'", "E b: the geometry column"},
    {"system gone", "PRAGMA foreign_keys=OFF; DELETE FROM gpkg_spatial_ref_sys WHERE srs_id=25832",
     "E : reference to nothing"},
    {"lineage unreadable", "UPDATE wb_lineage SET record='{' WHERE dataset='a'", "E a: the JSON"},
    {"changed by others",
     "DELETE FROM a WHERE fid=2; UPDATE gpkg_contents SET last_change='2031-01-01T00:00:00Z' WHERE table_name='a'",
     "I a: changed by another program"},
};

} // namespace

class ProjectCheckTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsWrongWithASoundProject()
    {
        test::TemporaryProject made;
        QCOMPARE(findingsOf(made), "");
        WB_VERIFY_RESULT(made.addPoints("a", {1, 2, 3}));
        WB_VERIFY_RESULT(test::addLayer(made.project(), {.name = "t", .columns = {{.name = "x"}}},
                                        {{.values = {std::monostate()}}, {.values = {"ä"}}}));
        QCOMPARE(findingsOf(made), "");
    }
    void everyDamageIsFound_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < kDamages.size(); ++i) {
            QTest::newRow(kDamages[i].name) << static_cast<int>(i);
        }
    }
    void everyDamageIsFound()
    {
        QFETCH(int, index);
        const Damage& damage = kDamages[static_cast<std::size_t>(index)];
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1, 2, 3}));
        WB_VERIFY_RESULT(made.addPoints("b", {4}));
        {
            const TriggerTrust trust(made.database());
            WB_VERIFY_RESULT(made.database().execute(damage.sql));
        }
        const std::string findings = findingsOf(made);
        QVERIFY2(findings.find(damage.expected) != std::string::npos, findings.c_str());
    }
    void aStoppedJobEndsTheCheck()
    {
        test::TemporaryProject made;
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token(), {});
        QCOMPARE(checkProject(made.database(), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(findingsOf(made), ""); // and leaves the connection usable
    }
    void theCheckWritesNothing()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        made.reopen(Access::ReadOnly);
        QCOMPARE(findingsOf(made), "");
    }
};

QTEST_GUILESS_MAIN(ProjectCheckTest)
#include "project_check_test.moc"
