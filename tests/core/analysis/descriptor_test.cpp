// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::analysis;

namespace {

Result<void> runNothing(RunContext&, Job&)
{
    return {};
}

Descriptor sound()
{
    return {.id = "demo",
            .version = "1",
            .title = {"Probe", "Demo"},
            .summary = {"Tut nichts.", "Does nothing."},
            .group = {"Test", "Test"},
            .inputs = {{.id = "layer", .title = {"Ebene", "Layer"}, .help = {"Eine.", "One."}}},
            .parameters = {{.id = "distance",
                            .title = {"Abstand", "Distance"},
                            .help = {"Wie weit.", "How far."},
                            .unit = "m",
                            .range = {0, 100},
                            .defaultValue = "50"}},
            .outputs = {{.id = "result", .title = {"Ergebnis", "Result"}, .help = {}, .nameSuffix = "probe"}},
            .methodPage = "demo",
            .run = runNothing};
}

} // namespace

class DescriptorTest : public QObject {
    Q_OBJECT

private slots:
    void soundDescriptorHasNoFlaws() { QVERIFY(flawsOf(sound()).empty()); }
    void flawsAreFound_data()
    {
        QTest::addColumn<int>("flaw");
        for (const int flaw : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
            QTest::addRow("%d", flaw) << flaw;
        }
    }
    void flawsAreFound()
    {
        QFETCH(int, flaw);
        Descriptor descriptor = sound();
        Parameter& parameter = descriptor.parameters[0];
        switch (flaw) {
        case 0:
            descriptor.id = "Demo";
            break;
        case 1:
            descriptor.title.en.clear();
            break;
        case 2:
            descriptor.run = nullptr;
            break;
        case 3:
            descriptor.outputs.clear();
            break;
        case 4:
            parameter.id = "layer";
            break;
        case 5:
            parameter.unit = "Taler";
            break;
        case 6:
            parameter.defaultValue = "500";
            break;
        case 7:
            parameter.defaultValue = "viel";
            break;
        case 8:
            parameter.columnOf = "layer";
            break;
        case 9:
            parameter.kind = ParameterKind::Choice;
            break;
        case 10:
            parameter.registryEntry = "a/b";
            break;
        default:
            parameter.defaultValue = "50 km";
            break;
        }
        QVERIFY(!flawsOf(descriptor).empty());
    }
    void partsAreFoundById()
    {
        const Descriptor descriptor = sound();
        QCOMPARE(findInput(descriptor, "layer"), &descriptor.inputs[0]);
        QCOMPARE(findParameter(descriptor, "distance"), &descriptor.parameters[0]);
        QCOMPARE(findOutput(descriptor, "result"), &descriptor.outputs[0]);
        QVERIFY(findInput(descriptor, "distance") == nullptr);
    }
    void kindsHaveNames()
    {
        QCOMPARE(nameOf(ParameterKind::Formula), std::string_view("formula"));
        QCOMPARE(nameOf(GeometryKind::Polygons), std::string_view("polygons"));
        QCOMPARE(titleOf(GeometryKind::Lines).de, std::string("Linien"));
    }
};

QTEST_GUILESS_MAIN(DescriptorTest)
#include "descriptor_test.moc"
