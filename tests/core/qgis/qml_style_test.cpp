// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/qml_style.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

std::string symbol(const char* name, const char* color)
{
    return std::string("<symbol type='fill' name='") + name + "'><layer class='SimpleFill'><prop k='color' v='" +
           color + "'/></layer></symbol>";
}

std::string qml(const std::string& content)
{
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version='3.22.16' labelsEnabled='1'>" +
           content + "</qgis>";
}

const std::string kGraduated =
    "<renderer-v2 type='graduatedSymbol' attr='EINWOHNER'><ranges>"
    "<range lower='0' upper='5' symbol='0' label='wenig' render='true'/>"
    "<range lower='10' upper='20' symbol='1' label='viel' render='false'/></ranges><symbols>" +
    symbol("0", "1,2,3,255") + symbol("1", "4,5,6,255") + "</symbols></renderer-v2>";

} // namespace

class QmlStyleTest : public QObject {
    Q_OBJECT

private slots:
    void graduatedClassesBecomeATheme()
    {
        WB_VALUE(const auto style, qgis::themeFromQml(qml(kGraduated), "zonen", {"name", "einwohner"}));
        const Theme& theme = style.theme;
        QCOMPARE(theme.kind, ThemeKind::Graduated);
        QCOMPARE(theme.layer, std::string("zonen"));
        QCOMPARE(theme.column, std::string("einwohner")); // as the layer spells it
        QCOMPARE(theme.classes.size(), std::size_t(3));   // the gap is a class that is not drawn
        QCOMPARE(theme.classes[0].label, std::string("wenig"));
        QCOMPARE(theme.classes[0].color, (Color{1, 2, 3, 255}));
        QVERIFY(!theme.classes[1].isVisible);
        QCOMPARE(theme.bounds(), (std::vector<double>{0, 5, 10, 20}));
        QVERIFY(!theme.classes[2].isVisible);
        QVERIFY(!theme.missingColor);
        WB_VALUE(const Theme again, themeFromJson(toJson(theme)));
        QCOMPARE(again, theme);
    }
    void categoriesBecomeATheme()
    {
        const std::string document = qml(
            "<renderer-v2 type='categorizedSymbol' attr='\"art\"'><categories>"
            "<category value='Wald' symbol='0' label='Wald'/><category value='' symbol='1' label='Rest' type='NULL'/>"
            "</categories><symbols>" +
            symbol("0", "1,2,3,255") + symbol("1", "4,5,6,255") + "</symbols></renderer-v2>");
        WB_VALUE(const auto style, qgis::themeFromQml(document, "l", {"art"}));
        QCOMPARE(style.theme.kind, ThemeKind::Categorised);
        QCOMPARE(style.theme.classes.size(), std::size_t(1));
        QCOMPARE(style.theme.otherColor, std::optional(Color{4, 5, 6, 255}));
    }
    void rulesAreDrawnByTheHostAndToldAbout()
    {
        const std::string document =
            qml("<renderer-v2 type='RuleRenderer'><rules><rule filter='a=1'/></rules><symbols>" +
                symbol("0", "1,2,3,255") + "</symbols></renderer-v2>");
        WB_VALUE(const auto style, qgis::themeFromQml(document, "l", {}));
        QCOMPARE(style.theme.kind, ThemeKind::Single);
        QVERIFY(style.theme.qml.find("filter=\"a=1\"") != std::string::npos);
        QVERIFY(std::ranges::any_of(style.simplified, [](const Text& one) { return one.de == "Regeln"; }));
    }
    void aColumnThatIsNotThereIsToldAbout()
    {
        WB_VALUE(const auto style, qgis::themeFromQml(qml(kGraduated), "l", {"name"}));
        QCOMPARE(style.theme.kind, ThemeKind::Single);
        QVERIFY(!style.simplified.empty());
    }
    void codeFormsAndTheWebStayOutside()
    {
        const std::string document =
            qml(kGraduated +
                "<attributeactions><actionsetting name='x' action='import os'/></attributeactions>"
                "<editforminitcode>import os</editforminitcode><mapTip>x</mapTip>"
                "<labeling type='simple'><settings><prop v='https://example.org/a.svg'/></settings></labeling>");
        WB_VALUE(const auto style, qgis::themeFromQml(document, "l", {"einwohner"}));
        QCOMPARE(style.notTaken.size(), std::size_t(4));
        QVERIFY(style.theme.qml.find("import os") == std::string::npos);
        QVERIFY(style.theme.qml.find("example.org") == std::string::npos);
        QVERIFY(style.theme.qml.find("labelsEnabled=\"1\"") != std::string::npos);
    }
    void whatIsNoStyleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not XML") << QByteArray("einwohner;5");
        QTest::newRow("a QML of Qt") << QByteArray("import QtQuick 2.0\nItem {}");
        QTest::newRow("another document") << QByteArray("<sld><renderer-v2/></sld>");
        QTest::newRow("cut") << QByteArray("<qgis><renderer-v2>");
    }
    void whatIsNoStyleIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto style = qgis::themeFromQml(text.toStdString(), "l", {});
        QVERIFY(!style);
        QCOMPARE(style.error().code, ErrorCode::InvalidInput);
    }
    void aHugeDocumentIsRefused()
    {
        QCOMPARE(qgis::themeFromQml(std::string(std::size_t{9} << 20U, ' '), "l", {}).error().code, ErrorCode::Budget);
    }
    void styleFilesOfOthersAreRead_data()
    {
        QTest::addColumn<QString>("file");
        QDirIterator it(QStringLiteral(WB_SOURCE_DIR "/../shared/data/07_qgis_malformed"), {QStringLiteral("*.qml")},
                        QDir::Files, QDirIterator::Subdirectories);
        bool isAny = false;
        while (it.hasNext()) {
            isAny = true;
            const QString file = it.next();
            QTest::newRow(qPrintable(it.fileName())) << file;
        }
        if (!isAny) {
            QTest::newRow("none") << QString();
        }
    }
    void styleFilesOfOthersAreRead()
    {
        QFETCH(QString, file);
        if (file.isEmpty()) {
            QSKIP("no style files here");
        }
        QFile qmlFile(file);
        QVERIFY(qmlFile.open(QIODevice::ReadOnly));
        const auto style = qgis::themeFromQml(qmlFile.readAll().toStdString(), "l", {});
        QVERIFY2(style || style.error().code == ErrorCode::InvalidInput, qPrintable(file));
        if (style) {
            WB_VALUE(const Theme again, themeFromJson(toJson(style->theme)));
            QCOMPARE(again, style->theme);
        }
    }
};

QTEST_GUILESS_MAIN(QmlStyleTest)
#include "qml_style_test.moc"
