// SPDX-License-Identifier: GPL-3.0-or-later
// Legend, sheets, projects and algorithms: what the host makes besides frames.
#include "app/map_host/algorithms.h"
#include "app/map_host/legend_symbols.h"
#include "app/map_host/print_layout.h"
#include "app/map_host/project_reading.h"
#include "app/map_host/project_writing.h"
#include "app/map_host/theme_style.h"

#include <QDir>
#include <QDomDocument>
#include <QImage>
#include <QTest>
#include <qgsapplication.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsrenderer.h>
#include <qgsvectorlayer.h>

#include <algorithm>

#include "tests/app/map_host/quarters.h"
#include "tests/support/verify_result.h"

using namespace weitblick;

class DocumentsTest : public QObject {
    Q_OBJECT

    test::Quarters m_data;
    QTemporaryDir m_staging;
    map_host::LayerStack m_stack;

    [[nodiscard]] QString staged(const std::string& name) const
    {
        return m_staging.filePath(QString::fromStdString(name));
    }
    static map_link::MakeLayout sheet(map_link::LayoutFormat format, const char* name)
    {
        return {.format = format,
                .outputName = name,
                .pageWidthMm = 200,
                .pageHeightMm = 150,
                .dpi = 96,
                .crs = "EPSG:25832",
                .minX = 500000,
                .minY = 5599990,
                .maxX = 500040,
                .maxY = 5600020,
                .texts = {{"title", "Vier Flächen"}, {"attribution", "© Probe [% 6*7 %]"}}};
    }

private slots:
    void init()
    {
        m_stack.set({.layers = {m_data.line(), m_data.themed()}}, [](const std::string&) {});
    }

    void theLegendHasASymbolForEachClass()
    {
        const auto legend = map_host::legendOf(m_stack, {.request = 4, .iconSizePx = 16});
        QCOMPARE(legend.request, 4U);
        QCOMPARE(legend.symbols.size(),
                 std::size_t(4)); // the line, two classes, those without value
        QCOMPARE(legend.symbols[1].label, std::string("wenig"));
        QCOMPARE(legend.symbols[1].layerId, std::string("flaechen"));
        QCOMPARE(legend.symbols[1].pixels.size(), std::size_t(256));
        QCOMPARE(legend.symbols[1].pixels[8 * 16 + 8], 0xffff0000U);
    }
    void aPlainSheetIsWrittenInAllFormats()
    {
        WB_VALUE(const auto png, map_host::makeLayout(m_stack, sheet(map_link::LayoutFormat::Png, "karte.png"),
                                                      m_staging.path().toStdString()));
        QCOMPARE(png.files, std::vector<std::string>{"karte.png"});
        const QImage picture(staged("karte.png"));
        QVERIFY(std::abs(picture.width() - 756) <= 1 && std::abs(picture.height() - 567) <= 1);
        int red = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                red += picture.pixel(x, y) == 0xffff0000U ? 1 : 0;
            }
        }
        QVERIFY(red > 1000);
        WB_VALUE(const auto pdf, map_host::makeLayout(m_stack, sheet(map_link::LayoutFormat::Pdf, "karte.pdf"),
                                                      m_staging.path().toStdString()));
        QFile file(staged(pdf.files.at(0)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        WB_VALUE(const auto svg, map_host::makeLayout(m_stack, sheet(map_link::LayoutFormat::Svg, "karte.svg"),
                                                      m_staging.path().toStdString()));
        QFile drawn(staged(svg.files.at(0)));
        QVERIFY(drawn.open(QIODevice::ReadOnly));
        QVERIFY(drawn.readAll().contains("<svg"));
    }
    void textsOnASheetAreNeverEvaluated()
    {
        auto request = sheet(map_link::LayoutFormat::Svg, "text.svg");
        WB_VALUE(const auto made, map_host::makeLayout(m_stack, request, m_staging.path().toStdString()));
        QFile drawn(staged(made.files.at(0)));
        QVERIFY(drawn.open(QIODevice::ReadOnly));
        const QByteArray svg = drawn.readAll();
        QVERIFY(!svg.contains("© Probe 42"));
    }
    void aBadTemplateIsTold()
    {
        auto request = sheet(map_link::LayoutFormat::Png, "x.png");
        for (const char* qpt : {"kein XML", "<Layout/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><Layout/>"}) {
            request.templateQpt = qpt;
            QCOMPARE(map_host::makeLayout(m_stack, request, m_staging.path().toStdString()).error().code,
                     ErrorCode::InvalidInput);
        }
        request.templateQpt.clear();
        request.crs = "EPSG:999999";
        QCOMPARE(map_host::makeLayout(m_stack, request, m_staging.path().toStdString()).error().code,
                 ErrorCode::UnsupportedCrs);
        request.crs = "EPSG:25832";
        request.dpi = 1200;
        request.pageWidthMm = request.pageHeightMm = 2000;
        QCOMPARE(map_host::makeLayout(m_stack, request, m_staging.path().toStdString()).error().code,
                 ErrorCode::Budget);
    }
    void aProjectOpensInQgisWithItsStyles()
    {
        const map_link::ExportProject request{.request = 3,
                                              .outputName = "plan.qgz",
                                              .finalFolder = m_data.folder(),
                                              .title = "Plan",
                                              .crs = "EPSG:25832",
                                              .minX = 500000,
                                              .minY = 5600000,
                                              .maxX = 500040,
                                              .maxY = 5600010};
        WB_VALUE(const auto done, map_host::writeProject(m_stack, request, m_staging.path().toStdString()));
        const QString target = QString::fromStdString(m_data.file("plan.qgz"));
        QFile::remove(target);
        QVERIFY(QFile::copy(staged(done.outputName), target));
        QCOMPARE(QDir(m_staging.path()).entryList({"qgs-*"}, QDir::Dirs).size(),
                 0); // the workshop is cleared away

        QgsProject read;
        QVERIFY(read.read(target));
        QCOMPARE(read.title(), QStringLiteral("Plan"));
        QCOMPARE(read.mapLayers().size(), 2);
        for (const QgsMapLayer* layer : read.mapLayers()) {
            QVERIFY2(layer->isValid(), qPrintable(layer->source()));
        }
        const auto themed = read.mapLayersByName(QStringLiteral("Flächen"));
        QCOMPARE(static_cast<QgsVectorLayer*>(themed.at(0))->renderer()->type(), QStringLiteral("RuleRenderer"));
        // Nothing in it knows where it was made.
        WB_VALUE(const auto imported, map_host::readProject({.request = 1, .file = target.toStdString()}));
        QCOMPARE(imported.layers.size(), std::size_t(2));
        QCOMPARE(imported.layers[0].title, std::string("Linie"));
        QCOMPARE(imported.layers[1].file, m_data.file("flaechen.geojson"));
        QVERIFY(imported.layers[1].style.qml.find("RuleRenderer") != std::string::npos);
        QVERIFY(imported.layers[1].style.qml.find("/tmp") == std::string::npos);
        QCOMPARE(imported.crs, std::string("EPSG:25832"));
        QVERIFY(imported.leftOut.empty());
        QVERIFY(imported.minX < imported.maxX);
    }
    void whatIsDangerousOrUnknownInAProjectIsLeftOutAndListed()
    {
        const QString xml = QString::fromUtf8(
            "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
            "<qgis version=\"3.22.16-Białowieża\"><title>Fremd</title>\n"
            "<layer-tree-group><layer-tree-layer id=\"b\"/><layer-tree-layer id=\"a\"/></layer-tree-group>\n"
            "<projectlayers>\n"
            "<maplayer type=\"vector\"><id>a</id><layername>Flächen</layername><provider>ogr</provider>\n"
            " <datasource>./flaechen.geojson|layername=flaechen</datasource>\n"
            " <attributeactions><actionsetting name=\"rm\" action=\"os.system('x')\"/></attributeactions>\n"
            " <editforminit>start</editforminit>\n"
            " <renderer-v2 type=\"singleSymbol\"><symbols><symbol><layer><Option name=\"name\" "
            "value=\"http://boese/x.svg\"/></layer></symbol></symbols></renderer-v2>\n"
            "</maplayer>\n"
            "<maplayer "
            "type=\"raster\"><id>b</id><layername>Web</layername><provider>wms</provider><datasource>url=http://x</"
            "datasource></maplayer>\n"
            "<maplayer "
            "type=\"vector\"><id>c</id><layername>Fern</layername><provider>ogr</provider><datasource>/vsicurl/http://"
            "x/y.gpkg</datasource></maplayer>\n"
            "<maplayer "
            "type=\"vector\"><id>d</id><layername>Weg</layername><provider>ogr</provider><datasource>./fort.gpkg</"
            "datasource></maplayer>\n"
            "<maplayer "
            "type=\"vector\"><id>e</id><layername>Fremd</layername><provider>ogr</provider><datasource>../../"
            "fremd.gpkg</"
            "datasource></maplayer>\n"
            "</projectlayers>\n"
            "<properties><Macros><pythonCode>import os</pythonCode></Macros></properties>\n"
            "<Layouts><Layout name=\"Blatt 1\"/></Layouts>\n"
            "<relations><relation name=\"r\"/></relations>\n"
            "</qgis>");
        WB_VALUE(const auto imported, map_host::projectFromXml(xml, QString::fromStdString(m_data.folder())));
        QCOMPARE(imported.layers.size(), std::size_t(1));
        QCOMPARE(imported.layers[0].table, std::string("flaechen"));
        QVERIFY(imported.layers[0].style.qml.find("boese") == std::string::npos);
        std::vector<std::string> kinds;
        for (const auto& item : imported.leftOut) {
            kinds.push_back(item.kind);
            QVERIFY(!item.reasonDe.empty() && !item.reasonEn.empty());
        }
        std::ranges::sort(kinds);
        QCOMPARE(kinds, (std::vector<std::string>{"action", "form", "layout", "macro", "missing-file", "outside-folder",
                                                  "relation", "remote-layer", "remote-layer", "remote-picture"}));
    }
    void aLayersLooksAreWrittenAsAStyleOfQgis()
    {
        WB_VALUE(const auto made, map_host::styleOf(m_stack, {.request = 3, .layerId = "linie"}));
        QCOMPARE(made.request, 3U);
        QDomDocument document;
        QVERIFY(document.setContent(QString::fromStdString(made.qml)));
        QVERIFY(!document.documentElement().firstChildElement(QStringLiteral("renderer-v2")).isNull());
        QVERIFY(!map_host::styleOf(m_stack, {.layerId = "unbekannt"}));
    }
    void whatIsNoProjectIsTold()
    {
        QCOMPARE(map_host::projectFromXml(QStringLiteral("<a/>"), {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(map_host::projectFromXml(QStringLiteral("<!DOCTYPE q [<!ENTITY a 'b'>]><qgis/>"), {}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(map_host::readProject({.file = "/gibt/es/nicht.qgz"}).error().code, ErrorCode::NotFound);
        QCOMPARE(map_host::readProject({.file = m_data.file("flaechen.geojson")}).error().code,
                 ErrorCode::InvalidInput);
    }
    void algorithmsAreListedAndRun()
    {
        std::vector<map_link::AlgorithmFinished> finished;
        std::vector<std::pair<map_link::RequestId, Error>> failed;
        map_host::Algorithms algorithms(
            m_stack, m_staging.path().toStdString(),
            {.finished = [&](const auto& done) { finished.push_back(done); },
             .progress = [](const auto&) {},
             .failed = [&](auto request, const Error& error) { failed.emplace_back(request, error); }});
        const auto list = algorithms.list({.request = 1});
        QVERIFY(list.algorithms.size() > 100);
        const auto buffer = std::ranges::find(list.algorithms, "native:buffer", &map_link::Algorithm::id);
        QVERIFY(buffer != list.algorithms.end());
        QVERIFY(buffer->parameters.size() >= 7);
        const auto distance = std::ranges::find(buffer->parameters, "DISTANCE", &map_link::AlgorithmParameter::name);
        QCOMPARE(distance->parent, std::string("INPUT"));
        const auto segments = std::ranges::find(buffer->parameters, "SEGMENTS", &map_link::AlgorithmParameter::name);
        QVERIFY(segments->isWhole);
        QCOMPARE(segments->least, 1.0);
        QVERIFY(std::ranges::find(list.algorithms, "native:filedownloader", &map_link::Algorithm::id) ==
                list.algorithms.end());

        algorithms.run({.request = 7,
                        .algorithm = "native:buffer",
                        .arguments = {{"INPUT", "linie"}, {"DISTANCE", "2"}, {"OUTPUT", "puffer.gpkg"}}});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size() + failed.size(), std::size_t(1), 20'000);
        QVERIFY2(failed.empty(), failed.empty() ? "" : failed[0].second.message.en.c_str());
        QCOMPARE(finished[0].request, 7U);
        QCOMPARE(finished[0].outputs.at(0), (map_link::NamedText{"OUTPUT", "puffer.gpkg"}));
        const QgsVectorLayer made(staged("puffer.gpkg"), QStringLiteral("p"), QStringLiteral("ogr"));
        QCOMPARE(made.featureCount(), 1);
    }
    void theirTextsAreInTheLanguageThatIsAskedFor()
    {
        if (!QFile::exists(QStringLiteral("/usr/share/qgis/i18n/qgis_de.qm"))) {
            QSKIP("QGIS is installed without its languages");
        }
        // A provider of its own: the one of the other tests has its texts already.
        QgsApplication::processingRegistry()->removeProvider(QStringLiteral("native"));
        map_host::Algorithms algorithms(
            m_stack, m_staging.path().toStdString(),
            {.finished = [](const auto&) {}, .progress = [](const auto&) {}, .failed = [](auto, const Error&) {}});
        const auto list = algorithms.list({.request = 1, .language = "de"});
        const auto centroids = std::ranges::find(list.algorithms, "native:centroids", &map_link::Algorithm::id);
        QVERIFY2(centroids->parameters[0].title != "Input layer", centroids->parameters[0].title.c_str());
    }
    void wrongArgumentsAreToldBeforeAnythingRuns()
    {
        std::vector<Error> failed;
        map_host::Algorithms algorithms(m_stack, m_staging.path().toStdString(),
                                        {.finished = [](const auto&) {},
                                         .progress = [](const auto&) {},
                                         .failed = [&](auto, const Error& error) { failed.push_back(error); }});
        algorithms.run({.algorithm = "native:gibtesnicht"});
        algorithms.run({.algorithm = "native:filedownloader"});
        algorithms.run({.algorithm = "native:buffer", .arguments = {{"INPUT", "unbekannt"}}});
        algorithms.run({.algorithm = "native:buffer", .arguments = {{"UNSINN", "1"}}});
        algorithms.run({.algorithm = "native:buffer", .arguments = {{"INPUT", "linie"}, {"OUTPUT", "../x.gpkg"}}});
        QCOMPARE(failed.size(), std::size_t(5));
        QCOMPARE(failed[0].code, ErrorCode::NotFound);
        QCOMPARE(failed[1].code, ErrorCode::NotFound);
        QCOMPARE(failed[2].code, ErrorCode::NotFound);
        QCOMPARE(failed[3].code, ErrorCode::InvalidInput);
        QCOMPARE(failed[4].code, ErrorCode::InvalidInput);
    }
};

WB_QGIS_TEST_MAIN(DocumentsTest)
#include "documents_test.moc"
