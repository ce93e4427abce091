// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/zone_set.h"

#include <QTest>

#include <optional>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::indicator::Level;
using analysis::indicator::normalisedKey;
using analysis::indicator::ZoneSet;

namespace {

std::optional<ZoneSet> s_set; // what the analysis below has read

Result<void> readZones(analysis::RunContext& context, Job& job)
{
    WB_TRY(ZoneSet set, ZoneSet::read(context, "zones", Level::Zones, 25832, job));
    s_set.emplace(std::move(set));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", {.name = "x", .columns = {{"a", workspace::ColumnType::Integer, "", ""}}}));
    return output->append({}, job);
}

/// Runs an analysis that only reads the zones of the project.
Result<void> readIn(SmallCounty& county)
{
    s_set.reset();
    const analysis::Descriptor descriptor{.id = "probe",
                                          .version = "1",
                                          .inputs = {{.id = "zones", .role = "zones"}},
                                          .outputs = {{.id = "result", .nameSuffix = "probe"}},
                                          .run = readZones};
    Job job;
    WB_TRY(const auto outcome, analysis::run(county.project, descriptor, {}, {.registry = &county.registry}, job));
    return {};
}

} // namespace

class ZoneSetTest : public QObject {
    Q_OBJECT

private slots:
    void keysLoseBlanksAndGetTheirNoughtBack()
    {
        QCOMPARE(normalisedKey(" 06999001 "), std::string("06999001"));
        QCOMPARE(normalisedKey("6999001"), std::string("06999001"));
        QCOMPARE(normalisedKey("699900101"), std::string("0699900101"));
        QCOMPARE(normalisedKey("06531"), std::string("06531"));
        QCOMPARE(normalisedKey("DE-123"), std::string("DE-123"));
        QCOMPARE(normalisedKey(""), std::string());
    }
    void keysNamesAndAreasAreRead()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        WB_VERIFY_RESULT(readIn(county));
        QCOMPARE(s_set->size(), std::size_t{2});
        QCOMPARE(s_set->key(1), std::string("06999002"));
        QCOMPARE(s_set->name(0), std::string("Adorf"));
        QCOMPARE(s_set->areaM2(0), 1e6);
    }
    void longerKeysBelongToTheZoneTheyBeginWith()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        WB_VERIFY_RESULT(readIn(county));
        QCOMPARE(s_set->match("06999002").zone, std::optional<std::size_t>(1));
        QCOMPARE(s_set->match("0699900201").zone, std::optional<std::size_t>(1));
        QVERIFY(s_set->match("06999").isCoarser);
        QVERIFY(!s_set->match("06999").zone);
        QVERIFY(!s_set->match("05111000").isCoarser);
        QVERIFY(!s_set->match("").isCoarser);
    }
    void zonesWithoutAKeyAreCalledByTheirNumber()
    {
        SmallCounty county;
        QVERIFY(county.add("Flaechen", "zones", SmallCounty::Geometry::Polygon, {"farbe:T"},
                           {{rectangle(0, 0, 10, 10), {text("rot")}}}));
        WB_VERIFY_RESULT(readIn(county));
        QCOMPARE(s_set->key(0), std::string("1"));
        QVERIFY(!s_set->match("1").zone);
    }
};

QTEST_GUILESS_MAIN(ZoneSetTest)
#include "zone_set_test.moc"
