// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/protection.h"
#include "core/analysis/role/role.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::role::Protection;
using analysis::role::protectionOf;
using workspace::ColumnType;
using workspace::Dataset;
using workspace::LayerSchema;

namespace {

const LayerSchema kHouses{.name = "haeuser",
                          .columns = {{"nummer", ColumnType::Text, "", "Nummer"},
                                      {"verbrauch", ColumnType::Real, "kWh", "Verbrauch"},
                                      {"heizung", ColumnType::Text, "", "Heizung"},
                                      {"baujahr", ColumnType::Integer, "", "Baujahr"}}};
const Row kHouse{"", {"1", 3500.0, "Gas", std::int64_t{1960}}};

} // namespace

class ProtectionTest : public QObject {
    Q_OBJECT

    /// A dataset that was made of another one.
    static Result<Dataset> derived(workspace::Workspace& project, LayerSchema schema, const std::string& activity,
                                   const std::string& of)
    {
        Job job;
        WB_TRY(const Dataset source, project.dataset(of));
        WB_TRY(auto loader, project.load(schema, R"({"source":"test"})"));
        workspace::LineageRecord lineage{.dataset = schema.name, .activity = activity, .activityVersion = "1"};
        lineage.inputs.push_back({.role = "input", .dataset = of, .contentHash = source.contentHash});
        return project.publish(std::move(loader), {.entry = {.title = schema.name}, .lineage = lineage}, job);
    }
    static Result<void> give(workspace::Workspace& project, const workspace::RoleAssignment& role)
    {
        WB_TRY([[maybe_unused]] const auto inverse,
               project.apply(workspace::AssignRole{.role = role.role, .dataset = role.dataset, .assignment = role}));
        return {};
    }

private slots:
    void theRoleAndItsMappingSayWhatIsConsumption()
    {
        AnalysisProject run;
        WB_VALUE(const Dataset houses, addLayer(run.project, kHouses, {kHouse}));
        WB_VERIFY_RESULT(
            give(run.project, {.role = "buildings", .dataset = "haeuser", .fields = {{"electricity", "verbrauch"}}}));
        WB_VALUE(const Protection protection, protectionOf(run.project, houses));
        QCOMPARE(protection.columns.size(), std::size_t{2});
        const auto* const electricity = protection.find("verbrauch");
        QVERIFY(electricity != nullptr);
        QCOMPARE(electricity->smallestGroup, 5.0);
        QVERIFY(electricity->membersColumn.empty());
        const auto* const heating = protection.find("heizung"); // WPG Anlage 1
        QVERIFY(heating != nullptr);
        QCOMPARE(heating->smallestGroup, 3.0);
        QVERIFY(protection.find("baujahr") == nullptr);
        QVERIFY(!protection.places);
    }
    void aBlockSaysHowManyConnectionsItHas()
    {
        AnalysisProject run;
        const LayerSchema schema{.name = "bloecke",
                                 .columns = {{"anschluesse", ColumnType::Integer, "", ""},
                                             {"kwh_2022", ColumnType::Real, "kWh", ""},
                                             {"kwh_2024", ColumnType::Real, "kWh", ""}}};
        WB_VALUE(const Dataset blocks, addLayer(run.project, schema, {{"", {std::int64_t{7}, 9500.0, 9000.0}}}));
        WB_VERIFY_RESULT(give(run.project, {.role = "gas_blocks", .dataset = "bloecke", .fields = {}}));
        WB_VALUE(const Protection protection, protectionOf(run.project, blocks));
        QCOMPARE(protection.columns.size(), std::size_t{2}); // those of other years too
        QCOMPARE(protection.find("kwh_2024")->membersColumn, std::string("anschluesse"));
        QCOMPARE(protection.find("kwh_2022")->membersColumn, std::string("anschluesse"));
    }
    void withoutARoleNamesOfAmountsSpeak()
    {
        AnalysisProject run;
        const LayerSchema schema{
            .name = "tabelle",
            .columns = {{"strom_kwh", ColumnType::Real, "kWh", ""}, {"energietraeger", ColumnType::Text, "", ""}}};
        WB_VALUE(const Dataset table, addLayer(run.project, schema, {{"", {1.0, "Gas"}}}));
        WB_VALUE(const Protection protection, protectionOf(run.project, table));
        QVERIFY(protection.find("strom_kwh") != nullptr);
        QVERIFY(protection.find("energietraeger") == nullptr); // of a power station, perhaps
    }
    void theProjectMarksFurtherColumns()
    {
        AnalysisProject run;
        WB_VALUE(const Dataset houses, addLayer(run.project, kHouses, {kHouse}));
        const auto mark = [&](const std::string& json) {
            return run.project.apply(workspace::SetProjectValue{.key = "privacy:haeuser", .value = json});
        };
        WB_VERIFY_RESULT(mark(R"({"columns": ["verbrauch", "gibt_es_nicht"], "members": "baujahr"})"));
        WB_VALUE(const Protection protection, protectionOf(run.project, houses));
        QCOMPARE(protection.columns.size(), std::size_t{1});
        QCOMPARE(protection.columns.front().membersColumn, std::string("baujahr"));
        QCOMPARE(protection.columns.front().title.de, std::string("Verbrauch"));
        WB_VERIFY_RESULT(mark("verbrauch"));
        const auto broken = protectionOf(run.project, houses);
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
    }
    void whatIsMadeOfAProtectedColumnIsProtected()
    {
        AnalysisProject run;
        WB_VERIFY_RESULT(addLayer(run.project, kHouses, {kHouse}));
        WB_VERIFY_RESULT(
            give(run.project, {.role = "buildings", .dataset = "haeuser", .fields = {{"electricity", "verbrauch"}}}));
        LayerSchema copy = kHouses;
        copy.name = "auswahl";
        WB_VALUE(const Dataset chosen, derived(run.project, copy, "clip", "haeuser"));
        WB_VALUE(const Protection first, protectionOf(run.project, chosen));
        QVERIFY(first.find("verbrauch") != nullptr);
        const LayerSchema sums{.name = "summen",
                               .columns = {{"name", ColumnType::Text, "", ""},
                                           {"anzahl", ColumnType::Integer, "", ""},
                                           {"verbrauch_sum", ColumnType::Real, "kWh", ""},
                                           {"verbrauch_max", ColumnType::Real, "kWh", ""},
                                           {"baujahr_mean", ColumnType::Real, "", ""}}};
        WB_VALUE(const Dataset summed, derived(run.project, sums, "aggregate_to_zones", "auswahl"));
        WB_VALUE(const Protection second, protectionOf(run.project, summed));
        QCOMPARE(second.find("verbrauch_sum")->membersColumn, std::string("anzahl"));
        QVERIFY(second.find("verbrauch_max")->membersColumn.empty()); // the value of one house
        QVERIFY(second.find("baujahr_mean") == nullptr);
    }
    void economicsTellConsumptionOnlyWhereItWentIn()
    {
        AnalysisProject run;
        const LayerSchema roofs{
            .name = "daecher",
            .columns = {{"flaeche_m2", ColumnType::Real, "m2", ""}, {"strom_kwh_a", ColumnType::Real, "kWh/a", ""}}};
        const LayerSchema bare{.name = "nackt", .columns = {{"flaeche_m2", ColumnType::Real, "m2", ""}}};
        WB_VERIFY_RESULT(addLayer(run.project, roofs, {}));
        WB_VERIFY_RESULT(addLayer(run.project, bare, {}));
        LayerSchema result{.name = "ergebnis",
                           .columns = {{"pv_kwp", ColumnType::Real, "kWp", ""},
                                       {"pv_autarkie_pct", ColumnType::Real, "%", "Autarkie"}}};
        WB_VALUE(const Dataset withDemand, derived(run.project, result, "pv_economics", "daecher"));
        WB_VALUE(const Protection told, protectionOf(run.project, withDemand));
        QVERIFY(told.find("pv_autarkie_pct") != nullptr);
        QVERIFY(told.find("pv_kwp") == nullptr);
        result.name = "ergebnis_ohne";
        WB_VALUE(const Dataset without, derived(run.project, result, "pv_economics", "nackt"));
        WB_VALUE(const Protection open, protectionOf(run.project, without));
        QVERIFY(open.empty());
    }
    void smallUnitsKeepTheirPlace()
    {
        AnalysisProject run;
        const LayerSchema units{.name = "anlagen",
                                .geometry = workspace::GeometryType::Point,
                                .srsId = 25832,
                                .columns = {{"Bruttoleistung", ColumnType::Real, "kW", ""}}};
        WB_VALUE(const Dataset dataset, addLayer(run.project, units, {{"POINT (475000 5525000)", {8.0}}}));
        WB_VERIFY_RESULT(give(run.project, {.role = "generation_units", .dataset = "anlagen", .fields = {}}));
        WB_VALUE(const Protection protection, protectionOf(run.project, dataset));
        QVERIFY(protection.places.has_value());
        QCOMPARE(protection.places->column, std::string("Bruttoleistung"));
        QCOMPARE(protection.places->upTo, 30.0); // MaStRV § 15
        QVERIFY(!protection.empty());
    }
    void picturesOfSingleHouseholdsAreRefused()
    {
        AnalysisProject run;
        const LayerSchema schema{
            .name = "tabelle",
            .columns = {{"strom_kwh", ColumnType::Real, "kWh", ""}, {"baujahr", ColumnType::Integer, "", ""}}};
        WB_VALUE(const Dataset table, addLayer(run.project, schema, {{"", {1.0, std::int64_t{1990}}}}));
        const auto refused = analysis::role::requireShowable(run.project, table, "strom_kwh");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QCOMPARE(refused.error().subject, std::string("strom_kwh"));
        WB_VERIFY_RESULT(analysis::role::requireShowable(run.project, table, "baujahr"));
        WB_VERIFY_RESULT(analysis::role::requireShowable(run.project, table, ""));
        const LayerSchema units{.name = "anlagen",
                                .geometry = workspace::GeometryType::Point,
                                .srsId = 25832,
                                .columns = {{"Bruttoleistung", ColumnType::Real, "kW", ""}}};
        WB_VALUE(const Dataset small, addLayer(run.project, units, {{"POINT (475000 5525000)", {8.0}}}));
        WB_VERIFY_RESULT(give(run.project, {.role = "generation_units", .dataset = "anlagen", .fields = {}}));
        QVERIFY(!analysis::role::requireShowable(run.project, small, ""));
    }
    void aConditionNamesAColumnAsAWord()
    {
        const Protection protection{.columns = {{.column = "strom_kwh"}}, .places = {}};
        QVERIFY(protection.namedIn("strom_kwh > 5") != nullptr);
        QVERIFY(protection.namedIn("[strom_kwh] > 5 and baujahr > 3") != nullptr);
        QVERIFY(protection.namedIn("strom_kwh_m2 > 5") == nullptr);
        QVERIFY(protection.namedIn("baustrom_kwh > 5") == nullptr);
        QVERIFY(protection.namedIn("") == nullptr);
    }
    void everyProtectedFieldIsOneOfARole()
    {
        WB_VALUE(const auto fields, analysis::role::protectedFields());
        WB_VALUE(const auto* const library, analysis::role::shippedRoles());
        QVERIFY(fields.size() >= 5);
        for (const auto& each : fields) {
            const auto* const role = library->find(each.role);
            QVERIFY2(role != nullptr && analysis::role::findField(*role, each.field) != nullptr, each.field.c_str());
            QVERIFY(each.members.empty() || analysis::role::findField(*role, each.members) != nullptr);
        }
    }
};

QTEST_GUILESS_MAIN(ProtectionTest)
#include "protection_test.moc"
