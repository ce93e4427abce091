// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/print_layout.h"

#include "app/map_host/known_crs.h"
#include "app/map_host/plain_sheet.h"
#include "app/map_host/qgis_names.h"
#include "app/map_host/text.h"

#include <QDir>
#include <QDomDocument>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutpagecollection.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>
#include <qgsreadwritecontext.h>

namespace weitblick::map_host {

namespace {

using map_link::LayoutFormat;
using map_link::MakeLayout;

Error badTemplate(const char* de, const char* en)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {de, en}};
}

/// "[% … %]" in a label is an expression to QGIS; data must never become one.
QString withoutExpressions(QString text)
{
    return text.replace(QLatin1String("[%"), QStringLiteral("[\u200b%"));
}

Result<void> loadTemplate(QgsPrintLayout& layout, const std::string& qpt)
{
    QDomDocument document;
    if (qpt.find("<!ENTITY") != std::string::npos || !document.setContent(toQt(qpt))) {
        return badTemplate("die Druckvorlage ist nicht lesbar", "the print template cannot be read");
    }
    bool loaded = false;
    layout.loadFromTemplate(document, QgsReadWriteContext(), true, &loaded);
    if (!loaded) {
        return badTemplate("QGIS kann die Druckvorlage nicht laden", "QGIS cannot load the print template");
    }
    return {};
}

/// All of an extent in the middle of a map that keeps its size. (zoomToExtent() of QGIS 3.22 makes NaN of the extent of
/// a map that has not had one.)
void showOn(QgsLayoutItemMap& map, QgsRectangle extent)
{
    const QSizeF room = map.rect().size();
    const double unitsPerMm = std::max(extent.width() / room.width(), extent.height() / room.height());
    const QgsPointXY centre = extent.center();
    map.setExtent(QgsRectangle::fromCenterAndSize(centre, room.width() * unitsPerMm, room.height() * unitsPerMm));
}

Result<void> fillMap(QgsPrintLayout& layout, LayerStack& stack, const MakeLayout& request)
{
    QList<QgsLayoutItemMap*> maps;
    layout.layoutItems(maps);
    if (maps.isEmpty()) {
        return badTemplate("die Druckvorlage enthält keine Karte", "the print template contains no map");
    }
    WB_TRY(const QgsCoordinateReferenceSystem crs, knownCrs(request.crs));
    for (QgsLayoutItemMap* map : maps) {
        map->setLayers(stack.layers({}));
        map->setKeepLayerSet(true);
        map->setCrs(crs);
    }
    showOn(*maps.front(), QgsRectangle(request.minX, request.minY, request.maxX, request.maxY));
    return {};
}

void fillItems(QgsPrintLayout& layout, const MakeLayout& request)
{
    for (const map_link::NamedText& text : request.texts) {
        if (auto* label = dynamic_cast<QgsLayoutItemLabel*>(layout.itemById(toQt(text.name)))) {
            label->setMode(QgsLayoutItemLabel::ModeFont); // HTML could load things
            label->setText(withoutExpressions(toQt(text.text)));
        }
    }
    QList<QgsLayoutItemScaleBar*> bars;
    layout.layoutItems(bars);
    for (QgsLayoutItemScaleBar* bar : bars) {
        if (request.templateQpt.empty()) { // a round length for the extent that the
                                           // map shows only now
            bar->applyDefaultSize(names::kMetres);
        }
    }
    QList<QgsLayoutItemLegend*> legends;
    layout.layoutItems(legends);
    for (QgsLayoutItemLegend* legend : legends) {
        legend->setAutoUpdateModel(true);
        legend->adjustBoxSize();
    }
}

Result<void> checkMemory(const QgsPrintLayout& layout, const MakeLayout& request)
{
    constexpr double kMostBytes = 2.0 * 1024 * 1024 * 1024;
    constexpr double kMmPerInch = 25.4;
    for (int page = 0; page < layout.pageCollection()->pageCount(); ++page) {
        const QSizeF mm = layout.pageCollection()->page(page)->rect().size();
        const double bytes = mm.width() / kMmPerInch * request.dpi * mm.height() / kMmPerInch * request.dpi * 4;
        if (bytes > kMostBytes) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"die Seite bräuchte bei dieser Auflösung mehr "
                                     "als 2 GiB Arbeitsspeicher",
                                     "at this resolution the page would need more "
                                     "than 2 GiB of memory"},
                         .advice = {"Eine kleinere Auflösung wählen", "Choose a lower resolution"}};
        }
    }
    return {};
}

QgsLayoutExporter::ExportResult exportTo(const QString& path, QgsPrintLayout& layout, const MakeLayout& request)
{
    QgsLayoutExporter exporter(&layout);
    switch (request.format) {
    case LayoutFormat::Pdf: {
        QgsLayoutExporter::PdfExportSettings settings;
        settings.dpi = request.dpi;
        return exporter.exportToPdf(path, settings);
    }
    case LayoutFormat::Svg: {
        QgsLayoutExporter::SvgExportSettings settings;
        settings.dpi = request.dpi;
        return exporter.exportToSvg(path, settings);
    }
    case LayoutFormat::Png:
        break;
    }
    QgsLayoutExporter::ImageExportSettings settings;
    settings.dpi = request.dpi;
    return exporter.exportToImage(path, settings);
}

} // namespace

Result<map_link::LayoutMade> makeLayout(LayerStack& stack, const MakeLayout& request,
                                        const std::filesystem::path& stagingFolder)
{
    QgsPrintLayout layout(&stack.project());
    layout.initializeDefaults();
    if (request.templateQpt.empty()) {
        arrangePlainSheet(layout, request);
    } else {
        WB_CHECK(loadTemplate(layout, request.templateQpt));
    }
    WB_CHECK(fillMap(layout, stack, request));
    WB_CHECK(checkMemory(layout, request));
    fillItems(layout, request);
    const QDir folder(QString::fromStdString(stagingFolder.string()));
    const QStringList before = folder.entryList(QDir::Files);
    if (exportTo(folder.filePath(toQt(request.outputName)), layout, request) != QgsLayoutExporter::Success) {
        return Error{.code = ErrorCode::Io,
                     .message = {"das Kartenblatt ließ sich nicht schreiben", "the map sheet could not be written"},
                     .subject = request.outputName};
    }
    map_link::LayoutMade made{.request = request.request};
    const QStringList after = folder.entryList(QDir::Files, QDir::Name);
    for (const QString& name : after) {
        if (!before.contains(name) || name == toQt(request.outputName)) {
            made.files.push_back(name.toStdString());
        }
    }
    return made;
}

} // namespace weitblick::map_host
