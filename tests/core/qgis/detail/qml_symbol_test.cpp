// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/detail/qml_symbol.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::qgis::detail;

namespace {

QmlSymbol symbolOf(const char* xml)
{
    pugi::xml_document document;
    document.load_string(xml);
    return readSymbol(document.child("symbol"));
}

} // namespace

class QmlSymbolTest : public QObject {
    Q_OBJECT

private slots:
    void bothSpellingsOfAFillAreRead_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("3.22") << QByteArray(
            "<symbol type='fill' alpha='0.5'><layer class='SimpleFill'><prop k='color' v='10,20,30,200'/>"
            "<prop k='outline_color' v='1,2,3,255'/><prop k='outline_width' v='0.5292'/></layer></symbol>");
        QTest::newRow("3.40") << QByteArray(
            "<symbol type='fill' alpha='0.5'><layer class='SimpleFill'><Option type='Map'>"
            "<Option name='color' value='10,20,30,200,rgb:0.03,0.07,0.1,0.78' type='QString'/>"
            "<Option name='outline_color' value='1,2,3,255'/><Option name='outline_width' value='0.5292'/>"
            "</Option></layer></symbol>");
    }
    void bothSpellingsOfAFillAreRead()
    {
        QFETCH(QByteArray, xml);
        const QmlSymbol symbol = symbolOf(xml.constData());
        QCOMPARE(symbol.color, (map::Color{10, 20, 30, 100}));
        QVERIFY(symbol.outline.isVisible);
        QCOMPARE(symbol.outline.color, (map::Color{1, 2, 3, 255}));
        QVERIFY(std::abs(symbol.outline.widthPx - 2.0) < 0.01); // 0.5292 mm at 96 dpi
        QVERIFY(!symbol.isRough);
    }
    void anAreaOfNothingButAnOutlineIsHollow()
    {
        const QmlSymbol symbol = symbolOf("<symbol type='fill'><layer class='SimpleLine'><prop k='line_color' "
                                          "v='9,8,7,255'/><prop k='line_width' v='0.26'/></layer></symbol>");
        QCOMPARE(symbol.outline.color, (map::Color{9, 8, 7, 255}));
        QVERIFY(symbol.color.alpha < 5);
    }
    void markersHaveASize()
    {
        const QmlSymbol symbol =
            symbolOf("<symbol type='marker'><layer class='SimpleMarker'><prop k='color' "
                     "v='9,8,7,255'/><prop k='size' v='12'/><prop k='size_unit' v='Pixel'/></layer>"
                     "</symbol>");
        QCOMPARE(symbol.pointSizePx, std::optional(12.0));
    }
    void patternsAreRough()
    {
        QVERIFY(symbolOf("<symbol type='fill'><layer class='SVGFill'/></symbol>").isRough);
        QVERIFY(
            symbolOf("<symbol type='fill'><layer class='SimpleFill'/><layer class='SimpleFill'/></symbol>").isRough);
    }
    void whatIsNoColourIsNone()
    {
        QVERIFY(!qmlColor(""));
        QVERIFY(!qmlColor("1,2"));
        QVERIFY(!qmlColor("1,2,300"));
        QVERIFY(!qmlColor("rot"));
        QCOMPARE(qmlColor("1,2,3"), std::optional(map::Color{1, 2, 3, 255}));
    }
};

QTEST_GUILESS_MAIN(QmlSymbolTest)
#include "qml_symbol_test.moc"
