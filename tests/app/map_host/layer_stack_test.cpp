// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/layer_stack.h"

#include <QTest>
#include <qgslayertree.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include "tests/app/map_host/quarters.h"

using namespace weitblick;

class LayerStackTest : public QObject {
    Q_OBJECT

    test::Quarters m_data;

private slots:
    void layersAreOpenedInTheirOrder()
    {
        map_host::LayerStack stack;
        std::vector<std::string> opened;
        const auto problems = stack.set({.layers = {m_data.line(), m_data.areas()}},
                                        [&](const std::string& id) { opened.push_back(id); });
        QVERIFY(problems.empty());
        QCOMPARE(opened, (std::vector<std::string>{"linie", "flaechen"}));
        const auto layers = stack.layers({});
        QCOMPARE(layers.size(), 2);
        QCOMPARE(layers[0]->name(), QStringLiteral("Linie"));
        QCOMPARE(stack.layers({"flaechen", "unbekannt"}).size(), 1);
        QCOMPARE(stack.idOf(layers[1]->id()), std::string("flaechen"));
        QCOMPARE(layers[0]->crs().authid(), QStringLiteral("EPSG:25832"));
    }
    void layersOutliveEveryChangeOfTheStack()
    {
        map_host::LayerStack stack;
        auto restyled = m_data.themed();
        for (int turn = 0; turn < 3; ++turn) {
            restyled.style.opacity = 0.5 + 0.1 * turn;
            stack.set({.layers = {m_data.line(), restyled}}, [](const std::string&) {});
            QCoreApplication::processEvents(); // QGIS removes what it thinks is not wanted any more a moment later
            QCOMPARE(stack.project().mapLayers().size(), 2);
            QCOMPARE(stack.project().layerTreeRoot()->findLayers().size(), 2);
        }
        stack.set({.layers = {m_data.line()}}, [](const std::string&) {});
        QCoreApplication::processEvents();
        QCOMPARE(stack.project().mapLayers().size(), 1);
    }
    void aMissingFileIsAProblemOfThatLayerAlone()
    {
        map_host::LayerStack stack;
        auto missing = m_data.line();
        missing.file = "/gibt/es/nicht.gpkg";
        const auto problems = stack.set({.layers = {missing, m_data.areas()}}, [](const std::string&) {});
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems[0].layerId, std::string("linie"));
        QVERIFY(!problems[0].messageDe.empty());
        QCOMPARE(stack.layers({}).size(), 1);
    }
    void whatIsTheSameStaysOpen()
    {
        map_host::LayerStack stack;
        const auto ignore = [](const std::string&) {};
        stack.set({.layers = {m_data.line(), m_data.areas()}, .revision = 1}, ignore);
        const QgsMapLayer* before = stack.layer("flaechen");
        stack.set({.layers = {m_data.areas()}, .revision = 1}, ignore);
        QCOMPARE(stack.layer("flaechen"), before);
        QCOMPARE(stack.layer("linie"), nullptr);
        const QString id = before->id();
        stack.set({.layers = {m_data.areas()}, .revision = 2},
                  ignore); // the data have changed
        QVERIFY(stack.layer("flaechen")->id() != id);
    }
    void aBadStyleIsToldAndTheLayerShown()
    {
        map_host::LayerStack stack;
        auto styled = m_data.areas();
        styled.style = {.kind = map_link::StyleKind::Qml, .qml = "kein XML"};
        auto column = m_data.line();
        column.style = {.kind = map_link::StyleKind::Graduated, .column = "gibt es nicht"};
        const auto problems = stack.set({.layers = {styled, column}}, [](const std::string&) {});
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(stack.layers({}).size(), 2);
    }
};

WB_QGIS_TEST_MAIN(LayerStackTest)
#include "layer_stack_test.moc"
