// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explanation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace weitblick;
using workspace::LineageRecord;
using workspace::LineageTree;

namespace {

LineageTree imported(std::int64_t id, const char* dataset)
{
    LineageRecord record{.id = id, .dataset = dataset, .activity = "import", .programVersion = "0.1.0"};
    record.sources = {{"/daten/gemeinden.shp", "f00d", 12345}};
    record.rowsRead = 11003;
    record.rowsKept = 11000;
    record.rowsRejected = 3;
    record.outputHash = "beef";
    record.notes = {"Zeichensatz cp1252 | character set cp1252"};
    return {.record = record};
}

LineageTree tree()
{
    LineageRecord record{.id = 7, .dataset = "kreise", .activity = "dissolve", .activityVersion = "1"};
    record.programVersion = "0.1.0";
    record.inputs = {{"layer", "gemeinden", "beef"}, {"again", "gemeinden", "beef"}, {"gone", "weg", "dead"}};
    record.parameters = {{"columns", "KRS", "", false}, {"count_column", "anzahl", "", true}};
    record.registry = {{"demo/factor", "363", "g CO2e/kWh", "2024-01-01", "⚠ UBA", false},
                       {"demo/price", "30", "ct/kWh", "", "Vertrag (35 ct/kWh: Annahme)", true}};
    record.outputHash = "cafe";
    return {.record = record, .stale = true, .inputs = {imported(3, "gemeinden"), imported(3, "gemeinden"), {}}};
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private slots:
    void textLeadsBackToTheSourceFile()
    {
        const QString text = QString::fromStdString(analysis::explanationText(tree(), Language::German));
        for (const char* part :
             {"kreise\n  entstand durch: Zusammenfassen (dissolve, Version 1)", "Parameter columns = KRS\n",
              "Parameter count_column = anzahl (Vorgabe)",
              "Registerwert demo/factor = 363 g CO2e/kWh, gültig ab 2024-01-01, Quelle: ⚠ UBA",
              "Registerwert demo/price = 30 ct/kWh, vom Benutzer gesetzt: Vertrag (35 ct/kWh: Annahme)", "VERALTET",
              "Prüfsumme: cafe", "  Eingabe layer: gemeinden\n    entstand durch: Import (import)",
              "Zeilen: 11.003 gelesen, 11.000 im Ergebnis, 3 zurückgewiesen", "Hinweis: Zeichensatz cp1252\n",
              "Datei: /daten/gemeinden.shp (12.345 Byte, SHA-256 f00d)", "Prüfsumme: beef",
              "Eingabe again: gemeinden\n    siehe oben\n", "Eingabe gone: weg\n    Herkunft nicht bekannt"}) {
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        }
    }
    void aRasterCountsItsCells()
    {
        LineageTree raster = imported(3, "dgm");
        raster.record.parameters = {{workspace::kCountedParameter, "true", "", false}};
        const QString text = QString::fromStdString(analysis::explanationText(raster, Language::German));
        QVERIFY(text.contains("Zellen mit Wert: 11.003 gelesen"));
        QVERIFY(!text.contains("Zeilen") && !text.contains(workspace::kCountedParameter));
    }
    void englishSaysTheSame()
    {
        const QString text = QString::fromStdString(analysis::explanationText(tree(), Language::English));
        for (const char* part : {"made by: Dissolve (dissolve, version 1)", "note: character set cp1252\n",
                                 "OUT OF DATE", "set by the user: Vertrag", "see above", "origin not known"}) {
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        }
        QVERIFY(!text.contains("Vorgabe"));
    }
    void jsonHoldsTheRecordsAndTheTree()
    {
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(analysis::explanationJson(tree()))).object();
        QCOMPARE(json["dataset"].toString(), QStringLiteral("kreise"));
        QCOMPARE(json["stale"].toBool(), true);
        QCOMPARE(json["title"]["de"].toString(), QStringLiteral("Zusammenfassen"));
        QCOMPARE(json["inputs"].toArray().size(), 3);
        QVERIFY(json["inputs"][0]["record"].isObject());
        QVERIFY(json["record"].isObject());
    }
};

QTEST_GUILESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
