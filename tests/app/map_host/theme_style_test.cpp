// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/layer_stack.h"
#include "app/map_host/theme_style.h"

#include <QDomDocument>
#include <QTest>
#include <qgscategorizedsymbolrenderer.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgsrenderer.h>
#include <qgsrulebasedrenderer.h>
#include <qgsvectorlayer.h>

#include "tests/app/map_host/quarters.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using map_link::StyleKind;

class ThemeStyleTest : public QObject {
    Q_OBJECT

    test::Quarters m_data;

    std::unique_ptr<QgsMapLayer> opened(const map_link::Layer& layer) { return map_host::openLayer(layer).value(); }
    static QgsFeatureRenderer& rendererOf(QgsMapLayer& layer)
    {
        return *static_cast<QgsVectorLayer&>(layer).renderer();
    }

private slots:
    void classesBecomeAGraduatedRenderer()
    {
        auto described = m_data.themed();
        described.style.missingArgb = 0;
        const auto layer = opened(described);
        WB_VERIFY_RESULT(map_host::applyStyle(*layer, described.style));
        auto* renderer = dynamic_cast<QgsGraduatedSymbolRenderer*>(&rendererOf(*layer));
        QVERIFY(renderer);
        QCOMPARE(renderer->ranges().size(), 2);
        QCOMPARE(renderer->ranges()[1].upperValue(), 3.0);
        QCOMPARE(renderer->ranges()[0].label(), QStringLiteral("wenig"));
        QCOMPARE(renderer->ranges()[0].symbol()->color(), QColor(255, 0, 0));
    }
    void featuresWithoutValueGetARule()
    {
        const auto layer = opened(m_data.themed());
        WB_VERIFY_RESULT(map_host::applyStyle(*layer, m_data.themed().style));
        auto* renderer = dynamic_cast<QgsRuleBasedRenderer*>(&rendererOf(*layer));
        QVERIFY(renderer);
        QCOMPARE(renderer->rootRule()->children().size(), 3);
    }
    void textsBecomeACategorisedRenderer()
    {
        const auto layer = opened(m_data.areas());
        WB_VERIFY_RESULT(map_host::applyStyle(*layer, {.kind = StyleKind::Categorised,
                                                       .column = "name",
                                                       .classes = {{.value = "a"}, {.value = "b", .isVisible = false}},
                                                       .otherArgb = 0xff000000}));
        auto* renderer = dynamic_cast<QgsCategorizedSymbolRenderer*>(&rendererOf(*layer));
        QVERIFY(renderer);
        QCOMPARE(renderer->categories().size(), 3);
        QCOMPARE(renderer->categories()[0].value().toString(), QStringLiteral("a"));
        QVERIFY(!renderer->categories()[1].renderState());
    }
    void aQmlDocumentComesBack()
    {
        const auto layer = opened(m_data.themed());
        WB_VERIFY_RESULT(map_host::applyStyle(*layer, m_data.themed().style));
        QDomDocument qml;
        QString problem;
        layer->exportNamedStyle(qml, problem);
        const auto other = opened(m_data.areas());
        WB_VERIFY_RESULT(map_host::applyStyle(*other, {.kind = StyleKind::Qml, .qml = qml.toString().toStdString()}));
        QCOMPARE(rendererOf(*other).type(), rendererOf(*layer).type());
        QCOMPARE(rendererOf(*other).legendSymbolItems().size(), rendererOf(*layer).legendSymbolItems().size());
    }
    void labelsAreSwitchedOn()
    {
        const auto layer = opened(m_data.areas());
        WB_VERIFY_RESULT(map_host::applyStyle(*layer, {.kind = StyleKind::Single, .label = {.column = "name"}}));
        QVERIFY(static_cast<QgsVectorLayer&>(*layer).labelsEnabled());
    }
    void whatDoesNotFitIsRefused()
    {
        const auto layer = opened(m_data.areas());
        QCOMPARE(map_host::applyStyle(*layer, {.kind = StyleKind::Qml, .qml = "<nichts"}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(map_host::applyStyle(*layer, {.kind = StyleKind::Graduated, .column = "fehlt"}).error().code,
                 ErrorCode::NotFound);
    }
    void onlyWhatFillsNoAreaStaysOverATheme()
    {
        const auto areas = opened(m_data.areas());
        WB_VERIFY_RESULT(map_host::applyStyle(*areas, {.kind = StyleKind::Single}));
        map_host::keepLabelsAndOutlines(static_cast<QgsVectorLayer&>(*areas));
        QCOMPARE(rendererOf(*areas).type(), QStringLiteral("nullSymbol"));
        const auto borders = opened(m_data.areas());
        WB_VERIFY_RESULT(map_host::applyStyle(
            *borders, {.kind = StyleKind::Single, .classes = {{.argb = 0}}, .outlineArgb = 0xff000000}));
        map_host::keepLabelsAndOutlines(static_cast<QgsVectorLayer&>(*borders));
        QCOMPARE(rendererOf(*borders).type(), QStringLiteral("singleSymbol"));
        const auto line = opened(m_data.line());
        map_host::keepLabelsAndOutlines(static_cast<QgsVectorLayer&>(*line));
        QCOMPARE(rendererOf(*line).type(), QStringLiteral("singleSymbol"));
    }
};

WB_QGIS_TEST_MAIN(ThemeStyleTest)
#include "theme_style_test.moc"
