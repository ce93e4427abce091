// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/source.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

ReadChoices everyChoice()
{
    return {.layer = "Blatt 1",
            .crs = "EPSG:31467",
            .encoding = "WINDOWS-1252",
            .separator = ";",
            .headerLine = 3,
            .headerRows = 2,
            .columnForms = {{"Umsatz", "decimal-comma"}, {"Größe \"x\"", "text"}},
            .xColumn = "Rechtswert",
            .yColumn = "Hochwert",
            .wktColumn = "wkt"};
}

} // namespace

class SourceTest : public QObject {
    Q_OBJECT

private slots:
    void choicesReadBackAsTheyWere()
    {
        for (const ReadChoices& choices : {ReadChoices(), everyChoice()}) {
            const auto back = choicesFromJson(toJson(choices));
            WB_VERIFY_RESULT(back);
            QCOMPARE(*back, choices);
        }
    }
    void aLayerReadsBackWithItsChoicesAndQuestions()
    {
        LayerPreview layer;
        layer.schema = {.name = "straßen",
                        .geometry = workspace::GeometryType::MultiLineString,
                        .hasZ = true,
                        .srsId = 25832,
                        .columns = {{.name = "länge", .type = workspace::ColumnType::Real, .unit = "m"}}};
        layer.rowEstimate = 12;
        layer.firstRows = {{"1.5"}, {""}};
        layer.questions = {{.id = "crs", .text = {"Welches?", "Which?"}, .options = {{"EPSG:25832", {"a", "b"}}}}};
        layer.remarks = {{"Bemerkung", "remark"}};
        layer.choices = everyChoice();
        const auto back = layerPreviewFromJson(toJson(layer));
        WB_VERIFY_RESULT(back);
        QCOMPARE(back->schema, layer.schema);
        QCOMPARE(back->choices, layer.choices);
        QCOMPARE(back->firstRows, layer.firstRows);
        QCOMPARE(back->questions.size(), std::size_t{1});
        QCOMPARE(back->questions[0].options[0].value, "EPSG:25832");
        QCOMPARE(back->remarks, layer.remarks);
    }
    void brokenJsonIsRefused()
    {
        for (const char* json :
             {"", "[]", "{\"layer\":1}", "{\"columnForms\":[]}", "{\"columnForms\":{\"a\":1}}", "{"}) {
            QVERIFY2(!choicesFromJson(json), json);
        }
        for (const char* json : {"{}", "{\"schema\":{}}", "nonsense"}) {
            QVERIFY2(!layerPreviewFromJson(json), json);
            QVERIFY2(!previewFromJson(json), json);
        }
    }
};

QTEST_GUILESS_MAIN(SourceTest)
#include "source_test.moc"
