// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/tool_descriptor.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using map_link::AlgorithmParameter;

namespace {

map_link::Algorithm exampleTool()
{
    return {.id = "native:deleteholes",
            .title = "Delete holes",
            .parameters = {
                AlgorithmParameter{.name = "INPUT", .title = "Eingabelayer", .type = "source", .shapes = {2}},
                AlgorithmParameter{.name = "MIN_AREA",
                                   .title = "Kleiner als",
                                   .type = "area",
                                   .defaultText = "0",
                                   .parent = "INPUT",
                                   .least = 0,
                                   .most = 1.7976931348623157e308,
                                   .isOptional = true},
                AlgorithmParameter{
                    .name = "METHOD", .title = "Methode", .type = "enum", .defaultText = "1", .options = {"a", "b"}},
                AlgorithmParameter{.name = "FIELD",
                                   .title = "Felder",
                                   .type = "field",
                                   .parent = "INPUT",
                                   .isMany = true,
                                   .isOptional = true},
                AlgorithmParameter{
                    .name = "COUNT", .type = "number", .defaultText = "5", .least = 1, .most = 99, .isWhole = true},
                AlgorithmParameter{.name = "ODD", .type = "matrix", .isOptional = true},
                AlgorithmParameter{.name = "OUTPUT", .type = "sink", .isOutput = true}}};
}

} // namespace

class ToolDescriptorTest : public QObject {
    Q_OBJECT

private slots:
    void aToolBecomesAnAnalysis()
    {
        WB_VALUE(const Descriptor tool, qgis::descriptorOf(exampleTool(), "3.22.16"));
        QCOMPARE(tool.id, std::string("native:deleteholes"));
        QCOMPARE(tool.version, std::string("3.22.16"));
        QCOMPARE(tool.title.de, std::string("Löcher schließen"));
        QCOMPARE(tool.inputs.size(), std::size_t(1));
        QCOMPARE(tool.inputs[0].kinds, std::vector{GeometryKind::Polygons});
        QCOMPARE(tool.inputs[0].crs, CrsDemand::Metres);
        QCOMPARE(tool.outputs.size(), std::size_t(1));
        QVERIFY(findParameter(tool, "ODD") == nullptr); // left to QGIS
        for (const std::string& flaw : flawsOf(tool)) { // names, help and the running are those of QGIS
            QVERIFY2(flaw.find("unit") == std::string::npos && flaw.find("no output") == std::string::npos,
                     flaw.c_str());
        }
    }
    void limitsDefaultsAndChoicesAreKept()
    {
        WB_VALUE(const Descriptor tool, qgis::descriptorOf(exampleTool(), "3.22.16"));
        const Parameter* area = findParameter(tool, "MIN_AREA");
        QCOMPARE(area->unit, std::string("m2"));
        QCOMPARE(area->range.minimum, std::optional(0.0));
        QVERIFY(!area->range.maximum);
        QCOMPARE(area->presence, Presence::Optional);
        const Parameter* count = findParameter(tool, "COUNT");
        QCOMPARE(count->kind, ParameterKind::Integer);
        QCOMPARE(count->defaultValue, std::optional<std::string>("5"));
        QCOMPARE(count->range.maximum, std::optional(99.0));
        const Parameter* method = findParameter(tool, "METHOD");
        QCOMPARE(method->choices.size(), std::size_t(2));
        QCOMPARE(method->defaultValue, std::optional<std::string>("1"));
        const Parameter* field = findParameter(tool, "FIELD");
        QCOMPARE(field->kind, ParameterKind::Columns);
        QCOMPARE(field->columnOf, std::string("INPUT"));
    }
    void aToolThatIsNotOfferedIsRefused()
    {
        map_link::Algorithm tool = exampleTool();
        tool.id = "native:filedownloader";
        QCOMPARE(qgis::descriptorOf(tool, "3").error().code, ErrorCode::NotFound);
    }
    void whatNoFormCanAskForIsRefused()
    {
        map_link::Algorithm tool = exampleTool();
        tool.parameters[5].isOptional = false;
        QCOMPARE(qgis::descriptorOf(tool, "3").error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ToolDescriptorTest)
#include "tool_descriptor_test.moc"
