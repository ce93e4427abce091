// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/role_columns.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::energy;
using workspace::ColumnType;

namespace {

/// Reads the roofs of its input and tells what it saw as a note.
Result<void> look(analysis::RunContext& context, Job&)
{
    WB_TRY(FieldRows rows, FieldRows::open(context, "roofs", "roofs",
                                           {{"area"},
                                            {"suitability", FieldNeed::Optional},
                                            {"municipal", FieldNeed::Optional},
                                            {"yield", FieldNeed::Optional},
                                            {"area"}}));
    std::string seen = rows.has(3) ? "yield " : "";
    while (true) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            break;
        }
        seen += std::to_string(static_cast<int>(rows.number(0).value_or(-1.0) + rows.number(4).value_or(-1.0))) + ":" +
                rows.text(1) + ":" + (rows.flag(2) ? "k" : "-") + ":" + rows.text(0) + " ";
    }
    context.note({seen, seen});
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", {.name = {}, .columns = {{"gesehen", ColumnType::Text, "", ""}}}));
    workspace::RowBatch row;
    row.beginRow();
    row.addText(seen);
    row.endRow();
    Job job;
    return output->append(row, job);
}

analysis::Descriptor probe()
{
    return {.id = "probe",
            .version = "1",
            .title = {"Probe", "Probe"},
            .summary = {"Probe", "Probe"},
            .group = {"Probe", "Probe"},
            .inputs = {{.id = "roofs", .title = {"Dächer", "Roofs"}, .help = {"Dächer", "Roofs"}, .role = "roofs"}},
            .outputs = {{.id = "result", .title = {"x", "x"}, .help = {"x", "x"}, .nameSuffix = "x"}},
            .methodPage = "buffer",
            .run = look};
}

} // namespace

class RoleColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsAreFoundByTheNamesOfTheRole()
    {
        AnalysisProject project;
        QVERIFY(addLayer(project.project,
                         {.name = "d",
                          .columns = {{"flaeche_m2", ColumnType::Real, "m2", ""},
                                      {"eignung", ColumnType::Text, "", ""},
                                      {"kommunal", ColumnType::Text, "", ""}}},
                         {{"", {20.0, std::string("gut"), std::string("ja")}},
                          {"", {Value(), Value(), std::string("nein")}}})
                    .has_value());
        WB_VALUE(const auto outcome, project.run(probe(), {{"roofs", "d"}}));
        WB_VALUE(const auto rows, rowsOf(project.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows[0].values[0], Value(std::string("40:gut:k:20 -2::-: ")));
    }
    void aFieldThatMustBeThereIsNamedByItsTitle()
    {
        AnalysisProject project;
        QVERIFY(addLayer(project.project, {.name = "d", .columns = {{"x", ColumnType::Real, "", ""}}}, {}).has_value());
        const auto outcome = project.run(probe(), {{"roofs", "d"}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().message.de.find("Dachfläche") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RoleColumnsTest)
#include "role_columns_test.moc"
