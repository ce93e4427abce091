// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace weitblick;
using namespace weitblick::analysis;

namespace {

Descriptor demo()
{
    return {.id = "demo",
            .version = "2",
            .title = {"Probe", "Demo"},
            .summary = {"Probiert.", "Tries."},
            .group = {"Allgemein", "General"},
            .inputs = {{.id = "layer",
                        .title = {"Ebene", "Layer"},
                        .help = {"Die Ebene.", "The layer."},
                        .role = "zones",
                        .kinds = {GeometryKind::Points, GeometryKind::Lines},
                        .crs = CrsDemand::Metres}},
            .parameters = {{.id = "distance",
                            .title = {"Abstand", "Distance"},
                            .help = {"Wie weit.", "How far."},
                            .unit = "m",
                            .range = {0, 12345.5},
                            .defaultValue = "50"},
                           {.id = "cap",
                            .title = {"Ende", "Cap"},
                            .help = {"a | b", "a | b"},
                            .kind = ParameterKind::Choice,
                            .choices = {{"flat", {"flach", "flat"}}}},
                           {.id = "segments",
                            .title = {"Segmente", "Segments"},
                            .help = {"Viele.", "Many."},
                            .kind = ParameterKind::Integer,
                            .range = {1, {}},
                            .registryEntry = "analysis_defaults/segments"}},
            .outputs = {{.id = "result", .title = {"Ergebnis", "Result"}, .help = {"Es.", "It."}, .nameSuffix = "x"}},
            .methodPage = "demo"};
}

} // namespace

class DescriptorTextTest : public QObject {
    Q_OBJECT

private slots:
    void jsonHoldsEverythingAFormNeeds()
    {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(demo()))).object();
        QCOMPARE(json["id"].toString(), QStringLiteral("demo"));
        QCOMPARE(json["inputs"][0]["kinds"][1].toString(), QStringLiteral("lines"));
        QCOMPARE(json["inputs"][0]["needs_metres"].toBool(), true);
        const QJsonObject distance = json["parameters"][0].toObject();
        QCOMPARE(distance["kind"].toString(), QStringLiteral("number"));
        QCOMPARE(distance["maximum"].toDouble(), 12345.5);
        QCOMPARE(distance["required"].toBool(), false);
        QCOMPARE(json["parameters"][1]["choices"][0]["title"]["de"].toString(), QStringLiteral("flach"));
        QCOMPARE(json["parameters"][1]["required"].toBool(), true);
        QCOMPARE(json["parameters"][2]["registry"].toString(), QStringLiteral("analysis_defaults/segments"));
    }
    void rangesAreReadable()
    {
        const Descriptor descriptor = demo();
        QCOMPARE(rangeText(descriptor.parameters[0], Language::German), std::string("0 m … 12.345,5 m"));
        QCOMPARE(rangeText(descriptor.parameters[1], Language::German), std::string());
        QCOMPARE(rangeText(descriptor.parameters[2], Language::English), std::string("≥ 1"));
    }
    void tableHasARowForEachParameter()
    {
        const QString german = QString::fromStdString(methodTables(demo(), Language::German));
        QVERIFY(german.contains("| `distance` | Abstand. Wie weit. | Zahl | m | 0 m … 12.345,5 m | 50 |\n"));
        QVERIFY(german.contains("Register: analysis_defaults/segments"));
        QVERIFY(german.contains("Ende. a \\| b")); // a bar would end the cell
        QVERIFY(german.contains("Punkte, Linien; Koordinaten in Metern; Rolle zones"));
        QVERIFY(methodPage(demo(), Language::English).starts_with("# Demo (`demo`, Version 2)\n\nTries.\n"));
    }
    void helpNamesUnitRangeAndDefault()
    {
        const QString help = QString::fromStdString(helpText(demo(), Language::German));
        QVERIFY(help.contains("distance=…  [Zahl; Einheit m; 0 m … 12.345,5 m; Vorgabe: 50]"));
        QVERIFY(help.contains("cap=…  [Auswahl: `flat` (flach); Vorgabe: Pflichtangabe]"));
        QVERIFY(help.contains("layer=EBENE"));
        QVERIFY(QString::fromStdString(helpText(demo(), Language::English)).contains("default: 50"));
    }
};

QTEST_GUILESS_MAIN(DescriptorTextTest)
#include "descriptor_text_test.moc"
